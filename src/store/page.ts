/** Pages of lists, and walks over a whole list page by page. */
import type { Cursor, Page, PageOptions } from './store.js';

const USUAL = 50;
const MOST = 1000;

/** Rows fetched at once while a whole list is walked. */
const STEP = 500;

export const pageSize = ({ limit = USUAL }: PageOptions): number => Math.min(Math.max(Math.trunc(limit), 1), MOST);

/** By code point, as every list ends. */
export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A page out of rows of which one more than `limit` was asked for. */
export function pageOf<R extends Cursor, T>(rows: readonly R[], limit: number, line: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { lines: shown.map(line), next: last ? { day: last.day, id: last.id } : null };
}

/**
 * Walks a list page by page: a cursor of the database held open meanwhile would keep others from writing.
 *
 * @param fetch gives up to `limit` elements that come after the one given
 */
export async function* walk<T>(
  fetch: (after: T | undefined, limit: number) => Promise<readonly T[]>,
): AsyncGenerator<T> {
  let after: T | undefined;
  for (;;) {
    const page = await fetch(after, STEP);
    yield* page;
    if (page.length < STEP) return;
    after = page.at(-1);
  }
}

/** What is walked in lots of so many, the last with what is left. */
export async function* lots<T>(all: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let lot: T[] = [];
  for await (const one of all) {
    lot.push(one);
    if (lot.length < size) continue;
    yield lot;
    lot = [];
  }
  if (lot.length > 0) yield lot;
}

/** Slices of a list that are short enough for one statement. */
export function* slices<T>(list: readonly T[], size = 200): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
