/**
 * Who did what to whom: PLOVER and CAMEO by the phrases of `data/en/events.csv`. First version, without trees: the
 * actors named right before and right after the phrase.
 */
import { CAMEO } from '../../model/generated/cameo.js';
import { PLOVER } from '../../model/generated/plover.js';
import type { Event } from '../../model/reading.js';
import { actorIds, type Context, type Hit, hits, type ItemIds, sceneOf, statusBefore } from '../context.js';
import type { EventRule } from '../resources.js';
import { at, uposOf } from '../text/tokens.js';
import { placeOf } from '../time/place-of.js';
import { toPlace } from '../time/places.js';

export function findEvents(context: Context, ids: ItemIds): Event[] {
  const events: Event[] = [];
  for (const hit of hits(context, context.resources.events)) {
    const tag = uposOf(context.tokens, hit.from);
    // 'a visit', 'the call with': what begins with a noun is a noun in its rule, too.
    if (tag !== 'VERB' && tag !== 'AUX' && hit.to - hit.from === 1) continue;
    // Within a quotation somebody else speaks: who acts is not who is named beside it.
    if (at(context.quotes.of, hit.from) !== -1) continue;
    const event = build(context, hit, ids);
    if (event) events.push(event);
  }
  return events;
}

const build = (context: Context, hit: Hit<EventRule>, ids: ItemIds): Event | undefined => {
  const { rule } = hit;
  const { before, after, parties, evidence, date } = sceneOf(context, hit);
  const sources = actorIds(before);
  if (sources.length === 0) return undefined;
  const targets = actorIds(after).filter((id) => !sources.includes(id));
  // An attack, a sanction, an accusation needs somebody whom it is about.
  if (PLOVER[rule.plover].directed && targets.length === 0) return undefined;
  const { status, why } = statusBefore(context, hit.from);
  // A dateline is where a report was written: of a talk or visit it is the place more often than of an attack.
  const placed = placeOf(context.tokens, context.places, hit.from, hit.to, rule.plover === 'CONSULT');
  return {
    id: ids('event', evidence, [rule.plover, ...parties]),
    plover: rule.plover,
    ...(rule.mode ? { mode: rule.mode } : {}),
    contexts: rule.contexts,
    cameo: rule.cameo,
    goldstein: CAMEO[rule.cameo].goldstein,
    status,
    source: sources,
    target: targets,
    ...(date ? { date: date.value } : {}),
    ...(placed ? { place: toPlace(placed.mention) } : {}),
    evidence: [evidence],
    confidence: targets.length > 0 ? 0.6 : 0.4,
    why: [rule.id, ...why, ...(date ? [date.why] : []), ...(placed ? [placed.mention.why, placed.why] : [])],
  };
};
