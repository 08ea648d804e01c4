/** Documents, their versions and their pages. */
import type { Document } from '../model/document.js';
import { among, asStored } from './among.js';
import { pack, unpackBytes, unpackText } from './bytes.js';
import type { IndexedText, SearchIndex } from './engine.js';
import { documentConditions } from './found.js';
import { pageOf, pageSize, slices, walk } from './page.js';
import { deleteReading, isRead } from './readings.js';
import { insertRows } from './rows.js';
import { searchTokens } from './search.js';
import type {
  DocumentFilter,
  DocumentLine,
  Made,
  NewVersion,
  Page,
  Put,
  Raw,
  StoredDocument,
  VersionInfo,
} from './store.js';
import type { Database, VersionsTable } from './tables.js';
import { compareFacts, compareVersions, dayOf, factsKey } from './version.js';

/** Columns of a version without its bytes. */
const INFO = [
  'hash',
  'title',
  'body',
  'kind',
  'publisher',
  'issuer',
  'url',
  'published',
  'retrieved',
  'language',
  'recorded',
  'extractor',
  'pairs',
  'raw_type',
  'file',
] as const;
type InfoRow = Pick<VersionsTable, (typeof INFO)[number]>;

/** A row is what `rowOf` made of a document, so that its closed lists hold. */
const toDocument = (id: string, row: InfoRow, text: string): Document => ({
  schema: 'chancery/document@1',
  id,
  text,
  hash: row.hash,
  ...(row.title === null ? {} : { title: row.title }),
  ...(row.body === null ? {} : { body: row.body }),
  ...(row.kind === null ? {} : { kind: row.kind as NonNullable<Document['kind']> }),
  ...(row.publisher === null ? {} : { publisher: row.publisher }),
  ...(row.issuer === null ? {} : { issuer: row.issuer as NonNullable<Document['issuer']> }),
  ...(row.url === null ? {} : { url: row.url }),
  ...(row.published === null ? {} : { published: row.published }),
  ...(row.retrieved === null ? {} : { retrieved: row.retrieved }),
  ...(row.pairs === null ? {} : { pairs: JSON.parse(row.pairs) as NonNullable<Document['pairs']> }),
});

const factsRow = (document: Document) => ({
  title: document.title ?? null,
  body: document.body ?? null,
  kind: document.kind ?? null,
  publisher: document.publisher ?? null,
  issuer: document.issuer ?? null,
  url: document.url ?? null,
  published: document.published ?? null,
  retrieved: document.retrieved ?? null,
  pairs: document.pairs ? JSON.stringify(document.pairs) : null,
});

const rawRow = (raw: Raw | undefined) => (raw ? { raw_type: raw.type, raw: pack(raw.bytes) } : {});

const toInfo = ({ body: _, pairs: __, raw_type, ...row }: InfoRow): VersionInfo => ({
  ...row,
  kind: row.kind as VersionInfo['kind'],
  issuer: row.issuer as VersionInfo['issuer'],
  raw: raw_type,
});

const versionRows = (db: Database, id: string) =>
  db.selectFrom('versions').select(INFO).where('document', '=', id).execute();

const currents = (db: Database) =>
  db
    .selectFrom('documents')
    .innerJoin('versions', (join) =>
      join.onRef('versions.document', '=', 'documents.id').onRef('versions.hash', '=', 'documents.hash'),
    )
    .select(INFO.map((column) => `versions.${column}` as const))
    .select(['documents.id', 'versions.text']);

/** Texts of versions that a transaction has put, which need not be unpacked in it. */
export type PutTexts = Map<string, string>;
const keyOf = (id: string, hash: string): string => `${hash} ${id}`;

/** The versions in the record of some documents, by id. */
export async function getCurrents(
  db: Database,
  ids: readonly string[],
  put?: PutTexts,
): Promise<ReadonlyMap<string, Document>> {
  const found = new Map<string, Document>();
  const asked = new Map(ids.map((id) => [asStored(id), id]));
  for (const slice of slices([...asked.keys()]))
    for (const row of await currents(db)
      .where(among(db, 'documents.id', slice))
      .execute()) {
      const id = asked.get(row.id) ?? row.id;
      found.set(id, toDocument(id, row, put?.get(keyOf(id, row.hash)) ?? unpackText(row.text)));
    }
  return found;
}

const getCurrent = async (db: Database, id: string): Promise<Document | undefined> => {
  const row = await currents(db).where('documents.id', '=', id).executeTakeFirst();
  return row && toDocument(id, row, unpackText(row.text));
};

export async function getDocument(db: Database, id: string): Promise<StoredDocument | undefined> {
  const document = await getCurrent(db, id);
  if (!document) return undefined;
  const versions = (await versionRows(db, id)).sort((a, b) => compareVersions(b, a));
  return { document, versions: versions.map(toInfo) };
}

export async function holds(db: Database, document: Document): Promise<boolean> {
  const known = await db
    .selectFrom('versions')
    .select(INFO)
    .where('document', '=', document.id)
    .where('hash', '=', document.hash)
    .executeTakeFirst();
  if (!known || compareFacts(document, toDocument(document.id, known, '')) > 0) return false;
  return isRead(db, document.id);
}

export async function getVersion(db: Database, id: string, hash: string): Promise<Document | undefined> {
  const row = await db
    .selectFrom('versions')
    .select([...INFO, 'text'])
    .where('document', '=', id)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row && toDocument(id, row, unpackText(row.text));
}

export async function getRaw(db: Database, id: string, hash: string | undefined): Promise<Raw | undefined> {
  const row = await db
    .selectFrom('documents')
    .innerJoin('versions', 'versions.document', 'documents.id')
    .select(['versions.raw_type', 'versions.raw'])
    .where('documents.id', '=', id)
    .where('versions.hash', '=', (eb) => (hash === undefined ? eb.ref('documents.hash') : eb.val(hash)))
    .executeTakeFirst();
  return row?.raw && row.raw_type !== null ? { type: row.raw_type, bytes: unpackBytes(row.raw) } : undefined;
}

export async function listDocuments(db: Database, filter: DocumentFilter = {}): Promise<Page<DocumentLine>> {
  const limit = pageSize(filter);
  const { after } = filter;
  const rows = await db
    .selectFrom('documents')
    .innerJoin('versions', (join) =>
      join.onRef('versions.document', '=', 'documents.id').onRef('versions.hash', '=', 'documents.hash'),
    )
    .select(['documents.id', 'documents.day', 'versions.hash', 'versions.title', 'versions.publisher'])
    .select(['versions.issuer', 'versions.kind', 'versions.url', 'versions.published', 'versions.retrieved'])
    .select(['versions.recorded', 'versions.language', 'versions.file'])
    .select((eb) =>
      eb
        .selectFrom('versions as all')
        .select((inner) => inner.fn.countAll<number>().as('versions'))
        .whereRef('all.document', '=', 'documents.id')
        .$asScalar()
        .$notNull()
        .as('versions'),
    )
    .where((eb) => eb.and(documentConditions(filter)))
    .$if(after !== undefined, (query) =>
      query
        // The first condition follows from the second: it lets the index begin at the day.
        .where('documents.day', '<=', after?.day ?? '')
        .where((eb) => eb.or([eb('documents.day', '<', after?.day ?? ''), eb('documents.id', '>', after?.id ?? '')])),
    )
    .orderBy('documents.day', 'desc')
    .orderBy('documents.id')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, ({ day: _, ...row }) => ({
    ...row,
    kind: row.kind as DocumentLine['kind'],
    issuer: row.issuer as DocumentLine['issuer'],
    versions: Number(row.versions),
  }));
}

export const documentIds = (db: Database, unless: Made | undefined): AsyncIterable<string> =>
  walk(async (after: string | undefined, limit) => {
    const rows = await db
      .selectFrom('documents')
      .select('documents.id')
      .$if(after !== undefined, (query) => query.where('documents.id', '>', after ?? ''))
      .$if(unless !== undefined, (query) =>
        query.where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('readings')
                .select('readings.hash')
                .whereRef('readings.document', '=', 'documents.id')
                .whereRef('readings.hash', '=', 'documents.hash')
                .where('readings.release', '=', unless?.release ?? '')
                .where('readings.data', '=', unless?.data ?? ''),
            ),
          ),
        ),
      )
      .orderBy('documents.id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  });

/** Puts texts of documents, in their order. */
export async function putVersions(
  db: Database,
  search: SearchIndex,
  versions: readonly NewVersion[],
  texts?: PutTexts,
): Promise<Put[]> {
  const known = await versionsOf(
    db,
    versions.map(({ document }) => document.id),
  );
  // What is new and comes once is put together; else each text has to see what those before it left.
  const fresh = new Map<string, NewVersion>();
  for (const version of versions) {
    const id = asStored(version.document.id);
    if (!known.has(id) && !fresh.has(id)) fresh.set(id, version);
  }
  await putNew(db, search, [...fresh.values()]);
  for (const { document } of fresh.values()) texts?.set(keyOf(document.id, document.hash), document.text);
  const puts: Put[] = [];
  for (const version of versions) {
    const isNew = fresh.get(asStored(version.document.id)) === version;
    puts.push(isNew ? { is: 'added', changed: 'text' } : await putVersion(db, search, version));
  }
  return puts;
}

/** Which of some documents there are. */
const versionsOf = async (db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const slice of slices([...new Set(ids)]))
    for (const { id } of await db
      .selectFrom('documents')
      .select('id')
      .where(among(db, 'id', slice))
      .execute())
      found.add(id);
  return found;
};

const putNew = async (db: Database, search: SearchIndex, versions: readonly NewVersion[]): Promise<void> => {
  const documents = versions.map(({ document }) => document);
  await insertRows(
    db,
    'documents',
    documents.map(({ id, hash, published, publisher = '' }) => ({ id, hash, day: dayOf(published), publisher })),
  );
  await insertRows(db, 'versions', versions.map(versionRow));
  await search.putNew(db, documents.map(indexedText));
};

const versionRow = ({ document, recorded, extractor, raw, file }: NewVersion): VersionsTable => ({
  document: document.id,
  hash: document.hash,
  ...factsRow(document),
  language: null,
  recorded,
  extractor: extractor ?? null,
  text: pack(document.text),
  raw_type: null,
  raw: null,
  file: file ?? null,
  ...rawRow(raw),
});

/** Of a document that is there. */
const putVersion = async (db: Database, search: SearchIndex, version: NewVersion): Promise<Put> => {
  const { document } = version;
  const rows = await versionRows(db, document.id);
  const known = rows.find((row) => row.hash === document.hash);
  if (known) return putKnown(db, search, rows, known, version);
  const latest = rows.every((row) => compareVersions(document, row) > 0);
  await insertRows(db, 'versions', [versionRow(version)]);
  if (latest) await setCurrent(db, search, document);
  return { is: 'version', changed: latest ? 'text' : 'nothing' };
};

/** The text is there already: what can be new are its facts, its page, and whether it is the one in the record. */
const putKnown = async (
  db: Database,
  search: SearchIndex,
  rows: readonly InfoRow[],
  known: InfoRow,
  { document, raw, extractor }: NewVersion,
): Promise<Put> => {
  const ofVersion = db.updateTable('versions').where('document', '=', document.id).where('hash', '=', document.hash);
  const before = toDocument(document.id, known, '');
  if (compareFacts(document, before) <= 0) {
    if (known.raw_type === null && raw) await ofVersion.set(rawRow(raw)).execute();
    return { is: 'known', changed: 'nothing' };
  }
  await ofVersion.set({ ...factsRow(document), extractor: extractor ?? known.extractor, ...rawRow(raw) }).execute();
  const sameFacts = factsKey(document) === factsKey(before);
  // A reading is a function of text and facts: one of other facts is none.
  if (!sameFacts) await deleteReading(db, document);
  const others = rows.filter((row) => row !== known);
  if (others.some((row) => compareVersions(row, document) > 0)) return { is: 'known', changed: 'nothing' };
  if (others.some((row) => compareVersions(row, known) > 0)) {
    await setCurrent(db, search, document);
    return { is: 'known', changed: 'text' };
  }
  await setDay(db, document);
  await search.setDay(db, document.id, dayOf(document.published));
  return { is: 'known', changed: sameFacts ? 'retrieved' : 'facts' };
};

const setDay = async (db: Database, { id, hash, published, publisher = '' }: Document): Promise<void> => {
  await db
    .updateTable('documents')
    .set({ hash, day: dayOf(published), publisher })
    .where('id', '=', id)
    .execute();
};

/** Makes a version the one in the record. */
const setCurrent = async (db: Database, search: SearchIndex, document: Document): Promise<void> => {
  await setDay(db, document);
  await search.put(db, indexedText(document));
};

const indexedText = ({ id, text, published }: Document): IndexedText => ({
  document: id,
  tokens: searchTokens(text),
  day: dayOf(published),
});

/** Removes a document; its versions, readings and items go with it. */
export async function deleteDocument(db: Database, search: SearchIndex, id: string): Promise<void> {
  await search.remove(db, id);
  await db.deleteFrom('documents').where('id', '=', id).execute();
}
