/**
 * The record: what many readings say together.
 *
 * An *item* is one meeting, event, statement, commitment, channel state or incident of one reading. Items that tell of
 * the same thing make an *entry*. A *correction* is what a person said of an item.
 */

import type { Party } from './generated/parties.js';
import type { Channel, Commitment, DateValue, Event, Incident, Meeting, Participant, Statement } from './reading.js';
import type { Span } from './span.js';

export const ITEM_KINDS = ['meeting', 'event', 'statement', 'commitment', 'channel', 'incident'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** An actor of a reading as the record names it: the id for comparing, the rest for people. */
export interface NamedActor {
  /** Id of the actor in its reading; `person:?` and `group:?` ids are no identity across documents. */
  readonly actor: string;
  readonly name: string;
  readonly party: Party | '';
  readonly role?: string;
  /** With the party what tells a person in no table from a namesake in another document. */
  readonly organization?: string;
}

interface ItemHead {
  /** Id of the item in its reading: a hash that holds the document's id, so no two documents share one. */
  readonly id: string;
  readonly document: string;
  /** All sides, sorted, each once. */
  readonly parties: readonly Party[];
  /** The words of each piece of evidence, in its order: what a correction is found again by. */
  readonly words: readonly string[];
  /** Hashes of the sentences in which the evidence stands: what copies of the text have in common. */
  readonly sentences: readonly number[];
  /**
   * The days in which it may have happened, as days since 1970-01-01, first and last: of its own date where the text
   * gives one, else null. The whole year for '2023'.
   */
  readonly days: readonly [first: number, last: number] | null;
  /** Day of publication of the document, as days since 1970-01-01, or null. */
  readonly published: number | null;
  /**
   * Whom those who act or speak met in this document, sorted: what tells a sentence of one readout from the same sentence of
   * another. Left out where the document tells of no such meeting.
   */
  readonly met?: readonly Party[];
  /** Publisher of the readout that it stands in, of meetings of the one that it is about: an office publishes one of each. */
  readonly readoutBy?: string;
}

/** The items of each kind: the reading's item with its actors written out. */
export type Item =
  | (ItemHead & {
      readonly kind: 'meeting';
      readonly value: Omit<Meeting, 'participants'> & {
        readonly participants: readonly (NamedActor & Pick<Participant, 'delegation'>)[];
      };
    })
  | (ItemHead & {
      readonly kind: 'event';
      /** Stems of what the evidence says beside who acts and by which verb, sorted: what it is about. */
      readonly about: readonly string[];
      readonly value: Omit<Event, 'source' | 'target'> & {
        readonly source: readonly NamedActor[];
        readonly target: readonly NamedActor[];
      };
    })
  | (ItemHead & {
      readonly kind: 'statement';
      readonly value: Omit<Statement, 'speaker'> & { readonly speaker: NamedActor | null };
    })
  | (ItemHead & { readonly kind: 'commitment'; readonly value: Commitment })
  | (ItemHead & { readonly kind: 'channel'; readonly value: Channel })
  | (ItemHead & { readonly kind: 'incident'; readonly value: Incident });

export type ItemOf<K extends ItemKind> = Extract<Item, { readonly kind: K }>;

/** What the record needs to know of a document beside its items. */
export interface DocumentFacts {
  readonly id: string;
  /** Documents of one family are near-copies of one text and count once: the smallest of their ids. */
  readonly family: string;
  /** Hashes of its sentences, each once: what copies of it have in common. */
  readonly sentences: readonly number[];
  /** Judged machine-paraphrased: never an independent report. */
  readonly spun: boolean;
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
}

/** One document's account of an entry. */
export interface Report {
  readonly document: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

/** A field on which the members of an entry do not agree: every value, with the items that have it. */
export interface Contradiction {
  readonly field: string;
  readonly values: readonly { readonly value: unknown; readonly items: readonly string[] }[];
}

interface EntryOf<K extends ItemKind> {
  /**
   * The id of the item that was published first, of those the smallest, those of texts that a machine garbled last: what
   * is reported later leaves it as it is, unless it is the first clean report. Any item's id is an address of its entry.
   */
  readonly id: string;
  readonly kind: K;
  readonly parties: readonly Party[];
  /** As exact as any member gives it; null where none gives a date. */
  readonly date: DateValue | null;
  /** Day by which entries are listed: the first of the date, else of the first publication; '' where neither is known. */
  readonly day: string;
  /** Ids of the items in the order of folding: copies last, before them what a machine garbled, the most exact first, then by id. */
  readonly items: readonly string[];
  /** Folded from the items in that order. What only one text can say (evidence, confidence, why) is the first item's. */
  readonly value: ItemOf<K>['value'];
  /** Of each field of `value` that is not the first item's alone: ids of the items, or of the correction, that gave it. */
  readonly givenBy: Readonly<Record<string, readonly string[]>>;
  readonly contradictions: readonly Contradiction[];
  /** One a document, sorted by publication, then document; those that a machine garbled last. */
  readonly reports: readonly Report[];
  /** Number of families among the reports, without those judged spun (at least 1). */
  readonly independent: number;
  /** A person hid it: it stands in no list and no export that does not ask for it. */
  readonly hidden?: true;
  /** Ids of the rules of merging and of the corrections that shaped it, sorted; none where one item stands alone. */
  readonly why: readonly string[];
}

/** One thing that happened, said or agreed, with all that is told of it. The kind tells the type of the value. */
export type Entry<K extends ItemKind = ItemKind> = { readonly [one in K]: EntryOf<one> }[K];

/** An entry with the first of its items: the one whose document, words, confidence and why the entry is shown with. */
export type ToldEntry<K extends ItemKind = ItemKind> = {
  readonly [one in K]: {
    readonly entry: EntryOf<one>;
    readonly item: ItemOf<one>;
    /** Version of the tables by which the item was read. */
    readonly data?: string;
  };
}[K];

/** Where a correction is attached: found again after a reread by evidence and parties. */
export interface CorrectionAnchor {
  readonly document: string;
  readonly kind: ItemKind;
  readonly evidence: readonly Span[];
  readonly words: readonly string[];
  readonly parties: readonly Party[];
}

interface CorrectionHead {
  readonly id: string;
  readonly author: string;
  /** ISO 8601 moment; given by the caller, the record knows no clock. */
  readonly time: string;
  /** Of several that were said in one moment the later has the greater; 0 where it is missing. */
  readonly sequence?: number;
  readonly reason: string;
  /** Of what was said of a CONSULT event as it was said of the meeting that it tells: that correction, with which it is undone. */
  readonly follows?: string;
  readonly item: CorrectionAnchor;
}

/**
 * What a person said of an item: a fact of its own that every rebuild takes in. A `reject` takes the item out of the
 * record; a `hide` leaves its entry in the record, and out of lists and exports; an `undo` takes back the correction
 * whose id is `of` (that of an undo brings back what it took back), and names the same items.
 */
export type Correction =
  | (CorrectionHead & { readonly is: 'same' | 'not-same'; readonly other: CorrectionAnchor })
  | (CorrectionHead & { readonly is: 'field'; readonly field: string; readonly value: unknown })
  | (CorrectionHead & { readonly is: 'reject' })
  | (CorrectionHead & { readonly is: 'hide' })
  | (CorrectionHead & { readonly is: 'undo'; readonly of: string; readonly other?: CorrectionAnchor });

/** What became of an entry by one change of the record. */
const CHANGE_TYPES = ['added', 'changed', 'merged', 'split', 'removed'] as const;
type ChangeType = (typeof CHANGE_TYPES)[number];

/**
 * One line of the feed of changes. A copy of the record is kept up to date by taking each line in turn: drop `id` and all
 * of `from`, then fetch what `id` and all of `to` are now.
 */
export interface Change {
  /** Counts up from 1 over all changes of a store; the lines of one transaction follow each other. */
  readonly number: number;
  /** ISO 8601; of the transaction. */
  readonly moment: string;
  readonly is: ChangeType;
  /** Of the entry; after `merged`, `split` and `removed` of what it was. */
  readonly id: string;
  readonly kind: ItemKind;
  readonly parties: readonly Party[];
  readonly day: string;
  /** Of `added` and `changed`: ids of entries whose items it took over, but for its own. */
  readonly from: readonly string[];
  /** Of `merged` and `split`: ids of the entries in which its items are now. */
  readonly to: readonly string[];
  /** Of `changed`: what is different, sorted; `reports` where others tell of it. */
  readonly fields: readonly string[];
}

/** Where an id that an item once had leads to. */
export interface Former {
  readonly id: string;
  readonly kind: ItemKind;
  readonly document: string;
  /** The item that a later reading of the document has in its place; null where it has none. */
  readonly now: string | null;
}
