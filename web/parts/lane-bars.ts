/** Lanes that are zoomed out: a bar a week, as high as there are entries, which stacks of signs could not show. */
import { type Columns, FOOT, firstFrom, footOf, isHollow, LANES, type Lane, type Sheet, VAGUE } from './lanes.js';

/** Pixels of a week from which signs have room. */
const ROOM = 16;
/** Pixels from the point to a bar that is still meant. */
const NEAR = 8;

export const isZoomedOut = ({ scale }: Pick<Sheet, 'scale'>): boolean => scale * 7 < ROOM;

/** Of each lane and week how many entries there are; that which happened apart from what was planned, or did not happen. */
export interface Weeks {
  readonly first: number;
  readonly happened: readonly Uint32Array[];
  readonly all: readonly Uint32Array[];
  /** Of each lane the most in a week. */
  readonly most: readonly number[];
  /** Places of those that are a line at the foot. */
  readonly vague: readonly number[];
}

/** A week by the days since 1970, which began on a Thursday; it begins on its Monday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7);
const mondayOf = (week: number): number => week * 7 - 3;

export function weeksOf({ lines, from, to, lane }: Columns): Weeks {
  const first = weekOf(from[0] ?? 0);
  const size = weekOf(from[from.length - 1] ?? 0) - first + 1;
  const happened = LANES.map(() => new Uint32Array(size));
  const all = LANES.map(() => new Uint32Array(size));
  const vague: number[] = [];
  lines.forEach((line, i) => {
    const [day, at] = [from[i] ?? 0, lane[i] ?? 0];
    if ((to[i] ?? 0) - day > VAGUE) {
      vague.push(i);
      return;
    }
    const week = weekOf(day) - first;
    for (const counts of isHollow(line.kind as Lane, line.status) ? [all[at]] : [all[at], happened[at]])
      if (counts) counts[week] = (counts[week] ?? 0) + 1;
  });
  return { first, happened, all, most: all.map((counts) => counts.reduce((a, b) => Math.max(a, b), 1)), vague };
}

const PALE = 0.45;

export function drawBars(context: CanvasRenderingContext2D, columns: Columns, weeks: Weeks, sheet: Sheet): void {
  const { width, top, laneHeight, head, scale, first, colors, ink, lanes, chosen } = sheet;
  const room = laneHeight - head - FOOT;
  const wide = Math.max(2, scale * 7 - 1);
  const [begin, end] = [Math.max(0, weekOf(first) - weeks.first), weekOf(first + width / scale) - weeks.first];
  const chosenWeek = chosen < 0 ? -1 : weekOf(columns.from[chosen] ?? 0) - weeks.first;
  lanes.forEach((kind, at) => {
    const lane = LANES.indexOf(kind);
    const [all, happened, most] = [weeks.all[lane], weeks.happened[lane], weeks.most[lane] ?? 1];
    const floor = footOf(sheet, at) - FOOT;
    const heightOf = (n: number): number => (n === 0 ? 0 : Math.max(2, (n / most) * room));
    context.fillStyle = colors[kind];
    for (let week = begin; week <= end && week < (all?.length ?? 0); week++) {
      const n = all?.[week] ?? 0;
      if (n === 0) continue;
      const x = (mondayOf(week + weeks.first) - first) * scale;
      const [high, solid] = [heightOf(n), heightOf(happened?.[week] ?? 0)];
      context.fillRect(x, floor - solid, wide, solid);
      context.globalAlpha = PALE;
      context.fillRect(x, floor - high, wide, high - solid);
      context.globalAlpha = 1;
      if (week !== chosenWeek || columns.lines[chosen]?.kind !== kind) continue;
      context.strokeStyle = ink;
      context.lineWidth = 2;
      context.strokeRect(x - 1, floor - high - 1, wide + 2, high + 2);
    }
    context.fillStyle = ink;
    context.fillText(`${most} a week at most`, 4, top + at * laneHeight + head - 2);
  });
  context.globalAlpha = 0.6;
  for (const i of weeks.vague) {
    const at = lanes.indexOf(LANES[columns.lane[i] ?? 0] as Lane);
    const [x, days] = [((columns.from[i] ?? 0) - first) * scale, (columns.to[i] ?? 0) - (columns.from[i] ?? 0)];
    if (at < 0 || x > width || x + days * scale < 0) continue;
    context.fillStyle = colors[lanes[at] as Lane];
    context.fillRect(x, footOf(sheet, at) - 5, days * scale, 2);
  }
  context.globalAlpha = 1;
}

/** The first entry of the bar under a point; after that which is chosen, if that is one of the same bar. -1 where there is none. */
export function itemInBar(
  columns: Columns,
  { top, laneHeight, scale, first, lanes, chosen }: Sheet,
  px: number,
  py: number,
) {
  const kind = lanes[Math.floor((py - top) / laneHeight)];
  const lane = kind === undefined ? -1 : LANES.indexOf(kind);
  const day = first + px / scale;
  const fits = (i: number): boolean =>
    columns.lane[i] === lane && (columns.to[i] ?? 0) - (columns.from[i] ?? 0) <= VAGUE;
  let [best, distance] = [-1, NEAR / scale];
  for (let i = firstFrom(columns.from, day - 7 - distance); (columns.from[i] ?? Infinity) < day + 7; i++) {
    if (!fits(i)) continue;
    const monday = mondayOf(weekOf(columns.from[i] ?? 0));
    const away = Math.max(0, monday - day, day - monday - 7);
    if (away < distance) [best, distance] = [i, away];
  }
  if (best < 0 || chosen < best) return best;
  const week = weekOf(columns.from[best] ?? 0);
  for (let i = chosen + 1; weekOf(columns.from[i] ?? Infinity) === week; i++) if (fits(i)) return i;
  return best;
}
