/** Sums of events by pair and week: kept as entries come and go. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Party } from '../model/generated/parties.js';
import type { Entry } from '../model/record.js';
import { type Quad, type WeekShare, weekShares } from '../record/weeks.js';
import { everyEntry } from './every-entry.js';
import { adding, insertRows } from './rows.js';
import type { PairFilter, PairSum, SumFilter, WeekSum, WeekTotal } from './store.js';
import { type Database, isPostgres, type Tables } from './tables.js';

type Row = Tables['weeks'];

/** The sums of some shares, each row of the table once. */
const summed = (shares: readonly { readonly share: WeekShare; readonly sign: 1 | -1 }[]): Row[] => {
  const rows = new Map<string, Row>();
  for (const { share, sign } of shares) {
    const { a, b, week, quad, direction, tenth, goldstein } = share;
    const key = [a, b, week, quad, direction, tenth].join(' ');
    const row = rows.get(key) ?? { a, b, week, quad, direction, tenth, events: 0, goldstein: 0 };
    row.events += sign;
    row.goldstein += sign * goldstein;
    rows.set(key, row);
  }
  // Sorted, so that two that write at once do not wait for one another.
  return [...rows]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row)
    .filter((row) => row.events !== 0 || row.goldstein !== 0);
};

/** Takes what some entries had added to their weeks, and adds what others do. */
export async function moveWeeks(db: Database, gone: readonly Entry[], come: readonly Entry[]): Promise<void> {
  const sharesOf = (entries: readonly Entry[], sign: 1 | -1) =>
    entries.flatMap((entry) => weekShares(entry).map((share) => ({ share, sign })));
  const rows = summed([...sharesOf(come, 1), ...sharesOf(gone, -1)]);
  await add(db, rows);
  await addPairs(db, rows);
}

const add = async (db: Database, rows: readonly Row[]): Promise<void> => {
  const key = ['a', 'b', 'week', 'quad', 'direction', 'tenth'];
  await insertRows(db, 'weeks', rows, adding('weeks', key, ['events', 'goldstein']));
  const less = new Map(rows.filter((row) => row.events < 0).map((row) => [`${row.a} ${row.b}`, row]));
  for (const { a, b } of less.values())
    await db.deleteFrom('weeks').where('a', '=', a).where('b', '=', b).where('events', '=', 0).execute();
};

/** The same over all weeks. */
const addPairs = async (db: Database, rows: readonly Row[]): Promise<void> => {
  const sums = new Map<string, Tables['pair_sums']>();
  for (const { a, b, tenth, events, goldstein } of rows) {
    const key = [a, b, tenth].join(' ');
    const sum = sums.get(key) ?? { a, b, tenth, events: 0, goldstein: 0 };
    sum.events += events;
    sum.goldstein += goldstein;
    sums.set(key, sum);
  }
  const sorted = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  await insertRows(db, 'pair_sums', sorted, adding('pair_sums', ['a', 'b', 'tenth'], ['events', 'goldstein']));
  for (const { a, b, tenth } of sorted.filter(({ events }) => events < 0))
    await db
      .deleteFrom('pair_sums')
      .where('a', '=', a)
      .where('b', '=', b)
      .where('tenth', '=', tenth)
      .where('events', '=', 0)
      .execute();
};

/** Sums what entries there are: for a store that was laid out before there were sums. */
export async function fillWeeks(db: Database): Promise<void> {
  let shares: { readonly share: WeekShare; readonly sign: 1 }[] = [];
  for await (const event of everyEntry(db, 'event')) {
    for (const share of weekShares(event)) shares.push({ share, sign: 1 });
    if (shares.length < 10_000) continue;
    await add(db, summed(shares));
    shares = [];
  }
  await add(db, summed(shares));
}

/** The weeks of a pair, the oldest first. */
export async function weeks(
  db: Database,
  [one, other]: readonly [Party, Party],
  { since, until, confidence = 0 }: SumFilter = {},
): Promise<readonly WeekSum[]> {
  const [a, b] = one < other ? [one, other] : [other, one];
  const rows = await db
    .selectFrom('weeks')
    .select((eb) => ['week', 'quad', 'direction', eb.fn.sum<number>('events').as('events')])
    .select((eb) => eb.fn.sum<number>('goldstein').as('goldstein'))
    .where('a', '=', a)
    .where('b', '=', b)
    .where('tenth', '>=', tenthOf(confidence))
    .$if(since !== undefined, (query) => query.where('week', '>=', since ?? ''))
    .$if(until !== undefined, (query) => query.where('week', '<=', until ?? ''))
    .groupBy(['week', 'quad', 'direction'])
    .orderBy('week')
    .orderBy('quad')
    .orderBy('direction')
    .execute();
  return rows.map(({ week, quad, direction, events, goldstein }) => ({
    week,
    quad: quad as Quad,
    // As the pair was asked for, not as it is stored.
    by: direction === 'both' ? 'both' : (direction === 'forth') === (one === a) ? 'first' : 'second',
    events: Number(events),
    goldstein: Number(goldstein) / 10,
  }));
}

/**
 * The weeks of some pairs. All weeks of a pair come as one text: a row for each of tens of thousands, which a list of forty
 * pairs has, takes longer to hand over than to sum.
 */
export async function weekTotals(
  db: Database,
  pairs: readonly (readonly [Party, Party])[],
): Promise<readonly (readonly WeekTotal[])[]> {
  const sorted = pairs.map((pair) => [...pair].sort());
  const { rows } = await sql<{ a: string; b: string; weeks: string }>`
    select a, b, string_agg(week || ' ' || events || ' ' || goldstein, ' ') as weeks
    from (select a, b, week, sum(events) as events, sum(goldstein) as goldstein
      from weeks where ${ofPairs(db, sorted)} group by a, b, week) as totals
    group by a, b`.execute(db);
  const weeks = new Map(rows.map((row) => [`${row.a} ${row.b}`, totalsIn(row.weeks)]));
  return sorted.map((pair) => weeks.get(pair.join(' ')) ?? []);
}

const ofPairs = (db: Database, pairs: readonly (readonly string[])[]): RawBuilder<SqlBool> =>
  isPostgres(db)
    ? sql`(a, b) in (select * from unnest(${pairs.map(([a]) => a)}::text[], ${pairs.map(([, b]) => b)}::text[]))`
    : sql`(a, b) in (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(pairs)}))`;

/** `2023-06-12 2 -26 2023-06-19 1 -20`, in any order of weeks. */
const totalsIn = (text: string): WeekTotal[] => {
  const words = text.split(' ');
  const totals: WeekTotal[] = [];
  for (let i = 0; i + 2 < words.length; i += 3)
    totals.push({ week: words[i] ?? '', events: Number(words[i + 1]), goldstein: Number(words[i + 2]) / 10 });
  return totals.sort(byWeek);
};

const byWeek = (a: WeekTotal, b: WeekTotal): number => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0);

/** The pairs of some weeks, those of most events first, then by their codes. */
export async function pairSums(
  db: Database,
  { since, until, confidence = 0, parties = [], limit = 1000 }: PairFilter = {},
): Promise<readonly PairSum[]> {
  const rows = await db
    // The sums over all weeks have the same columns but for those of weeks, which are not asked then.
    .selectFrom((since === undefined && until === undefined ? 'pair_sums as sums' : 'weeks as sums') as 'weeks as sums')
    .select((eb) => ['a', 'b', eb.fn.sum<number>('events').as('events')])
    .select((eb) => eb.fn.sum<number>('goldstein').as('goldstein'))
    .where('tenth', '>=', tenthOf(confidence))
    .where((eb) => eb.and(parties.map((party) => eb.or([eb('a', '=', party), eb('b', '=', party)]))))
    .$if(since !== undefined, (query) => query.where('week', '>=', since ?? ''))
    .$if(until !== undefined, (query) => query.where('week', '<=', until ?? ''))
    .groupBy(['a', 'b'])
    .orderBy('events', 'desc')
    .orderBy('a')
    .orderBy('b')
    .limit(limit)
    .execute();
  return rows.map(({ a, b, events, goldstein }) => ({
    pair: [a as Party, b as Party],
    events: Number(events),
    goldstein: Number(goldstein) / 10,
  }));
}

/** 0.8 is 8, and 0.85 is 9: nothing less sure than was asked for. */
const tenthOf = (confidence: number): number => Math.ceil(confidence * 10 - 1e-9);
