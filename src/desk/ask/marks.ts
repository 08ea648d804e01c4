/**
 * A text cut where marks begin and end: overlapping statements, events and repairs become pieces that each know all the
 * marks that cover them. Pure, linear in the text and the number of marks times their depth.
 */
import type { Reading } from '../../model/reading.js';
import type { Span } from '../../model/span.js';

type MarkKind = 'statement' | 'event' | 'repair';

export interface Mark {
  readonly kind: MarkKind;
  readonly span: Span;
  /** What a reader sees when pointing at it. */
  readonly note: string;
}

export interface Piece {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The marks of a reading's statements, events and repairs. */
export function marksOf(reading: Reading): Mark[] {
  const names = new Map(reading.actors.map((actor) => [actor.id, actor.name]));
  const named = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join(', ');
  return [
    ...reading.statements.flatMap((one) =>
      one.content.map((span) => ({
        kind: 'statement' as const,
        span,
        note: `${one.speakerText || 'speaker not known'}: ${one.act}, ${one.kind}, ${one.attribution}`,
      })),
    ),
    ...reading.events.flatMap((one) =>
      one.evidence.map((span) => ({
        kind: 'event' as const,
        span,
        note: `${one.plover}, ${one.status}: ${named(one.source)} → ${named(one.target) || '·'}`,
      })),
    ),
    ...reading.repairs.map((one) => ({ kind: 'repair' as const, span: one.span, note: `read as ${one.restored}` })),
  ];
}

/** The pieces of a text, in order; together they are the text. Marks outside the text are cut to it. */
export function cut(text: string, marks: readonly Mark[]): Piece[] {
  const edges = new Set([0, text.length]);
  const inside = marks
    .map((mark) => ({ ...mark, span: [clamp(mark.span[0], text), clamp(mark.span[1], text)] as const }))
    .filter(({ span }) => span[0] < span[1])
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  for (const { span } of inside) {
    edges.add(span[0]);
    edges.add(span[1]);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [from = 0, to = 0] = [sorted[i], sorted[i + 1]];
    open = open.filter(({ span }) => span[1] > from);
    for (let mark = inside[next]; mark && mark.span[0] <= from; mark = inside[++next]) open.push(mark);
    pieces.push({ text: text.slice(from, to), marks: [...open] });
  }
  return pieces;
}

const clamp = (offset: number, text: string): number => Math.max(0, Math.min(text.length, offset));
