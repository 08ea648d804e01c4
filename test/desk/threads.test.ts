/** Handing out texts to threads that read: with real threads, whose reading is a few lines here. */
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { readingThreads, type Threads } from '../../src/desk/threads.js';
import { toDocument } from '../../src/ingest/document.js';

/** Says when it was done, and by which thread; of some texts it ends, or never. */
const READS = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', ({ document: { id, text } }) => {
  if (text.startsWith('end')) process.exit(1);
  if (text.startsWith('never')) while (true);
  if (text.startsWith('bad')) parentPort.postMessage({ error: { name: 'Error', message: 'bad ' + id } });
  else parentPort.postMessage({ answer: { id, threadId, done: Date.now() } });
});`;

interface Answer {
  readonly id: string;
  readonly threadId: number;
  readonly done: number;
}

const threadsOf = (count: number): Threads => {
  const threads = readingThreads(() => new Worker(READS, { eval: true }), count);
  onTestFinished(() => threads.close());
  return threads;
};

let ids = 0;
const ask = (threads: Threads, text: string, patience?: number): Promise<Answer> =>
  threads.ask(
    { ask: 'read', document: toDocument({ id: `d${ids++}`, text }) },
    patience === undefined ? {} : { patience },
  ) as Promise<Answer>;

const LONG = 'x'.repeat(200_000);

it('a thread goes on with what it has at hand while who asks is busy', async () => {
  const threads = threadsOf(1);
  await ask(threads, 'first');
  const answers = Array.from({ length: 8 }, () => ask(threads, 'short'));
  // As a transaction does.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  const free = Date.now();
  for (const { done } of await Promise.all(answers)) expect(done).toBeLessThan(free);
});

it.each([
  ['ends its thread', 'end', undefined, 'the thread that reads has ended'],
  ['is not read in its time', 'never', 300, 'not read within 0 s'],
  ['cannot be read', 'bad', undefined, /^bad d/],
])('what waits behind a text that %s is read all the same', async (_, text, patience, message) => {
  const threads = threadsOf(1);
  const [before, failing, ...after] = ['a', text, 'b', 'c'].map((one) => ask(threads, one, patience));
  await expect(failing).rejects.toThrow(message);
  await before;
  expect(await Promise.all(after)).toHaveLength(2);
});

it('nothing waits behind a long text as long as another thread is there', async () => {
  const threads = threadsOf(2);
  const long = ask(threads, `never ${LONG}`);
  long.catch(() => undefined);
  const short = await Promise.all(Array.from({ length: 20 }, () => ask(threads, 'short')));
  expect(new Set(short.map(({ threadId }) => threadId)).size).toBe(1);
});

it('shares out what is asked at once', async () => {
  const threads = threadsOf(3);
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask(threads, 'x'.repeat(1000))));
  expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(3);
});

it('gives up what is asked when it is closed, and answers again afterwards', async () => {
  const threads = threadsOf(1);
  const asked = ['never', 'a', LONG].map((text) => ask(threads, text));
  const ended = Promise.allSettled(asked);
  await threads.close();
  for (const one of await ended)
    expect(one).toMatchObject({ status: 'rejected', reason: { message: 'the reader was closed' } });
  expect((await ask(threads, 'again')).id).toBe(`d${ids - 1}`);
});
