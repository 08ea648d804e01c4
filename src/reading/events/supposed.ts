/**
 * What is only supposed: deeds of words that nobody has said yet, people of a kind to whom something is done, what a clause
 * says that is itself judged, and whether somebody did it at all.
 */
import type { EventStatus } from '../../model/generated/lists.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Grammar } from '../text/grammar.js';
import {
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceStart,
  sentenceStartAt,
  type Tokens,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import type { Match, Matcher } from './match.js';

/** Deeds that are done by saying them: before they are said, there is nothing to tell. */
const SAID: ReadonlySet<PloverType> = new Set<PloverType>(['ACCUSE', 'SUPPORT', 'REJECT', 'THREATEN']);
const UNSAID: ReadonlySet<EventStatus> = new Set<EventStatus>(['planned', 'proposed', 'hypothetical', 'cancelled']);
/** Deeds for which no day is set: one plans a visit for Monday, and no blame. */
const UNTIMED: ReadonlySet<PloverType> = new Set<PloverType>([...SAID, 'REQUEST']);
/** Deeds that are told of people by the by: 'relatives of people killed by the police'. */
const SUFFERED: ReadonlySet<PloverType> = new Set<PloverType>(['ASSAULT', 'COERCE', 'SANCTION']);
/** Words of people of whom nothing more is told. */
const ANYBODY = new Set(['people', 'person', 'man', 'woman', 'child', 'civilian', 'victim', 'those', 'other', 'one']);
const NOUNLIKE = new Set(['NOUN', 'ADJ', 'PRON', 'DET']);
const RELATIVES = new Set(['who', 'that', 'whom']);
/** Verbs by which something is judged or is only an instance. */
const JUDGING = new Set(['be', 'mean', 'require', 'seem', 'remain', 'violate', 'make', 'take', 'become']);
const OPENING = new Set(['whether']);

/** Whether, in news, words are only foreseen, wished, possible or toned down: 'might criticise', 'hopes to endorse'. */
export const isUnsaid = (plover: PloverType, status: EventStatus): boolean => SAID.has(plover) && UNSAID.has(status);

/** Whether a deed to come may have a day: words have none before they are said. */
export const isTimed = (plover: PloverType): boolean => !UNTIMED.has(plover);

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

/**
 * 'families of people killed by the police', 'help for those who are attacked': what is done to people of whom neither a number
 * nor anything else is told, in a clause that only says which people are meant.
 */
export function isDoneToAnybody(
  tokens: Tokens,
  grammar: Grammar,
  matcher: Matcher,
  { pattern, token }: Match,
): boolean {
  if (pattern.kind !== 'verb' || !SUFFERED.has(pattern.plover) || xposAt(tokens, token) !== 'VBN') return false;
  const start = sentenceStartAt(tokens, token);
  let i = token - 1;
  while (i > start && (uposOf(tokens, i) === 'AUX' || uposOf(tokens, i) === 'ADV')) i--;
  const isRelative = i > start && RELATIVES.has(lowerAt(tokens, i));
  if (isRelative) i--;
  else if (i !== token - 1) return false;
  if (i < start || !ANYBODY.has(matcher.lemma(i)) || !NOUNLIKE.has(uposOf(tokens, i))) return false;
  // 'people were killed' is a clause of its own.
  if (!isRelative && grammar.subjects(token).includes(i) && grammar.clauseOf(i) === token && isMainVerb(token))
    return false;
  const { from } = grammar.name(i);
  return from === i || !/^(?:NUM|DET|PRON|PROPN)$/.test(uposOf(tokens, from));

  function isMainVerb(word: number): boolean {
    return grammar.mainPredicates(sentenceAt(tokens, word)).includes(word);
  }
}

/** 'barring Danes from the country is wrong', 'training soldiers would be costly': a deed that is only judged. */
export function isJudged(tokens: Tokens, grammar: Grammar, { pattern, token }: Match): boolean {
  if (pattern.kind !== 'verb' || xposAt(tokens, token) !== 'VBG' || grammar.subjects(token).length > 0) return false;
  const sentence = sentenceAt(tokens, token);
  const start = sentenceStart(tokens, sentence);
  if (token > start && !/^(?:PUNCT|SCONJ|CCONJ)$/.test(uposOf(tokens, token - 1))) return false;
  const end = sentenceEnd(tokens, sentence);
  const { to } = grammar.phrase(token);
  // Its own words end where the verb stands that judges it.
  let i = Math.max(to, token + 1);
  while (i < end && (uposOf(tokens, i) === 'AUX' || uposOf(tokens, i) === 'ADV') && xposAt(tokens, i) !== 'VBZ') i++;
  return i < end && /^(?:VBZ|VBP|VB)$/.test(xposAt(tokens, i)) && JUDGING.has(lemmaAt(tokens, i));
}

/** 'talked about working with the farmers': with whom something is to be done that somebody talks about, he does not talk. */
export function isTalkAbout(tokens: Tokens, { pattern, token }: Match): boolean {
  if (pattern.kind !== 'verb' || pattern.plover !== 'CONSULT' || token + 2 >= tokens.size) return false;
  return ABOUT.has(lowerAt(tokens, token + 1)) && xposAt(tokens, token + 2) === 'VBG';
}
const ABOUT = new Set(['about', 'of']);

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
