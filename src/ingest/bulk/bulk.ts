/**
 * Exports of archives: one file, many documents. Nexis and Factiva write them as HTML, RTF or Word; of all three the lines
 * are the same, so they are split by their lines.
 */
import type { Draft, Problem } from '../reader.js';
import { isFactiva, splitFactiva } from './factiva.js';
import { isNexis, splitNexis } from './nexis.js';

/** Whether a file that begins so seems to be an export; `splitBulk` is sure. */
export const beginsBulk = (head: string): boolean =>
  /<docfull>|\b\d+ of \d+ documents\b|factiva|class="article \w{2}article|lexisnexis|nexis uni|\bDocuments? \(\d+\)/i.test(
    head,
  );

/**
 * The documents of an export.
 *
 * @param lines its paragraphs; the cells of a row of a table with tabs between them
 * @returns undefined where it is no export
 */
export function splitBulk(lines: readonly string[]): (Draft | Problem)[] | undefined {
  const clean = lines.map((line) => line.replace(/\u00a0/g, ' ').trim()).filter(Boolean);
  if (isFactiva(clean)) return splitFactiva(clean);
  if (isNexis(clean)) return splitNexis(clean);
  return undefined;
}
