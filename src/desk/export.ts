/** What an export may ask of the record, from a store. */
import type { Source, Versions } from '../export/format/format.js';
import type { Item } from '../model/record.js';
import { attachAll } from '../record/record.js';
import type { StoreReader } from '../store/store.js';
import { RELEASE } from './place.js';
import { vocabularyTable } from './vocabulary.js';

/** @param told gives the entries of a kind that the export is of, with their words */
export const exportSource = (store: StoreReader, told: Source['told']): Source => ({
  told,
  itemsOf: async ({ entry }) => {
    const stored = new Map((await store.items(entry.items)).map(({ item }) => [item.id, item]));
    return entry.items.flatMap((id) => stored.get(id) ?? []);
  },
  itemsIn: async (document) => {
    const items = (await store.itemsOf([document])).map(({ item }) => item);
    const { rejected, fields } = attachAll(items, await store.corrections(document));
    return items
      .filter(({ id }) => !rejected.has(id))
      .map((item) => {
        const said = Object.fromEntries(
          [...(fields.get(item.id) ?? [])].reverse().map(({ field, value }) => [field, value]),
        );
        // A correction was checked to be one that the kind can have.
        return { ...item, value: { ...item.value, ...said } } as Item;
      });
  },
  document: async (id) => (await store.getDocument(id))?.document,
  reading: (id) => store.getReading(id),
  vocabulary: vocabularyTable,
});

/** Which code writes, and by which tables the documents were read. */
export const exportVersions = async (store: StoreReader): Promise<Versions> => {
  const data = new Map<string, number>();
  for (const { data: version, documents } of await store.madeBy())
    data.set(version, (data.get(version) ?? 0) + documents);
  return {
    release: RELEASE,
    data: [...data].map(([version, documents]) => ({ version, documents })).sort((a, b) => b.documents - a.documents),
  };
};
