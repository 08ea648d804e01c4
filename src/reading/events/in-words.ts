/** Attacks that are made with words, as politicians make them on each other. */
import type { Match } from './match.js';
import { CLEAR_WEIGHT } from './patterns.js';
import type { Sides } from './sides.js';

/** An attack with words. */
export const IN_WORDS = { plover: 'ACCUSE', cameo: '111', mode: 'disapprove', contexts: [] } as const;
/** The code of force that the verb alone tells: 'attacked', 'hit'; who kills or shoots does not do it with words. */
const BY_VERB = '190';
const POLITICIANS = /^(?:LEG|ELI|PTY|GOV)(?!MIL)/;
const SPEAKERS = /^(?:LEG|ELI|PTY|GOV|REL|JRN|JUD|BUS|NGO)(?!MIL)/;

/**
 * 'Trump attacked Clinton', 'she came under fire from Republicans', 'launched an attack on the senator': politicians attack
 * with words, where no weapon is told of; so does anybody who is no fighter where a politician is attacked.
 */
export function isInWords(
  { pattern }: Match,
  source: readonly string[],
  target: readonly string[],
  sides: Sides,
): boolean {
  if (pattern.plover !== 'ASSAULT' || pattern.kind !== 'verb' || source.length === 0) return false;
  if (pattern.cameo !== BY_VERB || pattern.mode) return false;
  const are = (ids: readonly string[], sectors: RegExp, isParty: boolean): boolean =>
    ids.every((id) => {
      const one = sides.actor(id);
      const isOne = one?.kind === 'person' || one?.kind === 'office' || (isParty && /PTY/.test(one?.sector ?? ''));
      return isOne && sectors.test(one?.sector ?? '');
    });
  if (pattern.weight < CLEAR_WEIGHT && are(source, POLITICIANS, false)) return true;
  return target.length > 0 && are(target, POLITICIANS, true) && are(source, SPEAKERS, true);
}
