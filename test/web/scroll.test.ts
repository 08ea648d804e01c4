/** Two texts that scroll together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, otherLine, otherTop } from '../../web/parts/scroll.js';

const pane = (scrollTop: number, scrollHeight: number, clientHeight = 400) => ({
  scrollTop,
  scrollHeight,
  clientHeight,
});

describe('two texts that scroll together', () => {
  it.each<[what: string, line: number, other: number]>([
    ['at the head', 0, 0],
    ['at a point that both have', 200, 500],
    ['half way between two points', 300, 550],
    ['at the next', 400, 600],
    ['behind the last, evenly to the end', 700, 800],
    ['at the end', 1000, 1000],
    ['beyond the end', 1200, 1000],
  ])('stand alike %s', (_, line, other) => {
    expect(
      otherLine(
        [
          [400, 600],
          [200, 500],
        ],
        line,
        [1000, 1000],
      ),
    ).toBe(other);
  });

  it('begin and end together, whatever is aligned with what, and never beyond', () => {
    const anchors = fc.array(fc.tuple(fc.nat(3000), fc.nat(2000)), { maxLength: 9 });
    fc.assert(
      fc.property(anchors, fc.nat(2600), (all, top) => {
        const given = all as readonly Anchor[];
        expect(
          otherTop(
            pane(0, 3000),
            pane(0, 2000),
            given.filter(([own]) => own > 0),
          ),
        ).toBe(0);
        expect(
          otherTop(
            pane(2600, 3000),
            pane(0, 2000),
            given.filter(([own]) => own < 3000),
          ),
        ).toBe(1600);
        const found = otherTop(pane(top, 3000), pane(0, 2000), given);
        expect(found >= 0 && found <= 1600).toBe(true);
      }),
    );
  });

  it.each<[what: string, own: ReturnType<typeof pane>, other: ReturnType<typeof pane>]>([
    ['a text shorter than its frame', pane(0, 300), pane(0, 2000)],
    ['another that is', pane(100, 2000), pane(0, 300)],
    ['none at all', pane(0, 0, 0), pane(0, 0, 0)],
  ])('stay where they are with %s', (_, own, other) => {
    expect(otherTop(own, other, [])).toBe(0);
  });
});
