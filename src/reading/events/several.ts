/** People of several states, and two states by one name. */
import type { Mention } from '../actors/find.js';
import { type Context, mentionsIn } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { spanOf, xposAt } from '../text/tokens.js';
import type { Cast } from './cast.js';
import { distinct } from './phrases.js';

/** The states of people of several: 'Turkish and Greek officials', 'the foreign ministers of Brazil and Mexico'. */
export function severalStates(
  context: Context,
  grammar: Grammar,
  word: number,
  mentions: readonly Mention[],
): readonly Mention[] {
  const isOne = (one: Mention): boolean => {
    const kind = context.actors.byId.get(one.actor)?.kind;
    return kind === 'state' || (kind === 'group' && one.to > word);
  };
  const before = distinct(mentions.filter(isOne), (one) => context.actors.byId.get(one.actor)?.country ?? '');
  if (before.length > 1) return before;
  if (!/S$/.test(xposAt(context.tokens, word))) return [];
  const behind = grammar.nounObliques(word).find((one) => one.preposition === 'of' || one.preposition === 'from');
  const owners = (behind?.words ?? []).flatMap((one) => {
    const { from, to } = grammar.name(one);
    return mentionsIn(context, from, to).filter((mention) => context.actors.byId.get(mention.actor)?.kind === 'state');
  });
  return distinct(owners, (one) => one.actor);
}

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
