/** Answers that are kept: asked once while the record stays, again after each change, and after a failure. */
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/server/api/answering.js';
import { keptAnswers } from '../../src/server/api/kept.js';

const counting = (most?: number) => {
  let asked = 0;
  let edition = '1';
  let broken = false;
  const answer = keptAnswers(
    async ({ search }) => {
      asked++;
      if (broken) throw new Error('broken');
      return { text: search.padEnd(100), next: null };
    },
    async () => edition,
    most,
  );
  const question = (search: string): Question => ({ view: 'lines', type: 'json', search, self: '', site: '' });
  return {
    ask: (search: string) => answer(question(search)),
    asked: () => asked,
    change: () => {
      edition += '1';
    },
    breakIt: (now: boolean) => {
      broken = now;
    },
  };
};

describe('kept answers', () => {
  it('asks once while nothing changes, and again after a change', async () => {
    const { ask, asked, change } = counting();
    await Promise.all([ask('a'), ask('a')]);
    await ask('a');
    expect(asked()).toBe(1);
    change();
    await ask('a');
    expect(asked()).toBe(2);
  });

  it('tells questions apart', async () => {
    const { ask, asked } = counting();
    expect(await ask('a')).toMatchObject({ text: 'a'.padEnd(100) });
    expect(await ask('b')).toMatchObject({ text: 'b'.padEnd(100) });
    expect(asked()).toBe(2);
  });

  it('keeps no failure', async () => {
    const { ask, asked, breakIt } = counting();
    breakIt(true);
    await expect(ask('a')).rejects.toThrow('broken');
    breakIt(false);
    await ask('a');
    expect(asked()).toBe(2);
  });

  it('keeps so many characters and no more, those asked for last', async () => {
    const { ask, asked } = counting(600);
    for (const search of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) await ask(search);
    expect(asked()).toBe(6);
    await ask('f');
    expect(asked()).toBe(6);
    await ask('b');
    expect(asked()).toBe(7);
  });
});
