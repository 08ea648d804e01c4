/** Whom somebody sends in their stead: 'will send his foreign minister to Berlin', 'dispatched an envoy to Seoul'. */
import { at, uposOf } from '../text/tokens.js';
import type { Side } from './naming.js';
import { mentionOver, sidesUnder } from './participants.js';
import { type Dealings, meantAt } from './refer.js';

/** @returns the persons or offices that a verb of sending has as its object, for the party of who sends them */
export const sentBy = (context: Dealings, verb: number): readonly Side[] => {
  const { grammar, actors } = context;
  const senders = grammar.agent(verb).flatMap((word) => {
    const sides = sidesUnder(context, word);
    return sides.length > 0 ? sides : meantAt(context, word);
  });
  const [sender] = senders;
  if (!sender) return [];
  return grammar.patient(verb).flatMap((word): readonly Side[] => {
    const mention = mentionOver(context, word);
    const actor = mention && actors.byId.get(mention.actor);
    const named = actor?.kind === 'person' && uposOf(context.tokens, word) === 'PROPN' ? sidesUnder(context, word) : [];
    if (named.some((side) => side.party === sender.party)) return named;
    if (!isOffice(context, word)) return [];
    // Who sends them does not come: they stand under their state, where the text names it.
    const state = actors.actors.find((one) => one.party === sender.party && one.kind === 'state');
    if (!state) return [];
    const { from } = grammar.phrase(word);
    return [
      { actor: state.id, party: sender.party, isPerson: false, from, to: word + 1, why: ['participants/state-beside'] },
    ];
  });
};

/** An office of which a level is known: no aid and no troops. */
const isOffice = ({ grammar, resources, numbered, tokens }: Dealings, word: number): boolean => {
  const { from } = grammar.phrase(word);
  if (resources.dealings.delegation.has(at(tokens.lemmas, word))) return true;
  for (let i = from; i <= word; i++) {
    const found = resources.levels.longest(i, word + 1, numbered.lowers, numbered.lemmas);
    if (found?.end === word + 1) return true;
  }
  return false;
};
