/** Whose words a document carries as a whole: who 'we' and 'I' are where nobody is quoted. */
import type { Party } from '../model/generated/parties.js';
import type { Context } from './context.js';
import { kindOf } from './issuer.js';
import { firstFrom, sentenceCount, sentenceEnd } from './text/tokens.js';

/** The sentences of a text, from the first, in which it says who speaks. */
const OPENING = 5;
/** Kinds of documents that carry somebody's words. */
const SPOKEN_KINDS: ReadonlySet<string> = new Set(['statement', 'transcript']);
/** Sectors of those who speak for a state. */
const OFFICIAL = /^(?:GOV|MIL|LEG|IGO|ELI|PRE)/;

/** Ids of those who speak together in a joint statement: the longest list of parties in its first sentences. */
export const authorsOf = ({ actors, grammar, tokens }: Context): readonly string[] => {
  const end = openingOf(tokens);
  let best: readonly string[] = [];
  let most = 2;
  for (const { from, to } of actors.mentions) {
    if (from >= end) break;
    const list = grammar.conjuncts(grammar.headOf(from, to)).flatMap((word) => {
      const mention = actors.mentions[firstFrom(actors.mentions, word + 1) - 1];
      return mention && word < mention.to ? mention.actor : [];
    });
    const parties = new Set(list.map((id) => actors.byId.get(id)?.party || actors.byId.get(id)?.country || ''));
    parties.delete('');
    // Of two as long the later one is their own words: the first stands in what the publisher says of them.
    if (parties.size < most) continue;
    most = parties.size;
    best = [...new Set(list)];
  }
  return best;
};

/**
 * The official whose words a document carries, whom its heading names: 'Wendy R. Sherman, Deputy Secretary of State'.
 *
 * @param issuer the party that issued it, '' where it is not known
 * @returns the id, '' for nobody
 */
export const headingOf = (context: Context, issuer: Party | ''): string => {
  if (!SPOKEN_KINDS.has(kindOf(context) ?? '')) return '';
  const { actors, tokens } = context;
  const end = openingOf(tokens);
  for (const { actor, from } of actors.mentions) {
    if (from >= end) break;
    const { kind = '', sector = '', party = '', country = '' } = actors.byId.get(actor) ?? {};
    if (kind === 'person' && OFFICIAL.test(sector) && (issuer === '' || (party || country) === issuer)) return actor;
  }
  return '';
};

const openingOf = (tokens: Context['tokens']): number =>
  sentenceEnd(tokens, Math.min(OPENING, sentenceCount(tokens)) - 1);
