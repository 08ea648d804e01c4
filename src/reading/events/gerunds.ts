/** Rows of gerunds, which share what stands before the first: "to expanding ties and working with Peru". */
import { FINITE, formAt, sentenceEndAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';

/** The first gerund of a row that ends with one: in 'to expanding ties and working with Peru' that of 'expanding'. */
export const firstOfRow = (tokens: Tokens, gerund: number): number => {
  let before = gerund - 1;
  while (before > 0 && uposOf(tokens, before) === 'ADV') before--;
  const isComma = formAt(tokens, before) === ',';
  if (xposAt(tokens, gerund) !== 'VBG' || (uposOf(tokens, before) !== 'CCONJ' && !(isComma && goesOn(tokens, gerund))))
    return gerund;
  const start = sentenceStartAt(tokens, gerund);
  for (let i = before - 1; i > start; i--) {
    const tag = xposAt(tokens, i);
    if (/^(?:VBD|VBZ|VBP|MD|VB)$/.test(tag)) return gerund;
    if (tag !== 'VBG') continue;
    let marker = i - 1;
    while (marker > start && uposOf(tokens, marker) === 'ADV') marker--;
    if (/^(?:IN|TO)$/.test(xposAt(tokens, marker))) return i;
  }
  return gerund;
};

/** 'ending hunger, expanding ties | , and working with': whether the row of a gerund goes on behind it. */
const goesOn = (tokens: Tokens, gerund: number): boolean => {
  const end = Math.min(sentenceEndAt(tokens, gerund) - 1, gerund + ROW_REACH);
  for (let i = gerund + 1; i < end; i++) {
    if (FINITE.has(xposAt(tokens, i))) return false;
    if (uposOf(tokens, i) !== 'CCONJ') continue;
    const next = uposOf(tokens, i + 1) === 'ADV' ? i + 2 : i + 1;
    if (xposAt(tokens, next) === 'VBG') return true;
  }
  return false;
};
/** How far behind a gerund the last of its row is looked for. */
const ROW_REACH = 16;
