/** For whom somebody of no table acts: by whom they lead ('Almeyda commands the rebel front'), by whom the text speaks of. */
import { lemmaAt } from '../../text/tokens.js';
import { officesOn } from '../table.js';
import type { Occurrence, Referent } from './discourse.js';
import type { Scene } from './scene.js';

/** Verbs whose subject acts for their object, in the present: who led it may do so no more. */
const LEADING = new Set(['lead', 'head', 'command', 'chair', 'run', 'represent']);

/** @param end the token behind the last one of the sentence */
export const learnLeaders = (scene: Scene, end: number): void => {
  const { discourse, grammar } = scene;
  const here: Occurrence[] = [];
  for (const occurrence of discourse.before(end - 1, 0)) here.push(occurrence);
  for (const { rank, clause, of, plural } of here) {
    const [leader] = of;
    if (rank !== 'subject' || plural || leader?.who.kind !== 'person') continue;
    if (!LEADING.has(lemmaAt(scene.tokens, clause)) || grammar.tense(clause) !== 'present' || grammar.isNegated(clause))
      continue;
    const led = here.find((one) => one.clause === clause && one.rank === 'object' && !one.plural)?.of[0];
    if (led) learn(scene, leader, led);
  }
};

const learn = (scene: Scene, leader: Referent, { who: led }: Referent): void => {
  const { who } = leader;
  if (led.party === '' || led.kind === 'person' || led.kind === 'state' || led.party === who.party) return;
  // Of the offices that somebody of the table holds it is the one of which the text tells.
  const offices = scene.day ? officesOn(scene.table, who.id, scene.day) : [];
  const isHeld = offices.some(({ party }) => party === led.party);
  const isOpen = who.party === '' && (who.country === '' || who.country === led.country);
  if (!isHeld && !isOpen) return;
  leader.who = { ...who, party: led.party, country: who.country || led.country, said: true };
};
