/** People of several states, and two states by one name. */
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { spanOf, xposAt } from '../text/tokens.js';
import type { Cast } from './cast.js';

/** 'the two Koreas', and 'officers of the two Koreas': both states by the name of the pair. */
export function pairNamed(
  { tokens, numbered, resources }: Context,
  grammar: Grammar,
  cast: Cast,
  word: number,
): readonly string[] {
  if (!/S$/.test(xposAt(tokens, word))) return [];
  const of = grammar.nounObliques(word).find(({ preposition }) => preposition === 'of');
  for (const name of [word, ...(of?.words ?? [])]) {
    if (name === 0) continue;
    const found = resources.pairNames.longest(name - 1, name + 1, numbered.lowers, numbered.lemmas);
    const parties = found?.values.flatMap(({ parties: both }) => both) ?? [];
    if (found?.end !== name + 1 || parties.length < 2) continue;
    const span = spanOf(tokens, name - 1, name + 1);
    return parties.map((party) => cast.state(party, [span])).filter((id) => id !== '');
  }
  return [];
}
