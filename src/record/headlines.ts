/**
 * A headline tells what its text tells: 'Biden and Xi meet for four hours' is no meeting beside the one that the text
 * tells of the two, 'US bans sale of technology' no ban beside that of its first sentence. What it says joins that one, before anything
 * is compared. Pure.
 */
import type { Item, ItemOf } from '../model/record.js';
import { common } from './features.js';
import { isPerson, type Profile, profileOf } from './profile.js';
import { apart } from './same.js';

type Told = ItemOf<'meeting'> | ItemOf<'event'>;

/**
 * @param items of one reading
 * @param end of the first line of its text
 * @returns the same without the meetings and deeds of the headline that the text tells, too; these have its evidence besides
 */
export function withoutHeadlines(items: readonly Item[], end: number): readonly Item[] {
  const all = items.filter(isTold);
  const ofText = all.filter((item) => !isHeadline(item, end));
  const told = new Map<Item, Told>();
  const gone = new Set<Item>();
  for (const headline of all) {
    if (!isHeadline(headline, end)) continue;
    // Of several that of a day is what is reported.
    const [body] = ofText
      .filter((one) => isSame(headline, one))
      .sort((a, b) => Number(isOfDay(b)) - Number(isOfDay(a)));
    if (!body) continue;
    told.set(body, withEvidence(told.get(body) ?? body, headline));
    gone.add(headline);
  }
  return items.flatMap((item) => (gone.has(item) ? [] : [told.get(item) ?? item]));
}

const isTold = (item: Item): item is Told => item.kind === 'meeting' || item.kind === 'event';

const isHeadline = ({ value }: Told, end: number): boolean => value.evidence.every((span) => span[1] <= end);

/** The same people or sides, and nothing that parts the two, but for a day that only the publication tells. */
const isSame = (headline: Told, body: Told): boolean => {
  if (headline.kind !== body.kind) return false;
  const told = hasOwnDay(headline) ? headline : { ...headline, days: null, published: null };
  const [one, other] = [profileOf(told), profileOf(body)];
  return (
    (headline.kind === 'meeting' ? areSamePeople(headline, body as typeof headline) : areSameSides(one, other)) &&
    !apart(one, other)
  );
};

/** At least two. */
const areSamePeople = (headline: ItemOf<'meeting'>, body: ItemOf<'meeting'>): boolean => {
  const [people, there] = [peopleOf(headline), peopleOf(body)];
  return people.length >= 2 && people.length === there.length && people.every((one) => there.includes(one));
};

/** What one party does to another; a headline may leave out to whom. */
const areSameSides = (headline: Profile, body: Profile): boolean =>
  headline.from.length > 0 &&
  common(headline.from, body.from) === headline.from.length &&
  common(headline.to, body.to) === headline.to.length;

const peopleOf = ({ value }: ItemOf<'meeting'>): string[] => [
  ...new Set(value.participants.flatMap((one) => (isPerson(one) ? [one.actor] : []))),
];

const hasOwnDay = ({ days, value }: Told): boolean =>
  days !== null && value.why.some((rule) => rule.startsWith('dates/'));

const isOfDay = ({ days }: Told): boolean => days !== null && days[0] === days[1];

const withEvidence = <T extends Told>(body: T, headline: Told): T => ({
  ...body,
  words: [...body.words, ...headline.words],
  sentences: [...new Set([...body.sentences, ...headline.sentences])],
  value: { ...body.value, evidence: [...body.value.evidence, ...headline.value.evidence] },
});
