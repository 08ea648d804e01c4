/** Sources: the words that name who speaks, for a verb its subject or the agent of its passive, for a noun its owner. */
import { type Context, mentionsIn } from '../context.js';
import { at, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import { isAgentNoun } from './agents.js';
import type { Cue } from './cues.js';
import { isComma, type Stretch, wordAt } from './stretch.js';

export interface Source extends Stretch {
  /** The word that names the speaker; of a relative pronoun the word that it stands for. */
  readonly head: number;
  /** Of several speakers ('Biden and Xi') the heads of all. */
  readonly heads: readonly number[];
}

/** The source of a verb, or undefined where the sentence names none. */
export function sourceOfVerb(context: Context, cue: Cue): Source | undefined {
  if (cue.rule.frames.has('passive')) return undefined;
  const { grammar } = context;
  const isState = cue.to - cue.from > 1 && at(context.tokens.lemmas, cue.from) === 'be';
  if (!isState && grammar.voice(cue.head) === 'passive' && !isMistaken(context, cue))
    return heads(
      context,
      cue,
      grammar.agent(cue.head).filter((one) => one > cue.head),
    );
  const pronoun = relativeBefore(context, cue);
  const quoted = quotedSource(context, cue);
  if (quoted) return quoted;
  const own = grammar
    .subjects(cue.head)
    .filter((one) => one < cue.from || (isInverted(context, cue) && canSpeak(context, one)));
  if (pronoun !== -1) {
    const stood = own.length > 0 && !own.includes(pronoun) ? own : [pronoun];
    return { from: pronoun, to: pronoun + 1, head: stood.at(-1) ?? pronoun, heads: stood };
  }
  const subjects =
    own.length > 0 ? own : grammar.agent(cue.head).filter((one) => one < cue.from || isInverted(context, cue));
  return (
    inverted(context, cue, subjects) ??
    appositive(context, cue, subjects) ??
    parenthetical(context, cue, subjects) ??
    heads(context, cue, subjects) ??
    phraseBefore(context, cue) ??
    (cue.rule.frames.has('quote')
      ? ((isInverted(context, cue) ? phraseAfter(context, cue) : undefined) ?? mentionBefore(context, cue))
      : undefined)
  );
}

/** *recalled Hochstein as saying that ...*: whose words are passed on. */
const quotedSource = (context: Context, cue: Cue): Source | undefined => {
  const { tokens } = context;
  const to = cue.shown.from - 1;
  if (at(tokens.xpos, cue.from) !== 'VBG' || to < 1 || wordAt(tokens, to) !== 'as' || !isName(context, to - 1))
    return undefined;
  let from = to - 1;
  while (from > 0 && from > to - LONGEST && isNominal(context, from - 1)) from--;
  // *was quoted by Interfax as saying* is not Interfax.
  return from > 0 && uposOf(tokens, from - 1) === 'VERB' ? { from, to, head: to - 1, heads: [to - 1] } : undefined;
};

/** Whether a word behind a verb may be its subject: not in *says it wants peace*, not in *pledged support*. */
const canSpeak = ({ tokens, grammar, resources }: Context, word: number): boolean => {
  const { to } = grammar.name(word);
  if (to < tokens.size && FINITE.has(at(tokens.xpos, to))) return false;
  return uposOf(tokens, word) !== 'NOUN' || isAgentNoun(resources, at(tokens.lemmas, word).toLowerCase());
};

/** Whether a subject may stand behind the verb: where the sentence begins with it, or with what is said. */
const isInverted = ({ tokens, quotes }: Context, { shown, from }: Cue): boolean => {
  const before = shown.from - 1;
  // *, had read the memo*: an auxiliary stands before no subject but in questions.
  if (shown.from < from && before >= 0 && wordAt(tokens, before) === ',') return false;
  if (before < 0 || at(tokens.sentenceOf, before) !== at(tokens.sentenceOf, shown.from)) return true;
  if (at(quotes.of, before) !== at(quotes.of, shown.from)) return true;
  return (
    uposOf(tokens, before) === 'PUNCT' ||
    uposOf(tokens, before) === 'ADV' ||
    wordAt(tokens, before) === 'as' ||
    wordAt(tokens, before) === 'so'
  );
};

/** *No talks until spring, says Beijing.*: who stands behind the verb, where the tree has its subject before the comma. */
const inverted = (context: Context, cue: Cue, subjects: readonly number[]): Source | undefined => {
  const { tokens, quotes } = context;
  if (!cue.rule.frames.has('quote') || subjects.some((one) => one >= cue.to)) return undefined;
  if (cue.shown.from < 2 || !isComma(tokens, cue.shown.from - 1) || at(tokens.xpos, cue.from) === 'VBG')
    return undefined;
  // *The minister, Christian Lindner, defended Berlin.*
  if (subjects.some((one) => isPhraseAlone(context, one, cue.shown.from))) return undefined;
  const end = sentenceEnd(tokens, at(tokens.sentenceOf, cue.from));
  let to = cue.to;
  while (to < end && to < cue.to + LONGEST && isInPhrase(context, to) && at(quotes.of, to) === at(quotes.of, cue.head))
    to++;
  const head = headWithin(context, cue.to, to);
  if (head === -1) return undefined;
  const noun = at(tokens.lemmas, head).toLowerCase();
  const isNamed =
    uposOf(tokens, head) === 'PROPN' ||
    mentionsIn(context, cue.to, to).some((one) => one.from <= head && head < one.to);
  const isSpeaker = isNamed || isAgentNoun(context.resources, noun);
  if (!isSpeaker) return undefined;
  // *said his spokeswoman, Nino Beridze.*
  if (isComma(tokens, to)) {
    let further = to + 1;
    while (further < end && further < to + LONGEST && isInPhrase(context, further)) further++;
    if (further > to + 1 && /^[.;!?]$/.test(wordAt(tokens, further))) to = further;
  }
  const closes = to >= end || /^[.,;!?]$/.test(wordAt(tokens, to));
  return closes ? { from: cue.to, to, head, heads: [head] } : undefined;
};

/** *The call, a spokeswoman for the embassy said, ...*: who stands between comma and verb, where the tree has the word before. */
const parenthetical = (context: Context, cue: Cue, subjects: readonly number[]): Source | undefined => {
  const { tokens, quotes } = context;
  const to = cue.shown.from;
  const start = sentenceStart(tokens, at(tokens.sentenceOf, cue.from));
  let from = to;
  while (
    from > start &&
    from > to - LONGEST &&
    isInPhrase(context, from - 1) &&
    at(quotes.of, from - 1) === at(quotes.of, cue.head)
  )
    from--;
  if (
    from === to ||
    from - 1 <= start ||
    !isComma(tokens, from - 1) ||
    !(isName(context, to - 1) || isNumbered(context, from, to))
  )
    return undefined;
  if (!isNominal(context, from) || subjects.some((one) => one >= from - 1 && one < to)) return undefined;
  if (subjects.some((one) => one >= cue.to)) return undefined;
  const head = isNumbered(context, from, to) ? to - 1 : headWithin(context, from, to);
  return head === -1 ? undefined : { from, to, head, heads: [head] };
};

/** The noun phrase that begins at a token, as far as no verb or comma ends it. */
export const phraseFrom = (context: Context, from: number): Source | undefined => {
  const { tokens } = context;
  const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, Math.min(from, tokens.size - 1))), from + LONGEST);
  let to = from;
  while (to < end && isNominal(context, to)) to++;
  // *border guards that ...*: a complementizer may be tagged as a determiner.
  while (to > from && ['that', 'this'].includes(wordAt(tokens, to - 1))) to--;
  const head = headWithin(context, from, to);
  return head === -1 ? undefined : { from, to, head, heads: [head] };
};

/** Whether the phrase of a word, an apposition with it, fills all before the comma of a token, without a verb. */
const isPhraseAlone = ({ tokens, grammar }: Context, word: number, token: number): boolean => {
  const { from, to } = grammar.phrase(word);
  if (to < token - 1) return false;
  let commas = 0;
  for (let i = from; i < token - 1; i++) {
    if (FINITE.has(at(tokens.xpos, i))) return false;
    if (isComma(tokens, i)) commas++;
  }
  // *No talks until spring, says Japan*: without an apposition it is what is said.
  return commas > 0;
};
const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD']);

/**
 * *; his colleague, Simon Harris, expressed ...*: a name and what it is between commas right before the verb, where the
 * tree has the subject elsewhere.
 */
const appositive = (context: Context, cue: Cue, subjects: readonly number[]): Source | undefined => {
  const { tokens, quotes } = context;
  const last = cue.shown.from - 1;
  const start = sentenceStart(tokens, at(tokens.sentenceOf, cue.from));
  if (last <= start || wordAt(tokens, last) !== ',') return undefined;
  const back = (to: number): number => {
    let from = to;
    while (
      from > start &&
      from > to - LONGEST &&
      isInPhrase(context, from - 1) &&
      at(quotes.of, from - 1) === at(quotes.of, cue.head)
    )
      from--;
    return from;
  };
  const inner = participleBefore(context, last, start) ?? back(last);
  if (inner === last || inner - 1 <= start || wordAt(tokens, inner - 1) !== ',') return undefined;
  const outer = back(inner - 1);
  const isHead = outer < inner - 1 && (isName(context, inner - 2) || wordAt(tokens, inner - 2) === "'s");
  const opens = outer === start || /^[,;"”]$/.test(wordAt(tokens, outer - 1)) || uposOf(tokens, outer - 1) === 'CCONJ';
  if (!isHead || !opens || uposOf(tokens, outer) === 'ADP') return undefined;
  // One of the two is a name; of lists, both halves are.
  const isProper = (token: number): boolean => uposOf(tokens, token) === 'PROPN';
  const isParticipial = /^(VBN|VBG|WP)$/.test(at(tokens.xpos, inner));
  const isArticle = uposOf(tokens, inner) === 'DET';
  if (!isParticipial && !isArticle && isProper(last - 1) === isProper(inner - 2)) return undefined;
  if (subjects.some((one) => one >= outer && one < last)) return undefined;
  const head = headWithin(context, outer, inner - 1);
  return head === -1 ? undefined : { from: outer, to: last + 1, head, heads: [head] };
};

/** *a colleague, bound by the same rule, said*: where the participle behind a comma begins; undefined for none. */
const participleBefore = ({ tokens }: Context, last: number, start: number): number | undefined => {
  for (let i = last - 1; i > start && i > last - LONGEST; i--) {
    if (!isComma(tokens, i)) continue;
    return /^(VBN|VBG|WP)$/.test(at(tokens.xpos, i + 1)) ? i + 1 : undefined;
  }
  return undefined;
};

/** Words of a noun phrase with its prepositions and a hyphen, and no verb. */
const isInPhrase = (context: Context, token: number): boolean =>
  isNominal(context, token) || uposOf(context.tokens, token) === 'ADP' || at(context.tokens.xpos, token) === 'HYPH';

/** The noun before the first preposition within a phrase; -1 for none. */
const headWithin = (context: Context, from: number, to: number): number => {
  const { tokens } = context;
  for (let i = from; i <= to; i++) {
    const isEnd = i === to || uposOf(tokens, i) === 'ADP';
    if (isEnd) return i > from && isName(context, i - 1) ? i - 1 : -1;
  }
  return -1;
};

/** *hailed its democracy, promised to stay*: a past tense that was tagged as a participle. */
const isMistaken = (context: Context, cue: Cue): boolean => {
  const { tokens, grammar } = context;
  if (cue.shown.from < cue.from || grammar.agent(cue.head).some((one) => one > cue.head)) return false;
  const before = cue.from - 1;
  // *The forces confirmed on Sunday they had struck a deal*
  if (before >= 0 && isName(context, before) && isPronounClause(context, cue.to)) return true;
  // *The Council called for access*: the only verb of its sentence is no participle.
  if (before >= 0 && (isName(context, before) || uposOf(tokens, before) === 'NUM') && isOnlyVerb(context, cue))
    return true;
  return (
    before >= 0 &&
    (isComma(tokens, before) || uposOf(tokens, before) === 'CCONJ') &&
    grammar.subjects(cue.head).length > 0
  );
};

/** Whether a pronoun with a finite verb begins right behind a token, a date between. */
const isPronounClause = ({ tokens }: Context, from: number): boolean => {
  for (let i = from; i < from + 5 && i + 1 < tokens.size; i++) {
    if (/^(he|she|they|it|we|there)$/.test(wordAt(tokens, i)))
      return FINITE.has(at(tokens.xpos, i + 1)) || FINITE.has(at(tokens.xpos, Math.min(i + 2, tokens.size - 1)));
    if (isComma(tokens, i) || uposOf(tokens, i) === 'VERB') return false;
  }
  return false;
};

const isOnlyVerb = ({ tokens }: Context, { head }: Cue): boolean => {
  const sentence = at(tokens.sentenceOf, head);
  let start = Math.max(sentenceStart(tokens, sentence), head - FAR);
  for (let i = start; i < head; i++) if (wordAt(tokens, i) === ';') start = i + 1;
  const end = Math.min(sentenceEnd(tokens, sentence), head + FAR);
  for (let i = start; i < end; i++) {
    if (FINITE.has(at(tokens.xpos, i))) return false;
    if (i > head && (isComma(tokens, i) || wordAt(tokens, i) === ';')) return true;
  }
  return true;
};

/** The last one named before a verb without a subject, where nothing but a phrase between commas parts them. */
const mentionBefore = (context: Context, cue: Cue): Source | undefined => {
  const { tokens, grammar, quotes } = context;
  const start = sentenceStart(tokens, at(tokens.sentenceOf, cue.from));
  const mention = mentionsIn(context, Math.max(start, cue.from - LONGEST), cue.from).find(
    ({ from }) => at(quotes.of, from) === at(quotes.of, cue.head),
  );
  if (!mention) return undefined;
  for (let i = mention.to; i < cue.from; i++)
    if (grammar.isPredicate(i) || uposOf(tokens, i) === 'SCONJ') return undefined;
  const to = isComma(tokens, cue.from - 1) ? cue.from : mention.to;
  return { from: mention.from, to, head: mention.from, heads: [mention.from] };
};

/** *who*, *which* or *that* right before a verb. */
const relativeBefore = ({ tokens }: Context, cue: Cue): number => {
  const before = cue.shown.from - 1;
  if (before < 0 || at(tokens.sentenceOf, before) !== at(tokens.sentenceOf, cue.from)) return -1;
  const tag = at(tokens.xpos, before);
  return tag === 'WP' || tag === 'WDT' ? before : -1;
};

const heads = (context: Context, cue: Cue, words: readonly number[]): Source | undefined => {
  const { grammar, quotes, tokens } = context;
  const sentence = at(tokens.sentenceOf, cue.head);
  const within = words.filter(
    (word) =>
      !isParted(tokens, word, cue.head) &&
      at(tokens.sentenceOf, word) === sentence &&
      at(quotes.of, word) === at(quotes.of, cue.head) &&
      (word < cue.from || word >= cue.to) &&
      at(tokens.forms, word).length > 0,
  );
  // Of subjects that are not coordinated the nearest is the verb's own: *Denmark, Rasmussen said, would stay.*
  const nearest = within.reduce(
    (best, word) => (Math.abs(word - cue.head) < Math.abs(best - cue.head) ? word : best),
    within[0] ?? -1,
  );
  if (nearest === -1) return undefined;
  const joined = grammar.conjuncts(nearest);
  const together = within.filter((word) => joined.includes(word));
  const first = together[0] ?? nearest;
  const last = together.at(-1) ?? nearest;
  const { from } = grammar.phrase(first);
  const { to } = grammar.phrase(last);
  const whole = withName(context, { from: Math.min(from, first), to: Math.max(to, last + 1) });
  const stretch = clipped(context, cue, first, withEdges(context, cue, whole));
  if (!stretch) return undefined;
  // *UN chief urges*: the last noun before the verb, where the tree has it elsewhere.
  const isGrown = stretch.to === cue.shown.from && whole.to < stretch.to && together.length === 1;
  const head = isGrown ? stretch.to - 1 : first;
  return { ...withComma(context, stretch), head, heads: isGrown ? [head] : together };
};

/** Whether a semicolon stands between two words. */
const isParted = (tokens: Context['tokens'], word: number, cue: number): boolean => {
  for (let i = Math.min(word, cue); i < Math.max(word, cue) && i < Math.min(word, cue) + FAR; i++)
    if (wordAt(tokens, i) === ';' || isMissedStop(tokens, i)) return true;
  return false;
};

/** *under Article V. Japan ...*: a numeral with a full stop before a capital ends a sentence that was not parted. */
export const isMissedStop = (tokens: Context['tokens'], token: number): boolean =>
  /^[IVX]+\.$/.test(at(tokens.forms, token)) && token + 1 < tokens.size && uposOf(tokens, token + 1) === 'PROPN';
const FAR = 60;

/** A name that the tree has parted stays whole: 'António Guterres'. */
const withName = (context: Context, stretch: Stretch): Stretch => {
  let { from, to } = stretch;
  const { tokens } = context;
  for (const mention of mentionsIn(context, Math.max(0, from - LONGEST), to + LONGEST)) {
    if (mention.from < from && mention.to > from) from = mention.from;
    if (mention.from < to && mention.to > to) to = mention.to;
  }
  while (to < tokens.size && uposOf(tokens, to - 1) === 'PROPN' && uposOf(tokens, to) === 'PROPN') to++;
  return { from, to };
};

/**
 * With the words between an article and the name (*a smiling Chrystia Freeland*), and those between the name and the
 * verb (*UN chief urges*), that the tree hangs elsewhere.
 */
const withEdges = ({ tokens }: Context, cue: Cue, { from, to }: Stretch): Stretch => {
  const isModifier = (token: number): boolean => ['NOUN', 'ADJ'].includes(uposOf(tokens, token));
  const isProper = (token: number): boolean => uposOf(tokens, token) === 'PROPN';
  let end = to;
  while (end < cue.shown.from && end < to + 4 && (isProper(end) || (isProper(to - 1) && isModifier(end)))) end++;
  const isWhole = end === cue.shown.from;
  let start = from;
  while (start > 0 && start > from - 3 && isModifier(start - 1)) start--;
  const isNamed = isProper(from) || (isWhole && isProper(end - 1));
  if (isNamed && start > 0 && uposOf(tokens, start - 1) === 'DET') start--;
  else start = from;
  return { from: start, to: end === cue.shown.from ? end : to };
};

/** The phrase as far as it does not run into the cue; its compact name where the tree runs together. */
const clipped = (context: Context, cue: Cue, head: number, stretch: Stretch): Stretch | undefined => {
  const { grammar, quotes } = context;
  const isBefore = head < cue.from;
  const clash = isBefore ? stretch.to > cue.shown.from && stretch.to > cue.from : stretch.from < cue.to;
  let { from, to } = clash ? grammar.name(head) : stretch;
  if (clash) ({ from, to } = withName(context, { from, to }));
  if (isBefore) to = Math.min(to, cue.shown.from);
  else from = Math.max(from, cue.to);
  // A quotation that opens behind the name is content.
  for (let i = head + 1; i < to; i++)
    if (at(quotes.of, i) !== at(quotes.of, head) && at(quotes.of, i) !== -1 && !isBefore) to = i;
  while (to > head + 1 && isComma(context.tokens, to - 1)) to--;
  return from <= head && head < to ? { from, to } : undefined;
};

/** An apposition keeps the comma that closes it. */
const withComma = ({ tokens }: Context, stretch: Stretch): Stretch => {
  if (stretch.to >= tokens.size || wordAt(tokens, stretch.to) !== ',') return stretch;
  for (let i = stretch.from + 1; i < stretch.to - 1; i++)
    if (wordAt(tokens, i) === ',') return { from: stretch.from, to: stretch.to + 1 };
  return stretch;
};

/** Longest name that is taken without a tree, in words. */
const LONGEST = 12;
const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'ADJ', 'NUM', 'DET']);
const isNominal = ({ tokens }: Context, token: number): boolean =>
  NOMINAL.has(uposOf(tokens, token)) || wordAt(tokens, token) === "'s";
const isName = ({ tokens }: Context, token: number): boolean =>
  ['NOUN', 'PROPN', 'PRON'].includes(uposOf(tokens, token));

const phraseBefore = (context: Context, cue: Cue): Source | undefined => {
  const { tokens, quotes } = context;
  const start = Math.max(sentenceStart(tokens, at(tokens.sentenceOf, cue.from)), cue.shown.from - LONGEST);
  const to = cue.shown.from;
  let from = to;
  while (from > start && at(quotes.of, from - 1) === at(quotes.of, cue.head)) {
    const isLink = wordAt(tokens, from - 1) === 'of' && from < to && from - 1 > start && isName(context, from - 2);
    // *a smiling Chrystia Freeland*
    const isAttribute =
      /^VB[GN]$/.test(at(tokens.xpos, from - 1)) && from < to && from - 1 > start && uposOf(tokens, from - 2) === 'DET';
    if (!isNominal(context, from - 1) && !isLink && !isAttribute) break;
    from--;
  }
  return to > from && (isName(context, to - 1) || isNumbered(context, from, to) || isChief(context, from, to))
    ? { from, to, head: to - 1, heads: [to - 1] }
    : undefined;
};

/** *a second*, *the latter*, *Abdullah II*: what ends with no noun and names somebody. */
const isNumbered = ({ tokens }: Context, from: number, to: number): boolean =>
  /^(II|III|IV|VI|XVI)$/.test(at(tokens.forms, to - 1)) ||
  (to - from <= 2 &&
    /^(second|third|other|another|latter|former|first|both|all|many|some|others)$/.test(wordAt(tokens, to - 1)));

/** *UN chief*, where the noun was taken for an adjective. */
const isChief = ({ tokens }: Context, from: number, to: number): boolean =>
  to - from === 2 && uposOf(tokens, from) === 'PROPN' && at(tokens.xpos, to - 1) === 'JJ';

const phraseAfter = (context: Context, cue: Cue): Source | undefined => {
  const { tokens, quotes } = context;
  const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, cue.from)), cue.to + LONGEST);
  const from = cue.to;
  let to = from;
  while (to < end && isNominal(context, to) && at(quotes.of, to) === at(quotes.of, cue.head)) to++;
  return to > from && isName(context, to - 1) ? { from, to, head: to - 1, heads: [to - 1] } : undefined;
};

/** The phrase of a noun with an owner's *'s*. */
export const ownerOf = (context: Context, noun: number): Source | undefined => {
  const { grammar, tokens } = context;
  const words = grammar.nounAgent(noun);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || at(tokens.sentenceOf, first) !== at(tokens.sentenceOf, noun))
    return possessorBefore(context, noun);
  let { from, to } = grammar.phrase(first);
  ({ from } = withName(context, { from, to: first + 1 }));
  to = Math.max(to, grammar.phrase(last).to);
  if (first < noun) to = Math.min(to, noun);
  const form = wordAt(tokens, to);
  if (to < noun && (form === "'s" || form === "'")) to++;
  return from < to ? { from, to, head: first, heads: words } : undefined;
};

/** How many words may stand between an owner and its noun. */
const FARTHEST_OWNER = 4;

/** *Japan's* or *his* before a noun that is no noun of event. */
const possessorBefore = (context: Context, noun: number): Source | undefined => {
  const { tokens, grammar } = context;
  const start = sentenceStart(tokens, at(tokens.sentenceOf, noun));
  for (let i = noun - 1; i >= start && i >= noun - FARTHEST_OWNER; i--) {
    if (at(tokens.xpos, i) === 'PRP$') return { from: i, to: i + 1, head: i, heads: [i] };
    if (at(tokens.xpos, i) === 'POS' && i > start) {
      const head = i - 1;
      const { from } = withName(context, { from: Math.min(grammar.phrase(head).from, head), to: head + 1 });
      return { from: Math.max(start, from), to: i + 1, head, heads: [head] };
    }
    if (!['ADJ', 'NOUN', 'PROPN', 'ADV'].includes(uposOf(tokens, i))) return undefined;
  }
  return undefined;
};
