/**
 * Meetings ahead as iCalendar (RFC 5545): those planned, agreed or proposed, and those cancelled, so that a calendar drops
 * them. A month or a few days become one long entry; a year alone is no date of a calendar. No clock is read: which are still
 * ahead is for `--since` to say, and the stamp of an entry is the day of its last report.
 */
import ICAL from 'ical.js';
import type { MeetingStatus } from '../../model/generated/lists.js';
import type { ToldEntry } from '../../model/record.js';
import { intervalOf, isoDay, widthOf } from '../../record/days.js';
import { headline } from '../headline.js';
import { piece, type Write } from './format.js';

/** Days that an entry of a calendar takes at most. */
const LONGEST = 31;

const STATUS: Readonly<Partial<Record<MeetingStatus, string>>> = {
  agreed: 'CONFIRMED',
  planned: 'CONFIRMED',
  proposed: 'TENTATIVE',
  cancelled: 'CANCELLED',
  refused: 'CANCELLED',
};

export const icalendar: Write = async function* (source, { versions, remark }) {
  const calendar = new ICAL.Component(['vcalendar', [], []]);
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', `-//Chancery//Chancery ${versions.release}//EN`);
  calendar.addPropertyWithValue('x-wr-calname', 'Chancery: meetings');
  calendar.addPropertyWithValue('x-chancery-schema', 'chancery/icalendar@1');
  calendar.addPropertyWithValue('x-chancery-data', versions.data.map(({ version }) => version).join('; ') || 'none');
  // Each entry by itself, so that a long list is never held as one tree: the frame is cut at its end.
  const [head = '', foot = ''] = calendar.toString().split(/(?=END:VCALENDAR)/);
  yield piece(head);
  let left = 0;
  for await (const told of source.told('meeting')) {
    const event = eventOf(told);
    if (event) yield piece(`${event.toString()}\r\n`);
    else left++;
  }
  yield piece(`${foot}\r\n`);
  if (left > 0) remark(`${left} ${left === 1 ? 'meeting has' : 'meetings have'} no day, or only a year, and no entry`);
};

const eventOf = ({ entry, item }: ToldEntry<'meeting'>): ICAL.Component | undefined => {
  const { date, value, reports } = entry;
  const days = date === null ? null : intervalOf(date);
  if (!days || widthOf(days) > LONGEST) return undefined;
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${entry.id}@chancery`);
  const last =
    reports
      .map(({ published }) => published?.slice(0, 10) ?? '')
      .sort()
      .at(-1) || entry.day;
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${last}T00:00:00Z`));
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(isoDay(days[0])));
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(isoDay(days[1] + 1)));
  event.addPropertyWithValue('summary', `${headline(entry)}${value.status === 'agreed' ? '' : ` (${value.status})`}`);
  event.addPropertyWithValue('description', item.words.join(' … '));
  event.addPropertyWithValue('status', STATUS[value.status] ?? 'CONFIRMED');
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  const place = [value.venue, value.place?.name].filter(Boolean).join(', ');
  if (place) event.addPropertyWithValue('location', place);
  const url = reports.find(({ document }) => document === item.document)?.url;
  if (url && /^https?:/i.test(url)) event.addPropertyWithValue('url', url);
  if (value.topics.length > 0) {
    const categories = new ICAL.Property('categories');
    categories.setValues([...value.topics]);
    event.addProperty(categories);
  }
  return event;
};
