/** What the commands read with: the tables of the release or of another folder, and a user's own entries of actors. */

import type { Resources } from '../reading/resources.js';
import { loadResources } from './resources.js';

export interface TablesOption {
  /** Folder of tables in place of those that came along. */
  readonly data?: string;
  /** Files of a user's own entries. */
  readonly actors?: readonly string[];
}

/**
 * A function that loads the tables, for commands that may end without them.
 *
 * @returns a function that throws a TableError, with file and line, where a table or an entry cannot be used
 */
export async function resourceLoader({ data, actors = [] }: TablesOption): Promise<() => Resources> {
  const folder = data ? { data } : {};
  if (actors.length === 0) return () => loadResources(folder);
  const { readOwnActors } = await import('./actors.js');
  return () => loadResources({ ...folder, own: readOwnActors(actors, loadResources(folder)) });
}
