/**
 * A headline tells the meeting of its text: 'Biden and Xi meet for four hours' is no meeting beside the one that the text
 * tells of the two. What it says joins that one, before anything is compared. Pure.
 */
import type { Item, ItemOf } from '../model/record.js';
import { isPerson, profileOf } from './profile.js';
import { apart } from './same.js';

type Meeting = ItemOf<'meeting'>;

/**
 * @param items of one reading
 * @param end of the first line of its text
 * @returns the same without the meetings of the headline that the text tells, too; these have its evidence besides
 */
export function withoutHeadlines(items: readonly Item[], end: number): readonly Item[] {
  const meetings = items.filter((item): item is Meeting => item.kind === 'meeting');
  const ofText = meetings.filter((item) => !isHeadline(item, end));
  const told = new Map<Meeting, Meeting>();
  const gone = new Set<Item>();
  for (const headline of meetings) {
    if (!isHeadline(headline, end)) continue;
    // Of several that of a day is what is reported.
    const [body] = ofText
      .filter((one) => isSameMeeting(headline, one))
      .sort((a, b) => Number(isOfDay(b)) - Number(isOfDay(a)));
    if (!body) continue;
    told.set(body, withEvidence(told.get(body) ?? body, headline));
    gone.add(headline);
  }
  return items.flatMap((item) => (gone.has(item) ? [] : [item.kind === 'meeting' ? (told.get(item) ?? item) : item]));
}

const isHeadline = ({ value }: Meeting, end: number): boolean => value.evidence.every((span) => span[1] <= end);

/** The same people, at least two, and nothing that parts the two, but for a day that only the publication tells. */
const isSameMeeting = (headline: Meeting, body: Meeting): boolean => {
  const [people, there] = [peopleOf(headline), peopleOf(body)];
  if (people.length < 2 || people.length !== there.length || !people.every((one) => there.includes(one))) return false;
  const told = hasOwnDay(headline) ? headline : { ...headline, days: null, published: null };
  return !apart(profileOf(told), profileOf(body));
};

const peopleOf = ({ value }: Meeting): string[] => [
  ...new Set(value.participants.flatMap((one) => (isPerson(one) ? [one.actor] : []))),
];

const hasOwnDay = ({ days, value }: Meeting): boolean =>
  days !== null && value.why.some((rule) => rule.startsWith('dates/'));

const isOfDay = ({ days }: Meeting): boolean => days !== null && days[0] === days[1];

const withEvidence = (body: Meeting, headline: Meeting): Meeting => ({
  ...body,
  words: [...body.words, ...headline.words],
  sentences: [...new Set([...body.sentences, ...headline.sentences])],
  value: { ...body.value, evidence: [...body.value.evidence, ...headline.value.evidence] },
});
