/** Who stand together before a pronoun, and may be meant by *they*: a collective, a list, who does something with whom. */
import { at, formAt, lowerAt } from '../../text/tokens.js';
import { joinBetween } from '../joins.js';
import { nameAt } from './chunks.js';
import { type Asked, type Occurrence, type Referent, stands } from './discourse.js';
import { distinct, knownReferent, partiesOf, partyActor, type Scene } from './scene.js';

export interface Unit {
  readonly of: readonly Referent[];
  /** The occurrence of the first, as a subject where one of them is. */
  readonly at: Occurrence;
  /** How the text puts them together: a collective, a list or part of one, who does something with or to whom; for a phrase
   * also the first of the text, and the states of such people. */
  readonly how: string;
}

/** The sentences of a text that say whom it is about. */
const HEAD = 3;

/** The last first. */
export function unitsBefore(scene: Scene, { token, sort, noun }: Asked): readonly Unit[] {
  const { discourse } = scene;
  const before = [...discourse.before(token)];
  const units = [...unitsOf(scene, before)];
  if (sort !== 'together') return units;
  const end = discourse.occurrences.findIndex(({ sentence, from }) => sentence >= HEAD || from >= token);
  const head = discourse.occurrences.slice(0, end === -1 ? undefined : end).toReversed();
  units.push(...unitsOf(scene, head).map((one) => ({ ...one, how: `${one.how} of the head` })));
  units.push(...namedNear(before));
  if (noun === 'people') return units;
  // 'The two sides' are the states for which those speak whom the text puts together.
  const sides = units
    .map((unit) => ({ ...unit, of: statesOf(scene, unit.of), how: `sides, ${unit.how}` }))
    .filter(({ of }) => of.length > 1);
  return noun === 'number' ? [...units, ...sides] : sides;
}

/** All of a sort whom a sentence names, and all whom it and those behind it name. */
function namedNear(occurrences: readonly Occurrence[]): readonly Unit[] {
  const units: Unit[] = [];
  const seen: Occurrence[] = [];
  for (let k = 0; k < occurrences.length; ) {
    const first = at(occurrences, k);
    const own: Occurrence[] = [];
    for (; k < occurrences.length && at(occurrences, k).sentence === first.sentence; k++) own.push(at(occurrences, k));
    seen.push(...own);
    for (const [some, near] of [
      [own, 'of a sentence'],
      [seen, 'so far'],
    ] as const) {
      const all = distinct(some.toReversed().flatMap(({ of }) => of));
      const people = all.filter(({ who }) => who.kind === 'person');
      const bodies = all.filter(({ who }) => who.kind !== 'person');
      for (const [of, sort] of [
        [people, 'people'],
        [bodies, 'bodies'],
        [all, 'all'],
      ] as const)
        units.push({ of, at: first, how: `${sort} ${near}` });
    }
  }
  return units.filter(({ of }) => of.length > 1);
}

const statesOf = (scene: Scene, of: readonly Referent[]): readonly Referent[] =>
  partiesOf(of).flatMap((party) => knownReferent(scene, partyActor(scene, party)) ?? []);

function unitsOf(scene: Scene, occurrences: readonly Occurrence[]): readonly Unit[] {
  const units: Unit[] = [];
  let run: Occurrence[] = [];
  const runs: Occurrence[][] = [];
  const singles: Occurrence[] = [];
  for (const occurrence of occurrences) {
    const [referent] = occurrence.of;
    if (!referent || occurrence.form === 'adjective') continue;
    if (occurrence.of.length > 1) units.push({ of: occurrence.of, at: occurrence, how: 'collective' });
    singles.push(occurrence);
    const behind = run.at(-1);
    if (behind && isAttribute(scene, behind, occurrence)) continue;
    if (behind && isCoordinated(scene, occurrence, behind)) run.push(occurrence);
    else {
      run = [occurrence];
      runs.push(run);
    }
  }
  for (const list of runs) {
    const first = list.at(-1);
    if (!first || list.length < 2) continue;
    const rank = list.some((one) => one.rank === 'subject') ? 'subject' : first.rank;
    for (let length = list.length; length > 1; length--)
      units.push({
        of: distinct(
          list
            .slice(0, length)
            .toReversed()
            .flatMap(({ of }) => of),
        ),
        at: { ...first, rank },
        how: length === list.length ? 'list' : 'part of a list',
      });
  }
  for (const subject of singles) {
    if (subject.rank !== 'subject' || subject.clause === -1) continue;
    for (const list of runs) {
      const partner = list.at(-1);
      if (!partner || list.includes(subject) || partner.clause !== subject.clause || partner.from < subject.to)
        continue;
      if ((subject.of[0]?.who.kind === 'person') !== (partner.of[0]?.who.kind === 'person')) continue;
      if (partner.rank === 'possessor' || partner.rank === 'attribute') continue;
      const isWith = list.some((one) => stands(scene.grammar, one, scene.grammar.oblique(subject.clause, 'with')));
      if (!isWith && partner.rank !== 'object') continue;
      units.push({
        of: distinct([...subject.of, ...list.toReversed().flatMap(({ of }) => of)]),
        at: subject,
        how: isWith ? 'with' : 'subject and object',
      });
    }
  }
  return units.filter(({ of }) => of.length > 1);
}

const isCoordinated = (scene: Scene, first: Occurrence, second: Occurrence): boolean => {
  if (first.sentence !== second.sentence || second.from < first.to) return false;
  const arePeople = [first, second].every(({ of }) => of[0]?.who.kind === 'person');
  if (arePeople && (joinBetween(scene.tokens, first.to, second.from) ?? -1) !== -1) return true;
  if (second.from - first.to > FARTHEST) return false;
  const conjuncts = scene.grammar.conjuncts(first.head);
  if (conjuncts.length > 1 && conjuncts.includes(second.head)) return true;
  const word = lowerAt(scene.tokens, first.to);
  return second.from === first.to + 1 && (word === 'and' || word === '&');
};
/** Words between two of a list. */
const FARTHEST = 5;

/** 'Silva | of Brazil', '| UK Foreign Secretary Reed': the state to which somebody of a list belongs is none of the list. */
const isAttribute = (scene: Scene, before: Occurrence, { of, from, to, form }: Occurrence): boolean => {
  const [owner] = of;
  if (owner?.who.kind !== 'state' || before.of[0]?.who.kind !== 'person' || form !== 'name') return false;
  return (
    lowerAt(scene.tokens, from - 1) === 'of' ||
    (TITLE.test(formAt(scene.tokens, to)) && nameAt(scene, to) === undefined)
  );
};
const TITLE = /^\p{Lu}\p{Ll}/u;
