/** What a heading leaves out: 'Telephone conversation with Angela Merkel', of which the first sentence says whose it was. */
import type { Context } from '../context.js';
import { at, sentenceAt } from '../text/tokens.js';
import type { Draft } from './draft.js';
import type { Sides } from './sides.js';

/** Sentences behind a heading in which the meeting is told that it names. */
const REACH = 3;

/** Drafts in their order, with both sides of a meeting of which the heading names one. */
export const completed = (drafts: readonly Draft[], { document, tokens }: Context, sides: Sides): readonly Draft[] => {
  const { body = 0 } = document;
  const isMeeting = ({ plover, standing }: Draft): boolean => plover === 'CONSULT' && standing.status === 'happened';
  return drafts.map((draft) => {
    const { match, source, target } = draft;
    if (!isMeeting(draft) || at(tokens.starts, match.token) >= body) return draft;
    const named = sides.antecedents.partiesOf([...source, ...target]);
    if (named.size !== 1) return draft;
    const sentence = sentenceAt(tokens, match.token);
    const told = drafts.find((other) => {
      const distance = sentenceAt(tokens, other.match.token) - sentence;
      if (distance <= 0 || distance > REACH || !isMeeting(other)) return false;
      const all = sides.antecedents.partiesOf([...other.source, ...other.target]);
      return all.size > 1 && [...named].every((party) => all.has(party));
    });
    if (!told) return draft;
    const others = [...told.source, ...told.target].filter((id) =>
      [...sides.antecedents.partiesOf([id])].some((party) => !named.has(party)),
    );
    return source.length === 0 ? { ...draft, source: others } : { ...draft, target: [...target, ...others] };
  });
};
