/**
 * A timeline as TimelineJS reads it: JSON with a slide an entry that has a date; it sorts them itself. Of statements there
 * are many: they are in it only where they alone are exported. Words of documents are text, so that no markup of theirs runs.
 */
import type { DateValue } from '../../model/reading.js';
import type { ToldEntry } from '../../model/record.js';
import { jsonLine } from '../formats.js';
import { headline, whenText } from '../headline.js';
import { piece, toldOf, versionsLine, type Write } from './format.js';

interface SlideDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

export const timelinejs: Write = async function* (source, request) {
  const { what, versions, filters, remark } = request;
  yield piece(
    `{"title":${json({
      text: { headline: `Chancery: ${what}`, text: escaped(filters) },
      unique_id: 'title',
    })},"chancery":${json({ schema: 'chancery/timelinejs@1', ...versions })},"events":[`,
  );
  let [count, undated] = [0, 0];
  for await (const told of toldOf(source, what)) {
    if (what === 'all' && told.entry.kind === 'statement') continue;
    const dates = datesOf(told.entry.date ?? (told.entry.day || null));
    if (!dates) undated++;
    else yield piece(`${count++ === 0 ? '' : ','}\n${json({ ...slideOf(told), ...dates })}`);
  }
  yield piece(`\n],"scale":"human"}\n`);
  if (undated > 0) remark(`${undated} without a day, and without a slide (${versionsLine(versions, 'timelinejs')})`);
};

const json = (value: object): string => jsonLine(value).trimEnd();

const slideOf = ({ entry, item }: ToldEntry): object => {
  const report = entry.reports.find(({ document }) => document === item.document);
  const source = [report?.publisher, report?.published?.slice(0, 10)].filter(Boolean).join(', ');
  const link =
    report?.url && /^https?:/i.test(report.url)
      ? `<a href="${escaped(report.url)}">${escaped(source || report.url)}</a>`
      : escaped(source);
  return {
    unique_id: entry.id,
    group: entry.kind,
    display_date: whenText(entry),
    text: {
      headline: escaped(headline(entry)),
      text: `<p>“${escaped(item.words.join(' … '))}”</p>${link ? `<p>${link}</p>` : ''}`,
    },
  };
};

const datesOf = (
  date: DateValue | null,
): { readonly start_date: SlideDate; readonly end_date?: SlideDate } | undefined => {
  if (date === null) return undefined;
  if (typeof date === 'string') return { start_date: slideDate(date) };
  return { start_date: slideDate(date.start), end_date: slideDate(date.end) };
};

const slideDate = (date: string): SlideDate => {
  const [year = 0, month, day] = date.slice(0, 10).split('-').map(Number);
  return { year, ...(month ? { month } : {}), ...(day ? { day } : {}) };
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
