/**
 * The place of a predicate: where a clause says that its event happens. A small file, so that questions about trees can be
 * asked elsewhere once there is one module for them.
 */
import {
  at,
  firstFrom,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceStart,
  sentenceStartAt,
  type Tokens,
  type Tree,
} from '../text/tokens.js';
import type { PlaceMention } from './places.js';
import type { PlaceKind } from './places-table.js';

/** A place with the rule that says that the predicate happened there. */
export interface PlacedAt {
  readonly mention: PlaceMention;
  readonly why: string;
}

/** How many heads lie at most between a place and its predicate: 'met | at a hotel | in Aqaba'. */
const DEPTH = 4;
/** Prepositions of what is spoken of, and how far before their noun they stand. */
const TOPICS = new Set(['about', 'regarding', 'concerning']);
const TOPIC_REACH = 5;
/** Words between a predicate and its place at most, so that a sentence without end costs no more than a long one. */
const REACH = 80;
/** Relations by which a place, or what it belongs to, hangs on what happens there. */
const LOCATIVE = new Set([
  'obl',
  'nmod',
  'appos',
  'conj',
  'flat',
  'compound',
  'obj',
  'nsubj',
  'dep',
  'parataxis',
  'list',
]);
/** Of a predicate on the verb that tells where: 'flew to Beijing to meet', 'held talks in Cairo'. */
const UPWARD = new Set(['obj', 'xcomp', 'advcl', 'conj', 'obl', 'nmod', 'acl', 'nsubj']);
/** Rules whose places are no spot of an event: where people come from. */
const ELSEWHERE = new Set(['places/from']);
/** The more exact the better, where a clause names several: 'in Aqaba, Jordan'. */
const EXACTNESS: Readonly<Record<PlaceKind, number>> = {
  city: 0,
  venue: 0,
  'institution-site': 1,
  border: 2,
  other: 2,
  region: 3,
  sea: 3,
  state: 4,
  occasion: 9,
};

/**
 * @param places of the text, in its order
 * @param from first token of the predicate
 * @param to after its last
 * @param main whether it is what the text reports first, so that its dateline may stand in
 */
export const placeOf = (
  tokens: Tokens,
  places: readonly PlaceMention[],
  from: number,
  to: number,
  main: boolean,
): PlacedAt | undefined => {
  const mention = inClause(tokens, places, from, to);
  if (mention) return { mention, why: 'places/in-clause' };
  const dateline = main ? datelineOf(tokens, places, from) : undefined;
  return dateline && { mention: dateline, why: 'places/from-dateline' };
};

const inClause = (
  tokens: Tokens,
  places: readonly PlaceMention[],
  from: number,
  to: number,
): PlaceMention | undefined => {
  const sentence = sentenceAt(tokens, from);
  const start = Math.max(sentenceStart(tokens, sentence), from - REACH);
  const end = Math.min(sentenceEnd(tokens, sentence), to + REACH);
  let best: PlaceMention | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let k = firstFrom(places, start); k < places.length; k++) {
    const place = at(places, k);
    if (place.from >= end) break;
    if (place.dateline || place.kind === 'occasion' || ELSEWHERE.has(place.why)) continue;
    if (place.from < to && place.to > from) continue;
    const distance = tokens.tree ? treeDistance(tokens, tokens.tree, place, from, to) : wordDistance(place, from, to);
    if (distance === undefined) continue;
    const cost = distance * 10 + EXACTNESS[place.kind];
    if (cost < least) {
      best = place;
      least = cost;
    }
  }
  return best;
};

/** 'about the violence in Haiti': where what is spoken of happened is not where it is spoken of. */
const isTopic = (tokens: Tokens, tree: Tree, noun: number): boolean => {
  for (let i = noun - 1; i >= Math.max(0, noun - TOPIC_REACH); i--)
    if (at(tree.heads, i) === noun && TOPICS.has(lowerAt(tokens, i))) return true;
  return false;
};

/** Steps from a place up to its predicate, or to the verb on which the predicate hangs. */
const treeDistance = (
  tokens: Tokens,
  tree: Tree,
  place: PlaceMention,
  from: number,
  to: number,
): number | undefined => {
  const predicate = headOf(tree, from, to);
  const path = new Map<number, number>();
  for (let token = predicate, step = 0; token >= 0 && step <= DEPTH; token = at(tree.heads, token), step++) {
    path.set(token, step);
    if (!UPWARD.has(relation(tree, token))) break;
  }
  for (let k = from; k < to; k++) path.set(k, 0);
  let token = headOf(tree, place.from, place.to);
  for (let step = 0; step < DEPTH; step++) {
    if (!LOCATIVE.has(relation(tree, token)) || (step > 0 && isTopic(tokens, tree, token))) return undefined;
    token = at(tree.heads, token);
    if (token < 0) return undefined;
    const up = path.get(token);
    if (up !== undefined) return step + up;
  }
  return undefined;
};

const relation = (tree: Tree, token: number): string => at(tree.relations, token).replace(/:.*/, '');

/** The token of a stretch whose head lies outside it. */
const headOf = (tree: Tree, from: number, to: number): number => {
  for (let k = from; k < to; k++) {
    const head = at(tree.heads, k);
    if (head < from || head >= to) return k;
  }
  return from;
};

/** Without a tree: the nearest behind the predicate, else the nearest before it. */
const wordDistance = (place: PlaceMention, from: number, to: number): number =>
  place.from >= to ? place.from - to : (from - place.to) * 2;

/** The dateline of the paragraph of a predicate, if it stands in the first sentence behind it. */
const datelineOf = (tokens: Tokens, places: readonly PlaceMention[], from: number): PlaceMention | undefined => {
  const sentence = sentenceStartAt(tokens, from);
  let found: PlaceMention | undefined;
  for (let k = firstFrom(places, from) - 1; k >= 0; k--) {
    const place = at(places, k);
    if (place.dateline) found = place;
    else if (found) break;
    if (place.from < sentence - LONGEST_DATELINE) break;
  }
  return found && found.to > sentence - LONGEST_DATELINE ? found : undefined;
};

/** A dateline may be a sentence of its own of at most so many words. */
const LONGEST_DATELINE = 18;
