/**
 * Adding documents: read ahead, several at once, kept in batches of one transaction each. The order of what is written is
 * that in which they came.
 */
import { setImmediate } from 'node:timers/promises';
import type { Ingested } from '../ingest/documents-in.js';
import type { Document } from '../model/document.js';
import type { Reading } from '../model/reading.js';
import { StoreError } from '../store/error.js';
import type { Store } from '../store/store.js';
import { keyOf, readAhead, type Watch } from './read-ahead.js';
import type { Reader } from './reader.js';
import { keysOf, putReadings } from './remake.js';
import { dueAfter } from './stop.js';

/** Documents of one transaction: enough to make its cost small, few enough to lose little when killed. */
export const BATCH = 50;

/** Milliseconds for which what is read may wait for its transaction. */
export const HELD_MS = 5000;

/** What came of some documents. */
export interface AddCounts {
  /** New documents. */
  readonly added: number;
  /** New texts or facts of documents that were there. */
  readonly changed: number;
  /** Documents that were there as they are. */
  readonly known: number;
}

const NOTHING: AddCounts = { added: 0, changed: 0, known: 0 };
const sum = (a: AddCounts, b: AddCounts): AddCounts => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  known: a.known + b.known,
});

export interface AddWatch extends Watch {
  /**
   * Told of each document that cannot be read or kept, which is passed over then; without it the first ends the work.
   * Never of a store that fails, which always does.
   */
  readonly failed?: (one: Ingested, error: Error) => void;
  /** Told after each transaction of the documents that are in the record by now, those too that were there before. */
  readonly kept?: (ones: readonly Ingested[]) => void;
}

export interface Adding {
  readonly store: Store;
  readonly reader: Reader;
  /** Gives the moment of recording, ISO 8601. */
  readonly now: () => string;
}

/** A document with its reading. */
interface Read {
  readonly ingested: Ingested;
  readonly reading: Reading;
}

/** @param progress called after each transaction; nothing more is read once it returns false */
export async function addDocuments(
  adding: Adding,
  documents: AsyncIterable<Document | Ingested> | Iterable<Document | Ingested>,
  progress: (counts: AddCounts) => boolean,
  watch: AddWatch,
): Promise<void> {
  let batch: Read[] = [];
  let known: Ingested[] = [];
  const due = dueAfter(HELD_MS);
  const commit = async (): Promise<boolean> => {
    const counts = batch.length > 0 ? await putBatch(adding, batch, watch) : NOTHING;
    watch.kept?.(known);
    const more = progress({ ...counts, known: counts.known + known.length });
    [batch, known] = [[], []];
    due.again();
    return more;
  };
  const toRead = async (one: Document | Ingested): Promise<Document | undefined> => {
    const { document } = ingestedOf(one);
    return (await adding.store.holds(document)) ? undefined : document;
  };
  for await (const { one, document, reading, error } of readAhead(documents, toRead, adding.reader, watch)) {
    if (!document) known.push(ingestedOf(one));
    else if (reading) batch.push({ ingested: ingestedOf(one), reading });
    else if (error) fail(ingestedOf(one), error, watch.failed);
    if (batch.length + known.length < BATCH && !due.is()) continue;
    await setImmediate();
    if (!(await commit())) return;
  }
  if (watch.signal?.aborted) await adding.reader.close();
  if (batch.length + known.length > 0) await commit();
}

const ingestedOf = (one: Document | Ingested): Ingested => ('document' in one ? one : { document: one });

const fail = (one: Ingested, error: unknown, failed: AddWatch['failed']): void => {
  if (!failed) throw error;
  failed(one, error instanceof Error ? error : new Error(String(error)));
};

/** One transaction; where it fails by one of several documents and `failed` hears of that, one for each. */
async function putBatch(adding: Adding, batch: readonly Read[], watch: AddWatch): Promise<AddCounts> {
  try {
    const counts = await transact(adding, batch);
    watch.kept?.(batch.map(({ ingested }) => ingested));
    return counts;
  } catch (error) {
    if (!watch.failed || error instanceof StoreError) throw error;
    const [one, ...others] = batch;
    if (one && others.length === 0) {
      // Where the store itself is ill, no document is.
      await adding.store.getDocument(one.ingested.document.id);
      fail(one.ingested, error, watch.failed);
      return NOTHING;
    }
  }
  let counts = NOTHING;
  for (const one of batch) counts = sum(counts, await putBatch(adding, [one], watch));
  return counts;
}

function transact({ store, reader, now }: Adding, batch: readonly Read[]): Promise<AddCounts> {
  const readings = new Map(batch.map(({ ingested, reading }) => [keyOf(ingested.document), reading]));
  return store.transactionByKeys(async (writer) => {
    await writer.lock(() => keysOf(batch.map(({ ingested, reading }) => [ingested.document, reading] as const)));
    let counts = NOTHING;
    const again = new Set<string>();
    const puts = await writer.putVersions(
      batch.map(({ ingested: { document, raw, extractor, file } }) => ({
        document,
        recorded: now(),
        ...(raw ? { raw } : {}),
        ...(extractor ? { extractor } : {}),
        ...(file ? { file } : {}),
      })),
    );
    for (const [i, put] of puts.entries()) {
      const id = batch[i]?.ingested.document.id ?? '';
      const isRead = put.changed === 'text' || put.changed === 'facts';
      const what = put.is === 'added' ? 'added' : isRead ? 'changed' : 'known';
      counts = sum(counts, { ...NOTHING, [what]: 1 });
      if (!isRead && (await writer.getReading(id))) continue;
      again.add(id);
    }
    // Of an earlier version that comes in late the one in the record was read before.
    const read = (document: Document): Reading | Promise<Reading> =>
      readings.get(keyOf(document)) ?? reader.read(document);
    await putReadings(writer, [...again], read, now());
    return counts;
  });
}
