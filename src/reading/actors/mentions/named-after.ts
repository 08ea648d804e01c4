/** Things that are named after a city: 'the Minsk peace agreements', 'the Astana-format talks' say nothing of Belarus and Kazakhstan. */
import { lemmaAt, type Tokens, uposOf } from '../../text/tokens.js';
import { isHyphen } from './chunks.js';
import type { MentionWords } from './lexicon.js';

/** So many words may stand between the name and the noun: 'Geneva | nuclear | talks'. */
const BETWEEN = 2;

/**
 * Whether what is named after the place stands right behind its name.
 *
 * @param end token behind the name of the place; @param limit where its sentence ends
 */
export const namesThing = (tokens: Tokens, { placeNamed }: MentionWords, end: number, limit: number): boolean => {
  let words = 0;
  for (let i = end; i < limit && words <= BETWEEN; i++) {
    if (isHyphen(tokens, i)) continue;
    const upos = uposOf(tokens, i);
    if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ') return false;
    if (upos !== 'ADJ' && placeNamed.has(lemmaAt(tokens, i))) return true;
    words++;
  }
  return false;
};
