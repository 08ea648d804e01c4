/**
 * What lies between parties beside the index: meetings, places, the ledger of commitments, channels. All of it is worked out
 * once and kept while the record is as it was; each question is given the part that it shows.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Entry, ItemKind, ToldEntry } from '../../model/record.js';
import { type ChannelHistory, historiesOf } from '../../record/channels/history.js';
import { consultsOfMeetings } from '../../record/consults.js';
import { type LedgerLine, ledgerOf, mayTell } from '../../record/ledger/ledger.js';
import type { LedgerWords } from '../../record/ledger/words.js';
import { heldMeetings, meetingsAhead } from '../../record/visits/sittings.js';
import type { StoreReader } from '../../store/store.js';
import type { Filter } from '../filter.js';
import { withWords } from '../timeline.js';
import { type Line, lineOf } from './lines.js';
import { type MeetingPlace, meetingPlaces } from './places.js';

/** Which parts are asked for. */
export const STUDY_PARTS = ['meetings', 'ledger', 'channels'] as const;
type StudyPart = (typeof STUDY_PARTS)[number];

export interface StudyAsked {
  readonly parties: readonly Party[];
  readonly filter: Filter;
  readonly parts: readonly StudyPart[];
  /** Lines of each list, the latest; of channels, of each kind. */
  readonly most: number;
  /** Only commitments that stand so; all where none is given. */
  readonly states: readonly string[];
  /** Only commitments told by one of these entries. */
  readonly of: readonly string[];
  /** Only meetings held there. */
  readonly place?: string;
}

/** What the record holds between parties; lists without what was not asked for. */
export interface PairStudy {
  /** The last day of which the record tells, by which what is due is overdue. */
  readonly until: string;
  readonly held: readonly Line[];
  readonly ahead: readonly Line[];
  /** Where those held were, the place of most first. */
  readonly places: readonly MeetingPlace[];
  readonly ledger: readonly LedgerLine[];
  readonly channels: readonly ChannelHistory[];
  /** How many there are of each, whatever was asked for of them. */
  readonly counts: {
    readonly held: number;
    readonly ahead: number;
    readonly channels: number;
    /** Commitments by where they stand, the commonest first. */
    readonly states: readonly { readonly state: string; readonly commitments: number }[];
  };
}

interface Meetings {
  readonly held: readonly Entry<'meeting'>[];
  readonly ahead: readonly Entry<'meeting'>[];
  readonly places: readonly MeetingPlace[];
}

interface Ledger {
  readonly until: string;
  readonly lines: readonly LedgerLine[];
}

/** Studies kept at once. */
const KEPT = 40;

/** @returns answers one question after the other, from a store that others may write to */
export function pairStudies(store: StoreReader, words: () => LedgerWords): (asked: StudyAsked) => Promise<PairStudy> {
  const kept = new Map<string, Promise<unknown>>();
  let of = -1;
  const once = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const now = await store.lastChange();
    if (now !== of) kept.clear();
    of = now;
    const known = (kept.get(key) as Promise<T> | undefined) ?? work();
    kept.delete(key);
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return known;
  };
  return async ({ parties, filter, parts, most, states, of: entries, place }) => {
    const wanted = { ...filter, ...(parties.length > 0 ? { parties } : {}) };
    const key = JSON.stringify(wanted);
    const has = (part: StudyPart): boolean => parts.includes(part);
    const { until, lines } = await once(`ledger ${key}`, () => studyLedger(store, wanted, words()));
    const meetings = has('meetings')
      ? await once(`meetings ${key}`, () => studyMeetings(store, parties, wanted, until))
      : undefined;
    const channels =
      has('channels') && parties.length > 0
        ? await once(`channels ${key}`, () => studyChannels(store, parties, wanted, words()))
        : [];
    const linesOf = async (all: readonly Entry<'meeting'>[]): Promise<readonly Line[]> =>
      (await withWords(store, all)).map((one) => lineOf(one));
    const there = (meetings?.held ?? []).filter(
      ({ value }) => place === undefined || (value.place !== undefined && value.place.name === place),
    );
    const chosen = lines.filter(
      ({ state, steps }) =>
        (states.length === 0 || states.includes(state)) &&
        (entries.length === 0 || steps.some(({ entry }) => entry !== null && entries.includes(entry))),
    );
    return {
      until,
      held: (await linesOf(there.slice(-most))).toReversed(),
      ahead: await linesOf((meetings?.ahead ?? []).slice(0, most)),
      places: meetings?.places ?? [],
      ledger: has('ledger') ? chosen.slice(-most) : [],
      channels: latestOfKinds(channels, most),
      counts: {
        held: meetings?.held.length ?? 0,
        ahead: meetings?.ahead.length ?? 0,
        channels: channels.length,
        states: statesIn(lines),
      },
    };
  };
}

const statesIn = (lines: readonly LedgerLine[]): PairStudy['counts']['states'] => {
  const states = new Map<string, number>();
  for (const { state } of lines) states.set(state, (states.get(state) ?? 0) + 1);
  return [...states]
    .map(([state, commitments]) => ({ state, commitments }))
    .sort((a, b) => b.commitments - a.commitments || (a.state < b.state ? -1 : 1));
};

/** Of each kind the lines that changed last, in the order in which they came. */
const latestOfKinds = (channels: readonly ChannelHistory[], most: number): readonly ChannelHistory[] => {
  const kinds = new Map<string, ChannelHistory[]>();
  for (const one of channels) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
  const lastDay = ({ history }: ChannelHistory): string => history.at(-1)?.day ?? '';
  const shown = new Set(
    [...kinds.values()].flatMap((all) => [...all].sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1)).slice(0, most)),
  );
  return channels.filter((one) => shown.has(one));
};

const all = async <K extends ItemKind>(store: StoreReader, kind: K, filter: Filter): Promise<Entry<K>[]> => {
  const entries: Entry<K>[] = [];
  for await (const entry of store.entries(kind, filter)) entries.push(entry);
  return entries;
};

const studyLedger = async (store: StoreReader, filter: Filter, words: LedgerWords): Promise<Ledger> => {
  const commitments = await withWords(store, await all(store, 'commitment', filter));
  const isWanted = mayTell(commitments, words);
  let until = '';
  for (const { entry } of commitments)
    for (const { published } of entry.reports)
      if (published !== null && published.slice(0, 10) > until) until = published.slice(0, 10);
  const telling: string[] = [];
  for await (const gist of store.gists(filter)) {
    if (gist.published > until) until = gist.published;
    if (commitments.length > 0 && isWanted(gist)) telling.push(gist.id);
  }
  const told = await withoutConsults(store, await withWords(store, await store.entriesWith(telling)));
  return { until, lines: ledgerOf([...commitments, ...told], words, until) };
};

/** Without the CONSULT events that a meeting of their documents tells. */
const withoutConsults = async (store: StoreReader, told: readonly ToldEntry[]): Promise<ToldEntry[]> => {
  const consults = told.filter(({ entry }) => entry.kind === 'event' && entry.value.plover === 'CONSULT');
  if (consults.length === 0) return [...told];
  const documents = new Set(consults.flatMap(({ entry }) => entry.reports.map(({ document }) => document)));
  const ids = new Set<string>();
  for (const document of documents)
    for (const { item, entry } of await store.itemsOf(document))
      if (item.kind === 'meeting' && entry !== null) ids.add(entry);
  const around = [...consults, ...(await withWords(store, await store.entriesWith([...ids])))];
  const others = await store.items(around.flatMap(({ entry }) => entry.items.slice(1)));
  const twice = consultsOfMeetings(around, new Map(others.map(({ item }) => [item.id, item])));
  return told.filter(({ entry }) => !twice.has(entry.id));
};

const studyMeetings = async (
  store: StoreReader,
  parties: readonly Party[],
  filter: Filter,
  until: string,
): Promise<Meetings> => {
  const meetings = await all(store, 'meeting', filter);
  const held = heldMeetings(meetings, parties);
  return { held, ahead: meetingsAhead(meetings, parties, until), places: meetingPlaces(held) };
};

const studyChannels = async (
  store: StoreReader,
  parties: readonly Party[],
  filter: Filter,
  words: LedgerWords,
): Promise<ChannelHistory[]> => {
  const channels = await withWords(store, await all(store, 'channel', filter));
  if (channels.length === 0) return [];
  return historiesOf(channels, await all(store, 'meeting', filter), parties, words);
};
