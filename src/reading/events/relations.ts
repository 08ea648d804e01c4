/**
 * The one best type between two sides that were handed in as `pairs`: the event phrase that stands between them or
 * nearest to them. Never none.
 */

import type { Pair } from '../../model/document.js';
import type { CameoCode } from '../../model/generated/cameo.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Relation } from '../../model/reading.js';
import { type Context, type Hit, hits, statusBefore } from '../context.js';
import type { EventRule } from '../resources.js';
import { at, firstFrom, sentenceEnd, sentenceStart, tokenAt } from '../text/tokens.js';

const FALLBACK: { readonly plover: PloverType; readonly cameo: CameoCode } = { plover: 'CONSULT', cameo: '040' };
const HAPPENED = { status: 'happened', why: [] } as const;

export function findRelations(context: Context, pairs: readonly Pair[]): Relation[] {
  if (pairs.length === 0) return [];
  const found = [...hits(context, context.resources.events)];
  return pairs.map((pair) => relation(context, pair, found));
}

const relation = (context: Context, pair: Pair, found: readonly Hit<EventRule>[]): Relation => {
  const { tokens } = context;
  const source = tokenAt(tokens, pair.source[0]?.[0] ?? 0);
  const target = tokenAt(tokens, pair.target[0]?.[0] ?? 0);
  const [low, high] = source < target ? [source, target] : [target, source];
  const nearest = high < tokens.size ? nearestHit(context, found, low, high) : undefined;
  const { plover, cameo } = nearest?.rule ?? FALLBACK;
  const { status, why } = nearest ? statusBefore(context, nearest.from) : HAPPENED;
  return {
    source: pair.source,
    target: pair.target,
    plover,
    cameo,
    status,
    confidence: nearest ? 0.4 : 0.1,
    why: nearest ? [nearest.rule.id, 'relations/nearest-event', ...why] : ['relations/fallback'],
  };
};

/** Of the phrases in the sentences of both sides: one between them, else the nearest to either. */
const nearestHit = (
  { tokens }: Context,
  found: readonly Hit<EventRule>[],
  low: number,
  high: number,
): Hit<EventRule> | undefined => {
  const start = sentenceStart(tokens, at(tokens.sentenceOf, low));
  const end = sentenceEnd(tokens, at(tokens.sentenceOf, high));
  let best: Hit<EventRule> | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (let k = firstFrom(found, start); k < found.length && at(found, k).from < end; k++) {
    const hit = at(found, k);
    const away = hit.from < low ? low - hit.from : hit.from > high ? hit.from - high : 0;
    if (away < distance) {
      best = hit;
      distance = away;
    }
  }
  return best;
};
