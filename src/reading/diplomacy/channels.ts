/** What a text says of lines of contact, by the phrases of `data/en/channels.csv`. */
import type { Channel } from '../../model/reading.js';
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

export function findChannels(context: Context, ids: ItemIds): Channel[] {
  const channels: Channel[] = [];
  for (const hit of hits(context, context.resources.channels)) {
    const sides = [...groupBefore(context, hit.from), ...groupAfter(context, hit.to)];
    const parties = partiesOf(sides.map((mention) => actorOf(context, mention)));
    if (parties.length === 0) continue;
    const [from, to] = evidenceOf([hit, ...sides]);
    const evidence = spanOf(context.tokens, from, to);
    const date = dateNear(context.tokens, context.dates, hit.from);
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
