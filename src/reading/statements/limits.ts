/** What all ways to find content share: the cue with its source, and between which tokens its content may stand. */
import type { Context } from '../context.js';
import {
  at,
  firstFrom,
  formAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import type { Cue } from './cues.js';
import type { Source } from './source-words.js';
import { isComma, type Stretch } from './stretch.js';

export interface Content {
  readonly pieces: readonly Stretch[];
  /** Id of the rule. */
  readonly rule: string;
}
/** A cue with its source, and from the first to the last word of both. */
export interface Core extends Stretch {
  readonly cue: Cue;
  readonly source: Source | undefined;
  /** Whether the source is that of a cue before: what is said stands behind the cue alone. */
  readonly isShared?: boolean;
}

export interface Surroundings {
  /** Where a core that stands before in the sentence ends; the sentence's start without one. */
  readonly floor: number;
  /** Whether that core is put in after a comma, or one that governs what stands behind it. */
  readonly isPutBefore: boolean;
  /** Where the next core of the sentence begins; its end without one. */
  readonly ceiling: number;
  /** Where the next cue begins; -1 for none. */
  readonly nextCue: number;
  /** Tokens at which content ends, in order. */
  readonly breaks: readonly { readonly from: number }[];
  readonly isMain: (predicate: number) => boolean;
  /** The quotation in which the cue stands, without its marks; undefined outside of one. */
  readonly quotation?: Stretch;
  /** Whether the document tells of talks, where *raised the case* is speech. */
  readonly isReadout?: boolean;
}

export const coreOf = (cue: Cue, source: Source | undefined): Core => ({
  cue,
  source,
  from: Math.min(cue.shown.from, source?.from ?? cue.from),
  to: Math.max(cue.to, source?.to ?? cue.to),
});

/** Between which tokens the content of a cue may stand. */
export interface Limits {
  readonly start: number;
  readonly end: number;
  readonly floor: number;
  readonly isPutBefore: boolean;
  readonly ceiling: number;
  readonly nextCue: number;
  /** Whether the cue heads a main clause, so that it governs to the end of its sentence. */
  readonly isMain: boolean;
}

export const limitsOf = (
  context: Context,
  core: Core,
  { floor, isPutBefore, ceiling, nextCue, breaks, quotation, isMain }: Surroundings,
): Limits => {
  const { tokens, grammar } = context;
  const { cue, to } = core;
  const sentence = sentenceAt(tokens, cue.head);
  let start = behindDateline(context, sentenceStart(tokens, sentence));
  let end = sentenceEnd(tokens, sentence);
  if (quotation) {
    start = Math.max(start, quotation.from);
    end = Math.min(end, quotation.to);
  }
  for (const conjunct of grammar.conjuncts(cue.head)) {
    if (conjunct < to || !grammar.isPredicate(conjunct) || opensWithThat(context, conjunct)) continue;
    if (!hasTense(context, conjunct, sentenceAt(tokens, cue.head))) continue;
    end = Math.min(end, Math.max(to, beforeLink(context, grammar.whole(conjunct).from)));
    break;
  }
  for (let k = firstFrom(breaks, to + 1); k < breaks.length; k++) {
    const { from } = at(breaks, k);
    if (from >= end) break;
    if (at(context.quotes.of, from) !== at(context.quotes.of, cue.head)) continue;
    end = from;
    break;
  }
  return { start, end, floor: Math.max(start, floor), isPutBefore, ceiling, nextCue, isMain: isMain(cue.head) };
};

/** Whether a joined clause has a verb in a tense: not *not only a failure, but a catastrophe*. */
const hasTense = ({ grammar, tokens }: Context, predicate: number, sentence: number): boolean => {
  const { from, to } = grammar.whole(predicate);
  for (let i = from; i < Math.min(to, sentenceEnd(tokens, sentence)); i++)
    if (/^(VB[DZPN]|MD)$/.test(xposAt(tokens, i))) return true;
  return false;
};

/** Behind *WASHINGTON —* at the head of a sentence. */
const behindDateline = ({ tokens }: Context, start: number): number => {
  if (!/^\p{Lu}{3,}$/u.test(formAt(tokens, start))) return start;
  const end = Math.min(sentenceEndAt(tokens, start), start + LONGEST_DATELINE);
  for (let i = start + 1; i < end; i++) if (/^(—|–|―|--)$/.test(formAt(tokens, i))) return i + 1;
  return start;
};
const LONGEST_DATELINE = 9;

/** Before the comma and the conjunction that lead to a clause. */
export const beforeLink = ({ tokens }: Context, token: number): number => {
  let i = token;
  while (i > 0 && (uposOf(tokens, i - 1) === 'CCONJ' || isComma(tokens, i - 1) || lowerAt(tokens, i - 1) === ';')) i--;
  return i;
};

/** *... and that the cause was another*: a conjunct that goes on with what is reported. */
export const opensWithThat = (context: Context, predicate: number): boolean => {
  const { from } = context.grammar.whole(predicate);
  return isThat(context, from) || (uposOf(context.tokens, from) === 'CCONJ' && isThat(context, from + 1));
};

export const isThat = (context: Context, token: number): boolean => COMPLEMENTIZERS.has(lowerAt(context.tokens, token));
export const COMPLEMENTIZERS = new Set(['that', 'whether']);

/** How many words a short phrase has. */
export const SHORT = 5;
/** How far behind a cue its content may begin where no tree says, in words. */
export const FARTHEST = 30;

/** Whether something stands behind a cue that may be its object. */
export const hasObjectBehind = ({ grammar, tokens }: Context, { cue, to }: Core): boolean =>
  grammar.patient(cue.head).some((one) => one >= to) ||
  (cue.to - cue.from > 1 && to === cue.to && to < tokens.size && !/^[.,;:!?]$/.test(lowerAt(tokens, to)));
