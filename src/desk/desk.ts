/**
 * The desk: the only place where ingest, reading, record and store meet. Command line, server and worker all work through
 * it. Each batch is one transaction: after a kill at any moment the record is that of the batches that were done.
 */
import { setImmediate } from 'node:timers/promises';
import type { Source, Versions } from '../export/format/format.js';
import type { Ingested } from '../ingest/documents-in.js';
import type { Document } from '../model/document.js';
import type { Reading } from '../model/reading.js';
import type { Correction, Entry, ItemKind, ToldEntry } from '../model/record.js';
import type { Span } from '../model/span.js';
import type { Resources } from '../reading/resources.js';
import type { LedgerWords } from '../record/ledger/words.js';
import { attachAll } from '../record/record.js';
import { type UnknownName, UnknownNames } from '../record/unknown.js';
import { openStore, type Access as StoreAccess } from '../store/open.js';
import type {
  ChangeFilter,
  ChangePage,
  Counts,
  DocumentFilter,
  DocumentLine,
  EntryFilter,
  FamilyCounts,
  Page,
  SearchHit,
  Store,
  StoreWriter,
  UnsureFilter,
} from '../store/store.js';
import { Access } from './access/access.js';
import { type AddCounts, type AddWatch, addDocuments, BATCH, HELD_MS } from './adding.js';
import { type Answered, answerFor, type ShownEntry } from './answers.js';
import { type PairStudy, pairStudies, type StudyAsked } from './ask/pair-study.js';
import { Questions, type ShownDocument } from './ask/questions.js';
import { correct, importCorrections, type KeptCorrection, keptCorrections, undo } from './corrections.js';
import { exportSource, exportVersions } from './export.js';
import type { ParsedFilter } from './filter.js';
import type { FilterWords } from './filter-words.js';
import { Names } from './names.js';
import { RELEASE } from './place.js';
import { queryOf } from './query.js';
import { keyOf, readAhead, type Watch } from './read-ahead.js';
import { type Reader, readerHere } from './reader.js';
import { putReadings, remakeAll, removeDocuments } from './remake.js';
import type { By, Said } from './said.js';
import { type IdOf, idsMeant } from './short-ids.js';
import { dueAfter } from './stop.js';
import { timelineOf, withWords } from './timeline.js';
import { Watching } from './watch/watching.js';

export type { AddCounts } from './adding.js';

export interface DeskOptions {
  /** Gives the resources of reading; called at the first document that is read. */
  readonly resources: () => Resources;
  /** Who reads; unless told this thread, by `resources`. */
  readonly reader?: Reader;
  /** What the store is opened for; `create` unless told. */
  readonly access?: StoreAccess;
  /** Gives the moment of recording, ISO 8601. */
  readonly now?: () => string;
}

/** A name that no table has, with the words around it in the first document that has it. */
export interface ShownUnknown extends UnknownName {
  readonly words: string;
}

export class Desk {
  private loaded: Resources | undefined;
  private named: Names | undefined;
  /** What may be asked of the record. */
  readonly ask: Questions;
  private readonly reader: Reader;

  private constructor(
    private readonly store: Store,
    private readonly options: DeskOptions,
  ) {
    this.ask = new Questions(store, () => this.resources());
    this.reader = options.reader ?? readerHere(() => this.resources());
  }

  /**
   * Opens the store at a place, and makes it where there is none, unless `access` says otherwise.
   *
   * @throws StoreError where it cannot be opened
   */
  static async open(location: string, options: DeskOptions): Promise<Desk> {
    const { access } = options;
    return new Desk(await openStore(location, { release: RELEASE, ...(access ? { access } : {}) }), options);
  }

  /**
   * Opens the store of a place for asking alone: whatever is called then, nothing can be written.
   *
   * @throws StoreError where it cannot be opened
   */
  static async openSealed(location: string, options: DeskOptions): Promise<Desk> {
    return new Desk(await openStore(location, { release: RELEASE, sealed: true, access: 'read' }), options);
  }

  async close(): Promise<void> {
    await this.reader.close();
    await this.store.close();
  }

  /**
   * Reads documents into the record. Adding the same document twice changes nothing, and the order cannot matter. The
   * page that a document was made from is kept with it.
   *
   * @param progress called after each transaction with what came of it; nothing more is read once it returns false
   */
  async add(
    documents: AsyncIterable<Document | Ingested> | Iterable<Document | Ingested>,
    progress: (counts: AddCounts) => boolean = () => true,
    watch: AddWatch = {},
  ): Promise<void> {
    const { store, reader } = this;
    await addDocuments({ store, reader, now: () => this.now() }, documents, progress, watch);
  }

  /** True where a document with this text and these facts is in the record and read. */
  holds(document: Document): Promise<boolean> {
    return this.store.holds(document);
  }

  /** Puts the readings of documents as they are in the record now; what was not read beforehand is read here. */
  private putReadings(
    writer: StoreWriter,
    ids: readonly string[],
    readings: ReadonlyMap<string, Reading>,
  ): Promise<void> {
    const read = (document: Document): Reading | Promise<Reading> =>
      readings.get(keyOf(document)) ?? this.reader.read(document);
    return putReadings(writer, ids, read, this.now());
  }

  /** Removes documents with all their versions. @returns the ids that were there */
  async remove(ids: readonly string[]): Promise<string[]> {
    const removed: string[] = [];
    for await (const batch of batches(ids))
      removed.push(...(await this.store.transactionByKeys((writer) => removeDocuments(writer, batch, this.now()))));
    return removed;
  }

  /**
   * Reads documents again whose reading was made by another release or other tables; with `all`, every one.
   *
   * @returns the number of documents read
   */
  async reread(
    options: { readonly all?: boolean } = {},
    progress: (done: number) => boolean = () => true,
    watch: Watch = {},
  ): Promise<number> {
    let done = 0;
    let batch: string[] = [];
    const readings = new Map<string, Reading>();
    const due = dueAfter(HELD_MS);
    const commit = async (): Promise<boolean> => {
      await this.store.transactionByKeys((writer) => this.putReadings(writer, batch, readings));
      done += batch.length;
      batch = [];
      readings.clear();
      due.again();
      return progress(done);
    };
    const ids = this.store.documentIds(options.all ? {} : { unless: await this.reader.made() });
    const toRead = async (id: string): Promise<Document | undefined> => (await this.store.getDocument(id))?.document;
    for await (const { one: id, document, reading, error } of readAhead(ids, toRead, this.reader, watch)) {
      if (error) throw error;
      if (!document || !reading) continue;
      batch.push(id);
      readings.set(keyOf(document), reading);
      if ((batch.length === BATCH || due.is()) && !(await commit())) return done;
    }
    if (watch.signal?.aborted) await this.reader.close();
    if (batch.length > 0) await commit();
    return done;
  }

  /** How many documents `reread` would read. */
  async countToReread({ all = false }: { readonly all?: boolean } = {}): Promise<number> {
    let count = 0;
    for await (const _ of this.store.documentIds(all ? {} : { unless: await this.reader.made() })) count++;
    return count;
  }

  /**
   * Makes the whole record anew from readings and corrections, as if nothing had been there.
   *
   * @param progress called after each document that was looked at, and waited for
   * @returns the number of entries
   */
  async rebuild(progress?: () => Promise<void>): Promise<number> {
    return this.store.transaction((writer) => remakeAll(writer, this.now(), progress));
  }

  /**
   * Keeps what a person says of an item or entry, and makes anew what hangs on it.
   *
   * @returns the corrections that were kept
   * @throws CorrectionError where an id is none, or the kind of the item cannot have what is said of it
   */
  correct(said: Said, by: By): Promise<Correction[]> {
    return correct(this.store, said, by, this.now());
  }

  /**
   * Takes a correction back; of an undo, brings back what it took.
   *
   * @throws CorrectionError where there is none of this id, or it was taken back already
   */
  undo(correction: string, by: By): Promise<Correction[]> {
    return undo(this.store, correction, by, this.now());
  }

  /** How many documents are copies, in how many families, and how many of all were garbled by a machine. */
  families(): Promise<FamilyCounts> {
    return this.store.families();
  }

  /** All corrections by time, each with whether it holds, was undone, or finds no item. */
  corrections(): Promise<KeptCorrection[]> {
    return keptCorrections(this.store);
  }

  /** Takes in corrections as they were exported. @returns those that were new */
  importCorrections(corrections: readonly Correction[]): Promise<Correction[]> {
    return importCorrections(this.store, corrections, this.now());
  }

  /** What was added, changed, merged, split or removed, by number. */
  changes(filter: ChangeFilter = {}): Promise<ChangePage> {
    return this.store.changes(filter);
  }

  /** The number of the last change: what to ask from next time. */
  lastChange(): Promise<number> {
    return this.store.lastChange();
  }

  /** What an id leads to, whatever became of it since it was given out; undefined for one that never was. */
  answer(id: string): Promise<Answered | undefined> {
    return answerFor(this.store, id, async (item) => {
      const attached = attachAll([item], await this.store.corrections(item.document));
      return attached.rejected.has(item.id);
    });
  }

  /** The entry to which an item belongs, with all its items. */
  async entry(item: string): Promise<ShownEntry | undefined> {
    const answered = await this.answer(item);
    return answered?.is === 'entry' ? answered.shown : undefined;
  }

  document(id: string): Promise<ShownDocument | undefined> {
    return this.ask.document(id);
  }

  list<K extends ItemKind>(kind: K, filter: EntryFilter = {}): Promise<Page<Entry<K>>> {
    return this.store.list(kind, filter);
  }

  documents(filter: DocumentFilter = {}): Promise<Page<DocumentLine>> {
    return this.store.documents(filter);
  }

  /** All entries of a kind that a filter lets through, by day, then in the order of the text. */
  entries<K extends ItemKind>(kind: K, filter: EntryFilter = {}): AsyncIterable<Entry<K>> {
    return this.store.entries(kind, filter);
  }

  /** The same, each with its words. */
  async *told<K extends ItemKind>(kind: K, filter: EntryFilter = {}): AsyncGenerator<ToldEntry<K>> {
    for await (const batch of batches(this.store.entries(kind, filter))) yield* await this.withWords<K>(batch);
  }

  /** What a format of an export may ask of the record; the filter holds for every kind. */
  source(filter: EntryFilter = {}): Source {
    return exportSource(this.store, (kind) => this.told(kind, filter));
  }

  /** Which code writes an export, and by which tables its documents were read. */
  versions(): Promise<Versions> {
    return exportVersions(this.store);
  }

  /** What lies between parties beside the index. */
  pairStudies(words: () => LedgerWords): (asked: StudyAsked) => Promise<PairStudy> {
    return pairStudies(this.store, words);
  }

  /** Up to so many entries, the least sure first. */
  unsure(filter: UnsureFilter, limit: number): Promise<readonly Entry[]> {
    return this.store.unsure(filter, limit);
  }

  /** How many entries a filter lets through that the index of entries answers. */
  countEntries(filter: EntryFilter): Promise<number> {
    return this.store.countEntries(filter);
  }

  /** Entries with their words, in the order given. */
  withWords<K extends ItemKind>(entries: readonly Entry<K>[]): Promise<ToldEntry<K>[]> {
    return withWords(this.store, entries);
  }

  /**
   * All kinds of entries but statements, which are many, the oldest day first and those without a day last, each day in the
   * order of the text. A meeting that is a CONSULT event, too, is there once, as the meeting.
   */
  timeline(filter: EntryFilter = {}): Promise<ToldEntry[]> {
    return timelineOf(this.store, filter);
  }

  /** Documents that hold all words of a search, or its "quoted phrases", the newest first; see `queryOf`. */
  search(typed: string, filter: DocumentFilter = {}): Promise<Page<SearchHit>> {
    return this.store.search(queryOf(typed, this.names()), filter);
  }

  /** The number of all documents that a search finds. */
  countFound(typed: string, filter: DocumentFilter = {}): Promise<number> {
    return this.store.countFound(queryOf(typed, this.names()), filter);
  }

  /**
   * Checks what a list is to be filtered by and finds who is meant by its names.
   *
   * @param sides of a timeline: parties, people or bodies
   */
  filter(words: FilterWords, sides: readonly string[] = []): Promise<ParsedFilter> {
    return this.ask.filter(words, sides);
  }

  /**
   * Names that stand in several documents and in no table of actors, those of most documents first.
   *
   * @param least documents that a name must stand in
   * @param progress called now and then with the number of documents looked at
   */
  async unknown(least: number, progress: (done: number) => void = () => {}): Promise<ShownUnknown[]> {
    const names = new UnknownNames();
    let done = 0;
    for await (const batch of batches(this.store.documentIds())) {
      for (const id of batch) {
        const reading = await this.store.getReading(id);
        if (reading) names.add(reading);
      }
      done += batch.length;
      progress(done);
    }
    const shown: ShownUnknown[] = [];
    for (const one of names.list(least)) {
      const text = (await this.store.getDocument(one.example.document))?.document.text ?? '';
      shown.push({ ...one, words: around(text, one.example.span) });
    }
    return shown;
  }

  counts(): Promise<Counts> {
    return this.store.counts();
  }

  /** Saved views that tell of what is new. */
  get watching(): Watching {
    return new Watching(this.store, this.ask);
  }

  /** The tokens of programs, and making and ending them. */
  get access(): Access {
    return new Access(this.store);
  }

  private names(): Names {
    this.named ??= new Names(() => this.resources(), this.store);
    return this.named;
  }

  /** When the document of an id was fetched, '' where that is not known; undefined where there is no such document. */
  async retrieved(id: string): Promise<string | undefined> {
    const stored = await this.store.getDocument(id);
    return stored && (stored.document.retrieved ?? '');
  }

  /** The ids that some characters mean, an id itself or its beginning; see `idsMeant`. */
  idsMeant(given: string, of: readonly IdOf[]): Promise<string[]> {
    return idsMeant(this.store, given, of);
  }

  /** What was noted under a name: the desk's own memory, no part of the record. */
  note(name: string): Promise<string | undefined> {
    return this.store.getMeta(name);
  }

  async putNote(name: string, value: string): Promise<void> {
    await this.store.transaction((writer) => writer.putMeta(name, value));
  }

  private resources(): Resources {
    this.loaded ??= this.options.resources();
    return this.loaded;
  }

  private now(): string {
    return this.options.now?.() ?? new Date().toISOString();
  }
}

/** Characters on both sides of a name that show what it is. */
const AROUND = 60;

/** The words around a span on one line, cut at blanks. */
const around = (text: string, [start, end]: Span): string => {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const left = start > AROUND ? `…${before.slice(before.search(/\s/) + 1)}` : before;
  const right = end + AROUND < text.length ? `${after.slice(0, Math.max(0, after.search(/\s\S*$/)))}…` : after;
  return `${left}${text.slice(start, end)}${right}`.replace(/\s+/g, ' ').trim();
};

/** In batches, with a turn of the event loop before each. */
async function* batches<T>(all: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length === BATCH) {
      await setImmediate();
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
