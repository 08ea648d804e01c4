/** Clashes and mishaps between parties, by the phrases of `data/en/incidents.csv`. */
import type { Incident } from '../../model/reading.js';
import { type Context, hits, type ItemIds, sceneOf } from '../context.js';

export function findIncidents(context: Context, ids: ItemIds): Incident[] {
  const incidents: Incident[] = [];
  for (const hit of hits(context, context.resources.incidents)) {
    const { parties, evidence, date } = sceneOf(context, hit);
    // An incident between states has two sides, or one that is told of another's doing.
    if (parties.length === 0) continue;
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
