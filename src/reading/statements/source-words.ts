/** The words of a source as they stand in the text: runs of nouns before and behind a verb, with their names. */
import { type Context, mentionsIn } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { firstFrom, lowerAt, sentenceEndAt, uposOf } from '../text/tokens.js';
import type { Stretch } from './stretch.js';

export interface Source extends Stretch {
  /** The word that names the speaker; of a relative pronoun the word that it stands for. */
  readonly head: number;
  /** Of several speakers ('Biden and Xi') the heads of all. */
  readonly heads: readonly number[];
}

/** Words with their head, and the heads of those within them whom 'and' joins to it. */
export const joinedWithin = (grammar: Grammar, { from, to }: Stretch, head: number): Source => ({
  from,
  to,
  head,
  heads: grammar.conjuncts(head).filter((one) => one >= from && one < to),
});

/** Longest name that is taken without a tree, in words. */
const LONGEST = 12;

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'ADJ', 'NUM', 'DET']);

export const isNominal = ({ tokens }: Context, token: number): boolean =>
  NOMINAL.has(uposOf(tokens, token)) || lowerAt(tokens, token) === "'s";
export const isName = ({ tokens }: Context, token: number): boolean =>
  ['NOUN', 'PROPN', 'PRON'].includes(uposOf(tokens, token));

/** Whether a word tells when: nobody who speaks is a day. */
export const isTime = ({ dates: { mentions } }: Context, token: number): boolean => {
  const date = mentions[firstFrom(mentions, token + 1) - 1];
  return date !== undefined && token < date.to;
};

/** The noun phrase that begins at a token, as far as no verb or comma ends it. */
export const phraseFrom = (context: Context, from: number): Source | undefined => {
  const { tokens } = context;
  const end = Math.min(sentenceEndAt(tokens, Math.min(from, tokens.size - 1)), from + LONGEST);
  let to = from;
  while (to < end && isNominal(context, to)) to++;
  const head = headWithin(context, from, to);
  return head === -1 ? undefined : { from, to, head, heads: [head] };
};

/** The noun before the first preposition within a phrase; -1 for none. */
const headWithin = (context: Context, from: number, to: number): number => {
  const { tokens } = context;
  for (let i = from; i <= to; i++) {
    const isEnd = i === to || uposOf(tokens, i) === 'ADP';
    if (isEnd) return i > from && isName(context, i - 1) ? i - 1 : -1;
  }
  return -1;
};

/** A name that the tree has parted stays whole: 'António Guterres'. */
export const withName = (context: Context, stretch: Stretch): Stretch => {
  let { from, to } = stretch;
  const { tokens } = context;
  for (const mention of mentionsIn(context, Math.max(0, from - LONGEST), to + LONGEST)) {
    if (mention.from < from && mention.to > from) from = mention.from;
    if (mention.from < to && mention.to > to) to = mention.to;
  }
  while (to < tokens.size && uposOf(tokens, to - 1) === 'PROPN' && uposOf(tokens, to) === 'PROPN') to++;
  return { from, to };
};
