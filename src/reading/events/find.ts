/**
 * Who did what to whom: PLOVER and CAMEO by the phrases of `data/en/events.csv`. First version, without trees: the
 * actors named right before and right after the phrase.
 */
import { CAMEO } from '../../model/generated/cameo.js';
import { PLOVER } from '../../model/generated/plover.js';
import type { Event } from '../../model/reading.js';
import type { Mention } from '../actors/find.js';
import {
  actorIds,
  actorOf,
  type Context,
  evidenceOf,
  groupAfter,
  groupBefore,
  type Hit,
  hits,
  type ItemIds,
  partiesOf,
  statusBefore,
} from '../context.js';
import type { EventRule } from '../resources.js';
import { at, spanOf, uposOf } from '../text/tokens.js';
import { dateNear } from '../time/dates.js';

export function findEvents(context: Context, ids: ItemIds): Event[] {
  const events: Event[] = [];
  for (const hit of hits(context, context.resources.events)) {
    const tag = uposOf(context.tokens, hit.from);
    // 'a visit', 'the call with': what begins with a noun is a noun in its rule, too.
    if (tag !== 'VERB' && tag !== 'AUX' && hit.to - hit.from === 1) continue;
    // Within a quotation somebody else speaks: who acts is not who is named beside it.
    if (at(context.quotes.of, hit.from) !== -1) continue;
    const source = groupBefore(context, hit.from);
    const target = groupAfter(context, hit.to);
    if (source.length === 0) continue;
    const event = build(context, hit, source, target, ids);
    if (event) events.push(event);
  }
  return events;
}

const build = (
  context: Context,
  hit: Hit<EventRule>,
  source: readonly Mention[],
  target: readonly Mention[],
  ids: ItemIds,
): Event | undefined => {
  const { tokens } = context;
  const { rule } = hit;
  const sources = actorIds(source);
  const targets = actorIds(target).filter((id) => !sources.includes(id));
  // An attack, a sanction, an accusation needs somebody whom it is about.
  if (PLOVER[rule.plover].directed && targets.length === 0) return undefined;
  const [from, to] = evidenceOf([hit, ...source, ...target]);
  const evidence = spanOf(tokens, from, to);
  const { status, why } = statusBefore(context, hit.from);
  const date = dateNear(tokens, context.dates, hit.from);
  const parties = partiesOf([...source, ...target].map((mention) => actorOf(context, mention)));
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
    evidence: [evidence],
    confidence: targets.length > 0 ? 0.6 : 0.4,
    why: [rule.id, ...why, ...(date ? [date.why] : [])],
  };
};
