/**
 * What the parser sees of a word: rows of the tables of the model, from its form alone. A form is looked up in lower case
 * among the words with vectors and among those of the treebanks; its beginnings, endings and shape are hashed, so that
 * every word, however odd, has them.
 */
/** A table of learned rows that a feature of the form points into. */
export interface FeatureTable {
  readonly name: string;
  /** 0 for the table of treebank words, whose rows are counted when it is learned. */
  readonly rows: number;
  readonly width: number;
}

/** In the order in which they stand side by side, after the word's vector. */
export const FEATURE_TABLES: readonly FeatureTable[] = [
  { name: 'word', rows: 0, width: 32 },
  { name: 'suffix2', rows: 1024, width: 16 },
  { name: 'suffix3', rows: 4096, width: 32 },
  { name: 'suffix4', rows: 8192, width: 24 },
  { name: 'prefix2', rows: 1024, width: 16 },
  { name: 'prefix3', rows: 4096, width: 16 },
  { name: 'shape', rows: 512, width: 20 },
];
export const VECTOR_WIDTH = 100;

/** Rows of the table of treebank words that are no words. */
export const UNKNOWN_WORD = 0;
export const ROOT_WORD = 1;

export interface FormRows {
  /** Row of a word in lower case among the vectors. */
  readonly vectors: ReadonlyMap<string, number>;
  /** Row of a word in lower case among those of the treebanks. */
  readonly words: ReadonlyMap<string, number>;
}

/** Number of features of a form: its vector and one of each table. */
export const FEATURES = FEATURE_TABLES.length + 1;

const STRAIGHT: ReadonlyMap<string, string> = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['ʼ', "'"],
  ['“', '"'],
  ['”', '"'],
  ['–', '-'],
  ['—', '-'],
  ['…', '...'],
]);
const CURLY = /[‘’ʼ“”–—…]/g;

/** The form as the tables spell it: straight quotes and plain dashes, in lower case. */
export const plain = (form: string): string => form.replace(CURLY, (sign) => STRAIGHT.get(sign) ?? sign).toLowerCase();

/** Longest form that is looked at whole. */
const LONGEST = 64;

/** Writes the rows of a form, `FEATURES` of them, into `to` from `offset` on; -1 where there is none. */
export function features(given: string, lexicon: FormRows, to: Int32Array, offset: number): void {
  const form = given.length > LONGEST ? given.slice(0, LONGEST) : given;
  const lower = plain(form);
  to[offset] = lexicon.vectors.get(lower) ?? -1;
  to[offset + 1] = lexicon.words.get(lower) ?? UNKNOWN_WORD;
  const n = lower.length;
  to[offset + 2] = hash(lower, n - 2, n, 2) & 1023;
  to[offset + 3] = hash(lower, n - 3, n, 3) & 4095;
  to[offset + 4] = hash(lower, n - 4, n, 4) & 8191;
  to[offset + 5] = hash(lower, 0, 2, 5) & 1023;
  to[offset + 6] = hash(lower, 0, 3, 6) & 4095;
  to[offset + 7] = shape(form) & 511;
}

/** FNV-1a over a stretch of the word, digits all alike, with the ends of the word as signs of their own. */
const hash = (word: string, from: number, to: number, seed: number): number => {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = from; i < to; i++) {
    let code = i < 0 || i >= word.length ? 1 : word.charCodeAt(i);
    if (code >= 48 && code <= 57) code = 48;
    h = Math.imul(h ^ code, 0x01000193);
  }
  return mix(h);
};

const mix = (h: number): number => {
  const x = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (x ^ (x >>> 13)) >>> 0;
};

const UPPER = 1;
const LOWER = 2;
const DIGIT = 3;
const OTHER = 4;

/** Kinds of letters in their order, runs cut at three, signs as they are. */
const shape = (form: string): number => {
  let h = 0x811c9dc5;
  let last = 0;
  let run = 0;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    const kind = kindOf(code, form.charAt(i));
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run > 3) continue;
    h = Math.imul(h ^ (kind === OTHER ? code : kind), 0x01000193);
  }
  return mix(h);
};

const kindOf = (code: number, char: string): number => {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  if (code < 128) return OTHER;
  if (char !== char.toLowerCase()) return UPPER;
  return char === char.toUpperCase() ? OTHER : LOWER;
};

/** Rows of the root, which stands before every sentence as a word of its own. */
export function rootFeatures(to: Int32Array, offset: number): void {
  to.fill(-1, offset, offset + FEATURES);
  to[offset + 1] = ROOT_WORD;
}

/** Number of arc buckets: the root, and ten widths of distance to each side, with three spare. */
export const BUCKETS = 24;
