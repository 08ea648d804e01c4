/** Stretches of words: a noun's whole phrase, its compact name, the head of a stretch, appositions. */
import { at } from '../tokens.js';
import { Relation } from './relations.js';
import { addAll, inOrder, NONE, type Structure } from './structure.js';

/** Tokens `from` to `to` (exclusive). */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** What hangs on a nominal predicate as on a clause: *Baku was the host of the summit on Friday*. */
const CLAUSAL: ReadonlySet<number> = new Set<number>([
  Relation.subject,
  Relation.passiveSubject,
  Relation.outerSubject,
  Relation.clausalSubject,
  Relation.expletive,
  Relation.copula,
  Relation.auxiliary,
  Relation.passiveAuxiliary,
  Relation.marker,
  Relation.oblique,
  Relation.unmarkedOblique,
  Relation.adverbialClause,
  Relation.adverbialRelative,
  Relation.adverb,
  Relation.parataxis,
  Relation.vocative,
  Relation.discourse,
  Relation.complement,
]);

/** What `phrase` leaves out of everybody's dependents. */
const LINKS: ReadonlySet<number> = new Set<number>([
  Relation.preposition,
  Relation.coordinator,
  Relation.preconjunction,
  Relation.conjunct,
  Relation.punctuation,
]);

/** What stands before a noun within its name. */
const NAME_PARTS: ReadonlySet<number> = new Set<number>([
  Relation.determiner,
  Relation.predeterminer,
  Relation.adjective,
  Relation.number,
  Relation.compound,
  Relation.possessor,
  Relation.description,
]);

export function createRanges(s: Structure) {
  const nextWord = wordsOnward(s, s.size - 1, NONE, -1);
  const lastWord = wordsOnward(s, 0, s.size, 1);
  /** Without punctuation at its edges; the noun itself stays. */
  const trimmed = (from: number, to: number, noun: number): TokenRange => ({
    from: Math.min(at(nextWord, from), noun),
    to: Math.max(at(lastWord, to), noun) + 1,
  });

  /** All that hangs below a noun, without its preposition and further conjuncts. */
  const phrase = (noun: number): TokenRange => {
    const isPredicate = s.slot(noun, 'copula') !== NONE;
    let from = noun;
    let to = noun;
    for (const dependent of s.dependents(noun)) {
      const relation = at(s.relations, dependent);
      if (LINKS.has(relation) || (isPredicate && CLAUSAL.has(relation))) continue;
      from = Math.min(from, at(s.leftmost, dependent));
      to = Math.max(to, at(s.rightmost, dependent));
    }
    return trimmed(from, to, noun);
  };

  /** The noun with what stands compactly before it and the rest of its name. */
  const name = (noun: number): TokenRange => {
    let from = noun;
    let to = noun;
    for (const dependent of s.dependents(noun)) {
      if (s.is(dependent, Relation.flat)) to = Math.max(to, lastFlat(s, dependent));
      else if (dependent < noun && NAME_PARTS.has(at(s.relations, dependent)))
        from = Math.min(from, at(s.leftmost, dependent));
    }
    return trimmed(from, to, noun);
  };

  /** All that hangs below a word, punctuation at its edges apart: a clause with its subject and conjunction. */
  const whole = (token: number): TokenRange => trimmed(at(s.leftmost, token), at(s.rightmost, token), token);

  /** The head of the tokens `from` to `to` (exclusive). */
  const headOf = (from: number, to: number): number => {
    let best = NONE;
    for (let token = from; token < to; token++) {
      const head = s.head(token);
      if ((head >= from && head < to) || s.isPunctuation(token)) continue;
      // Of several, the one below which the most of the stretch hangs.
      if (best === NONE || covered(s, token, from, to) > covered(s, best, from, to)) best = token;
    }
    return best === NONE ? from : best;
  };

  const appositions = (noun: number): readonly number[] => {
    const found: number[] = [];
    for (const dependent of s.dependents(noun))
      if (s.is(dependent, Relation.apposition)) addAll(found, s.conjuncts(dependent));
    const leader = at(s.coordination, noun);
    if (s.is(leader, Relation.apposition) && s.head(leader) !== NONE) {
      const host = s.head(leader);
      if (leader > s.lastConjunct(host)) addAll(found, s.conjuncts(host));
      else found.push(host);
    }
    return inOrder(found);
  };

  return { phrase, name, whole, headOf, appositions };
}

/** How many words of a stretch hang below a word of it. */
const covered = (s: Structure, token: number, from: number, to: number): number =>
  Math.min(at(s.rightmost, token), to - 1) - Math.max(at(s.leftmost, token), from);

/** The last word of a name of several, where one hangs on the other. */
const lastFlat = (s: Structure, token: number): number => {
  let last = token;
  for (const dependent of s.dependents(token)) if (s.is(dependent, Relation.flat)) last = Math.max(last, dependent);
  return last;
};

/** For each token itself, or the next one in a direction that is no punctuation. */
const wordsOnward = (s: Structure, first: number, end: number, step: number): Int32Array => {
  const words = new Int32Array(s.size);
  let word = first;
  for (let i = first; i !== end; i += step) {
    if (!s.isPunctuation(i)) word = i;
    words[i] = word;
  }
  return words;
};
