/**
 * What lies between parties beside the index: meetings, places, the ledger of commitments, channels. Of each the latest are
 * looked at, more of them the more lines are asked for, so that a question costs the same however much was told: what comes
 * before is asked for by its days.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Entry, ItemKind, ToldEntry } from '../../model/record.js';
import { type ChannelHistory, historiesOf } from '../../record/channels/history.js';
import { consultsOfMeetings } from '../../record/consults.js';
import { dayOf, intervalOf, isoDay } from '../../record/days.js';
import { type LedgerLine, ledgerOf, mayTell } from '../../record/ledger/ledger.js';
import type { LedgerWords } from '../../record/ledger/words.js';
import { heldMeetings, meetingsAhead } from '../../record/visits/sittings.js';
import type { Cursor, StoreReader } from '../../store/store.js';
import type { Filter } from '../filter.js';
import { withItems } from '../timeline.js';
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
  /** Only commitments told by one of these entries; looked at are those of their time. */
  readonly of: readonly string[];
  /** Only meetings held there. */
  readonly place?: string;
}

/** What the record holds between parties; lists without what was not asked for. */
export interface PairStudy {
  /** The last day of which the record tells, or that is asked for, by which what is due is overdue. */
  readonly until: string;
  /** The first day that was looked at, where more is told before it; null where all was. */
  readonly from: { readonly held: string | null; readonly ledger: string | null; readonly channels: string | null };
  readonly held: readonly Line[];
  readonly ahead: readonly Line[];
  /** Where those held were, the place of most first. */
  readonly places: readonly MeetingPlace[];
  readonly ledger: readonly LedgerLine[];
  readonly channels: readonly ChannelHistory[];
  /** How many there are of each among those looked at, whatever was asked for of them. */
  readonly counts: {
    readonly held: number;
    readonly ahead: number;
    readonly channels: number;
    /** Commitments by where they stand, the commonest first. */
    readonly states: readonly { readonly state: string; readonly commitments: number }[];
  };
}

/** What is looked at, at least; else as many as lines are asked for, and thrice as many where some are chosen. */
const MEETINGS = 200;
/** For the first of them all that was told since is looked through. */
const COMMITMENTS = 60;
const CHANNELS = 100;
/** Days before and after what a commitment is told by, in which it is told again, */
const AGAIN = 540;
/** and days after it in which something becomes of it. */
const BECOMES = 1100;

/** @returns answers one question after the other, from a store that others may write to */
export const pairStudies =
  (store: StoreReader, words: () => LedgerWords): ((asked: StudyAsked) => Promise<PairStudy>) =>
  async ({ parties, filter, parts, most, states, of: entries, place }) => {
    const wanted = { ...filter, ...(parties.length > 0 ? { parties } : {}) };
    const has = (part: StudyPart): boolean => parts.includes(part);
    const until = await lastDay(store, filter);
    const isChosen = states.length > 0 || place !== undefined;
    const sizeOf = (least: number): number => Math.max(least, isChosen ? 3 * most : most);
    const ledger = has('ledger')
      ? await studyLedger(store, wanted, words(), until, sizeOf(COMMITMENTS), entries)
      : NO_LEDGER;
    const happened =
      has('meetings') || has('channels')
        ? await latest(store, 'meeting', { ...wanted, statuses: ['happened'] }, sizeOf(MEETINGS))
        : NONE;
    const held = has('meetings') ? heldMeetings(happened.entries, parties) : [];
    const planned = {
      ...wanted,
      statuses: ['planned', 'agreed'],
      since: [until, filter.since ?? ''].sort().at(-1) ?? '',
    };
    const ahead = has('meetings')
      ? meetingsAhead((await store.list('meeting', { ...planned, limit: sizeOf(MEETINGS) })).lines, parties, until)
      : [];
    const told =
      has('channels') && parties.length > 0 ? await latest(store, 'channel', wanted, sizeOf(CHANNELS)) : NONE;
    const channels = historiesOf(await withItems(store, told.entries), happened.entries, parties, words());
    const linesOf = async (all: readonly Entry<'meeting'>[]): Promise<readonly Line[]> =>
      (await withItems(store, all)).map((one) => lineOf(one));
    const there = held.filter(
      ({ value }) => place === undefined || (value.place !== undefined && value.place.name === place),
    );
    const chosen = ledger.lines.filter(
      ({ state, steps }) =>
        (states.length === 0 || states.includes(state)) &&
        (entries.length === 0 || steps.some(({ entry }) => entry !== null && entries.includes(entry))),
    );
    return {
      until,
      from: { held: happened.from, ledger: ledger.from, channels: told.from },
      held: (await linesOf(there.slice(-most))).toReversed(),
      ahead: await linesOf(ahead.slice(0, most)),
      places: meetingPlaces(held),
      ledger: chosen.slice(-most),
      channels: latestOfKinds(channels, most),
      counts: { held: held.length, ahead: ahead.length, channels: channels.length, states: statesIn(ledger.lines) },
    };
  };

/** The last day of the record, or the last that is asked for, where that is earlier. */
const lastDay = async (store: StoreReader, { until }: Filter): Promise<string> => {
  const { lines } = await store.documents({ limit: 1 });
  const last = lines[0]?.published?.slice(0, 10) ?? '';
  const days = until === undefined ? null : intervalOf(until);
  return days === null || isoDay(days[1]) > last ? last : isoDay(days[1]);
};

interface Latest<K extends ItemKind> {
  readonly entries: readonly Entry<K>[];
  /** Day of the first of them where there are more before it, else null. */
  readonly from: string | null;
}
const NONE: Latest<never> = { entries: [], from: null };

/** Up to so many entries of the latest days. */
const latest = async <K extends ItemKind>(
  store: StoreReader,
  kind: K,
  filter: Filter,
  size: number,
): Promise<Latest<K>> => {
  const entries: Entry<K>[] = [];
  let after: Cursor | undefined;
  for (;;) {
    const page = { order: 'newest', limit: size - entries.length, ...(after ? { after } : {}) } as const;
    const { lines, next } = await store.list(kind, { ...filter, ...page });
    entries.push(...lines);
    if (next === null || entries.length >= size) return { entries, from: next?.day ?? null };
    after = next;
  }
};

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

interface Ledger {
  readonly lines: readonly LedgerLine[];
  readonly from: string | null;
}
const NO_LEDGER: Ledger = { lines: [], from: null };

/** @param of entries whose commitments are wanted; none for the latest of all */
const studyLedger = async (
  store: StoreReader,
  filter: Filter,
  words: LedgerWords,
  until: string,
  size: number,
  of: readonly string[],
): Promise<Ledger> => {
  const time = of.length === 0 ? {} : timeOf(await store.entriesWith(of));
  const { entries, from } = await latest(store, 'commitment', { ...filter, ...time }, size);
  const commitments = await withItems(store, entries);
  if (commitments.length === 0) return NO_LEDGER;
  const isWanted = mayTell(commitments, words);
  // What is told before the first of them says nothing of any; of one without a day nobody knows.
  const first = entries.map(({ day }) => day).sort()[0] ?? '';
  const since = [first, filter.since ?? ''].sort().at(-1) ?? '';
  const last = time.until === undefined ? {} : { until: isoDay((dayOf(time.until) ?? 0) + BECOMES - AGAIN) };
  const telling: string[] = [];
  for await (const gist of store.gists({ ...filter, ...(first === '' ? {} : { since }), ...last }))
    if (isWanted(gist)) telling.push(gist.id);
  const told = await withoutConsults(store, await withItems(store, await store.entriesWith(telling)));
  return { lines: ledgerOf([...commitments, ...told], words, until), from };
};

/** The days in which what some entries tell is told again. */
const timeOf = (entries: readonly Entry[]): { readonly since?: string; readonly until?: string } => {
  const days = entries.flatMap(({ day }) => dayOf(day) ?? []).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? {} : { since: isoDay(first - AGAIN), until: isoDay(last + AGAIN) };
};

/** Without the CONSULT events that a meeting of their documents tells. */
const withoutConsults = async (store: StoreReader, told: readonly ToldEntry[]): Promise<ToldEntry[]> => {
  const consults = told.filter(({ entry }) => entry.kind === 'event' && entry.value.plover === 'CONSULT');
  if (consults.length === 0) return [...told];
  const documents = new Set(consults.flatMap(({ entry }) => entry.reports.map(({ document }) => document)));
  const ids = new Set<string>();
  for (const document of documents)
    for (const { item, entry } of await store.itemsOf([document]))
      if (item.kind === 'meeting' && entry !== null) ids.add(entry);
  const around = [...consults, ...(await withItems(store, await store.entriesWith([...ids])))];
  const others = await store.items(around.flatMap(({ entry }) => entry.items.slice(1)));
  const twice = consultsOfMeetings(around, new Map(others.map(({ item }) => [item.id, item])));
  return told.filter(({ entry }) => !twice.has(entry.id));
};
