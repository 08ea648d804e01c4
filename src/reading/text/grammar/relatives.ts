/**
 * Relative clauses: which word a relative pronoun stands for, and where the missing pronoun of a clause without one
 * belongs (*the hostages Qatar helped free*: object of *free*).
 */
import { at } from '../tokens.js';
import { Relation } from './relations.js';
import { EMPTY, NONE, type Structure } from './structure.js';
import type { Verbs } from './verbs.js';

export type Relatives = ReturnType<typeof createRelatives>;

/** How many clauses deep a missing pronoun is looked for. */
const DEEPEST_GAP = 8;

export function createRelatives(s: Structure, verbs: Verbs) {
  const { words } = s.lexicon;
  /** Whether a word heads a relative clause, as a conjunct too; and the relative clause that a word stands in. */
  const relative = new Uint8Array(s.size);
  const clauseOf = new Int32Array(s.size).fill(NONE);
  for (const token of s.order) {
    const head = s.head(token);
    if (head === NONE) continue;
    if (
      s.is(token, Relation.relativeClause) ||
      s.is(token, Relation.adverbialRelative) ||
      (s.is(token, Relation.conjunct) && at(relative, head) === 1)
    )
      relative[token] = 1;
    clauseOf[token] = at(relative, token) === 1 ? token : at(clauseOf, head);
  }
  const pronouns = new Int32Array(s.size).fill(NONE);
  const clauseOfPronoun = new Int32Array(s.size).fill(NONE);
  for (let token = 0; token < s.size; token++) {
    const clause = at(clauseOf, token);
    if (clause === NONE || token > clause || at(pronouns, clause) !== NONE || !words.relative.has(s.lower(token)))
      continue;
    const upos = s.upos(token);
    if (upos !== 'PRON' && !(upos === 'DET' && s.is(token, Relation.possessor))) continue;
    if (s.is(token, Relation.marker) || s.is(token, Relation.determiner)) continue;
    pronouns[clause] = token;
    clauseOfPronoun[token] = clause;
  }

  /** The nouns that a relative or participle clause hangs on. */
  const nounsOf = (clause: number): readonly number[] => {
    const leader = at(s.coordination, clause);
    const noun = s.head(leader);
    if (noun === NONE) return EMPTY;
    if (s.is(leader, Relation.adverbialRelative)) {
      const isCleft = s.slot(noun, 'expletive') !== NONE && s.slot(noun, 'copula') !== NONE && !s.isVerb(noun);
      return isCleft ? [noun] : EMPTY;
    }
    // Behind the last conjunct it belongs to all: *the generals and warlords who signed*.
    return noun === at(s.coordination, noun) && leader > s.lastConjunct(noun) ? s.conjuncts(noun) : [noun];
  };

  const objects = new Map<number, number>();
  const subjects = new Map<number, number>();
  for (let token = 0; token < s.size; token++)
    if (at(relative, token) === 1 && at(pronouns, token) === NONE) findGap(s, verbs, token, objects, subjects);

  const missing = (clauses: ReadonlyMap<number, number>, clause: number): readonly number[] => {
    const from = clauses.get(clause);
    return from === undefined ? EMPTY : nounsOf(from);
  };
  return {
    /** What a relative pronoun stands for, undefined where the word is none. */
    antecedentsOfPronoun: (token: number) => {
      const clause = at(clauseOfPronoun, token);
      return clause === NONE ? undefined : nounsOf(clause);
    },
    nounsOf,
    hasPronoun: (clause: number) => at(pronouns, clause) !== NONE,
    /** What the pronoun that is missing in this clause stands for, as its object or as its subject. */
    missingObject: (clause: number) => missing(objects, clause),
    missingSubject: (clause: number) => missing(subjects, clause),
  };
}

/** Where the pronoun of a relative clause without one would stand: put into `objects` or `subjects` by clause. */
const findGap = (
  s: Structure,
  verbs: Verbs,
  clause: number,
  objects: Map<number, number>,
  subjects: Map<number, number>,
): void => {
  const isConjunct = s.is(clause, Relation.conjunct);
  if (s.slot(clause, 'subject') === NONE) {
    if (!isConjunct && s.slot(clause, 'expletive') === NONE) subjects.set(clause, clause);
    return;
  }
  const noun = s.head(at(s.coordination, clause));
  const { words } = s.lexicon;
  if (noun === NONE || words.time.has(s.lemma(noun)) || words.manner.has(s.lemma(noun))) return;
  let lowest = NONE;
  let current = clause;
  for (let depth = 0; depth < DEEPEST_GAP && current !== NONE; depth++) {
    for (const dependent of s.dependents(current)) {
      // A relative adverb fills the place; a preposition left behind takes the pronoun: *the town they met in*.
      if (s.is(dependent, Relation.adverb) && dependent < current && words.interrogative.has(s.lower(dependent)))
        return;
      if (s.is(dependent, Relation.oblique) && s.upos(dependent) === 'ADP') return;
    }
    const complement = s.slot(current, 'complement');
    if (
      s.isVerb(current) &&
      !verbs.isPassive(current) &&
      s.slot(current, 'object') === NONE &&
      s.slot(current, 'copula') === NONE &&
      complement === NONE
    )
      lowest = current;
    current = complement !== NONE ? complement : s.slot(current, 'openComplement');
  }
  if (lowest !== NONE) objects.set(lowest, clause);
};
