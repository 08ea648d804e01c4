/** Agreement between reviewers, from what they said of one record. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './served.js';

interface Reviewers {
  readonly reviewers: readonly { readonly name: string; readonly judged: number; readonly right: number }[];
  readonly pairs: readonly {
    readonly a: string;
    readonly b: string;
    readonly both: number;
    readonly same: number;
    readonly alpha: number | null;
    readonly agreed: { readonly right: number; readonly of: number };
    readonly differ: readonly { readonly right: string; readonly entry: string | null; readonly words: string }[];
  }[];
}
interface Lines {
  readonly lines: readonly { readonly id: string }[];
}

describe('reviewers', () => {
  let served: Served;
  let ids: readonly string[];
  beforeAll(async () => {
    served = await serve(
      ['Beijing', 'Paris', 'Berlin', 'Tokyo'].map((city, i) => ({
        id: `d${i}`,
        publisher: 'Ledger',
        published: `2023-0${i + 1}-19`,
        text: `Antony Blinken met with Qin Gang in ${city} on Sunday.`,
      })),
    );
    ids = (await served.view<Lines>('lines', { kind: 'meeting' })).lines.map(({ id }) => id);
  });
  afterAll(() => served?.close());

  const accept = (author: string, n: number, value: unknown = 'happened') =>
    served.desk.correct({ is: 'field', item: ids[n] ?? '', field: 'status', value }, { author, reason: '' });
  const reject = (author: string, n: number) =>
    served.desk.correct({ is: 'reject', item: ids[n] ?? '', all: true }, { author, reason: '' });

  it('are none before anybody has judged, and no pair where no two looked at the same', async () => {
    expect(ids).toHaveLength(4);
    expect(await served.view<Reviewers>('reviewers')).toEqual({ reviewers: [], pairs: [] });
    await accept('Ada', 0);
    expect(await served.view<Reviewers>('reviewers')).toEqual({
      reviewers: [{ name: 'Ada', judged: 1, right: 1 }],
      pairs: [],
    });
  });

  it('are offered for a second look what others have looked at and they have not', async () => {
    const second = async (name: string): Promise<readonly string[]> =>
      (await served.view<Lines>('review', { kind: 'meeting', second: name })).lines.map(({ id }) => id);
    expect([await second('Ben'), await second('Ada')]).toEqual([[ids[0]], []]);
    await accept('Ben', 0);
    expect(await second('Ben')).toEqual([]);
  });

  it('agree as the sums of sheets say: a value that no text gave and a rejection are a no', async () => {
    await accept('Ada', 1);
    await accept('Ben', 1, 'cancelled');
    await accept('Ada', 2, 'cancelled');
    await accept('Ben', 2, 'planned');
    // Of the last one accepts what the other throws out, and only then is it gone.
    await accept('Ben', 3);
    await reject('Ada', 3);
    const { reviewers, pairs } = await served.view<Reviewers>('reviewers');
    expect(reviewers).toEqual([
      { name: 'Ada', judged: 4, right: 2 },
      { name: 'Ben', judged: 4, right: 2 },
    ]);
    const [pair] = pairs;
    expect([pairs.length, pair?.both, pair?.same, pair?.agreed]).toEqual([
      1,
      4,
      2,
      expect.objectContaining({ right: 1, of: 2 }),
    ]);
    // Eight verdicts, four each way: 1 - 7 * (2 + 2) / (2 * 4 * 4) by hand.
    expect(pair?.alpha).toBeCloseTo(0.125, 10);
    expect(pair?.differ.map(({ right, entry }) => [right, entry === null])).toEqual([
      ['Ada', false],
      ['Ben', true],
    ]);
  });

  it('are not held to what they took back', async () => {
    const [undone] = (await served.desk.corrections()).filter(
      ({ correction: { author, is, follows } }) => author === 'Ada' && is === 'reject' && follows === undefined,
    );
    await served.desk.undo(undone?.correction.id ?? '', { author: 'Ada', reason: '' });
    const { pairs } = await served.view<Reviewers>('reviewers');
    expect([pairs[0]?.both, pairs[0]?.differ.length]).toEqual([3, 1]);
  });
});
