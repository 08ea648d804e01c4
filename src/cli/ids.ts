/** Ids on the command line: any unambiguous beginning is one. */
import type { Desk } from '../desk/desk.js';
import type { IdOf } from '../desk/short-ids.js';
import { complainLine } from './output.js';

/** So many of those that begin alike are named. */
const NAMED = 3;

/**
 * The id that is meant by what was given: what begins no id stays as it is, for the command to say what it is not.
 *
 * @returns nothing where several begin so, which is told
 */
export async function idMeant(desk: Desk, given: string, ...of: readonly IdOf[]): Promise<string | undefined> {
  const meant = await desk.idsMeant(given, of);
  if (meant.length <= 1) return meant[0] ?? given;
  const named = meant.slice(0, NAMED);
  const more = meant.length > NAMED ? ', …' : '';
  complainLine(given, 'several ids begin so', `write more of one of ${named.join(', ')}${more}`);
  return undefined;
}
