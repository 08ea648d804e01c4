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
  packPrint,
  printedOf,
  rebuild,
  recompute,
  regroup,
  restored,
  type Sentence,
  sentencesOf,
  successorOf,
  type Text,
  unpackPrint,
  whenOf,
} from '../record/record.js';
import { fold } from '../record/words.js';
import type { PlacedItem, PrintOfText, StoredPrint, StoreWriter } from '../store/store.js';

/** What the store holds of a document before a change; empty where it has no items. */
interface Held {
  readonly facts: DocumentFacts | undefined;
  readonly items: readonly Item[];
}

/** What the store holds of documents, in their order. Locks them, too: the documents, their families, their chains. */
const heldOf = async (writer: StoreWriter, ids: readonly string[]): Promise<Held[]> => {
  for (;;) {
    const facts = new Map((await writer.facts(ids)).map((one) => [one.id, one]));
    const items = await itemsByDocument(writer, [...facts.keys()]);
    const isNew = await writer.lock(() =>
      ids.flatMap((id) => [
        keyOfDocument(id),
        keyOfFamily(facts.get(id)?.family ?? id),
        ...(items.get(id) ?? []).map((item) => keyOfChain(chainKeyOf(item))),
      ]),
    );
    if (!isNew) return ids.map((id) => ({ facts: facts.get(id), items: items.get(id) ?? [] }));
  }
};

/** The items of documents that have any, each list by id. */
const itemsByDocument = async (
  store: StoreWriter,
  documents: readonly string[],
): Promise<ReadonlyMap<string, readonly Item[]>> => {
  const found = new Map<string, Item[]>();
  if (documents.length === 0) return found;
  for (const { item } of await store.itemsOf(documents)) {
    const known = found.get(item.document);
    if (known) known.push(item);
    else found.set(item.document, [item]);
  }
  return found;
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
  const before = await heldOf(writer, ids);
  const stored = await writer.getDocuments(ids);
  const readings: Reading[] = [];
  const put: PutDocument[] = [];
  const former: Former[] = [];
  for (const [i, id] of ids.entries()) {
    const document = stored.get(id);
    if (!document) continue;
    const reading = await read(document);
    readings.push(reading);
    const sentences = sentencesOf(document.text);
    const facts = factsOf(document, reading, before[i]?.facts?.family ?? id, sentences);
    const items = placed(reading, document.text, sentences);
    put.push({ facts, items, text: textOf(document, reading, facts) });
    former.push(
      ...formerOf(
        before[i]?.items ?? [],
        items.map(({ item }) => item),
      ),
    );
  }
  await writer.lock(() => put.flatMap(({ items }) => items.map(({ key }) => keyOfChain(key))));
  await writer.putReadings(readings);
  const touched = await writer.replaceItems(put.map(({ text, ...one }) => ({ ...one, text: printOfText(text) })));
  const stale = new Set(touched.flatMap(({ entry }) => entry ?? []));
  await writer.putFormer(former);
  const known = new Map(put.map((one) => [one.facts.id, one]));
  const texts = put.map(({ text }) => text);
  const moved = await moveFamilies(writer, texts, familiesBefore(before), known);
  await remake(writer, [...ids, ...moved.documents], [...before, ...moved.before], { stale, known }, moment);
}

/** What a document gives to the record. */
interface PutDocument {
  readonly facts: DocumentFacts;
  readonly items: readonly PlacedItem[];
  readonly text: Text;
}

/** Documents that are as this transaction has put them: what is known of them need not be read again. */
type Known = Map<string, PutDocument>;

/** Removes documents with all their versions. @returns the ids that were there */
export async function removeDocuments(writer: StoreWriter, ids: readonly string[], moment: string): Promise<string[]> {
  const before: Held[] = [];
  const stale = new Set<string>();
  const there: string[] = [];
  await writer.lock(() => ids.map(keyOfDocument));
  for (const id of ids) {
    if (!(await writer.getDocument(id))) continue;
    there.push(id);
    const held = (await heldOf(writer, [id]))[0] ?? { facts: undefined, items: [] };
    before.push(held);
    for (const { entry } of await writer.removeDocument(id)) if (entry !== null) stale.add(entry);
    await writer.putFormer(formerOf(held.items, []));
  }
  const known: Known = new Map();
  const moved = await moveFamilies(writer, [], familiesBefore(before), known);
  await remake(writer, [...there, ...moved.documents], [...before, ...moved.before], { stale, known }, moment);
  return there;
}

/** Makes anew what hangs on some documents that corrections name, once these are put or taken back. */
export async function remakeCorrected(
  writer: StoreWriter,
  documents: readonly string[],
  moment: string,
): Promise<void> {
  const before = await heldOf(writer, documents);
  await remake(writer, documents, before, { stale: new Set(), known: new Map() }, moment);
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
    const sentences = sentencesOf(stored.document.text);
    const facts = factsOf(stored.document, reading, id, sentences);
    const text = textOf(stored.document, reading, facts);
    read.push({ facts, own: placed(reading, stored.document.text, sentences), text });
    await progress();
  }
  const families = familiesOf(read.map(({ text }) => text));
  const facts = new Map<string, DocumentFacts>();
  for (const { facts: alone, own, text } of read) {
    const known = { ...alone, family: families.get(alone.id) ?? alone.id };
    await writer.replaceItems([{ facts: known, items: own, text: printOfText(text) }]);
    facts.set(alone.id, known);
  }
  const items = read.flatMap(({ own }) => own.map(({ item }) => item));
  const entries = rebuild(items, facts, await writer.corrections());
  await writer.replaceEntries([], entries, new Map(items.map((item) => [item.id, item])));
  await writer.putChanges(changesBetween(before, entries), moment);
  return entries.length;
}

const familiesBefore = (before: readonly Held[]): string[] => [
  ...new Set(before.flatMap(({ facts }) => facts?.family ?? [])),
];

/**
 * Finds the families anew that a change touches, and notes them.
 *
 * @param known documents of the change itself, of which `before` is known already; become of their families
 * @returns documents beside them whose family became another, with what they were
 */
const moveFamilies = async (
  writer: StoreWriter,
  texts: readonly Text[],
  families: readonly string[],
  known: Known,
): Promise<{ readonly documents: string[]; readonly before: Held[] }> => {
  const now = await familiesNow(writer, texts, families);
  const own = [...known.values()].map(({ facts }) => facts);
  const others = await writer.facts([...now.keys()].filter((id) => !known.has(id)));
  const isMoved = ({ id, family }: DocumentFacts): boolean => (now.get(id) ?? family) !== family;
  const documents = others.filter(isMoved).map(({ id }) => id);
  const before = documents.length > 0 ? await heldOf(writer, documents) : [];
  const moved = [...own, ...others]
    .filter(isMoved)
    .map((facts) => ({ ...facts, family: now.get(facts.id) ?? facts.id }));
  await writer.putFacts(moved.map((facts) => ({ facts })));
  for (const facts of moved) {
    const one = known.get(facts.id);
    if (one) known.set(facts.id, { ...one, facts });
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
  const own = new Set(texts.map(({ id }) => id));
  let isNew = false;
  let step = work.next();
  while (!step.done) {
    const asked = step.value;
    if (asked.ask === 'families') isNew = await writer.lock(() => asked.families.map(keyOfFamily));
    const found =
      asked.ask === 'near' ? await writer.marked(asked.near, [...own]) : await writer.printsOfFamilies(asked.families);
    // Of what changes itself the text is at hand.
    step = work.next(found.flatMap((one) => (own.has(one.facts.id) ? [] : [groupedOf(one)])));
  }
  // Until they were locked, others may have moved what was found.
  return isNew ? familiesNow(writer, texts, families) : step.value;
};

/**
 * Makes the entries anew that a change of documents touches.
 *
 * @param at hand: entries that lost an item already, and documents as they were put just now
 */
const remake = async (
  writer: StoreWriter,
  documents: readonly string[],
  before: readonly Held[],
  { stale, known }: { readonly stale: ReadonlySet<string>; readonly known: Known },
  moment: string,
): Promise<void> => {
  const work = recompute({
    documents,
    before: before.flatMap(({ facts, items }) => (facts ? [{ facts, items }] : [])),
    corrections: await writer.corrections(),
  });
  const seen = new Map<string, Item>();
  let step = work.next();
  while (!step.done) {
    // The store answers at once: without a turn of the event loop no interrupt would be heard.
    await setImmediate();
    const answered = await answer(writer, step.value, known);
    for (const item of answered.items) seen.set(item.id, item);
    step = work.next(answered);
  }
  const { items, entries } = step.value;
  const removed = new Set([...stale, ...(await writer.holdersOf(items))]);
  const old = await writer.entriesWith([...removed]);
  await writer.replaceEntries([...removed], entries, seen);
  await writer.putChanges(changesBetween(old, entries), moment);
};

const answer = async (writer: StoreWriter, asks: readonly Ask[], known: Known): Promise<Answer> => {
  await writer.lock(() =>
    asks.flatMap((ask) =>
      ask.ask === 'within' ? [keyOfChain(ask.key)] : ask.ask === 'document' ? [keyOfDocument(ask.document)] : [],
    ),
  );
  const families = asks.flatMap((ask) => (ask.ask === 'family' ? [ask.family] : []));
  const windows = asks.flatMap((ask) =>
    ask.ask === 'within' ? [{ key: ask.key, days: [ask.first, ask.last] as const }] : [],
  );
  const facts = new Map<string, DocumentFacts>();
  if (families.length > 0) for (const one of await writer.factsOfFamilies(families)) facts.set(one.id, one);
  // A document without items may be the fullest of its family.
  const documents = new Set([
    ...asks.flatMap((ask) => (ask.ask === 'document' ? [ask.document] : [])),
    ...facts.keys(),
  ]);
  const items: Item[] = [];
  for (const id of documents) for (const { item } of known.get(id)?.items ?? []) items.push(item);
  const others = await itemsByDocument(
    writer,
    [...documents].filter((id) => !known.has(id)),
  );
  for (const some of others.values()) items.push(...some);
  if (windows.length > 0) for (const { item } of await writer.within(windows, LONGEST_DAYS)) items.push(item);
  const missing = new Set<string>();
  for (const id of [...documents, ...items.map((item) => item.document)]) {
    const one = known.get(id)?.facts;
    if (one) facts.set(id, one);
    else if (!facts.has(id)) missing.add(id);
  }
  return { items, facts: [...facts.values(), ...(await writer.facts([...missing]))] };
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

const placed = (reading: Reading, text: string, sentences: readonly Sentence[]): PlacedItem[] =>
  itemsOf(reading, text, sentences).map((item) => ({ item, key: chainKeyOf(item), days: whenOf(item) }));

export const factsOf = (
  document: Document,
  reading: Reading,
  family: string,
  sentences: readonly Sentence[] = sentencesOf(document.text),
): DocumentFacts => ({
  id: document.id,
  family,
  sentences: [...new Set(sentences.map(({ hash }) => hash))],
  spun: reading.provenance.spun.verdict === 'spun',
  ...(document.publisher ? { publisher: document.publisher } : {}),
  ...(document.published ? { published: document.published } : {}),
  ...(document.url ? { url: document.url } : {}),
});

export const textOf = (document: Document, reading: Reading, facts: DocumentFacts): Text => {
  const equal = equalityOf(document);
  return { ...keyOf(facts), equal, ...printedOf(restored(document.text, reading.repairs), equal) };
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
