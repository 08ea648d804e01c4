/** States that are named only as where several met: 'negotiated in the Swiss city of Lausanne', 'held talks in the Thai capital'. */
import type { MeantContext } from '../actors/meant/meanings.js';
import type { Frame } from '../frames/frame.js';

/** @returns their ids */
export const groundsOf = (
  { grammar, meant, tokens: { tree } }: MeantContext,
  { source, target }: Pick<Frame, 'source' | 'target'>,
): ReadonlySet<string> => {
  const nounOf = (word: number): number =>
    BEFORE_NOUN.test(tree.relations[word] ?? '') ? (tree.heads[word] ?? word) : word;
  const words = [...source, ...target];
  const where = words.filter((word) => WHERE.has(grammar.preposition(nounOf(word))));
  const others = new Set(meant.of(words.filter((word) => !where.includes(word))));
  return new Set(meant.of(where).filter((id) => meant.actor(id)?.kind === 'state' && !others.has(id)));
};
const BEFORE_NOUN = /^(?:amod|compound|det|nmod:poss)$/;
const WHERE: ReadonlySet<string> = new Set(['in', 'at']);
