/** Rows of words that carry an item of diplomacy: a verb or a noun. */
import { type Context, type Hit, hitsOf } from '../context.js';
import type { Frame } from '../frame.js';
import type { PhraseRules } from '../rules.js';
import { at, uposOf, xposAt } from '../text/tokens.js';

/** A row found in a text, with the word of it that governs the rest. */
export interface Framed<T> extends Hit<T> {
  readonly head: number;
  /** Lemma of what a pronoun stands for, where the head is one: 'the old one'. */
  readonly noun?: string;
}

/** The rows of a table that the text has, those of the part of speech that stands there. */
export function* framed<T extends Frame>(context: Context, rules: PhraseRules<T>): Generator<Framed<T>> {
  for (const { from, to, rules: found } of hitsOf(context, rules)) {
    const [verb, last] = [isVerb(context, from), isVerb(context, to - 1)];
    // A participle may be the noun that the tagger did not see: 'in fighting with troops'.
    const rule =
      found.find(({ word }) => word === 'any' || (word === 'verb' ? verb : !last)) ??
      found.find(({ word }) => word === 'noun' && xposAt(context.tokens, to - 1) === 'VBG');
    if (rule) yield { from, to, rule, head: rule.word === 'noun' ? nounIn(context, from, to) : from };
  }
}

const isVerb = ({ tokens }: Context, token: number): boolean => {
  const upos = uposOf(tokens, token);
  return upos === 'AUX' || (upos === 'VERB' && !isVerbalNoun(tokens, token));
};

/** 'the border crossing was closed': a noun and its article stand before what ends in -ing. */
const isVerbalNoun = ({ forms, xpos }: Context['tokens'], token: number): boolean =>
  token > 1 && at(forms, token).endsWith('ing') && at(xpos, token - 1) === 'NN' && at(xpos, token - 2) === 'DT';

const nounIn = ({ tokens }: Context, from: number, to: number): number => {
  for (let i = to - 1; i > from; i--) {
    const upos = uposOf(tokens, i);
    if (upos === 'NOUN' || upos === 'PROPN') return i;
  }
  return from;
};
