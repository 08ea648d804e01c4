/**
 * The index of entries: the words of each, and marks that stand for what else it is found by. What a question names is looked
 * up in it together, so that neither the rare nor the common has to be looked for among all entries.
 */
import { createHash } from 'node:crypto';
import type { AliasedExpression, Expression, SqlBool } from 'kysely';
import type { Entry, Item, ItemKind } from '../model/record.js';
import { type FoundBy, foundBy } from '../record/found-by.js';
import { titleOf } from '../record/titles.js';
import { officesAt } from '../record/visits/itinerary.js';
import { surnamesOf } from '../record/visits/sittings.js';
import { stemsOf } from '../record/words.js';
import { firstItems } from './found.js';
import { walk } from './page.js';
import { insertRows } from './rows.js';
import { searchTokens } from './search.js';
import type { EntryFilter } from './store.js';
import type { Database, Tables } from './tables.js';

/** An entry as it stands in the index. */
export interface IndexedEntry extends Pick<FoundBy, 'status' | 'confidence' | 'published'> {
  readonly entry: string;
  readonly kind: string;
  readonly day: string;
  readonly place: string;
  readonly hidden: number;
  /** By blanks, as all of these. */
  readonly words: string;
  readonly marks: string;
  /** What ledgers ask of it in short; '' of what they do not ask, and of what a person hid. */
  readonly gist: string;
}

/** A row of entries without the entry itself: what conditions ask of `found`. */
export type FoundRow = Omit<Tables['entries'], 'json' | 'looked'>;

/** What an entry has to hold: all of the words, and of each list of marks one. */
export interface Held {
  readonly words: readonly string[];
  readonly marks: readonly (readonly string[])[];
}

/** The index as a database has it. */
export interface EntryIndex {
  /**
   * Puts entries that are not in it.
   *
   * @param isOld in a layout before `0018-found`
   */
  put(db: Database, entries: readonly IndexedEntry[], isOld?: boolean): Promise<void>;
  /** Called before the entries go. */
  remove(db: Database, entries: readonly string[]): Promise<void>;
  clear(db: Database): Promise<void>;
  /** How many that nobody hid hold this. */
  count(db: Database, held: Held): Promise<number>;
  /** True of an entry under the name `found` that holds this. */
  holds(held: Held): Expression<SqlBool>;
  /**
   * Of few that hold this all are sorted; of many the first so many are found by walking in the order that is wanted. A database
   * that chooses by itself has none.
   */
  few?: {
    readonly lotOf: (db: Database, held: Held, limit: number) => Promise<'none' | 'few' | 'many'>;
    /** The rows of those that hold this, with what conditions ask of `found`, and their ids. */
    readonly found: (held: Held) => AliasedExpression<FoundRow, 'found'>;
  };
}

/** A token for any text: letters and digits alone, as every engine takes it. */
const token = (kind: string, text: string): string =>
  `${kind}${/^[a-z0-9]+$/.test(text) ? text : `0${createHash('sha256').update(text).digest('hex').slice(0, 16)}`}`;

const MARKS = {
  kind: (kind: string) => token('k', kind),
  party: (party: string) => token('p', party.toLowerCase()),
  topic: (topic: string) => token('t', topic),
  attribution: (attribution: string) => token('a', attribution),
  venue: (venue: string) => token('v', venue),
  rule: (rule: string) => token('r', rule),
  office: (office: string) => token('o', office.toLowerCase()),
} as const;

const marksOf = (entry: Entry, { topics }: FoundBy): string[] => [
  MARKS.kind(entry.kind),
  ...entry.parties.map(MARKS.party),
  ...topics.map(MARKS.topic),
  ...(entry.kind === 'statement' ? [MARKS.attribution(entry.value.attribution)] : []),
  ...(entry.kind === 'statement' && entry.value.venue ? [MARKS.venue(entry.value.venue)] : []),
  ...entry.value.why.map(MARKS.rule),
  ...(entry.kind === 'meeting' ? officesAt(entry).map(MARKS.office) : []),
];

/** What a filter asks the index for; undefined where columns answer it. */
export const heldBy = (kind: string | undefined, filter: EntryFilter): Held | undefined => {
  const { parties = [], topics = [], attributions = [], venues = [], offices, rule, words = '' } = filter;
  const asked = searchTokens(words);
  const lists = [
    topics.map(MARKS.topic),
    attributions.map(MARKS.attribution),
    venues.map(MARKS.venue),
    rule === undefined ? [] : [MARKS.rule(rule)],
  ].filter((list) => list.length > 0);
  if (offices) lists.push(offices.map(MARKS.office));
  if (asked.length === 0 && lists.length === 0) return undefined;
  return {
    words: [...new Set(asked)],
    marks: [
      ...(kind === undefined ? [] : [[MARKS.kind(kind)]]),
      ...parties.map((party) => [MARKS.party(party)]),
      ...lists,
    ],
  };
};

/** The words of an entry as a search finds them: its title, and the first words that support it. */
const wordsOf = (entry: Entry, first: Item | undefined): string =>
  [...new Set(searchTokens(`${titleOf(entry)} ${first?.words.join(' ') ?? ''}`))].join(' ');

/** What may tell what became of an undertaking. */
export const IN_GISTS: readonly ItemKind[] = ['meeting', 'event', 'channel', 'incident'];
const isInGists = ({ kind, hidden }: Entry): boolean => IN_GISTS.includes(kind) && !hidden;

const gistOf = (entry: Entry, first: Item | undefined): string =>
  [
    entry.parties,
    stemsOf(first?.words.join(' ') ?? ''),
    entry.kind === 'meeting' ? [...new Set(surnamesOf(entry))] : [],
  ]
    .map((list) => list.join(' '))
    .join('|');

/** Puts entries, which are there, into the index and among the gists. */
export async function putIndexed(
  db: Database,
  index: EntryIndex,
  indexed: readonly IndexedEntry[],
  isOld = false,
): Promise<void> {
  await index.put(db, indexed, isOld);
  const gists = indexed.filter(({ gist }) => gist !== '');
  await insertRows(db, 'gists', gists);
}

/**
 * @param places where the first words of each entry stand, by its id
 * @param first the first items of the entries, by their ids
 */
export function indexedOf(
  entries: readonly Entry[],
  places: ReadonlyMap<string, string>,
  first: ReadonlyMap<string, Item>,
): IndexedEntry[] {
  return entries.map((entry) => {
    const found = foundBy(entry);
    return {
      entry: entry.id,
      kind: entry.kind,
      day: entry.day,
      place: places.get(entry.id) ?? '',
      status: found.status,
      confidence: found.confidence,
      published: found.published,
      hidden: entry.hidden ? 1 : 0,
      words: wordsOf(entry, first.get(entry.items[0] ?? '')),
      marks: [...new Set(marksOf(entry, found))].join(' '),
      gist: isInGists(entry) ? gistOf(entry, first.get(entry.items[0] ?? '')) : '',
    };
  });
}

/** Entries put into the index at once, when it is made of all. */
const SLICE = 500;

/**
 * Makes the index of all entries that there are.
 *
 * @param put takes them in lots
 */
export async function fillEntryIndex(
  db: Database,
  put: (entries: readonly IndexedEntry[]) => Promise<void>,
): Promise<void> {
  type Row = { readonly id: string; readonly place: string; readonly json: string };
  const rows = walk((after: Row | undefined, limit) =>
    db
      .selectFrom('entries')
      .select(['id', 'place', 'json'])
      .where('id', '>', after?.id ?? '')
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  let entries: Entry[] = [];
  let places = new Map<string, string>();
  const flush = async (): Promise<void> => {
    await put(indexedOf(entries, places, await firstItems(db, entries)));
    entries = [];
    places = new Map();
  };
  for await (const { id, place, json } of rows) {
    entries.push(JSON.parse(json) as Entry);
    places.set(id, place);
    if (entries.length === SLICE) await flush();
  }
  await flush();
}
