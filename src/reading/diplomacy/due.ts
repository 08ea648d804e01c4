/** The day by which something is to be done: 'by the end of the year', 'before June'. */
import type { DateValue } from '../../model/reading.js';
import type { Context } from '../context.js';
import { at, firstFrom, formAt, lowerAt, someToken } from '../text/tokens.js';
import type { DateMention } from '../time/dates.js';

/** Words before a time that make it a last day, and words between them and the time: 'within a period not exceeding'. */
const BY = new Set(['by', 'before', 'within']);
const REACH = 5;

/** @returns the first such time between two tokens */
export const dueOf = (context: Context, from: number, to: number) => {
  const { dates, tokens } = context;
  for (let k = firstFrom(dates.mentions, from); k < dates.mentions.length; k++) {
    const mention = at(dates.mentions, k);
    if (mention.from >= to) break;
    const isThisYear = lowerAt(tokens, mention.from) === 'this' && formAt(tokens, mention.to - 1) === 'year';
    if (!isLast(context, mention) && !isThisYear) continue;
    const value = lastOf(mention);
    if (value !== undefined) return { value, why: mention.why };
  }
  return undefined;
};

const isLast = ({ tokens }: Context, { from }: DateMention): boolean =>
  someToken(Math.max(0, from - REACH), from + 1, (i) => {
    const form = lowerAt(tokens, i);
    return BY.has(form) && (form === 'within' || from - i <= 1);
  });

const lastOf = ({ value }: DateMention): DateValue | undefined =>
  typeof value === 'string' ? value : (value?.end ?? value?.start ?? undefined);
