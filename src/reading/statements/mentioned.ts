/** Whom the words of a source, or those before it, name. */
import type { Actor } from '../../model/reading.js';
import { actorOf, type Context } from '../context.js';
import { at, firstFrom } from '../text/tokens.js';
import type { Source } from './source-words.js';

/** The actors whose mentions stand within some tokens, in order. */
function* actorsWithin(context: Context, from: number, to: number): Generator<Actor> {
  const { mentions } = context.actors;
  for (let k = firstFrom(mentions, from); k < mentions.length && at(mentions, k).to <= to; k++)
    yield actorOf(context, at(mentions, k));
}

/** The one state or organization named within the words of a source. */
export const stateWithin = (context: Context, { from, to }: Source): Actor | undefined => {
  let found: Actor | undefined;
  for (const actor of actorsWithin(context, from, to)) {
    if (actor.kind === 'person' || actor.kind === 'group') continue;
    if (found && found !== actor) return undefined;
    found = actor;
  }
  return found;
};

/** *We, the leaders of Japan and Greece*: the states. */
export const statesWithin = (context: Context, { from, to }: Source): readonly Actor[] => {
  const found = new Set<Actor>();
  for (const actor of actorsWithin(context, from, to)) if (actor.kind === 'state') found.add(actor);
  return [...found];
};
