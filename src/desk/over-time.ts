/** What the record tells over time: ledgers, channels, stops of a person. */
import type { Party } from '../model/generated/parties.js';
import type { Entry, ToldEntry } from '../model/record.js';
import { type ChannelHistory, channelHistories } from '../record/channels/history.js';
import type { CompareWords } from '../record/compare/words.js';
import { type LedgerLine, ledgerOf } from '../record/ledger/ledger.js';
import { type LedgerWords, readLedgerWords } from '../record/ledger/words.js';
import { itinerary, type MetCount, metBy, officesAt, type Stop } from '../record/visits/itinerary.js';
import type { EntryFilter } from '../store/store.js';
import { type Together, togetherAt } from './company.js';
import type { Desk } from './desk.js';
import type { Filter } from './filter.js';
import { DATA_FOLDER, loadTables } from './resources.js';

/** What the record holds between two parties, checked as `Desk.filter` gives it. */
export type PairFilter = Omit<Filter, 'parties'>;

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

const lastDay = (told: readonly ToldEntry[]): string =>
  told
    .flatMap(({ entry }) => entry.reports.map(({ published }) => (published ?? '').slice(0, 10)))
    .sort()
    .at(-1) ?? '';
