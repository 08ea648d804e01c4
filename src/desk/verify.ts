/**
 * Verifying a record: the database itself, then every text by its hash, every reading by its text, every item by its
 * reading, every entry by the items. What is wrong is named, with what to do; nothing is changed.
 */
import { createHash } from 'node:crypto';
import { type DocumentFacts, type Entry, ITEM_KINDS, type Item } from '../model/record.js';
import { familiesOf, itemsOf, rebuild } from '../record/record.js';
import { StoreError } from '../store/error.js';
import type { Store, StoreReader } from '../store/store.js';
import { factsOf, packText, textOf } from './remake.js';

/** Something that is not as it must be. */
export interface Problem {
  /** `document url:https://...`, `entry e-12` */
  readonly of: string;
  readonly is: string;
  readonly advice: string;
}

/** What was looked at. */
export interface Verified {
  readonly documents: number;
  readonly items: number;
  readonly entries: number;
  readonly problems: number;
}

const RESTORE = 'restore a backup, or remove the document and add it again';
const REBUILD = 'chancery rebuild makes it anew';

/**
 * @param tell called with each problem as it is found
 * @param progress called now and then with the number of documents that were looked at
 */
export async function verify(
  store: Store,
  tell: (problem: Problem) => void,
  progress: (documents: number) => void = () => {},
): Promise<Verified> {
  let problems = 0;
  const told = (of: string, is: string, advice: string): void => {
    problems++;
    tell({ of, is, advice });
  };
  let counts = { documents: 0, items: 0, entries: 0 };
  try {
    for (const line of await store.check()) told('the database', line, 'restore a backup');
    const { indexed } = await store.about();
    await store.snapshot(async (reader) => {
      const found = await verifyDocuments(reader, told, progress);
      counts = { documents: found.documents, items: found.items.length, entries: 0 };
      if (indexed !== found.documents && (await store.counts()).documents === found.documents)
        told('the index of words', `holds ${indexed} of ${found.documents} documents`, 'restore a backup');
      counts = { ...counts, entries: await verifyEntries(reader, found, told) };
      const lost = (of: string) => (is: string) => told(of, is, 'restore a backup');
      await orTold(() => verifyCorrections(reader, told), 'cannot be read', lost('the corrections'));
      await orTold(() => verifyChanges(reader, told), 'cannot be read', lost('the feed of changes'));
    });
  } catch (error) {
    // What is damaged cannot be read to its end.
    if (!(error instanceof StoreError)) throw error;
    told('the database', error.message, error.advice);
  }
  return { ...counts, problems };
}

type Told = (of: string, is: string, advice: string) => void;

interface Found {
  readonly documents: number;
  readonly items: readonly Item[];
  readonly facts: ReadonlyMap<string, DocumentFacts>;
}

const verifyDocuments = async (
  reader: StoreReader,
  told: Told,
  progress: (documents: number) => void,
): Promise<Found> => {
  const items: Item[] = [];
  const alone: { readonly facts: DocumentFacts; readonly text: ReturnType<typeof textOf> }[] = [];
  let documents = 0;
  const ids: string[] = [];
  for await (const id of reader.documentIds()) ids.push(id);
  for (const id of ids) {
    if (++documents % 50 === 0) progress(documents);
    const of = `document ${id}`;
    const tell = (is: string, advice = RESTORE): void => told(of, is, advice);
    await verifyVersions(reader, id, tell);
    const [stored, reading] = [
      await orTold(() => reader.getDocument(id), 'its text cannot be unpacked', tell),
      await orTold(() => reader.getReading(id), 'its reading cannot be unpacked', tell),
    ];
    if (!stored || !reading) continue;
    const { document } = stored;
    if (reading.document.text !== document.hash) tell('its reading is of another text', 'chancery reread --all');
    const outside = spanOutside(reading, document.text.length);
    if (outside) tell(`a span of its reading lies outside its text: ${outside}`, 'chancery reread --all');
    const made = await orTold(async () => itemsOf(reading, document.text), 'its reading makes no items', tell);
    const kept = await orTold(
      () => reader.itemsOf([id]),
      'its items cannot be read',
      (is) => tell(is, REBUILD),
    );
    if (made && kept)
      verifyItems(
        made,
        kept.map(({ item }) => item),
        (is) => tell(is, REBUILD),
      );
    items.push(...(made ?? []));
    const facts = factsOf(document, reading, id);
    alone.push({ facts, text: textOf(document, reading, facts) });
  }
  const prints = new Map(alone.map(({ facts: { id }, text }) => [id, packText(text)]));
  const families = familiesOf(alone.map(({ text }) => text));
  const facts = new Map(alone.map(({ facts: own }) => [own.id, { ...own, family: families.get(own.id) ?? own.id }]));
  for (const known of await reader.facts([...facts.keys()]))
    if (!same(known, facts.get(known.id)))
      told(`document ${known.id}`, 'what the record knows of it is not what it says', REBUILD);
  for (const { facts: known, print } of await reader.printsOfFamilies([...new Set(families.values())]))
    if (print !== prints.get(known.id))
      told(`document ${known.id}`, 'that by which its copies are found is not that of its text', REBUILD);
  return { documents, items, facts };
};

/** Every text by its hash, every title by the text, every page by its checksum. */
const verifyVersions = async (reader: StoreReader, id: string, tell: (is: string) => void): Promise<void> => {
  const stored = await orTold(
    () => reader.getDocument(id),
    '',
    () => undefined,
  );
  const line = stored?.versions ?? [];
  for (const { hash, raw } of line) {
    const version = await orTold(() => reader.getVersion(id, hash), 'a text cannot be unpacked', tell);
    if (version) {
      const { text, title, body } = version;
      if (createHash('sha256').update(text).digest('hex') !== hash) tell(`a text is not that of its hash ${hash}`);
      if (title !== undefined && body && text.slice(0, body) !== `${title}\n\n`)
        tell('its title is not that of its text');
    }
    if (raw !== null) await orTold(() => reader.getRaw(id, hash), 'its page cannot be unpacked', tell);
  }
};

const verifyItems = (made: readonly Item[], kept: readonly Item[], tell: (is: string) => void): void => {
  const there = new Map(kept.map((item) => [item.id, item]));
  for (const item of made) {
    if (!same(item, there.get(item.id))) tell(`its ${item.kind} ${item.id} is not that of its reading`);
    there.delete(item.id);
  }
  for (const id of there.keys()) tell(`its reading has no ${id}`);
};

/** Every entry by the items, and every item by its entry. @returns the number of entries */
const verifyEntries = async (reader: StoreReader, { items, facts }: Found, told: Told): Promise<number> => {
  const made = new Map(rebuild(items, facts, await reader.corrections()).map((entry) => [entry.id, entry]));
  let count = 0;
  for (const kind of ITEM_KINDS) {
    const kept: Entry[] = [];
    const read = await orTold(
      async () => {
        for await (const entry of reader.entries(kind, { hidden: true })) kept.push(entry);
        return true;
      },
      'cannot be read',
      (is) => told(`the entries of kind ${kind}`, is, REBUILD),
    );
    if (!read) continue;
    count += kept.length;
    for (const entry of kept) {
      if (!same(entry, made.get(entry.id))) told(`entry ${entry.id}`, 'is not what its items make', REBUILD);
      made.delete(entry.id);
    }
    for (const entry of made.values()) if (entry.kind === kind) told(`entry ${entry.id}`, 'is missing', REBUILD);
  }
  return count;
};

/** The id of a correction is the hash of what it says. */
const verifyCorrections = async (reader: StoreReader, told: Told): Promise<void> => {
  for (const { id, ...said } of await reader.corrections()) {
    const [, hash] = /^correction-([0-9a-f]{16})$/.exec(id) ?? [];
    if (hash !== undefined && createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16) !== hash)
      told(`correction ${id}`, 'does not say what it said', 'restore a backup');
  }
};

/** The feed counts up from 1 without a gap. */
const verifyChanges = async (reader: StoreReader, told: Told): Promise<void> => {
  let next = 1;
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<StoreReader['changes']>> = await reader.changes({ after, limit: 1000 });
    for (const { number } of page.lines) {
      if (number !== next) told(`change ${next}`, 'is missing', 'restore a backup');
      next = number + 1;
    }
    after = page.next;
  }
};

/** The first span of a reading that is none of its text; undefined where all are. */
const spanOutside = (value: unknown, length: number, path = ''): string | undefined => {
  if (!Array.isArray(value)) {
    if (value === null || typeof value !== 'object') return undefined;
    for (const [name, inner] of Object.entries(value)) {
      const found = spanOutside(inner, length, path ? `${path}.${name}` : name);
      if (found) return found;
    }
    return undefined;
  }
  const [start, end] = value;
  if (value.length === 2 && Number.isInteger(start) && Number.isInteger(end))
    return start >= 0 && start <= end && end <= length ? undefined : `${path} ${start}-${end}`;
  for (const [i, inner] of value.entries()) {
    const found = spanOutside(inner, length, `${path}[${i}]`);
    if (found) return found;
  }
  return undefined;
};

/** As they are stored: what is undefined stands in no JSON. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What `work` gives; where it cannot, undefined, and that is told. */
const orTold = async <T>(work: () => Promise<T>, is: string, tell: (is: string) => void): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    tell(`${is} (${error instanceof Error ? error.message : error})`);
    return undefined;
  }
};
