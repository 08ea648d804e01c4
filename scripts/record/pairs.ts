/**
 * Pairs of items of which is known whether they are the same, to learn from: of the demo documents (their train part, by
 * the right record); of texts beside what our own spinner makes of them, where the place in the text tells what belongs
 * together; of meetings of one pair of parties on different days, of which one has lost its exact date.
 */
import type { Document } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import type { Item } from '../../src/model/record.js';
import { evidenceOf } from '../../src/record/corrections.js';
import { isoDay } from '../../src/record/days.js';
import { itemsOf } from '../../src/record/record.js';
import type { Spun } from '../spin/spinner.js';
import { belonging, type Gold } from './gold.js';

export interface Pair {
  readonly a: Item;
  readonly b: Item;
  readonly same: boolean;
  /** How often it counts. */
  readonly times: number;
}

/** Judged pairs are of many outlets, as the record is; they count for more than what a machine made. */
const JUDGED = 4;

export function judgedPairs(gold: Gold, items: readonly Item[]): Pair[] {
  const copies = new Set(gold.families.flatMap(([, ...others]) => others));
  const found = [...belonging(gold, items)].filter(
    ([item]) => gold.part.get(item.document) === 'train' && !copies.has(item.document),
  );
  return found.flatMap(([a, x], i) =>
    found
      .slice(i + 1)
      .filter(([b]) => a.kind === b.kind && a.document !== b.document)
      .map(([b, y]) => ({ a, b, same: x === y, times: JUDGED })),
  );
}

/** Share of the evidence of an item of the spun text that must lie where that of the original went. */
const LEAST = 0.5;

/** Items of a text and of its spun copy: the same where they stand in the same place, else not. */
export function spunPairs(
  [document, reading]: readonly [Document, Reading],
  [copy, copied]: readonly [Document, Reading],
  spun: Spun,
): Pair[] {
  const [originals, copies] = [itemsOf(reading, document.text), itemsOf(copied, copy.text)];
  return originals.flatMap((a) => {
    const moved = evidenceOf(a).map(([start, end]) => [spun.after(start), spun.after(end)] as const);
    const length = moved.reduce((sum, [start, end]) => sum + end - start, 0);
    return copies
      .filter((b) => a.kind === b.kind)
      .map((b) => {
        const common = moved.reduce(
          (sum, [start, end]) =>
            sum +
            evidenceOf(b).reduce(
              (inner, span) => inner + Math.max(0, Math.min(end, span[1]) - Math.max(start, span[0])),
              0,
            ),
          0,
        );
        return { a, b, same: common >= LEAST * length, times: 1 };
      });
  });
}

/** A pair of which one item tells its date only as coarsely as a month, or not at all. */
export const blurred = ({ a, b, ...rest }: Pair, how: 'month' | 'none'): Pair => ({ a, b: blur(b, how), ...rest });

const blur = (item: Item, how: 'month' | 'none'): Item => {
  if (!item.days) return item;
  if (how === 'none') return { ...item, days: null };
  const first = isoDay(item.days[0]).slice(0, 7);
  const start = Date.parse(`${first}-01T00:00:00Z`) / 86_400_000;
  const end = Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1) / 86_400_000 - 1;
  return { ...item, days: [start, end] };
};

/** Days that two meetings must be apart to be two beyond doubt, and that a month may hide. */
const APART = [2, 25] as const;

/** Items of different documents with days of their own that are too far apart to be one: never the same, whatever is blurred. */
export function distantPairs(items: readonly Item[]): Pair[] {
  const dated = items.filter((item) => item.days && item.days[0] === item.days[1]);
  return dated.flatMap((a, i) =>
    dated
      .slice(i + 1)
      .filter((b) => {
        const apart = Math.abs((a.days?.[0] ?? 0) - (b.days?.[0] ?? 0));
        return (
          a.kind === b.kind &&
          a.document !== b.document &&
          a.parties.join() === b.parties.join() &&
          apart >= APART[0] &&
          apart <= APART[1]
        );
      })
      .map((b) => ({ a, b, same: false, times: 1 })),
  );
}
