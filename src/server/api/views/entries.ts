/** Views of entries: lists, a timeline, and one entry with all that is told of it. */
import { z } from 'zod';
import { RELEASE } from '../../../desk/place.js';
import { exportRow } from '../../../export/rows.js';
import { ATTRIBUTIONS, VENUES } from '../../../model/generated/lists.js';
import type { Entry } from '../../../model/record.js';
import { intervalOf, isoDay } from '../../../record/days.js';
import { statusOf } from '../../../record/found-by.js';
import { titleOf } from '../../../record/titles.js';
import { EntriesAnswer, EntryAnswer, LinesAnswer, TimelineAnswer } from '../answers/entries.js';
import { cursorText } from '../cursor.js';
import { EntriesQuery, Id } from '../query.js';
import { shownEntry } from '../shown-entry.js';
import { filterOf, type View, view } from '../view.js';

const LinesQuery = EntriesQuery.extend({
  attribution: z
    .array(z.enum(ATTRIBUTIONS))
    .default([])
    .meta({ description: 'statements: how far the speaker is named' }),
  venue: z.array(z.enum(VENUES)).default([]).meta({ description: 'statements: on which occasion' }),
  text: z.string().max(200).optional().meta({ description: 'whose words hold all of these' }),
});
export const ENTRY_VIEWS: readonly View[] = [
  view({
    name: 'entries',
    says: 'Meetings, events, statements, commitments, channels and incidents, filtered.',
    query: EntriesQuery,
    answer: EntriesAnswer,
    ask: async ({ ask }, { kind, order, limit, after, ...words }) => {
      const filter = await filterOf(ask, words);
      const page = await ask.entries({ ...filter, kinds: kind, order, limit, ...(after ? { after } : {}) });
      const rows = (await ask.told(page.lines)).map((told) => exportRow(told, RELEASE));
      const next = cursorText(page.next) ?? null;
      return {
        body: { lines: rows as z.output<typeof EntriesAnswer>['lines'], next },
        rows: () => rows,
        next,
        entries: page.lines,
      };
    },
  }),
  view({
    name: 'lines',
    says: 'The same as lines for people; statements also by their terms and words.',
    query: LinesQuery,
    answer: LinesAnswer,
    ask: async ({ ask }, { kind, order, limit, after, attribution, venue, text, ...words }) => {
      const filter = await filterOf(ask, words);
      const page = await ask.entries({
        ...filter,
        kinds: kind,
        ...(text === undefined ? {} : { words: text }),
        attributions: attribution,
        venues: venue,
        order,
        limit,
        ...(after ? { after } : {}),
      });
      const told = await ask.told(page.lines);
      const next = cursorText(page.next) ?? null;
      return {
        body: { lines: await ask.lines(told), next },
        rows: () => told.map((one) => exportRow(one, RELEASE)),
        next,
        entries: told.map(({ entry }) => entry),
      };
    },
  }),
  view({
    name: 'timeline',
    long: true,
    says: 'Entries by day, each as small as a timeline can show it.',
    query: EntriesQuery,
    answer: TimelineAnswer,
    ask: async ({ ask }, { kind, order, limit, after, ...words }) => {
      const filter = await filterOf(ask, words);
      const page = await ask.entries({ ...filter, kinds: kind, order, limit, ...(after ? { after } : {}) });
      const lines = page.lines.map(timelineLine);
      const next = cursorText(page.next) ?? null;
      return {
        body: { lines, next },
        rows: () => lines.map(({ exact: _, ...line }) => line),
        next,
        entries: page.lines,
      };
    },
  }),
  view({
    name: 'entry',
    says: 'One entry with its reports and the words that support it, by the id of any of its items.',
    query: z.strictObject({ id: Id }),
    answer: EntryAnswer,
    ask: async ({ ask }, { id }) => shownEntry(ask, id),
  }),
];

const timelineLine = (entry: Entry) => {
  const days = entry.date === null ? null : intervalOf(entry.date);
  return {
    id: entry.id,
    kind: entry.kind,
    type: entry.kind === 'event' ? entry.value.plover : 'kind' in entry.value ? entry.value.kind : '',
    title: titleOf(entry),
    status: statusOf(entry),
    day: entry.day,
    end: days ? isoDay(days[1]) : entry.day,
    exact: days !== null && days[1] - days[0] < 14,
    weight: entry.kind === 'event' ? entry.value.goldstein : null,
    reports: entry.reports.length,
  };
};
