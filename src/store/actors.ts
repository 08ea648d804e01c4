/** Who takes part in entries, under which name and in how many. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { byCode } from './page.js';
import type { RecordedActor } from './store.js';
import type { Database, Tables } from './tables.js';

export async function actorsIn(
  db: Database,
  of?: { readonly ids: readonly string[] } | { readonly name: string },
): Promise<readonly RecordedActor[]> {
  if (of && 'ids' in of) return actorsOf(db, of.ids);
  if (of) {
    const own = await named(db, (eb) => eb('name', '=', of.name));
    // Who bears the whole name is meant before who ends in it, for whom all names have to be looked through.
    return sorted(own.length > 0 ? own : await named(db, (eb) => eb('name', 'like', `% ${of.name}`)));
  }
  return sorted(await named(db, (eb) => eb.and([])));
}

const sorted = (rows: readonly RecordedActor[]): readonly RecordedActor[] => {
  const actors = new Map<string, RecordedActor>();
  for (const { actor, name, entries } of rows) {
    const known = actors.get(actor);
    actors.set(actor, {
      actor,
      name: known && known.name < name ? known.name : name,
      entries: entries + (known?.entries ?? 0),
    });
  }
  return [...actors.values()].sort((a, b) => b.entries - a.entries || byCode(a.actor, b.actor));
};

/** Actors by their names, as the index of names has them, so that no row is read. */
const named = async (
  db: Database,
  condition: (eb: ExpressionBuilder<Tables, 'entry_actors'>) => Expression<SqlBool>,
): Promise<readonly RecordedActor[]> => {
  const rows = await db
    .selectFrom('entry_actors')
    .select((eb) => ['name', 'actor', eb.fn.countAll<number>().as('entries')])
    .where(condition)
    .groupBy(['name', 'actor'])
    .execute();
  return rows.map((row) => ({ ...row, entries: Number(row.entries) }));
};

const actorsOf = async (db: Database, ids: readonly string[]): Promise<readonly RecordedActor[]> => {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('entry_actors')
    .select((eb) => ['actor', eb.fn.countAll<number>().as('entries')])
    .where('actor', 'in', ids)
    .groupBy('actor')
    .execute();
  const found: RecordedActor[] = [];
  for (const { actor, entries } of rows) {
    const { name } = await db
      .selectFrom('entry_actors')
      .select('name')
      .where('actor', '=', actor)
      .limit(1)
      .executeTakeFirstOrThrow();
    found.push({ actor, name, entries: Number(entries) });
  }
  return sorted(found);
};
