/** Whom the words of a source, or those before it, name. */
import type { Actor } from '../../model/reading.js';
import { genderOfName } from '../actors/mentions/lexicon.js';
import { actorOf, type Context } from '../context.js';
import { at, firstFrom, lowerAt, sentenceAt } from '../text/tokens.js';
import type { Source } from './source-words.js';
import type { Speaker } from './speaker.js';

/** The actors whose mentions stand within some tokens, in order. */
function* actorsWithin(context: Context, from: number, to: number): Generator<Actor> {
  const { mentions } = context.actors;
  for (let k = firstFrom(mentions, from); k < mentions.length && at(mentions, k).to <= to; k++)
    yield actorOf(context, at(mentions, k));
}

/** The actors named before a token, the nearest first. */
function* actorsBefore(context: Context, token: number): Generator<Actor> {
  const { mentions } = context.actors;
  for (let k = firstFrom(mentions, token) - 1, looked = 0; k >= 0 && looked < MOST; k--, looked++)
    yield actorOf(context, at(mentions, k));
}
/** How many mentions are looked back to. */
const MOST = 40;

/** Whether a person stands within the words of a source who is not their head. */
export const ownerWithin = (context: Context, { from, head }: Source): boolean => {
  for (const { kind } of actorsWithin(context, from, head)) if (kind === 'person') return true;
  return false;
};

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

/** The last person named before a token who is not the speaker. */
export const otherThan = (context: Context, token: number, speaker: Speaker | undefined): Actor | undefined => {
  for (const actor of actorsBefore(context, token))
    if (actor.kind === 'person' && actor.id !== speaker?.actor?.id) return actor;
  return undefined;
};

/** The first person named behind a token outside of its quotation, in its sentence or the next two: *He meant Zelensky.* */
export const namedAfter = (context: Context, token: number, quoter: Speaker): Actor | undefined => {
  const { tokens, quotes, actors, resources } = context;
  const isShe = lowerAt(tokens, token) === 'she';
  const last = Math.min(sentenceAt(tokens, token) + 3, tokens.sentences.length - 1);
  const end = at(tokens.sentences, last);
  const { mentions } = actors;
  for (let k = firstFrom(mentions, token); k < mentions.length && at(mentions, k).from < end; k++) {
    const mention = at(mentions, k);
    const actor = actorOf(context, mention);
    if (actor.kind !== 'person' || at(quotes.of, mention.from) !== -1 || actor.id === quoter.actor?.id) continue;
    if (genderOfName(actor.name, resources.mentionWords) !== (isShe ? 'he' : 'she')) return actor;
  }
  return undefined;
};
