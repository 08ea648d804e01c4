/** Ids as people write them: any beginning of one that begins no other. */
import type { StoreReader } from '../store/store.js';

/** What an id may be of. */
export type IdOf = 'document' | 'entry' | 'correction';

/** So many are looked at: of more nobody reads a list. */
const LOOKED_AT = 50;

/**
 * The ids that some characters mean: themselves where they are an id, else those that begin so, in the order of ids.
 *
 * @returns one where it is clear which is meant; several where more begin so, of many only the first; none where none does
 */
export async function idsMeant(store: StoreReader, given: string, of: readonly IdOf[]): Promise<string[]> {
  if (given === '') return [];
  const { documents, items } = await store.idsFrom(given, LOOKED_AT);
  const found = [
    ...(of.includes('document') ? documents : []),
    ...(of.includes('entry') ? entriesOf(items) : []),
    ...(of.includes('correction') ? await correctionsFrom(store, given) : []),
  ];
  return found.includes(given) ? [given] : found.sort();
}

/** The items where there are several entries; where all are of one, the one item that is meant or that entry. */
const entriesOf = (items: readonly { readonly id: string; readonly entry: string }[]): string[] => {
  const ids = items.map(({ id }) => id);
  const [first, ...others] = new Set(items.map(({ entry }) => entry));
  return first === undefined || others.length > 0 || ids.length === 1 ? ids : [first];
};

const correctionsFrom = async (store: StoreReader, given: string): Promise<string[]> =>
  (await store.corrections()).map(({ id }) => id).filter((id) => id.startsWith(given));
