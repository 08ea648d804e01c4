/** The ring of those whom somebody met: where nodes and names stand, and who was there together. */
import { describe, expect, it } from 'vitest';
import { togetherAt } from '../../src/desk/company.js';
import type { Entry } from '../../src/model/record.js';
import { fitted, ringLayout } from '../../web/parts/ring-layout.js';

describe('a ring', () => {
  it.each([
    [280, 1],
    [320, 14],
    [358, 13],
    [560, 5],
    [1200, 14],
  ])('of %i pixels holds %i nodes with room for a name at each', (width, count) => {
    const { spots, room, height } = ringLayout(width, count);
    expect(spots).toHaveLength(count);
    for (const [i, { x, y, anchor }] of spots.entries()) {
      expect([x >= 0, x <= width, y >= 0, y <= height]).toEqual([true, true, true, true]);
      const end = (room[i] ?? 0) * 6.9;
      expect(anchor === 'start' ? x + end <= width : x - end >= 0).toBe(true);
      expect(room[i]).toBeGreaterThanOrEqual(10);
    }
    // No two names in the same line on the same side.
    for (const side of ['start', 'end'])
      for (const [i, one] of spots.entries())
        for (const other of spots.slice(i + 1))
          if (one.anchor === side && other.anchor === side) expect(Math.abs(one.y - other.y)).toBeGreaterThan(9);
  });

  it.each<[string, number, boolean, string]>([
    ['Wang Yi', 10, true, 'Wang Yi'],
    ['Antony Blinken', 12, true, 'A. Blinken'],
    ['Antony Blinken', 8, true, 'Antony…'],
    ['World Trade Organization', 16, false, 'World Trade Org…'],
    ['Pneumonoultramicroscopic', 6, true, 'Pneum…'],
  ])('%s in %i characters', (name, room, isPerson, shown) => {
    expect(fitted(name, room, isPerson)).toBe(shown);
  });
});

describe('who was there together', () => {
  const meeting = (names: readonly string[], status = 'happened'): Entry<'meeting'> =>
    ({
      value: { status, participants: names.map((name) => ({ actor: `person:${name}`, name, party: '' })) },
    }) as unknown as Entry<'meeting'>;

  it('counts pairs of others at meetings that happened, the commonest first', () => {
    const meetings = [meeting(['me', 'b', 'a']), meeting(['me', 'a', 'b', 'c']), meeting(['me', 'a', 'c'], 'planned')];
    expect(togetherAt(meetings, new Set(['person:me']))).toEqual([
      { a: 'a', b: 'b', meetings: 2 },
      { a: 'a', b: 'c', meetings: 1 },
      { a: 'b', b: 'c', meetings: 1 },
    ]);
  });

  it('says nothing of a gathering, at which everybody was', () => {
    const many = Array.from({ length: 40 }, (_, i) => `p${i}`);
    expect(togetherAt([meeting(['me', ...many])], new Set(['person:me']))).toEqual([]);
  });
});
