/** How long people met: 'a two-hour meeting', 'spoke for 45 minutes'. */
import type { Context } from '../context.js';
import { lemmaAt, lowerAt } from '../text/tokens.js';
import type { Unit } from '../time/words.js';
import { numberAt } from './numbers.js';

/** How ISO 8601 writes a number of them. */
const ISO: Readonly<Partial<Record<Unit, (number: number) => string>>> = {
  minute: (number) => `PT${number}M`,
  hour: (number) => (Number.isInteger(number) ? `PT${number}H` : `PT${Math.floor(number)}H30M`),
  day: (number) => `P${Math.floor(number)}D`,
  week: (number) => `P${Math.floor(number)}W`,
};

/** @returns an ISO 8601 duration, where the tokens `from` to `to` tell one: by a hyphen, or behind 'for' and 'last' */
export const durationOf = (context: Context, from: number, to: number): string | undefined => {
  const { tokens, resources } = context;
  const { words } = resources.times;
  for (let i = from + 2; i < to; i++) {
    const { unit } = words.get(lowerAt(tokens, i)) ?? {};
    const write = unit && ISO[unit];
    if (!write) continue;
    const isJoined = lowerAt(tokens, i - 1) === '-';
    let last = isJoined ? i - 2 : i - 1;
    // 'two and a half hours'.
    const hasHalf = lowerAt(tokens, last) === 'half' && lowerAt(tokens, last - 2) === 'and';
    if (hasHalf) last -= 3;
    const number = numberAt(context, last, 2);
    if (number === undefined || (!isJoined && !LASTING.has(lemmaAt(tokens, last - 1)))) continue;
    return write(number + (hasHalf ? 0.5 : 0));
  }
  return undefined;
};
const LASTING: ReadonlySet<string> = new Set(['for', 'last']);
