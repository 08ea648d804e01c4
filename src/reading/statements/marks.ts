/**
 * Quotation marks as this layer sees them: double ones as they are, single ones where they stand outside double ones,
 * as in headlines and British papers; and a second view for what is quoted within a quotation.
 */
import type { TokenRange } from '../text/grammar/ranges.js';
import type { Quotes } from '../text/quotes.js';
import { at, formAt, sentenceAt, sentenceEnd, type Tokens } from '../text/tokens.js';

/** @param quotes quotations in double marks */
export function findMarks(tokens: Tokens, quotes: Quotes) {
  const singles = singleQuotations(tokens, quotes);
  const isInside = (from: number): boolean => at(quotes.of, from) !== -1;
  return {
    /** Quotations of the text. */
    outer: quotesOf(tokens.size, [...quotes.list, ...singles.filter(({ from }) => !isInside(from))]),
    /** Quotations in single marks within those of the text. */
    inner: quotesOf(
      tokens.size,
      singles.filter(({ from }) => isInside(from)),
    ),
  };
}

const quotesOf = (size: number, list: readonly TokenRange[]): Quotes => {
  const sorted = [...list].sort((a, b) => a.from - b.from);
  const of = new Int32Array(size).fill(-1);
  // A double quotation within a single one is part of it.
  const kept: TokenRange[] = [];
  for (const one of sorted) {
    if (at(of, one.from) !== -1) continue;
    of.fill(kept.length, one.from, one.to);
    kept.push(one);
  }
  return { list: kept, of };
};

/** Longest quotation in single marks, in words: an apostrophe that looks like a mark opens no more than this. */
const LONGEST = 80;

const singleQuotations = (tokens: Tokens, quotes: Quotes): TokenRange[] => {
  const found: TokenRange[] = [];
  for (let i = 0; i < tokens.size; i++) {
    if (!opens(tokens, i)) continue;
    const quotation = at(quotes.of, i);
    const end = quotation === -1 ? paragraphEnd(tokens, i) : at(quotes.list, quotation).to;
    const limit = Math.min(end, i + LONGEST);
    for (let k = i + 1; k < limit; k++) {
      if (opens(tokens, k)) break;
      if (!closes(tokens, k) || k === i + 1) continue;
      found.push({ from: i, to: k + 1 });
      i = k;
      break;
    }
  }
  return found;
};

const paragraphEnd = (tokens: Tokens, token: number): number =>
  sentenceEnd(tokens, Math.min(sentenceAt(tokens, token) + 3, tokens.sentences.length - 2));

const isSpace = (text: string, index: number): boolean =>
  index < 0 || index >= text.length || /[\s"“”(,.;:!?—–-]/.test(text.charAt(index));

const opens = (tokens: Tokens, token: number): boolean => {
  const form = formAt(tokens, token);
  if (form !== '‘' && form !== "'") return false;
  const start = at(tokens.starts, token);
  return isSpace(tokens.text, start - 1) && !isSpace(tokens.text, start + 1);
};

const closes = (tokens: Tokens, token: number): boolean => {
  const form = formAt(tokens, token);
  if (form !== '’' && form !== "'") return false;
  const end = at(tokens.ends, token);
  return isSpace(tokens.text, end) && !/\s/.test(tokens.text.charAt(end - 2));
};
