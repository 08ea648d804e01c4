/** Short names that a text explains: 'the Missile Defense Agency (MDA)', 'the MDA (Missile Defense Agency)'. */
import type { TokenRange } from '../../text/grammar/ranges.js';
import { formAt, type Tokens } from '../../text/tokens.js';

/** Two letters and more, most of them capitals: 'MDA', 'FoE'. */
const SHORT = /^(?=(?:[^\p{Lu}]*\p{Lu}){2})\p{L}{2,8}$/u;
/** Words of a full name, small ones among them. */
const LONGEST = 10;

/** Short names with the full ones whose capitals they are made of; of several the first. */
export const shortenedIn = (tokens: Tokens): ReadonlyMap<string, TokenRange> => {
  const found = new Map<string, TokenRange>();
  for (let open = 1; open + 2 < tokens.size; open++) {
    if (formAt(tokens, open) !== '(') continue;
    const close = closing(tokens, open);
    const isBehind = close === open + 2;
    const short = formAt(tokens, isBehind ? open + 1 : open - 1);
    const to = isBehind ? open : close;
    const from = SHORT.test(short) && !found.has(short) && to !== -1 ? beginning(tokens, to, short) : -1;
    if (from !== -1 && (isBehind || from > open)) found.set(short, { from, to });
  }
  return found;
};

const closing = (tokens: Tokens, open: number): number => {
  for (let i = open + 1; i < tokens.size && i <= open + LONGEST; i++) if (formAt(tokens, i) === ')') return i;
  return -1;
};

/** Where the words before a token begin whose capitals are the letters of a short name, -1 where they are others. */
const beginning = (tokens: Tokens, to: number, short: string): number => {
  const letters = [...short.replace(/[^\p{Lu}]/gu, '')];
  for (let i = to - 1; i >= Math.max(0, to - LONGEST); i--) {
    const initial = formAt(tokens, i).charAt(0);
    if (initial === letters.at(-1)) letters.pop();
    else if (/\p{Lu}/u.test(initial)) return -1;
    if (letters.length === 0) return i;
  }
  return -1;
};
