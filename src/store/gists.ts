/** Entries in short, as ledgers ask for them. */
import type { ItemKind } from '../model/record.js';
import { listed, sided } from './entries.js';
import { IN_GISTS } from './entry-index.js';
import { conditionsOf, daysBetween } from './found.js';
import { walk } from './page.js';
import type { EntryFilter, Gist } from './store.js';
import type { Database, Tables } from './tables.js';

/** The gists of entries that a filter lets through, in no order; statements and commitments have none. */
export async function* gistsOf(db: Database, filter: EntryFilter = {}): AsyncGenerator<Gist> {
  const isAll = Object.values(filter).every((value) => value === undefined);
  const rows = isAll ? allGists(db) : await someGists(db, filter);
  for await (const { entry, kind, published, gist } of rows) {
    const [parties = [], stems = [], names = []] = gist.split('|').map((list) => (list === '' ? [] : list.split(' ')));
    // What was put were kinds.
    yield { id: entry, kind: kind as ItemKind, published, parties, stems, names };
  }
}

const allGists = (db: Database) =>
  walk((after: Tables['gists'] | undefined, limit) =>
    db
      .selectFrom('gists')
      .selectAll()
      .where('entry', '>', after?.entry ?? '')
      .orderBy('entry')
      .limit(limit)
      .execute(),
  );

/** At once, for pages of a join are each as long as all of it. */
const someGists = (db: Database, { parties = [], ...filter }: EntryFilter) => {
  const [party, other, ...more] = [...new Set(parties)].sort();
  const conditions = conditionsOf({ ...filter, parties: more });
  // Where nothing is asked of entries themselves the lists alone say which they are.
  const found =
    conditions.length === 0 && party !== undefined ? sided(db, party, other) : listed(db, party, other, undefined);
  return (
    db
      .selectFrom(found.as('found'))
      .innerJoin('gists', 'gists.entry', 'found.id')
      .selectAll('gists')
      // Lists are by kind before day: without it all that has a gist would be looked at.
      .where('found.kind', 'in', [...IN_GISTS])
      .where((eb) => eb.and([...conditions, ...daysBetween('found.day', filter)]))
      .execute()
  );
};
