/** Sums of what publishers tell: kept as entries come and go. */
import { sql } from 'kysely';
import type { Entry } from '../model/record.js';
import { sourceShares } from '../record/sources.js';
import { everyEntry } from './every-entry.js';
import { lots } from './page.js';
import { adding, insertRows } from './rows.js';
import type { SourceSum } from './store.js';
import type { Database, Tables } from './tables.js';

type Sum = Tables['source_sums'];
type Pair = Tables['source_pairs'];

/** Takes what some entries had added, and adds what others do. */
export async function moveSources(db: Database, gone: readonly Entry[], come: readonly Entry[]): Promise<void> {
  const sums = new Map<string, Sum>();
  const pairs = new Map<string, Pair>();
  for (const [entries, sign] of [
    [gone, -1],
    [come, 1],
  ] as const)
    for (const { publisher, beside, ...share } of entries.flatMap(sourceShares)) {
      const sum = sums.get(publisher) ?? { publisher, tells: 0, alone: 0, ahead: 0, differs: 0 };
      for (const name of ['tells', 'alone', 'ahead', 'differs'] as const) sum[name] += sign * share[name];
      sums.set(publisher, sum);
      for (const other of beside) {
        const key = JSON.stringify([publisher, other]);
        const pair = pairs.get(key) ?? { publisher, other, entries: 0 };
        pair.entries += sign;
        pairs.set(key, pair);
      }
    }
  // Sorted, so that two that write at once do not wait for one another.
  const changed = sorted(sums).filter(({ tells, alone, ahead, differs }) => tells || alone || ahead || differs);
  await insertRows(
    db,
    'source_sums',
    changed,
    adding('source_sums', ['publisher'], ['tells', 'alone', 'ahead', 'differs']),
  );
  await insertRows(
    db,
    'source_pairs',
    sorted(pairs).filter(({ entries }) => entries !== 0),
    adding('source_pairs', ['publisher', 'other'], ['entries']),
  );
  if (gone.length === 0) return;
  for (const { publisher } of changed)
    await db.deleteFrom('source_sums').where('publisher', '=', publisher).where('tells', '=', 0).execute();
  for (const { publisher } of changed)
    await db.deleteFrom('source_pairs').where('publisher', '=', publisher).where('entries', '=', 0).execute();
}

const sorted = <T>(rows: ReadonlyMap<string, T>): T[] =>
  [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);

/** Sums what entries there are: for a store that was laid out before there were sums. */
export async function fillSources(db: Database): Promise<void> {
  for await (const some of lots(everyEntry(db), 2000)) await moveSources(db, [], some);
}

/** Those who published documents, those of most documents first. */
export async function sources(db: Database, limit: number): Promise<readonly SourceSum[]> {
  const published = db
    .selectFrom('documents')
    .select((eb) => ['publisher', eb.fn.countAll<number>().as('documents'), eb.fn.max('day').as('last')])
    .select(sql<string | null>`min(case when day = '' then null else day end)`.as('first'))
    .groupBy('publisher')
    .orderBy('documents', 'desc')
    .orderBy('publisher')
    .limit(limit);
  const rows = await db
    .selectFrom(published.as('published'))
    .leftJoin('source_sums as sums', 'sums.publisher', 'published.publisher')
    .leftJoin('source_pairs as pairs', (join) =>
      join
        .onRef('pairs.publisher', '=', 'published.publisher')
        // The first as the index has them: all that stand beside a publisher are never read.
        .on('pairs.other', '=', (eb) =>
          eb
            .selectFrom('source_pairs as first')
            .select('first.other')
            .whereRef('first.publisher', '=', 'published.publisher')
            .orderBy('first.entries', 'desc')
            .orderBy('first.other')
            .limit(1),
        ),
    )
    .select(['published.publisher', 'published.documents', 'published.first', 'published.last'])
    .select(['sums.tells', 'sums.alone', 'sums.ahead', 'sums.differs', 'pairs.other', 'pairs.entries'])
    .orderBy('published.documents', 'desc')
    .orderBy('published.publisher')
    .execute();
  return rows.map(({ publisher, documents, first, last, tells, alone, ahead, differs, other, entries }) => ({
    ...{ publisher, documents: Number(documents), first: first || null, last: last || null },
    ...{ tells: tells ?? 0, alone: alone ?? 0, ahead: ahead ?? 0, differs: differs ?? 0 },
    beside: other === null || entries === null ? null : { publisher: other, entries },
  }));
}
