/**
 * What the lemmatizer's votes look at: how a word and its neighbours are written, and how the word ends. The learner and
 * the lemmatizer share it, so that both see the same.
 */
import { UPOS, type Upos } from '../tokens.js';

/** Place of each part of speech in `UPOS`. */
export const NUMBER_OF = Object.fromEntries(UPOS.map((tag, i) => [tag, i])) as Readonly<Record<Upos, number>>;

/** How a word is written: without capitals, Capitalized, ALL CAPITALS (two or more), or miXed. */
export type Shape = 0 | 1 | 2 | 3;
export const SMALL = 0;
const TITLE = 1;
export const CAPITALS = 2;
export const MIXED = 3;

/** Shape of a form. Letters outside ASCII count where their case can be told. */
export function shapeOf(form: string): Shape {
  let capitals = 0;
  let small = 0;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (code >= 97 && code <= 122) small++;
    else if (code >= 65 && code <= 90) capitals++;
    else if (code > 127) {
      const letter = form.charAt(i);
      if (letter !== letter.toLowerCase()) capitals++;
      else if (letter !== letter.toUpperCase()) small++;
    }
  }
  if (capitals === 0) return SMALL;
  if (small === 0 && capitals > 1) return CAPITALS;
  const first = form.charAt(0);
  return capitals === 1 && first !== first.toLowerCase() ? TITLE : MIXED;
}

/** The form in small letters and with straight apostrophes: under what the table knows it. */
export function keyOf(form: string): string {
  let plain = true;
  for (let i = 0; i < form.length && plain; i++) {
    const code = form.charCodeAt(i);
    plain = code < 128 && (code < 65 || code > 90);
  }
  if (plain) return form;
  let key = form.toLowerCase();
  if (key.includes('’')) key = key.replaceAll('’', "'");
  return key;
}

/** What tells the lemmas of one word apart: its relation and its neighbours. */
export function cluesOf(relation: string, previous: string | undefined, next: string | undefined): string[] {
  const clues: string[] = [];
  if (relation !== '') clues.push(`r=${relation}`);
  if (previous !== undefined) clues.push(`p=${keyOf(previous)}`);
  if (next !== undefined) {
    const key = keyOf(next);
    clues.push(`n=${key}`, `e=${key.slice(-2)}`);
    if (relation !== '') clues.push(`${relation}+${key.slice(-2)}`);
  }
  return clues;
}

/** Kinds of neighbour: not known, the end of the sentence, or the shape of the word. */
const KINDS = ['?', '-', '0', '1', '2', '3'] as const;
/** Number of a neighbour's kind; '' is the end of the sentence. */
export const kindOf = (form: string | undefined): number =>
  form === undefined ? 0 : form === '' ? 1 : 2 + shapeOf(form);
const neighbour = (form: string | undefined): string => KINDS[kindOf(form)] ?? '?';
/** Longer words are all one length. */
const LONG = 6;

/** Features of the votes on capitals that are few enough to be added up beforehand. */
const besideFeatures = (group: string, before: string, after: string): string[] => [
  group,
  `${group} ${before}_`,
  `${group} _${after}`,
  `${group} ${before}_${after}`,
];
const lengthFeature = (group: string, length: number): string => `${group} ${length}`;

/** Features of the votes on capitals. */
export function capitalFeatures(
  key: string,
  shape: Shape,
  upos: Upos,
  relation: string,
  previous: string | undefined,
  next: string | undefined,
): string[] {
  const group = `${upos}${shape}`;
  return [
    ...besideFeatures(group, neighbour(previous), neighbour(next)),
    lengthFeature(group, Math.min(key.length, LONG)),
    `${group} ${relation}`,
    `=${key}`,
    `-${key.slice(-3)}`,
    `-${key.slice(-2)}`,
  ];
}

/** Features of the vote on plural names. */
export function pluralFeatures(
  key: string,
  shape: Shape,
  relation: string,
  previous: string | undefined,
  next: string | undefined,
): string[] {
  return [
    `${shape}`,
    `${shape} ${neighbour(previous)}_`,
    `_${neighbour(next)}`,
    `r=${relation}`,
    `p=${previous === undefined ? '?' : keyOf(previous)}`,
    `n=${next === undefined ? '?' : keyOf(next)}`,
    key,
    `-${key.slice(-5)}`,
    `-${key.slice(-4)}`,
    `-${key.slice(-3)}`,
    `-${key.slice(-2)}`,
    `${Math.min(key.length, 9)}`,
  ];
}

/** A name that may be a plural: it ends in one s and has a stem. */
export const maybePlural = (key: string): boolean =>
  key.length > 3 && key.endsWith('s') && !key.endsWith('ss') && !key.endsWith("'s");

/** A vote on capitals, as a table: the sum of `capitalFeatures` without a string made for each. */
export class CapitalVote {
  private readonly frames = new Int32Array(UPOS.length * 4 * KINDS.length * KINDS.length * (LONG + 1));
  private readonly relations = new Map<string, Int32Array>();
  private readonly words = new Map<string, number>();
  private readonly endings = new Map<string, number>();

  constructor(weights: Readonly<Record<string, number>>) {
    let frame = 0;
    const sum = (features: readonly string[]): number => features.reduce((all, one) => all + (weights[one] ?? 0), 0);
    for (const tag of UPOS) {
      for (let shape = 0; shape < 4; shape++) {
        const group = `${tag}${shape}`;
        const lengths = Array.from({ length: LONG + 1 }, (_, length) => weights[lengthFeature(group, length)] ?? 0);
        for (const before of KINDS) {
          for (const after of KINDS) {
            const beside = sum(besideFeatures(group, before, after));
            for (const length of lengths) this.frames[frame++] = beside + length;
          }
        }
      }
    }
    for (const [feature, weight] of Object.entries(weights)) {
      if (feature.startsWith('=')) this.words.set(feature.slice(1), weight);
      else if (feature.startsWith('-')) this.endings.set(feature.slice(1), weight);
      else this.addRelation(feature, weight);
    }
  }

  /** `before` and `after` are kinds of neighbours, see `kindOf`. */
  yes(key: string, shape: Shape, tag: number, relation: string, before: number, after: number): boolean {
    const group = tag * 4 + shape;
    const frame = ((group * KINDS.length + before) * KINDS.length + after) * (LONG + 1) + Math.min(key.length, LONG);
    const sum =
      (this.frames[frame] ?? 0) +
      (this.relations.get(relation)?.[group] ?? 0) +
      (this.words.get(key) ?? 0) +
      (this.endings.get(key.slice(-3)) ?? 0) +
      (this.endings.get(key.slice(-2)) ?? 0);
    return sum > 0;
  }

  private addRelation(feature: string, weight: number): void {
    const space = feature.indexOf(' ');
    const relation = feature.slice(space + 1);
    // Lengths and neighbours are in the frames.
    if (space === -1 || /[\d_]/.test(relation)) return;
    const group = NUMBER_OF[feature.slice(0, space - 1) as Upos] * 4 + Number(feature.charAt(space - 1));
    const row = this.relations.get(relation) ?? new Int32Array(UPOS.length * 4);
    row[group] = weight;
    this.relations.set(relation, row);
  }
}
