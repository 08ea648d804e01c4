/** Numbers of people and of hours, as figures or as words. */
import type { Context } from '../context.js';
import { lowerAt } from '../text/tokens.js';

/** @param digits so many figures at most; @returns undefined for what is no number above 0 */
export const numberAt = ({ tokens, resources }: Context, i: number, digits: number): number | undefined => {
  const form = lowerAt(tokens, i);
  const isFigure = /^\d+$/.test(form) && form.length <= digits;
  const number = isFigure ? Number(form) : resources.times.words.get(form)?.number;
  return number !== undefined && number > 0 ? number : undefined;
};
