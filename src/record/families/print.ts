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
const wordsIn = (text: string): string[] => (text.normalize('NFKC').match(WORD) ?? []).map(bare);

/** Most words end in a letter that is no 's': they are looked at no further. */
const bare = (word: string): string =>
  /[s.’'-]$/.test(word) ? word.replace(/[’']s$/, '').replace(/[.’'-]+$/, '') : word;

const NUMBER = /\p{N}/u;
const NAME = /^\p{Lu}/u;
/** For words of ASCII alone, of which most are. */
const ASCII_NUMBER = /\d/;
const ASCII_NAME = /^[A-Z]/;

interface Survivors {
  /** Names (with a capital), numbers (in lower case) and closed-class words, in their order. */
  readonly words: readonly string[];
  /** Of each whether it is a name or a number. */
  readonly named: readonly boolean[];
}

/** @param lower the words in lower case */
const survivorsOf = (words: readonly string[], lower: readonly string[]): Survivors => {
  const kept: string[] = [];
  const named: boolean[] = [];
  for (const [i, word] of words.entries()) {
    const small = lower[i] ?? '';
    const isAscii = isPlain(word);
    const isNumber = (isAscii ? ASCII_NUMBER : NUMBER).test(word);
    if (!isNumber && !SMALL_WORDS.has(small) && !(isAscii ? ASCII_NAME : NAME).test(word)) continue;
    const survivor = isNumber || SMALL_WORDS.has(small) ? small : word.charAt(0) + small.slice(1);
    kept.push(survivor);
    named.push(isNumber || (isAscii ? ASCII_NAME.test(survivor) : NAME.test(survivor) || NUMBER.test(survivor)));
  }
  return { words: kept, named };
};

const isPlain = (word: string): boolean => {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return false;
  return true;
};

/** What a text is compared by, with what candidates for copies of it are found by. */
export interface Printed {
  readonly print: Print;
  /** Whole numbers below 2 ** 48: copies have one in common, other texts hardly ever. */
  readonly marks: readonly number[];
}

/**
 * @param text with what was garbled in it restored, see `restored`
 * @param equal what equal texts have in common
 */
export function printedOf(text: string, equal: string): Printed {
  const words = wordsIn(text);
  const lower = words.map((word) => word.toLowerCase());
  const survivors = survivorsOf(words, lower);
  const print = { survivors: sampleOf(runHashes(survivors.words, RUN)), words: sampleOf(runHashes(lower, RUN)) };
  return { print, marks: [...marksIn(survivors), BINS * 2 ** 32 + hashOf(equal)] };
}

const marksIn = ({ words, named }: Survivors): number[] => {
  const least = new Array<number>(BINS).fill(Number.POSITIVE_INFINITY);
  const hashes = runHashes(words, MARK_RUN);
  let last = -1;
  for (const [i, isNamed] of named.entries()) {
    if (isNamed) last = i;
    // The run that ends here; one of small words alone stands in many texts.
    const from = i - MARK_RUN + 1;
    const hash = hashes[from];
    if (hash === undefined || last < from) continue;
    const bin = hash % BINS;
    least[bin] = Math.min(least[bin] ?? hash, hash);
  }
  return least.flatMap((hash, bin) => (Number.isFinite(hash) ? [bin * 2 ** 32 + hash] : []));
};

/** True for the mark of a text that equal texts alone have in common. */
export const isOfEquals = (mark: number): boolean => mark >= BINS * 2 ** 32;

/** The hashes of so many words each, with blanks between them: as of the text that they are, which is not put together. */
const runHashes = (words: readonly string[], length: number): number[] => {
  const hashes: number[] = [];
  for (let from = 0; from + length <= words.length; from++) {
    let hash = OFFSET;
    for (let i = from; i < from + length; i++) hash = hashedOn(i > from ? hashedOn(hash, ' ') : hash, words[i] ?? '');
    hashes.push(mixed(hash));
  }
  return hashes;
};

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
const hashOf = (text: string): number => mixed(hashedOn(OFFSET, text));

const OFFSET = 0x811c9dc5;

const hashedOn = (before: number, text: string): number => {
  let hash = before;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
};

const mixed = (before: number): number => {
  let hash = Math.imul(before ^ (before >>> 15), 0x2c1b3c6d);
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
