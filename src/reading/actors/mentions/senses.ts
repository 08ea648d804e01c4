/**
 * Names of the table that are another thing by the words beside them: 'Georgia's governor', 'the Niger flowed', 'PLA plastic'.
 */
import { formAt, lemmaAt, lowerAt, sentenceEndAt, sentenceStartAt, type Tokens, uposOf } from '../../text/tokens.js';
import type { MentionWords } from './lexicon.js';
import type { SignInput } from './name-signs.js';

/** How far behind a name a word may stand that tells. */
const CUE_REACH = 7;

/**
 * The tokens whose names are other things, as the table of senses has them.
 *
 * @param nameEnd end of the name of the table that begins at a token, -1 where none does
 */
export function findSenses(
  tokens: Tokens,
  words: MentionWords,
  nameEnd: (token: number) => number,
): ReadonlySet<number> {
  const found = new Set<number>();
  const lower = (token: number): string => lowerAt(tokens, token);
  for (let i = 0; i < tokens.size; i++) {
    const sense = words.senses.get(formAt(tokens, i));
    if (!sense) continue;
    const end = i + 1;
    if (nameEnd(i) !== end) continue;
    const next = end < tokens.size ? uposOf(tokens, end) : 'PUNCT';
    const isThing = next !== 'NOUN' && next !== 'ADJ' && next !== 'PROPN';
    let isOther = sense.isOtherWithArticle && i > 0 && lower(i - 1) === 'the' && isThing;
    const limit = Math.min(sentenceEndAt(tokens, i), end + CUE_REACH);
    for (let k = end; k < limit && !isOther; k++) isOther = sense.cues.has(lower(k));
    if (isOther) found.add(i);
  }
  return found;
}

/** Whether a word in capitals, within or behind a name, makes another thing of it: a square, an agreement, an institute. */
export const isThing = (
  { tokens, isHeadline }: Pick<SignInput, 'tokens' | 'isHeadline'>,
  { grounds, placeNamed, things }: MentionWords,
  i: number,
): boolean => {
  const form = formAt(tokens, i);
  if (!/^\p{Lu}/u.test(form)) return false;
  const lower = lowerAt(tokens, i);
  if (things.has(form)) return !isHeadline(i);
  return grounds.has(lower) || placeNamed.has(lemmaAt(tokens, i).toLowerCase()) || placeNamed.has(lower);
};

/** 'USS John Paul | Jones': whether a word stands in the name of a ship, which is nobody's. */
export const isOfShip = (tokens: Tokens, { ships }: MentionWords, i: number): boolean => {
  const first = Math.max(sentenceStartAt(tokens, i), i - LONGEST_SHIP);
  for (let k = i - 1; k >= first && /^\p{Lu}/u.test(formAt(tokens, k)); k--)
    if (ships.has(formAt(tokens, k))) return true;
  return false;
};
/** Words of the name of a ship. */
const LONGEST_SHIP = 5;
