/** Lists of words by which dealings between parties are told (`data/en/dealings.csv`): forms or lemmas in lower case. */
import { readTable, TableError, type Tables } from '../tables.js';

const LISTS = [
  'fiction',
  'sport',
  'sidelines',
  'delegation',
  'member',
  'public',
  'sittingEnds',
  'telephones',
  'calls',
  'screens',
  'letters',
  'openModals',
] as const;
type DealingList = (typeof LISTS)[number];

export type DealingWords = Readonly<Record<DealingList, ReadonlySet<string>>>;

/** @throws TableError where a list is missing, unknown, or stands twice */
export const readDealingWords = (tables: Tables): DealingWords => {
  const lists = new Map<DealingList, ReadonlySet<string>>();
  const rows = readTable(tables, 'en/dealings');
  for (const row of rows) {
    const name = row.oneOf('list', LISTS);
    if (lists.has(name)) throw row.error(`'${name}' stands twice`);
    lists.set(name, new Set(row.list('words')));
  }
  const of = (name: DealingList): ReadonlySet<string> => {
    const words = lists.get(name);
    if (!words) throw new TableError('data/en/dealings.csv', `the list '${name}' is missing`);
    return words;
  };
  return Object.fromEntries(LISTS.map((name) => [name, of(name)])) as Record<DealingList, ReadonlySet<string>>;
};
