/** The map of places: which part of the world it shows, and at which places there is room for a name. */
import { describe, expect, it } from 'vitest';
import { meetingPlaces } from '../../src/desk/ask/places.js';
import type { Entry } from '../../src/model/record.js';
import { drawSpots, projectionFor, type Spot } from '../../web/parts/map-layout.js';

const AT: Readonly<Record<string, readonly [lat: number, lon: number]>> = {
  Beijing: [39.9, 116.4],
  Washington: [38.9, -77],
  'New York': [40.7, -74],
  Honolulu: [21.3, -157.9],
  Tokyo: [35.7, 139.7],
  Suva: [-18.1, 178.4],
  Apia: [-13.8, -171.8],
  Geneva: [46.2, 6.1],
  Vienna: [48.2, 16.4],
};
const spots = (...names: readonly string[]): Spot[] =>
  names.map((name, i) => ({
    name,
    lat: AT[name]?.[0] ?? 0,
    lon: AT[name]?.[1] ?? 0,
    times: names.length - i,
    number: i + 1,
  }));

describe('a map of places', () => {
  it.each<[what: string, names: readonly string[], widest: number]>([
    ['one place, not infinitely near', ['Geneva'], 1],
    ['two cities of one continent', ['Geneva', 'Vienna'], 900],
    ['the whole world', ['Beijing', 'Washington', 'Geneva'], 900],
    ['both sides of the day line, side by side', ['Suva', 'Apia'], 250],
    ['both sides of the Pacific', ['Tokyo', 'Honolulu', 'Washington'], 900],
  ])('holds %s', (_, names, widest) => {
    const drawn = drawSpots(spots(...names), projectionFor(spots(...names), 900, 440), 900);
    for (const { x, y } of drawn) expect([x >= 0, x <= 900, y >= 0, y <= 440]).toEqual([true, true, true, true]);
    const all = drawn.map(({ x }) => x);
    expect(Math.max(...all) - Math.min(...all)).toBeLessThan(widest);
  });

  it('names the places of most meetings first, and none over another', () => {
    const many = spots('Washington', 'New York', 'Beijing', 'Tokyo', 'Geneva', 'Vienna');
    const drawn = drawSpots(many, projectionFor(many, 360, 230), 360);
    expect(drawn[0]?.name).toBeDefined();
    const named = drawn.flatMap(({ spot, name }) => (name ? [{ ...name, long: spot.name.length * 7.2 }] : []));
    const left = ({ x, anchor, long }: (typeof named)[number]): number =>
      anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2;
    for (const [i, one] of named.entries())
      for (const other of named.slice(i + 1))
        expect(
          Math.abs(one.y - other.y) >= 15.9 ||
            left(one) + one.long <= left(other) ||
            left(other) + other.long <= left(one),
        ).toBe(true);
  });
});

describe('places of meetings', () => {
  const meeting = (place: object | undefined): Entry<'meeting'> =>
    ({ value: { place } }) as unknown as Entry<'meeting'>;

  it('are counted by name and state, with a point where any text knows it; without a place none', () => {
    const beijing = { name: 'Beijing', country: 'CHN' };
    const all = [beijing, { ...beijing, lat: 39.91, lon: 116.4 }, { name: 'Malta', country: 'MLT' }, undefined];
    expect(meetingPlaces(all.map(meeting))).toEqual([
      { name: 'Beijing', country: 'CHN', lat: 39.91, lon: 116.4, meetings: 2 },
      { name: 'Malta', country: 'MLT', lat: null, lon: null, meetings: 1 },
    ]);
  });
});
