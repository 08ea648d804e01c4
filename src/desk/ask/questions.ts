/**
 * What may be asked of the record: the one place that answers for the API, the pages and the clients of the Model Context
 * Protocol alike. It is given what can read a store, so that nothing asked here can change the record.
 */
import type { Document } from '../../model/document.js';
import type { Party } from '../../model/generated/parties.js';
import type { Reading } from '../../model/reading.js';
import { type Entry, ITEM_KINDS, type ItemKind, type ToldEntry } from '../../model/record.js';
import type {
  Counts,
  DocumentFilter,
  DocumentLine,
  EntryFilter,
  Page,
  PairSum,
  SearchHit,
  StoreReader,
  SumFilter,
  VersionInfo,
  WeekSum,
} from '../../store/store.js';
import type { ShownEntry } from '../answers.js';
import { type ParsedFilter, parseFilter } from '../filter.js';
import type { FilterWords } from '../filter-words.js';
import { Names, type NameTables } from '../names.js';
import { withWords } from '../timeline.js';

/** What is known of a document, for showing it. */
export interface ShownDocument {
  readonly document: Document;
  readonly reading: Reading | undefined;
  readonly versions: readonly VersionInfo[];
}

export interface AskedEntries extends EntryFilter {
  /** Of these kinds; of all where none is given. */
  readonly kinds?: readonly ItemKind[];
}

export class Questions {
  readonly #names: Names;

  /** @param tables of actors, by which names are known; not called before a name is asked for that is no code */
  constructor(
    private readonly store: StoreReader,
    tables: () => NameTables,
  ) {
    this.#names = new Names(tables, store);
  }

  /**
   * Checks what a list is to be filtered by and finds who is meant by its names.
   *
   * @param sides of a timeline: parties, people or bodies
   */
  filter(words: FilterWords, sides: readonly string[] = []): Promise<ParsedFilter> {
    return parseFilter(words, this.#names, sides);
  }

  /** Entries of one kind or several: by day, each day in the order of the text. */
  entries({ kinds = [], ...filter }: AskedEntries): Promise<Page<Entry>> {
    return this.store.listKinds(kinds.length === 0 ? ITEM_KINDS : [...new Set(kinds)], filter);
  }

  /** Entries, each with the first of its items, in the order given. */
  told<K extends ItemKind>(entries: readonly Entry<K>[]): Promise<ToldEntry<K>[]> {
    return withWords(this.store, entries);
  }

  /** The weeks of a pair in which something happened, the oldest first. */
  weeks(pair: readonly [Party, Party], filter: SumFilter = {}): Promise<readonly WeekSum[]> {
    return this.store.weeks(pair, filter);
  }

  /** The pairs between which something happened, those of most events first. */
  pairs(filter: SumFilter & { readonly limit?: number } = {}): Promise<readonly PairSum[]> {
    return this.store.pairSums(filter);
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
  documents(filter: DocumentFilter = {}): Promise<Page<DocumentLine>> {
    return this.store.documents(filter);
  }

  /** Documents that hold all words, or a quoted phrase, the newest first. */
  search(query: string, filter: DocumentFilter = {}): Promise<Page<SearchHit>> {
    return this.store.search(query, filter);
  }

  counts(): Promise<Counts> {
    return this.store.counts();
  }
}
