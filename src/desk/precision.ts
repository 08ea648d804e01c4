/** The three named limits of how sure a line has to be: what they leave out of the record, and of one reading. Pure. */
import type { Reading } from '../model/reading.js';
import { ITEM_KINDS, type ItemKind } from '../model/record.js';

export type Precision = 'strict' | 'balanced' | 'broad';

/** How sure an entry has to be at least, by kind; what is left out needs nothing. */
export type Confidences = Readonly<Partial<Record<ItemKind, number>>>;

/**
 * How sure an entry has to be, by kind: of what `strict` leaves readers who judged such lines held two of three (meetings, incidents)
 * to four of five for right (docs/accuracy.md), `balanced` leaves out what is wrong as often as not, `broad` nothing.
 */
const PRECISIONS: Readonly<Record<Precision, Confidences>> = {
  strict: { event: 0.75, meeting: 0.7, commitment: 0.75, channel: 0.6, incident: 0.8, statement: 0.6 },
  balanced: { event: 0.6, meeting: 0.5, commitment: 0.6, channel: 0.4, incident: 0.5, statement: 0.5 },
  broad: {},
};

/** Their names, the strictest first. */
export const PRECISION_NAMES = Object.keys(PRECISIONS) as readonly Precision[];

export const isPrecision = (value: string): value is Precision => Object.hasOwn(PRECISIONS, value);

/** What a limit asks of each kind; `least` is asked of all. */
export const leastOf = (precision: Precision, least = 0): Confidences =>
  Object.fromEntries(
    ITEM_KINDS.flatMap((kind) => {
      const asked = Math.max(least, PRECISIONS[precision][kind] ?? 0);
      return asked > 0 ? [[kind, asked] as const] : [];
    }),
  );

/** The reading with those of its lines that are sure enough; people, names and all else stay. */
export function sureEnough(reading: Reading, precision: Precision): Reading {
  const least = PRECISIONS[precision];
  const sure = <T extends { readonly confidence: number }>(lines: readonly T[], kind: ItemKind): T[] =>
    lines.filter(({ confidence }) => confidence >= (least[kind] ?? 0));
  return {
    ...reading,
    meetings: sure(reading.meetings, 'meeting'),
    events: sure(reading.events, 'event'),
    statements: sure(reading.statements, 'statement'),
    commitments: sure(reading.commitments, 'commitment'),
    channels: sure(reading.channels, 'channel'),
    incidents: sure(reading.incidents, 'incident'),
  };
}

/** How many lines a reading has, of all kinds. */
export const linesIn = (reading: Reading): number =>
  [
    reading.meetings,
    reading.events,
    reading.statements,
    reading.commitments,
    reading.channels,
    reading.incidents,
  ].reduce((sum, lines) => sum + lines.length, 0);
