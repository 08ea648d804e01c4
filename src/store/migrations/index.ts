/**
 * The layouts of the tables, one migration a file, in the order of their names. What is released is never changed:
 * another layout is another migration.
 */
import type { Migration } from 'kysely';
import { postgresEntryIndex } from '../postgres/entry-index.js';
import { sqliteEntryIndex } from '../sqlite/entry-index.js';
import { type ColumnTypes, record } from './0001-record.js';
import { searchPostgres } from './0002-search-postgres.js';
import { searchSqlite } from './0002-search-sqlite.js';
import { filters } from './0003-filters.js';
import { changes } from './0004-changes.js';
import { access } from './0010-access.js';
import { weeks } from './0011-weeks.js';
import { watches } from './0012-watches.js';
import { files } from './0013-files.js';
import { marksByDay } from './0014-marks-by-day.js';
import { pairs } from './0015-pairs.js';
import { layPostgres, laySqlite, pages } from './0016-pages.js';
import { sources } from './0017-sources.js';
import { found, layHeld, laySearchDays } from './0018-found.js';
import { inOrder } from './0019-in-order.js';

export type Migrations = Readonly<Record<string, Migration>>;

/** The same layouts under the same names on every database; only types of columns and the index of words differ. */
const migrations = (
  types: ColumnTypes,
  search: Migration,
  ofPages: Migration,
  ofFound: Migration,
  ofOrder: Migration,
): Migrations => ({
  '0001-record': record(types),
  '0002-search': search,
  '0003-filters': filters(types),
  '0004-changes': changes(types),
  '0010-access': access(types),
  '0011-weeks': weeks(types),
  '0012-watches': watches(types),
  '0013-files': files(types),
  '0014-marks-by-day': marksByDay(types),
  '0015-pairs': pairs(types),
  '0016-pages': ofPages,
  '0017-sources': sources(types),
  '0018-found': ofFound,
  '0019-in-order': ofOrder,
});

const SQLITE = { bytes: 'blob', text: 'text', real: 'real' } as const;
const POSTGRES = { bytes: 'bytea', text: 'text collate "C"', real: 'double precision' } as const;

export const SQLITE_MIGRATIONS = migrations(
  SQLITE,
  searchSqlite,
  pages(SQLITE, sqliteEntryIndex, laySqlite),
  found(SQLITE, layHeld),
  inOrder(SQLITE, true),
);

export const POSTGRES_MIGRATIONS = migrations(
  POSTGRES,
  searchPostgres,
  pages(POSTGRES, postgresEntryIndex, layPostgres),
  found(POSTGRES, laySearchDays),
  inOrder(POSTGRES, false),
);

/** How many layouts this release knows: the number of its own. */
export const SCHEMA = Object.keys(SQLITE_MIGRATIONS).length;

/** The layouts up to the one of a number. */
export const upTo = (all: Migrations, layout: number): Migrations =>
  Object.fromEntries(
    Object.entries(all)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, layout),
  );
