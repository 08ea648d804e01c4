/** Mentions of one meeting become one: the same parties, nobody in another's place, days and kinds that can be one. */
import type { DateValue } from '../../model/reading.js';
import { once } from './frames.js';
import type { Side } from './naming.js';
import type { Told } from './told.js';

/** Meetings of a text that a further mention is compared with: the last ones. */
const LAST = 12;

export const mergeMeetings = (told: readonly Told[]): readonly Told[] => {
  const merged: Told[] = [];
  for (const one of told) {
    let index = -1;
    for (let k = merged.length - 1; k >= Math.max(0, merged.length - LAST); k--) {
      const other = merged[k];
      if (other && isSame(other, one)) {
        index = k;
        break;
      }
    }
    const known = merged[index];
    if (known) merged[index] = join(known, one);
    else merged.push(one);
  }
  return withProposals(merged).filter(
    (one, k, all) =>
      !isOpen(one) ||
      !all
        .slice(Math.max(0, k - LAST), k + LAST)
        .some((other) => !isOpen(other) && family(other) === family(one) && cameAbout(one, other)),
  );
};

const isSame = (a: Told, b: Told): boolean =>
  family(a) === family(b) &&
  a.apart === b.apart &&
  (a.format === b.format || ((!a.sure || !b.sure) && a.kind !== 'summit' && b.kind !== 'summit')) &&
  (isOpen(a) === isOpen(b) || cameAbout(a, b)) &&
  isReply(a) === isReply(b) &&
  sameDay(a.date?.value, b.date?.value) &&
  (a.place === undefined || b.place === undefined || a.place.name === b.place.name || a.kind !== 'visit') &&
  sameSides(a.sides, b.sides) &&
  (a.sides.some((side) => b.sides.some((one) => one.actor === side.actor)) || isBare(a) || isBare(b));

/** 'declined to come and will send his minister': what is refused is not what is planned instead. */
const isReply = ({ standing }: Told): boolean => standing.status === 'refused';

/** 'refused to receive the envoy, who had asked to come to Niamey': what was asked for is what was refused. */
const withProposals = (told: readonly Told[]): readonly Told[] => {
  const taken = new Set<Told>();
  const joined = told.map((one) => {
    if (!isReply(one)) return one;
    const asked = told.find(
      (other) =>
        other.standing.status === 'proposed' &&
        sameSides(one.sides, other.sides) &&
        one.sides.some((side) => side.isPerson && other.sides.some((same) => same.actor === side.actor)),
    );
    if (!asked) return one;
    taken.add(asked);
    return { ...one, place: one.place ?? asked.place, date: one.date ?? asked.date };
  });
  return joined.filter((one) => !taken.has(one));
};

/** Told of states alone, which any of their people may be. */
const isBare = ({ sides, date, standing }: Told): boolean =>
  date === undefined && standing.status === 'happened' && sides.every((side) => !side.isPerson);

/** Kinds that one sitting may be told as. */
const family = ({ kind }: Told): string => (kind === 'summit' || kind === 'other' || kind === 'call' ? 'talks' : kind);
/** What was planned for a day and what happened on it between the same persons. */
const cameAbout = (a: Told, b: Told): boolean => {
  const [one, other] = [a.date?.value, b.date?.value];
  if (one === undefined || one !== other) return false;
  return a.sides.filter((side) => side.isPerson && b.sides.some((same) => same.actor === side.actor)).length > 1;
};
const isOpen = ({ standing }: Told): boolean => standing.status !== 'happened';

const startOf = (date: DateValue): string => (typeof date === 'string' ? date : date.start);
const sameDay = (a: DateValue | undefined, b: DateValue | undefined): boolean => {
  if (a === undefined || b === undefined) return true;
  const [one, other] = [startOf(a), startOf(b)];
  return one.startsWith(other) || other.startsWith(one);
};

const partiesOf = (sides: readonly Side[]): ReadonlySet<string> => new Set(sides.map((side) => side.party));
const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((one) => b.has(one));

const sameSides = (a: readonly Side[], b: readonly Side[]): boolean => {
  const [one, other] = [partiesOf(a), partiesOf(b)];
  if (!within(one, other) && !within(other, one)) return false;
  for (const party of one) {
    const [persons, others] = [personsOf(a, party), personsOf(b, party)];
    if (persons.size > 0 && others.size > 0 && ![...persons].some((person) => others.has(person))) return false;
  }
  return true;
};
const personsOf = (sides: readonly Side[], party: string): ReadonlySet<string> =>
  new Set(sides.filter((side) => side.isPerson && side.party === party).map((side) => side.actor));

const join = (a: Told, b: Told): Told => {
  const surer = !a.sure && b.sure ? b : a;
  return {
    ...a,
    kind: surer.kind,
    format: surer.format,
    sure: surer.sure,
    sidelines: a.sidelines || b.sidelines,
    standing: standingOfBoth(a, b),
    sides: once([...a.sides, ...b.sides]),
    date: a.date ?? b.date,
    place: a.place ?? b.place,
    venue: a.venue ?? b.venue,
    duration: a.duration ?? b.duration,
    topics: [...new Set([...a.topics, ...b.topics])],
    roster: a.roster ?? b.roster,
    ...(b.weight > a.weight ? { evidence: b.evidence, weight: b.weight } : {}),
    why: [...new Set([...a.why, ...b.why])],
  };
};

/** What happened did, whatever was planned; what was called off is; a plan is more than a wish; else what was told first. */
const standingOfBoth = (a: Told, b: Told): Told['standing'] =>
  [a, b].find(({ standing }) => standing.status === 'happened')?.standing ??
  (b.standing.status === 'cancelled' || (a.standing.status === 'proposed' && b.standing.status === 'planned')
    ? b.standing
    : a.standing);
