/**
 * What a document of a state says of people of its own country, and of names that nobody knows: no side of a deed is a word
 * out of a title ('Meeting on Housing and Health'), and words of one side for nobody are no deed between two.
 */
import type { PloverType } from '../../model/generated/plover.js';
import type { Context } from '../context.js';
import { isOfficial } from '../issuer.js';
import { type Draft, JOINT } from './draft.js';
import type { Sides } from './sides.js';

/** Deeds that want somebody for whom they are meant. */
const MEANT: ReadonlySet<PloverType> = new Set<PloverType>([...JOINT, 'SUPPORT', 'AID']);

/** The drafts of a document of states without sides of whom nothing is known, and without what is then left with one side. */
export const amongKnown = (drafts: readonly Draft[], context: Context, sides: Sides): readonly Draft[] => {
  if (!isOfficial(context)) return drafts;
  return drafts.flatMap((draft) => {
    const source = draft.source.filter(isKnown);
    const target = draft.target.filter(isKnown);
    const hasLost = source.length < draft.source.length || target.length < draft.target.length;
    if (source.length + target.length === 0 || (hasLost && isAlone(draft, source, target))) return [];
    if (MEANT.has(draft.plover) && draft.plover !== 'CONSULT' && isAlone(draft, source, target)) return [];
    return hasLost ? [{ ...draft, source, target }] : [draft];
  });

  /** Whether anything is known of somebody but the name. */
  function isKnown(id: string): boolean {
    const actor = sides.actor(id);
    return !id.includes(':?') || !actor || actor.party !== '' || actor.country !== '' || actor.sector !== 'UNK';
  }

  /** Whether a deed has but one side, and that of one state. */
  function isAlone({ match }: Draft, source: readonly string[], target: readonly string[]): boolean {
    if (source.length > 0 && target.length > 0) return false;
    if (match.pattern.target.includes('none') && source.length > 0 && !JOINT.has(match.pattern.plover)) return false;
    return sides.antecedents.partiesOf([...source, ...target]).size < 2;
  }
};
