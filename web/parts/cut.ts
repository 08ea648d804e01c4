/**
 * A text cut where marks begin and end: overlapping marks become pieces that each know all the marks that cover them. Pure,
 * linear in the text and the number of marks times their depth.
 */
import type { Mark } from '../types.js';

type Span = readonly [number, number];

/** One place of a mark. */
export interface Placed<M = Mark> {
  readonly mark: M;
  readonly span: Span;
}

export interface Piece<M = Mark> {
  readonly start: number;
  readonly text: string;
  readonly marks: readonly M[];
}

export const placesOf = (marks: readonly Mark[]): readonly Placed[] =>
  marks.flatMap((mark) => mark.spans.map((span) => ({ mark, span })));

/** The pieces of a text, in order; together they are the text. Marks outside the text are cut to it. */
export function cut<M>(text: string, places: readonly Placed<M>[]): Piece<M>[] {
  const edges = new Set([0, text.length]);
  const inside = places
    .map(({ mark, span }) => ({ mark, span: [clamp(span[0], text), clamp(span[1], text)] as const }))
    .filter(({ span }) => span[0] < span[1])
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  for (const { span } of inside) {
    edges.add(span[0]);
    edges.add(span[1]);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const pieces: Piece<M>[] = [];
  let open: Placed<M>[] = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [from = 0, to = 0] = [sorted[i], sorted[i + 1]];
    open = open.filter(({ span }) => span[1] > from);
    for (let one = inside[next]; one && one.span[0] <= from; one = inside[++next]) open.push(one);
    pieces.push({ start: from, text: text.slice(from, to), marks: open.map(({ mark }) => mark) });
  }
  return pieces;
}

const clamp = (offset: number, text: string): number => Math.max(0, Math.min(text.length, offset));
