/** Clashes and mishaps between parties: the incidents that the net reads. */
import type { Incident } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { dateOf } from '../dating.js';
import { standingOf } from '../events/status.js';
import { clauseOf } from '../frames/clause.js';
import { given } from '../given.js';
import { hundredths } from '../odds.js';
import { placeGiven, placeOf, whyThere } from '../placing.js';
import type { Tools } from './tools.js';

const NET = 'net/incident';

/** From which share on the net's incidents are looked at; how likely each is right is weighed then (`likelihood.ts`). */
const SURE = 0.7;

/** @returns an incident for each frame of one; its parties are those who are likely in it */
export function findIncidents(context: Context, tools: Tools, ids: ItemIds): readonly Incident[] {
  const { tokens, grammar } = context;
  return context.frames.list.flatMap((frame): readonly Incident[] => {
    const { incident, token } = frame;
    if (!incident || incident.score < SURE) return [];
    const { status } = standingOf(context, { token, what: frame.deeds[0]?.plover ?? 'ASSAULT', frame });
    const place = placeOf(context, { layer: 'incidents', token, kind: incident.kind });
    const parties = tools.involved(frame);
    if (status !== 'happened' || parties.length === 0) return [];
    const evidence = clauseOf(tokens, grammar, frame);
    const date = dateOf(context, { layer: 'incidents', token, status });
    return [
      {
        id: ids('incident', evidence, parties),
        kind: incident.kind,
        parties,
        ...given({ date: date?.value, place: place && placeGiven(place).place }),
        evidence: [evidence],
        confidence: hundredths(incident.score),
        why: [NET, ...(date ? [date.why] : []), ...(place ? whyThere(place) : [])],
      },
    ];
  });
}
