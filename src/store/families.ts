/** Prints and marks of texts: by what near-copies are found. The store compares nothing, it finds who shares a mark. */
import { type RawBuilder, sql } from 'kysely';
import type { DocumentFacts } from '../model/record.js';
import type { Near } from '../record/families/families.js';
import { isOfEquals } from '../record/families/print.js';
import { among } from './among.js';
import { slices } from './page.js';
import { insertRows, updateRows } from './rows.js';
import type { DocumentPrint, FamilyCounts, StoredPrint } from './store.js';
import { type Database, EVER, isPostgres, NO_DAY, spanOf, type Tables } from './tables.js';

/** Documents with marks that are known, by id. */
const printsOf = async (db: Database, marks: ReadonlyMap<string, readonly number[]>): Promise<StoredPrint[]> => {
  const found: StoredPrint[] = [];
  for (const slice of slices([...marks.keys()].sort())) {
    const documents = await db
      .selectFrom('documents')
      .select(['id', 'print', 'facts'])
      .where(among(db, 'id', slice))
      .where('print', 'is not', null)
      .where('facts', 'is not', null)
      .orderBy('id')
      .execute();
    for (const { id, print, facts } of documents)
      if (print !== null && facts !== null)
        found.push({ facts: JSON.parse(facts) as DocumentFacts, print, marks: marks.get(id) ?? [] });
  }
  return found;
};

type Row = Pick<Tables['marks'], 'mark' | 'document'>;

/** The marks that stand in some rows, each once, by document. */
const byDocument = (rows: readonly Row[]): Map<string, number[]> => {
  const marks = new Map<string, Set<number>>();
  for (const { document, mark } of rows) marks.set(document, (marks.get(document) ?? new Set()).add(Number(mark)));
  return new Map([...marks].map(([document, own]) => [document, [...own]]));
};

/** The least that a day may be. */
const FIRST_DAY = -2_000_000_000;

/** Stretches of the index of marks, each of one mark within one of its spans. */
type Stretch = readonly [span: number, mark: number, first: number, last: number];

/** Spans in which there are marks, found by going from one to the next. */
const spansIn = async (db: Database): Promise<readonly number[]> => {
  const { rows } = await sql<{ span: number }>`
    with recursive spans (span) as (
      select min(span) from marks
      union all
      select (select min(marks.span) from marks where marks.span > spans.span) from spans where spans.span is not null
    )
    select span from spans where span is not null`.execute(db);
  return rows.map(({ span }) => Number(span));
};

const stretchesOf = async (db: Database, near: readonly Near[]): Promise<Stretch[]> => {
  const all = near.some(({ days }) => days === null) ? await spansIn(db) : [];
  const stretches = near.flatMap(({ marks, days }) => {
    const [first, last] = days ?? [FIRST_DAY, NO_DAY];
    const spans = days ? upTo(spanOf(first), spanOf(last)) : all;
    return marks.flatMap((mark): Stretch[] => [
      ...(isOfEquals(mark) ? [EVER] : spans).map((span): Stretch => [span, mark, first, last]),
      ...(days ? ([[EVER, mark, NO_DAY, NO_DAY]] as const) : []),
    ]);
  });
  // In the order of the index, so that it is read from its beginning to its end.
  return stretches.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
};

const upTo = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** The marks, and documents with them, that are near in one of these ways, each as a statement asks for so many of them. */
export async function marksNear(db: Database, near: readonly Near[]): Promise<readonly RawBuilder<unknown>[]> {
  const stretches = await stretchesOf(db, near);
  return [...slices(stretches, MANY)].map(
    (slice) => sql`select marks.mark, marks.document from ${stretchesAsked(db, slice)} cross join marks
      where marks.span = asked.span and marks.mark = asked.mark
        and marks.day >= asked.first_day and marks.day <= asked.last_day`,
  );
}

/**
 * The documents that are near in one of these ways, by id, each with the marks by which it is.
 *
 * @param except documents that are not wanted
 */
export async function marked(
  db: Database,
  near: readonly Near[],
  except: readonly string[] = [],
): Promise<readonly StoredPrint[]> {
  const rows: Row[] = [];
  for (const found of await marksNear(db, near)) {
    const { rows: some } = await sql<Row>`${found} and not ${among(db, 'marks.document', except)}`.execute(db);
    rows.push(...some);
  }
  return printsOf(db, byDocument(rows));
}

/** Stretches of one statement. */
const MANY = 2000;

const stretchesAsked = (db: Database, asked: readonly Stretch[]): RawBuilder<unknown> => {
  const list = (at: 0 | 1 | 2 | 3) => asked.map((stretch) => stretch[at]);
  return isPostgres(db)
    ? sql`unnest(${list(0)}::integer[], ${list(1)}::bigint[], ${list(2)}::integer[], ${list(3)}::integer[])
        as asked (span, mark, first_day, last_day)`
    : sql`(select value ->> 0 as span, value ->> 1 as mark, value ->> 2 as first_day, value ->> 3 as last_day
        from json_each(${JSON.stringify(asked)})) as asked`;
};

/** The documents of some families, by id. */
export async function printsOfFamilies(db: Database, families: readonly string[]): Promise<readonly StoredPrint[]> {
  const marks = new Map<string, readonly number[]>();
  for (const slice of slices([...new Set(families)].sort())) {
    const members = await db
      .selectFrom('documents')
      .select('id')
      .where(among(db, 'family', slice))
      .execute();
    for (const ids of slices(members.map(({ id }) => id))) {
      const rows = await db
        .selectFrom('marks')
        .select(['mark', 'document'])
        .where(among(db, 'document', ids))
        .orderBy('mark')
        .execute();
      const own = byDocument(rows);
      for (const id of ids) marks.set(id, own.get(id) ?? []);
    }
  }
  return printsOf(db, marks);
}

/** What is known of the documents of some families, those of one by id. */
export async function factsOfFamilies(db: Database, families: readonly string[]): Promise<readonly DocumentFacts[]> {
  const found: DocumentFacts[] = [];
  for (const slice of slices([...new Set(families)]))
    for (const { facts } of await db
      .selectFrom('documents')
      .select('facts')
      .where(among(db, 'family', slice))
      .where('facts', 'is not', null)
      .orderBy('id')
      .execute())
      if (facts !== null) found.push(JSON.parse(facts) as DocumentFacts);
  return found;
}

/** Puts what the record knows of documents, with what copies of their texts are found by where it is given. */
export async function putFacts(db: Database, documents: readonly DocumentPrint[]): Promise<void> {
  const rows = documents.map(({ facts, text }) => ({
    id: facts.id,
    facts: JSON.stringify(facts),
    family: facts.family,
    print: text?.print,
  }));
  const [alone, printed] = [
    rows.filter(({ print }) => print === undefined),
    rows.filter(({ print }) => print !== undefined),
  ];
  await updateRows(db, 'documents', { id: 'text' }, { facts: 'text', family: 'text' }, alone);
  await updateRows(db, 'documents', { id: 'text' }, { facts: 'text', family: 'text', print: 'text' }, printed);
  for (const slice of slices(printed.map(({ id }) => id)))
    await db
      .deleteFrom('marks')
      .where(among(db, 'document', slice))
      .execute();
  const marks = documents.flatMap(({ facts, text }) => {
    const day = text?.published ?? NO_DAY;
    return (text?.marks ?? []).map((mark) => {
      return { span: isOfEquals(mark) ? EVER : spanOf(day), mark, day, document: facts.id };
    });
  });
  // In the order of the index, in which they come to stand side by side.
  await insertRows(
    db,
    'marks',
    marks.sort((a, b) => a.span - b.span || a.mark - b.mark),
  );
}

/** Looks at every document, in pages of the database's own making. */
export async function countFamilies(db: Database): Promise<FamilyCounts> {
  const rows = await db
    .selectFrom('documents')
    .select((eb) => ['family', eb.fn.countAll<number>().as('members')])
    .where('family', 'is not', null)
    .groupBy('family')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .execute();
  const garbled = await db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('facts', 'like', '%"spun":true%')
    .executeTakeFirst();
  const members = rows.reduce((sum, row) => sum + Number(row.members), 0);
  return { families: rows.length, copies: members - rows.length, garbled: Number(garbled?.count ?? 0) };
}
