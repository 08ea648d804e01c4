/** Deeds that are told by nouns under words of praise or blame, which take them for done. */
import type { PloverType } from '../../model/generated/plover.js';
import type { Match } from './match.js';
import { NONE } from './surface.js';

/** Deeds that others deplore. */
const DEPLORED: ReadonlySet<PloverType> = new Set<PloverType>([
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'MOBILIZE',
  'THREATEN',
  'PROTEST',
]);
const isBare = ({ pattern, other }: Match): boolean => pattern.kind === 'noun' && other === NONE;

/**
 * 'condemned the shelling of the port by the army', 'furious over the seizure of its tanker by': who deplores a deed of
 * somebody else takes it for done. Charges ('accused of bombing') leave it open.
 *
 * @param hasDoer whether the words around a noun say whose deed it is
 */
export const isBlamed = (governor: Match, deed: Match, hasDoer: (deed: Match) => boolean): boolean =>
  (governor.pattern.plover === 'ACCUSE' || governor.pattern.plover === 'PROTEST') &&
  isBare(deed) &&
  DEPLORED.has(deed.pattern.plover) &&
  hasDoer(deed);

/** 'welcomed the aid of Algeria to the refugees': so does who is glad of it. */
export const isWelcomed = (governor: Match, deed: Match, hasDoer: (deed: Match) => boolean): boolean =>
  governor.pattern.plover === 'SUPPORT' && isBare(deed) && deed.pattern.plover === 'AID' && hasDoer(deed);
