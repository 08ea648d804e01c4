/**
 * A map of places: the outline of the land (Natural Earth, public domain) without borders, which the two may see otherwise,
 * and a circle at each place, as large as there were meetings. It asks no other host. Loaded when it is wanted.
 */
import { geoGraticule10, geoPath } from 'd3-geo';
import { useMemo } from 'preact/hooks';
import { feature } from 'topojson-client';
import world from 'world-atlas/land-110m.json';
import { Link } from 'wouter-preact';
import { count } from '../words.js';
import { drawSpots, projectionFor, type Spot } from './map-layout.js';
import { useWidth } from './width.js';

const land = feature(world as unknown as Parameters<typeof feature>[0], 'land');
const lines = geoGraticule10();

export default function PlacesMap({
  spots,
  chosen,
  linkOf,
  label,
}: {
  readonly spots: readonly Spot[];
  readonly chosen: string;
  /** The address at which a place is chosen. */
  readonly linkOf: (name: string) => string;
  readonly label: string;
}) {
  const [box, width] = useWidth<HTMLDivElement>(900, 280);
  const height = Math.round(Math.max(230, Math.min(460, width * 0.5)));
  const { ground, grid, drawn } = useMemo(() => {
    const projection = projectionFor(spots, width, height);
    const path = geoPath(
      projection.clipExtent([
        [-1, -1],
        [width + 1, height + 1],
      ]),
    ).digits(1);
    return { ground: path(land), grid: path(lines), drawn: drawSpots(spots, projection, width) };
  }, [spots, width, height]);
  return (
    <div ref={box}>
      <svg class="places-map" width={width} height={height} role="group" aria-label={label}>
        {grid ? <path class="lines-of" d={grid} /> : null}
        {ground ? <path class="land" d={ground} /> : null}
        {drawn.map(({ spot, x, y, r, name }) => (
          <g key={spot.name}>
            <Link
              href={linkOf(spot.name)}
              aria-label={`${spot.name}: ${count(spot.times, 'meeting')}`}
              aria-current={spot.name === chosen ? 'true' : undefined}
              class="place"
            >
              <title>{`${spot.name}: ${count(spot.times, 'meeting')}`}</title>
              <circle cx={x} cy={y} r={r} />
              {name ? (
                <text x={name.x} y={name.y} text-anchor={name.anchor}>
                  {spot.name}
                </text>
              ) : null}
            </Link>
            <text class="number" x={x} y={y + 4} text-anchor="middle">
              {spot.number}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
