/** A user's own entries of actors (`--actors`): read, checked beside the table of the release, compiled to lie over it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type OpenedTable, openTable } from '../reading/actors/table.js';
import type { Resources } from '../reading/resources.js';
import { TableError } from '../reading/tables.js';
import { checkActors } from './table/check.js';
import { compileActors } from './table/compile.js';
import { readPetrarch } from './table/own/petrarch.js';
import { asActorRows } from './table/own/rows.js';
import { readYaml } from './table/own/yaml.js';

/**
 * @param paths files of YAML (.yaml, .yml) or dictionaries of PETRARCH (.txt)
 * @param resources those of the release, whose ids the files may name
 * @throws TableError with file and line where an entry cannot be used
 */
export function readOwnActors(paths: readonly string[], resources: Resources): OpenedTable[] {
  return paths.map((path) => {
    const file = basename(path);
    const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
    const read = /\.ya?ml$/.test(file) ? readYaml : /\.txt$/.test(file) ? readPetrarch : undefined;
    if (!read) throw new TableError(path, 'entries of actors are YAML (.yaml) or a dictionary of PETRARCH (.txt)');
    const rows = asActorRows(read(file, text, resources.actors), resources.actors.roles());
    const [problem, ...more] = checkActors(rows, {
      isKnown: (id) => resources.actors.actor(id) !== undefined,
      minted: [],
    });
    if (problem)
      throw new TableError(problem.where, problem.message + (more.length > 0 ? ` (and ${more.length} more)` : ''));
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    return openTable(compileActors(rows, resources.language.split, { version: '1', tables: `sha256:${hash}` }));
  });
}
