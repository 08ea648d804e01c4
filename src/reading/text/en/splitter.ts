/**
 * A linear model of where sentences end: the sum of the weights of what is seen around the place between two words. What is
 * seen is hashed into one small table of weights, so that no words are kept. `scripts/train-sentences.ts` makes the table.
 */
import { classOf, folded } from './characters.js';
import { KINDS, Kind, type WordColumns } from './columns.js';

/** The file data/models/sentences.json. */
export interface SplitterFile {
  readonly name: string;
  readonly version: string;
  readonly training: string;
  readonly licence: string;
  /** The table has two to this power of weights. */
  readonly bits: number;
  /** A sum above it is the end of a sentence. */
  readonly threshold: number;
  /** Signed bytes, in base64. */
  readonly weights: string;
}

export interface Splitter {
  readonly bits: number;
  readonly threshold: number;
  readonly weights: ArrayLike<number>;
}

/** @throws Error where the weights are not as many as the file says */
export const readSplitter = (file: SplitterFile): Splitter => {
  const bytes = atob(file.weights);
  if (bytes.length !== 2 ** file.bits)
    throw new Error(`${file.name} ${file.version}: ${bytes.length} weights where ${2 ** file.bits} should be`);
  const weights = new Int8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) weights[i] = bytes.charCodeAt(i);
  return { bits: file.bits, threshold: file.threshold, weights };
};

/** How many features one place has. */
export const FEATURES = 29;

/** Letters of a word that its hash looks at: those of a word of ordinary length. */
const HASHED = 24;

/** Hash of a word without the case of its letters. */
const wordHash = (text: string, start: number, end: number): number => {
  let hash = 0x811c9dc5 ^ Math.min(end - start, HASHED);
  const last = Math.min(end, start + HASHED);
  for (let i = start; i < last; i++) hash = Math.imul(hash ^ folded(text.charCodeAt(i)), 0x01000193);
  return hash >>> 0;
};

const mix = (a: number, b: number): number => {
  let hash = Math.imul(a ^ (b >>> 15) ^ b, 0x9e3779b1);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** What is known of the place besides the words beside it. */
export interface Place {
  /** The word after the place, and the first and last (exclusive) of its paragraph. */
  word: number;
  from: number;
  to: number;
  /** First word of the sentence that may end here. */
  sentence: number;
  /** 1 where a quotation, or a bracket, stands open. */
  quoted: number;
  bracketed: number;
  /** The bracket that was opened last. */
  bracket: number;
  /** Words of the sentence that are in small letters. */
  small: number;
}

/** Classes of kinds, for pairs of kinds that training has not met; what is not named is of the class 6. */
const CLASSES: readonly (readonly Kind[])[] = [
  [Kind.stop, Kind.question, Kind.exclamation],
  [Kind.lower, Kind.title, Kind.upper, Kind.number, Kind.abbreviation, Kind.initial, Kind.address],
  [Kind.colon, Kind.semicolon, Kind.comma],
  [Kind.openQuote, Kind.openBracket],
  [Kind.closeQuote, Kind.closeBracket],
  [Kind.ellipsis, Kind.dash, Kind.hyphen],
];
const COARSE = Uint8Array.from({ length: KINDS }, (_, kind) => {
  const found = CLASSES.findIndex((kinds) => kinds.some((one) => one === kind));
  return found === -1 ? 6 : found;
});
const coarse = (kind: number): number => COARSE[kind] as number;

const bucket = (count: number): number => (count < 6 ? count : count < 9 ? 6 : count < 14 ? 7 : count < 30 ? 8 : 9);

/** Looks at one place; holds the features of the last place that it looked at. */
export class Features {
  readonly found = new Int32Array(FEATURES);
  private readonly shift: number;
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly words: WordColumns,
    bits: number,
  ) {
    this.shift = 32 - bits;
  }

  private put(value: number): void {
    this.found[this.at] = mix(value, this.at * 0x51ed27 + 7) >>> this.shift;
    this.at++;
  }

  private kind(at: number, place: Place): number {
    return at < place.from || at >= place.to ? Kind.none : (this.words.kinds[at] as number);
  }

  private hash(at: number, place: Place): number {
    if (at < place.from || at >= place.to) return 1;
    return wordHash(this.text, this.words.starts[at] as number, this.words.ends[at] as number);
  }

  look(place: Place): void {
    const { starts, ends } = this.words;
    const i = place.word;
    this.at = 0;
    const k0 = this.kind(i - 1, place);
    const k1 = this.kind(i, place);
    const k2 = this.kind(i + 1, place);
    const before = this.kind(i - 2, place);
    const gap = (starts[i] as number) > (ends[i - 1] as number) ? 1 : 0;
    const gapBefore = i - 2 >= place.from && (starts[i - 1] as number) > (ends[i - 2] as number) ? 1 : 0;
    const gapAfter = i + 1 < place.to && (starts[i + 1] as number) > (ends[i] as number) ? 1 : 0;
    const h0 = this.hash(i - 1, place);
    const h1 = this.hash(i, place);
    const h2 = this.hash(i + 1, place);
    const hb = this.hash(i - 2, place);
    const pair = (k0 * KINDS + k1) * 2 + gap;
    const length = bucket(i - place.sentence);
    const small = bucket(place.small);
    const first = this.kind(place.sentence, place);
    const hf = this.hash(place.sentence, place);
    const open = place.quoted * 2 + place.bracketed;
    const left = bucket(place.to - i);
    this.put(pair);
    this.put(pair * KINDS + k2);
    this.put(pair * KINDS + before);
    this.put((pair * KINDS + before) * KINDS + k2);
    this.put(pair * 10 + length);
    this.put(pair * 10 + small);
    this.put(pair * 4 + open);
    this.put(pair * KINDS + first);
    this.put(pair * 10 + left);
    this.put(mix(h1, pair));
    this.put(mix(h1, k0 * 10 + length));
    this.put(mix(h0, pair));
    this.put(mix(hb, pair));
    this.put(mix(h2, pair * KINDS + k2));
    this.put(mix(hf, pair));
    this.put(mix(mix(h0, h1), 3));
    this.put(mix(mix(hb, h1), k0));
    this.put(mix(mix(hb, h0), k1));
    this.put(mix(mix(h1, h2), k0));
    this.put((((pair * KINDS + before) * 2 + gapBefore) * 2 + gapAfter) * KINDS + k2);
    this.put((pair * 10 + length) * 10 + small);
    this.put((pair * 10 + length) * KINDS + first);
    this.put((pair * 4 + open) * 10 + length);
    this.put((pair * KINDS + this.kind(i - 3, place)) * KINDS + before);
    this.put((pair * KINDS + this.kind(i + 2, place)) * KINDS + k2);
    this.put((k0 * 10 + left) * 10 + length);
    const start = classOf(this.text.charCodeAt(starts[i] as number));
    const ending = coarse(k0) * 8 + (k0 === Kind.closeQuote || k0 === Kind.closeBracket ? coarse(before) : 7);
    this.put((ending * 8 + start) * 2 + gap);
    this.put(((ending * 8 + start) * 2 + gap) * 4 + open);
    this.put((ending * 8 + coarse(k1)) * 2 + gap);
  }

  /** Sum of the weights of the place that was looked at last. */
  sum(weights: ArrayLike<number>): number {
    let sum = 0;
    for (let i = 0; i < FEATURES; i++) sum += weights[this.found[i] as number] as number;
    return sum;
  }
}
