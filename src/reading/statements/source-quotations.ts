/**
 * Sources that stand between a quotation and their verb, or behind a verb that follows a quotation, by the order of the
 * words: *"...," said Will Doyle, a professor in Nashville*, *"...," Ann Lee, who ran the talks, wrote*. Trees err there most.
 */
import { type Context, mentionsIn } from '../context.js';
import {
  at,
  FINITE,
  firstFrom,
  formAt,
  lowerAt,
  sentenceEndAt,
  sentenceStartAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import type { Cue } from './cues.js';
import { isSpeech } from './quotations.js';
import { headWithin, isInPhrase, LONGEST, type Source } from './source-words.js';
import { isComma } from './stretch.js';

/** How many words a speaker with all that is said of them may have. */
const FAR = 40;

/** Whether a token is the mark that closes speech: with a comma or a stop before it. */
const isClosing = (context: Context, token: number): boolean => {
  const { quotes } = context;
  const quotation = token < 0 ? undefined : quotes.list[at(quotes.of, token)];
  return quotation?.to === token + 1 && isSpeech(context, quotation);
};

const isCapital = ({ tokens }: Context, token: number): boolean => /^\p{Lu}/u.test(formAt(tokens, token));

/** *"...," Ann Lee, who ran the talks, wrote*: all between the mark and the verb, where nothing there is a clause of its own. */
export const betweenQuotationAndVerb = (context: Context, cue: Cue): Source | undefined => {
  const { tokens, quotes } = context;
  const to = cue.shown.from;
  if (!cue.rule.frames.has('quote') || !FINITE.has(xposAt(tokens, cue.from)) || at(quotes.of, cue.from) !== -1)
    return undefined;
  const start = Math.max(sentenceStartAt(tokens, cue.from), to - FAR);
  let from = to;
  while (from > start && at(quotes.of, from - 1) === -1) from--;
  if (from === to || !isClosing(context, from - 1) || !opensPhrase(context, from)) return undefined;
  // Without an apposition the tree knows the subject.
  if (!isComma(tokens, to - 1)) return undefined;
  return isSpeaker(context, from, to) ? sourceOf(context, from, to) : undefined;
};

/** *"...," said one of them, who asked for no name*: from the verb on, without when and where. */
const behindQuotationAndVerb = (context: Context, cue: Cue): Source | undefined => {
  const { tokens } = context;
  const from = cue.to;
  const end = sentenceEndAt(tokens, cue.from);
  if (!cue.rule.frames.has('quote') || cue.rule.frames.has('addressee') || !FINITE.has(xposAt(tokens, cue.from)))
    return undefined;
  if (cue.shown.from !== cue.from || !isClosing(context, cue.from - 1) || from >= end || !opensPhrase(context, from))
    return undefined;
  let to = from;
  while (to < end && to < from + LONGEST && isWithin(context, from, to)) to++;
  if (to === from) return undefined;
  while (isComma(tokens, to) && to + 1 < end && to < from + FAR) {
    const next = apposedTo(context, to + 1, end);
    if (next === -1) break;
    to = next;
  }
  return sourceOf(context, from, to);
};

/**
 * A source with what belongs to it and trees leave out: behind an inverted verb the appositions, before a verb the chunk
 * between commas, the bracket of *(R-Fla.)*; and without a phrase of place or time before a comma (*In reply, Ann Lee said*).
 */
export const extended = (context: Context, cue: Cue, source: Source): Source => {
  const { tokens } = context;
  let { from, to } = source;
  if (from === cue.to) {
    const further = behindQuotationAndVerb(context, cue);
    if (further && further.to > to) to = further.to;
  }
  const last = cue.shown.from - 1;
  const isChunk = to < last && isComma(tokens, to) && isComma(tokens, last) && last - to < FAR;
  if (isChunk && opensChunk(context, to + 1) && isSpeaker(context, to, last)) to = last + 1;
  to = withBracket(context, from, to, cue);
  if (to <= cue.shown.from) from = withoutOpening(context, source);
  return from === source.from && to === source.to ? source : { ...source, from, to };
};

const opensChunk = ({ tokens }: Context, token: number): boolean =>
  /^(WP|WP\$|DT|NNP?|NNS|CD)$/.test(xposAt(tokens, token));

/** *Marco Rubio (R-Fla.)* with the bracket that closes. */
const withBracket = ({ tokens }: Context, from: number, to: number, { from: verb }: Cue): number => {
  let open = -1;
  for (let i = from; i < to; i++)
    if (lowerAt(tokens, i) === '(') open = i;
    else if (lowerAt(tokens, i) === ')') open = -1;
  if (open === -1 && lowerAt(tokens, to) === '(') open = to;
  if (open === -1) return to;
  for (let i = open; i < tokens.size && i < open + BRACKET; i++)
    if (lowerAt(tokens, i) === ')') return i < verb || to > verb ? i + 1 : to;
  return to;
};
const BRACKET = 8;

/** Where the name begins behind *In his reply,*, where the head stands behind the comma. */
const withoutOpening = ({ tokens }: Context, { from, to, head }: Source): number => {
  if (!['ADP', 'SCONJ', 'ADV'].includes(uposOf(tokens, from)) && xposAt(tokens, from) !== 'VBG') return from;
  for (let i = from; i < to - 1 && i < head; i++) if (isComma(tokens, i)) return i + 1;
  return from;
};

/** A word with which a speaker may begin: no clause, no preposition. */
const opensPhrase = (context: Context, token: number): boolean =>
  ['DET', 'NOUN', 'PROPN', 'ADJ', 'NUM'].includes(uposOf(context.tokens, token)) ||
  (isCapital(context, token) && uposOf(context.tokens, token) !== 'PRON');

/** Words of the name and of what belongs to it, to the first that says when or where something was said. */
const isWithin = (context: Context, from: number, token: number): boolean => {
  const { tokens, quotes, dates } = context;
  if (at(quotes.of, token) !== -1) return false;
  const date = dates.mentions[firstFrom(dates.mentions, token)];
  if (date?.from === token) return false;
  if (uposOf(tokens, token) === 'ADP') return token > from && OWN.has(lowerAt(tokens, token));
  return isInPhrase(context, token) || (isCapital(context, token) && token <= from + 2);
};
/** Prepositions that say of a person who they are; *in*, *on* and *during* say where and when they spoke. */
const OWN = new Set(['of', 'for', 'from', 'with', 'at']);

/** Where an apposition or a relative clause behind a comma ends; -1 where none stands there. */
const apposedTo = ({ tokens, quotes }: Context, from: number, end: number): number => {
  const isRelative = /^WP/.test(xposAt(tokens, from));
  if (!isRelative && !['DET', 'NOUN', 'PROPN', 'ADJ', 'NUM'].includes(uposOf(tokens, from))) return -1;
  for (let i = from; i < end && i < from + FAR; i++) {
    if (at(quotes.of, i) !== -1) return -1;
    if (isComma(tokens, i) || /^[.;!?]$/.test(lowerAt(tokens, i))) return i;
    if (!isRelative && FINITE.has(xposAt(tokens, i))) return -1;
  }
  return end;
};

/** A name, an apposition or a relative clause between commas, and no further clause. */
const isSpeaker = ({ tokens }: Context, from: number, to: number): boolean => {
  let isRelative = false;
  for (let i = from; i < to; i++) {
    if (isComma(tokens, i)) isRelative = /^W/.test(xposAt(tokens, i + 1));
    else if (FINITE.has(xposAt(tokens, i)) && !isRelative) return false;
    else if (lowerAt(tokens, i) === ';' || lowerAt(tokens, i) === ':') return false;
  }
  return true;
};

const sourceOf = (context: Context, from: number, to: number): Source => {
  const { tokens } = context;
  let last = from;
  while (last < to && !isComma(tokens, last)) last++;
  const [mention] = mentionsIn(context, from, last);
  const found = headWithin(context, from, last);
  const head = found !== -1 ? found : mention ? mention.to - 1 : last - 1;
  return { from, to, head, heads: [head] };
};
