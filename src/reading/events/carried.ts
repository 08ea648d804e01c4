/** Nouns of deeds that a verb of the same deed carries: 'the ban was announced', 'extended its sanctions on'. */
import type { Match, Matcher } from './match.js';
import { NONE } from './surface.js';

/** The noun of the same deed that a verb carries, as a match of its own, with its doer and what it is done to. */
export const carriedNoun = (matcher: Matcher, { pattern, other }: Match): Match | undefined => {
  const noun = pattern.kind !== 'verb' || other === NONE ? undefined : matcher.at(other);
  return noun?.pattern.kind === 'noun' && noun.pattern.plover === pattern.plover ? noun : undefined;
};

/** 'Ghana's ban on oil, announced in April': whose the noun is that a passive without its doer carries, as words. */
export const ownersCarried = (matcher: Matcher, match: Match): readonly number[] => {
  const noun = carriedNoun(matcher, match);
  if (!noun || matcher.grammar.voice(match.token) !== 'passive') return [];
  return matcher.words(noun.token, 'agent').filter((word) => word < noun.token);
};
