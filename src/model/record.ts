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
  /**
   * The days in which it may have happened, as days since 1970-01-01, first and last: of its own date where the text
   * gives one, else null. The whole year for '2023'.
   */
  readonly days: readonly [first: number, last: number] | null;
  /** Day of publication of the document, as days since 1970-01-01, or null. */
  readonly published: number | null;
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
  /** Documents of one family are copies of one text: they count once. Equal after folding (`record/copies.ts`). */
  readonly family: string;
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
  /** The smallest of the ids of its items: any item's id is an address of its entry. */
  readonly id: string;
  readonly kind: K;
  readonly parties: readonly Party[];
  /** As exact as any member gives it; null where none gives a date. */
  readonly date: DateValue | null;
  /** Day by which entries are listed: the first of the date, else of the first publication; '' where neither is known. */
  readonly day: string;
  /** Ids of the items in the order of folding: copies last, the most exact first, then by id. */
  readonly items: readonly string[];
  /** Folded from the items in that order. What only one text can say (evidence, confidence, why) is the first item's. */
  readonly value: ItemOf<K>['value'];
  /** Of each field of `value` that is not the first item's alone: ids of the items, or of the correction, that gave it. */
  readonly givenBy: Readonly<Record<string, readonly string[]>>;
  readonly contradictions: readonly Contradiction[];
  /** One a document, sorted by publication, then document. */
  readonly reports: readonly Report[];
  /** Number of families among the reports, without those judged spun (at least 1). */
  readonly independent: number;
  /** Ids of the rules of merging and of the corrections that shaped it, sorted; none where one item stands alone. */
  readonly why: readonly string[];
}

/** One thing that happened, said or agreed, with all that is told of it. The kind tells the type of the value. */
export type Entry<K extends ItemKind = ItemKind> = { readonly [one in K]: EntryOf<one> }[K];

/** An entry with the first of its items: the one whose document, words, confidence and why the entry is shown with. */
export type ToldEntry<K extends ItemKind = ItemKind> = {
  readonly [one in K]: { readonly entry: EntryOf<one>; readonly item: ItemOf<one> };
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
  readonly reason: string;
  readonly item: CorrectionAnchor;
}

/** What a person said of an item: a fact of its own that every rebuild takes in. */
export type Correction =
  | (CorrectionHead & { readonly is: 'same' | 'not-same'; readonly other: CorrectionAnchor })
  | (CorrectionHead & { readonly is: 'field'; readonly field: string; readonly value: unknown })
  | (CorrectionHead & { readonly is: 'reject' });
