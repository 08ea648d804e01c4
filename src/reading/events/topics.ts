/**
 * What a document of states names only as a topic: a war in a list of what was talked about, cooperation that was discussed,
 * what might be done; and what is only imagined.
 */
import type { PloverType } from '../../model/generated/plover.js';
import type { Context } from '../context.js';
import {
  FINITE,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceEndAt,
  sentenceStartAt,
  type Tokens,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import type { Match, Matcher } from './match.js';
import { isOnlyDiscussed } from './pledges.js';
import { NONE } from './surface.js';

/** Deeds whose nouns name what states talk about. */
const TALKED: ReadonlySet<PloverType> = new Set<PloverType>(['AGREE', 'COOPERATE', 'SUPPORT', 'AID']);
/** Deeds of words, which stand as participles behind a comma: 'discussed trade, calling on Chad to'. */
const VOICED: ReadonlySet<PloverType> = new Set<PloverType>([
  'ACCUSE',
  'REQUEST',
  'REJECT',
  'THREATEN',
  'AGREE',
  'SUPPORT',
]);
/** Words before a topic. */
const ON = new Set(['about', 'on', 'regarding', 'concerning', 'including']);
/** Nouns before the 'to' of a topic: 'with regard to'. */
const REGARD = new Set(['regard', 'regards', 'respect']);
/** What may stand between the possessor of a noun and the noun, and its article. */
const WITHIN: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'PROPN', 'DET', 'NUM', 'ADV']);
/** Attributes and articles of what has not been: 'a further attack', 'any aggression'. */
const IMAGINED = new Set(['a', 'an', 'any', 'new']);
const STILL_TO_BE = new Set(['further', 'future', 'potential', 'possible', 'renewed']);
const OPEN = new Set(['would', 'could', 'might', 'may', 'can', 'should']);

/** Whether a deed is only what those who meet talk about. */
export const isOnlyTopic = (match: Match, matcher: Matcher, context: Context): boolean => {
  const { tokens, grammar, resources } = context;
  const { lists } = resources.eventPatterns;
  const { pattern, token, other } = match;
  if (pattern.kind === 'verb')
    return xposAt(tokens, token) === 'VBG' ? isListed(match, context) : isPaidFor(match, context);
  if (pattern.kind !== 'noun' || other !== NONE) return false;
  if (pattern.plover === 'ASSAULT') return isWarTalkedOf(token, matcher, context);
  return TALKED.has(pattern.plover) && isOnlyDiscussed(tokens, grammar, lists, token);
};

/** 'discussed trade, expanding ties and working with Peru': a gerund in a row of topics. */
const isListed = ({ pattern, token }: Match, { tokens, resources }: Context): boolean => {
  const { discussing } = resources.eventPatterns.lists;
  let before = token - 1;
  while (before > 0 && uposOf(tokens, before) === 'ADV') before--;
  const form = lowerAt(tokens, before);
  const isComma = form === ',';
  if (!isComma && uposOf(tokens, before) !== 'CCONJ' && !ON.has(form)) return false;
  if (isComma && VOICED.has(pattern.plover)) return false;
  const start = sentenceStartAt(tokens, token);
  for (let i = before; i >= start; i--) {
    const tag = xposAt(tokens, i);
    if (tag === 'MD') return false;
    if (uposOf(tokens, i) !== 'VERB' || tag === 'VBG' || tag === 'VBN') continue;
    return discussing.has(lemmaAt(tokens, i));
  }
  return false;
};

/** 'announced funding to support the farmers': what money is for is no deed beside the gift. */
const isPaidFor = ({ pattern, token }: Match, { tokens, resources }: Context): boolean => {
  if (pattern.plover !== 'SUPPORT' || xposAt(tokens, token) !== 'VB' || xposAt(tokens, token - 1) !== 'TO')
    return false;
  const { money, aid } = resources.eventPatterns.lists;
  const start = Math.max(sentenceStartAt(tokens, token), token - PAID_REACH);
  for (let i = token - 2; i >= start; i--) {
    const upos = uposOf(tokens, i);
    if (upos === 'VERB' || upos === 'PUNCT' || upos === 'AUX') return false;
    const lemma = lemmaAt(tokens, i);
    if (lemma === 'commitment' || lemma === 'support') return false;
    if (money.has(lemma) || aid.has(lemma)) return true;
  }
  return false;
};
/** How far before an infinitive the money may stand that is for it. */
const PAID_REACH = 6;

/** 'issues including Chad's war on Sudan': an attack of which nothing is said but that one talked about it. */
const isWarTalkedOf = (noun: number, matcher: Matcher, { tokens, resources }: Context): boolean => {
  const { judging, discussing } = resources.eventPatterns.lists;
  const start = sentenceStartAt(tokens, noun);
  let before = noun - 1;
  for (; before >= start; before--) {
    if (judging.has(lowerAt(tokens, before))) return false;
    if (!WITHIN.has(uposOf(tokens, before)) && xposAt(tokens, before) !== 'POS') break;
  }
  if (before < start) return false;
  const form = lowerAt(tokens, before);
  if (form === 'to') return REGARD.has(lowerAt(tokens, before - 1));
  if (form === 'of') return matcher.at(before - 1)?.pattern.plover === 'CONSULT';
  if (discussing.has(lemmaAt(tokens, before))) return true;
  const isInRow = form === ',' || uposOf(tokens, before) === 'CCONJ';
  if (!isInRow && !ON.has(form)) return false;
  for (let i = before - 1; i >= start; i--) {
    const upos = uposOf(tokens, i);
    if (upos !== 'VERB' && upos !== 'AUX') continue;
    const told = matcher.at(i);
    const isTalk = discussing.has(lemmaAt(tokens, i));
    return isTalk || (told?.pattern.plover === 'CONSULT' && !isInRow && form !== 'including');
  }
  return false;
};

/** 'deter further aggression by Chad', 'an attack on Peru would': a noun for what may never be. */
export const isFancied = ({ pattern, token, other }: Match, { tokens, grammar }: Context, isDone: boolean): boolean => {
  if (pattern.kind !== 'noun' || pattern.plover !== 'ASSAULT' || other !== NONE) return false;
  const { from } = grammar.name(token);
  const before = tokens.lowers.slice(from, token);
  if (before.some((form) => STILL_TO_BE.has(form))) return true;
  if (!before.some((form) => IMAGINED.has(form))) return false;
  const clause = grammar.clauseOf(token);
  return !isDone || (clause !== NONE && OPEN.has(grammar.modality(clause)));
};

/** The first gerund of a row that ends with one: in 'to expanding ties and working with Peru' that of 'expanding'. */
export const firstOfRow = (tokens: Tokens, gerund: number): number => {
  let before = gerund - 1;
  while (before > 0 && uposOf(tokens, before) === 'ADV') before--;
  const isComma = formAt(tokens, before) === ',';
  if (xposAt(tokens, gerund) !== 'VBG' || (uposOf(tokens, before) !== 'CCONJ' && !(isComma && goesOn(tokens, gerund))))
    return gerund;
  const start = sentenceStartAt(tokens, gerund);
  for (let i = before - 1; i > start; i--) {
    const tag = xposAt(tokens, i);
    if (/^(?:VBD|VBZ|VBP|MD|VB)$/.test(tag)) return gerund;
    if (tag !== 'VBG') continue;
    let marker = i - 1;
    while (marker > start && uposOf(tokens, marker) === 'ADV') marker--;
    if (/^(?:IN|TO)$/.test(xposAt(tokens, marker))) return i;
  }
  return gerund;
};

/** 'ending hunger, expanding ties | , and working with': whether the row of a gerund goes on behind it. */
const goesOn = (tokens: Tokens, gerund: number): boolean => {
  const end = Math.min(sentenceEndAt(tokens, gerund) - 1, gerund + ROW_REACH);
  for (let i = gerund + 1; i < end; i++) {
    if (FINITE.has(xposAt(tokens, i))) return false;
    if (uposOf(tokens, i) !== 'CCONJ') continue;
    const next = uposOf(tokens, i + 1) === 'ADV' ? i + 2 : i + 1;
    if (xposAt(tokens, next) === 'VBG') return true;
  }
  return false;
};
/** How far behind a gerund the last of its row is looked for. */
const ROW_REACH = 16;
