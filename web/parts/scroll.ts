/** Two texts that scroll together: where one has to stand when the other stands somewhere. Pure. */

/** A place of one text and the place of the other that says the same, pixels from the head of each. */
export type Anchor = readonly [own: number, other: number];

/** What can be scrolled: how far, and how much of it is seen. */
export interface Extent {
  readonly scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

/**
 * The line at which one reads: at the head when nothing is scrolled, at the foot at the end, so that both ends meet.
 */
const lineOf = ({ scrollTop, scrollHeight, clientHeight }: Extent): number => {
  const most = scrollHeight - clientHeight;
  return most <= 0 ? 0 : (scrollTop * scrollHeight) / most;
};

/** @param anchors in any order. Between two of them, by the order of the own text, the other goes along evenly. */
export const otherLine = (anchors: readonly Anchor[], line: number, ends: Anchor): number => {
  const sorted = [[0, 0] as const, ...[...anchors].sort((a, b) => a[0] - b[0]), ends];
  let i = 1;
  while (i < sorted.length - 1 && (sorted[i]?.[0] ?? 0) < line) i++;
  const [from, to] = [sorted[i - 1] ?? [0, 0], sorted[i] ?? ends];
  const share = to[0] === from[0] ? 1 : (line - from[0]) / (to[0] - from[0]);
  return from[1] + Math.min(1, Math.max(0, share)) * (to[1] - from[1]);
};

/** How far the other has to be scrolled. */
export const otherTop = (own: Extent, other: Extent, anchors: readonly Anchor[]): number => {
  const line = otherLine(anchors, lineOf(own), [own.scrollHeight, other.scrollHeight]);
  const most = Math.max(0, other.scrollHeight - other.clientHeight);
  return other.scrollHeight === 0 ? 0 : (line * most) / other.scrollHeight;
};
