/** Sheets for checking by hand: the draw, what a filled one says, precision and agreement against figures from the literature. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, alphaOf, shareOf } from '../../src/export/agreement.js';
import { csvHeader, csvLine } from '../../src/export/formats.js';
import { Draw, type Judged, readSheet, SHEET_COLUMNS, SheetError } from '../../src/export/sheet.js';
import { FULL, told } from './entries.js';

const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `id-${i}`);
const drawn = (from: readonly string[], size: number, seed: string): string[] => {
  const draw = new Draw<string>(size, seed);
  for (const id of from) draw.offer(id, id);
  return draw.all();
};

describe('a draw', () => {
  it('is the same by the same seed, whatever the order, another by another, and never has one twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.string(),
        (count, size, seed) => {
          const one = drawn(ids(count), size, seed);
          expect(one).toHaveLength(Math.min(count, size));
          expect(new Set(one).size).toBe(one.length);
          expect(drawn(ids(count).reverse(), size, seed)).toEqual(one);
        },
      ),
    );
    expect(drawn(ids(100), 10, 'a')).not.toEqual(drawn(ids(100), 10, 'b'));
  });

  it('takes each as often as any other', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++)
      for (const id of drawn(ids(10), 3, String(seed))) times.set(id, (times.get(id) ?? 0) + 1);
    // 600 each, of which three deviations are 61.
    for (const id of ids(10)) expect(Math.abs((times.get(id) ?? 0) - 600)).toBeLessThan(80);
  });
});

describe('a sheet', () => {
  const document = {
    schema: 'chancery/document@1',
    id: 'a',
    text: 'Before. They met. After.',
    hash: '',
    published: '2023-06-18',
  } as const;
  const row = { told: told(FULL.meeting, ['They']), document, seed: 's', release: '1.2.3' };
  const text =
    csvHeader(SHEET_COLUMNS) +
    csvLine(SHEET_COLUMNS, Object.fromEntries(SHEET_COLUMNS.map(({ name, value }) => [name, value(row)])));

  it('shows the words with what stands around them, and nothing of how sure the reading is', () => {
    expect(text).toContain('They');
    expect(text).toContain('re. They met. After.');
    expect(text).not.toMatch(/confidence|0\.5/);
    expect(readSheet(text)).toEqual([{ id: 'meeting-1', kind: 'meeting', right: undefined }]);
  });

  it.each<[string, boolean | undefined]>([
    ['yes', true],
    [' Y ', true],
    ['1', true],
    ['TRUE', true],
    ['no', false],
    ['0', false],
    ['?', undefined],
    ['', undefined],
  ])('that says %j is read as %s', (said, right) => {
    expect(readSheet(`id,kind,right\na,event,${said}\n`)[0]?.right).toBe(right);
  });

  it('is read as a spreadsheet saves it', () => {
    expect(
      readSheet('\ufeffid;kind;right;note\r\na;event;yes;"one\r\ntwo"\r\nb;event;no;\r\n').map(({ right }) => right),
    ).toEqual([true, false]);
  });

  it.each([
    ['nothing', '', /no column 'id'/],
    ['another table', 'a,b\n1,2\n', /no column 'id'/],
    ['an id twice', 'id,kind,right\na,event,yes\na,event,no\n', /row 3: 'a' stands twice/],
    ['another word', 'id,kind,right\na,event,perhaps\n', /row 2: 'perhaps' is neither yes nor no/],
  ])('of %s is refused', (_, given, said) => {
    expect(() => readSheet(given)).toThrow(said);
    expect(() => readSheet(given)).toThrow(SheetError);
  });
});

describe('precision', () => {
  // Wilson's interval as Brown, Cai and DasGupta (2001) and R's prop.test(correct = FALSE) give it.
  it.each<[number, number, number, number]>([
    [87, 100, 0.7902, 0.9224],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [1, 2, 0.0945, 0.9055],
  ])('of %d of %d lies between %d and %d', (right, of, low, high) => {
    const share = shareOf(right, of);
    expect([share.low, share.high].map((one) => Number(one?.toFixed(4)))).toEqual([low, high]);
  });

  it('of none is none', () => {
    expect(shareOf(0, 0)).toEqual({ right: 0, of: 0, share: null, low: null, high: null });
  });
});

describe("Krippendorff's alpha", () => {
  const units = (...judges: readonly (readonly (number | null)[])[]): number[][] =>
    (judges[0] ?? []).map((_, i) => judges.flatMap((judge) => judge[i] ?? []));

  // Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, examples A and C.
  it.each<[string, number[][], number]>([
    ['two judges, yes and no', units([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]), 0.095],
    [
      'four judges, five names, some missing',
      units(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
        [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
      ),
      0.743,
    ],
    ['always the same', units([1, 0, 1], [1, 0, 1]), 1],
  ])('of %s', (_, given, expected) => {
    expect(alphaOf(given)).toBeCloseTo(expected, 3);
  });

  it('is none where all are judged alike, or none twice', () => {
    expect(alphaOf(units([1, 1], [1, 1]))).toBeNull();
    expect(alphaOf(units([1, 0]))).toBeNull();
  });
});

describe('two sheets', () => {
  const sheet = (...said: readonly (boolean | undefined)[]): Judged[] =>
    said.map((right, i) => ({ id: `e${i}`, kind: 'event', right }));

  it('give the precision of each, of what they agree on, and their agreement', () => {
    const { entries, each, agreed, both, same, alpha } = agreementOf([
      sheet(true, true, true, false, undefined, true),
      sheet(true, true, false, false, true),
    ]);
    expect([entries, both, same]).toEqual([6, 4, 3]);
    expect(each.map(({ right, of }) => `${right}/${of}`)).toEqual(['4/5', '3/5']);
    expect(`${agreed.right}/${agreed.of}`).toBe('2/3');
    expect(alpha).toBeCloseTo(1 - (7 * 2) / (2 * 5 * 3), 10);
  });
});
