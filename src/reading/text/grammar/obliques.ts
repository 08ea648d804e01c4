/**
 * Phrases with prepositions on a predicate or a noun. A preposition is all the `case` words before the noun with their
 * fixed parts; *on behalf of the pope* and the like are one preposition and its noun.
 */
import { listed } from '../../lists.js';
import { onceForEach } from '../../once.js';
import { at } from '../tokens.js';
import { Relation } from './relations.js';
import { addAll, inOrder, type Structure } from './structure.js';

/** A phrase with its preposition in lower case; of several words by blanks. */
export interface Oblique {
  readonly preposition: string;
  /** The noun as it stands in the tree. */
  readonly token: number;
  /** The noun with its conjuncts under the same preposition; what a pronoun among them stands for in its place. */
  readonly words: readonly number[];
}

export type Obliques = ReturnType<typeof createObliques>;

export function createObliques(s: Structure) {
  const phrases = onceForEach(s.size, (token) => phrasesOf(s, token));
  const find = (head: number, isPhrase: (relation: number) => boolean): readonly Oblique[] => {
    const found: Oblique[] = [];
    for (const token of s.dependents(head)) if (isPhrase(at(s.relations, token))) addAll(found, phrases(token));
    for (const token of s.lentTo(head)) {
      if (!isPhrase(at(s.relations, token))) continue;
      for (const phrase of phrases(token))
        if (!found.some(({ preposition }) => preposition === phrase.preposition)) found.push(phrase);
    }
    return found;
  };
  return {
    /** The oblique phrases of a predicate, with those that an earlier conjunct lends it. */
    of: onceForEach(s.size, (predicate) => find(predicate, isOblique)),
    /** The phrases with prepositions that hang on a noun, with those lent to it. */
    ofNoun: onceForEach(s.size, (noun) => find(noun, isNominal)),
    /** Oblique words without a preposition: *last week*, *home*. */
    bare: (predicate: number) =>
      inOrder(
        s
          .dependentsAndLent(predicate)
          .filter(
            (token) =>
              s.is(token, Relation.unmarkedOblique) ||
              (s.is(token, Relation.oblique) && prepositionOf(s, token) === ''),
          ),
      ),
  };
}

const isOblique = (relation: number): boolean => relation === Relation.oblique || relation === Relation.passiveAgent;
const isNominal = (relation: number): boolean => relation === Relation.nominal || isOblique(relation);

/** One phrase, or several where its conjuncts have prepositions of their own; none for *such as* and words without one. */
const phrasesOf = (s: Structure, token: number): readonly Oblique[] => {
  const preposition = prepositionOf(s, token);
  if (preposition === '' || s.lexicon.words.example.has(preposition)) return [];
  const complex = complexPhrase(s, token, preposition);
  if (complex) return [complex];
  if (!s.isCoordinated(token)) return [{ preposition, token, words: [token] }];
  const byPreposition = new Map<string, number[]>([[preposition, []]]);
  for (const conjunct of s.conjuncts(token)) {
    const own = (conjunct === token ? '' : prepositionOf(s, conjunct)) || preposition;
    listed(byPreposition, own).push(conjunct);
  }
  return [...byPreposition].map(([own, words]) => ({ preposition: own, token: words[0] ?? token, words }));
};

/** *on behalf of the pope* as one preposition. */
const complexPhrase = (s: Structure, token: number, preposition: string): Oblique | undefined => {
  for (const inner of s.dependents(token)) {
    if (!s.is(inner, Relation.nominal)) continue;
    const second = prepositionOf(s, inner);
    if (second === '') continue;
    if (!s.lexicon.complexPrepositions.has(`${preposition} ${s.lower(token)} ${second}`)) continue;
    const words = s.conjuncts(inner);
    return { preposition: `${preposition} ${withArticle(s, token)} ${second}`, token: inner, words };
  }
  return undefined;
};

const withArticle = (s: Structure, token: number): string => {
  const before = token > 0 ? s.lower(token - 1) : '';
  return before === 'the' || before === 'a' || before === 'an' ? `${before} ${s.lower(token)}` : s.lower(token);
};

/**
 * The preposition of a noun: its `case` words before it with their fixed parts, in lower case; those after it where it has
 * none before (*the militia that the UN talked to*), but no *'s*. '' for none.
 */
export const prepositionOf = (s: Structure, token: number): string => {
  let before = '';
  let after = '';
  for (const dependent of s.dependents(token)) {
    if (!s.is(dependent, Relation.preposition)) continue;
    if (dependent < token) before = joined(before, withFixed(s, dependent));
    else if (s.upos(dependent) === 'ADP') after = joined(after, withFixed(s, dependent));
  }
  return before || after;
};

/** A word with those fixed to it: *according to*. */
export const withFixed = (s: Structure, token: number): string => {
  let words = s.lower(token);
  for (const dependent of s.dependents(token))
    if (s.is(dependent, Relation.fixed)) words = joined(words, s.lower(dependent));
  return words;
};

const joined = (first: string, second: string): string => (first === '' ? second : `${first} ${second}`);
