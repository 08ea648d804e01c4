/** Clashes and mishaps between parties: the incidents that the net reads. */
import type { Party } from '../../model/generated/parties.js';
import type { Incident } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { sidesOfFrame } from '../events/doing.js';
import { clauseOf } from '../frames/clause.js';
import { hundredths } from '../odds.js';
import { placeOf } from '../time/place-of.js';
import { toPlace } from '../time/places.js';
import type { Tools } from './tools.js';
import { whenOf } from './when.js';

const NET = 'net/incident';

/** From which share on the net's incidents are looked at; how likely each is right is weighed then (`likelihood.ts`). */
const SURE = 0.7;

/** @returns an incident for each frame of one; its parties are those of who did it and to whom */
export function findIncidents(context: Context, tools: Tools, ids: ItemIds): readonly Incident[] {
  const { tokens, places, grammar } = context;
  return context.frames.list.flatMap((frame): readonly Incident[] => {
    const { incident, token, status } = frame;
    if (!incident || incident.score < SURE || (frame.deeds.length > 0 && status !== 'happened')) return [];
    const { source, target } = sidesOfFrame(frame, tools.sides);
    const deed = tools.dealt(token);
    const place = placeOf(tokens, places, token, token + 1, false);
    const country = place ? toPlace(place.mention).country : undefined;
    // Whom no words name is whoever the deed of the same word is between.
    const between = deed ? [...deed.source, ...deed.target] : [];
    const named = [...tools.sides.antecedents.partiesOf([...source, ...target, ...between])];
    const parties = named.length > 0 ? named.sort() : country ? [country as Party] : [];
    if (parties.length === 0) return [];
    const evidence = clauseOf(tokens, grammar, frame);
    const date = whenOf(context, token, false);
    return [
      {
        id: ids('incident', evidence, parties),
        kind: incident.kind,
        parties,
        ...(date ? { date: date.value } : {}),
        ...(place ? { place: toPlace(place.mention) } : {}),
        evidence: [evidence],
        confidence: hundredths(incident.score),
        why: [NET, ...(date ? [date.why] : []), ...(place ? [place.why] : [])],
      },
    ];
  });
}
