/**
 * The desk: the only place where ingest, reading, record and store meet. Command line, server and worker all work through
 * it. Each batch is one transaction: after a kill at any moment the record is that of the batches that were done.
 */
import { setImmediate } from 'node:timers/promises';
import type { Ingested } from '../ingest/documents-in.js';
import type { Document } from '../model/document.js';
import type { Reading } from '../model/reading.js';
import type { Correction, DocumentFacts, Entry, Item, ItemKind } from '../model/record.js';
import type { Span } from '../model/span.js';
import { read } from '../reading/read.js';
import type { Resources } from '../reading/resources.js';
import {
  type Answer,
  type Ask,
  chainKeyOf,
  documentsOf,
  itemsOf,
  LONGEST_DAYS,
  rebuild,
  recompute,
  whenOf,
} from '../record/record.js';
import { type UnknownName, UnknownNames } from '../record/unknown.js';
import { openStore } from '../store/open.js';
import type {
  Counts,
  Cursor,
  DocumentLine,
  EntryFilter,
  Page,
  PlacedItem,
  SearchHit,
  Store,
  StoreWriter,
  VersionInfo,
} from '../store/store.js';
import { RELEASE } from './place.js';

/** Documents of one transaction: enough to make its cost small, few enough to lose little when killed. */
const BATCH = 50;

export interface DeskOptions {
  /** Gives the resources of reading; called at the first document that is read. */
  readonly resources: () => Resources;
  /** Gives the moment of recording, ISO 8601. */
  readonly now?: () => string;
}

/** What came of some documents. */
export interface AddCounts {
  /** New documents. */
  readonly added: number;
  /** New texts or facts of documents that were there. */
  readonly changed: number;
  /** Documents that were there as they are. */
  readonly known: number;
}

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

/** A name that no table has, with the words around it in the first document that has it. */
export interface ShownUnknown extends UnknownName {
  readonly words: string;
}

export class Desk {
  private loaded: Resources | undefined;

  private constructor(
    private readonly store: Store,
    private readonly options: DeskOptions,
  ) {}

  /**
   * Opens the store at a place, and makes it where there is none.
   *
   * @throws StoreError where it cannot be opened
   */
  static async open(location: string, options: DeskOptions): Promise<Desk> {
    return new Desk(await openStore(location, { release: RELEASE }), options);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  /**
   * Reads documents into the record. Adding the same document twice changes nothing, and the order cannot matter. The
   * page that a document was made from is kept with it.
   *
   * @param progress called after each transaction with what came of it; a batch is not begun once it returns false
   */
  async add(
    documents: AsyncIterable<Document | Ingested> | Iterable<Document | Ingested>,
    progress: (counts: AddCounts) => boolean = () => true,
  ): Promise<void> {
    for await (const batch of batches(documents)) if (!progress(await this.addBatch(batch))) return;
  }

  private addBatch(batch: readonly (Document | Ingested)[]): Promise<AddCounts> {
    return this.store.transaction(async (writer) => {
      let [added, changed, known] = [0, 0, 0];
      const again = new Set<string>();
      for (const one of batch) {
        const { document, ...page } = 'document' in one ? one : { document: one };
        const put = await writer.putVersion({ document, ...page, recorded: this.now() });
        if (put.is === 'added') added++;
        else if (put.changed === 'text' || put.changed === 'facts') changed++;
        else known++;
        if (put.changed !== 'text' && put.changed !== 'facts' && (await writer.getReading(document.id))) continue;
        again.add(document.id);
      }
      await this.readAgain(writer, [...again]);
      return { added, changed, known };
    });
  }

  /** Reads documents as they are in the record now, and makes the entries that this touches anew. */
  private async readAgain(writer: StoreWriter, ids: readonly string[]): Promise<void> {
    const before: Held[] = [];
    for (const id of ids) before.push(await heldOf(writer, id));
    const stale = new Set<string>();
    for (const id of ids) {
      const stored = await writer.getDocument(id);
      if (!stored) continue;
      const reading = read(stored.document, this.resources());
      await writer.putReading(reading);
      for (const { entry } of await writer.replaceItems(
        factsOf(stored.document, reading),
        placed(reading, stored.document.text),
      ))
        if (entry !== null) stale.add(entry);
    }
    await remake(writer, ids, before, stale);
  }

  /** Removes documents with all their versions. @returns the ids that were there */
  async remove(ids: readonly string[]): Promise<string[]> {
    const removed: string[] = [];
    for await (const batch of batches(ids)) {
      removed.push(
        ...(await this.store.transaction(async (writer) => {
          const before: Held[] = [];
          const stale = new Set<string>();
          const there: string[] = [];
          for (const id of batch) {
            if (!(await writer.getDocument(id))) continue;
            there.push(id);
            before.push(await heldOf(writer, id));
            for (const { entry } of await writer.removeDocument(id)) if (entry !== null) stale.add(entry);
          }
          await remake(writer, there, before, stale);
          return there;
        })),
      );
    }
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
  ): Promise<number> {
    let done = 0;
    const ids = this.store.documentIds(options.all ? {} : { unless: this.resources().made });
    for await (const batch of batches(ids)) {
      await this.store.transaction(async (writer) => {
        await this.readAgain(writer, batch);
      });
      done += batch.length;
      if (!progress(done)) break;
    }
    return done;
  }

  /** Makes the whole record anew from readings and corrections, as if nothing had been there. */
  async rebuild(): Promise<number> {
    return this.store.transaction(async (writer) => {
      await writer.clearRecord();
      const items: Item[] = [];
      const facts = new Map<string, DocumentFacts>();
      for await (const id of writer.documentIds()) {
        const [stored, reading] = [await writer.getDocument(id), await writer.getReading(id)];
        if (!stored || !reading) continue;
        const own = placed(reading, stored.document.text);
        const known = factsOf(stored.document, reading);
        await writer.replaceItems(known, own);
        facts.set(id, known);
        for (const { item } of own) items.push(item);
      }
      const entries = rebuild(items, facts, await writer.corrections());
      await writer.replaceEntries([], entries);
      return entries.length;
    });
  }

  /** Keeps what a person said of an item. @returns false where this correction was there already */
  async correct(correction: Correction): Promise<boolean> {
    return this.store.transaction(async (writer) => {
      if (!(await writer.putCorrection(correction))) return false;
      const documents = documentsOf(correction);
      const before: Held[] = [];
      for (const id of documents) before.push(await heldOf(writer, id));
      await remake(writer, documents, before, new Set());
      return true;
    });
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

  list<K extends ItemKind>(kind: K, filter: EntryFilter = {}): Promise<Page<Entry<K>>> {
    return this.store.list(kind, filter);
  }

  documents(options: { readonly limit?: number; readonly after?: Cursor } = {}): Promise<Page<DocumentLine>> {
    return this.store.documents(options);
  }

  /** All entries of a kind by day, then id. */
  entries<K extends ItemKind>(kind: K): AsyncIterable<Entry<K>> {
    return this.store.entries(kind);
  }

  search(query: string, options: { readonly limit?: number; readonly after?: Cursor } = {}): Promise<Page<SearchHit>> {
    return this.store.search(query, options);
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

  /** When the document of an id was fetched, '' where that is not known; undefined where there is no such document. */
  async retrieved(id: string): Promise<string | undefined> {
    const stored = await this.store.getDocument(id);
    return stored && (stored.document.retrieved ?? '');
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

/** What the store holds of a document before a change; empty where it has no items. */
interface Held {
  readonly facts: DocumentFacts | undefined;
  readonly items: readonly Item[];
}

const heldOf = async (writer: StoreWriter, id: string): Promise<Held> => {
  const [facts] = await writer.facts([id]);
  return { facts, items: (await writer.itemsOf(id)).map(({ item }) => item) };
};

/** Makes the entries anew that a change of documents touches; `stale` are entries that lost an item already. */
const remake = async (
  writer: StoreWriter,
  documents: readonly string[],
  before: readonly Held[],
  stale: ReadonlySet<string>,
): Promise<void> => {
  const work = recompute({
    documents,
    before: before.flatMap(({ facts, items }) => (facts ? [{ facts, items }] : [])),
    corrections: await writer.corrections(),
  });
  let step = work.next();
  while (!step.done) step = work.next(await answer(writer, step.value));
  const { items, entries } = step.value;
  const removed = new Set(stale);
  for (const { entry } of await writer.items(items)) if (entry !== null) removed.add(entry);
  await writer.replaceEntries([...removed], entries);
};

const answer = async (writer: StoreWriter, asks: readonly Ask[]): Promise<Answer> => {
  const items: Item[] = [];
  for (const ask of asks) for (const { item } of await answerOne(writer, ask)) items.push(item);
  return { items, facts: await writer.facts([...new Set(items.map((item) => item.document))]) };
};

const answerOne = (writer: StoreWriter, ask: Ask): Promise<readonly PlacedItem[]> => {
  switch (ask.ask) {
    case 'within':
      return writer.within(ask.key, [ask.first, ask.last], LONGEST_DAYS);
    case 'document':
      return writer.itemsOf(ask.document);
    case 'family':
      return writer.itemsOfFamily(ask.family);
  }
};

const placed = (reading: Reading, text: string): PlacedItem[] =>
  itemsOf(reading, text).map((item) => ({ item, key: chainKeyOf(item), days: whenOf(item) }));

const factsOf = (document: Document, reading: Reading): DocumentFacts => ({
  id: document.id,
  // Copies are those of one text, for now to the letter.
  family: document.hash,
  spun: reading.provenance.spun.verdict === 'spun',
  ...(document.publisher ? { publisher: document.publisher } : {}),
  ...(document.published ? { published: document.published } : {}),
  ...(document.url ? { url: document.url } : {}),
});

/**
 * In batches, with a turn of the event loop before each: the store answers at once, so that without it an interrupt would
 * be heard, and a count be drawn, only at the end.
 */
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
