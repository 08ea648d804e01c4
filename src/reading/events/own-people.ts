/**
 * What a document of a state says of people of its own country, and of names that nobody knows: no side of a deed is a word
 * out of a title ('Meeting on Housing and Health'), and words of one side for nobody are no deed between two.
 */
import type { PloverType } from '../../model/generated/plover.js';
import { type Context, mentionsIn } from '../context.js';
import { isOfficial } from '../issuer.js';
import { sentenceEndAt } from '../text/tokens.js';
import { type Draft, JOINT } from './draft.js';
import { withoutTopics } from './official.js';
import type { Sides } from './sides.js';
import { withAllWhoMet } from './who-met.js';

/** Deeds that want somebody for whom they are meant. */
const MEANT: ReadonlySet<PloverType> = new Set<PloverType>([...JOINT, 'SUPPORT', 'AID']);

/** The drafts of a text; those of a document of states with the sides that it means. */
export const ofStates = (drafts: readonly Draft[], context: Context, sides: Sides): readonly Draft[] =>
  isOfficial(context)
    ? amongKnown(
        withGuests(withAllWhoMet(withoutTopics(drafts, context, sides), context, sides), context, sides),
        sides,
      )
    : drafts;

/**
 * The drafts of a document of a state that tells of a meeting with people of its own country: 'the leaders', whom its officials
 * thank, are their guests, with whom 'they' discuss it, not other officials.
 */
const withGuests = (drafts: readonly Draft[], context: Context, sides: Sides): readonly Draft[] => {
  return drafts.flatMap((draft) => {
    const { plover, mode, match, source, target } = draft;
    if ((!JOINT.has(plover) && plover !== 'SUPPORT') || mode === 'visit' || source.length === 0) return [draft];
    if (sides.antecedents.partiesOf([...source, ...target]).size !== 1) return [draft];
    const isNamed = target.length > 0 && !areOnlyMeant(context, target, match.token);
    if (isNamed || !areOfGovernment([...source, ...target], sides)) return [draft];
    const guests = sides.antecedents.guestsOf(source).filter((id) => !source.includes(id));
    if (guests.length > 0) return [{ ...draft, target: guests }];
    return target.length > 0 && plover === 'SUPPORT' ? [] : [draft];
  });
};

const areOfGovernment = (ids: readonly string[], sides: Sides): boolean =>
  ids.every((id) => /^(?:GOV|ELI|PRE)/.test(sides.actor(id)?.sector ?? ''));

/** Whether the words behind a predicate name none of some; a description is one ('met mayors'). */
const areOnlyMeant = (context: Context, ids: readonly string[], token: number): boolean => {
  const { tokens } = context;
  const end = sentenceEndAt(tokens, token);
  const isThere = (id: string): boolean => mentionsIn(context, token, end).some(({ actor }) => actor === id);
  return !ids.some((id) => !context.actors.byId.has(id) || isThere(id));
};

/** The drafts of a document of states without sides of whom nothing is known, and without what is then left with one side. */
const amongKnown = (drafts: readonly Draft[], sides: Sides): readonly Draft[] => {
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
