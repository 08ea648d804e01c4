/**
 * Whether two items tell of the same thing, decided from the two alone: parties, people, days, place, kind, words, names,
 * numbers, quotations. Pure, and the same whichever comes first.
 *
 * Two answers: `score` says how likely they are the same, by weights of named features
 * (`data/record/same.csv`); `apart` that they contradict each other in what one thing cannot have twice (dates too far
 * apart, other people for the same side, a dinner and talks). Items that are apart never stand in one entry, whatever
 * stands between them. A plan and what came of it are not apart: the entry keeps both statuses.
 */
import type { EventStatus, MeetingStatus } from '../model/generated/lists.js';
import type { Item } from '../model/record.js';
import { distance } from './days.js';
import { common, featuresOf, sharedSides } from './features.js';
import { WEIGHTS } from './generated/same.js';
import { isVerbal, type Profile, profileOf, type Side } from './profile.js';
import { KINDS, LEAST_WORDS, SLIDING_DAYS, SPEAKS_FOR_ITSELF } from './weights.js';

/** What one feature of a pair added to the log odds that the two are the same. */
interface Reason {
  readonly feature: string;
  readonly weight: number;
}

/** How likely two items are the same, 0 to 1, with what speaks for it and against. The same from `LEAST_LIKELY` of their kind on. */
export interface Likeness {
  readonly score: number;
  /** The heaviest first; none where the two cannot be the same. */
  readonly reasons: readonly Reason[];
}

export const same = (a: Item, b: Item): Likeness => {
  const [x, y] = [profileOf(a), profileOf(b)];
  if (a.document === b.document || !mayBeSame(x, y)) return { score: 0, reasons: [] };
  const weights = WEIGHTS[a.kind];
  const reasons = featuresOf(x, y)
    .map((feature) => ({ feature, weight: weights.features[feature] ?? 0 }))
    .sort((p, q) => Math.abs(q.weight) - Math.abs(p.weight) || (p.feature < q.feature ? -1 : 1));
  return { score: likeness(x, y), reasons };
};

/** The score of `same` for items whose profiles are at hand; pushes what speaks for it to `why` where it is given. */
export const scoreOf = (a: Profile, b: Profile, why?: string[]): number =>
  a.document === b.document ? 0 : likeness(a, b, why);

/** The score of two items of different documents. */
export const likeness = (a: Profile, b: Profile, why?: string[]): number => {
  if (!mayBeSame(a, b)) return 0;
  const weights = WEIGHTS[a.item.kind];
  let sum = weights.constant;
  for (const feature of featuresOf(a, b)) {
    const weight = weights.features[feature] ?? 0;
    sum += weight;
    if (weight >= SPEAKS) why?.push(`same/${feature}`);
  }
  // Ties must be ties, whatever the last bits of a sum.
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
};

/** What adds so much to the log odds is named among the reasons of an entry. */
const SPEAKS = 0.5;

/** False where nothing else need be asked: of other keys, too far apart in time, or in contradiction. */
export const mayBeSame = (a: Profile, b: Profile): boolean => {
  if (a.key !== b.key || !a.when || !b.when || apart(a, b)) return false;
  if (a.undated !== null && b.undated !== null && Math.abs(a.undated - b.undated) > SLIDING_DAYS) return false;
  if (a.item.kind !== 'statement') return true;
  // Speakers with a name; for those without one `sort` has spoken.
  if (a.sort === b.sort) return (a.named === 0 && b.named === 0) || sharedSides(a.people, b.people) > 0;
  return saysTheSameFor(a, b);
};

/** One paper has a remark of the spokesman, another the same words of his state. */
const saysTheSameFor = (a: Profile, b: Profile): boolean =>
  a.parties.length > 0 &&
  (a.named === 0) !== (b.named === 0) &&
  a.words === b.words &&
  a.words.split(' ').length >= LEAST_WORDS;

/** True where the two contradict each other in what one thing cannot have twice. Items without a date contradict no date. */
export const apart = (a: Profile, b: Profile): boolean => {
  if (a.item.kind !== b.item.kind) return true;
  if (a.when && b.when && distance(a.when, b.when) > slack(a, b)) return true;
  switch (a.item.kind) {
    case 'meeting':
      return (
        !kindsAgree(a.sort, b.sort) ||
        !statusesAgree(a.status, b.status) ||
        (a.inPerson && b.remote) ||
        (b.inPerson && a.remote) ||
        otherPeople(a.people, b.people)
      );
    case 'event':
      return eventsApart(a, b);
    case 'statement':
      return otherPeople(a.people, b.people);
    case 'commitment':
      return common(a.from, b.from) === 0;
    default:
      return a.sort !== b.sort;
  }
};

const eventsApart = (a: Profile, b: Profile): boolean => {
  if (a.plover !== b.plover || !statusesAgree(a.status, b.status)) return true;
  if (a.directed && (areOther(a.from, b.from) || areOther(a.to, b.to))) return true;
  if (otherPeople(a.people, b.people)) return true;
  // What is said is told apart by what it is about; one deed has as many wordings as reports.
  const speak = isVerbal(a) && a.about.length >= SPEAKS_FOR_ITSELF && b.about.length >= SPEAKS_FOR_ITSELF;
  return speak && common(a.about, b.about) === 0 && common(a.quotations, b.quotations) === 0;
};

/** Absolute dates of one thing do not differ, but for calls: their two ends may lie in two days. */
const slack = (a: Profile, b: Profile): number =>
  a.relative || b.relative || (a.remote && b.remote) ? SLIDING_DAYS : 0;

/** People of the actor table on both sides of the comparison for some party, and none in common. */
const otherPeople = (a: readonly Side[], b: readonly Side[]): boolean => {
  for (const side of a)
    for (const other of b)
      if (side.party === other.party && side.known && other.known && common(side.keys, other.keys) === 0) return true;
  return false;
};

const areOther = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && common(a, b) === 0;

const KIND_PAIRS = pairs(KINDS);
const kindsAgree = (a: string, b: string): boolean => a === b || KIND_PAIRS.has(`${a} ${b}`);

const PHASES: Readonly<Record<'done' | 'plan' | 'off' | 'saidNot', readonly (MeetingStatus | EventStatus)[]>> = {
  done: ['happened'],
  plan: ['planned', 'agreed', 'proposed', 'hypothetical'],
  off: ['refused', 'cancelled'],
  saidNot: ['denied'],
};

const crossed = (a: readonly string[], b: readonly string[]): readonly (readonly [string, string])[] =>
  a.flatMap((x) => b.map((y) => [x, y] as const));

/** A plan becomes the thing, or is called off; what was called off did not happen; what is denied may have. */
const STATUS_PAIRS = pairs([
  ...Object.values(PHASES).flatMap((phase) => crossed(phase, phase)),
  ...crossed(PHASES.done, PHASES.plan).filter(([, plan]) => plan !== 'hypothetical'),
  ...crossed(PHASES.off, PHASES.plan),
  ...crossed(PHASES.saidNot, [...PHASES.done, ...PHASES.plan, ...PHASES.off]),
]);
const statusesAgree = (a: string, b: string): boolean => a === b || STATUS_PAIRS.has(`${a} ${b}`);

/** Pairs of words, either way round. */
function pairs(rows: readonly (readonly [string, string])[]): ReadonlySet<string> {
  return new Set(rows.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
}
