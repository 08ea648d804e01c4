/** What an entry says of those who publish: which of them tell it, alone, before the others, otherwise than they. Pure. */
import type { Entry } from '../model/record.js';

/** What an entry adds to the sums of a publisher, each 0 or 1. */
export interface SourceShare {
  /** '' where nobody knows who published it. */
  readonly publisher: string;
  readonly tells: number;
  /** Nobody else tells of it. */
  readonly alone: number;
  /** Others tell of it, too, and it told first, alone on its day. */
  readonly ahead: number;
  /** On a field of it, it says other than somebody else. */
  readonly differs: number;
  /** The others who tell of it. */
  readonly beside: readonly string[];
}

export const sourceShares = (entry: Pick<Entry, 'reports' | 'contradictions'>): SourceShare[] => {
  const first = new Map<string, string>();
  for (const { publisher, published } of entry.reports) {
    const [name, day] = [publisher ?? '', published?.slice(0, 10) ?? '~'];
    if (day < (first.get(name) ?? '~~')) first.set(name, day);
  }
  const names = [...first.keys()];
  const earliest = [...first.values()].sort()[0];
  const leaders = names.filter((name) => first.get(name) === earliest);
  const isAlone = names.length === 1;
  return names.map((publisher) => ({
    publisher,
    tells: 1,
    alone: Number(isAlone),
    ahead: Number(!isAlone && leaders.length === 1 && leaders[0] === publisher),
    differs: Number(!isAlone && entry.contradictions.length > 0),
    beside: names.filter((other) => other !== publisher),
  }));
};
