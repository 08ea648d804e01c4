/**
 * An archive: all that a store holds as lines of JSON, the same from every database. First what it is, then of each table
 * its columns, a line a row, and its digest; last the digest of all. Writing reads one state of the store, whatever is
 * added meanwhile; reading believes no line whose table does not end with its digest.
 */
import { StoreError } from '../error.js';
import { SCHEMA } from '../migrations/index.js';
import type { Database } from '../tables.js';
import {
  columnsIn,
  digestOf,
  lineOf,
  rowOf,
  rowsOf,
  summing,
  TABLE_NAMES,
  type TableName,
  type TableSum,
  type Value,
} from './rows.js';

/** The format's name with its version. */
const FORMAT = 'chancery/archive@1';

/** What an archive says of itself before its tables. */
export interface Head {
  /** Number of the layout of the tables. */
  readonly layout: number;
  /** The release that wrote it. */
  readonly release: string;
}

/** What an archive or a store holds. */
export interface Contents {
  readonly digest: string;
  readonly sums: readonly TableSum[];
}

/** The lines of an archive of what a database holds, without their ends; the last value is what was written. */
export async function* archiveLines(db: Database, head: Head): AsyncGenerator<string, Contents> {
  yield JSON.stringify({ format: FORMAT, ...head });
  const sums: TableSum[] = [];
  for (const [table, columns] of await columnsIn(db)) {
    yield JSON.stringify({ table, columns });
    const sum = summing(table, columns);
    for await (const row of rowsOf(db, head.layout, table, columns)) {
      const line = lineOf(row);
      sum.add(line);
      yield line;
    }
    const ended = sum.sum();
    sums.push(ended);
    yield JSON.stringify({ end: ended.table, rows: ended.rows, sha256: ended.sha256 });
  }
  const digest = digestOf(sums);
  yield JSON.stringify({ digest });
  return { digest, sums };
}

/** What is in an archive, one after the other. */
export type Part =
  | { readonly head: Head }
  | { readonly table: TableName; readonly columns: readonly string[] }
  | { readonly row: readonly Value[] }
  | { readonly end: TableName }
  | { readonly contents: Contents };

/**
 * The parts of an archive; `contents` comes last, once everything is proved by its digest.
 *
 * @param name of the archive, for messages
 * @throws StoreError where it is none, of a newer release, damaged, or not whole
 */
export async function* archiveParts(lines: AsyncIterable<string>, name: string): AsyncGenerator<Part> {
  let is: 'begin' | 'between' | 'table' | 'over' = 'begin';
  let sum: ReturnType<typeof summing> | undefined;
  let at: TableName | undefined;
  const sums: TableSum[] = [];
  const damaged = (): StoreError =>
    new StoreError(
      `${name}: damaged${at ? `, in row ${(sum?.rows() ?? 0) + 1} of ${at} or after it` : ''}`,
      'use another backup; this one was not taken in',
    );
  try {
    for await (const line of lines) {
      if (is === 'over') throw damaged();
      if (line.startsWith('[')) {
        if (is !== 'table' || !sum) throw damaged();
        sum.add(line);
        yield { row: rowOf(JSON.parse(line) as Parameters<typeof rowOf>[0]) };
        continue;
      }
      const said = line.startsWith('{') ? (JSON.parse(line) as Said) : {};
      if (is === 'begin') {
        yield { head: headOf(said, name) };
        is = 'between';
      } else if (is === 'between' && said.table !== undefined && said.columns) {
        at = TABLE_NAMES.find((one) => one === said.table);
        if (!at) throw damaged();
        sum = summing(at, said.columns);
        is = 'table';
        yield { table: at, columns: said.columns };
      } else if (is === 'table' && said.end === at && at !== undefined && sum) {
        const ended = sum.sum();
        if (ended.rows !== said.rows || ended.sha256 !== said.sha256)
          throw new StoreError(
            `${name}: damaged, the rows of ${at} are not those that were written`,
            'use another backup; this one was not taken in',
          );
        sums.push(ended);
        is = 'between';
        yield { end: at };
        [at, sum] = [undefined, undefined];
      } else if (is === 'between' && said.digest !== undefined) {
        const digest = digestOf(sums);
        if (said.digest !== digest) throw damaged();
        is = 'over';
        yield { contents: { digest, sums } };
      } else throw damaged();
    }
  } catch (error) {
    if (error instanceof SyntaxError || isUnpacking(error)) throw damaged();
    throw error;
  }
  if (is !== 'over')
    throw new StoreError(
      `${name}: ${is === 'begin' ? 'empty, no archive' : 'not whole, its end is missing'}`,
      'use another backup; this one was not taken in',
    );
}

interface Said {
  readonly format?: string;
  readonly layout?: number;
  readonly release?: string;
  readonly table?: string;
  readonly columns?: readonly string[];
  readonly end?: string;
  readonly rows?: number;
  readonly sha256?: string;
  readonly digest?: string;
}

const headOf = ({ format, layout, release }: Said, name: string): Head => {
  if (format === undefined || !format.startsWith('chancery/archive@') || layout === undefined || release === undefined)
    throw new StoreError(`${name}: no archive of Chancery`, 'name a file that chancery backup wrote');
  if (format !== FORMAT || layout > SCHEMA)
    throw new StoreError(
      `${name}: written by a newer Chancery, ${release} (layout ${layout}, this release knows ${SCHEMA})`,
      'install that release',
    );
  return { layout, release };
};

/** True for what zlib says of bytes that it did not write. */
const isUnpacking = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
