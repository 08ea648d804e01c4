/**
 * The print of a text: what is left of it after a reprint, a cut, a light edit or machine paraphrase. A paraphraser
 * exchanges nouns, verbs and adjectives, and leaves names, numbers and the small words between them, in their order: runs
 * of these *survive*. Two prints say how much of the shorter text stands in the longer one, by survivors and by all words.
 * Pure, from the text alone.
 *
 * Sampling long texts by the value of the hash, so that samples of texts of any length compare: Irber and others 2022
 * (FracMinHash). Marks, one minimum for each of some bins: Li, Owen and Zhang 2012 (one permutation hashing, after Broder's MinHash).
 */
import { SMALL_WORDS, withoutDatelines } from '../words.js';

/** Hashes of runs, sorted, each once: those that `2 ** scale` divides. */
interface Sample {
  readonly scale: number;
  readonly hashes: Uint32Array;
}

export interface Print {
  readonly survivors: Sample;
  readonly words: Sample;
}

/** Words of one run of survivors, and of one run of all words. */
const RUN = 3;
/** Words of one run from which marks are made: so many survivors in a row are in no two texts by chance. */
const MARK_RUN = 6;
/** Marks of a text at most: of copies 98 in 100 have one in common, of unrelated news one pair in a thousand. */
const BINS = 24;
/** Hashes that are kept of a text at most. */
const MOST = 512;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}.’'-]*/gu;

/** The words of a text without the ends that belong to no name: 'China's' is 'China'. */
export const wordsIn = (text: string): string[] =>
  [...text.normalize('NFKC').matchAll(WORD)].map(([word]) => word.replace(/[’']s$/, '').replace(/[.’'-]+$/, ''));

const NUMBER = /\p{N}/u;
const NAME = /^\p{Lu}/u;
const isNamed = (word: string): boolean => NAME.test(word) || NUMBER.test(word);

/** Names (with a capital), numbers (in lower case) and closed-class words, in their order. */
const survivorsOf = (words: readonly string[]): string[] =>
  words.flatMap((word) => {
    const lower = word.toLowerCase();
    if (NUMBER.test(word) || SMALL_WORDS.has(lower)) return [lower];
    return NAME.test(word) ? [word.charAt(0) + lower.slice(1)] : [];
  });

/**
 * @param text with what was garbled in it restored, see `restored`
 * @param words of the text, where they are known
 */
export function printOf(text: string, words = wordsIn(text)): Print {
  return {
    survivors: sampleOf(runs(survivorsOf(words), RUN).map(hashOf)),
    words: sampleOf(
      runs(
        words.map((word) => word.toLowerCase()),
        RUN,
      ).map(hashOf),
    ),
  };
}

/**
 * Marks of a text, whole numbers below 2 ** 48: copies have one in common, other texts hardly ever.
 *
 * @param equal what equal texts have in common
 * @param words of the text, where they are known
 */
export function marksOf(text: string, equal: string, words = wordsIn(text)): number[] {
  const least = new Array<number>(BINS).fill(Number.POSITIVE_INFINITY);
  const survivors = survivorsOf(words);
  for (let i = 0; i + MARK_RUN <= survivors.length; i++) {
    const run = survivors.slice(i, i + MARK_RUN);
    if (!run.some(isNamed)) continue;
    const hash = hashOf(run.join(' '));
    const bin = hash % BINS;
    least[bin] = Math.min(least[bin] ?? hash, hash);
  }
  const marks = least.flatMap((hash, bin) => (Number.isFinite(hash) ? [bin * 2 ** 32 + hash] : []));
  return [...marks, BINS * 2 ** 32 + hashOf(equal)];
}

/** True for the mark of a text that equal texts alone have in common. */
export const isOfEquals = (mark: number): boolean => mark >= BINS * 2 ** 32;

const runs = (words: readonly string[], length: number): string[] =>
  words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(' '));

const sampleOf = (hashes: readonly number[]): Sample => {
  let kept = [...new Set(hashes)];
  let scale = 0;
  while (kept.length > MOST) {
    scale++;
    kept = kept.filter((hash) => hash % 2 ** scale === 0);
  }
  return { scale, hashes: Uint32Array.from(kept).sort() };
};

/** Of the shorter sample the share that stands in the longer; a sample of fewer than `least` counts as one of so many. */
const contained = (a: Sample, b: Sample, least: number): number => {
  const scale = Math.max(a.scale, b.scale);
  const [x, y] = [a, b].map(({ hashes }) => (scale === 0 ? hashes : hashes.filter((hash) => hash % 2 ** scale === 0)));
  if (!x || !y) return 0;
  let common = 0;
  for (let i = 0, k = 0; i < x.length && k < y.length; ) {
    const [p, q] = [x[i] ?? 0, y[k] ?? 0];
    if (p === q) common++;
    if (p <= q) i++;
    if (q <= p) k++;
  }
  return common / Math.max(least, Math.min(x.length, y.length));
};

/** Runs that a text must have before a share of them says much: a template of two lines is filled in for every call. */
const LEAST_SURVIVORS = 24;
const LEAST_WORDS = 12;

/** How much of the shorter of two texts stands in the longer, 0 to 1: by what survives rewording, and by all words. */
export const likenessOf = (a: Print, b: Print): { readonly survivors: number; readonly words: number } => ({
  survivors: contained(a.survivors, b.survivors, LEAST_SURVIVORS),
  words: contained(a.words, b.words, LEAST_WORDS),
});

/** Sentences of a text: for copies it matters that equal texts are cut alike, not that every cut is right. */
const SENTENCE = /[^.!?\n]+(?:[.!?]+(?=\S)[^.!?\n]*)*[.!?]*/gu;

/** A sentence with what tells it from others: its place in the text, and a hash of its words without case and punctuation. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

export const sentencesOf = (text: string): Sentence[] =>
  [...withoutDatelines(text).matchAll(SENTENCE)].flatMap((match) => {
    const words = wordsIn(match[0]).join(' ').toLowerCase();
    return words === '' ? [] : [{ start: match.index, end: match.index + match[0].length, hash: hashOf(words) }];
  });

/** 32 bits: FNV-1a (Fowler, Noll, Vo), mixed so that its low bits are as good as its high ones. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
};

/** A print as text, for the store. */
export const packPrint = ({ survivors, words }: Print): string => [survivors, words].map(packSample).join(' ');

/** @throws RangeError where it is no packed print */
export const unpackPrint = (packed: string): Print => {
  const [survivors, words] = packed.split(' ').map(unpackSample);
  if (!survivors || !words) throw new RangeError('no print of a text');
  return { survivors, words };
};

const packSample = ({ scale, hashes }: Sample): string =>
  `${scale}:${[...hashes].map((hash) => hash.toString(36)).join(',')}`;

const unpackSample = (packed: string): Sample => {
  const [scale = '', hashes = ''] = packed.split(':');
  const numbers = hashes === '' ? [] : hashes.split(',').map((hash) => Number.parseInt(hash, 36));
  return { scale: Number(scale), hashes: Uint32Array.from(numbers) };
};
