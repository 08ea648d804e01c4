/**
 * What the ledger and the histories of channels say at the end of the demo record, against the right ones: whether a
 * commitment stands where it should, whether a line went through the states that it did, and when it was last used.
 */
import type { DateValue } from '../../src/model/reading.js';
import type { DocumentFacts, Entry, Item, ToldEntry } from '../../src/model/record.js';
import { type ChannelHistory, channelHistories } from '../../src/record/channels/history.js';
import { consultsOfMeetings } from '../../src/record/consults.js';
import { distance, intervalOf } from '../../src/record/days.js';
import { type LedgerLine, ledgerOf } from '../../src/record/ledger/ledger.js';
import type { LedgerWords } from '../../src/record/ledger/words.js';
import { rebuild } from '../../src/record/record.js';
import { belonging, type Gold, type GoldEntry } from '../record/gold.js';

/** Of the right entries of a kind; one that a reader may leave out counts where it was read. */
interface StateScore {
  readonly wanted: number;
  /** An item of the kind was read at its words. */
  readonly read: number;
  readonly right: number;
}

export interface OverTimeScore {
  readonly commitments: StateScore;
  readonly channels: StateScore;
  /** Of channels whose last use the right record names. */
  readonly lastUses: StateScore;
  /** What was read and stands wrong, for people. */
  readonly misses: readonly string[];
}

export function scoreOverTime(
  gold: Gold,
  items: readonly Item[],
  facts: ReadonlyMap<string, DocumentFacts>,
  words: LedgerWords,
): OverTimeScore {
  const entries = rebuild(items, facts, []);
  const byId = new Map(items.map((item) => [item.id, item]));
  const all = entries.flatMap((entry): ToldEntry[] => {
    const item = byId.get(entry.items[0] ?? '');
    // An entry's items are of its kind.
    return item && entry.kind !== 'statement' ? [{ entry, item } as ToldEntry] : [];
  });
  const twice = consultsOfMeetings(all, byId);
  const told = all.filter(({ entry }) => !twice.has(entry.id));
  const home = new Map(entries.flatMap((entry) => entry.items.map((id) => [id, entry] as const)));
  const read = new Map<GoldEntry, Entry[]>();
  for (const [item, right] of belonging(gold, items)) {
    const entry = home.get(item.id);
    if (entry) read.set(right, [...(read.get(right) ?? []), entry]);
  }
  const until = gold.documents.reduce((last, { published = '' }) => (published > last ? published : last), '');
  const ledger = ledgerOf(told, words, until.slice(0, 10));
  const misses: string[] = [];
  const scoreOf = (right: readonly GoldEntry[], isRight: (one: GoldEntry, own: readonly Entry[]) => boolean) => {
    const wanted = right.filter((one) => !one.isOptional || read.has(one));
    const found = wanted.filter((one) => read.has(one));
    return {
      wanted: wanted.length,
      read: found.length,
      right: found.filter((one) => isRight(one, read.get(one) ?? [])).length,
    };
  };
  const ofKind = (kind: string): GoldEntry[] => gold.entries.filter((one) => one.kind === kind);
  const lineOf = (one: GoldEntry, own: readonly Entry[]): ChannelHistory | undefined => {
    const pair = one.parties.slice(0, 2) as ChannelHistory['parties'];
    return mostOf(channelHistories(told, pair, words), own, (line, { id }) => line.told.includes(id));
  };
  return {
    commitments: scoreOf(ofKind('commitment'), (one, own) => {
      const line = mostOf(ledger, own, holds);
      const isRight = line !== undefined && one.finals.includes(line.state);
      if (!isRight) misses.push(`${one.key}: ${line ? shownLine(line) : 'in no line'}, not ${one.finals.join(' or ')}`);
      return isRight;
    }),
    channels: scoreOf(ofKind('channel'), (one, own) => {
      const line = lineOf(one, own);
      const isRight = line !== undefined && isHistory(line, one);
      if (!isRight) misses.push(`${one.key}: ${line ? shownHistory(line) : 'in no line'}, not ${shownRight(one)}`);
      return isRight;
    }),
    lastUses: scoreOf(
      ofKind('channel').filter(({ lastUse }) => lastUse !== undefined),
      (one, own) => {
        const use = lineOf(one, own)?.lastUse?.day;
        if (use !== one.lastUse) misses.push(`${one.key}: last used ${use ?? 'never'}, not ${one.lastUse ?? ''}`);
        return use === one.lastUse;
      },
    ),
    misses,
  };
}

/** The line that holds the most of some entries, of several the first. */
const mostOf = <T>(lines: readonly T[], own: readonly Entry[], holdsEntry: (line: T, entry: Entry) => boolean) => {
  const counts = lines.map((line) => own.filter((entry) => holdsEntry(line, entry)).length);
  const most = Math.max(0, ...counts);
  return most === 0 ? undefined : lines[counts.indexOf(most)];
};

/** What is told again within days is a report of its step: the step has the entry's own reports then. */
const holds = ({ steps }: LedgerLine, { id, reports }: Entry): boolean =>
  steps.some((step) => step.entry === id || reports.every((report) => step.reports.includes(report)));

/** The same states in the same order, each on a day that agrees as far as both know it. */
const isHistory = ({ history }: ChannelHistory, right: GoldEntry): boolean =>
  history.length === right.history.length &&
  right.history.every(({ dates, states }, i) => {
    const step = history[i];
    return step && states.includes(step.state) && dates.some((date) => agree(date, step.day));
  });

const agree = (a: DateValue, b: DateValue): boolean => {
  const [one, other] = [intervalOf(a), intervalOf(b)];
  return one !== null && other !== null && distance(one, other) === 0;
};

const shownLine = ({ action, steps }: LedgerLine): string =>
  `“${action}” ${steps.map(({ step, day }) => `${step} ${day}`).join(', ')}`;
const shownHistory = ({ what, history }: ChannelHistory): string =>
  `“${what}” ${history.map(({ state, day }) => `${state} ${day}`).join(', ')}`;
const shownRight = ({ history }: GoldEntry): string =>
  history.map(({ states, dates }) => `${states[0] ?? ''} ${dates[0] ?? ''}`).join(', ');

/** Rows of the table: of what was read, and of all. */
export const rowsOverTime = ({ commitments, channels, lastUses }: OverTimeScore): [measure: string, value: number][] =>
  (
    [
      ['commitments: state at the end right', commitments],
      ['channels: history right', channels],
      ['channels: last use right', lastUses],
    ] as const
  ).flatMap(([measure, { wanted, read, right }]): [string, number][] => [
    [`${measure}, of those read (${right} of ${read})`, read === 0 ? 0 : right / read],
    [`${measure}, of all (${right} of ${wanted})`, wanted === 0 ? 1 : right / wanted],
  ]);
