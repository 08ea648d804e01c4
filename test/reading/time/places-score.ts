/** Scores found places against the cases of test/cases/time/places.jsonl as its README says. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Tokens } from '../../../src/reading/text/tokens.js';
import { at } from '../../../src/reading/text/tokens.js';
import type { PlaceMention } from '../../../src/reading/time/places.js';
import { foldName } from '../../../src/reading/time/places-fold.js';

interface ExpectedPlace {
  readonly words: string;
  readonly nth?: number;
  readonly kind: string;
  readonly city?: string;
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly optional?: boolean;
  readonly alternatives?: { readonly country?: readonly string[] };
}
export interface PlaceCase {
  readonly id: string;
  readonly group: string;
  readonly text: string;
  readonly expect: readonly ExpectedPlace[];
}

const FILE = fileURLToPath(new URL('../../cases/time/places.jsonl', import.meta.url));

export const placeCases = (): PlaceCase[] =>
  readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PlaceCase);

/** Words of direction and category before or behind the name, which need not be covered. */
const ASIDE = /^(northern|southern|eastern|western|central|upper)\s+/i;
const BETWEEN = /^(frontier|border)\b.*$/i;
const TOLERANCE = 0.5;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const placeOf = (text: string, words: string, nth = 1): number => {
  let from = -1;
  for (let k = 0; k < nth; k++) from = text.indexOf(words, from + 1);
  return from;
};

/** The head of the words: the name without 'northern', the last word of an institution. */
const headOf = (one: ExpectedPlace, start: number): Stretch => {
  const end = start + one.words.length;
  const between = BETWEEN.test(one.words) ? /^\w+/.exec(one.words) : null;
  if (between) return { start, end: start + between[0].length };
  const aside = ASIDE.exec(one.words)?.[0].length ?? 0;
  if (one.kind === 'institution-site' || one.kind === 'border' || one.kind === 'venue') {
    const last = one.words.lastIndexOf(' ');
    return { start: start + last + 1, end };
  }
  return { start: start + aside, end };
};

const near = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE + 1e-9;

const isRight = (found: PlaceMention, one: ExpectedPlace): boolean => {
  if ((found.kind === 'occasion') !== (one.kind === 'occasion')) return false;
  if (one.kind === 'occasion') return true;
  const countries = [one.country ?? '', ...(one.alternatives?.country ?? [])];
  if (!countries.includes(found.country ?? '')) return false;
  const bothSet = one.lat !== undefined && one.lon !== undefined && found.lat !== undefined && found.lon !== undefined;
  const agree = bothSet && near(one.lat ?? 0, found.lat ?? 0) && near(one.lon ?? 0, found.lon ?? 0);
  if (one.lat !== undefined && !agree) return false;
  if (one.city === undefined) return true;
  const city = found.city ?? (found.kind === 'city' ? found.name : '');
  return foldName(city) === foldName(one.city) || agree;
};

/** What is wrong with the places found in a case, in words; nothing where it passes. */
export const placeFaults = (one: PlaceCase, tokens: Tokens, found: readonly PlaceMention[]): string[] => {
  const faults: string[] = [];
  const used = new Set<PlaceMention>();
  for (const expected of one.expect) {
    const start = placeOf(one.text, expected.words, expected.nth);
    const head = headOf(expected, start);
    const hit = found.find(
      (mention) => at(tokens.starts, mention.from) <= head.start && at(tokens.ends, mention.to - 1) >= head.end,
    );
    if (!hit) {
      if (!expected.optional) faults.push(`missing: ${expected.words}`);
      continue;
    }
    used.add(hit);
    if (!isRight(hit, expected)) faults.push(`wrong: ${expected.words} as ${JSON.stringify(hit)}`);
  }
  for (const mention of found)
    if (!used.has(mention))
      faults.push(
        `unexpected: ${one.text.slice(at(tokens.starts, mention.from), at(tokens.ends, mention.to - 1))} (${mention.why})`,
      );
  return faults;
};
