/** Whom pronouns and phrases mean that name nobody, as the walk over the text found it (`mentions/refer.ts`). */
import type { Actor } from '../../../model/reading.js';
import type { Context } from '../../context.js';
import { lowerAt, uposOf } from '../../text/tokens.js';
import type { Pronoun } from '../mentions/lexicon.js';

/** Whom a pronoun stands for, by the table of pronouns: those who speak or their side (*we*), one person, a body, several; '' no pronoun. */
export const standsFor = ({ tokens, resources }: Context, token: number): Pronoun['for'] | '' =>
  (uposOf(tokens, token) === 'PRON' && resources.mentionWords.pronouns.get(lowerAt(tokens, token))?.for) || '';

/** Everybody whom *she*, *both leaders*, *the two ministers* or *who* means. */
export const meantAgain = ({ actors: { meansAgain, byId } }: Context, token: number): readonly Actor[] =>
  meansAgain(token).flatMap((id) => byId.get(id) ?? []);

/** The one with a name whom *her host*, *his successor* or *she* means. */
export const oneMeantAgain = (context: Context, token: number): Actor | undefined => {
  const [actor, further] = meantAgain(context, token);
  return further || actor?.kind === 'group' || actor?.id.includes('?') ? undefined : actor;
};
