/** Agreements that are named as such: 'the 2011 Framework Agreement between', 'the Treaty of Peace between'. */
import type { Grammar } from '../text/grammar.js';
import { formAt, sentenceStartAt, type Tokens } from '../text/tokens.js';

const YEAR = /^(?:1[5-9]|20)\d\d$/;
const CAPITAL = /^\p{Lu}\p{Ll}/u;

/** Whether a noun is the name of one, by its year or its capital: it has been made, whatever is said of it. */
export function isNamedPact(tokens: Tokens, grammar: Grammar, noun: number): boolean {
  const { from } = grammar.name(noun);
  if (/^an?$/i.test(formAt(tokens, from))) return false;
  const isFirst = noun === sentenceStartAt(tokens, noun);
  if (!isFirst && CAPITAL.test(formAt(tokens, noun))) return true;
  for (let i = from; i < noun; i++) if (YEAR.test(formAt(tokens, i))) return true;
  return false;
}
