/** What the API may change, as it asks for it: reading a text takes long, so that another thread may do it. */
import type { AddCounts } from '../../desk/desk.js';
import type { Document } from '../../model/document.js';
import type { Correction } from '../../model/record.js';

export interface Writes {
  /** Reads documents into the record. */
  readonly add: (documents: readonly Document[]) => Promise<AddCounts>;
  /** Keeps what a person said of an item. @returns false where it was kept already */
  readonly correct: (correction: Correction) => Promise<boolean>;
  readonly close: () => Promise<void>;
}
