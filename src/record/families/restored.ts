/** The text as it was before a machine exchanged its words, as far as the reading restored them. */
import type { Repair } from '../../model/reading.js';

/** @param repairs of the text, in any order; where two overlap the first in the text holds */
export const restored = (text: string, repairs: readonly Repair[]): string => {
  const parts: string[] = [];
  let at = 0;
  for (const { span, restored: words } of [...repairs].sort((a, b) => a.span[0] - b.span[0])) {
    if (span[0] < at) continue;
    parts.push(text.slice(at, span[0]), words);
    at = span[1];
  }
  parts.push(text.slice(at));
  return parts.join('');
};
