/** The two of whom an account of talks tells: *they*, *both leaders*, *the two sides* of it, and the other one of the two. */
import type { Actor } from '../../../model/reading.js';
import { actorOf, type Context, mentionsIn } from '../../context.js';
import { at, lowerAt } from '../../text/tokens.js';
import type { Mention } from '../find.js';

/** Sentences at the head of a text that say who meets. */
const HEAD = 3;

/** @returns the first person of each of the two parties whose people the first sentences name; none where they are fewer or more */
export const pairIn = (context: Context): readonly Actor[] => {
  const { sentences } = context.tokens;
  const byParty = new Map<string, Actor>();
  for (const mention of mentionsIn(context, 0, at(sentences, Math.min(HEAD, sentences.length - 1)))) {
    const actor = actorOf(context, mention);
    const isOne = actor.kind === 'person' && actor.party !== '' && !isSpokesman(context, mention);
    if (isOne && !byParty.has(actor.party)) byParty.set(actor.party, actor);
  }
  return byParty.size === 2 ? [...byParty.values()] : [];
};

/** *Spokesperson Ned Price* tells what others did. */
const isSpokesman = ({ tokens }: Context, { from }: Mention): boolean =>
  from > 0 && /^spokes(?:man|woman|person)$/.test(lowerAt(tokens, from - 1));

/** *The two sides*: the states for which people act. */
export const statesOf = (
  { resources }: Context,
  people: readonly Actor[],
): readonly Pick<Actor, 'name' | 'kind' | 'party'>[] =>
  people.flatMap(({ party }) => resources.actors.actor(`state:${party}`) ?? []);
