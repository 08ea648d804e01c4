/** Prints and marks of texts: by what near-copies are found. The store compares nothing, it finds who shares a mark. */
import type { DocumentFacts } from '../model/record.js';
import type { Near } from '../record/families/families.js';
import { slices } from './page.js';
import type { FamilyCounts, PrintOfText, StoredPrint } from './store.js';
import { type Database, NO_DAY, type Tables } from './tables.js';

const ROWS = 200;

/** Documents with marks that are known, by id. */
const printsOf = async (db: Database, marks: ReadonlyMap<string, readonly number[]>): Promise<StoredPrint[]> => {
  const found: StoredPrint[] = [];
  for (const slice of slices([...marks.keys()].sort())) {
    const documents = await db
      .selectFrom('documents')
      .select(['id', 'print', 'facts'])
      .where('id', 'in', slice)
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

/** The documents that are near in one of these ways, by id, each with the marks by which it is. */
export async function marked(db: Database, near: readonly Near[]): Promise<readonly StoredPrint[]> {
  const rows: Row[] = [];
  for (const { marks, days } of near)
    for (const slice of slices([...new Set(marks)].sort((a, b) => a - b))) {
      const some = db.selectFrom('marks').select(['mark', 'document']).where('mark', 'in', slice);
      // Two questions, so that each is a stretch of the index.
      const [first, last] = days ?? [];
      rows.push(
        ...(first === undefined || last === undefined
          ? await some.execute()
          : await some
              .where('day', '>=', first)
              .where('day', '<=', last)
              .unionAll(some.where('day', '=', NO_DAY))
              .execute()),
      );
    }
  return printsOf(db, byDocument(rows));
}

/** The documents of some families, by id. */
export async function printsOfFamilies(db: Database, families: readonly string[]): Promise<readonly StoredPrint[]> {
  const marks = new Map<string, readonly number[]>();
  for (const slice of slices([...new Set(families)].sort())) {
    const members = await db.selectFrom('documents').select('id').where('family', 'in', slice).execute();
    for (const ids of slices(members.map(({ id }) => id))) {
      const rows = await db
        .selectFrom('marks')
        .select(['mark', 'document'])
        .where('document', 'in', ids)
        .orderBy('mark')
        .execute();
      const own = byDocument(rows);
      for (const id of ids) marks.set(id, own.get(id) ?? []);
    }
  }
  return printsOf(db, marks);
}

export async function factsOfFamily(db: Database, family: string): Promise<readonly DocumentFacts[]> {
  const rows = await db
    .selectFrom('documents')
    .select('facts')
    .where('family', '=', family)
    .where('facts', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ facts }) => (facts === null ? [] : [JSON.parse(facts) as DocumentFacts]));
}

/** Puts what the record knows of a document, with what copies of its text are found by where it is given. */
export async function putFacts(db: Database, facts: DocumentFacts, text: PrintOfText | undefined): Promise<void> {
  const row = { facts: JSON.stringify(facts), family: facts.family };
  await db
    .updateTable('documents')
    .set(text ? { ...row, print: text.print } : row)
    .where('id', '=', facts.id)
    .execute();
  if (!text) return;
  await db.deleteFrom('marks').where('document', '=', facts.id).execute();
  const marks = text.marks.map((mark) => ({ mark, day: text.published ?? NO_DAY, document: facts.id }));
  for (const slice of slices(marks, ROWS)) await db.insertInto('marks').values(slice).execute();
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
