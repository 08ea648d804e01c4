/**
 * What one text tells twice. A headline tells what its text tells: 'Biden and Xi meet for four hours' is no meeting beside the one
 * that the text tells of the two, 'US bans sale of technology' no ban beside that of its first sentence. And a text comes back to
 * things: 'Harris spoke with Trudeau yesterday. Trudeau thanked her for the call', 'Iran fired on a drone. The Iranians, who fired
 * twice, missed'. What the one says joins the other, before anything is compared. Pure.
 */
import type { Item, ItemOf } from '../model/record.js';
import { distance } from './days.js';
import { common } from './features.js';
import { participantsOf } from './fields.js';
import { chainKeyOf, isPerson, type Profile, profileOf } from './profile.js';
import { apart, likeness } from './same.js';
import { LEAST_WITHIN } from './weights.js';

type Told = ItemOf<'meeting'> | ItemOf<'event'> | ItemOf<'incident'> | ItemOf<'commitment'>;

/**
 * @param items of one reading
 * @param end of the first line of its text
 * @returns the same without what is told elsewhere in the text, too; that has its evidence besides
 */
export function withoutRepeats(items: readonly Item[], end: number): readonly Item[] {
  const all = items.filter(isTold);
  const ofText = all.filter((item) => !isHeadline(item, end));
  const told = new Map<Item, Told>();
  const gone = new Set<Item>();
  const join = (repeat: Told, tellings: readonly Told[]): void => {
    // Of several that of a day is what is reported.
    const [body] = tellings.filter((one) => !gone.has(one)).sort((a, b) => Number(isOfDay(b)) - Number(isOfDay(a)));
    if (!body) return;
    told.set(body, withEvidence(told.get(body) ?? body, told.get(repeat) ?? repeat));
    gone.add(repeat);
  };
  for (const alike of byKey(ofText)) {
    const profiled = alike.map((item) => ({ item, profile: profileOf(item) }));
    profiled.forEach(({ item, profile }, i) => {
      join(
        item,
        profiled.slice(0, i).flatMap((before) => (isToldAgain(profile, before.profile) ? [before.item] : [])),
      );
    });
  }
  for (const headline of all)
    if (isHeadline(headline, end))
      join(
        headline,
        ofText.filter((one) => isOfHeadline(headline, one)),
      );
  return items.flatMap((item) => (gone.has(item) ? [] : [told.get(item) ?? item]));
}

const isTold = (item: Item): item is Told => item.kind !== 'statement' && item.kind !== 'channel';

const isHeadline = ({ value }: Told, end: number): boolean => value.evidence.every((span) => span[1] <= end);

/** The same people or sides, and nothing that parts the two, but for a day that only the publication tells. */
const isOfHeadline = (headline: Told, body: Told): boolean => {
  if (headline.kind !== body.kind) return false;
  const told = hasOwnDay(headline) ? headline : { ...headline, days: null, published: null };
  const [one, other] = [profileOf(told), profileOf(body)];
  if (apart(one, other)) return false;
  if (headline.kind === 'event') return areSameSides(one, other);
  if (headline.kind !== 'meeting') return false;
  const there = body as ItemOf<'meeting'>;
  return areSamePeople(headline, there) || (one.status === other.status && areOfOne(headline, there, 1));
};

/** Two and more that may be one: the most exact first, which keeps its days, of two days the first: the other may be that of the dateline. */
const byKey = (items: readonly Told[]): readonly (readonly Told[])[] => {
  const inTime = [...items].sort((a, b) => widthOf(a) - widthOf(b) || (a.days?.[0] ?? 0) - (b.days?.[0] ?? 0));
  const groups = new Map<string, Told[]>();
  for (const item of inTime) {
    const key = chainKeyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
};

/**
 * What two texts would be held to tell of one thing is one in a text, where it is equally far come; who agrees several times does so
 * on something else each time. Two meetings are told apart by who met: by one kind on the same days of two who are named both times;
 * where a dateline stands before the words of the one ('June 20 — Xi received Blinken on Monday') the days may differ by one.
 */
const isToldAgain = (one: Profile, other: Profile): boolean => {
  const [item, before] = [one.item, other.item];
  if (one.status !== other.status || one.plover === 'AGREE') return false;
  if (item.kind !== 'meeting' || before.kind !== 'meeting') return likeness(one, other) >= LEAST_WITHIN[item.kind];
  if (one.sort !== other.sort || !item.days || !before.days) return false;
  const sameWords = item.value.evidence.some((span) => before.value.evidence.some((known) => known[0] === span[0]));
  return distance(item.days, before.days) <= (sameWords ? 1 : 0) && !apart(one, other) && areOfOne(item, before, 2);
};

/** At least two, and no others. */
const areSamePeople = (a: ItemOf<'meeting'>, b: ItemOf<'meeting'>): boolean => {
  const [people, there] = [peopleOf(a), peopleOf(b)];
  return people.length >= 2 && people.length === there.length && common(people, there) === people.length;
};

/** The same sides; so many are named both times, and these are all whom one of the two names. */
const areOfOne = (a: ItemOf<'meeting'>, b: ItemOf<'meeting'>, least: number): boolean => {
  const [people, there] = [peopleOf(a), peopleOf(b)];
  const both = common(people, there);
  return a.parties.join() === b.parties.join() && both >= least && both === Math.min(people.length, there.length);
};

/** What one party does to another, whom a headline may leave out; or what the same parties do together. */
const areSameSides = (headline: Profile, body: Profile): boolean =>
  headline.from.length > 0 &&
  (headline.directed
    ? isWithin(headline.from, body.from) && isWithin(headline.to, body.to)
    : headline.parties.join() === body.parties.join());

const isWithin = (some: readonly string[], all: readonly string[]): boolean => common(some, all) === some.length;

const peopleOf = ({ value }: ItemOf<'meeting'>): string[] => [
  ...new Set(value.participants.flatMap((one) => (isPerson(one) ? [one.actor] : []))),
];

const hasOwnDay = ({ days, value }: Told): boolean =>
  days !== null && value.why.some((rule) => rule.startsWith('dates/') && !rule.startsWith('dates/published'));

const widthOf = ({ days }: Told): number => (days ? days[1] - days[0] : 1e9);
const isOfDay = (one: Told): boolean => widthOf(one) === 0;

/** The evidence of both, and who takes part by either. */
const withEvidence = (body: Told, repeat: Told): Told => {
  const isNew = repeat.value.evidence.map((span) => !body.value.evidence.some((known) => `${known}` === `${span}`));
  const evidence = [...body.value.evidence, ...repeat.value.evidence.filter((_, i) => isNew[i])];
  const joined = {
    ...body,
    ...(repeat.readoutBy === undefined ? {} : { readoutBy: repeat.readoutBy }),
    words: [...body.words, ...repeat.words.filter((_, i) => isNew[i])],
    sentences: [...new Set([...body.sentences, ...repeat.sentences])],
  };
  if (joined.kind !== 'meeting' || repeat.kind !== 'meeting')
    return { ...joined, value: { ...joined.value, evidence } } as Told;
  const participants = participantsOf([...joined.value.participants, ...repeat.value.participants]);
  return { ...joined, value: { ...joined.value, evidence, participants } };
};
