/**
 * Channels between parties over time: which lines there are, what became of each by day, and when each was last used.
 * Pure. Words that only wish a line to stay open change nothing; what was cut stays cut until something says otherwise.
 */
import type { ChannelKind, ChannelState, MeetingLevel } from '../../model/generated/lists.js';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { Entry, Report, ToldEntry } from '../../model/record.js';
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
  /** The last meeting at its level; null where the record has none. */
  readonly lastUse: { readonly day: string; readonly meeting: string } | null;
}

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
  words: Pick<LedgerWords, 'generalWords'>,
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
  { generalWords }: Pick<LedgerWords, 'generalWords'>,
): ChannelHistory[] {
  const channels = told
    .filter(({ entry }) => parties.every((party) => entry.parties.includes(party)))
    .sort((a, b) => byDay(a.entry, b.entry))
    .map((one): Named => ({ ...one, own: ownWords(one, generalWords) }));
  const lines: Named[][] = [];
  for (const one of channels) {
    const home = lines.find((line) => isSameLine(line, one));
    if (home) home.push(one);
    else lines.push([one]);
  }
  const uses = new Map(
    [...new Set(channels.map(({ entry }) => entry.value.kind))].map((kind) => [
      kind,
      lastUseOf(kind, meetings, parties),
    ]),
  );
  return lines.flatMap((line) => historyOf(line, uses) ?? []);
}

/** A channel with what it is about beside being one. */
type Named = ToldChannel & { readonly own: readonly string[] };

const byDay = (a: Entry, b: Entry): number => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1);

const isSameLine = (line: readonly Named[], one: Named): boolean => {
  const [first] = line;
  if (first?.entry.value.kind !== one.entry.value.kind) return false;
  return line.some((other) => {
    const least = Math.min(one.own.length, other.own.length);
    // Two that name no matter are the line in general.
    if (least === 0) return one.own.length === other.own.length;
    return one.own.filter((word) => other.own.includes(word)).length >= ALIKE * least;
  });
};

/** What a line is about beside being one, and beside its sides. */
const ownWords = ({ item, entry }: ToldChannel, general: ReadonlySet<string>): string[] => {
  const names = new Set(entry.parties.flatMap((party) => stemsOf(`${party} ${PARTY[party].name}`)));
  return stemsOf(item.words.join(' ')).filter((stem) => !general.has(stem) && !names.has(stem));
};

const historyOf = (
  line: readonly ToldChannel[],
  uses: ReadonlyMap<ChannelKind, ChannelHistory['lastUse']>,
): ChannelHistory | undefined => {
  const [first] = line;
  if (!first) return undefined;
  const history: ChannelStep[] = [];
  for (const { entry, item } of line) {
    const { state } = entry.value;
    if (!changes(history.at(-1)?.state, state)) continue;
    history.push({ state, day: entry.day, entry: entry.id, words: item.words.join(' … '), reports: entry.reports });
  }
  const { kind } = first.entry.value;
  return {
    id: first.entry.id,
    kind,
    parties: first.entry.parties,
    what: first.item.words[0] ?? '',
    history,
    state: history.at(-1)?.state ?? first.entry.value.state,
    told: line.map(({ entry }) => entry.id),
    lastUse: uses.get(kind) ?? null,
  };
};

/** Whether a state is news after another: that a line is wished for is none while it is open. */
const changes = (before: ChannelState | undefined, state: ChannelState): boolean => {
  if (before === undefined) return true;
  if (before === state) return false;
  if (before === 'open') return state === 'suspended' || state === 'closed';
  if (before === 'agreed' || before === 'reopening') return state !== 'prospective';
  return true;
};

const lastUseOf = (
  kind: ChannelKind,
  meetings: readonly Entry<'meeting'>[],
  parties: readonly Party[],
): ChannelHistory['lastUse'] => {
  const levels = USED_AT[kind];
  if (!levels) return null;
  const used = meetings
    .filter(
      ({ value, date, parties: there }) =>
        date !== null &&
        value.status === 'happened' &&
        levels.includes(value.level) &&
        parties.every((party) => there.includes(party)),
    )
    .sort(byDay)
    .at(-1);
  return used ? { day: used.day, meeting: used.id } : null;
};
