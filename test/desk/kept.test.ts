/** Studies whose answers are kept: asked once while the record stays, again after each change, and after a failure. */
import { describe, expect, it } from 'vitest';
import { keptStudies } from '../../src/desk/ask/kept.js';
import type { Studies } from '../../src/desk/ask/studies.js';

const counting = () => {
  let asked = 0;
  let edition = '1';
  let broken = false;
  const studies = {
    read: async () => ++asked,
    sources: async () => {
      asked++;
      if (broken) throw new Error('broken');
      return [];
    },
    fired: async (rule: string) => ({ count: ++asked, lines: [], rule }),
  } as unknown as Studies;
  return {
    studies: keptStudies(studies, async () => edition),
    asked: () => asked,
    change: () => {
      edition += '1';
    },
    breakIt: (now: boolean) => {
      broken = now;
    },
  };
};

describe('kept studies', () => {
  it('asks once while nothing changes, and again after a change', async () => {
    const { studies, asked, change } = counting();
    await studies.sources();
    await studies.sources();
    expect(asked()).toBe(1);
    change();
    await studies.sources();
    expect(asked()).toBe(2);
  });

  it('tells questions apart, and never keeps what is read', async () => {
    const { studies, asked } = counting();
    await studies.fired('a', 1);
    await studies.fired('a', 2);
    await studies.fired('b', 1);
    await studies.fired('a', 1);
    expect(asked()).toBe(3);
    await studies.read({ text: 'x' });
    await studies.read({ text: 'x' });
    expect(asked()).toBe(5);
  });

  it('keeps no failure', async () => {
    const { studies, asked, breakIt } = counting();
    breakIt(true);
    await expect(studies.sources()).rejects.toThrow('broken');
    breakIt(false);
    expect(await studies.sources()).toEqual([]);
    expect(asked()).toBe(2);
  });

  it('keeps two hundred answers and no more', async () => {
    const { studies, asked } = counting();
    for (let i = 0; i < 201; i++) await studies.fired(String(i), 1);
    await studies.fired('200', 1);
    expect(asked()).toBe(201);
    await studies.fired('0', 1);
    expect(asked()).toBe(202);
  });
});
