/** Questions to the order of the words, for where the tree or the tagger errs. */
import type { Grammar } from '../text/grammar.js';
import { at, formAt, sentenceAt, sentenceEnd, sentenceEndAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';

/** No word. */
export const NONE = -1;
const ATTRIBUTES: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NUM', 'ADV']);
const AUXILIARY_REACH = 4;
/** Verbs behind who told it at the end of a sentence, and how far behind the comma they stand. */
const SAYING = new Set(['say', 'report', 'announce', 'tell', 'add', 'claim', 'confirm', 'state', 'insist', 'declare']);
const SAYER_REACH = 9;
/** Parts of speech behind a noun that is no verb. */
const ATTRIBUTE_ENDS: ReadonlySet<string> = new Set(['ADP', 'PART', 'PUNCT', 'CCONJ']);

/** The head of the noun phrase that begins right behind a verb, -1 for none. */
export const rightBehind = (tokens: Tokens, grammar: Grammar, token: number): number => {
  const noun = headBehind(tokens, token + 1, sentenceEndAt(tokens, token));
  return noun === NONE || grammar.isTime(noun) ? NONE : noun;
};

/** The last noun of the nouns that begin at a token, behind determiners, numbers and adjectives. */
export const headBehind = (tokens: Tokens, from: number, end: number): number => {
  let found = NONE;
  for (let i = from; i < end; i++) {
    const upos = uposOf(tokens, i);
    // 'United' of the States is a verb to the tagger of word classes and a name to that of the Penn treebank.
    if (upos === 'NOUN' || upos === 'PROPN' || xposAt(tokens, i).startsWith('NNP')) found = i;
    // 'the Rafah crossing': behind a name with an article, a noun that the tagger has for a gerund.
    else if (
      found === i - 1 &&
      upos === 'VERB' &&
      xposAt(tokens, i) === 'VBG' &&
      uposOf(tokens, found) === 'PROPN' &&
      uposOf(tokens, from) === 'DET' &&
      (i + 1 >= end || ATTRIBUTE_ENDS.has(uposOf(tokens, i + 1)))
    )
      found = i;
    else if (found !== NONE && xposAt(tokens, i) === 'POS') found = NONE;
    else if (
      found !== NONE ||
      (!ATTRIBUTES.has(upos) && !/^(?:PRP\$|VB[NG])$/.test(upos === 'AUX' ? '' : xposAt(tokens, i)))
    )
      break;
  }
  return found;
};

/** Whether a word is a past tense that the tree or the tagger took for a participle: one of the two errs. */
export const isMistaken = (tokens: Tokens, grammar: Grammar, token: number): boolean => {
  const tag = xposAt(tokens, token);
  if (tag === 'VBD') return !grammar.isPredicate(token);
  if (tag !== 'VBN') return false;
  const sentence = sentenceAt(tokens, token);
  const start = at(tokens.sentences, sentence);
  for (let i = token - 1; i >= Math.max(start, token - AUXILIARY_REACH); i--)
    if (uposOf(tokens, i) === 'AUX') return false;
  if (grammar.isPredicate(token))
    return grammar.mainPredicates(sentence).includes(token) && grammar.subjects(token).length > 0;
  // 'guards badly beat prisoners': no attribute stands behind a plural, none with its adverb behind a name.
  let noun = token - 1;
  while (noun > start && uposOf(tokens, noun) === 'ADV') noun--;
  const isName = noun < token - 1 && uposOf(tokens, noun) === 'PROPN';
  if (
    (isName || xposAt(tokens, noun) === 'NNS') &&
    !grammar.isPredicate(token) &&
    token + 1 < sentenceEnd(tokens, sentence)
  )
    return uposOf(tokens, token + 1) !== 'ADP' && uposOf(tokens, token + 1) !== 'PUNCT';
  return !grammar.isPredicate(token) && isOnlyVerb(tokens, grammar, token);
};

/**
 * Whether a sentence whose root is a noun needs a participle for its verb: 'Kenya severed relations after police had',
 * 'Kenya, which had waited, severed'.
 */
const isOnlyVerb = (tokens: Tokens, grammar: Grammar, token: number): boolean => {
  const { from: start, to: end } = toldIn(tokens, grammar, token);
  if (token - 1 < start || token + 1 >= end || hasMainVerb(grammar, sentenceAt(tokens, token), end)) return false;
  if (formAt(tokens, end - 1) !== '.' && formAt(tokens, end) !== ',') return false;
  const before = uposOf(tokens, token - 1);
  const hasObject = rightBehind(tokens, grammar, token) !== NONE;
  if (before === 'NOUN' || before === 'PROPN') return hasObject;
  return before === 'PUNCT' && hasObject && formAt(tokens, token - 1) === ',' && rootOf(tokens, grammar, token) < token;
};

/** The word that a word ends with a hyphen before it, as lists have it: 'sit-in', 'test-fire' of 'test-fired'; '' for none. */
export const hyphenated = (tokens: Tokens, token: number): string => {
  if (!isHyphenated(tokens, token - 2)) return '';
  const last = uposOf(tokens, token) === 'VERB' ? at(tokens.lemmas, token) : formAt(tokens, token).replace(/s$/, '');
  return `${formAt(tokens, token - 2)}-${last}`.toLowerCase();
};

/** The word that a word begins with a hyphen behind it, where the tree has its first part for the head: 'go-ahead'. */
export const hyphenatedOn = (tokens: Tokens, token: number): string => {
  if (!isHyphenated(tokens, token)) return '';
  return `${formAt(tokens, token)}-${formAt(tokens, token + 2).replace(/s$/, '')}`.toLowerCase();
};

/** Whether a hyphen joins a word to the next one. */
const isHyphenated = (tokens: Tokens, token: number): boolean =>
  token >= 0 &&
  token + 2 < tokens.size &&
  formAt(tokens, token + 1) === '-' &&
  at(tokens.ends, token) + 1 === at(tokens.starts, token + 2);

/** The root of the sentence of a word, or of what it tells before 'witnesses said'. */
export const rootOf = (tokens: Tokens, grammar: Grammar, token: number): number => {
  const { from, to } = toldIn(tokens, grammar, token);
  const sentence = sentenceAt(tokens, token);
  // The tree gives its subject to the verb of saying, beside who says it.
  const [verb = NONE] = to < sentenceEnd(tokens, sentence) ? grammar.mainPredicates(sentence) : [];
  const [subject = NONE] = verb === NONE ? [] : grammar.subjects(verb);
  return subject !== NONE && subject < token ? subject : grammar.headOf(from, to);
};

/** Whether something before a token is a main predicate. */
export const hasMainVerb = (grammar: Grammar, sentence: number, end: number): boolean =>
  grammar.mainPredicates(sentence).some((one) => one < end);

/** The sentence of a word, without the ', witnesses said' behind it: 'rebels burned a village, the army said'. */
export const toldIn = (
  tokens: Tokens,
  grammar: Grammar,
  token: number,
): { readonly from: number; readonly to: number } => {
  const sentence = sentenceAt(tokens, token);
  const from = at(tokens.sentences, sentence);
  const to = sentenceEnd(tokens, sentence);
  const [verb = NONE, ...others] = grammar.mainPredicates(sentence);
  if (verb <= token || others.length > 0 || !SAYING.has(at(tokens.lemmas, verb))) return { from, to };
  for (let i = verb - 1; i > Math.max(token, verb - SAYER_REACH); i--) {
    if (uposOf(tokens, i) === 'VERB' || uposOf(tokens, i) === 'AUX') break;
    if (formAt(tokens, i) === ',' && i < verb - 1) return { from, to: i };
  }
  return { from, to };
};
