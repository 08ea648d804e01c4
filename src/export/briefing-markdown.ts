/** A briefing as Markdown: sections, lines with numbers of sources, the sources at the end. */
import type { Briefing, BriefingLine, BriefingSection } from '../record/briefing/briefing.js';

/** @param release of the code that made it */
export function briefingMarkdown(briefing: Briefing, release: string): string {
  const { a, b, until, since, precision, sections, sources } = briefing;
  const head = [
    `# ${plain(a.name)} and ${plain(b.name)}`,
    '',
    `Reports of the two up to ${until || 'no day'}; precision ${precision}${since === null ? '' : `; new since ${since} is marked **new**`}.`,
  ];
  const foot = [
    '## Sources',
    '',
    ...sources.map(({ number, title, publisher, published, url, document }) => {
      const name = plain(title ?? document);
      const linked = url !== null && isAddress(url) ? `[${name}](<${url}>)` : name;
      return `${number}. ${[linked, plain(publisher ?? ''), published?.slice(0, 10) ?? ''].filter(Boolean).join(', ')}`;
    }),
    ...(sources.length === 0 ? ['None.'] : []),
    '',
    `Made by Chancery ${release} from the documents named. Every line rests on their words; what no document says stands nowhere.`,
  ];
  return `${[...head, '', ...sections.flatMap(sectionLines), ...foot].join('\n')}\n`;
}

const sectionLines = (section: BriefingSection): string[] => {
  const lines: string[] = [`## ${section.title}`, ''];
  if (section.lines.length === 0) return [...lines, section.none, ''];
  let under = '';
  for (const line of section.lines) {
    if (line.under !== under) {
      under = line.under;
      lines.push(...(lines.at(-1) === '' ? [] : ['']), `### ${plain(under)}`, '');
    }
    lines.push(`- ${lineText(line)}`);
  }
  return [...lines, ...(section.more > 0 ? ['', `${section.more} more in the record.`] : []), ''];
};

const lineText = ({ day, text, words, state, sources, isNew }: BriefingLine): string =>
  [
    ...(isNew ? ['**new**'] : []),
    ...(day === '' ? [] : [`${day}:`]),
    ...(state === '' ? [] : [`[${state}]`]),
    plain(text),
    ...(words === '' ? [] : [`— “${plain(words)}”`]),
    ...(sources.length === 0 ? [] : [sources.map((number) => `[${number}]`).join('')]),
  ].join(' ');

/** Words of others on one line, without signs that Markdown or HTML would act on. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .trim();

/** Only addresses of the web are linked. */
export const isAddress = (url: string): boolean => /^https?:\/\/[^\s<>"']+$/i.test(url);
