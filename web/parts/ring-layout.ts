/** Where the nodes of a ring stand, and how much of a name there is room for. Pure. */

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

export interface RingLayout {
  readonly width: number;
  readonly height: number;
  readonly centre: readonly [x: number, y: number];
  readonly spots: readonly Spot[];
  /** Of each spot the characters that its label may have. */
  readonly room: readonly number[];
}

/** Pixels of a character of a label, of a node with the gap behind it, above and below the ring. */
export const CHARACTER = 6.9;
const GAP = 15;
const EDGE = 30;
/** Radius at most; beyond it the eye loses the lines. */
const WIDEST = 190;

/** @param width pixels; @param count of nodes. None stands straight above the middle, so that every label has a side. */
export function ringLayout(width: number, count: number): RingLayout {
  const radius = Math.max(50, Math.min(WIDEST, width / 2 - Math.min(170, Math.max(92, width * 0.28))));
  const [cx, cy] = [width / 2, radius + EDGE];
  const spots = Array.from({ length: count }, (_, i): Spot => {
    const angle = ((i + 0.5) / count) * 2 * Math.PI;
    const [x, y] = [cx + radius * Math.sin(angle), cy - radius * Math.cos(angle)];
    return { x, y, anchor: Math.sin(angle) >= -1e-9 ? 'start' : 'end' };
  });
  const room = spots.map(({ x, anchor }) =>
    Math.max(6, Math.floor(((anchor === 'start' ? width - x : x) - GAP) / CHARACTER)),
  );
  return { width, height: 2 * (radius + EDGE), centre: [cx, cy], spots, room };
}

/** A name that has to fit: whole, else of a person the last word with the first letters of those before, else cut. */
export const fitted = (name: string, room: number, isPerson: boolean): string => {
  if (name.length <= room) return name;
  const words = isPerson ? name.split(' ') : [name];
  const short = [...words.slice(0, -1).map((word) => `${word.charAt(0)}.`), words.at(-1) ?? ''].join(' ');
  if (words.length > 1 && short.length <= room) return short;
  return `${name.slice(0, Math.max(1, room - 1)).trimEnd()}…`;
};
