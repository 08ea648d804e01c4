/**
 * What may be asked of the record: the one place that answers for the API, the pages and the clients of the Model Context
 * Protocol alike. It is given what can read a store, so that nothing asked here can change the record.
 */
import type { Document } from '../../model/document.js';
import type { Reading } from '../../model/reading.js';
import type { Entry, Item } from '../../model/record.js';
import type {
  Counts,
  DocumentLine,
  Page,
  PageOptions,
  SearchHit,
  StoreReader,
  VersionInfo,
} from '../../store/store.js';
import { type AskedEntries, entriesOf } from './entries.js';

/** What is known of a document, for showing it. */
export interface ShownDocument {
  readonly document: Document;
  readonly reading: Reading | undefined;
  readonly versions: readonly VersionInfo[];
}

/** An entry with the items that tell of it. */
export interface ShownEntry {
  readonly entry: Entry;
  /** In the order of `entry.items`. */
  readonly items: readonly Item[];
}

export class Questions {
  constructor(private readonly store: StoreReader) {}

  /** Entries of one kind or several, by day, then id. */
  entries(asked: AskedEntries): Promise<Page<Entry>> {
    return entriesOf(this.store, asked);
  }

  /** The entry to which an item belongs, with all its items. */
  async entry(item: string): Promise<ShownEntry | undefined> {
    const entry = await this.store.entryOf(item);
    if (!entry) return undefined;
    const stored = new Map((await this.store.items(entry.items)).map(({ item: one }) => [one.id, one]));
    return { entry, items: entry.items.flatMap((id) => stored.get(id) ?? []) };
  }

  async document(id: string): Promise<ShownDocument | undefined> {
    const stored = await this.store.getDocument(id);
    if (!stored) return undefined;
    return { document: stored.document, versions: stored.versions, reading: await this.store.getReading(id) };
  }

  /** Documents, the newest first. */
  documents(options: PageOptions = {}): Promise<Page<DocumentLine>> {
    return this.store.documents(options);
  }

  /** Documents that hold all words, or a quoted phrase, the newest first. */
  search(query: string, options: PageOptions = {}): Promise<Page<SearchHit>> {
    return this.store.search(query, options);
  }

  counts(): Promise<Counts> {
    return this.store.counts();
  }
}
