/** Which names of a text a spinner garbled, and how well the repair restored them. */

import type { Repair } from '../../src/model/reading.js';
import type { Span } from '../../src/model/span.js';
import type { Resources } from '../../src/reading/resources.js';
import { numberTokens } from '../../src/reading/text/phrases.js';
import { at, sentenceEnd, type Tokens, uposOf } from '../../src/reading/text/tokens.js';
import type { Spun } from './spinner.js';

/** A name in the spun text, with what it was. */
export interface GarbledName {
  readonly span: Span;
  readonly original: string;
}

/** Names and titles of the actor table of more than one word, and groups of a state ('Chinese officials'), as spans. */
export function namesOf(tokens: Tokens, resources: Resources): Span[] {
  const { actors } = resources;
  const numbered = numberTokens(tokens, resources.words);
  const spans: Span[] = [];
  for (let i = 0; i < tokens.size; ) {
    const limit = sentenceEnd(tokens, at(tokens.sentenceOf, i));
    const name = actors.names.longest(i, limit, numbered.forms);
    const title = actors.titles.longest(i, limit, numbered.forms);
    let end = Math.max(name?.end ?? 0, title?.end ?? 0, i);
    const adjective = name?.end === end && name.values.some((value) => value.is === 'adjective');
    if (adjective && end < limit && actors.groups.has(at(tokens.lemmas, end)) && uposOf(tokens, end) === 'NOUN') end++;
    if (end - i > 1) spans.push([at(tokens.starts, i), at(tokens.ends, end - 1)]);
    i = Math.max(end, i + 1);
  }
  return spans;
}

/** The names in which a word was exchanged for more than another spelling of it. */
export const garbledNames = (text: string, names: readonly Span[], spun: Spun): GarbledName[] => {
  const { exchanges, after } = spun;
  const garbled: GarbledName[] = [];
  let k = 0;
  for (const [start, end] of names) {
    while (k < exchanges.length && at(exchanges, k).before[1] <= start) k++;
    if (k >= exchanges.length || at(exchanges, k).before[0] >= end) continue;
    const span: Span = [after(start), after(end)];
    const original = text.slice(start, end);
    const isSame = wordsOf(spun.text.slice(...span)).join(' ') === wordsOf(original).join(' ');
    if (!isSame) garbled.push({ span, original });
  }
  return garbled;
};

export interface RepairCounts {
  garbled: number;
  restored: number;
  /** Repairs of names, and those that give exactly what stood there. */
  repairs: number;
  right: number;
  allRepairs: number;
  allRight: number;
}

export const noCounts = (): RepairCounts => ({
  garbled: 0,
  restored: 0,
  repairs: 0,
  right: 0,
  allRepairs: 0,
  allRight: 0,
});

/** Adds up one document; a name is restored where score-reading would say so: half of its words, a third of its place. */
export function countRepairs(
  counts: RepairCounts,
  text: string,
  spun: Spun,
  names: readonly GarbledName[],
  repairs: readonly Repair[],
  misses?: string[],
): void {
  counts.garbled += names.length;
  for (const name of names) {
    const want = wordsOf(name.original);
    const hit = repairs.some(
      ({ span, restored }) =>
        overlap(span, name.span) > 0.3 &&
        wordsOf(restored).filter((word) => want.includes(word)).length >= 0.5 * want.length,
    );
    if (hit) counts.restored++;
    else misses?.push(`missed: ${spun.text.slice(...name.span)} <- ${name.original}`);
  }
  for (const repair of repairs) {
    const original = originalOf(text, spun, repair.span);
    const right = wordsOf(original).join(' ') === wordsOf(repair.restored).join(' ');
    counts.allRepairs++;
    if (right) counts.allRight++;
    if (!/\p{Lu}/u.test(repair.restored)) continue;
    counts.repairs++;
    if (right) counts.right++;
    else misses?.push(`wrong: ${repair.found} -> ${repair.restored} <- ${original}`);
  }
}

/** What stood in the place of a span of the spun text. */
const originalOf = (text: string, { exchanges }: Spun, [start, end]: Span): string => {
  let shift = 0;
  let from: number | undefined;
  let to: number | undefined;
  for (const { span, before } of exchanges) {
    if (from === undefined && start <= span[0]) from = start - shift;
    if (from === undefined && start < span[1]) from = before[0];
    if (to === undefined && end <= span[0]) to = end - shift;
    if (to === undefined && end <= span[1]) to = before[1];
    shift = span[1] - before[1];
  }
  return text.slice(from ?? start - shift, to ?? end - shift);
};

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bdefence\b/g, 'defense'],
  [/\badvisor\b/g, 'adviser'],
  [/\bcentre\b/g, 'center'],
  [/\borganisation\b/g, 'organization'],
  [/\blabour\b/g, 'labor'],
];

const wordsOf = (text: string): string[] =>
  SPELLINGS.reduce((made, [spelling, other]) => made.replace(spelling, other), text.toLowerCase())
    .replace(/[.’']/g, '')
    .replace(/[-–]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'the');

const overlap = (a: Span, b: Span): number => {
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
  return shared <= 0 ? 0 : shared / (Math.max(a[1], b[1]) - Math.min(a[0], b[0]));
};
