/**
 * Whose words a text or a paper carries: *a readout released by CCTV*, *China's statement*, *the IRNA news agency*; and
 * *the report*, *the paper* by where it was told of before.
 */
import type { Actor } from '../../model/reading.js';
import { stateWithin } from '../actors/meant/within.js';
import { actorOf, type Context, mentionBefore, mentionFrom, mentionsIn } from '../context.js';
import { lowerAt, sentenceStartAt, uposOf, xposAt } from '../text/tokens.js';
import { isBody, isText, nounOf } from './nominals.js';
import { type Source, withName } from './source-words.js';
import { one, type Speaker } from './speaker.js';

/** How many words back a text is looked for, and how many mentions a paper. */
const FARTHEST = 400;
const MOST = 40;
/** Words behind a preposition among which the issuer is named. */
const REACH = 5;

/**
 * @param resolve whom the words of a source stand for
 * @param spoke who of some kind was quoted last from a token on and before another
 */
export const createIssuers = (context: Context, resolve: (source: Source) => Speaker, spoke: Spoke) => ({
  /** Of a source whose head is a noun for a text or a paper whoever issues it, by its own words. */
  within: (source: Source): Speaker | undefined => {
    const noun = nounOf(context.tokens, source.head);
    const is = context.resources.texts.get(noun);
    const outlet = is === 'outlet' || is === 'agency' ? outletBefore(context, source) : undefined;
    if (outlet || !isText(context.resources, noun)) return outlet && byName(outlet);
    return behind(context, source, resolve) ?? owner(context, source, resolve);
  },
  /** Of a definite noun alone, by what the document told before. */
  before: (noun: string, { from, head }: Source): Speaker | undefined => {
    const is = context.resources.texts.get(noun);
    // *the Drudge Report* has a name of its own.
    if (head - from > 2 || is === undefined || is === 'record' || uposOf(context.tokens, head - 1) === 'PROPN')
      return undefined;
    if (is === 'outlet' || is === 'agency') {
      const outlet = lastOutlet(context, from);
      return outlet && byName(outlet);
    }
    // *the report*, where none was told of, is that of the paper that was quoted.
    const isPaper = (speaker: Speaker): boolean => is === 'report' && speaker.actor?.kind === 'outlet';
    const found = issuedBefore(context, noun, from, spoke) ?? spoke(0, from, isPaper);
    return found && { ...found, why: ['statements/described'] };
  },
});

type Spoke = (from: number, to: number, fits?: (speaker: Speaker) => boolean) => Speaker | undefined;

const byName = (actor: Actor): Speaker => one(actor, actor.party, 'statements/described');

/** *TASS state news agency*, *North Korea's Rodong Sinmun newspaper*: the outlet that stands before its noun. */
const outletBefore = (context: Context, { from, head }: Source): Actor | undefined => {
  const mention = mentionBefore(context, head);
  if (!mention || mention.from < from || mention.to > head || xposAt(context.tokens, mention.to) === 'POS')
    return undefined;
  const actor = actorOf(context, mention);
  return actor.kind === 'outlet' ? actor : undefined;
};

/** *a report from the official IRNA news agency*, *a survey by Fairleigh Dickinson University*, *an account in the Moscow Times*. */
const behind = (context: Context, source: Source, resolve: (source: Source) => Speaker): Speaker | undefined => {
  const { tokens, grammar } = context;
  for (let i = source.head + 1; i + 1 < source.to; i++) {
    const word = lowerAt(tokens, i);
    const mention = mentionFrom(context, i + 1);
    const isNear = mention && mention.from <= i + REACH;
    if (word === 'in' && i <= source.head + FAR) {
      const actor = mention && isNear ? actorOf(context, mention) : undefined;
      if (actor?.kind === 'outlet') return byName(actor);
    }
    if (word !== 'by' && word !== 'from') continue;
    const named = withName(context, { from: i + 1, to: i + 2 });
    const isNamed = mention && isNear && mention.to <= source.to;
    const head = isNamed ? mention.to - 1 : grammar.headOf(i + 1, source.to);
    return resolve({ from: i + 1, to: Math.max(named.to, source.to), head, heads: [head] });
  }
  return undefined;
};
/** Words behind a text's noun among which it says in which paper it stood: *an account Friday in ...* */
const FAR = 6;

/** *Steele's memo*, *a German government statement*, *Russian accounts*. */
const owner = (context: Context, source: Source, resolve: (source: Source) => Speaker): Speaker | undefined => {
  const { tokens } = context;
  const { from, head } = source;
  const possessor = mentionsIn(context, from, head - 1).find(({ to }) => xposAt(tokens, to) === 'POS');
  if (possessor) return byName(actorOf(context, possessor));
  if (context.resources.texts.get(nounOf(tokens, head)) === 'survey') return undefined;
  if (head - from > 1 && isBody(context.resources, nounOf(tokens, head - 1)))
    return resolve({ from, to: head, head: head - 1, heads: [head - 1] });
  const state = stateWithin(context, { ...source, to: head });
  return state && byName(state);
};

/** The last outlet named before a token. */
const lastOutlet = (context: Context, token: number): Actor | undefined => {
  const mention = mentionBefore(context, token - 1, (one) => actorOf(context, one).kind === 'outlet', MOST);
  return mention && actorOf(context, mention);
};

const issuedBefore = (context: Context, noun: string, before: number, spoke: Spoke): Speaker | undefined => {
  const { tokens } = context;
  for (let i = before - 1; i >= 0 && i > before - FARTHEST; i--) {
    if (nounOf(tokens, i) !== noun) continue;
    const named = ownerOf(context, i);
    if (named) return byName(named);
    // *said in a statement*: whoever did.
    const article = uposOf(tokens, i - 1) === 'DET' ? i - 1 : i - 2;
    if (/^an?$/.test(lowerAt(tokens, article)) || lowerAt(tokens, i - 1) === 'written') {
      const speaker = spoke(sentenceStartAt(tokens, i), i + REACH);
      if (speaker) return speaker;
    }
  }
  return undefined;
};

/** *The Associated Press report*, *Amnesty's report*. */
const ownerOf = (context: Context, noun: number): Actor | undefined => {
  const { from } = context.grammar.name(noun);
  const mention = mentionFrom(context, Math.min(from, noun - 1));
  return mention && mention.to <= noun && isIssuer(actorOf(context, mention)) ? actorOf(context, mention) : undefined;
};

/** States are what reports are about, more often than whose they are. */
const isIssuer = ({ kind }: Actor): boolean => kind !== 'state' && kind !== 'group' && kind !== 'place';
