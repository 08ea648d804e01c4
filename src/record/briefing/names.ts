/** Names, days and topics in a briefing, as people read them. Pure. */
import { TOPIC_PARENT, type Topic } from '../../model/generated/lists.js';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { DateValue } from '../../model/reading.js';

export const nameOf = (party: Party): string => PARTY[party].name;

export const listOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** '1 contact', '2 contacts'. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The date as told; '' where only a report tells when. */
export const dayText = (date: DateValue | null, day: string): string => {
  if (date === null) return day;
  if (typeof date === 'string') return date;
  const { start, end } = date;
  return start.slice(0, 7) === end.slice(0, 7) ? `${start}–${end.slice(8)}` : `${start} – ${end}`;
};

/** A topic in words: 'arms control', 'South China Sea'. */
export const topicName = (topic: string): string => {
  const words = topic.split('-');
  const isName = TOPIC_PARENT[topic as Topic] === 'regions' || topic === 'united-nations';
  return words
    .map((word) => (isName && !SMALL.has(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ');
};
/** Words of regions that are no names. */
const SMALL = new Set(['of', 'nuclear', 'border', 'disputes', 'maritime']);
