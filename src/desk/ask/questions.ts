/**
 * What may be asked of the record: the one place that answers for the API, the pages and the clients of the Model Context
 * Protocol alike. It is given what can read a store, so that nothing asked here can change the record.
 */
import type { Document } from '../../model/document.js';
import type { Party } from '../../model/generated/parties.js';
import type { Reading } from '../../model/reading.js';
import { type DocumentFacts, type Entry, ITEM_KINDS, type ItemKind, type ToldEntry } from '../../model/record.js';
import type { Watch } from '../../model/watch.js';
import { originalFirst, type ReportsOfFamily, reportsByFamily } from '../../record/record.js';
import type {
  Counts,
  DocumentFilter,
  DocumentLine,
  EntryFilter,
  Page,
  PairFilter,
  PairSum,
  RecordedActor,
  SearchHit,
  SourceSum,
  StoreReader,
  SumFilter,
  VersionInfo,
  WeekSum,
} from '../../store/store.js';
import type { ShownEntry } from '../answers.js';
import { type KeptCorrection, keptCorrections } from '../corrections.js';
import { type ParsedFilter, parseFilter } from '../filter.js';
import type { FilterWords } from '../filter-words.js';
import { type Meant, Names, type NameTables, type Unmeant } from '../names.js';
import { withWords } from '../timeline.js';
import { type Line, lineOf } from './lines.js';
import { type Reviewers, reviewersIn } from './reviewers.js';
import { movers, type PairStanding, standingOf, tonesOf } from './standing.js';

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
  readonly #kept = new Map<string, Promise<unknown>>();
  #edition = '';

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

  /** Entries as lines for people; statements with the passage in which they stand. */
  async lines(told: readonly ToldEntry[]): Promise<readonly Line[]> {
    const texts = await this.texts(
      told.flatMap(({ entry, item }) => (entry.kind === 'statement' ? item.document : [])),
    );
    return told.map((one) => lineOf(one, texts.get(one.item.document)));
  }

  /** The texts of documents, by id. */
  texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.store.texts([...new Set(ids)]);
  }

  /** The weeks of a pair in which something happened, the oldest first. */
  weeks(pair: readonly [Party, Party], filter: SumFilter = {}): Promise<readonly WeekSum[]> {
    return this.store.weeks(pair, filter);
  }

  /** The pairs between which something happened, those of most events first. */
  pairs(filter: PairFilter = {}): Promise<readonly PairSum[]> {
    return this.store.pairSums(filter);
  }

  /** The tones of some pairs week by week, as the pairs are given. */
  async tones(pairs: readonly (readonly [Party, Party])[]): Promise<readonly ReturnType<typeof tonesOf>[]> {
    return (await this.store.weekTotals(pairs)).map(tonesOf);
  }

  /** How a pair stands over time. */
  async standing(pair: readonly [Party, Party], filter: SumFilter = {}): Promise<PairStanding> {
    return standingOf(pair, await this.store.weeks(pair, filter));
  }

  /** The pairs that moved most in the last year of the record. */
  movers(until: string, most: number, filter: SumFilter = {}): Promise<readonly PairStanding[]> {
    return this.once(JSON.stringify(['movers', until, most, filter]), () => movers(this.store, until, most, filter));
  }

  /** The day of the last document, '' where none has one. */
  async lastDay(): Promise<string> {
    const { lines } = await this.store.documents({ limit: 1 });
    return lines[0]?.published?.slice(0, 10) ?? '';
  }

  /** Another after each commit: what is asked again is the same while it stays. */
  edition(): Promise<string> {
    return this.store.edition();
  }

  /** The number of the last change: what is asked again is the same while it stays. */
  lastChange(): Promise<number> {
    return this.store.lastChange();
  }

  /** Ids of entries that were added after a change, and are there, the newest change first. */
  async addedSince(change: number, most: number): Promise<readonly string[]> {
    const { lines } = await this.store.changes({ after: change, limit: 1000 });
    return lines
      .flatMap(({ is, id }) => (is === 'added' ? [id] : []))
      .reverse()
      .slice(0, most);
  }

  /** Ids of the last changes after one, so many of them. */
  async changedSince(change: number, most: number): Promise<readonly string[]> {
    const from = Math.max(change, (await this.store.lastChange()) - most);
    const { lines } = await this.store.changes({ after: from, limit: most });
    return [...new Set(lines.map(({ id }) => id))];
  }

  entriesWith(ids: readonly string[]): Promise<readonly Entry[]> {
    return this.store.entriesWith(ids);
  }

  /** The entries of a document's items, by ids of items; items that repeat another text's have none. */
  async entriesOf(document: string): Promise<ReadonlyMap<string, string>> {
    const items = await this.store.itemsOf([document]);
    return new Map(items.flatMap(({ item, entry }) => (entry === null ? [] : [[item.id, entry] as const])));
  }

  /** What is known of documents beside their texts: of which family of copies, and whether garbled. */
  facts(documents: readonly string[]): Promise<readonly DocumentFacts[]> {
    return this.store.facts(documents);
  }

  /** The original of which a document is a copy; undefined where it is none. */
  async originalOf(document: string): Promise<string | undefined> {
    const [own] = await this.store.facts([document]);
    if (!own) return undefined;
    const [original] = originalFirst(await this.store.factsOfFamilies([own.family]));
    return original && original.id !== document ? original.id : undefined;
  }

  /** The reports of an entry by families of copies. */
  async families({ entry, items }: ShownEntry): Promise<readonly ReportsOfFamily[]> {
    const facts = await this.facts(entry.reports.map(({ document }) => document));
    return reportsByFamily(entry, items, new Map(facts.map((one) => [one.id, one])));
  }

  /** Who takes part in entries, the commonest first. */
  actors(): Promise<readonly RecordedActor[]> {
    return this.once('actors', () => this.store.actorsIn());
  }

  /** Corrections by time, each with what became of it. */
  corrections(): Promise<readonly KeptCorrection[]> {
    return keptCorrections(this.store);
  }

  /** How far those who reviewed the record agree. */
  reviewers(): Promise<Reviewers> {
    return reviewersIn(this.store);
  }

  /** Who published documents, those of most first. */
  sources(most: number): Promise<readonly SourceSum[]> {
    return this.store.sources(most);
  }

  /** The saved views. */
  watches(): Promise<readonly Watch[]> {
    return this.store.watches();
  }

  /** Everybody whom a name of a person may mean. */
  person(name: string): Promise<Meant | Unmeant> {
    return this.#names.person(name);
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

  /** How many documents there are, and entries of each kind. */
  sizes(): Promise<Pick<Counts, 'documents' | 'entries'>> {
    return this.once('sizes', () => this.store.sizes());
  }

  /** What is the same for all who ask while nothing was committed. */
  private async once<T>(name: string, work: () => Promise<T>): Promise<T> {
    const edition = await this.store.edition();
    if (edition !== this.#edition) this.#kept.clear();
    this.#edition = edition;
    const known = (this.#kept.get(name) as Promise<T> | undefined) ?? work();
    this.#kept.set(name, known);
    known.catch(() => this.#kept.delete(name));
    return known;
  }
}
