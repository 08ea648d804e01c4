/** What is only supposed: what a clause leaves open, what is only likened to a deed, what nobody did, what is still to be done. */
import type { EventStatus } from '../../model/generated/lists.js';
import type { Grammar } from '../text/grammar.js';
import { formAt, lowerAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';

const OPENING = new Set(['whether']);

/** 'asked whether ministers supported it', 'doubt whether he attacked': the clause leaves it open. */
export function isLeftOpen(tokens: Tokens, grammar: Grammar, node: number): boolean {
  const start = sentenceStartAt(tokens, node);
  const [subject] = grammar.subjects(node);
  const from = subject !== undefined && subject < node ? grammar.name(subject).from : grammar.phrase(node).from;
  return (from > start && OPENING.has(lowerAt(tokens, from - 1))) || OPENING.has(lowerAt(tokens, from));
}

/** 'as if Iran had invaded Kuwait', 'as though he had blamed her': what is only likened to a deed. */
export function isAsIf(tokens: Tokens, grammar: Grammar, node: number): boolean {
  const start = sentenceStartAt(tokens, node);
  const [subject] = grammar.subjects(node);
  const from = subject !== undefined && subject < node ? grammar.name(subject).from : grammar.phrase(node).from;
  return [from, from - 1].some((i) => i > start && LIKENING.has(lowerAt(tokens, i)) && lowerAt(tokens, i - 1) === 'as');
}
const LIKENING = new Set(['if', 'though']);

/** 'not one of his rivals blamed him', 'none of the ministers backed it': who does it is nobody. */
export function isOfNobody(tokens: Tokens, grammar: Grammar, node: number): boolean {
  const start = sentenceStartAt(tokens, node);
  return grammar.subjects(node).some((subject) => {
    if (subject >= node) return false;
    const { from } = grammar.name(subject);
    const first = lowerAt(tokens, from);
    if (first === 'none' || first === 'neither' || first === 'nobody') return true;
    if (first === 'not') return true;
    return from > start && lowerAt(tokens, from - 1) === 'not' && (first === 'one' || first === 'a');
  });
}

/** 'efforts to prevent an attack': what is still to be prevented has neither been nor not been. */
export function unlessWarded(tokens: Tokens, grammar: Grammar, status: EventStatus, by: number): EventStatus {
  if (status !== 'denied' || xposAt(tokens, by) !== 'VB' || grammar.modality(by) !== 'none') return status;
  for (let i = by - 1; i >= Math.max(0, by - 2); i--) if (lowerAt(tokens, i) === 'to') return 'hypothetical';
  return status;
}

/** 'the summit to be hosted by Kenya' is to come; 'the first summit to be hosted by Kenya' may have been. */
export function isToBeDone(tokens: Tokens, grammar: Grammar, node: number): boolean {
  if (xposAt(tokens, node) !== 'VBN' || node < 3) return false;
  if (formAt(tokens, node - 1) !== 'be' || formAt(tokens, node - 2) !== 'to') return false;
  const noun = node - 3;
  if (uposOf(tokens, noun) !== 'NOUN') return false;
  for (let i = grammar.name(noun).from; i < noun; i++)
    if (xposAt(tokens, i) === 'JJS' || RANKS.has(lowerAt(tokens, i))) return false;
  return true;
}
const RANKS = new Set(['first', 'second', 'third', 'last', 'only', 'next', 'latest']);
