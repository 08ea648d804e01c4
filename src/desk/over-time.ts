/** What the record tells over time: ledgers, channels, stops of a person, and the briefing. */
import type { Party } from '../model/generated/parties.js';
import type { Entry, Report, ToldEntry } from '../model/record.js';
import type { Resources } from '../reading/resources.js';
import type { Briefing } from '../record/briefing/briefing.js';
import { composeBriefing, type SaidThere } from '../record/briefing/compose.js';
import { type ChannelHistory, channelHistories } from '../record/channels/history.js';
import type { CompareWords } from '../record/compare/words.js';
import { type LedgerLine, ledgerOf } from '../record/ledger/ledger.js';
import { type LedgerWords, readLedgerWords } from '../record/ledger/words.js';
import { itinerary, type MetCount, metBy, officesAt, type Stop } from '../record/visits/itinerary.js';
import type { EntryFilter } from '../store/store.js';
import { differencesBetween } from './accounts.js';
import { type Together, togetherAt } from './company.js';
import type { Desk } from './desk.js';
import type { Filter } from './filter.js';
import { DATA_FOLDER, loadTables } from './resources.js';

/** What the record holds between two parties, checked as `Desk.filter` gives it. */
type PairFilter = Omit<Filter, 'parties'>;

/**
 * The tables of the ledger.
 *
 * @throws TableError where a row is not as its table wants it
 */
export const loadLedgerWords = (compare: CompareWords, folder: string = DATA_FOLDER): LedgerWords =>
  readLedgerWords(loadTables(folder, ['en/ledger/']).tables, compare.shares);

/** Commitments between two parties with all that became of them, the oldest first. */
export async function pairLedger(
  desk: Desk,
  parties: readonly [Party, Party],
  words: LedgerWords,
  filter: PairFilter = {},
): Promise<LedgerLine[]> {
  const told = await desk.timeline({ ...filter, parties });
  return ledgerOf(told, words, lastDay(told));
}

/** Channels between two parties with their changes by day and the day of their last use. */
export async function pairChannels(
  desk: Desk,
  parties: readonly [Party, Party],
  words: LedgerWords,
  filter: PairFilter = {},
): Promise<ChannelHistory[]> {
  return channelHistories(await desk.timeline({ ...filter, parties }), parties, words);
}

const eventsOf = async (
  desk: Desk,
  parties: readonly [Party, Party],
  filter: PairFilter,
): Promise<Entry<'event'>[]> => {
  const events: Entry<'event'>[] = [];
  for await (const event of desk.entries('event', { ...filter, parties })) events.push(event);
  return events;
};

/** Where somebody was, and whom they met. */
export interface PersonVisits {
  readonly stops: readonly Stop[];
  readonly met: readonly MetCount[];
  /** Who of them were there together, with the person, and how often; by name. */
  readonly together: readonly Together[];
  /** The first day that was looked at, where more is told before it; null where all was. */
  readonly from: string | null;
}

/**
 * @param ids of the person, as `Desk.filter` gives them
 * @param home the person's own state, where meetings are no visit; '' to count all
 * @param most meetings of the person, and of others in the same offices, that are looked at, the latest; all unless told
 */
export async function personVisits(
  desk: Pick<Desk, 'entries'>,
  ids: readonly string[],
  home: Party | '',
  filter: Omit<Filter, 'actors'> = {},
  most = Number.POSITIVE_INFINITY,
): Promise<PersonVisits> {
  const known = new Set(ids);
  const own = await latestMeetings(desk, { ...filter, actors: [ids] }, most);
  // Others in the same office of the same state were where it had been before.
  const roles = new Set(own.flatMap((meeting) => officesAt(meeting, (actor) => known.has(actor))));
  const { until } = filter;
  const there = { ...(home === '' ? {} : { parties: [home] }), offices: [...roles], ...(until ? { until } : {}) };
  // All that an office of a great power did is too much to be looked through: of so many the state's own latest are.
  const before =
    home === '' || most === Number.POSITIVE_INFINITY
      ? await latestMeetings(desk, there, most)
      : (await latestMeetings(desk, { ...filter, parties: [home] }, 2 * most)).filter((meeting) =>
          officesAt(meeting).some((office) => roles.has(office)),
        );
  return {
    stops: itinerary(own, before, known, home),
    met: metBy(own, known),
    together: togetherAt(own, known),
    from: own.length < most ? null : (own.at(-1)?.day ?? null),
  };
}

const latestMeetings = async (
  desk: Pick<Desk, 'entries'>,
  filter: EntryFilter,
  most: number,
): Promise<Entry<'meeting'>[]> => {
  const meetings: Entry<'meeting'>[] = [];
  for await (const meeting of desk.entries('meeting', { ...filter, order: 'newest' })) {
    meetings.push(meeting);
    if (meetings.length >= most) break;
  }
  return meetings;
};

export interface BriefingOptions {
  readonly filter?: PairFilter;
  /** What was reported on this day or later is marked as new. */
  readonly since?: string;
  /** Name of the level of certainty, for the page. */
  readonly precision: string;
}

/** What a briefing needs beside the desk. */
export interface BriefingTables {
  readonly resources: () => Resources;
  readonly compare: CompareWords;
  readonly ledger: LedgerWords;
}

/** The briefing on two parties. */
export async function pairBriefing(
  desk: Desk,
  parties: readonly [Party, Party],
  tables: BriefingTables,
  { filter = {}, since, precision }: BriefingOptions,
): Promise<Briefing> {
  const told = await desk.timeline({ ...filter, parties });
  const texts = new Map<string, string>();
  const documents = new Map<string, Report & { title: string | null }>();
  for (const { entry } of told)
    for (const report of entry.reports) {
      if (documents.has(report.document)) continue;
      const shown = await desk.document(report.document);
      documents.set(report.document, { ...report, title: shown?.document.title ?? null });
      if (shown) texts.set(report.document, shown.document.text);
    }
  const statements = await statementsOf(desk, parties, told, texts, filter);
  const differences = await differencesBetween(desk, parties, told, tables.resources, tables.compare);
  return composeBriefing({
    a: parties[0],
    b: parties[1],
    told,
    events: await eventsOf(desk, parties, filter),
    statements,
    differences,
    documents,
    since: since ?? null,
    precision,
    words: tables.ledger,
  });
}

/** Statements of either party in the documents that tell of a meeting of both. */
const statementsOf = async (
  desk: Desk,
  parties: readonly [Party, Party],
  told: readonly ToldEntry[],
  texts: ReadonlyMap<string, string>,
  filter: PairFilter,
): Promise<SaidThere[]> => {
  const there = new Set(
    told.flatMap(({ entry }) =>
      entry.kind === 'meeting' && entry.value.status === 'happened' && entry.parties.length <= MOST_SIDES
        ? entry.reports.map(({ document }) => document)
        : [],
    ),
  );
  const found: SaidThere[] = [];
  for (const party of parties)
    for await (const { entry, item } of desk.told('statement', { ...filter, parties: [party] })) {
      if (!there.has(item.document) || entry.value.act === 'believed' || !isByName(entry)) continue;
      const words = sentenceOf(entry, texts.get(item.document) ?? '');
      if (words !== '') found.push({ entry, words });
    }
  return found;
};
/** What is said after a meeting of many is about many others. */
const MOST_SIDES = 3;
/** Who speaks is a known person: whom 'they' and 'officials' mean is less sure. */
const isByName = ({ value }: Entry<'statement'>): boolean =>
  value.attribution === 'named' && value.speaker !== null && /^person:(?!\?)/.test(value.speaker.actor);
const LONGEST_SENTENCE = 420;
const SHORTEST_SENTENCE = 40;

/** The words of a statement with who says them and how, as they stand; '' where they are too far apart to be shown. */
const sentenceOf = ({ value }: Entry<'statement'>, text: string): string => {
  const spans = [...value.source, ...value.cue, ...value.content];
  const from = Math.min(...spans.map(([start]) => start));
  const to = Math.max(...spans.map(([, end]) => end));
  const words = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return words.length <= LONGEST_SENTENCE && words.length >= SHORTEST_SENTENCE && !/^They\b/.test(words) ? words : '';
};

const lastDay = (told: readonly ToldEntry[]): string =>
  told
    .flatMap(({ entry }) => entry.reports.map(({ published }) => (published ?? '').slice(0, 10)))
    .sort()
    .at(-1) ?? '';
