/**
 * Writing to the record: readings and corrections in, and the entries that they touch made anew, with a line in the feed
 * of changes for each that became another. All within one transaction of the caller.
 */
import { setImmediate } from 'node:timers/promises';
import type { Document } from '../model/document.js';
import type { Reading } from '../model/reading.js';
import type { DocumentFacts, Entry, Former, Item } from '../model/record.js';
import { dayOf } from '../record/days.js';
import {
  type Answer,
  type Ask,
  chainKeyOf,
  changesBetween,
  equalityOf,
  familiesOf,
  type Grouped,
  itemsOf,
  LONGEST_DAYS,
  marksOf,
  packPrint,
  printOf,
  rebuild,
  recompute,
  regroup,
  restored,
  sentencesOf,
  successorOf,
  type Text,
  unpackPrint,
  whenOf,
  wordsIn,
} from '../record/record.js';
import { fold } from '../record/words.js';
import type { PlacedItem, PrintOfText, StoredPrint, StoreWriter } from '../store/store.js';

/** What the store holds of a document before a change; empty where it has no items. */
interface Held {
  readonly facts: DocumentFacts | undefined;
  readonly items: readonly Item[];
}

/** Locks it, too: the document, its family, its chains. */
const heldOf = async (writer: StoreWriter, id: string): Promise<Held> => {
  for (;;) {
    const [facts] = await writer.facts([id]);
    const items = (await writer.itemsOf(id)).map(({ item }) => item);
    const isNew = await writer.lock(() => [
      keyOfDocument(id),
      keyOfFamily(facts?.family ?? id),
      ...items.map((item) => keyOfChain(chainKeyOf(item))),
    ]);
    if (!isNew) return { facts, items };
  }
};

/**
 * What a transaction locks (`StoreWriter.lock`). Whoever changes a document has its key and that of its family; whoever
 * looks for what an item is linked to, that of its chain. A change of a document changes chains only through its own items
 * and those of its family, so the chain's key keeps others from both.
 */
const keyOfDocument = (id: string): string => `document ${id}`;
const keyOfFamily = (id: string): string => `family ${id}`;
const keyOfChain = (key: string): string => `chain ${key}`;

/** What putting some readings will lock for sure: taken at once, in one order, it is waited for once. */
export const keysOf = (readings: Iterable<readonly [Document, Reading | undefined]>): string[] =>
  [...readings].flatMap(([document, reading]) => [
    keyOfDocument(document.id),
    keyOfFamily(document.id),
    ...(reading ? itemsOf(reading, document.text).map((item) => keyOfChain(chainKeyOf(item))) : []),
  ]);

/**
 * Puts the readings of documents as they are in the record now.
 *
 * @param ids of the documents, each once
 * @param read gives the reading of a document
 * @param moment of the transaction, ISO 8601
 */
export async function putReadings(
  writer: StoreWriter,
  ids: readonly string[],
  read: (document: Document) => Reading | Promise<Reading>,
  moment: string,
): Promise<void> {
  await writer.lock(() => ids.map(keyOfDocument));
  const before: Held[] = [];
  for (const id of ids) before.push(await heldOf(writer, id));
  const stale = new Set<string>();
  const texts: Text[] = [];
  for (const [i, id] of ids.entries()) {
    const stored = await writer.getDocument(id);
    if (!stored) continue;
    const reading = await read(stored.document);
    await writer.putReading(reading);
    const facts = factsOf(stored.document, reading, before[i]?.facts?.family ?? id);
    const items = placed(reading, stored.document.text);
    await writer.lock(() => items.map(({ key }) => keyOfChain(key)));
    for (const { entry } of await writer.replaceItems(facts, items)) if (entry !== null) stale.add(entry);
    const text = textOf(stored.document, reading, facts);
    await writer.putFacts(facts, printOfText(text));
    texts.push(text);
    await writer.putFormer(
      formerOf(
        before[i]?.items ?? [],
        items.map(({ item }) => item),
      ),
    );
  }
  const moved = await moveFamilies(writer, texts, familiesBefore(before), new Set(ids));
  await remake(writer, [...ids, ...moved.documents], [...before, ...moved.before], stale, moment);
}

/** Removes documents with all their versions. @returns the ids that were there */
export async function removeDocuments(writer: StoreWriter, ids: readonly string[], moment: string): Promise<string[]> {
  const before: Held[] = [];
  const stale = new Set<string>();
  const there: string[] = [];
  await writer.lock(() => ids.map(keyOfDocument));
  for (const id of ids) {
    if (!(await writer.getDocument(id))) continue;
    there.push(id);
    const held = await heldOf(writer, id);
    before.push(held);
    for (const { entry } of await writer.removeDocument(id)) if (entry !== null) stale.add(entry);
    await writer.putFormer(formerOf(held.items, []));
  }
  const moved = await moveFamilies(writer, [], familiesBefore(before), new Set(there));
  await remake(writer, [...there, ...moved.documents], [...before, ...moved.before], stale, moment);
  return there;
}

/** Makes anew what hangs on some documents that corrections name, once these are put or taken back. */
export async function remakeCorrected(
  writer: StoreWriter,
  documents: readonly string[],
  moment: string,
): Promise<void> {
  const before: Held[] = [];
  for (const id of documents) before.push(await heldOf(writer, id));
  await remake(writer, documents, before, new Set(), moment);
}

/**
 * Makes the whole record anew from readings and corrections.
 *
 * @param progress called after each document that was looked at; it is waited for, so that others may have a turn
 * @returns the number of its entries
 */
export async function remakeAll(
  writer: StoreWriter,
  moment: string,
  progress: () => Promise<void> = async () => undefined,
): Promise<number> {
  const before: Entry[] = [];
  for (const kind of ['meeting', 'event', 'statement', 'commitment', 'channel', 'incident'] as const)
    for await (const entry of writer.entries(kind, { hidden: true })) before.push(entry);
  await writer.clearRecord();
  const read: { facts: DocumentFacts; own: readonly PlacedItem[]; text: Text }[] = [];
  for await (const id of writer.documentIds()) {
    const [stored, reading] = [await writer.getDocument(id), await writer.getReading(id)];
    if (!stored || !reading) continue;
    const facts = factsOf(stored.document, reading, id);
    const text = textOf(stored.document, reading, facts);
    read.push({ facts, own: placed(reading, stored.document.text), text });
    await progress();
  }
  const families = familiesOf(read.map(({ text }) => text));
  const facts = new Map<string, DocumentFacts>();
  for (const { facts: alone, own, text } of read) {
    const known = { ...alone, family: families.get(alone.id) ?? alone.id };
    await writer.replaceItems(known, own);
    await writer.putFacts(known, printOfText(text));
    facts.set(alone.id, known);
  }
  const items = read.flatMap(({ own }) => own.map(({ item }) => item));
  const entries = rebuild(items, facts, await writer.corrections());
  await writer.replaceEntries([], entries);
  await writer.putChanges(changesBetween(before, entries), moment);
  return entries.length;
}

const familiesBefore = (before: readonly Held[]): string[] => [
  ...new Set(before.flatMap(({ facts }) => facts?.family ?? [])),
];

/**
 * Finds the families anew that a change touches, and notes them.
 *
 * @param own documents of the change itself, of which `before` is known already
 * @returns documents beside them whose family became another, with what they were
 */
const moveFamilies = async (
  writer: StoreWriter,
  texts: readonly Text[],
  families: readonly string[],
  own: ReadonlySet<string>,
): Promise<{ readonly documents: string[]; readonly before: Held[] }> => {
  const now = await familiesNow(writer, texts, families);
  const documents: string[] = [];
  const before: Held[] = [];
  for (const facts of await writer.facts([...now.keys()])) {
    const family = now.get(facts.id) ?? facts.id;
    if (family === facts.family) continue;
    if (!own.has(facts.id)) {
      documents.push(facts.id);
      before.push(await heldOf(writer, facts.id));
    }
    await writer.putFacts({ ...facts, family });
  }
  return { documents, before };
};

/** Of each document in a family that a change touches its family now. */
const familiesNow = async (
  writer: StoreWriter,
  texts: readonly Text[],
  families: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const work = regroup(texts, families);
  let isNew = false;
  let step = work.next();
  while (!step.done) {
    const asked = step.value;
    if (asked.ask === 'families') isNew = await writer.lock(() => asked.families.map(keyOfFamily));
    const found =
      asked.ask === 'near' ? await writer.marked(asked.near) : await writer.printsOfFamilies(asked.families);
    step = work.next(found.map(groupedOf));
  }
  // Until they were locked, others may have moved what was found.
  return isNew ? familiesNow(writer, texts, families) : step.value;
};

/** Makes the entries anew that a change of documents touches; `stale` are entries that lost an item already. */
const remake = async (
  writer: StoreWriter,
  documents: readonly string[],
  before: readonly Held[],
  stale: ReadonlySet<string>,
  moment: string,
): Promise<void> => {
  const work = recompute({
    documents,
    before: before.flatMap(({ facts, items }) => (facts ? [{ facts, items }] : [])),
    corrections: await writer.corrections(),
  });
  let step = work.next();
  while (!step.done) {
    // The store answers at once: without a turn of the event loop no interrupt would be heard.
    await setImmediate();
    step = work.next(await answer(writer, step.value));
  }
  const { items, entries } = step.value;
  const removed = new Set([...stale, ...(await writer.holdersOf(items))]);
  const old = await writer.entriesWith([...removed]);
  await writer.replaceEntries([...removed], entries);
  await writer.putChanges(changesBetween(old, entries), moment);
};

const answer = async (writer: StoreWriter, asks: readonly Ask[]): Promise<Answer> => {
  await writer.lock(() =>
    asks.flatMap((ask) =>
      ask.ask === 'within' ? [keyOfChain(ask.key)] : ask.ask === 'document' ? [keyOfDocument(ask.document)] : [],
    ),
  );
  const items: Item[] = [];
  const facts: DocumentFacts[] = [];
  for (const ask of asks) {
    for (const { item } of await answerOne(writer, ask)) items.push(item);
    if (ask.ask === 'family') facts.push(...(await writer.factsOfFamily(ask.family)));
    // A document without items may be the fullest of its family.
    if (ask.ask === 'document') facts.push(...(await writer.facts([ask.document])));
  }
  return { items, facts: [...facts, ...(await writer.facts([...new Set(items.map((item) => item.document))]))] };
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

/** Items that are gone, each with the one that has its place. */
const formerOf = (before: readonly Item[], after: readonly Item[]): Former[] => {
  const kept = new Set(after.map((item) => item.id));
  return before
    .filter((item) => !kept.has(item.id))
    .map((item) => ({
      id: item.id,
      kind: item.kind,
      document: item.document,
      now: successorOf(item, after)?.id ?? null,
    }));
};

const placed = (reading: Reading, text: string): PlacedItem[] =>
  itemsOf(reading, text).map((item) => ({ item, key: chainKeyOf(item), days: whenOf(item) }));

export const factsOf = (document: Document, reading: Reading, family: string): DocumentFacts => ({
  id: document.id,
  family,
  sentences: [...new Set(sentencesOf(document.text).map(({ hash }) => hash))],
  spun: reading.provenance.spun.verdict === 'spun',
  ...(document.publisher ? { publisher: document.publisher } : {}),
  ...(document.published ? { published: document.published } : {}),
  ...(document.url ? { url: document.url } : {}),
});

export const textOf = (document: Document, reading: Reading, facts: DocumentFacts): Text => {
  const text = restored(document.text, reading.repairs);
  const words = wordsIn(text);
  const equal = equalityOf(document);
  return { ...keyOf(facts), print: printOf(text, words), equal, marks: marksOf(text, equal, words) };
};

const groupedOf = ({ facts, print, marks }: StoredPrint): Grouped => ({
  ...keyOf(facts),
  ...unpackText(print),
  marks,
  family: facts.family,
});

export const packText = ({ print, equal }: Text): string => `${equal} ${packPrint(print)}`;

const printOfText = (text: Text): PrintOfText => {
  const { marks, published } = text;
  return { print: packText(text), marks, published };
};

const unpackText = (packed: string): Pick<Text, 'print' | 'equal'> => {
  const at = packed.indexOf(' ');
  return { equal: packed.slice(0, at), print: unpackPrint(packed.slice(at + 1)) };
};

const keyOf = ({ id, publisher, published }: DocumentFacts): Pick<Text, 'id' | 'publisher' | 'published'> => ({
  id,
  publisher: publisher === undefined ? undefined : fold(publisher),
  published: dayOf(published),
});
