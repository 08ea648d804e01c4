/** Where places stand on a map of their own size: the part of the world that holds them, with some of what is around. Pure. */
import { type GeoProjection, geoEqualEarth } from 'd3-geo';

export interface Spot {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly times: number;
  /** Its number in the list beside the map. */
  readonly number: number;
}

/** How much nearer than the whole world a map comes at most: the outline of the land is a coarse one. */
const NEAREST = 5;
/** Share of the width that stays free around the places. */
const AROUND = 0.14;

/**
 * The longitude in the middle of the map: it is cut where the widest gap between places lies, so that two sides of the Pacific
 * lie beside each other, and no state with several places is torn apart, as the United States would be by the mean of all.
 */
const middleOf = (longitudes: readonly number[]): number => {
  const sorted = [...longitudes].sort((a, b) => a - b);
  let [cut, widest] = [0, -1];
  sorted.forEach((one, i) => {
    const gap = (sorted[i + 1] ?? (sorted[0] ?? 0) + 360) - one;
    if (gap > widest) [cut, widest] = [one + gap / 2, gap];
  });
  // Opposite to the cut, from -180 to 180.
  return ((cut + 360 + 180 + 180) % 360) - 180;
};

/** @param spots one at least; @param width, height pixels */
export function projectionFor(spots: readonly Spot[], width: number, height: number): GeoProjection {
  const projection = geoEqualEarth()
    .rotate([-middleOf(spots.map(({ lon }) => lon)), 0])
    .fitSize([width, height], { type: 'Sphere' });
  const world = projection.scale();
  const points = spots.map(({ lon, lat }): [number, number] => [lon, lat]);
  const free = width * AROUND;
  projection.fitExtent(
    [
      [free, Math.min(free, height / 3)],
      [width - free, height - Math.min(free, height / 3)],
    ],
    { type: 'MultiPoint', coordinates: points },
  );
  // A single place would come infinitely near.
  const near = Number.isFinite(projection.scale()) ? projection.scale() : Number.MAX_VALUE;
  projection.scale(Math.min(world * NEAREST, Math.max(world, near))).translate([0, 0]);
  const placed = points.map((point): readonly [number, number] => projection(point) ?? [0, 0]);
  const between = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  return projection.translate([
    width / 2 - between(placed.map(([x]) => x)),
    height / 2 - between(placed.map(([, y]) => y)),
  ]);
}

/** A spot as it is drawn; `name` says where its name stands, and is missing where there is no room for it. */
interface Drawn {
  readonly spot: Spot;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly name: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' | 'middle' } | undefined;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
/** Pixels of a character and of half a line of a name. */
const CHARACTER = 7.2;
const HALF_LINE = 8;

/** Pixels of the smallest circle, in which its number has room. */
const LEAST = 8;

/** The places with their circles, the largest first, and a name at each for which there is room. */
export function drawSpots(spots: readonly Spot[], projection: GeoProjection, width: number): Drawn[] {
  const most = Math.max(1, ...spots.map(({ times }) => times));
  const largest = width < 600 ? 14 : 20;
  const circles = [...spots]
    .sort((a, b) => b.times - a.times)
    .map((spot) => {
      const [x, y] = projection([spot.lon, spot.lat]) ?? [0, 0];
      return { spot, x, y, r: LEAST + (largest - LEAST) * Math.sqrt(spot.times / most) };
    });
  const taken: Box[] = circles.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  return circles.map(({ spot, x, y, r }, i) => {
    const long = spot.name.length * CHARACTER + 4;
    const beside = r + 4;
    const sides = [
      { anchor: 'start', x: x + beside, y, left: x + beside },
      { anchor: 'end', x: x - beside, y, left: x - beside - long },
      { anchor: 'middle', x, y: y - r - HALF_LINE, left: x - long / 2 },
      { anchor: 'middle', x, y: y + r + HALF_LINE, left: x - long / 2 },
    ] as const;
    const boxOf = ({ left, y: middle }: (typeof sides)[number]): Box => [
      left,
      middle - HALF_LINE,
      left + long,
      middle + HALF_LINE,
    ];
    const free = sides.find((side) => {
      const box = boxOf(side);
      return box[0] >= 0 && box[2] <= width && !taken.some((other, k) => k !== i && meet(box, other));
    });
    if (free) taken.push(boxOf(free));
    // A line of text stands on its foot.
    return { spot, x, y, r, name: free && { x: free.x, y: free.y + 4, anchor: free.anchor } };
  });
}
