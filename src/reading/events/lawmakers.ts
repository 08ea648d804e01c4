/** 'the Texas Republican', 'the Ohio Democrat': a lawmaker who is told by a party and a part of the country. */
import type { Described } from '../actors/who/types.js';
import { type Context, mentionsIn } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { firstFrom, formAt, lemmaAt, lowerAt, sentenceAt, sentenceStart, xposAt } from '../text/tokens.js';
import { behindNoun } from './belonging.js';
import type { Known } from './cast.js';
import type { EventWords } from './patterns.js';
import { NONE } from './surface.js';

/** In how many sentences before, and its own, somebody is looked for. */
const REACH = 4;

/**
 * Whether a noun with its article and the name of a part of a state before it is such a lawmaker; 'a Florida Republican' is any
 * member of the party, 'the Danish conservative' may be anybody.
 */
export const isLawmaker = (
  context: Context,
  grammar: Grammar,
  lists: EventWords,
  word: number,
  { country, sector }: Described,
): boolean => {
  const { tokens } = context;
  const { from } = grammar.name(word);
  return (
    sector === 'PTY' &&
    country !== '' &&
    word - from > 1 &&
    /^the$/i.test(formAt(tokens, from)) &&
    lists.partisans.has(lowerAt(tokens, word)) &&
    mentionsIn(context, from, word).length === 0
  );
};

/** The only lawmaker of a country whom the sentences before a word name; '' for none or several. */
export const lawmakerBefore = (
  context: Context,
  word: number,
  country: string,
  actor: (id: string) => Known | undefined,
): string => {
  const { tokens } = context;
  const first = sentenceStart(tokens, Math.max(0, sentenceAt(tokens, word) - REACH));
  const found = new Set<string>();
  for (const mention of mentionsIn(context, first, word)) {
    const known = actor(mention.actor);
    if (known?.kind === 'person' && known.country === country && known.sector.startsWith('LEG')) found.add(known.id);
  }
  const [only = ''] = found;
  return found.size === 1 ? only : '';
};

/**
 * 'Republicans on the committee', 'Democrats in Congress', 'the panel's Republicans': members of a party who sit in parliament.
 *
 * @returns the end of the words that say so, NONE where none do
 */
export const seatOf = (context: Context, grammar: Grammar, lists: EventWords, word: number): number => {
  const { tokens } = context;
  if (!lists.partisans.has(lemmaAt(tokens, word))) return NONE;
  const { from } = grammar.name(word);
  for (let i = from; i < word; i++)
    if (xposAt(tokens, i) === 'POS' && isChamber(context, lists, i - 1)) return word + 1;
  for (const preposition of SEATS) {
    const chamber = behindNoun(grammar, word, preposition).find((noun) => isChamber(context, lists, noun));
    if (chamber !== undefined) return chamber + 1;
  }
  return NONE;
};
const SEATS = ['on', 'in'];

/** A committee or a chamber, of which a party has members. */
const isChamber = (context: Context, lists: EventWords, word: number): boolean => {
  const { tokens, actors } = context;
  if (lists.chambers.has(lemmaAt(tokens, word))) return true;
  const mention = actors.mentions[firstFrom(actors.mentions, word + 1) - 1];
  return (
    mention !== undefined && word < mention.to && (actors.byId.get(mention.actor)?.sector.startsWith('LEG') ?? false)
  );
};

/** Such members as the lawmakers that they are, other ones than the rest of their party. */
export const ofParliament = (described: Described, name: string): Described => ({
  ...described,
  name,
  sector: 'LEG',
  party: described.party || described.country,
});
