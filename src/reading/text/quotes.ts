/**
 * Quotation marks as structure: which tokens stand within a quotation, and where each quotation begins and ends.
 * A quotation that is not closed at the end of its paragraph goes on in the next one only if that opens with a mark
 * again, as newspapers do; else it ends with the paragraph.
 */
import { at, formAt, type Tokens } from './tokens.js';

/** A quotation: its tokens with the marks, `from` to `to` (exclusive). */
interface Quotation {
  readonly from: number;
  readonly to: number;
}

export interface Quotes {
  readonly list: readonly Quotation[];
  /** Index of the quotation of each token, -1 outside. */
  readonly of: Int32Array;
}

const OPENING = new Set(['“', '„', '«', '``']);
const CLOSING = new Set(['”', '»']);

export function findQuotes(tokens: Tokens): Quotes {
  const list: Quotation[] = [];
  const of = new Int32Array(tokens.size).fill(-1);
  const close = (from: number, to: number): void => {
    of.fill(list.length, from, to);
    list.push({ from, to });
  };
  for (let paragraph = 0; paragraph + 1 < tokens.paragraphs.length; paragraph++) {
    const end = at(tokens.paragraphs, paragraph + 1);
    let open = -1;
    for (let i = at(tokens.paragraphs, paragraph); i < end; i++) {
      const form = formAt(tokens, i);
      // Two apostrophes open a quotation as well as close it, in texts that know no other mark.
      const toggles = form === '"' || form === "''";
      if (open === -1 && (toggles || OPENING.has(form))) open = i;
      else if (open !== -1 && (toggles || CLOSING.has(form))) {
        close(open, i + 1);
        open = -1;
      }
    }
    if (open !== -1) close(open, end);
  }
  return { list, of };
}
