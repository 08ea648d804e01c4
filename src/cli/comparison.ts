/** A comparison for people: the words of both accounts side by side, 'not mentioned' where one is silent. */
import type { ShownComparison } from '../desk/compare.js';
import type { Span } from '../model/span.js';
import type { ComparedPoint } from '../record/compare/compare.js';
import { harmless } from './harmless.js';
import { padded, type Terminal, wrapped } from './terminal.js';

const TOPIC_WIDTH = 16;
const GAP = 2;
/** Topics of which each side's share is shown. */
const STRESSED = 10;
const BAR = 12;

/** @param names how the two inputs were called */
export function comparisonText(
  { comparison, texts }: ShownComparison,
  names: readonly [string, string],
  terminal: Terminal,
): string {
  const { color, width } = terminal;
  const column = Math.floor((width - TOPIC_WIDTH - 2 * GAP) / 2);
  const row = (first: string, a: string, b: string): string[] => beside([first, a, b], [TOPIC_WIDTH, column, column]);
  const { points } = comparison;
  const counts = (relation: ComparedPoint['relation']): number =>
    points.filter((point) => point.relation === relation).length;
  const lines = [
    ...row('', color.bold(headOf(comparison.a.title, names[0])), color.bold(headOf(comparison.b.title, names[1]))),
    `${counts('both')} points in both · ${counts('conflict')} in conflict · ${counts('only-a')} in A alone · ${counts('only-b')} in B alone`,
    '',
  ];
  for (const section of SECTIONS) {
    const own = points.filter(({ relation }) => relation === section.relation);
    if (own.length === 0) continue;
    lines.push(color.bold(`${section.title} (${own.length})`));
    for (const point of own) {
      if (point.note) lines.push(`${' '.repeat(TOPIC_WIDTH + GAP)}${color.yellow(harmless(point.note))}`);
      lines.push(
        ...row(
          point.topic.replaceAll('-', ' ') || '·',
          cell(texts.a, point.a) || color.dim('not mentioned'),
          cell(texts.b, point.b) || color.dim('not mentioned'),
        ),
        '',
      );
    }
  }
  const stressed = comparison.stress.filter(({ topic }) => topic !== '').slice(0, STRESSED);
  if (stressed.length > 0) {
    lines.push(color.bold('STRESS (share of each text by topic)'));
    const most = Math.max(...stressed.flatMap(({ a, b }) => [a, b]));
    for (const { topic, a, b } of stressed)
      lines.push(
        `${padded(topic.replaceAll('-', ' '), TOPIC_WIDTH + 10)}  A ${bar(a, most)} ${percent(a)}   B ${bar(b, most)} ${percent(b)}`,
      );
  }
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

const SECTIONS = [
  { relation: 'conflict', title: 'IN CONFLICT' },
  { relation: 'both', title: 'IN BOTH' },
  { relation: 'only-a', title: 'IN A ALONE' },
  { relation: 'only-b', title: 'IN B ALONE' },
] as const;

const headOf = (title: string | null, name: string): string => harmless(title ?? name);

/** The words of a side, each stretch in quotation marks. */
const cell = (text: string, spans: readonly Span[]): string =>
  spans.map(([start, end]) => `“${harmless(text.slice(start, end))}”`).join(' … ');

const bar = (share: number, most: number): string => padded('█'.repeat(Math.round((BAR * share) / most)), BAR);
const percent = (share: number): string => `${Math.round(100 * share)}%`.padStart(4);

/** Texts side by side, each wrapped into its column. */
const beside = (texts: readonly string[], widths: readonly number[]): string[] => {
  const cells = texts.map((text, i) => (text === '' ? [] : wrapped(text, widths[i] ?? 0, 0).split('\n')));
  const height = Math.max(...cells.map((one) => one.length));
  return Array.from({ length: height }, (_, line) =>
    cells.map((one, i) => padded(one[line] ?? '', widths[i] ?? 0)).join(' '.repeat(GAP)),
  );
};
