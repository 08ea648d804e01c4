/** The parties that the words around an item name, where no single argument holds them all. */
import type { Party } from '../../model/generated/parties.js';
import { type Context, mentionsIn } from '../context.js';
import { at, firstFrom, lowerAt, sentenceAt, sentenceEnd, sentenceStart } from '../text/tokens.js';
import { isOfTime } from './naming.js';
import { partyAt } from './participants.js';

/** A party named in a sentence. */
export interface Named {
  /** Id of the actor; none for parties that are named by each other. */
  readonly actor?: string;
  readonly party: Party;
  readonly from: number;
  readonly to: number;
  /** Only tells where something was: 'in Kabul'. */
  readonly isPlace: boolean;
  /** Says what is told. */
  readonly isReporter: boolean;
}

const PLACING = new Set(['in', 'at', 'near', 'off', 'over', 'outside', 'from', 'around']);
/** Furthest token of a sentence from a word that is looked at. */
const REACH = 60;

/**
 * The parties named in the sentence of a word, in the order of the text.
 *
 * @param own the word of the item, whose own clause has no reporter; -1 where the item stands in another sentence
 */
export const namedAround = (context: Context, token: number, own = token): readonly Named[] => {
  const { tokens, actors } = context;
  const sentence = sentenceAt(tokens, token);
  const from = Math.max(sentenceStart(tokens, sentence), token - REACH);
  const to = Math.min(sentenceEnd(tokens, sentence), token + REACH);
  const offset = firstFrom(actors.mentions, from);
  const found = mentionsIn(context, from, to).flatMap((mention, index) => {
    const party = partyAt(context, offset + index);
    return party === '' || isOfTime(context, mention)
      ? []
      : [{ ...nameAt(context, mention.from, mention.to, party, from, own), actor: mention.actor }];
  });
  return [...found, ...pairsIn(context, found, from, to, own)].sort((a, b) => a.from - b.from);
};

const nameAt = (context: Context, from: number, to: number, party: Party, start: number, token: number): Named => ({
  party,
  from,
  to,
  isPlace: from > start && PLACING.has(lowerAt(context.tokens, from - 1)),
  isReporter: isReporter(context, from, to, token),
});

/** 'the two Koreas', 'the North': parties that are named by each other. */
const pairsIn = (
  context: Context,
  found: readonly Named[],
  from: number,
  to: number,
  token: number,
): readonly Named[] => {
  const { numbered, resources, actors } = context;
  const names: Named[] = [];
  for (let i = from; i < to; i++) {
    const phrase = resources.pairNames.longest(i, to, numbered.lowers, numbered.lemmas);
    const [name] = phrase?.values ?? [];
    if (!phrase || !name) continue;
    const { beside } = name;
    if (beside && !found.some((one) => one.party === beside) && !actors.byId.has(`state:${beside}`)) continue;
    for (const party of name.parties) names.push(nameAt(context, i, phrase.end, party, from, token));
  }
  return names;
};

/** Whether somebody is the subject of a verb of saying that is not the word's own. */
const isReporter = ({ grammar, tokens, resources }: Context, from: number, to: number, token: number): boolean => {
  const verb = grammar.clauseOf(from);
  if (verb === -1 || verb === token) return false;
  const isSaying = resources.grammar.verbs.get(at(tokens.lemmas, verb))?.has('saying') ?? false;
  if (!isSaying || (token !== -1 && grammar.clauseOf(token) === verb)) return false;
  return grammar.subjects(verb).some((subject) => {
    const phrase = grammar.phrase(subject);
    return phrase.from < to && from < phrase.to;
  });
};

/** The parties of an item: those beside its word first, reporters and places only where there are too few. */
export const partiesAround = (context: Context, token: number, wanted: number): readonly Party[] => {
  const named = namedAround(context, token);
  const rank = (one: Named): number => (one.isReporter ? 2 : one.isPlace ? 1 : 0);
  const found: Party[] = [];
  for (const level of [0, 1, 2])
    for (const one of named) {
      if (rank(one) !== level || found.includes(one.party)) continue;
      if (level > 0 && found.length >= wanted) continue;
      found.push(one.party);
    }
  return found;
};
