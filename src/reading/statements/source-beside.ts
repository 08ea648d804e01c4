/**
 * Sources that stand beside their verb in an order in which trees err: behind it, between it and a comma, with an
 * apposition, before *as saying*.
 */
import { type Context, mentionsIn } from '../context.js';
import { at, lemmaAt, lowerAt, sentenceAt, sentenceEndAt, sentenceStartAt, uposOf, xposAt } from '../text/tokens.js';
import { isAgentNoun } from './agents.js';
import type { Cue } from './cues.js';
import { headWithin, isInPhrase, isName, isNominal, isNumbered, LONGEST, type Source } from './source-words.js';
import { isComma } from './stretch.js';

/** Whether a subject may stand behind the verb: where the sentence begins with it, or with what is said. */
export const isInverted = ({ tokens, quotes }: Context, { shown, from }: Cue): boolean => {
  const before = shown.from - 1;
  // *, had read the memo*: an auxiliary stands before no subject but in questions.
  if (shown.from < from && before >= 0 && lowerAt(tokens, before) === ',') return false;
  if (before < 0 || sentenceAt(tokens, before) !== sentenceAt(tokens, shown.from)) return true;
  if (at(quotes.of, before) !== at(quotes.of, shown.from)) return true;
  return (
    uposOf(tokens, before) === 'PUNCT' ||
    uposOf(tokens, before) === 'ADV' ||
    lowerAt(tokens, before) === 'as' ||
    lowerAt(tokens, before) === 'so'
  );
};

/** *No talks until spring, says Beijing.*: who stands behind the verb, where the tree has its subject before the comma. */
export const inverted = (context: Context, cue: Cue, subjects: readonly number[]): Source | undefined => {
  const { tokens, quotes } = context;
  // Behind *told* stands who is spoken to.
  if (!cue.rule.frames.has('quote') || cue.rule.frames.has('addressee')) return undefined;
  if (subjects.some((one) => one >= cue.to)) return undefined;
  const before = cue.shown.from - 1;
  if (before < 1 || xposAt(tokens, cue.from) === 'VBG') return undefined;
  const isParted =
    isComma(tokens, before) || (/^(["”]|'')$/.test(lowerAt(tokens, before)) && isComma(tokens, before - 1));
  if (!isParted) return undefined;
  const end = sentenceEndAt(tokens, cue.from);
  let to = cue.to;
  while (to < end && to < cue.to + LONGEST && isInPhrase(context, to) && at(quotes.of, to) === at(quotes.of, cue.head))
    to++;
  const head = headWithin(context, cue.to, to);
  if (head === -1) return undefined;
  const noun = lemmaAt(tokens, head);
  const isNamed =
    uposOf(tokens, head) === 'PROPN' ||
    mentionsIn(context, cue.to, to).some((one) => one.from <= head && head < one.to);
  // *said his spokeswoman, Nino Beridze.*
  let isApposed = false;
  if (isComma(tokens, to)) {
    let further = to + 1;
    while (further < end && further < to + LONGEST && isInPhrase(context, further)) further++;
    if (further > to + 1 && /^[.;!?]$/.test(lowerAt(tokens, further))) {
      isApposed = uposOf(tokens, to + 1) === 'PROPN' && uposOf(tokens, further - 1) === 'PROPN';
      to = further;
    }
  }
  if (!isNamed && !isApposed && !isAgentNoun(context.resources, noun)) return undefined;
  const closes = to >= end || /^[.,;!?]$/.test(lowerAt(tokens, to));
  return closes ? { from: cue.to, to, head, heads: [head] } : undefined;
};

/** Where the words of a phrase begin that ends before token `to`, within the sentence and the quotation of a cue. */
const phraseStart = (context: Context, cue: Cue, start: number, to: number): number => {
  const { quotes } = context;
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

/** *The call, a spokeswoman for the embassy said, ...*: who stands between comma and verb, where the tree has the word before. */
export const parenthetical = (context: Context, cue: Cue, subjects: readonly number[]): Source | undefined => {
  const { tokens } = context;
  const to = cue.shown.from;
  const start = sentenceStartAt(tokens, cue.from);
  const from = phraseStart(context, cue, start, to);
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

/**
 * *; his colleague, Simon Harris, expressed ...*: a name and what it is between commas right before the verb, where the
 * tree has the subject elsewhere.
 */
export const appositive = (context: Context, cue: Cue, subjects: readonly number[]): Source | undefined => {
  const { tokens } = context;
  const last = cue.shown.from - 1;
  const start = sentenceStartAt(tokens, cue.from);
  if (last <= start || lowerAt(tokens, last) !== ',') return undefined;
  const back = (to: number): number => phraseStart(context, cue, start, to);
  const inner = participleBefore(context, last, start) ?? back(last);
  if (inner === last || inner - 1 <= start || lowerAt(tokens, inner - 1) !== ',') return undefined;
  const outer = back(inner - 1);
  const isHead = outer < inner - 1 && (isName(context, inner - 2) || lowerAt(tokens, inner - 2) === "'s");
  const opens = outer === start || /^[,;"”]$/.test(lowerAt(tokens, outer - 1)) || uposOf(tokens, outer - 1) === 'CCONJ';
  if (!isHead || !opens || uposOf(tokens, outer) === 'ADP') return undefined;
  // One of the two is a name; of lists, both halves are.
  const isProper = (token: number): boolean => uposOf(tokens, token) === 'PROPN';
  const isParticipial = isParticiple(context, inner);
  const isArticle = uposOf(tokens, inner) === 'DET';
  if (!isParticipial && !isArticle && isProper(last - 1) === isProper(inner - 2)) return undefined;
  // *the G20, meeting in Delhi, called ...*: the participle may have been taken for a noun and the subject.
  if (subjects.some((one) => one >= outer && one < last && !(one === inner && isParticipial))) return undefined;
  const head = headWithin(context, outer, inner - 1);
  return head === -1 ? undefined : { from: outer, to: last + 1, head, heads: [head] };
};

/** *a colleague, bound by the same rule, said*: where the participle behind a comma begins; undefined for none. */
const participleBefore = (context: Context, last: number, start: number): number | undefined => {
  const { tokens } = context;
  for (let i = last - 1; i > start && i > last - LONGEST; i--) {
    if (!isComma(tokens, i)) continue;
    return isParticiple(context, i + 1) ? i + 1 : undefined;
  }
  return undefined;
};

const isParticiple = ({ tokens }: Context, token: number): boolean =>
  /^(VBN|VBG|WP)$/.test(xposAt(tokens, token)) ||
  (xposAt(tokens, token) === 'NN' && /\wing$/.test(lowerAt(tokens, token)) && uposOf(tokens, token + 1) === 'ADP');
