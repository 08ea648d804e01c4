/** Whose words a document carries as a whole: who 'we' and 'I' are where nobody is quoted. */
import type { Party } from '../model/generated/parties.js';
import type { Context } from './context.js';
import { at, lowerAt, sentenceAt, sentenceCount, sentenceEnd, uposOf } from './text/tokens.js';

/** The sentences of a text, from the first, in which it says who speaks. */
const OPENING = 5;
/** Kinds of documents that carry somebody's words. */
const SPOKEN_KINDS: ReadonlySet<string> = new Set(['statement', 'transcript']);
/** Sectors of those who speak for a state. */
const OFFICIAL = /^(?:GOV|MIL|LEG|IGO|ELI|PRE)/;

/** Ids of those who speak together in a joint statement: the longest list of parties in its first sentences. */
export const authorsOf = (context: Context): readonly string[] => {
  const { actors, tokens } = context;
  const end = openingOf(tokens);
  let best: readonly string[] = [];
  let most = 2;
  for (let k = 0; k < actors.mentions.length && at(actors.mentions, k).from < end; k++) {
    const list = listFrom(context, k);
    const parties = new Set(list.map((id) => actors.byId.get(id)?.party || actors.byId.get(id)?.country || ''));
    parties.delete('');
    // Of two as long the later one is their own words: the first stands in what the publisher says of them.
    if (parties.size < most) continue;
    most = parties.size;
    best = [...new Set(list)];
  }
  return best;
};

/** Whom the mentions from one on name with nothing but commas, *and* and small nouns between: 'Egypt, representatives of Iraq'. */
const listFrom = ({ actors, tokens }: Context, first: number): readonly string[] => {
  const { mentions } = actors;
  const list: string[] = [];
  for (let k = first; k < mentions.length; k++) {
    const { from, to, actor, form } = at(mentions, k);
    if (form === 'name' || form === 'place') list.push(actor);
    const next = mentions[k + 1]?.from ?? to;
    let isJoined = false;
    for (let i = to; i < next; i++) {
      if (lowerAt(tokens, i) === ',' || lowerAt(tokens, i) === 'and') isJoined = true;
      else if (!LISTED.has(uposOf(tokens, i))) return list;
    }
    if (!isJoined || next === to || sentenceAt(tokens, next) !== sentenceAt(tokens, from)) break;
  }
  return list;
};
const LISTED: ReadonlySet<string> = new Set(['DET', 'NOUN', 'ADP']);

/**
 * The official whose words a document carries, whom its heading names: 'Wendy R. Sherman, Deputy Secretary of State'.
 *
 * @param issuer the party that issued it, '' where it is not known
 * @returns the id, '' for nobody
 */
export const headingOf = (context: Context, issuer: Party | ''): string => {
  if (!SPOKEN_KINDS.has(context.kind ?? '')) return '';
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
