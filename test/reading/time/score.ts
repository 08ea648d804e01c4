/** The scorer of test/cases/time/dates.jsonl, by the rules of its README. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Value = string | { readonly start: string | null; readonly end: string | null } | null;

interface Expected {
  readonly words: string;
  readonly nth?: number;
  readonly value?: Value;
  readonly precision?: string;
  readonly of?: string;
  readonly background?: boolean;
  readonly optional?: boolean;
  readonly alternatives?: readonly Value[];
}

export interface DateCase {
  readonly id: string;
  readonly group: string;
  readonly text: string;
  readonly published: string | null;
  readonly dateline: string | null;
  readonly expect: readonly Expected[];
}

/** What a reader gives, as offsets into the text. */
export interface Given {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
  /** The word that the date tells the time of. */
  readonly of?: string | undefined;
  readonly background?: boolean | undefined;
}

export const dateCases = (): DateCase[] =>
  readFileSync(fileURLToPath(new URL('../../cases/time/dates.jsonl', import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DateCase);

const first = (side: string | null): string | null =>
  side === null ? null : side.length === 4 ? `${side}-01-01` : side.length === 7 ? `${side}-01` : side;
const last = (side: string | null): string | null => {
  if (side === null || side.length === 10) return side;
  if (side.length === 4) return `${side}-12-31`;
  return new Date(Date.UTC(Number(side.slice(0, 4)), Number(side.slice(5)), 0)).toISOString().slice(0, 10);
};

/** The days that a value covers, as one string. */
const daysOf = (value: Value): string =>
  value === null
    ? 'null'
    : typeof value === 'string'
      ? `${first(value)}/${last(value)}`
      : `${first(value.start)}/${last(value.end)}`;

const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec';
/** What names the time, the first that stands in the words; in a range the first and the last of them. */
const HEADS = [
  /\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b/g,
  new RegExp(`\\b(?:${MONTH})\\b`, 'g'),
  /\b(?:days?|weeks?|months?|years?|yr|decades?|century|quarter|half|weekend|hours?|anniversary|minutes|spring|summer|autumn|fall|winter)\b/g,
  /\b(?:today|tonight|yesterday|tomorrow|night|morning|recently|soon|shortly|future|time|noon|weekly|monthly|annual|Eve|Day)\b/gi,
  /\d[\d/.:-]*(?:s|st|nd|rd|th)?|eighties/g,
];
const isRange = (words: string): boolean => /\d-\d|\bto\b| and /.test(words);

const headsOf = ({ words }: Expected): readonly (readonly [number, number])[] => {
  for (const pattern of HEADS) {
    const found = [...words.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const);
    const [head] = found;
    const end = found.at(-1);
    if (head && end) return isRange(words) ? [head, end] : [pattern === HEADS[2] ? end : head];
  }
  return [[0, words.length]];
};

const placeOf = (text: string, { words, nth }: Expected): number => {
  let at = -1;
  for (let i = 0; i < (nth ?? 1); i++) at = text.indexOf(words, at + 1);
  return at;
};

export interface Outcome {
  readonly passes: boolean;
  readonly notes: readonly string[];
  readonly of: readonly boolean[];
  readonly background: readonly boolean[];
}

const UNCOUNTED = /^(?:now|then|still|already|again|ever since)$/i;

export function judge(one: DateCase, given: readonly Given[]): Outcome {
  const left = given.filter((item) => !UNCOUNTED.test(one.text.slice(item.start, item.end)));
  const notes: string[] = [];
  const of: boolean[] = [];
  const background: boolean[] = [];
  for (const want of one.expect) {
    const start = placeOf(one.text, want);
    const heads = headsOf(want);
    const index = left.findIndex((item) => heads.every(([a, b]) => item.start <= start + a && item.end >= start + b));
    const [item] = index === -1 ? [] : left.splice(index, 1);
    if (!item) {
      if (!want.optional) notes.push(`missing '${want.words}'`);
      continue;
    }
    const values = [want.value ?? null, ...(want.alternatives ?? [])];
    if (!values.some((value) => daysOf(value) === daysOf(item.value)))
      notes.push(`'${want.words}' is ${JSON.stringify(item.value)}, not ${JSON.stringify(want.value)}`);
    if (want.of !== undefined) of.push(item.of === want.of);
    if (want.background !== undefined) background.push(item.background === want.background);
  }
  for (const item of left)
    notes.push(`unexpected '${one.text.slice(item.start, item.end)}' ${JSON.stringify(item.value)}`);
  return { passes: notes.length === 0, notes, of, background };
}
