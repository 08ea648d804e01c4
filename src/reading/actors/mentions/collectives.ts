/**
 * Phrases that mean several: 'the two sides', 'both presidents', 'the four', 'U.S. and Chinese officials', 'the prime
 * ministers of Poland and Slovenia', 'their foreign ministers'. Whom they mean are those that the text has put together: a
 * coordination, or who does something with whom.
 */
import type { Party } from '../../../model/generated/parties.js';
import { formAt, lemmaAt, lowerAt, sentenceStartAt, uposOf } from '../../text/tokens.js';
import type { RoleHead } from '../who/grammar.js';
import type { Chunk } from './chunks.js';
import { asWho, type Said } from './describing.js';
import type { Occurrence, Referent } from './discourse.js';
import { fitsRole } from './fit.js';
import type { Members } from './lexicon.js';
import {
  distinct,
  isPlural,
  knownReferent,
  type Meant,
  nameAt,
  partyActor,
  partyOf,
  type Scene,
  wordsBefore,
} from './scene.js';

const NUMBERS = new Map(
  Object.entries({
    both: 2,
    neither: 2,
    either: 2,
    each: 2,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
  }),
);
/** Nouns that are several as they stand, with their number. */
const PAIRS = new Map(Object.entries({ pair: 2, duo: 2, trio: 3, quartet: 4 }));
const ONE_OF_TWO = new Set(['each', 'neither', 'either']);
const WHY = 'actors/collective';

/** 'both sides', 'the three leaders', 'the pair', 'the two', 'Both'. */
export function collective(scene: Scene, chunk: Chunk, said: Said | undefined): Meant | undefined {
  const { head, begins } = chunk;
  if (begins === 'indefinite' || begins === 'owner' || begins === 'pronoun') return undefined;
  const before = wordsBefore(scene, chunk);
  const form = lowerAt(scene.tokens, head);
  const alone = NUMBERS.get(form);
  const count =
    alone ?? PAIRS.get(form) ?? before.map((word) => NUMBERS.get(word)).find((number) => number !== undefined);
  if (alone !== undefined) {
    if (form === 'each' || form === 'either' || form === 'neither') return undefined;
    const isAlone = begins === 'definite' || form === 'both' || before.includes('all');
    return isAlone ? (gathered(scene, head, alone, 'people') ?? gathered(scene, head, alone, 'states')) : undefined;
  }
  const isSeveral = isPlural(scene, head) || PAIRS.has(form) || before.some((word) => ONE_OF_TWO.has(word));
  if (!isSeveral || (count === undefined && begins !== 'definite')) return undefined;
  if (said && (said.phrase.states.length > 0 || said.phrase.organization || said.phrase.region !== ''))
    return undefined;
  const lemma = PAIRS.has(form) ? form : lemmaAt(scene.tokens, head);
  const of = scene.words.collectives.get(lemma);
  const role = said?.phrase.head.is === 'role' ? said.phrase.head : undefined;
  if (role && of === undefined) {
    // 'the senators' are no two who happen to be named nearby.
    const isWanted = (one: Referent): boolean => fitsRole(one, role.role, said?.phrase.before ?? []);
    const holders = gathered(scene, chunk.from, count, 'people', isWanted, count === undefined);
    // A secretary of state and a minister are two ministers.
    return holders ?? (count === undefined ? undefined : gathered(scene, chunk.from, count, 'people'));
  }
  if (of === undefined) return undefined;
  if (role && said && lemma === 'leader') return gathered(scene, chunk.from, count, 'people', undefined);
  return gathered(scene, chunk.from, count, of);
}

/** Those whom the text has put together last, as many as are asked for. */
function gathered(
  scene: Scene,
  token: number,
  count: number | undefined,
  of: Members,
  isWanted: (referent: Referent) => boolean = () => true,
  isTogether = false,
): Meant | undefined {
  for (const { members: unit, isSubject, isTold } of unitsBefore(scene, token)) {
    if (isTogether && !isTold) continue;
    const members = membersOf(scene, unit.filter(isWanted), of);
    if (members.length < 2 || (count !== undefined && members.length !== count)) continue;
    // The sides of a text stay the same, whoever else is named together, until others do something together.
    const known = of === 'people' || isSubject ? undefined : scene.discourse.sides;
    const found = known && (count === undefined || known.length === count) ? known : members;
    if (of === 'parties') scene.discourse.sides = found;
    return { of: found, plural: true, why: [WHY] };
  }
  return undefined;
}

const membersOf = (scene: Scene, unit: readonly Referent[], of: Members): Referent[] => {
  if (of === 'people') return unit.filter(({ who }) => who.kind === 'person');
  const parties = distinct(
    unit
      .map((one) => (of === 'states' ? one.who.country || one.who.party : partyOf(one)))
      .filter((party) => party !== ''),
  );
  return parties.flatMap((party) => knownReferent(scene, partyActor(scene, party)) ?? []);
};

interface Unit {
  readonly members: readonly Referent[];
  /** They do something together. */
  readonly isSubject: boolean;
  /** The text puts them together, and does not only name them nearby. */
  readonly isTold?: boolean;
}

/**
 * Groupings before a token, the likeliest first: of each sentence the coordination or collective that is a subject, others,
 * who does something with whom, and at last all whom the sentence and those before it mean.
 */
function* unitsBefore(scene: Scene, token: number): Generator<Unit> {
  let sentence = -1;
  let batch: Occurrence[] = [];
  const seen = new Set<Referent>();
  for (const occurrence of scene.discourse.before(token)) {
    if (occurrence.sentence !== sentence && batch.length > 0) {
      yield* unitsOf(scene, batch, seen);
      batch = [];
    }
    ({ sentence } = occurrence);
    const isOne = occurrence.form !== 'adjective' && occurrence.rank !== 'attribute';
    if (occurrence.of.length > 0 && isOne) batch.unshift(occurrence);
  }
  if (batch.length > 0) yield* unitsOf(scene, batch, seen);
}

function* unitsOf(scene: Scene, batch: readonly Occurrence[], seen: Set<Referent>): Generator<Unit> {
  const ordered = [...batch].sort((a, b) => a.from - b.from);
  const coordinated = coordinations(scene, ordered);
  const isSubject = (unit: readonly Occurrence[]): boolean => unit.some(({ rank }) => rank === 'subject');
  const unitOf = (run: readonly Occurrence[]): Unit => ({
    members: distinct(run.flatMap(({ of }) => of)),
    isSubject: isSubject(run),
    isTold: true,
  });
  yield* coordinated.filter(isSubject).map(unitOf);
  const subject = ordered.find(({ rank, form }) => rank === 'subject' && form !== 'none');
  const partner =
    subject &&
    ordered.find(
      (one) =>
        one.clause === subject.clause && one.rank !== 'subject' && one.rank !== 'possessor' && sameSort(one, subject),
    );
  // 'met with Silva, Ortiz and Rossi': who meets several is one of them all.
  const partners = partner && coordinated.find((run) => run.includes(partner));
  if (subject && partners) yield { ...unitOf([subject, ...partners]), isSubject: true };
  yield* coordinated.filter((run) => !isSubject(run)).map(unitOf);
  if (subject && partner && !partners) yield { ...unitOf([subject, partner]), isSubject: true };
  const all = distinct(ordered.flatMap(({ of }) => of));
  const people = all.filter(({ who }) => who.kind === 'person');
  yield { members: people, isSubject: false };
  yield { members: all.filter(({ who }) => who.kind !== 'person'), isSubject: false };
  for (const one of all) seen.add(one);
  yield { members: [...seen].filter(({ who }) => who.kind === 'person'), isSubject: false };
  yield { members: [...seen].filter(({ who }) => who.kind !== 'person'), isSubject: false };
  yield { members: [...seen], isSubject: false };
}

const sameSort = (a: Occurrence, b: Occurrence): boolean => {
  const [first] = a.of;
  const [second] = b.of;
  return (
    first !== undefined &&
    second !== undefined &&
    first !== second &&
    (first.who.kind === 'person') === (second.who.kind === 'person')
  );
};

/** Runs of mentions with nothing but commas, 'and' and small words between them, and collectives. */
const coordinations = (scene: Scene, ordered: readonly Occurrence[]): Occurrence[][] => {
  const runs: Occurrence[][] = [];
  for (const occurrence of ordered) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (before && isAttribute(scene, before, occurrence)) continue;
    if (
      last &&
      before &&
      occurrence.from >= before.to &&
      sameSort(before, occurrence) &&
      isJoined(scene, before.to, occurrence.from)
    )
      last.push(occurrence);
    else runs.push([occurrence]);
  }
  return runs.filter((run) => run.length > 1 || run.some(({ plural, of }) => plural && of.length > 1));
};

/** 'Silva | of Brazil', '| UK Foreign Secretary Reed': the state to which somebody of a list belongs is none of the list. */
export const isAttribute = (scene: Scene, before: Occurrence, { of, from, to, form }: Occurrence): boolean => {
  const [owner] = of;
  if (owner?.who.kind !== 'state' || before.of[0]?.who.kind !== 'person' || form !== 'name') return false;
  return (
    lowerAt(scene.tokens, from - 1) === 'of' ||
    (TITLE.test(formAt(scene.tokens, to)) && nameAt(scene, to) === undefined)
  );
};
const TITLE = /^\p{Lu}\p{Ll}/u;

const JOINS = new Set(['and', ',', '&', 'the', 'of', '-']);
/** Titles and homes of people stand between them: ', Prime Minister of the Kingdom of Norway'. */
const LONGEST_JOIN = 12;

/** Whether nothing but commas, 'and' and titles stand between two mentions. */
export const isJoined = (scene: Scene, from: number, to: number): boolean => {
  if (to - from > LONGEST_JOIN || to === from) return false;
  let joins = false;
  for (let i = from; i < to; i++) {
    const word = lowerAt(scene.tokens, i);
    if (!JOINS.has(word) && !isTitleWord(scene, i)) return false;
    if (word === 'and' || word === '&' || word === ',') joins = true;
  }
  return joins;
};

const isTitleWord = (scene: Scene, token: number): boolean => {
  const tag = uposOf(scene.tokens, token);
  return TITLE.test(formAt(scene.tokens, token)) && (tag === 'PROPN' || tag === 'NOUN' || tag === 'ADJ');
};

/** 'U.S. and Chinese officials', 'an Israeli and an American delegation': the states before a noun, and where they begin. */
export function ownersBefore(scene: Scene, chunk: Chunk): { readonly states: readonly Party[]; readonly from: number } {
  const states: Party[] = [];
  let { from } = chunk;
  const take = (token: number): boolean => {
    const name = nameAt(scene, token);
    const party =
      name && (name.form === 'adjective' || name.known.kind === 'state' || name.form === 'group')
        ? name.known.country
        : '';
    if (!name || party === '') return false;
    if (!states.includes(party)) states.unshift(party);
    from = Math.min(from, name.from);
    return true;
  };
  for (let i = chunk.head; i >= chunk.from; i--) take(i);
  if (states.length === 0) return { states, from };
  const start = sentenceStartAt(scene.tokens, chunk.head);
  for (let i = chunk.from - 1, joins = 0; i >= start; i--) {
    const word = lowerAt(scene.tokens, i);
    if (word === 'and' || word === ',') {
      if (++joins > LONGEST_JOIN) break;
      continue;
    }
    if (joins === 0) break;
    if (!take(i)) break;
    i = from;
    joins = 0;
  }
  return { states, from };
}

/** People or bodies of several states, each as a group of its own, or the holders of an office. */
export function ofStates(scene: Scene, states: readonly Party[], said: Said, noun: string): Meant | undefined {
  const { phrase } = said;
  const role = phrase.head.is === 'role' ? phrase.head : undefined;
  const referents = states.flatMap((party): Referent[] => {
    const described = scene.describer.describe({
      ...said,
      phrase: { ...phrase, states: [party], head: role ? single(role) : phrase.head, definite: true, several: !role },
    });
    if (described.id) return [knownReferent(scene, scene.table.actor(described.id)) ?? []].flat();
    const state = scene.table.actor(`state:${party}`);
    const who = asWho(
      {
        ...described,
        kind: described.kind === 'person' || described.kind === 'office' ? 'group' : described.kind,
        name: `${noun} of ${state?.name ?? party}`,
      },
      undefined,
    );
    return who ? [scene.discourse.referent(who)] : [];
  });
  return referents.length > 0 ? { of: referents, plural: true, why: [WHY] } : undefined;
}

const single = (role: RoleHead): RoleHead => ({ ...role, plural: false });
