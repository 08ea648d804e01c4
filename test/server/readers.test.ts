/** Reading threads as one: what is soon answered goes before what takes long, which never has all threads. */
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/server/api/answering.js';
import { shared } from '../../src/server/threads/readers.js';

const question = (view: string, search: string): Question => ({ view, type: 'json', search, self: '', site: '' });

/** Threads whose answers come when the test lets them. */
const held = (count: number) => {
  const ready: number[] = [];
  let threads = 0;
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const readers = shared(count, () => {
    const number = threads++;
    return {
      answer: ({ search }: Question) =>
        new Promise<{ text: string; next: null }>((resolve) => {
          begun.push(search);
          ends.set(search, () => resolve({ text: search, next: null }));
        }),
      read: () => Promise.reject(new Error('not asked')),
      whyNot: () => Promise.reject(new Error('not asked')),
      ready: async () => {
        ready.push(number);
      },
      close: async () => undefined,
    };
  });
  return { readers, begun, ready, end: async (search: string) => ends.get(search)?.() };
};

const settled = () => new Promise<void>((done) => setTimeout(done, 5));

describe('reading threads', () => {
  it('are each made ready', async () => {
    const { ready } = held(3);
    await settled();
    expect([...ready].sort()).toEqual([0, 1, 2]);
  });

  it('leave a thread for what is soon answered', async () => {
    const { readers, begun, end } = held(2);
    await settled();
    const all = ['l1', 'l2'].map((search) => readers.answer(question('compare', search)));
    all.push(readers.answer(question('lines', 's1')));
    await settled();
    expect(begun).toEqual(['l1', 's1']);
    await end('s1');
    await settled();
    expect(begun).toEqual(['l1', 's1']);
    await end('l1');
    await settled();
    expect(begun).toEqual(['l1', 's1', 'l2']);
    await end('l2');
    expect(await Promise.all(all)).toMatchObject([{ text: 'l1' }, { text: 'l2' }, { text: 's1' }]);
  });

  it('take what is soon answered first, whoever came first', async () => {
    const { readers, begun, end } = held(1);
    await settled();
    const all = [readers.answer(question('lines', 's1')), readers.answer(question('compare', 'l1'))];
    all.push(readers.answer(question('lines', 's2')));
    for (const search of ['s1', 's2', 'l1']) {
      await settled();
      await end(search);
    }
    await Promise.all(all);
    expect(begun).toEqual(['s1', 's2', 'l1']);
  });

  it('refuse more than may wait', async () => {
    const { readers } = held(2);
    await settled();
    const all = Array.from({ length: 60 }, (_, i) => readers.answer(question('compare', `l${i}`)));
    const refused = all.slice(51).map((one) => expect(one).rejects.toThrow('too many'));
    await Promise.all(refused);
  });
});
