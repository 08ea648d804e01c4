/** A briefing for people, in the terminal. */
import type { Briefing } from '../record/briefing/briefing.js';
import { harmless } from './harmless.js';
import { columns, padded, type Terminal, wrapped } from './terminal.js';

const DAY_WIDTH = 15;

export function briefingText(
  { a, b, until, since, precision, sections, sources }: Briefing,
  terminal: Terminal,
): string {
  const { color, width } = terminal;
  const lines = [
    color.bold(`${a.name} and ${b.name}`),
    `the record up to ${until || 'no day'} · precision ${precision}${since === null ? '' : ` · new since ${since}`}`,
  ];
  for (const { title, lines: own, none, more } of sections) {
    lines.push('', color.bold(title.toUpperCase()));
    if (own.length === 0) lines.push(color.dim(none));
    let under = '';
    for (const line of own) {
      if (line.under !== under) {
        under = line.under;
        lines.push(color.dim(`  ${under}`));
      }
      const numbers = line.sources.map((number) => `[${number}]`).join('');
      const text = [line.isNew ? 'NEW' : '', line.state === '' ? '' : `[${line.state}]`, harmless(line.text), numbers]
        .filter(Boolean)
        .join(' ');
      lines.push(columns(padded(line.day, DAY_WIDTH), text, width, 0));
      if (line.words !== '') lines.push(color.dim(wrapped(`“${harmless(line.words)}”`, width, DAY_WIDTH + 2)));
    }
    if (more > 0) lines.push(color.dim(`${more} more in the record`));
  }
  lines.push('', color.bold('SOURCES'));
  for (const { number, title, publisher, published, document } of sources) {
    const facts = [harmless(title ?? document), harmless(publisher ?? ''), published?.slice(0, 10) ?? ''];
    lines.push(columns(padded(`[${number}]`, 6), facts.filter(Boolean).join(', '), width, 0));
  }
  if (sources.length === 0) lines.push(color.dim('none'));
  return `${lines.join('\n')}\n`;
}
