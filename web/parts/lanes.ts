/** Lanes of a timeline on a canvas: all items as columns of numbers, so that fifty thousand are drawn in a frame. */
import type { TimelineLine } from '../types.js';

export const LANES = ['meeting', 'incident', 'commitment', 'channel', 'event', 'statement'] as const;
type Lane = (typeof LANES)[number];

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
export const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

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
  readonly left: number;
  readonly top: number;
  readonly laneHeight: number;
  /** Pixels of a day. */
  readonly scale: number;
  /** Day at `left`. */
  readonly first: number;
  readonly colors: Readonly<Record<Lane, string>>;
  readonly ink: string;
  readonly lanes: readonly Lane[];
  readonly chosen: number;
}

/** Days of an item that is drawn as a line at the foot of its lane. */
const VAGUE = 20;
/** Days that an item may take and still be found by its first. */
const LONGEST = 400;

/** Draws what stands between the edges; what falls on a pixel that is drawn already is counted, not drawn again. */
export function drawLanes(context: CanvasRenderingContext2D, { lines, from, to, lane }: Columns, sheet: Sheet): void {
  const { width, left, top, laneHeight, scale, first, colors, lanes, ink, chosen } = sheet;
  const last = first + (width - left) / scale;
  const [begin, end] = [firstFrom(from, first - LONGEST), firstFrom(from, last)];
  const size = Math.max(3, Math.min(10, laneHeight / 5));
  const rows = Math.max(1, Math.floor((laneHeight - 12) / (size + 2)));
  const laneOf = LANES.map((one) => lanes.indexOf(one));
  const ratio = context.getTransform().a;
  const whole = (place: number): number => Math.round(place * ratio) / ratio;
  const stampsOf = lanes.map((one) => [false, true].map((hollow) => stampOf(one, colors[one], size, ratio, hollow)));
  // Of each lane and row the pixel up to which it is taken.
  const taken = new Float64Array(lanes.length * rows).fill(-1e9);
  for (let i = begin; i < end; i++) {
    const at = laneOf[lane[i] ?? 0] ?? -1;
    if (at < 0 || (to[i] ?? 0) < first) continue;
    const x = left + ((from[i] ?? 0) - first) * scale;
    const days = (to[i] ?? 0) - (from[i] ?? 0);
    const kindOf = lanes[at] as Lane;
    // 'In 2023' takes no row for a whole year: a thin line at the foot of the lane.
    if (days > VAGUE) {
      context.globalAlpha = i === chosen ? 1 : 0.4;
      context.fillStyle = colors[kindOf];
      context.fillRect(x, top + at * laneHeight + laneHeight - 5, days * scale, 2);
      continue;
    }
    const wide = Math.max(size, Math.min(width, days * scale - 1));
    let row = 0;
    while (row < rows && (taken[at * rows + row] ?? 0) > x) row++;
    const line = lines[i];
    if (row === rows) {
      // All rows are full here: the last one takes what half covers the one before, so that it is darker than the others.
      if ((taken[at * rows + rows - 1] ?? 0) > x + size / 2) continue;
      row = rows - 1;
    }
    taken[at * rows + row] = x + wide + 1;
    const y = top + at * laneHeight + laneHeight - 8 - (row + 1) * (size + 2);
    const kind = kindOf;
    context.globalAlpha = line?.exact ? 1 : 0.45;
    const hollow = isHollow(kind, line?.status ?? '');
    const stamp = wide === size ? stampsOf[at]?.[Number(hollow)] : undefined;
    // On whole pixels it is copied as it is.
    if (stamp) context.drawImage(stamp, whole(x - EDGE), whole(y - EDGE), stamp.width / ratio, stamp.height / ratio);
    else {
      context.fillStyle = colors[kind];
      shape(context, kind, x, y, wide, size, hollow);
    }
    if (i === chosen) {
      context.globalAlpha = 1;
      context.strokeStyle = ink;
      context.lineWidth = 2;
      context.strokeRect(x - 2, y - 2, wide + 4, size + 4);
    }
  }
  context.globalAlpha = 1;
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

const isHollow = (kind: Lane, status: string): boolean =>
  kind !== 'commitment' && kind !== 'channel' && HOLLOW.has(status);

/** Pixels around a sign for the width of its line. */
const EDGE = 1;
const stamps = new Map<string, HTMLCanvasElement>();

/** A sign of the usual size, drawn once and then copied: thousands of paths are more than a frame has time for. */
const stampOf = (kind: Lane, color: string, size: number, ratio: number, hollow: boolean): HTMLCanvasElement => {
  const key = `${kind} ${color} ${size} ${ratio} ${hollow}`;
  const known = stamps.get(key);
  if (known) return known;
  const stamp = document.createElement('canvas');
  stamp.width = stamp.height = Math.ceil((size + 2 * EDGE) * ratio);
  const own = stamp.getContext('2d');
  if (own) {
    own.setTransform(ratio, 0, 0, ratio, 0, 0);
    own.fillStyle = color;
    shape(own, kind, EDGE, EDGE, size, size, hollow);
  }
  stamps.set(key, stamp);
  return stamp;
};

const shape = (
  context: CanvasRenderingContext2D,
  kind: Lane,
  x: number,
  y: number,
  wide: number,
  size: number,
  hollow: boolean,
): void => {
  context.beginPath();
  if (kind === 'incident') {
    context.moveTo(x, y + size);
    context.lineTo(x + size / 2, y);
    context.lineTo(x + size, y + size);
    context.closePath();
  } else if (kind === 'event' && wide <= size * 1.5) {
    context.moveTo(x + size / 2, y);
    context.lineTo(x + size, y + size / 2);
    context.lineTo(x + size / 2, y + size);
    context.lineTo(x, y + size / 2);
    context.closePath();
  } else if (kind === 'meeting') context.roundRect(x, y, wide, size, size / 2);
  else context.rect(x, y, wide, size);
  if (hollow) {
    context.strokeStyle = context.fillStyle;
    context.lineWidth = 1.4;
    context.stroke();
  } else context.fill();
};

/** The item under a point, as it was drawn; -1 where there is none. */
export function itemAt(columns: Columns, sheet: Sheet, px: number, py: number): number {
  const { left, top, laneHeight, scale, first, lanes } = sheet;
  const at = Math.floor((py - top) / laneHeight);
  const kind = lanes[at];
  if (!kind) return -1;
  const day = first + (px - left) / scale;
  const reach = 8 / scale;
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  const size = Math.max(3, Math.min(10, laneHeight / 5));
  const rows = Math.max(1, Math.floor((laneHeight - 12) / (size + 2)));
  const taken = new Float64Array(rows).fill(-1e9);
  for (
    let i = firstFrom(columns.from, first - LONGEST);
    i < columns.lines.length && (columns.from[i] ?? 0) <= day + reach;
    i++
  ) {
    if (LANES[columns.lane[i] ?? 0] !== kind || (columns.to[i] ?? 0) < first) continue;
    const x = left + ((columns.from[i] ?? 0) - first) * scale;
    const days = (columns.to[i] ?? 0) - (columns.from[i] ?? 0);
    if (days > VAGUE) continue;
    const wide = Math.max(size, days * scale - 1);
    let row = 0;
    while (row < rows - 1 && (taken[row] ?? 0) > x) row++;
    taken[row] = x + wide + 1;
    const y = top + at * laneHeight + laneHeight - 8 - (row + 1) * (size + 2);
    const [dx, dy] = [Math.max(0, x - px, px - x - wide), Math.max(0, y - py, py - y - size)];
    const away = dx * dx + dy * dy;
    if (away < distance && away < 200) {
      distance = away;
      best = i;
    }
  }
  return best;
}
