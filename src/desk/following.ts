/**
 * What is said of a meeting holds for the CONSULT events that tell it: they are the meeting once more, and a record in which
 * it was on the 18th and its talks on the 19th would say two things. Each gets a correction of its own, which is listed,
 * lives through a reread, and is taken back with the one that it follows.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Entry, Item } from '../model/record.js';
import { consultsTelling, saidOfConsult } from '../record/consults.js';
import type { StoreReader } from '../store/store.js';
import type { Said } from './said.js';

/** What is said of an item, without who says so. */
export type Follower =
  | { readonly item: Item; readonly is: 'field'; readonly field: string; readonly value: unknown }
  | { readonly item: Item; readonly is: 'reject' | 'hide' };

/** @param items those of which it is said; one of them may be a meeting's */
export async function followersOf(reader: StoreReader, said: Said, items: readonly Item[]): Promise<Follower[]> {
  const [first] = items;
  const meeting = first?.kind === 'meeting' ? await reader.entryOf(first.id) : undefined;
  if (meeting?.kind !== 'meeting' || said.is === 'same' || said.is === 'not-same') return [];
  const isWhole = said.is !== 'reject' || items.length === meeting.items.length;
  const events = await eventsOf(reader, new Set(isWhole ? meeting.items : items.map(({ id }) => id)));
  // Of an account that is none its own telling goes, and no other's.
  if (!isWhole) return events.map(({ item }) => ({ item, is: 'reject' }));
  const entries = await reader.entriesWith([...new Set(events.flatMap(({ entry }) => entry ?? []))]);
  const all: Follower[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'event') continue;
    const own = (await reader.items(entry.items)).map(({ item }) => item);
    const called = own.find(({ id }) => id === entry.id);
    if (said.is === 'reject') all.push(...own.map((item): Follower => ({ item, is: 'reject' })));
    else if (called && said.is === 'hide') all.push({ item: called, is: 'hide' });
    else if (called && said.is === 'field') all.push(...fieldsOf(said, meeting, entry, called));
  }
  return all;
}

/** The events of the documents of these meetings that tell them, each with its entry. */
const eventsOf = async (
  reader: StoreReader,
  meetings: ReadonlySet<string>,
): Promise<{ readonly item: Item; readonly entry: string | null }[]> => {
  const documents = new Set((await reader.items([...meetings])).map(({ item }) => item.document));
  const stored = await reader.itemsOf([...documents]);
  // A meeting is told by events of its own document.
  const telling = new Set(
    [...documents].flatMap((document) =>
      consultsTelling(
        stored.flatMap(({ item }) => (item.document === document ? item : [])),
        meetings,
      ),
    ),
  );
  return stored.filter(({ item }) => item.kind === 'event' && telling.has(item));
};

const fieldsOf = (
  said: Extract<Said, { readonly is: 'field' }>,
  meeting: Entry<'meeting'>,
  event: Entry<'event'>,
  item: Item,
): Follower[] => {
  // Who accepts what was read says nothing new.
  if (isDeepStrictEqual(meeting.value[said.field as keyof typeof meeting.value], said.value)) return [];
  return saidOfConsult(said, meeting, event)
    .filter(({ field, value }) => !isDeepStrictEqual(event.value[field], value))
    .map(({ field, value }) => ({ item, is: 'field', field, value }));
};
