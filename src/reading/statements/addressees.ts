/** To whom words are spoken: the object of *told*, the phrase behind *to*, the other side of talks. */
import type { Statement } from '../../model/reading.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import { sentenceAt, uposOf, xposAt } from '../text/tokens.js';
import type { Layered } from './layers.js';
import { phraseFrom } from './source-words.js';
import type { Stretch } from './stretch.js';
import { restoredText } from './words.js';

export interface Addressee {
  /** The phrase for those spoken to. */
  readonly phrase?: Stretch;
  readonly said: Pick<Statement, 'addressee' | 'addresseeText'>;
}
const NOBODY: Addressee = { said: {} };

/** Who a statement is spoken to, so far as its words say. */
export const addresseeOf = (context: MeantContext, one: Layered): Addressee => {
  const { grammar, tokens } = context;
  const { head, rule, content, source, cue } = one;
  if (rule && rule.class === 'noun') return ofNoun(context, one);
  const isOutside = (token: number): boolean =>
    sentenceAt(tokens, token) === sentenceAt(tokens, head) &&
    (rule?.act === 'asked' || content.every(({ from, to }) => token < from || token >= to)) &&
    !(source && token >= source.from && token < source.to);
  const word = [
    ...(rule?.frames.has('addressee') ? grammar.patient(head) : []),
    ...grammar.recipient(head),
    ...(rule?.frames.has('quote') ? grammar.oblique(head, 'to') : []),
  ].find(isOutside);
  if (word !== undefined) return addresseeAt(context, word);
  // *told a television channel in April*, where the tree has the phrase elsewhere.
  const behind = rule?.frames.has('addressee') ? phraseFrom(context, cue.to) : undefined;
  return behind && isOutside(behind.head) ? addresseeAt(context, behind.head) : NOBODY;
};

const ofNoun = (context: MeantContext, { head }: Layered): Addressee => {
  for (const { preposition, words } of context.grammar.nounObliques(head)) {
    const [word] = words;
    if (preposition === 'to' && word !== undefined) return addresseeAt(context, word);
  }
  return NOBODY;
};

const addresseeAt = (context: MeantContext, word: number): Addressee => {
  const { grammar, tokens } = context;
  const { from, to } = grammar.phrase(word);
  const phrase = { from: Math.min(from, word), to: Math.max(to, word + 1) };
  const actor = context.meant.named(word);
  if (actor) return { phrase, said: { addressee: actor.id } };
  if (uposOf(tokens, word) === 'PRON' || xposAt(tokens, word).startsWith('PRP')) return { ...NOBODY, phrase };
  const text = restoredText(context, grammar.name(word));
  return text === '' ? NOBODY : { phrase, said: { addresseeText: text } };
};
