/** Lanes of a timeline on a canvas: all items as columns of numbers, so that fifty thousand are drawn in a frame. */
import type { TimelineLine } from '../types.js';
import { SIGNS } from './signs.js';

export const LANES = ['meeting', 'incident', 'commitment', 'channel', 'event', 'statement'] as const;
export type Lane = (typeof LANES)[number];

const DAY = 86_400_000;

export interface Columns {
  readonly lines: readonly TimelineLine[];
  /** Days since 1970, first and last. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly lane: Uint8Array;
}

/** Those with a day, by day. */
export function columnsOf(all: readonly TimelineLine[]): Columns {
  const lines = all.filter(({ day }) => day !== '').sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const from = new Float64Array(lines.length);
  const to = new Float64Array(lines.length);
  const lane = new Uint8Array(lines.length);
  lines.forEach((line, i) => {
    from[i] = dayNumber(line.day);
    to[i] = Math.max(from[i] ?? 0, dayNumber(line.end || line.day)) + 1;
    lane[i] = LANES.indexOf(line.kind as Lane);
  });
  return { lines, from, to, lane };
}

/** Days since 1970 of the first day of a date, as coarse as it is. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY) || 0;

/** The first place of a sorted column whose value is not below one. */
export function firstFrom(column: Float64Array, value: number): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Sheet {
  readonly width: number;
  readonly top: number;
  readonly laneHeight: number;
  /** Pixels of a lane above its signs, for its name and for counts of those that find no room. */
  readonly head: number;
  /** Pixels of a day. */
  readonly scale: number;
  /** Day at the left edge. */
  readonly first: number;
  readonly colors: Readonly<Record<Lane, string>>;
  readonly ink: string;
  readonly lanes: readonly Lane[];
  readonly chosen: number;
}

/** Pixels of a sign, and of a row of them. */
const SIZE = 10;
const ROW = SIZE + 2;
/** Pixels below the lowest row, where coarse dates are lines. */
export const FOOT = 8;
export const heightOf = (head: number, rows: number): number => head + rows * ROW + FOOT;

/** Days of an item that is drawn as a line at the foot of its lane. */
export const VAGUE = 20;
/** Days that an item may take and still be found by its first. */
const LONGEST = 400;

/** Rows of those that are a line at the foot, and of those that find no room. */
const AT_FOOT = -1;
const NO_ROOM = -2;

/** Where each item between the edges stands: its lane, its left edge, its width, and its row from below. */
function placed(
  { from, to, lane }: Columns,
  { width, laneHeight, head, scale, first, lanes }: Sheet,
  visit: (i: number, lane: number, x: number, wide: number, row: number) => void,
): void {
  const end = firstFrom(from, first + width / scale);
  const rows = Math.max(1, Math.floor((laneHeight - head - FOOT) / ROW));
  const laneOf = LANES.map((one) => lanes.indexOf(one));
  // Of each lane and row the pixel up to which it is taken.
  const taken = new Float64Array(lanes.length * rows).fill(-1e9);
  for (let i = firstFrom(from, first - LONGEST); i < end; i++) {
    const at = laneOf[lane[i] ?? 0] ?? -1;
    if (at < 0 || (to[i] ?? 0) < first) continue;
    const x = ((from[i] ?? 0) - first) * scale;
    const days = (to[i] ?? 0) - (from[i] ?? 0);
    // 'In 2023' takes no row for a whole year.
    if (days > VAGUE) {
      visit(i, at, x, days * scale, AT_FOOT);
      continue;
    }
    const wide = Math.max(SIZE, days * scale - 1);
    let row = 0;
    while (row < rows && (taken[at * rows + row] ?? 0) > x) row++;
    if (row < rows) taken[at * rows + row] = x + wide + 1;
    visit(i, at, x, wide, row < rows ? row : NO_ROOM);
  }
}

export const footOf = ({ top, laneHeight }: Sheet, at: number): number => top + (at + 1) * laneHeight;
const rowTop = (sheet: Sheet, at: number, row: number): number => footOf(sheet, at) - FOOT - (row + 1) * ROW;

/** Pixels of a count: what finds no room within them is told in one. */
const COUNTED = 30;

/** Draws what stands between the edges; of what finds no room it is told how many there are, above the column. */
export function drawLanes(context: CanvasRenderingContext2D, columns: Columns, sheet: Sheet): void {
  const { width, top, laneHeight, head, colors, lanes, ink, chosen } = sheet;
  const ratio = context.getTransform().a;
  const whole = (place: number): number => Math.round(place * ratio) / ratio;
  const over = lanes.map(() => ({ x: 0, count: 0 }));
  const tell = (at: number): void => {
    const one = over[at];
    if (!one || one.count === 0) return;
    context.fillStyle = ink;
    const text = `+${one.count}`;
    // One at the right edge stands before it.
    context.fillText(text, Math.min(one.x, width - context.measureText(text).width), top + at * laneHeight + head - 2);
    one.count = 0;
  };
  placed(columns, sheet, (i, at, x, wide, row) => {
    const kind = lanes[at] as Lane;
    if (row === NO_ROOM) {
      const one = over[at];
      if (!one) return;
      if (one.count > 0 && x > one.x + COUNTED) tell(at);
      if (one.count === 0) one.x = Math.max(0, x);
      one.count++;
      return;
    }
    context.fillStyle = colors[kind];
    if (row === AT_FOOT) {
      context.globalAlpha = i === chosen ? 1 : 0.6;
      context.fillRect(x, footOf(sheet, at) - 5, wide, 2);
      context.globalAlpha = 1;
      return;
    }
    const y = rowTop(sheet, at, row);
    const line = columns.lines[i];
    // What lasts is a sign with a line to its last day.
    if (wide > SIZE) context.fillRect(x + SIZE - 1, y + SIZE / 2 - 1, wide - SIZE + 1, 2);
    const stamp = stampOf(kind, colors[kind], ratio, isHollow(kind, line?.status ?? ''), line?.exact ?? true);
    // On whole pixels it is copied as it is.
    context.drawImage(stamp, whole(x - EDGE), whole(y - EDGE), stamp.width / ratio, stamp.height / ratio);
    if (i === chosen) {
      context.strokeStyle = ink;
      context.lineWidth = 2;
      context.strokeRect(x - 3, y - 3, wide + 6, SIZE + 6);
    }
  });
  for (const at of lanes.keys()) tell(at);
}

/** Statuses of what did not happen, or not yet: drawn hollow. */
const HOLLOW: ReadonlySet<string> = new Set([
  'planned',
  'proposed',
  'refused',
  'denied',
  'cancelled',
  'hypothetical',
  'agreed',
  'discussed',
]);

export const isHollow = (kind: Lane, status: string): boolean =>
  kind !== 'commitment' && kind !== 'channel' && HOLLOW.has(status);

/** Pixels around a sign for the width of its line. */
const EDGE = 1;
const stamps = new Map<string, HTMLCanvasElement>();

/** A sign, drawn once and then copied: thousands of paths are more than a frame has time for. */
const stampOf = (kind: Lane, color: string, ratio: number, hollow: boolean, exact: boolean): HTMLCanvasElement => {
  const key = `${kind} ${color} ${ratio} ${hollow} ${exact}`;
  const known = stamps.get(key);
  if (known) return known;
  const stamp = document.createElement('canvas');
  stamp.width = stamp.height = Math.ceil((SIZE + 2 * EDGE) * ratio);
  const own = stamp.getContext('2d');
  if (own) {
    const unit = (ratio * SIZE) / 12;
    own.setTransform(unit, 0, 0, unit, EDGE * ratio, EDGE * ratio);
    own.fillStyle = own.strokeStyle = color;
    own.lineWidth = 1.5;
    const outline = new Path2D(SIGNS[kind]);
    // Filled: it happened. Dashed: its day is not told. Both hold of most that is reported.
    if (!hollow) {
      own.globalAlpha = exact ? 1 : 0.4;
      own.fill(outline);
      own.globalAlpha = 1;
    }
    if (!exact) own.setLineDash([3, 1.6]);
    if (hollow || !exact) own.stroke(outline);
  }
  stamps.set(key, stamp);
  return stamp;
};

/** The item under a point, as it was drawn; -1 where there is none. */
export function itemAt(columns: Columns, sheet: Sheet, px: number, py: number): number {
  let best = -1;
  let distance = 200;
  placed(columns, sheet, (i, at, x, wide, row) => {
    if (row < 0) return;
    const y = rowTop(sheet, at, row);
    const [dx, dy] = [Math.max(0, x - px, px - x - wide), Math.max(0, y - py, py - y - SIZE)];
    const away = dx * dx + dy * dy;
    if (away < distance) [best, distance] = [i, away];
  });
  return best;
}
