/** Words of the text as they are shown to people. */
import type { Context } from '../context.js';
import { at, firstFrom } from '../text/tokens.js';
import type { Stretch } from './stretch.js';

/** The words of a stretch without its article, with what the repairs restored in place of what stands there. */
export const restoredText = ({ tokens, repairs }: Context, range: Stretch): string => {
  const parts: string[] = [];
  let i = range.from;
  const words = (to: number): void => {
    if (to > i) parts.push(tokens.text.slice(at(tokens.starts, i), at(tokens.ends, to - 1)));
  };
  for (let k = firstFrom(repairs.repairs, range.from); k < repairs.repairs.length; k++) {
    const repair = at(repairs.repairs, k);
    if (repair.to > range.to) break;
    words(repair.from);
    parts.push(repair.restored);
    i = repair.to;
  }
  words(range.to);
  return parts
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/^(the|a|an) /i, '');
};
