/**
 * What two items of one kind have in common and in what they differ, as names of features: what `same` weighs. Each group
 * (day, people, parties ...) gives one name at most, so that a weight says what that one finding is worth. Pure, and the
 * same whichever item comes first.
 */
import { PARTY } from '../model/generated/parties.js';
import type { Place } from '../model/reading.js';
import { distance, type Interval } from './days.js';
import { isAhead, isVerbal, type Profile, type Side } from './profile.js';
import { LEAST_WORDS, SLIDING_DAYS, WIDTHS } from './weights.js';

/** Names of the features of a pair, in a fixed order: `day/same`, `people/both`, `words/half`. */
export function featuresOf(a: Profile, b: Profile): string[] {
  const features = [days(a, b), parties(a, b), ...people(a, b), words(a, b), ...things(a, b), status(a, b)];
  features.push(met(a, b), order(a, b), readouts(a, b));
  switch (a.item.kind) {
    case 'meeting':
      features.push(places(a.place, b.place), kinds(a.sort, b.sort));

      features.push(a.remote === b.remote ? '' : 'format/other', a.rank === b.rank ? 'level/same' : 'level/other');
      break;
    case 'event':
      features.push(places(a.place, b.place), codes(a.cameo, b.cameo), modes(a, b), toward(a, b), `type/${a.plover}`);
      break;
    case 'incident':
      features.push(places(a.place, b.place));
      break;
    case 'commitment':
      features.push(a.sort === b.sort ? 'by/same' : 'by/other', topics(a.topics, b.topics));
      break;
    case 'channel':
      features.push(a.state === b.state ? 'state/same' : 'state/other');
      break;
    case 'statement':
      features.push(topics(a.topics, b.topics));
  }
  return features.filter((feature) => feature !== '');
}

const days = (a: Profile, b: Profile): string => {
  if (!a.when || !b.when) return '';
  if (a.undated !== null && b.undated !== null) return a.undated === b.undated ? 'day/published' : 'day/published-near';
  const width = Math.max(a.width, b.width);
  if (width > WIDTHS[1]) return a.width === b.width ? 'day/both-coarse' : width > WIDTHS[3] ? 'day/year' : 'day/coarse';
  if (a.undated !== null || b.undated !== null)
    return distance(toldIn(a, a.when), toldIn(b, b.when)) > SLIDING_DAYS ? 'day/coarse' : 'day/one-published';
  if (width > WIDTHS[0]) return 'day/week';
  return distance(a.when, b.when) > 0 ? 'day/apart' : 'day/same';
};

/** The days of an item, or the day of publication in their place. */
const toldIn = ({ undated }: Profile, when: Interval): Interval => (undated === null ? when : [undated, undated]);

/** Two readouts of one office repeat its sentences, each of another meeting. */
const met = ({ met: a }: Profile, { met: b }: Profile): string =>
  a.length === 0 || b.length === 0 ? '' : common(a, b) > 0 ? 'met/same' : 'met/other';

const parties = ({ parties: a }: Profile, { parties: b }: Profile): string => {
  const both = common(a, b);
  if (both === a.length && both === b.length) return 'parties/same';
  return both === Math.min(a.length, b.length) ? 'parties/more' : 'parties/other';
};

/** For how many parties both name somebody in common; whether one party's people are partly others. */
const people = (a: Profile, b: Profile): string[] => {
  const shared = sharedSides(a.people, b.people) + sharedSides(a.targets, b.targets);
  return [
    shared > 1 ? 'people/both' : shared === 1 ? one(a, b) : a.named + b.named > 0 ? 'people/unmatched' : '',
    differ(a.people, b.people) ? 'people/others' : '',
  ];
};

/** A report of a visit may name its guest alone; that each names somebody whom the other does not says less. */
const one = (a: Profile, b: Profile): string =>
  (a.sort === 'visit' || b.sort === 'visit') && Math.min(a.named, b.named) === 1 ? 'people/guest' : 'people/one';

/** Number of parties for which somebody is named by both. */
export const sharedSides = (a: readonly Side[], b: readonly Side[]): number => {
  let shared = 0;
  for (const side of a)
    for (const other of b) if (side.party === other.party && common(side.keys, other.keys) > 0) shared++;
  return shared;
};

/** Both name for one party people whom the other does not. */
const differ = (a: readonly Side[], b: readonly Side[]): boolean =>
  a.some((side) =>
    b.some(
      (other) =>
        side.party === other.party && common(side.keys, other.keys) < Math.min(side.keys.length, other.keys.length),
    ),
  );

/** `kind/same`, or two kinds that may be one: `kind/call-talks`. */
const kinds = (a: string, b: string): string => `kind/${a === b ? 'same' : [a, b].sort().join('-')}`;

/** Two readouts of one office are of two meetings. */
const readouts = ({ readoutBy: a }: Profile, { readoutBy: b }: Profile): string =>
  a === '' || b === '' ? '' : a === b ? 'readout/same-office' : 'readout/two-offices';

/** Share of the stems of both that they have in common, in steps; what is said is told apart by it, a deed has many wordings. */
const words = (a: Profile, b: Profile): string => `${isVerbal(a) ? 'said' : 'words'}/${alikeness(a, b)}`;

const alikeness = (a: Profile, b: Profile): string => {
  if (a.words !== '' && a.words === b.words && a.words.split(' ').length >= LEAST_WORDS) return 'equal';
  if (a.stems.length === 0 || b.stems.length === 0) return 'none';
  const both = common(a.stems, b.stems);
  const alike = both / Math.min(a.stems.length, b.stems.length);
  // One word in common of two says less than five of ten.
  if (both < 2 && alike > 0.3) return 'one';
  if (both === 0) return 'other';
  return alike < 0.2 ? 'tenth' : alike < 0.35 ? 'quarter' : alike < 0.6 ? 'half' : 'most';
};

/** Names, numbers and quotations within the words: what rewording leaves alone. */
const things = (a: Profile, b: Profile): string[] => [
  quotations(a, b),
  shareOf('names', a.names, b.names),
  shareOf('numbers', a.numbers, b.numbers),
];

/** Reports quote one remark at different lengths: '“very far” from a deal' and “We are still very far from a deal.” */
const quotations = (a: Profile, b: Profile): string => {
  if (common(a.quotations, b.quotations) > 0) return 'quotation/shared';
  return a.item.kind === 'statement' && (isQuoted(a, b) || isQuoted(b, a)) ? 'quotation/within' : '';
};

const isQuoted = ({ snatches }: Profile, { words }: Profile): boolean =>
  snatches.some((snatch) => ` ${words} `.includes(` ${snatch} `));

const shareOf = (name: string, a: readonly string[], b: readonly string[]): string => {
  if (a.length === 0 || b.length === 0) return '';
  const both = common(a, b);
  return both === 0 ? `${name}/other` : both === Math.min(a.length, b.length) ? `${name}/same` : `${name}/some`;
};

const status = (a: Profile, b: Profile): string =>
  a.status === '' ? '' : a.status === b.status ? 'status/same' : 'status/other';

/** What is still planned after something happened is another thing: 'They agreed to speak again'. */
const order = (a: Profile, b: Profile): string => {
  const [plan, deed] = isAhead(a.status) ? [a, b] : [b, a];
  if (!isAhead(plan.status) || deed.status !== 'happened' || !deed.when || plan.published === null) return '';
  return plan.published >= deed.when[1] ? 'order/plan-later' : '';
};

const topics = (a: readonly string[], b: readonly string[]): string => shareOf('topics', a, b);

const places = (a: Place | null, b: Place | null): string => {
  if (!a || !b) return '';
  const one = a.geonames === undefined || b.geonames === undefined ? a.name === b.name : a.geonames === b.geonames;
  if (one) return 'place/same';
  if (areNear(a, b)) return 'place/near';
  if (a.country === undefined || b.country === undefined) return '';
  if (a.country !== b.country) return 'place/other';
  return isCountry(a) || isCountry(b) ? 'place/within' : 'place/country';
};

/** 'Woodside' and 'San Francisco': an estate, its town and the city by which reports call it. */
export const areNear = (a: Place, b: Place): boolean => {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return false;
  if (isCountry(a) || isCountry(b)) return false;
  const north = b.lat - a.lat;
  const east = (b.lon - a.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(north, east) * KILOMETRES <= NEAR;
};
/** Of a degree of latitude. */
const KILOMETRES = 111.2;
/** Kilometres to which a city lends its name. */
const NEAR = 60;

/** 'In China' is where 'in Beijing' is, too. */
export const isCountry = ({ name, country }: Place): boolean => country !== undefined && PARTY[country].name === name;

const codes = (a: string, b: string): string => {
  if (a === b) return 'code/same';
  if (a.slice(0, 2) !== b.slice(0, 2)) return 'code/type';
  return a.startsWith(b) || b.startsWith(a) ? 'code/branch' : 'code/root';
};

/** A mode is as one report has it: 'suspended its part' and 'pulled out' may be one deed. */
const modes = ({ mode: a }: Profile, { mode: b }: Profile): string =>
  a === '' || b === '' ? '' : a === b ? 'mode/same' : 'mode/other';

/** Whether both know who did it, and to whom. */
const toward = (a: Profile, b: Profile): string =>
  common(a.from, b.from) > 0 && common(a.to, b.to) > 0 ? 'sides/both' : 'sides/one';

/** Size of what two lists have in common; the lists are short. */
export const common = (a: readonly string[], b: readonly string[]): number => {
  let count = 0;
  for (const one of a) if (b.includes(one)) count++;
  return count;
};
