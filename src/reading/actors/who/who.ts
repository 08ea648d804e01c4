/** `who`: a name or phrase on a day, with the tables of a release. */
import { late } from '../../once.js';
import type { Tables } from '../../tables.js';
import type { ActorTable } from '../table.js';
import { describeString } from './describe.js';
import { createLookup } from './lookup.js';
import { readWhoTables } from './tables.js';
import type { Described, Who } from './types.js';

export type { Described, Who } from './types.js';

/**
 * The tables of nouns are made when they are first asked for: commands that read nothing do without.
 *
 * @returns gives what was made; throws a TableError where a row is not as its table wants it
 */
export const createWho = (tables: Tables, actors: ActorTable): (() => Who) =>
  late(() => {
    const nouns = readWhoTables(tables, actors.folded.words());
    return { tables: nouns, lookup: createLookup(actors, nouns.words) };
  });

/**
 * Who a name or a bare phrase is on a day: 'Sergey Lavrov', 'the Russian foreign minister', 'cattle rustlers'. Any string
 * gives an answer; where nothing says what it is, its kind is '' and its sector 'UNK'.
 *
 * @param on `YYYY-MM-DD`; without it an office without a name is the office, never a person
 */
export const who = (phrase: string, on: string | undefined, resources: { readonly who: () => Who }): Described =>
  describeString(phrase, on, resources.who());
