/**
 * What takes long to answer: texts are read, or much of the record is walked. A server asks it of a thread of its own.
 * Nothing here changes the record.
 */
import { toDocument } from '../../ingest/document.js';
import type { DocumentInput } from '../../model/document.js';
import type { Party } from '../../model/generated/parties.js';
import type { Reading } from '../../model/reading.js';
import { type Entry, ITEM_KINDS, type ItemKind } from '../../model/record.js';
import type { Watch } from '../../model/watch.js';
import { read } from '../../reading/read.js';
import type { Resources } from '../../reading/resources.js';
import type { ChannelHistory } from '../../record/channels/history.js';
import { channelHistories } from '../../record/channels/history.js';
import type { CompareWords } from '../../record/compare/words.js';
import { type LedgerLine, ledgerOf } from '../../record/ledger/ledger.js';
import type { LedgerWords } from '../../record/ledger/words.js';
import { heldMeetings, meetingsAhead } from '../../record/visits/sittings.js';
import { compareDocuments, loadCompareWords, type ShownComparison } from '../compare.js';
import type { Desk } from '../desk.js';
import type { Filter } from '../filter.js';
import { loadLedgerWords } from '../over-time.js';
import { type Line, lineOf } from './lines.js';
import { type MeetingPlace, meetingPlaces } from './places.js';
import { type SourceSum, sourcesOf } from './sources.js';
import { type WhyNot, whyNot } from './why-not.js';

/** What the record holds between parties beside the index. */
interface PairStudy {
  /** The last day of which the record tells, by which what is due is overdue. */
  readonly until: string;
  readonly held: readonly Line[];
  readonly ahead: readonly Line[];
  /** Where those held were, the place of most first. */
  readonly places: readonly MeetingPlace[];
  readonly ledger: readonly LedgerLine[];
  readonly channels: readonly ChannelHistory[];
}

/** What a saved view would tell now, the latest first. */
interface WatchNews {
  readonly count: number;
  readonly news: readonly { readonly is: 'new' | 'changed'; readonly line: Line }[];
}

/** Where a rule fired. */
interface Fired {
  readonly count: number;
  /** The newest. */
  readonly lines: readonly Line[];
}

export interface Studies {
  /** Reads a text, and keeps nothing. */
  readonly read: (input: DocumentInput) => Promise<{ readonly text: string; readonly reading: Reading }>;
  /** Why a rule does not fire on a text, which is kept nowhere; undefined where there is no such rule. */
  readonly whyNot: (input: DocumentInput, rule: string) => Promise<WhyNot | undefined>;
  /** Two documents side by side; undefined where one is not there. */
  readonly compare: (a: string, b: string) => Promise<ShownComparison | undefined>;
  /** Without parties, of the whole record. */
  readonly pair: (parties: readonly Party[], filter: Filter) => Promise<PairStudy>;
  /** What is least sure and was looked at by nobody, the least sure first; with a name, by others than this person. */
  readonly unsure: (
    kinds: readonly ItemKind[],
    filter: Filter,
    most: number,
    second?: string,
  ) => Promise<readonly Line[]>;
  readonly sources: () => Promise<readonly SourceSum[]>;
  readonly fired: (rule: string, most: number) => Promise<Fired>;
  /** What is new in a saved view, which tells in this way; undefined where there is none of this name. */
  readonly news: (watch: string, most: number, way: Watch['way']) => Promise<WatchNews | undefined>;
}
export const STUDIES = [
  'read',
  'whyNot',
  'compare',
  'pair',
  'unsure',
  'sources',
  'fired',
  'news',
] as const satisfies readonly (keyof Studies)[];

/** Studies here, over a desk. */
export function studiesOf(desk: Desk, resources: () => Resources): Studies {
  let compareWords: CompareWords | undefined;
  const comparing = (): CompareWords => {
    compareWords ??= loadCompareWords();
    return compareWords;
  };
  let ledgerWords: LedgerWords | undefined;
  const ledger = (): LedgerWords => {
    ledgerWords ??= loadLedgerWords(comparing());
    return ledgerWords;
  };
  return {
    read: async (input) => {
      const document = toDocument(input);
      return { text: document.text, reading: read(document, resources()) };
    },
    whyNot: async (input, rule) => whyNot(toDocument(input), rule, resources()),
    compare: async (a, b) => {
      const [one, other] = [await desk.document(a), await desk.document(b)];
      return one && other ? compareDocuments(one.document, other.document, resources(), comparing()) : undefined;
    },
    pair: (parties, filter) => studyPair(desk, ledger(), parties, filter),
    unsure: (...given) => unsureOf(desk, ...given),
    sources: () => sourcesOf(desk),
    news: async (watch, most) => {
      const untold = await desk.watching.news(watch, most);
      return (
        untold && { count: untold.count, news: untold.entries.map(({ is, told }) => ({ is, line: lineOf(told) })) }
      );
    },
    fired: async (rule, most) => {
      const newest: Entry[] = [];
      let count = 0;
      for (const kind of ITEM_KINDS)
        for await (const entry of desk.entries<ItemKind>(kind)) {
          if (!entry.value.why.includes(rule)) continue;
          count++;
          newest.push(entry);
          if (newest.length >= 2 * most) newest.sort(newestFirst).splice(most);
        }
      newest.sort(newestFirst).splice(most);
      return { count, lines: (await desk.withWords(newest)).map((one) => lineOf(one)) };
    },
  };
}

const studyPair = async (
  desk: Desk,
  words: LedgerWords,
  parties: readonly Party[],
  filter: Filter,
): Promise<PairStudy> => {
  const told = await desk.timeline({ ...filter, parties });
  const meetings = told.flatMap(({ entry }) => (entry.kind === 'meeting' ? [entry] : []));
  const until =
    told
      .flatMap(({ entry }) => entry.reports.map(({ published }) => published?.slice(0, 10) ?? ''))
      .sort()
      .at(-1) ?? '';
  const lines = async (entries: readonly Entry<'meeting'>[]): Promise<readonly Line[]> =>
    (await desk.withWords(entries)).map((one) => lineOf(one));
  const held = heldMeetings(meetings, parties);
  return {
    until,
    held: (await lines(held)).toReversed(),
    places: meetingPlaces(held),
    ahead: await lines(meetingsAhead(meetings, parties, until)),
    ledger: ledgerOf(told, words, until),
    channels: parties.length === 0 ? [] : channelHistories(told, parties, words),
  };
};

const newestFirst = (a: Entry, b: Entry): number => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1);

const unsureOf = async (
  desk: Desk,
  kinds: readonly ItemKind[],
  filter: Filter,
  most: number,
  second?: string,
): Promise<readonly Line[]> => {
  const authors = new Map((await desk.corrections()).map(({ correction: { id, author } }) => [id, author]));
  const isWanted = (entry: Entry): boolean => {
    const by = lookedAt(entry);
    return second === undefined ? by.length === 0 : by.length > 0 && by.every((id) => authors.get(id) !== second);
  };
  const least: Entry[] = [];
  const order = (a: Entry, b: Entry): number => a.value.confidence - b.value.confidence || (a.id < b.id ? -1 : 1);
  for (const kind of kinds.length === 0 ? ITEM_KINDS : kinds)
    for await (const entry of desk.entries<ItemKind>(kind, filter)) {
      if (!isWanted(entry)) continue;
      least.push(entry);
      if (least.length >= 2 * most) least.sort(order).splice(most);
    }
  least.sort(order).splice(most);
  return (await desk.withWords(least)).map((one) => lineOf(one));
};

/** The corrections by which persons said something of it. */
const lookedAt = ({ why, givenBy }: Entry): string[] =>
  [why, ...Object.values(givenBy)].flat().filter((id) => id.startsWith('correction-'));
