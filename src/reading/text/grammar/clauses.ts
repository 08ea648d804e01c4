/**
 * Clauses: what heads one, which it governs, under which condition and to what purpose it stands.
 */
import { listed } from '../../lists.js';
import { once } from '../../once.js';
import { at, someToken } from '../tokens.js';
import { withFixed } from './obliques.js';
import { Relation } from './relations.js';
import { addAll, EMPTY, inOrder, NONE, type Structure } from './structure.js';
import type { Verbs } from './verbs.js';

const CLAUSE_RELATIONS: ReadonlySet<number> = new Set<number>([
  Relation.root,
  Relation.complement,
  Relation.openComplement,
  Relation.clausalSubject,
  Relation.adverbialClause,
  Relation.adverbialRelative,
  Relation.nounClause,
  Relation.relativeClause,
  Relation.parataxis,
]);

export function createClauses(s: Structure, verbs: Verbs, quotationOf: Int32Array) {
  const predicate = new Uint8Array(s.size);
  const clause = new Int32Array(s.size).fill(NONE);
  const conditional = new Uint8Array(s.size);
  const heading = new Uint8Array(s.size);
  const reporters = new Int32Array(s.size).fill(NONE);
  const reported = new Int32Array(s.size).fill(NONE);

  for (const token of s.order) {
    const head = s.head(token);
    if (headsClause(s, verbs, token)) predicate[token] = 1;
    clause[token] = at(predicate, token) === 1 ? token : head === NONE ? NONE : at(clause, head);
    if (isConditionHead(s, verbs, token)) heading[token] = 1;
    if (heading[token] === 1 || (head !== NONE && conditional[head] === 1)) conditional[token] = 1;
  }
  for (let token = 0; token < s.size; token++) {
    const head = s.head(token);
    if (head === NONE || !s.is(token, Relation.parataxis)) continue;
    if (isReporting(s, token)) {
      if (at(reporters, head) === NONE) reporters[head] = token;
    } else if (isReporting(s, head) && isDirectSpeech(s, token, head, quotationOf) && at(reported, head) === NONE) {
      reported[head] = token;
      reporters[token] = head;
    }
  }

  /** A complement with those conjuncts that repeat its conjunction or have no subject of their own. */
  const withConjuncts = once((complement) =>
    s.conjuncts(complement).filter((word) => word === complement || (word > complement && belongsWith(s, word))),
  );

  /** Heads of the clauses that the predicate governs as its complements. */
  const complements = (token: number): readonly number[] => {
    const found: number[] = [];
    for (const dependent of s.dependents(token))
      if (isComplement(s, verbs, token, dependent)) addAll(found, withConjuncts(dependent));
    if (found.length === 0 && s.slot(token, 'object') === NONE)
      for (const dependent of s.lentTo(token))
        if (s.is(dependent, Relation.complement)) addAll(found, withConjuncts(dependent));
    if (s.is(token, Relation.parataxis) && s.head(token) !== NONE && at(reporters, s.head(token)) === token)
      addAll(found, withConjuncts(s.head(token)));
    if (at(reported, token) !== NONE) addAll(found, withConjuncts(at(reported, token)));
    return inOrder(found);
  };

  const governors = new Int32Array(s.size).fill(NONE);
  const govern = (verb: number, complement: number): void => {
    for (const word of withConjuncts(complement)) if (at(governors, word) === NONE) governors[word] = verb;
  };
  for (let token = 0; token < s.size; token++)
    if (s.head(token) !== NONE && isComplement(s, verbs, s.head(token), token)) govern(s.head(token), token);
  for (let token = 0; token < s.size; token++) if (at(reporters, token) !== NONE) govern(at(reporters, token), token);

  const conditionsOn = new Map<number, number[]>();
  for (let token = 0; token < s.size; token++)
    if (heading[token] === 1) addAll(listed(conditionsOn, s.head(token)), s.conjuncts(token));
  /** Heads of the conditions on the predicate. */
  const conditions = (token: number): readonly number[] => {
    const own = conditionsOn.get(token);
    if (own) return inOrder(own);
    // A condition before or behind predicates of one subject is the condition of all.
    const leader = at(s.coordination, token);
    if (!s.is(token, Relation.conjunct) || s.slot(token, 'subject') !== NONE) return EMPTY;
    return conditionsOn.get(leader)?.filter((word) => word < leader || word > s.lastConjunct(token)) ?? EMPTY;
  };

  /** Heads of the infinitives of purpose on the predicate. */
  const purposes = (token: number): readonly number[] => {
    const isPurpose = (word: number): boolean =>
      s.is(word, Relation.adverbialClause) && verbs.isInfinitive(word) && !verbs.isIntended(word);
    const withOthers = (word: number): readonly number[] =>
      s.conjuncts(word).filter((one) => one === word || s.slot(one, 'subject') === NONE);
    return inOrder(s.dependentsAndLent(token).filter(isPurpose).flatMap(withOthers));
  };

  /** Heads of the clauses that hang on a noun: *a promise to come*, *talks that failed*. */
  const nounClauses = (token: number): readonly number[] =>
    inOrder(
      s
        .dependents(token)
        .filter((word) => s.is(word, Relation.nounClause) || s.is(word, Relation.relativeClause))
        .flatMap((word) => [...s.conjuncts(word)]),
    );

  /** Whether a word heads a main clause of its sentence. */
  const isMain = (token: number): boolean => {
    const leader = at(s.coordination, token);
    const head = s.head(leader);
    if (head === NONE) return true;
    return (
      s.is(leader, Relation.parataxis) && s.head(at(s.coordination, head)) === NONE && at(reporters, head) !== leader
    );
  };

  return {
    isPredicate: (token: number) => at(predicate, token) === 1,
    /** The conjunction that leads a clause in (*after*, *that*), '' for none. */
    conjunction: (token: number) => (s.slot(token, 'marker') === NONE ? '' : s.lower(s.slot(token, 'marker'))),
    /** The predicate that a word belongs to: itself, or the nearest above it; -1 for none. */
    clauseOf: (token: number) => at(clause, token),
    complements,
    /** The predicate of which this one is a complement, -1 for none. */
    governor: (token: number) => at(governors, token),
    /** Whether a word stands in a condition. */
    isConditional: (token: number) => at(conditional, token) === 1,
    conditions,
    purposes,
    nounClauses,
    isMain,
  };
}

const headsClause = (s: Structure, verbs: Verbs, token: number): boolean => {
  if (s.slot(token, 'copula') !== NONE) return true;
  if (s.isPunctuation(token)) return false;
  const isConjunct = s.is(token, Relation.conjunct);
  const leader = at(s.coordination, token);
  const isVerb = s.isVerb(token) || (s.upos(token) === 'AUX' && s.slot(token, 'expletive') !== NONE);
  if (isVerb) {
    const relation = at(s.relations, isConjunct ? leader : token);
    if (CLAUSE_RELATIONS.has(relation) || s.head(leader) === NONE) return true;
    return isConjunct && s.slot(token, 'subject') !== NONE;
  }
  const last = isConjunct && verbs.shares(token) ? verbs.group(token).auxiliaries.at(-1) : undefined;
  return last !== undefined && s.is(last, Relation.copula);
};

/** `ccomp`, `xcomp`, and a clause as subject behind *it*. */
const isComplement = (s: Structure, verbs: Verbs, head: number, token: number): boolean => {
  const relation = at(s.relations, token);
  if (relation === Relation.complement) {
    // A parser may label 'told Oslo as the talks began' so: no clause behind these is what is said.
    const marker = s.slot(token, 'marker');
    return marker === NONE || !s.lexicon.words.adverbial.has(s.lower(marker));
  }
  if (relation === Relation.openComplement) return true;
  if (relation === Relation.clausalSubject) return s.slot(head, 'expletive') !== NONE;
  return verbs.isIntended(token);
};

const belongsWith = (s: Structure, conjunct: number): boolean => {
  const marker = s.slot(conjunct, 'marker');
  if (s.slot(conjunct, 'subject') === NONE && s.slot(conjunct, 'expletive') === NONE) return true;
  return marker !== NONE && COMPLEMENTIZERS.has(s.lower(marker));
};
const COMPLEMENTIZERS = new Set(['that', 'whether', 'if', 'to', 'for']);

/** A verb of saying whose clause is not below it. */
const isReporting = (s: Structure, token: number): boolean =>
  (s.lexicon.verbs.get(s.lemma(token))?.has('saying') ?? false) &&
  s.isVerb(token) &&
  s.slot(token, 'complement') === NONE &&
  s.slot(token, 'object') === NONE;

/** Behind a colon, or in quotation marks that do not hold the verb of saying. */
export const isDirectSpeech = (s: Structure, token: number, head: number, quotationOf: Int32Array): boolean => {
  if (at(quotationOf, token) !== NONE && at(quotationOf, token) !== at(quotationOf, head)) return true;
  const before = at(s.leftmost, token);
  return someToken(Math.max(before - 2, head + 1), before + 1, (i) => s.lower(i) === ':');
};

const isConditionHead = (s: Structure, verbs: Verbs, token: number): boolean => {
  if (!s.is(token, Relation.adverbialClause)) return false;
  const { condition, inverted } = s.lexicon.words;
  for (const marker of s.dependents(token)) {
    if (!s.is(marker, Relation.marker) || !condition.has(withFixed(s, marker))) continue;
    return !isAsIf(s, marker);
  }
  // *Should Russia attack*, *Had the envoy stayed*, *Were the truce to collapse*.
  const subject = s.slot(token, 'subject');
  const [first = NONE] = verbs.shares(token) ? [] : verbs.group(token).auxiliaries;
  return first !== NONE && first < subject && inverted.has(s.lower(first));
};

const isAsIf = (s: Structure, marker: number): boolean => marker > 0 && s.lower(marker - 1) === 'as';
