/**
 * What the clause of a deed says by its form of whether the deed took place, besides tense, modality and the words above it:
 * a time clause in the present, a question that takes its deed for granted, a verb that shares the auxiliary of another.
 */
import type { Grammar } from '../text/grammar.js';
import {
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  sentenceStartAt,
  type Tokens,
  uposOf,
  xposAt,
} from '../text/tokens.js';

/** Words that open a clause in whose present tense a deed is to come: 'after she meets the king'. */
const TIME = new Set(['after', 'before', 'until', 'till', 'once']);
/** Words that open one in which it is done again and again: 'whenever she attacks him'. */
const EACH_TIME = new Set(['when', 'whenever']);
/** Words of questions that take for granted what they ask about: 'Why did Iran refuse?' */
const TAKING_FOR_GRANTED = new Set(['why', 'when', 'where', 'how']);
const PRESENT = new Set(['VBZ', 'VBP']);
const WOULD = new Set(['would', 'could', 'might']);
const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'DET', 'ADJ', 'NUM', 'ADP', 'PART']);
const ANYBODY = new Set(['anyone', 'anybody', 'whoever', 'whosoever', 'any']);
const PAST_OR_MODAL = new Set(['VBD', 'MD']);

/** Prepositions of what there is already. */
const AGAINST = new Set(['against', 'amid', 'despite']);
/** Attributes of what there is not yet. */
const STILL_TO_BE = new Set(['further', 'future', 'potential', 'possible', 'new', 'any', 'renewed']);
/** Attributes of what was. */
const PAST = new Set(['recent', 'previous', 'earlier', 'past', 'last']);
/** Attributes of what has been going on. */
const LASTING = new Set(['standing', 'longstanding', 'existing', 'ongoing', 'current', 'continued', 'continuing']);

/**
 * What a time clause in the simple present makes of its deed: it is to come, or done each time. In headlines and in stories
 * all is told in the present; so something else in the sentence must stand in the past or under a modal.
 *
 * @returns undefined where the clause is none of these
 */
export function timeClause(tokens: Tokens, grammar: Grammar, node: number): 'planned' | 'hypothetical' | undefined {
  if (!PRESENT.has(xposAt(tokens, node)) || grammar.aspect(node) !== 'simple') return undefined;
  const { from: begin, to } = grammar.phrase(node);
  const [subject] = grammar.subjects(node);
  const from = subject === undefined || subject > node ? begin : grammar.name(subject).from - 1;
  const first = from < 0 ? '' : lowerAt(tokens, from);
  const isEach = EACH_TIME.has(first);
  if (from === node || !(isEach || TIME.has(first))) return undefined;
  const sentence = sentenceAt(tokens, node);
  const end = sentenceEnd(tokens, sentence);
  for (let i = sentenceStart(tokens, sentence); i < end; i++)
    if ((i < from || i >= to) && PAST_OR_MODAL.has(xposAt(tokens, i))) return isEach ? 'hypothetical' : 'planned';
  return undefined;
}

/** Whether a question asks of a deed only why, when, where or how it was done. */
export function isTakenForGranted(tokens: Tokens, grammar: Grammar, node: number): boolean {
  if (grammar.modality(node) !== 'none') return false;
  const start = sentenceStartAt(tokens, node);
  const from = /^\W+$/.test(formAt(tokens, start)) ? start + 1 : start;
  return (
    TAKING_FOR_GRANTED.has(lowerAt(tokens, from)) &&
    // 'How many ...', 'How about ...' ask for something else.
    /^(?:do|have|be)$/.test(lemmaAt(tokens, from + 1))
  );
}

/** 'will be invited and meet with': the verb before a bare one whose auxiliary it shares, -1 for none. */
export function sharer(tokens: Tokens, grammar: Grammar, node: number): number {
  if (xposAt(tokens, node) !== 'VB' || node === 0) return -1;
  const before = lowerAt(tokens, node - 1);
  if (before !== 'and' && before !== 'or' && !/ly$/.test(before)) return -1;
  const [first = node] = grammar.conjuncts(node);
  return first < node && grammar.modality(first) !== 'none' ? first : -1;
}

/** 'did not take place after all': it was to be. */
export function isAfterAll(tokens: Tokens, node: number): boolean {
  const end = sentenceEndAt(tokens, node);
  for (let i = node + 1; i + 1 < end; i++)
    if (lowerAt(tokens, i) === 'after' && lowerAt(tokens, i + 1) === 'all') return true;
  return false;
}

/** 'had Moscow withdrawn, Chisinau would have signed', 'it would have been wise had she thanked him': a condition without 'if'. */
export function isInverted(tokens: Tokens, grammar: Grammar, node: number): boolean {
  const sentence = sentenceAt(tokens, node);
  const start = sentenceStart(tokens, sentence);
  if (standsBeforeSubject(tokens, grammar, node, 'had')) return true;
  if (!/^VB[DN]$/.test(xposAt(tokens, node))) return false;
  // Only who does it stands between 'had' and its participle.
  let had = node - 1;
  while (had > start && lowerAt(tokens, had) !== 'had') {
    if (!NOMINAL.has(uposOf(tokens, had))) return false;
    had--;
  }
  if (had === node - 1 || lowerAt(tokens, had) !== 'had') return false;
  const [from, to] = had === start ? [node + 1, sentenceEnd(tokens, sentence)] : [start, had];
  for (let i = from; i < to; i++) if (WOULD.has(lowerAt(tokens, i))) return had > start || grammar.isPredicate(node);
  return false;
}

/** 'any ship that enters', 'whoever attacked': what is said of all who might do it has been done by nobody. */
export function isOfAny(tokens: Tokens, grammar: Grammar, node: number): boolean {
  return grammar.subjects(node).some((subject) => {
    const { from } = grammar.name(subject);
    return subject < node && (ANYBODY.has(lowerAt(tokens, subject)) || lowerAt(tokens, from) === 'any');
  });
}

/** 'it would have been cool | had she congratulated him': an auxiliary right before the subject of its participle. */
function standsBeforeSubject(tokens: Tokens, grammar: Grammar, node: number, auxiliary: string): boolean {
  if (xposAt(tokens, node) !== 'VBN') return false;
  const [subject] = grammar.subjects(node);
  if (subject === undefined || subject > node) return false;
  const { from } = grammar.name(subject);
  return from > sentenceStartAt(tokens, node) && formAt(tokens, from - 1) === auxiliary && !grammar.isQuestion(node);
}

/**
 * 'will impose costs for its aggression', 'to discuss after Japan's attack', 'to follow up on their recent meeting': what
 * somebody's deed is a ground or an occasion of may be to come, and the deed is not.
 */
export function isPresupposed(tokens: Tokens, grammar: Grammar, noun: number): boolean {
  const { from } = grammar.name(noun);
  const isGround = grammar.preposition(noun) !== '';
  for (let i = from; i < noun; i++) {
    const tag = xposAt(tokens, i);
    const form = lowerAt(tokens, i);
    if (isGround ? tag === 'POS' || tag === 'PRP$' || LASTING.has(form) : PAST.has(form)) return true;
  }
  // 'the defence against Chadian aggression': whose it is that one defends himself against there is.
  const isNew = tokens.forms.slice(from, noun).some((form) => STILL_TO_BE.has(form.toLowerCase()));
  return !isNew && AGAINST.has(grammar.preposition(noun)) && grammar.nounAgent(noun).some((word) => word < noun);
}
