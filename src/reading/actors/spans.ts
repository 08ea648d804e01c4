/**
 * Dates as coarse as they are known, as one number that can be compared: 2013 is 20130000, 2013-06 is 20130600. And
 * what is known of an office on a day.
 */

/** `2013`, `2013-06`, `2013-06-18` as a number; '' is 0. */
export const dateNumber = (date: string): number => (date === '' ? 0 : Number(date.replace(/-/g, '').padEnd(8, '0')));

/** The date of a number of `dateNumber`, as coarse as it was. */
export const dateText = (number: number): string => {
  if (number === 0) return '';
  const text = String(number);
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)];
  return month === '00' ? year : day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`;
};

/** The last day that a coarse date may mean, as a number to compare with. */
export const lastOf = (date: number): number =>
  date % 10000 === 0 ? date + 1231 : date % 100 === 0 ? date + 31 : date;

/** The first day that a coarse date may mean. */
export const firstOf = (date: number): number => (date % 10000 === 0 ? date + 101 : date % 100 === 0 ? date + 1 : date);

/** Days since a fixed day, near enough to measure distances with: months count 30.44 days. */
export const dayCount = (date: number): number => {
  const day = firstOf(date);
  return Math.floor(day / 10000) * 365.25 + (Math.floor(day / 100) % 100) * 30.44 + (day % 100);
};

/** A stretch of time in which somebody was seen in an office: from first to last sighting, both in the source. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What the tables say about one office of one person. Dates are numbers of `dateNumber`, 0 where unknown. */
export interface OfficeSpan {
  readonly from: number;
  readonly to: number;
  /** No day before it can be meant, since another held the post. */
  readonly since: number;
  /** No day after it can be meant, since a successor began or nothing was heard for long; 0 where nothing limits it. */
  readonly until: number;
  readonly attested: readonly Interval[];
}

/**
 * How sure it is that an office was held on a day, the surest first:
 * - held: the day lies within dates of beginning and end, or between the beginning and a later sighting
 * - attested: the day lies between two sightings in one source
 * - presumed: begun before, no end known, no successor known, not too many years without news
 * - near: seen in the office within a year of the day, and nobody else known in it
 */
export const EVIDENCE = ['held', 'attested', 'presumed', 'near'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Years after which an office of unknown end is no longer presumed: two long terms. */
export const LONGEST = 10;
/** The same in a post of one holder, where a successor would be known: some ministers stay for more than twenty. */
export const LONGEST_SINGLE = 25;
const NEAR_DAYS = 366;

/** @param day a full date as a number */
export function evidenceOn(span: OfficeSpan, day: number): Evidence | undefined {
  const { from, to, since, until, attested } = span;
  if ((since !== 0 && day < firstOf(since)) || (until !== 0 && day > lastOf(until))) return undefined;
  if (from !== 0 && day < firstOf(from)) return undefined;
  if (to !== 0 && day > lastOf(to)) return undefined;
  if (from !== 0 && to !== 0) return 'held';
  let nearest = Number.POSITIVE_INFINITY;
  for (const seen of attested) {
    if (day >= firstOf(seen.from) && day <= lastOf(seen.to)) return from !== 0 ? 'held' : 'attested';
    if (from !== 0 && day <= lastOf(seen.to)) return 'held';
    if (to !== 0 && day >= firstOf(seen.from)) return 'held';
    const distance = day < seen.from ? dayCount(seen.from) - dayCount(day) : dayCount(day) - dayCount(lastOf(seen.to));
    nearest = Math.min(nearest, distance);
  }
  if (from !== 0) return 'presumed';
  return nearest <= NEAR_DAYS || (to !== 0 && dayCount(to) - dayCount(day) <= NEAR_DAYS) ? 'near' : undefined;
}
