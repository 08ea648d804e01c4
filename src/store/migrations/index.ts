/**
 * The layouts of the tables, one migration a file, in the order of their names. What is released is never changed:
 * another layout is another migration.
 */
import type { Migration } from 'kysely';
import { record } from './0001-record.js';
import { searchSqlite } from './0002-search-sqlite.js';
import { filters } from './0003-filters.js';
import { changes } from './0004-changes.js';
import { access } from './0010-access.js';
import { weeks } from './0011-weeks.js';
import { watches } from './0012-watches.js';
import { files } from './0013-files.js';

export const SQLITE_MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-record': record({ bytes: 'blob', text: 'text' }),
  '0002-search': searchSqlite,
  '0003-filters': filters({ bytes: 'blob', text: 'text' }),
  '0004-changes': changes({ bytes: 'blob', text: 'text' }),
  '0010-access': access({ text: 'text' }),
  '0011-weeks': weeks({ text: 'text' }),
  '0012-watches': watches({ text: 'text' }),
  '0013-files': files({ text: 'text' }),
};
