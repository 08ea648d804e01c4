/** A briefing as one HTML file: nothing is fetched, readable on a telephone and on a wide screen, by day, by night and in print. */
import type { Briefing, BriefingLine, BriefingSection } from '../record/briefing/briefing.js';
import { isAddress } from './briefing-markdown.js';

/** @param release of the code that made it */
export function briefingHtml(briefing: Briefing, release: string): string {
  const { a, b, until, since, precision, sections, sources } = briefing;
  const title = `${a.name} and ${b.name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Briefing: ${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="kind">Briefing</p>
<h1>${escaped(title)}</h1>
<p class="facts">Reports of the two up to ${escaped(until || 'no day')} · precision ${escaped(precision)}${since === null ? '' : ` · new since ${escaped(since)} is marked`}</p>
<nav>${sections.map(({ name, title: one, lines }) => `<a href="#${name}">${escaped(one)}${lines.length > 0 ? ` <span>${lines.length}</span>` : ''}</a>`).join('')}</nav>
</header>
<main>
${sections.map(sectionHtml).join('\n')}
<section id="sources">
<h2>Sources</h2>
${sources.length === 0 ? '<p class="none">None.</p>' : `<ol class="sources">${sources.map(sourceHtml).join('\n')}</ol>`}
</section>
</main>
<footer>Made by Chancery ${escaped(release)} from the documents named. Every line rests on their words; what no document says stands nowhere.</footer>
</body>
</html>
`;
}

const sectionHtml = (section: BriefingSection): string => {
  const { name, title, lines, none, more } = section;
  const head = `<section id="${name}">\n<h2>${escaped(title)}</h2>`;
  if (lines.length === 0) return `${head}\n<p class="none">${escaped(none)}</p>\n</section>`;
  const groups: { under: string; lines: BriefingLine[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.under === line.under) last.lines.push(line);
    else groups.push({ under: line.under, lines: [line] });
  }
  const body = groups
    .map(
      ({ under, lines: own }) =>
        `${under === '' ? '' : `<h3>${escaped(under)}</h3>\n`}<ul>\n${own.map(lineHtml).join('\n')}\n</ul>`,
    )
    .join('\n');
  return `${head}\n${body}${more > 0 ? `\n<p class="more">${more} more in the record.</p>` : ''}\n</section>`;
};

const lineHtml = ({ day, text, words, state, sources, isNew }: BriefingLine): string =>
  `<li>${day === '' ? '' : `<time>${escaped(day)}</time> `}<div>${isNew ? '<b class="new">new</b> ' : ''}${
    state === '' ? '' : `<span class="state ${escaped(state)}">${escaped(state)}</span> `
  }${escaped(text)}${sources.map((number) => ` <a class="source" href="#source-${number}">[${number}]</a>`).join('')}${
    words === '' ? '' : `<blockquote>${escaped(words)}</blockquote>`
  }</div></li>`;

const sourceHtml = ({ number, title, publisher, published, url, document }: Briefing['sources'][number]): string => {
  const name = escaped(title ?? document);
  const linked = url !== null && isAddress(url) ? `<a href="${escaped(url)}" rel="noreferrer">${name}</a>` : name;
  const facts = [publisher ?? '', published?.slice(0, 10) ?? ''].filter(Boolean).map(escaped).join(', ');
  return `<li id="source-${number}">${linked}${facts ? `<span>, ${facts}</span>` : ''}</li>`;
};

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text of others in HTML: signs of markup and of the writing direction do nothing. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

const STYLE = `
:root{--ink:#1b1f24;--soft:#59636e;--line:#d8dee4;--paper:#fff;--tint:#f3f5f8;--accent:#0b57a4;--good:#1a6b3c;--bad:#a4262c;--open:#7a5200}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#9aa4af;--line:#363d46;--paper:#14171b;--tint:#1d2127;--accent:#7db7f5;--good:#6fcf97;--bad:#ff8d8d;--open:#e2b34d}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1.25rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.5 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.15;margin:.1rem 0 .4rem}
h2{font-size:1.2rem;margin:2rem 0 .6rem;padding-bottom:.25rem;border-bottom:2px solid var(--line)}
h3{font:600 .8rem/1.4 system-ui,sans-serif;text-transform:uppercase;letter-spacing:.05em;color:var(--soft);margin:1.1rem 0 .3rem}
.kind,.facts,.more,.none,nav,time,.state,.new,footer,.sources span{font-family:system-ui,sans-serif}
.kind{text-transform:uppercase;letter-spacing:.12em;font-size:.75rem;color:var(--soft);margin:0}
.facts,.more,.none{color:var(--soft);font-size:.875rem;margin:.2rem 0}
nav{display:flex;flex-wrap:wrap;gap:.4rem;margin:1rem 0 0;font-size:.8125rem}
nav a{padding:.2rem .6rem;border:1px solid var(--line);border-radius:1rem;text-decoration:none}
nav span{color:var(--soft)}
a{color:var(--accent)}
ul{list-style:none;margin:0;padding:0}
li{margin:0}
section ul li{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:0 1rem;padding:.45rem 0;border-bottom:1px solid var(--line)}
section ul li>div{grid-column:2}
time{color:var(--soft);font-size:.8125rem;line-height:1.85;font-variant-numeric:tabular-nums}
blockquote{margin:.3rem 0 .1rem;padding:.1rem 0 .1rem .75rem;border-left:3px solid var(--line);color:var(--soft);font-size:.95rem}
.source{font:.75rem system-ui,sans-serif;text-decoration:none;white-space:nowrap}
.state,.new{font-size:.6875rem;font-weight:600;padding:.08rem .4rem;border-radius:.25rem;border:1px solid currentColor;vertical-align:.08em}
.state{color:var(--open)}.state.met,.state.open{color:var(--good)}.state.broken,.state.overdue,.state.closed,.state.suspended,.state.refused{color:var(--bad)}
.new{color:var(--paper);background:var(--accent);border-color:var(--accent)}
.sources{padding-left:2rem;font-size:.9rem}.sources li{padding:.15rem 0}.sources span{color:var(--soft);font-size:.8125rem}
footer{margin-top:2.5rem;color:var(--soft);font-size:.75rem}
@media (max-width:40rem){h1{font-size:1.5rem}section ul li{display:block}time{display:block;line-height:1.4}}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--accent:#000;--good:#000;--bad:#000;--open:#000}body{max-width:none;padding:0;font-size:10.5pt}nav{display:none}section ul li,.sources li{break-inside:avoid}h2,h3{break-after:avoid}.new{color:#000;background:none}}
`;
