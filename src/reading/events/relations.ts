/**
 * The one best type between two sides that were handed in as `pairs`: the deeds of the tables near the two, the words
 * between them and their places in the grammar, weighed by a small learned model. Never none.
 */
import type { Pair } from '../../model/document.js';
import { PLOVER_TYPES, type PloverType } from '../../model/generated/plover.js';
import type { Event, Relation } from '../../model/reading.js';
import type { Context } from '../context.js';
import { hundredths } from '../odds.js';
import type { Grammar } from '../text/grammar.js';
import { sentenceEndAt, sentenceStartAt, type Tokens, tokenAt } from '../text/tokens.js';
import { Matcher } from './match.js';
import { nearest, relationFeatures, type Sided } from './relation-features.js';
import { scoreRelation } from './relation-model.js';
import { standingOf } from './status.js';
import { NONE } from './surface.js';

/** Below this a type that no deed of the tables supports is not worth naming. */
const UNSURE = 0.3;

/** @param events of the same document, whose codes are taken where they fit */
export function findRelations(
  context: Context,
  grammar: Grammar,
  pairs: readonly Pair[],
  events: readonly Event[],
): Relation[] {
  if (pairs.length === 0) return [];
  const { tokens, resources } = context;
  if (tokens.size === 0) return pairs.map(untold);
  const matcher = new Matcher(tokens, grammar, resources.eventPatterns, resources.eventCarriers);
  return pairs.map((pair) => {
    const sided = sidedOf(tokens, pair);
    const features = relationFeatures(tokens, grammar, matcher, sided);
    const [best] = scoreRelation(resources.relations(), features);
    const [first, second] =
      sided.source.from <= sided.target.from ? [sided.source, sided.target] : [sided.target, sided.source];
    const start = sentenceStartAt(tokens, first.from);
    const end = sentenceEndAt(tokens, second.from);
    const isSilent = nearest(matcher, first, second, start, end) === NONE;
    if (!best || (isSilent && best.probability < UNSURE)) return untold(pair);
    const types = PLOVER_TYPES.filter(
      (type) => type === best.type || (best.type === 'YIELD' && (type === 'RETREAT' || type === 'CONCEDE')),
    );
    const token = nearest({ at: (i) => ofTypes(matcher, i, types) }, first, second, start, end);
    const pattern = token === NONE ? undefined : matcher.at(token)?.pattern;
    const plover = pattern?.plover ?? types[0] ?? 'CONSULT';
    const event = events.find(
      (one) => one.plover === plover && (pattern === undefined || one.why.includes(pattern.id)),
    );
    const standing =
      token === NONE ? undefined : standingOf(context, { token, what: plover, frame: context.frames.at(token) });
    return {
      ...pair,
      plover,
      cameo: event?.cameo ?? pattern?.cameo ?? resources.eventPatterns.general(plover).cameo,
      status: standing?.status ?? 'happened',
      confidence: hundredths(best.probability),
      why: ['relations/model', ...(pattern ? [pattern.id] : []), ...(standing?.why ?? [])],
    };
  });
}

const ofTypes = (matcher: Matcher, token: number, types: readonly PloverType[]): ReturnType<Matcher['at']> => {
  const match = matcher.at(token);
  return match && types.includes(match.pattern.plover) ? match : undefined;
};

/** What is said of two sides between whom the text tells nothing. */
export const untold = (pair: Pair): Relation => ({
  ...pair,
  plover: 'CONSULT',
  cameo: '040',
  status: 'happened',
  confidence: 0,
  why: ['relations/fallback'],
});

/** The tokens of a pair; of a side outside the text, the last token. */
export const sidedOf = (tokens: Tokens, { source, target }: Pick<Pair, 'source' | 'target'>): Sided => {
  const range = (spans: Pair['source']): { from: number; to: number } => {
    const [start, end] = spans[0] ?? [0, 0];
    const from = Math.min(tokens.size - 1, tokenAt(tokens, start));
    return { from, to: Math.max(from + 1, Math.min(tokens.size, tokenAt(tokens, Math.max(start, end - 1)) + 1)) };
  };
  return { source: range(source), target: range(target) };
};
