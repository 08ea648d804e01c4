/** Short names that a text gives itself: *the Missile Defense Agency (MDA)*, and *the MDA* from then on. */
import { formAt, type Tokens } from '../../text/tokens.js';

/** Two letters and more, most of them capitals: *MDA*, *FoE*. */
const SHORT = /^(?=(?:[^\p{Lu}]*\p{Lu}){2})\p{L}{2,8}$/u;
/** Words of a full name, small ones among them. */
const LONGEST = 10;

/**
 * The short name in brackets right behind a full one whose words begin with its letters.
 *
 * @param open the bracket that opens
 * @returns the first token of the full name, -1 where no short name stands there
 */
export const fullNameBefore = (tokens: Tokens, open: number): number => {
  const short = formAt(tokens, open + 1);
  if (formAt(tokens, open) !== '(' || formAt(tokens, open + 2) !== ')' || !SHORT.test(short)) return -1;
  const letters = [...short.replace(/[^\p{Lu}]/gu, '')];
  for (let i = open - 1; i >= 0 && i >= open - LONGEST; i--) {
    const initial = formAt(tokens, i).charAt(0);
    if (initial === letters.at(-1)) letters.pop();
    else if (/\p{Lu}/u.test(initial)) return -1;
    if (letters.length === 0) return i;
  }
  return -1;
};
