/** Clashes and mishaps between parties, by the phrases of `data/en/incidents.csv`. */
import type { Incident } from '../../model/reading.js';
import {
  actorOf,
  type Context,
  evidenceOf,
  groupAfter,
  groupBefore,
  hits,
  type ItemIds,
  partiesOf,
} from '../context.js';
import { spanOf } from '../text/tokens.js';
import { dateNear } from '../time/dates.js';

export function findIncidents(context: Context, ids: ItemIds): Incident[] {
  const incidents: Incident[] = [];
  for (const hit of hits(context, context.resources.incidents)) {
    const sides = [...groupBefore(context, hit.from), ...groupAfter(context, hit.to)];
    const parties = partiesOf(sides.map((mention) => actorOf(context, mention)));
    // An incident between states has two sides, or one that is told of another's doing.
    if (parties.length === 0) continue;
    const [from, to] = evidenceOf([hit, ...sides]);
    const evidence = spanOf(context.tokens, from, to);
    const date = dateNear(context.tokens, context.dates, hit.from);
    incidents.push({
      id: ids('incident', evidence, parties),
      kind: hit.rule.kind,
      parties,
      ...(date ? { date: date.value } : {}),
      evidence: [evidence],
      confidence: parties.length > 1 ? 0.6 : 0.4,
      why: [hit.rule.id, ...(date ? [date.why] : [])],
    });
  }
  return incidents;
}
