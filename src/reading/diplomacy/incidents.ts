/** Clashes and mishaps between parties: the incidents that the net reads. */
import type { Party } from '../../model/generated/parties.js';
import type { Incident } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { dateOf } from '../dating.js';
import { sidesOfFrame } from '../events/doing.js';
import { clauseOf } from '../frames/clause.js';
import type { Frame } from '../frames/frame.js';
import { isReadout } from '../issuer.js';
import { hundredths } from '../odds.js';
import { placeOf } from '../time/place-of.js';
import { toPlace } from '../time/places.js';
import { isTold } from './own.js';
import type { Tools } from './tools.js';

const NET = 'net/incident';

/** From which share on the net's incidents are looked at; how likely each is right is weighed then (`likelihood.ts`). */
const SURE = 0.7;

/** @returns an incident for each frame of one; its parties are those of who did it and to whom */
export function findIncidents(context: Context, tools: Tools, ids: ItemIds): readonly Incident[] {
  const { tokens, places, grammar } = context;
  return context.frames.list.flatMap((frame): readonly Incident[] => {
    const { incident, token, status } = frame;
    if (!incident || incident.score < SURE || (frame.deeds.length > 0 && status !== 'happened')) return [];
    const placed = placeOf(tokens, places, token, token + 1, false);
    const place = placed && isTold(context, frame, placed.mention.from) ? placed : undefined;
    const country = place ? toPlace(place.mention).country : undefined;
    const named = partiesOf(context, tools, frame);
    const parties = named.length > 0 ? named : country ? [country as Party] : [];
    if (parties.length === 0) return [];
    const evidence = clauseOf(tokens, grammar, frame);
    const date = dateOf(context, { layer: 'incidents', token, status });
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

/**
 * Whom the words for its sides mean; where they name fewer than two, whoever the deed of the same word is between. Who speaks of
 * it in a readout is not meant by what no words say: 'they condemned the attacks on Israel'.
 */
const partiesOf = (context: Context, { sides, dealt }: Tools, frame: Frame): readonly Party[] => {
  const { antecedents } = sides;
  const { source, target } = sidesOfFrame(frame, sides);
  const named = antecedents.partiesOf([...source, ...target]);
  const deed = named.size < 2 ? dealt(frame.token) : undefined;
  const speaking = isReadout(context) ? antecedents.partiesOf(antecedents.impersonal()) : new Set();
  const meant = [...antecedents.partiesOf(deed ? [...deed.source, ...deed.target] : [])].filter(
    (one) => !speaking.has(one),
  );
  return [...new Set([...named, ...meant])].sort();
};
