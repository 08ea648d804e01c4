/**
 * Makes a briefing of what the record holds between two parties. Pure: the entries with their words, the sentences of
 * statements and the comparisons of accounts come from outside. A line stands only where a document tells it.
 */
import type { Report, ToldEntry } from '../../model/record.js';
import { meetingsAhead } from '../visits/sittings.js';
import type { Briefing, BriefingSection, BriefingSectionName } from './briefing.js';
import { channelLines } from './channels.js';
import { commitmentLine, ledgerBetween } from './commitments.js';
import type { BriefingInput } from './input.js';
import type { DraftLine, MakeLine } from './line.js';
import { meetingText } from './meetings.js';
import { dayText, nameOf } from './names.js';
import { daysOfSteps } from './occasion.js';
import { isCourtesy, saidByTopic, speakerText } from './said.js';
import { SourceList } from './sources.js';
import { standing } from './standing.js';

const TITLES: Readonly<Record<BriefingSectionName, readonly [title: string, none: string]>> = {
  standing: ['Where relations stand', 'The record holds nothing between the two that is sure enough.'],
  held: ['Meetings held', 'None in the record.'],
  ahead: ['Meetings ahead', 'The reports announce none that would come after the last of them.'],
  said: ['Who said what', 'No statements from these meetings that are sure enough.'],
  commitments: ['Commitments', 'None in the record.'],
  channels: ['Channels', 'None that is sure enough.'],
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
  const { held, meetings } = input.contacts;
  const until = lastReport(input);
  const ledger = ledgerBetween(input, until);
  const dayOfStep = daysOfSteps(input);
  const isNew = (reports: readonly Report[]): boolean =>
    input.since !== null && reports.every(({ published }) => (published ?? '').slice(0, 10) >= (input.since ?? ''));
  const inWords = (meeting: (typeof held)[number]): string => meetingText(meeting, input.contacts, [input.a, input.b]);
  const line: MakeLine = (day, text, reports, more = {}) => ({
    day,
    text,
    under: '',
    words: '',
    state: '',
    entry: null,
    ...more,
    reports,
    isNew: isNew(reports),
  });
  const sections: readonly (readonly [BriefingSectionName, readonly DraftLine[]])[] = [
    ['standing', standing(input, ledger, until, line)],
    [
      'held',
      held.map((meeting) =>
        line(dayText(meeting.date, meeting.day), inWords(meeting), meeting.reports, { entry: meeting.id }),
      ),
    ],
    [
      'ahead',
      meetingsAhead(meetings, [input.a, input.b], until).map((meeting) =>
        line(dayText(meeting.date, meeting.day), `${inWords(meeting)} (${meeting.value.status})`, meeting.reports, {
          entry: meeting.id,
        }),
      ),
    ],
    [
      'said',
      saidByTopic(
        input.statements.filter(({ words }) => !isCourtesy(words, input.words)),
        [input.a, input.b],
      ).map(({ topic, said: { entry, words, day } }) =>
        line(day, speakerText(entry), entry.reports, { under: topic, words, entry: entry.id }),
      ),
    ],
    ['commitments', ledger.map((one) => commitmentLine(one, input, dayOfStep, line)).reverse()],
    ['channels', channelLines(input, dayOfStep, line)],
    [
      'incidents',
      input.told
        .filter((one): one is ToldIncident => one.entry.kind === 'incident')
        .filter((one) => isSure(one, input.precision))
        .map(({ entry, item }) => {
          const day = dayText(entry.date, entry.day);
          // The month of a report is when it was known: what it recalls may be of long before.
          const isKnownBy = entry.value.why.includes('dates/published-month');
          const what = `${entry.value.kind}: ${entry.parties.map(nameOf).join(', ')}`;
          return line(isKnownBy ? '' : day, isKnownBy ? `${what} (by ${day})` : what, entry.reports, {
            words: item.words[0] ?? '',
            entry: entry.id,
          });
        })
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
    sections: sections.map(([name, lines]) => sectionOf(name, lines, sources)),
    sources: sources.list(),
  };
}

type ToldIncident = Extract<ToldEntry, { readonly entry: { readonly kind: 'incident' } }>;

/** New lines first where a day was asked for, so that none of them is cut off. */
const sectionOf = (name: BriefingSectionName, lines: readonly DraftLine[], sources: SourceList): BriefingSection => {
  const [title, none] = TITLES[name];
  const kept = new Set([...lines].sort((x, y) => Number(y.isNew) - Number(x.isNew)).slice(0, MOST[name]));
  const shown = lines
    .filter((one) => kept.has(one))
    .map(({ reports, ...one }) => ({ ...one, sources: sources.numbers(reports, one.day.slice(0, DAY_LENGTH)) }));
  return { name, title, none, lines: shown, more: lines.length - kept.size };
};

const DAY_LENGTH = 'YYYY-MM-DD'.length;

const lastReport = ({ told, contacts }: BriefingInput): string =>
  [...told.map(({ entry }) => entry), ...contacts.meetings]
    .flatMap(({ reports }) => reports.map(({ published }) => (published ?? '').slice(0, 10)))
    .sort()
    .at(-1) ?? '';

/** The confidence of incidents is not graded: where few may be wrong, two reports have to tell of one on a day. */
const isSure = ({ entry, item }: ToldIncident, precision: string): boolean => {
  if (precision === 'broad') return true;
  if (entry.date === null || (item.words[0] ?? '').split(/\s+/).length < LEAST_WORDS) return false;
  return precision === 'balanced' || entry.independent > 1;
};
const LEAST_WORDS = 4;
