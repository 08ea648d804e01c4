/**
 * A frame: one predicate of the text with what the net says of it. Frames are all that the later stages ask of the net; words
 * are token indices, in the order of the text.
 */
import type {
  CommitmentStatus,
  EventStatus,
  IncidentKind,
  MeetingFormat,
  MeetingKind,
} from '../../model/generated/lists.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Argument } from '../net/reader.js';

/** A deed of one of PLOVER's types that a predicate tells, with its likelihood, 0 to 1. */
export interface Deed {
  readonly plover: PloverType;
  readonly score: number;
}

export interface Frame {
  /** The word that names it; the one of a phrase on which the others hang. */
  readonly token: number;
  /** The likeliest first; none for a predicate that tells no deed. */
  readonly deeds: readonly Deed[];
  /** The sitting that it may tell; where it is sure, the net takes it for one. */
  readonly meeting?: {
    readonly score: number;
    readonly isSure: boolean;
    readonly kind: MeetingKind;
    readonly format: MeetingFormat;
  };
  /** What somebody undertakes by it. */
  readonly commitment?: { readonly score: number; readonly status: CommitmentStatus };
  /** The clash or mishap that it tells. */
  readonly incident?: { readonly score: number; readonly kind: IncidentKind };
  /** Of its deeds and its meeting, by the net. */
  readonly status: EventStatus;
  /** The shares of all statuses, in the order of their list; none where the net was not asked. */
  readonly statuses: readonly number[];
  /** The words that name its sides, each phrase by its head. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  /** Who has the source do it, of those that the net took for it. */
  readonly senders: readonly number[];
  /** How likely one of the tokens `from` to `to` (exclusive) names a side, 0 to 1. */
  readonly naming: (side: 'source' | 'target', from: number, to: number) => number;
}

/** Words by which somebody says, asks, thinks or intends something, tokens `from` to `to` (exclusive). */
export interface Saying {
  readonly token: number;
  readonly score: number;
  readonly speaker: readonly Argument[];
  readonly content: readonly Argument[];
}

/** What a word may tell by itself. */
export type Supported = PloverType | 'meeting' | 'commitment' | 'channel' | 'incident' | 'saying';

export interface Frames {
  /** What the net says of a word that it was asked for, or that tells something by itself. */
  readonly at: (token: number) => Frame | undefined;
  /** In the order of the text. */
  readonly list: readonly Frame[];
  readonly sayings: readonly Saying[];
  /** How likely it is, 0 to 1, that one of the tokens `from` to `to` (exclusive) tells it. */
  readonly support: (what: Supported, from: number, to: number) => number;
}
