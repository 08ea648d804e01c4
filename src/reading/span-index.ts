/** Finding what stands on the same words without asking all that a text holds. */
import type { Span } from '../model/span.js';
import { listed } from './lists.js';

/** Characters of a stretch of text under which spans are found. */
const STRETCH = 256;

/** What has spans, by the stretches of text that they touch, so that what stands beside a span is found without asking all. */
export class SpanIndex<T> {
  private readonly items: { readonly item: T; readonly spans: readonly Span[] }[] = [];
  private readonly stretches = new Map<number, number[]>();

  add(item: T, spans: readonly Span[]): void {
    const index = this.items.push({ item, spans }) - 1;
    for (const stretch of stretchesOf(spans)) listed(this.stretches, stretch).push(index);
  }

  /** Those whose spans overlap some, in the order in which they were added. */
  of(spans: readonly Span[]): readonly T[] {
    const found = new Set<number>();
    for (const stretch of stretchesOf(spans)) for (const index of this.stretches.get(stretch) ?? []) found.add(index);
    return [...found]
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const one = this.items[index];
        return one && overlaps(one.spans, spans) ? [one.item] : [];
      });
  }
}

const stretchesOf = (spans: readonly Span[]): ReadonlySet<number> => {
  const found = new Set<number>();
  for (const [from, to] of spans)
    for (let stretch = Math.floor(from / STRETCH); stretch * STRETCH < to; stretch++) found.add(stretch);
  return found;
};

const overlaps = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some(([from, to]) => b.some(([start, end]) => from < end && start < to));
