/**
 * Makes a briefing of what the record holds between two parties. Pure: the entries with their words, the sentences of
 * statements and the comparisons of accounts come from outside. A line stands only where a document tells it.
 */
import { TOPIC_PARENT, type Topic } from '../../model/generated/lists.js';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { DateValue } from '../../model/reading.js';
import type { Entry, Report, ToldEntry } from '../../model/record.js';
import { type ChannelHistory, channelHistories } from '../channels/history.js';
import { dayOf, isoDay } from '../days.js';
import { relationshipIndex } from '../index/level.js';
import { type LedgerLine, ledgerOf } from '../ledger/ledger.js';
import type { LedgerWords } from '../ledger/words.js';
import { heldMeetings, meetingsAhead, thoseWhoMet } from '../visits/sittings.js';
import { weekShares, weekSums } from '../weeks.js';
import { stemsOf } from '../words.js';
import type { Briefing, BriefingLine, BriefingSection, BriefingSectionName } from './briefing.js';
import { SourceList } from './sources.js';

/** A statement with the sentence in which it stands. */
export interface SaidThere {
  readonly entry: Entry<'statement'>;
  readonly words: string;
}

/** Where two accounts of one meeting differ, or an office's own account from its last. */
export interface AccountDifference {
  readonly day: string;
  readonly text: string;
  readonly words: string;
  readonly documents: readonly string[];
}

export interface BriefingInput {
  readonly a: Party;
  readonly b: Party;
  /** Entries of all kinds but statements, of both parties. */
  readonly told: readonly ToldEntry[];
  /** All events of the pair: talks that are told as meetings, too. */
  readonly events: readonly Entry<'event'>[];
  readonly statements: readonly SaidThere[];
  readonly differences: readonly AccountDifference[];
  /** Facts of documents by id. */
  readonly documents: ReadonlyMap<string, Report & { readonly title: string | null }>;
  readonly since: string | null;
  readonly precision: string;
  readonly words: LedgerWords;
}

const TITLES: Readonly<Record<BriefingSectionName, readonly [title: string, none: string]>> = {
  standing: ['Where relations stand', 'The record holds nothing between the two that is sure enough.'],
  held: ['Meetings held', 'None in the record.'],
  ahead: ['Meetings ahead', 'None announced after the last report.'],
  said: ['Who said what', 'No statements from these meetings that are sure enough.'],
  commitments: ['Commitments', 'None in the record.'],
  channels: ['Channels', 'Nothing is told of lines of contact as such.'],
  incidents: ['Incidents', 'None that is sure enough.'],
  accounts: ['Where the accounts differ', 'The record does not hold both sides’ accounts of one meeting.'],
};

/** Lines of a section at most; a briefing is read, not searched. */
const MOST: Readonly<Record<BriefingSectionName, number>> = {
  standing: 8,
  held: 12,
  ahead: 6,
  said: 16,
  commitments: 12,
  channels: 8,
  incidents: 8,
  accounts: 12,
};

export function composeBriefing(input: BriefingInput): Briefing {
  const sources = new SourceList(input.documents);
  const meetings = input.told.flatMap(({ entry }) =>
    entry.kind === 'meeting' && isOfTitle(entry, input) ? [entry] : [],
  );
  const held = heldMeetings(meetings, [input.a, input.b]).reverse();
  const until = lastReport(input);
  const ledger = ledgerOf(input.told, input.words, until).filter(
    (one) =>
      one.state !== 'discussed' &&
      isBetween(one, [input.a, input.b]) &&
      (input.precision === 'broad' || isWeighty(one, input.words)),
  );
  const isNew = (reports: readonly Report[]): boolean =>
    input.since !== null && reports.every(({ published }) => (published ?? '').slice(0, 10) >= (input.since ?? ''));
  const line = (
    day: string,
    text: string,
    reports: readonly Report[],
    more: Partial<Pick<BriefingLine, 'under' | 'words' | 'state' | 'entry'>> = {},
  ): BriefingLine => ({
    day,
    text,
    under: '',
    words: '',
    state: '',
    entry: null,
    ...more,
    sources: sources.numbers(reports),
    isNew: isNew(reports),
  });
  const sections: readonly (readonly [BriefingSectionName, readonly BriefingLine[]])[] = [
    ['standing', standing(input, held, ledger, until, line)],
    [
      'held',
      held.map((meeting) =>
        line(dayText(meeting.date, meeting.day), meetingText(meeting), meeting.reports, { entry: meeting.id }),
      ),
    ],
    [
      'ahead',
      meetingsAhead(meetings, [input.a, input.b], until).map((meeting) =>
        line(dayText(meeting.date, meeting.day), `${meetingText(meeting)} (${meeting.value.status})`, meeting.reports, {
          entry: meeting.id,
        }),
      ),
    ],
    [
      'said',
      saidByTopic(
        input.statements.filter(({ words }) => !isCourtesy(words, input.words)),
        [input.a, input.b],
      ).map(({ topic, said: { entry, words } }) =>
        line(entry.day, speakerText(entry), entry.reports, { under: topic, words, entry: entry.id }),
      ),
    ],
    ['commitments', ledger.map((one) => commitmentLine(one, line)).reverse()],
    [
      'channels',
      channelHistories(input.told, [input.a, input.b], input.words)
        .filter((one) => one.state !== 'prospective' && (input.precision === 'broad' || isLine(one, input)))
        .map((one) =>
          line(
            one.history.at(-1)?.day ?? '',
            `${one.kind} channel: ${one.history.map(({ state, day }) => `${state} ${day}`).join(', then ')}${
              one.lastUse ? `; last meeting at that level ${one.lastUse.day}` : ''
            }`,
            one.history.flatMap(({ reports }) => reports),
            { words: one.what, state: one.state, entry: one.id },
          ),
        )
        .sort((x, y) => (x.day < y.day ? 1 : -1)),
    ],
    [
      'incidents',
      input.told
        .filter((one): one is ToldIncident => one.entry.kind === 'incident')
        .filter((one) => isSure(one, input.precision))
        .map(({ entry, item }) =>
          line(
            dayText(entry.date, entry.day),
            `${entry.value.kind}: ${entry.parties.map(nameOf).join(', ')}`,
            entry.reports,
            {
              words: item.words[0] ?? '',
              entry: entry.id,
            },
          ),
        )
        .reverse(),
    ],
    [
      'accounts',
      input.differences.map(({ day, text, words, documents }) =>
        line(
          day,
          text,
          documents.flatMap((id) => input.documents.get(id) ?? []),
          { words },
        ),
      ),
    ],
  ];
  return {
    schema: 'chancery/briefing@1',
    a: { party: input.a, name: nameOf(input.a) },
    b: { party: input.b, name: nameOf(input.b) },
    since: input.since,
    until,
    precision: input.precision,
    sections: sections.map(([name, lines]) => sectionOf(name, lines)),
    sources: sources.list(),
  };
}

/**
 * A readout whose title names who met tells of their meeting: others whom it brings in are talked about. Where its title
 * names nobody, as of a summit, all are there.
 */
const isOfTitle = (meeting: Entry<'meeting'>, { a, b, documents }: BriefingInput): boolean => {
  if (meeting.reports.length > 1) return true;
  const title = documents.get(meeting.reports[0]?.document ?? '')?.title ?? '';
  const named = meeting.value.participants.filter(
    ({ actor, name }) => actor.startsWith('person:') && title.includes(name.split(' ').at(-1) ?? name),
  );
  return named.length < 2 || named.some(({ party }) => party === a) || named.some(({ party }) => party === b);
};

/** 'agreed to stay in touch' commits to nothing: an undertaking has a matter of its own. */
const isWeighty = ({ action, by, steps }: LedgerLine, { generalWords, telling }: LedgerWords): boolean => {
  const names = new Set(by.flatMap((party) => stemsOf(`${party} ${nameOf(party)}`)));
  const own = stemsOf(`${action} ${steps[0]?.words ?? ''}`).filter(
    (stem) => !generalWords.has(stem) && !names.has(stem),
  );
  return own.reduce((sum, stem) => sum + telling(stem), 0) >= LEAST_MATTER;
};
/** Two telling words, or more of common ones. */
const LEAST_MATTER = 1.4;

/** Of the two alone, and told by a word for a line. */
const isLine = ({ parties, what }: ChannelHistory, { a, b, words }: BriefingInput): boolean =>
  parties.every((party) => party === a || party === b) &&
  words.lineWords.some((word) => what.toLowerCase().includes(word));

/** An undertaking of the two, or of one towards the other; what one promises others about it is none. */
const isBetween = ({ by, to }: LedgerLine, parties: readonly Party[]): boolean =>
  parties.every((party) => by.includes(party)) || [...by, ...to].every((party) => parties.includes(party));

type Line = (
  day: string,
  text: string,
  reports: readonly Report[],
  more?: Partial<Pick<BriefingLine, 'under' | 'words' | 'state' | 'entry'>>,
) => BriefingLine;
type ToldIncident = Extract<ToldEntry, { readonly entry: { readonly kind: 'incident' } }>;

/** New lines first where a day was asked for, so that none of them is cut off. */
const sectionOf = (name: BriefingSectionName, lines: readonly BriefingLine[]): BriefingSection => {
  const [title, none] = TITLES[name];
  const kept = new Set([...lines].sort((x, y) => Number(y.isNew) - Number(x.isNew)).slice(0, MOST[name]));
  return { name, title, none, lines: lines.filter((one) => kept.has(one)), more: lines.length - kept.size };
};

const nameOf = (party: Party): string => PARTY[party].name;

const lastReport = ({ told }: BriefingInput): string =>
  told
    .flatMap(({ entry }) => entry.reports.map(({ published }) => (published ?? '').slice(0, 10)))
    .sort()
    .at(-1) ?? '';

/** The date as told; '' where only a report tells when. */
const dayText = (date: DateValue | null, day: string): string => {
  if (date === null) return day === '' ? '' : day;
  if (typeof date === 'string') return date;
  const { start, end } = date;
  return start.slice(0, 7) === end.slice(0, 7) ? `${start}–${end.slice(8)}` : `${start} – ${end}`;
};

const KINDS: Readonly<Record<string, string>> = {
  talks: 'Talks',
  visit: 'Visit',
  summit: 'Summit',
  call: 'Call',
  ceremony: 'Ceremony',
  meal: 'Meal',
  other: 'Meeting',
};
const FORMATS: Readonly<Record<string, string>> = {
  'in-person': '',
  phone: 'by telephone',
  video: 'by video',
  letter: 'by letter',
};

/** 'Talks in Vienna: Jake Sullivan and Wang Yi; on trade, Taiwan'. */
const meetingText = (meeting: Entry<'meeting'>): string => {
  const { kind, format, place, topics } = meeting.value;
  const how = kind === 'call' && format === 'phone' ? '' : (FORMATS[format] ?? '');
  const where = place && format === 'in-person' ? `in ${place.name}` : '';
  const about = topics.length > 0 ? `; on ${topics.slice(0, MOST_TOPICS).map(topicName).join(', ')}` : '';
  return `${[KINDS[kind] ?? kind, how, where].filter(Boolean).join(' ')}: ${namesOf(meeting)}${about}`;
};
const MOST_TOPICS = 4;

/** Those of most weight, and how many more there were. */
const namesOf = (meeting: Entry<'meeting'>): string => {
  const names = thoseWhoMet(meeting).map(({ name }) => name);
  const shown = names.slice(0, MOST_NAMES);
  return names.length > MOST_NAMES ? `${shown.join(', ')} and ${names.length - MOST_NAMES} more` : listOf(shown);
};
const MOST_NAMES = 5;

const listOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** A topic in words: 'arms control', 'South China Sea'. */
const topicName = (topic: string): string => {
  const words = topic.split('-');
  const isName = TOPIC_PARENT[topic as Topic] === 'regions' || topic === 'united-nations';
  return words
    .map((word) => (isName && !SMALL.has(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ');
};
/** Words of regions that are no names. */
const SMALL = new Set(['of', 'nuclear', 'border', 'disputes', 'maritime']);

const isCourtesy = (words: string, { courtesies }: LedgerWords): boolean =>
  courtesies.some((phrase) => words.toLowerCase().includes(phrase));

const speakerText = ({ value }: Entry<'statement'>): string => {
  const { speaker, speakerText: text, party } = value;
  const name = speaker?.name ?? text;
  const more = speaker?.role ?? (party === '' ? '' : nameOf(party));
  return more && more !== name ? `${name} (${more})` : name;
};

/** Of each topic the last words of each side that are about it, the topics spoken of last first. */
const saidByTopic = (
  statements: readonly SaidThere[],
  parties: readonly Party[],
): { readonly topic: string; readonly said: SaidThere }[] => {
  const last = [...statements].sort((x, y) => (x.entry.day < y.entry.day ? 1 : x.entry.day > y.entry.day ? -1 : 0));
  const byTopic = new Map<string, Map<string, SaidThere>>();
  const used = new Set<string>();
  for (const said of last) {
    const { party, topics } = said.entry.value;
    const [topic] = topics;
    if (topic === undefined || party === '' || !parties.includes(party) || isTold(said.words, used)) continue;
    const sides = byTopic.get(topic) ?? new Map<string, SaidThere>();
    if (sides.has(party)) continue;
    used.add(said.words);
    byTopic.set(topic, sides.set(party, said));
  }
  return [...byTopic].flatMap(([topic, sides]) =>
    [...sides.values()].map((said) => ({ topic: topicName(topic), said })),
  );
};

/** What stands in longer words that are shown already says nothing new. */
const isTold = (words: string, used: ReadonlySet<string>): boolean =>
  [...used].some((other) => other.includes(words) || words.includes(other));

const commitmentLine = (one: LedgerLine, line: Line): BriefingLine => {
  const [first] = one.steps;
  const who = listOf(one.by.map(nameOf));
  const after = one.steps
    .slice(1)
    .map(({ step, day }) => `${step} ${day}`)
    .join(', ');
  const due = one.due === null ? '' : `, due ${typeof one.due === 'string' ? one.due : one.due.end}`;
  const when = `${first?.day ?? ''}${due}${after === '' ? '' : `; ${after}`}`;
  return line(
    first?.day ?? '',
    SAYS_WHAT.test(one.action)
      ? `${who}: ${first?.step ?? ''}: ${one.action} (${when})`
      : `${who}: ${first?.step ?? ''} ${when}`,
    one.steps.flatMap(({ reports }) => reports),
    { words: first?.words ?? one.action, state: one.state, entry: one.id },
  );
};

/** 'To visit Chad', 'that both will meet'; of 'its importance' and 'to the defense of Chad' only the quotation says what. */
const SAYS_WHAT =
  /^(?:not )?to (?!(?:the|a|an|its|their|our|his|her|this|that|these|those|all|each|both|any|some)\b)\p{Ll}+|^that /u;

/** The confidence of incidents is not graded: where few may be wrong, two reports have to tell of one on a day. */
const isSure = ({ entry, item }: ToldIncident, precision: string): boolean => {
  if (precision === 'broad') return true;
  if (entry.date === null || (item.words[0] ?? '').split(/\s+/).length < LEAST_WORDS) return false;
  return precision === 'balanced' || entry.independent > 1;
};
const LEAST_WORDS = 4;

/** What sums the pair up: contact, tone, what is open. */
const standing = (
  { a, b, events }: BriefingInput,
  held: readonly Entry<'meeting'>[],
  ledger: readonly LedgerLine[],
  until: string,
  line: Line,
): BriefingLine[] => {
  const lines: BriefingLine[] = [];
  const [last] = held;
  if (last) lines.push(line(last.day, `Last contact: ${lower(meetingText(last))}`, last.reports, { entry: last.id }));
  const top = held.find(({ value }) => value.level === 'leader');
  if (top && top.id !== last?.id)
    lines.push(line(top.day, `Last contact of leaders: ${lower(meetingText(top))}`, top.reports, { entry: top.id }));
  const year = held.filter(({ day }) => day >= daysBefore(until, YEAR));
  const before = held.filter(({ day }) => day >= daysBefore(until, 2 * YEAR) && day < daysBefore(until, YEAR));
  if (held.length > 0)
    lines.push(
      line(
        '',
        `${counted(year.length, 'contact')} in the year to ${until}, ${before.length} in the year before; ${counted(held.length, 'contact')} in the record between ${nameOf(a)} and ${nameOf(b)}`,
        (year.length > 0 ? year : held).slice(0, MOST_CITED).flatMap(({ reports }) => reports.slice(0, 1)),
      ),
    );
  const tone = toneOf(
    events.filter((event) => isTowards(event, a, b)),
    line,
  );
  if (tone) lines.push(tone);
  for (const state of ['broken', 'overdue'] as const) {
    const some = ledger.filter((one) => one.state === state);
    if (some.length > 0)
      lines.push(
        line(
          '',
          `${counted(some.length, 'commitment')} ${state}`,
          some.flatMap(({ steps }) => steps.flatMap(({ reports }) => reports)),
        ),
      );
  }
  return lines;
};
const YEAR = 365;
const MOST_CITED = 3;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const daysBefore = (day: string, days: number): string => {
  const number = dayOf(day);
  return number === null ? '' : isoDay(number - days);
};

/** Whether a deed is of one towards the other: what both do to a third says nothing of the two. */
const isTowards = (event: Entry<'event'>, a: Party, b: Party): boolean =>
  weekShares(event).some((share) => (share.a === a && share.b === b) || (share.a === b && share.b === a));

/** The last week in which the tone moved, with the events that moved it; nothing where there are too few events. */
const toneOf = (events: readonly Entry<'event'>[], line: Line): BriefingLine | undefined => {
  const index = relationshipIndex(weekSums(events));
  if ('none' in index) return undefined;
  // Less warm than usual is no chill.
  const moved = [...index]
    .reverse()
    .find(({ movement, sums }) => (movement === 'thaw' && sums.sum > 0) || (movement === 'chill' && sums.sum < 0));
  const last = index.at(-1);
  if (!last) return undefined;
  if (!moved)
    return line(
      last.week,
      'Tone of events: steady, at the level that the two are used to',
      reportsOf(events, last.sums.events),
    );
  return line(
    moved.week,
    `Tone of events: the last marked ${moved.movement === 'thaw' ? 'thaw' : 'chill'} in the week of ${moved.week} (mean weight ${signed(moved.sums.sum / moved.sums.count)} against a usual ${signed(moved.level ?? 0)})`,
    reportsOf(events, moved.movedBy),
  );
};

const reportsOf = (events: readonly Entry<'event'>[], ids: readonly string[]): Report[] =>
  events.filter(({ id }) => ids.includes(id)).flatMap(({ reports }) => reports);

const signed = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
