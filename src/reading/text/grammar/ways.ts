/** How two words of a sentence hang together, in relations of Universal Dependencies. */
import { at } from '../tokens.js';
import { prepositionOf } from './obliques.js';
import { NONE, type Structure } from './structure.js';

/** Steps; words that are further apart in the tree have little to do with one another. */
const LONGEST = 4;

/**
 * The way through the tree: relations up from the first word (`<obl`), then down to the second (`>nsubj`), a phrase with its
 * preposition (`>nmod:of`); '' for the word itself, 'far' for a long way, 'apart' where there is none.
 */
export const wayBetween = (s: Structure, from: number, to: number): string => {
  const above = [from];
  for (let word = s.head(from); word !== NONE && above.length <= LONGEST; word = s.head(word)) above.push(word);
  const down: number[] = [];
  for (let word = to; word !== NONE; word = s.head(word)) {
    const up = above.indexOf(word);
    if (up >= 0) {
      if (up + down.length > LONGEST) return 'far';
      const steps = [
        ...above.slice(0, up).map((one) => `<${relationOf(s, one)}`),
        ...down.map((one) => `>${relationOf(s, one)}`),
      ];
      return steps.join('');
    }
    if (down.length === LONGEST) return 'far';
    down.unshift(word);
  }
  return 'apart';
};

const relationOf = (s: Structure, word: number): string => {
  const relation = at(s.tokens.tree.relations, word);
  if (!/^(?:nmod|obl)$/.test(relation)) return relation;
  const preposition = prepositionOf(s, word);
  return preposition === '' ? relation : `${relation}:${preposition}`;
};
