/**
 * What the lemmatizer's votes look at: how a word and its neighbours are written, and how the word ends. The learner and
 * the lemmatizer share it, so that both see the same.
 */
import type { Upos } from '../tokens.js';

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
export const keyOf = (form: string): string => form.toLowerCase().replaceAll('’', "'");

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

/** Kind of a neighbour: not known, the end of the sentence (''), or the shape of the word. */
const neighbour = (form: string | undefined): string =>
  form === undefined ? '?' : form === '' ? '-' : String(shapeOf(form));
/** Longer words are all one length. */
const LONG = 6;

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
  const [before, after] = [neighbour(previous), neighbour(next)];
  return [
    group,
    `${group} ${before}_`,
    `${group} _${after}`,
    `${group} ${before}_${after}`,
    `${group} ${Math.min(key.length, LONG)}`,
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
