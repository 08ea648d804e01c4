/**
 * A folder of Markdown notes for note takers: a page for each meeting, person and party, with links from one to the other. The
 * front matter says what a page is of, and with which versions it was made. Words of documents are text: no markup of theirs
 * is kept.
 */
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { NamedActor, ToldEntry } from '../../model/record.js';
import { isAddress, plain } from '../briefing-markdown.js';
import { headline, whenText } from '../headline.js';
import { fileNames, type Piece, type Request, type Write } from './format.js';

/** A page of somebody, while it grows. */
interface Page {
  readonly path: string;
  readonly front: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly lines: string[];
}

export const notes: Write = async function* (source, request) {
  const [meetingName, personName] = [fileNames(), fileNames()];
  const pages = new Map<string, Page>();
  const personPage = ({ actor, name, party }: NamedActor): Page => {
    const key = `${actor}${actor.includes('?') ? ` ${name} ${party}` : ''}`;
    const page = pages.get(key) ?? {
      path: `people/${personName(actor.includes('?') ? `${name} ${party}` : actor.replace(/^person:/, ''))}.md`,
      front: { kind: 'person', id: actor, name, party: party || null },
      title: name,
      lines: [],
    };
    pages.set(key, page);
    return page;
  };
  const partyPage = (party: Party): Page => {
    const page = pages.get(party) ?? {
      path: `parties/${party}.md`,
      front: { kind: 'party', code: party, name: PARTY[party].name },
      title: PARTY[party].name,
      lines: [],
    };
    pages.set(party, page);
    return page;
  };

  for await (const told of source.told('meeting')) {
    const { entry } = told;
    const path = `meetings/${meetingName(`${entry.day} ${headline(entry)} ${entry.id}`)}.md`;
    const people = entry.value.participants
      .filter(({ actor }) => actor.startsWith('person:'))
      .map((one) => ({ one, page: personPage(one) }));
    const parties = entry.parties.map(partyPage);
    const line = lineOf(told, `../${path}`);
    for (const page of new Set([...people.map(({ page }) => page), ...parties])) page.lines.push(line);
    yield { file: path, content: meetingText(told, people, parties, request) };
  }
  for await (const told of source.told('statement')) {
    const { speaker, party, act } = told.entry.value;
    const words = `${whenText(told.entry)}: ${act} “${plain(told.item.words.join(' … ').replace(/^[“"]|[”"]$/gu, ''))}” (${sourceOf(told)})`;
    if (speaker?.actor.startsWith('person:')) personPage(speaker).lines.push(words);
    else if (party) partyPage(party).lines.push(words);
  }
  for (const kind of ['event', 'commitment', 'channel', 'incident'] as const)
    for await (const told of source.told(kind)) {
      if (told.entry.kind === 'event' && told.entry.value.plover === 'CONSULT') continue;
      for (const party of told.entry.parties) partyPage(party).lines.push(lineOf(told));
    }
  for (const page of pages.values()) yield pageText(page, request);
};

const lineOf = (told: ToldEntry, path?: string): string => {
  const what = plain(headline(told.entry));
  return `${whenText(told.entry)}: ${path ? `[${what}](<${path}>)` : what} (${sourceOf(told)})`;
};

const sourceOf = ({ entry, item }: ToldEntry): string => {
  const report = entry.reports.find(({ document }) => document === item.document);
  const name = plain(report?.publisher ?? item.document);
  const more = entry.reports.length > 1 ? ` and ${entry.reports.length - 1} more` : '';
  return `${report?.url && isAddress(report.url) ? `[${name}](<${report.url}>)` : name}${more}`;
};

const meetingText = (
  told: ToldEntry<'meeting'>,
  people: readonly { readonly one: NamedActor; readonly page: Page }[],
  parties: readonly Page[],
  request: Request,
): string => {
  const { value, id, date, day, reports } = told.entry;
  const link = (page: Page, name: string): string => `[${plain(name)}](<../${page.path}>)`;
  const lines = [
    ...people.map(({ one, page }) => `- ${link(page, one.name)}${one.role ? `, ${plain(one.role)}` : ''}`),
    ...parties.map((page) => `- ${link(page, page.title)}`),
    '',
    `> ${plain(told.item.words.join(' … '))}`,
    '',
    '## Reports',
    '',
    ...reports.map(
      ({ document, publisher, published, url }) =>
        `- ${url && isAddress(url) ? `[${plain(publisher ?? document)}](<${url}>)` : plain(publisher ?? document)}${published ? `, ${published.slice(0, 10)}` : ''}`,
    ),
  ];
  const { kind, format, level, status, topics, place } = value;
  const front = {
    kind: 'meeting',
    id,
    day: day || null,
    date,
    meeting: kind,
    format,
    level,
    status,
    place: place?.name ?? null,
    topics,
  };
  return text(front, headline(told.entry), lines, request);
};

const pageText = ({ path, front, title, lines }: Page, request: Request): Piece => ({
  file: path,
  content: text(
    front,
    title,
    lines.map((line) => `- ${line}`),
    request,
  ),
});

/** JSON is YAML, so the front matter needs no quoting of its own. */
const text = (
  front: Readonly<Record<string, unknown>>,
  title: string,
  lines: readonly string[],
  { versions }: Request,
): string => {
  const head = {
    ...front,
    schema: 'chancery/notes@1',
    release: versions.release,
    data: versions.data.map(({ version }) => version),
  };
  const matter = Object.entries(head).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${matter.join('\n')}\n---\n\n# ${plain(title)}\n\n${lines.join('\n')}\n`;
};
