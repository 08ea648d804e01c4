/** The three named limits of how sure a line has to be: what they leave out of the record, and of one reading. Pure. */
import { EXPORTS, type ExportName } from '../export/columns.js';
import type { Reading } from '../model/reading.js';
import { ITEM_KINDS, type ItemKind } from '../model/record.js';

export type Precision = 'strict' | 'balanced' | 'broad';

/** How sure an entry has to be at least, by kind; what is left out needs nothing. */
export type Confidences = Readonly<Partial<Record<ItemKind, number>>>;

/**
 * How sure an entry has to be, by kind: of what `strict` leaves readers who judged such lines held two of three (meetings, incidents)
 * to four of five for right (docs/accuracy.md); `balanced` leaves out what was wrong more often than not, and some three of four of
 * what it leaves were right; `broad` leaves out nothing.
 */
const PRECISIONS: Readonly<Record<Precision, Confidences>> = {
  strict: { event: 0.75, meeting: 0.7, commitment: 0.75, channel: 0.6, incident: 0.8, statement: 0.6 },
  balanced: { event: 0.65, meeting: 0.55, commitment: 0.6, channel: 0.45, incident: 0.6, statement: 0.5 },
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

const LAYERS = Object.keys(EXPORTS) as readonly ExportName[];

/** The reading with those of its lines that are sure enough; people, names and all else stay. */
export function sureEnough(reading: Reading, precision: Precision): Reading {
  const sure = LAYERS.map((layer) => {
    const least = PRECISIONS[precision][EXPORTS[layer]] ?? 0;
    return [layer, reading[layer].filter(({ confidence }) => confidence >= least)];
  });
  return { ...reading, ...Object.fromEntries(sure) };
}

/** How many lines a reading has, of all kinds. */
export const linesIn = (reading: Reading): number => LAYERS.reduce((sum, layer) => sum + reading[layer].length, 0);
