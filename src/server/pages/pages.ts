/**
 * The pages as HTML. Everything that comes from a document goes through the template's escaping; nothing is inserted raw.
 */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { cut, type Mark, marksOf } from '../../desk/ask/marks.js';
import type { ShownDocument } from '../../desk/ask/questions.js';
import { headline, whenText } from '../../export/headline.js';
import type { DateValue, Reading } from '../../model/reading.js';
import { type Entry, ITEM_KINDS, type Item, type ItemKind } from '../../model/record.js';
import { statusOf } from '../../record/found-by.js';
import type { SearchHit } from '../../store/store.js';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const layout = (title: string, body: Html, query = ''): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Chancery</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a class="name" href="/">Chancery</a><span class="dim">the diplomatic record</span>
<form action="/search"><input name="q" value="${query}" placeholder="words, or a &quot;phrase&quot;" aria-label="Search the documents"><button>Search</button></form></header>
<main>${body}</main>
</body>
</html>`;

/** An id as it stands in an address; half a character, which no address can hold, as the store keeps it: U+FFFD. */
const encoded = (id: string): string => encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'));
const entryLink = (id: string): string => `/entry?id=${encoded(id)}`;
const documentLink = (id: string): string => `/document?id=${encoded(id)}`;

/** The list of the record's entries of one kind, newest first. */
export const listPage = (
  kind: ItemKind,
  entries: readonly Entry[],
  counts: Readonly<Partial<Record<ItemKind, number>>>,
  next: string | undefined,
): Html =>
  layout(
    titles[kind],
    html`<nav class="kinds">${ITEM_KINDS.map(
      (one) =>
        html`<a href="/?kind=${one}"${one === kind ? html` aria-current="page"` : ''}>${titles[one]} <span class="dim">${(counts[one] ?? 0).toLocaleString('en')}</span></a>`,
    )}</nav>
<h1>${titles[kind]}</h1>
${entries.length === 0 ? html`<p>Nothing here yet. <code>chancery add FILE</code> reads documents into the record.</p>` : ''}
<ul class="entries">${entries.map(
      (
        entry,
      ) => html`<li><span class="day">${whenText(entry) || 'no date'}</span><a href="${entryLink(entry.id)}">${headline(entry)}</a> ${status(entry)}
<div class="dim">${entry.reports.length === 1 ? '1 report' : `${entry.reports.length} reports`}, ${entry.independent} independent</div></li>`,
    )}</ul>
${next ? html`<p><a href="/?kind=${kind}&after=${encodeURIComponent(next)}">Older</a></p>` : ''}`,
  );

const titles: Readonly<Record<ItemKind, string>> = {
  meeting: 'Meetings',
  event: 'Events',
  statement: 'Statements',
  commitment: 'Commitments',
  channel: 'Channels',
  incident: 'Incidents',
};

const status = (entry: Entry): Html | '' => {
  const word = statusOf(entry);
  return word === '' ? '' : html`<span class="status">${word}</span>`;
};

const dateText = (date: DateValue | null): string =>
  date === null ? 'not known' : typeof date === 'string' ? date : `${date.start} to ${date.end}`;

/** One entry with its fields, what its reports disagree on, and each report with the words that support it. */
export const entryPage = (entry: Entry, items: readonly Item[]): Html =>
  layout(
    headline(entry),
    html`<p class="dim">${entry.kind}</p><h1>${headline(entry)}</h1>
<dl>
<dt>date</dt><dd>${dateText(entry.date)}</dd>
<dt>parties</dt><dd>${entry.parties.join(', ') || 'none'}</dd>
${fields(entry).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
</dl>
${
  entry.contradictions.length === 0
    ? ''
    : html`<h2>Where the reports differ</h2><dl>${entry.contradictions.map(
        (one) =>
          html`<dt>${one.field}</dt><dd>${one.values
            .map(
              ({ value, items }) => `${shown(value)} (${items.length === 1 ? '1 report' : `${items.length} reports`})`,
            )
            .join('; ')}</dd>`,
      )}</dl>`
}
<h2>Reports (${entry.reports.length}, independent ${entry.independent})</h2>
<ul class="reports">${entry.reports.map(
      (report) => html`<li><a href="${documentLink(report.document)}">${report.publisher ?? report.document}</a>
<span class="dim">${report.published?.slice(0, 10) ?? 'no date'}</span>
${items
  .filter((item) => item.document === report.document)
  .flatMap((item) => item.words.map((quoted) => html`<blockquote>“${quoted}”</blockquote>`))}</li>`,
    )}</ul>
<p class="dim">${[entry.id, ...(entry.why.length > 0 ? [`merged by ${entry.why.join(', ')}`] : [])].join(', ')}</p>`,
  );

/** The fields of an entry's value that a person asks for, in words. */
const fields = (entry: Entry): [string, string][] => {
  const skip = new Set([
    'id',
    'evidence',
    'content',
    'source',
    'target',
    'cue',
    'why',
    'date',
    'confidence',
    'parties',
    'statement',
    'within',
    'basis',
  ]);
  return Object.entries(entry.value)
    .filter(
      ([name, value]) =>
        !skip.has(name) && value !== '' && value !== null && !(Array.isArray(value) && value.length === 0),
    )
    .map(([name, value]) => [name, shown(value)]);
};

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (value !== null && typeof value === 'object') {
    const { name, role, party } = value as {
      readonly name?: unknown;
      readonly role?: unknown;
      readonly party?: unknown;
    };
    if (typeof name === 'string') return [name, [party, role].filter(Boolean).join(', ')].filter(Boolean).join(' – ');
    return JSON.stringify(value);
  }
  return String(value);
};

/** One document, its statements, events and repairs marked in place. */
export const documentPage = ({ document, reading, versions }: ShownDocument): Html =>
  layout(
    document.title ?? document.id,
    html`<h1>${document.title ?? 'Untitled'}</h1>
<p class="dim">${[
      document.publisher,
      document.published?.slice(0, 10),
      versions.length > 1 ? `corrected: ${versions.length} versions` : '',
    ]
      .filter(Boolean)
      .join(' · ')}</p>
<p class="dim">${link(document.url)}</p>
${reading ? verdict(reading) : html`<p>Not read yet.</p>`}
<p class="legend dim"><mark class="statement">statement</mark><mark class="event">event</mark><mark class="repair">garbled</mark> Point at a mark to see who and what.</p>
<div class="text">${cut(document.text, reading ? marksOf(reading) : []).map(({ text, marks }) =>
      marks.length === 0
        ? text
        : html`<mark class="${classes(marks)}" title="${marks.map((mark) => mark.note).join(' | ')}">${text}</mark>`,
    )}</div>
<p class="dim">${document.id}</p>`,
  );

const classes = (marks: readonly Mark[]): string => [...new Set(marks.map((mark) => mark.kind))].join(' ');

/** Only an address of the web is a link; any other (`javascript:`) is shown as the text it is. */
const link = (url: string | undefined): Html | string => {
  if (!url) return '';
  return /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer noopener">${url}</a>` : url;
};

const verdict = ({ provenance, notes }: Reading): Html => {
  const { verdict: word, score } = provenance.spun;
  const said = word === 'clean' ? '' : `${word}: ${Math.round(score * 100)} of 100 known names are garbled`;
  return html`${said ? html`<p><span class="status">${said}</span></p>` : ''}${notes.map((note) => html`<p class="dim">note: ${note}</p>`)}`;
};

export const searchPage = (query: string, hits: readonly SearchHit[], next: string | undefined): Html =>
  layout(
    `Search: ${query}`,
    html`<h1>${hits.length === 0 ? 'Nothing found' : 'Found'}</h1><p class="dim">All words, or a "quoted phrase", newest first.</p>
<ul class="entries">${hits.map(
      (
        hit,
      ) => html`<li><span class="day">${hit.published?.slice(0, 10) ?? 'no date'}</span><a href="${documentLink(hit.id)}">${hit.title ?? hit.id}</a>
<div class="dim">${hit.publisher ?? ''}</div><div>${snippet(hit.snippet)}</div></li>`,
    )}</ul>${next ? html`<p><a href="/search?q=${encodeURIComponent(query)}&after=${encodeURIComponent(next)}">More</a></p>` : ''}`,
    query,
  );

/** The piece of the text with what was found in bold. */
const snippet = ({ text, span, hits }: SearchHit['snippet']): Html[] => {
  const parts: Html[] = [];
  let at = 0;
  for (const [from, to] of hits.map(([a, b]) => [a - span[0], b - span[0]] as const)) {
    if (from < at) continue;
    parts.push(html`${text.slice(at, from)}<b>${text.slice(from, to)}</b>`);
    at = to;
  }
  return [...parts, html`${text.slice(at)}`];
};

export const errorPage = (title: string, message: string): Html =>
  layout(title, html`<h1>${title}</h1><p>${message}</p><p><a href="/">To the record</a></p>`);
