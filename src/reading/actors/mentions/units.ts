/** Who stand together before a pronoun, and may be meant by *they*: a collective, a list, who does something with whom. */
import { lowerAt } from '../../text/tokens.js';
import { isAttribute, isJoined } from './collectives.js';
import { type Occurrence, type Referent, stands } from './discourse.js';
import { distinct, type Scene } from './scene.js';

export interface Unit {
  readonly of: readonly Referent[];
  /** The occurrence of the first, as a subject where one of them is. */
  readonly at: Occurrence;
  readonly how: 'collective' | 'list' | 'part of a list' | 'with' | 'subject and object';
}

/** The last first. */
export function unitsBefore(scene: Scene, token: number): readonly Unit[] {
  const units: Unit[] = [];
  let run: Occurrence[] = [];
  const runs: Occurrence[][] = [];
  const singles: Occurrence[] = [];
  for (const occurrence of scene.discourse.before(token)) {
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
  if (
    first.of[0]?.who.kind === 'person' &&
    second.of[0]?.who.kind === 'person' &&
    isJoined(scene, first.to, second.from)
  )
    return true;
  if (second.from - first.to > FARTHEST) return false;
  const conjuncts = scene.grammar.conjuncts(first.head);
  if (conjuncts.length > 1 && conjuncts.includes(second.head)) return true;
  const word = lowerAt(scene.tokens, first.to);
  return second.from === first.to + 1 && (word === 'and' || word === '&');
};
/** Words between two of a list. */
const FARTHEST = 5;
