/** Who does it to whom, in pairs: formats of other coders have one actor on either side of a row. Pure. */
import { createHash } from 'node:crypto';
import type { Entry, NamedActor } from '../../model/record.js';

/** The two sides of a row; a side that nobody is known for is null. */
export interface Pair {
  readonly source: NamedActor | null;
  readonly target: NamedActor | null;
}

/**
 * Each party of the one side with each of the other, by the actor of it that is named first. Where the event has no
 * direction (`CONSULT` of three), each with each of those behind it. Parties do nothing to themselves where others are there.
 */
export const pairsOf = ({ value: { source, target } }: Entry<'event'>): Pair[] => {
  const [sources, targets] = [oneEach(source), oneEach(target)];
  if (targets.length === 0 && sources.length > 1)
    return sources.flatMap((one, i) => sources.slice(i + 1).map((other) => ({ source: one, target: other })));
  if (sources.length === 0 || targets.length === 0)
    return [
      ...sources.map((one) => ({ source: one, target: null })),
      ...targets.map((one) => ({ source: null, target: one })),
    ];
  const pairs = sources.flatMap((one) => targets.map((other) => ({ source: one, target: other })));
  const across = pairs.filter((pair) => sideOf(pair.source) !== sideOf(pair.target));
  return across.length > 0 ? across : pairs;
};

/** Who stands for a side: its party, else itself. */
const sideOf = ({ party, actor }: NamedActor): string => party || actor;

const oneEach = (actors: readonly NamedActor[]): NamedActor[] =>
  [...new Map([...actors].reverse().map((actor) => [sideOf(actor), actor] as const)).values()].reverse();

/**
 * A number for programs that want one as id: the first 52 bits of a hash, which R, pandas and SQL keep exactly.
 *
 * @param parts what the row is made of: the id of the entry, the sides
 */
const numberOf = (...parts: readonly string[]): number =>
  Number.parseInt(createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 13), 16);

/** The number of a row of an entry. */
export const pairNumber = ({ id }: Entry, { source, target }: Pair): number =>
  numberOf(id, source ? sideOf(source) : '', target ? sideOf(target) : '');
