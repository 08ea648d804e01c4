/**
 * Channels between parties over time: which lines there are, what became of each by day, and when each was last used.
 * Pure. Words that only wish a line to stay open change nothing; what was cut stays cut until something says otherwise; what
 * was agreed is open when those whose line it is meet.
 */
import type { ChannelKind, ChannelState, MeetingLevel } from '../../model/generated/lists.js';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { Entry, Report, ToldEntry } from '../../model/record.js';
import { dayOf, intervalOf } from '../days.js';
import type { LedgerWords } from '../ledger/words.js';
import { stemsOf } from '../words.js';

interface ChannelStep {
  readonly state: ChannelState;
  /** ISO 8601 day; '' where none is known. */
  readonly day: string;
  /** The entry that tells it. */
  readonly entry: string;
  readonly words: string;
  readonly reports: readonly Report[];
}

export interface ChannelHistory {
  /** Id of the first entry that tells of it. */
  readonly id: string;
  readonly kind: ChannelKind;
  readonly parties: readonly Party[];
  /** The words that tell it from others of its kind: those of the first report. */
  readonly what: string;
  /** Changes by day, the oldest first. */
  readonly history: readonly ChannelStep[];
  readonly state: ChannelState;
  /** Entries that tell of it, those without a change among them, by day. */
  readonly told: readonly string[];
  /** The last meeting at its level, or that with which it was opened; null where the record has none. */
  readonly lastUse: { readonly day: string; readonly meeting: string } | null;
}

type LineWords = Pick<LedgerWords, 'generalWords' | 'inOneWord' | 'militaryOffices'>;

export type ToldChannel = Extract<ToldEntry, { readonly entry: { readonly kind: 'channel' } }>;

/** Two reports tell of one line where they share this part of the shorter one's own words. */
const ALIKE = 0.5;

/** At which levels a meeting uses a line of a kind. */
const USED_AT: Readonly<Partial<Record<ChannelKind, readonly MeetingLevel[]>>> = {
  leader: ['leader'],
  senior: ['minister', 'senior'],
  working: ['working'],
  military: ['military'],
  legislative: ['legislative'],
};

/**
 * @param told what the record holds between the parties: channels, and the meetings that use them
 * @param parties between whom; a channel of more parties counts, too
 * @param words that stand with any line, and tell none from others
 */
export function channelHistories(
  told: readonly ToldEntry[],
  parties: readonly Party[],
  words: LineWords,
): ChannelHistory[] {
  const channels = told.filter((one): one is ToldChannel => one.entry.kind === 'channel');
  const meetings = told.flatMap(({ entry }) => (entry.kind === 'meeting' ? [entry] : []));
  return historiesOf(channels, meetings, parties, words);
}

/** The same, from channels with their words and meetings without. */
export function historiesOf(
  told: readonly ToldChannel[],
  meetings: readonly Entry<'meeting'>[],
  parties: readonly Party[],
  words: LineWords,
): ChannelHistory[] {
  const channels = told
    .filter(({ entry }) => parties.every((party) => entry.parties.includes(party)))
    .sort((a, b) => byDay(a.entry, b.entry))
    .map((one): Named => {
      const own = ownWords(one, words);
      return { ...one, own, kind: kindOf(one, own) };
    });
  const lines: Named[][] = [];
  for (const one of channels) {
    const home = lines.find((line) => isSameLine(line, one));
    if (home) home.push(one);
    else lines.push([one]);
  }
  const uses = new Map(
    [...new Set(channels.map(({ kind }) => kind))].map((kind) => [
      kind,
      meetings.filter((one) => isUse(one, kind, parties, words)).sort(byDay),
    ]),
  );
  return lines.flatMap((line) => historyOf(line, uses) ?? []);
}

/** A channel with what it is about beside being one. */
type Named = ToldChannel & { readonly own: readonly string[]; readonly kind: ChannelKind };

const byDay = (a: Entry, b: Entry): number => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1);

const isSameLine = (line: readonly Named[], one: Named): boolean => {
  const [first] = line;
  if (first?.kind !== one.kind) return false;
  return line.some((other) => {
    const least = Math.min(one.own.length, other.own.length);
    // Two that name no matter are the line in general.
    if (least === 0) return one.own.length === other.own.length;
    return one.own.filter((word) => other.own.includes(word)).length >= ALIKE * least;
  });
};

/** What a line is about beside being one, and beside its sides. */
const ownWords = ({ item, entry }: ToldChannel, { generalWords, inOneWord }: LineWords): string[] => {
  const names = new Set(entry.parties.flatMap((party) => stemsOf(`${party} ${PARTY[party].name}`)));
  return stemsOf(inOneWord(item.words.join(' '))).filter((stem) => !generalWords.has(stem) && !names.has(stem));
};

/** The kind that its words name, where they name one: 'military ties' are no line of diplomats. */
const kindOf = ({ entry }: ToldChannel, own: readonly string[]): ChannelKind => {
  const [kind, ...others] = NAMED_KINDS.filter((one) => stemsOf(one).some((stem) => own.includes(stem)));
  return entry.value.kind === 'diplomatic' && kind !== undefined && others.length === 0 ? kind : entry.value.kind;
};
const NAMED_KINDS: readonly ChannelKind[] = ['military', 'economic', 'consular', 'legislative'];

const historyOf = (
  line: readonly Named[],
  uses: ReadonlyMap<ChannelKind, readonly Entry<'meeting'>[]>,
): ChannelHistory | undefined => {
  const [first] = line;
  if (!first) return undefined;
  const { kind } = first;
  const used = uses.get(kind) ?? [];
  const history: ChannelStep[] = [];
  for (const one of [...line, ...(isInGeneral(line) ? used : [])].sort((x, y) => byDay(entryOf(x), entryOf(y)))) {
    const step = 'item' in one ? stepOf(one) : openBy(one, history.at(-1)?.state);
    const last = history.at(-1);
    if (step && last && isSameNews(last, step)) {
      // Nothing is under way on the day on which it is agreed.
      if (step.state === 'agreed') history[history.length - 1] = { ...step, day: last.day };
    } else if (step && changes(last?.state, step.state)) history.push(step);
  }
  const last = [...used.slice(-1), ...line.filter(isFirstUse(history)).map(({ entry }) => entry)].sort(byDay).at(-1);
  return {
    id: first.entry.id,
    kind,
    parties: first.entry.parties,
    what: first.item.words[0] ?? '',
    history,
    state: history.at(-1)?.state ?? first.entry.value.state,
    told: line.map(({ entry }) => entry.id),
    lastUse: last ? { day: last.day, meeting: last.id } : null,
  };
};

/** A line that was agreed is opened by its first use, where a report tells its day. */
const isFirstUse =
  (history: readonly ChannelStep[]) =>
  ({ entry: { id, date } }: Named): boolean => {
    const at = history.findIndex((step) => step.state === 'open' && step.entry === id);
    const days = date === null ? null : intervalOf(date);
    return at > 0 && COMING.has(history[at - 1]?.state ?? 'open') && days !== null && days[0] === days[1];
  };

const entryOf = (one: Named | Entry<'meeting'>): Entry => ('item' in one ? one.entry : one);

const stepOf = ({ entry, item }: Named): ChannelStep => ({
  state: entry.value.state,
  day: dayOfNews(entry),
  entry: entry.id,
  words: item.words.join(' … '),
  reports: entry.reports,
});

/** What is told in the month in which it happened is news of its report, whose day says more than the first of the month. */
const dayOfNews = ({ date, day, reports }: Entry): string => {
  const days = date === null ? null : intervalOf(date);
  const published = reports[0]?.published?.slice(0, 10);
  const told = dayOf(published);
  const isNews = days !== null && told !== null && days[0] <= told && told <= days[1];
  return published !== undefined && isNews && days[1] - days[0] < A_MONTH ? published : day;
};
const A_MONTH = 31;

/** A line of a kind as a whole, not of some matter: 'contacts of the armed forces', not 'calls of the theater commanders'. */
const isInGeneral = (line: readonly Named[]): boolean =>
  line.some(({ kind, own }) => own.length > 0 && own.every((stem) => stemsOf(kind).includes(stem)));

/** A meeting on a line that was agreed opens it. */
const openBy = (meeting: Entry<'meeting'>, before: ChannelState | undefined): ChannelStep | undefined =>
  before === 'agreed' || before === 'reopening'
    ? { state: 'open', day: meeting.day, entry: meeting.id, words: '', reports: meeting.reports }
    : undefined;

/** That a line is agreed on and that it is being opened, told within days, is one piece of news. */
const isSameNews = (a: ChannelStep, b: ChannelStep): boolean =>
  a.state !== b.state && COMING.has(a.state) && COMING.has(b.state) && daysBetween(a.day, b.day) <= SAME_NEWS;
const COMING: ReadonlySet<ChannelState> = new Set(['agreed', 'reopening']);
/** Days. */
const SAME_NEWS = 3;

const daysBetween = (a: string, b: string): number => Math.abs((dayOf(a) ?? Number.NaN) - (dayOf(b) ?? Number.NaN));

/** Whether a state is news after another: that a line is wished for is none while it is open. */
const changes = (before: ChannelState | undefined, state: ChannelState): boolean => {
  if (before === undefined) return true;
  if (before === state) return false;
  if (before === 'open') return state === 'suspended' || state === 'closed';
  if (before === 'agreed' || before === 'reopening') return state !== 'prospective';
  return true;
};

/** Whether a meeting between parties used their line of a kind: by its level or, of a military one, by offices of both. */
const isUse = (
  { value, date, parties: there }: Entry<'meeting'>,
  kind: ChannelKind,
  parties: readonly Party[],
  { militaryOffices }: LineWords,
): boolean => {
  const days = date === null ? null : intervalOf(date);
  if (
    days === null ||
    days[1] - days[0] > A_VISIT ||
    value.status !== 'happened' ||
    !parties.every((party) => there.includes(party))
  )
    return false;
  if (USED_AT[kind]?.includes(value.level)) return true;
  const isMilitary = (role = ''): boolean => militaryOffices.some((word) => role.toLowerCase().includes(word));
  return (
    kind === 'military' &&
    parties.every((party) => value.participants.some((one) => one.party === party && isMilitary(one.role)))
  );
};
/** Days; of a month nobody knows whether it was before a line was cut or after. */
const A_VISIT = 14;
