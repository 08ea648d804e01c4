/**
 * Who stands under an argument: the parties and persons that a noun phrase names. Works over the mentions of the actors'
 * layer; a person whose party no table knows takes that of the state beside the name.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Mention } from '../actors/find.js';
import { actorOf, type Context, mentionsIn } from '../context.js';
import { at, firstFrom, lowerAt, sentenceAt, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import { type Side, sidesBetween } from './naming.js';

/** Longest phrase in which participants are looked for, in tokens. */
const LONGEST_PHRASE = 48;

/** The participants that the phrase of a noun names. */
export const sidesUnder = (context: Context, head: number): readonly Side[] => {
  const { tokens, grammar } = context;
  const { from, to } = grammar.phrase(head);
  const sentence = sentenceAt(tokens, head);
  const over = mentionOver(context, head);
  const begin = Math.max(Math.min(from, over?.from ?? from), sentenceStart(tokens, sentence), head - LONGEST_PHRASE);
  const end = Math.min(sentenceEnd(tokens, sentence), head + LONGEST_PHRASE);
  const limit = nameEnd(context, Math.min(Math.max(to, over?.to ?? to), end), end);
  const sides = sidesBetween(context, begin, limit, head);
  return sides.length > 0 ? sides : sidesBetween(context, begin, end, head);
};

/** The mention in which a word stands. */
export const mentionOver = ({ actors }: Context, token: number): Mention | undefined => {
  const { mentions } = actors;
  const next = firstFrom(mentions, token + 1);
  const mention = next > 0 ? mentions[next - 1] : undefined;
  return mention && token < mention.to ? mention : undefined;
};

/** Where a phrase ends whose name the parser has cut: 'Prime Minister | Kishida of Japan'. */
const nameEnd = (context: Context, to: number, end: number): number => {
  const { tokens } = context;
  let limit = to;
  // A name that begins before the end goes on behind it.
  for (const { from, to: last } of mentionsIn(
    context,
    Math.max(0, to - LONGEST_NAME),
    Math.min(end, to + LONGEST_NAME),
  ))
    if (from <= limit && last > limit && (from < limit || uposOf(tokens, limit) === 'PROPN')) limit = last;
  if (limit + 1 >= end || lowerAt(tokens, limit) !== 'of') return limit;
  const [state] = mentionsIn(context, limit + 1, Math.min(end, limit + LONGEST_NAME));
  return state && state.from <= limit + 2 ? state.to : limit;
};
const LONGEST_NAME = 6;

/** For whom the k-th mention acts: its own party, that of a group's people, the state beside a name. */
export const partyAt = (context: Context, k: number): Party | '' => {
  const actor = actorOf(context, at(context.actors.mentions, k));
  return actor.party || (actor.kind === 'group' ? actor.country : '') || partyBeside(context, k);
};

/** The state right before or after the k-th mention. */
const partyBeside = (context: Context, k: number): Party | '' => {
  const { mentions } = context.actors;
  const mention = at(mentions, k);
  const next = mentions[k + 1];
  const { tokens } = context;
  if (next && next.from === mention.to + 1 && lowerAt(tokens, mention.to) === 'of') {
    const actor = actorOf(context, next);
    if (actor.kind === 'state') return actor.party;
  }
  const last = mentions[k - 1];
  if (last && mention.from - last.to <= 6 && !hasStop(context, last.to, mention.from)) {
    const actor = actorOf(context, last);
    if (actor.kind === 'state') return actor.party;
  }
  return '';
};

const hasStop = ({ tokens }: Context, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const upos = uposOf(tokens, i);
    if (upos === 'VERB' || upos === 'AUX' || upos === 'CCONJ' || upos === 'PUNCT') return true;
  }
  return false;
};
