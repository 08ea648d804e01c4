/** What a briefing is made of. */
import type { Party } from '../../model/generated/parties.js';
import type { Entry, ToldEntry } from '../../model/record.js';
import type { LedgerWords } from '../ledger/words.js';
import type { Contacts } from './contacts.js';
import type { Documents } from './sources.js';

/** A statement with the sentence in which it stands. */
export interface SaidThere {
  readonly entry: Entry<'statement'>;
  readonly words: string;
  /** On which it was said, as near as known: of a readout the day of the meeting. */
  readonly day: string;
}

/** Where two accounts of one meeting differ, or an office's own account from its last. */
export interface AccountDifference {
  readonly day: string;
  readonly text: string;
  readonly words: string;
  readonly documents: readonly string[];
}

export interface BriefingInput {
  readonly a: Party;
  readonly b: Party;
  /** Entries of all kinds but statements, of both parties. */
  readonly told: readonly ToldEntry[];
  /** Meetings of both, those that a readout's title tells of among them. */
  readonly contacts: Contacts;
  /** All events of the pair: talks that are told as meetings, too. */
  readonly events: readonly Entry<'event'>[];
  readonly statements: readonly SaidThere[];
  readonly differences: readonly AccountDifference[];
  readonly documents: Documents;
  readonly since: string | null;
  readonly precision: string;
  readonly words: LedgerWords;
  /** The whole sentences of commitments and channels, by entry, where they can be quoted. */
  readonly passages: ReadonlyMap<string, string>;
}
