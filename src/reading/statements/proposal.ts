/** What the finders of statements give to the steps that resolve speakers and terms. */
import type { CueRule } from '../resources.js';
import type { Grammar } from '../text/grammar.js';
import type { Cue } from './cues.js';
import type { Source } from './source-words.js';
import type { Stretch } from './stretch.js';

export interface Proposal {
  /** As it is shown. */
  readonly cue: Stretch;
  /** The word that governs the cue: a verb, a noun, a preposition. */
  readonly head: number;
  readonly source: Source | undefined;
  /** At least one piece, in the order of the text. */
  readonly content: readonly Stretch[];
  /** Row of the cue; undefined where no cue of the table has it. */
  readonly rule?: CueRule;
  readonly why: readonly string[];
  /** A turn of a transcript: words without marks. */
  readonly isTurn?: boolean;
}

/** A cue with its source, and from the first to the last word of both. */
export interface Core extends Stretch {
  readonly cue: Cue;
  readonly source: Source | undefined;
  /** Whether the source is that of a cue before: what is said stands behind the cue alone. */
  readonly isShared?: boolean;
}

export const coreOf = (cue: Cue, source: Source | undefined): Core => ({
  cue,
  source,
  from: Math.min(cue.shown.from, source?.from ?? cue.from),
  to: Math.max(cue.to, source?.to ?? cue.to),
});

/** What somebody says whom a mark shows and no verb: a colon, a dash. @param mark its token; @param named the words for who says it */
export const byMark = (
  grammar: Grammar,
  mark: number,
  { from, to }: Stretch,
  content: readonly Stretch[],
  why: string,
): Proposal => {
  const head = grammar.headOf(from, to);
  return {
    cue: { from: mark, to: mark + 1 },
    head: mark,
    source: { from, to, head, heads: [head] },
    content,
    why: [why],
  };
};
