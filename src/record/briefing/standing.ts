/** Where relations stand: the last contacts, their number, the tone of events, what is overdue or broken. Pure. */
import type { Party } from '../../model/generated/parties.js';
import type { Entry, Report } from '../../model/record.js';
import { dayOf, isoDay } from '../days.js';
import { relationshipIndex } from '../index/level.js';
import type { LedgerLine } from '../ledger/ledger.js';
import { weekShares, weekSums } from '../weeks.js';
import type { BriefingInput } from './input.js';
import type { DraftLine, MakeLine } from './line.js';
import { meetingText } from './meetings.js';
import { counted, dayText, nameOf } from './names.js';

/** What sums the pair up: contact, tone, what is open. */
export const standing = (
  { a, b, events, contacts }: BriefingInput,
  ledger: readonly LedgerLine[],
  until: string,
  line: MakeLine,
): DraftLine[] => {
  const lines: DraftLine[] = [];
  const { held } = contacts;
  const inWords = (meeting: Entry<'meeting'>): string => lower(meetingText(meeting, contacts, [a, b]));
  const [last] = held;
  if (last)
    lines.push(line(dayText(last.date, last.day), `Last contact: ${inWords(last)}`, last.reports, { entry: last.id }));
  const top = held.find(({ value }) => value.level === 'leader');
  if (top && top.id !== last?.id)
    lines.push(
      line(dayText(top.date, top.day), `Last contact with a leader: ${inWords(top)}`, top.reports, { entry: top.id }),
    );
  const year = held.filter(({ day }) => day >= daysBefore(until, YEAR));
  const first = held.at(-1);
  if (first && last) {
    // Of how many there were the record knows as many as were reported to it.
    const all = `${counted(held.length, 'contact')} of ${nameOf(a)} and ${nameOf(b)} in the record`;
    const when = held.length > 1 ? `, ${first.day} to ${last.day}, ${year.length} of them in the year to ${until}` : '';
    lines.push(line('', `${all}${when}`, [first, last].flatMap(toldOf)));
  }
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
/** The report that tells of it, not one that looks ahead to it. */
const toldOf = ({ day, reports }: Entry<'meeting'>): Report | readonly Report[] =>
  reports.find(({ published }) => (published ?? '') >= day) ?? reports.slice(0, 1);
const YEAR = 365;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const daysBefore = (day: string, days: number): string => {
  const number = dayOf(day);
  return number === null ? '' : isoDay(number - days);
};

/** Whether a deed is of one towards the other: what both do to a third says nothing of the two. */
const isTowards = (event: Entry<'event'>, a: Party, b: Party): boolean =>
  weekShares(event).some((share) => (share.a === a && share.b === b) || (share.a === b && share.b === a));

/**
 * The last week in which the tone moved, with the events that moved it; nothing where there are too few events, or where one
 * document alone tells of them.
 */
const toneOf = (events: readonly Entry<'event'>[], line: MakeLine): DraftLine | undefined => {
  const index = relationshipIndex(weekSums(events));
  if ('none' in index) return undefined;
  // Less warm than usual is no chill.
  const moved = [...index]
    .reverse()
    .find(({ movement, sums }) => (movement === 'thaw' && sums.sum > 0) || (movement === 'chill' && sums.sum < 0));
  const last = index.at(-1);
  if (!last) return undefined;
  const reports = reportsOf(events, moved ? moved.movedBy : last.sums.events);
  if (new Set(reports.map(({ document }) => document)).size < LEAST_DOCUMENTS) return undefined;
  if (!moved) return line(last.week, 'Tone of events: steady, at the level that the two are used to', reports);
  return line(
    moved.week,
    `Tone of events: the last marked ${moved.movement === 'thaw' ? 'thaw' : 'chill'} in the week of ${moved.week} (mean weight ${signed(moved.sums.sum / moved.sums.count)} against a usual ${signed(moved.level ?? 0)})`,
    reports,
  );
};
/** What one readout tells is its own tone. */
const LEAST_DOCUMENTS = 2;

const reportsOf = (events: readonly Entry<'event'>[], ids: readonly string[]): Report[] =>
  events.filter(({ id }) => ids.includes(id)).flatMap(({ reports }) => reports);

const signed = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
