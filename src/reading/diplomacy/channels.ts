/** What a text says of lines of contact, by the phrases of `data/en/channels.csv`. */
import type { Channel } from '../../model/reading.js';
import { type Context, hits, type ItemIds, sceneOf } from '../context.js';

export function findChannels(context: Context, ids: ItemIds): Channel[] {
  const channels: Channel[] = [];
  for (const hit of hits(context, context.resources.channels)) {
    const { parties, evidence, date } = sceneOf(context, hit);
    if (parties.length === 0) continue;
    channels.push({
      id: ids('channel', evidence, parties),
      parties,
      kind: hit.rule.kind,
      state: hit.rule.state,
      ...(date ? { date: date.value } : {}),
      evidence: [evidence],
      confidence: 0.5,
      why: [hit.rule.id, ...(date ? [date.why] : [])],
    });
  }
  return channels;
}
