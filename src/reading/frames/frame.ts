/**
 * A frame: one predicate of the text with what the net says of it. Frames are all that the later stages ask of the net; words
 * are token indices, in the order of the text.
 */
import type { EventStatus } from '../../model/generated/lists.js';
import type { PloverType } from '../../model/generated/plover.js';

/** A deed of one of PLOVER's types that a predicate tells, with its likelihood, 0 to 1. */
export interface Deed {
  readonly plover: PloverType;
  readonly score: number;
}

export interface Frame {
  /** The word that names it; the first of a phrase. */
  readonly token: number;
  /** The likeliest first; none for a predicate that tells no deed. */
  readonly deeds: readonly Deed[];
  readonly status: EventStatus;
  /** The words that name its sides, each phrase by its head. */
  readonly source: readonly number[];
  readonly target: readonly number[];
}
