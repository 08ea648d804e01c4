/**
 * The one best type between two sides that were handed in as `pairs`: the deeds of the tables near the two, the words
 * between them and their places in the grammar, weighed by a small learned model. Never none.
 */
import type { Pair } from '../../model/document.js';
import type { CameoCode } from '../../model/generated/cameo.js';
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

/** The code of a type of which no pattern stands near: the root of CAMEO that converts to it. */
const ROOTS: Readonly<Record<PloverType, CameoCode>> = {
  AGREE: '030',
  CONSULT: '040',
  SUPPORT: '050',
  CONCEDE: '080',
  COOPERATE: '060',
  AID: '070',
  RETREAT: '084',
  REQUEST: '100',
  ACCUSE: '110',
  REJECT: '120',
  THREATEN: '130',
  PROTEST: '140',
  SANCTION: '160',
  MOBILIZE: '150',
  COERCE: '170',
  ASSAULT: '180',
};

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
  if (tokens.size === 0) return pairs.map(fallback);
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
    if (!best || (isSilent && best.probability < UNSURE)) return fallback(pair);
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
      cameo: event?.cameo ?? pattern?.cameo ?? ROOTS[plover],
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

const fallback = (pair: Pair): Relation => ({
  ...pair,
  plover: 'CONSULT',
  cameo: ROOTS.CONSULT,
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
