/** Every input of the corpora, those too in which fuzzing found a fault (`npm run fuzz`): read, or refused in words, and soon. */
import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../scripts/fuzz/corpus.js';
import { mutated } from '../../scripts/fuzz/mutate.js';
import { runTarget, TARGET_NAMES } from '../../scripts/fuzz/targets.js';
import { randomOf } from '../../scripts/random.js';

/** Seconds of processor. */
const MOST = 5;

describe('input from outside', () => {
  it.each(TARGET_NAMES)('%s: nothing in the corpus crashes its reader or holds it up', async (name) => {
    const corpus = corpusOf(name);
    expect(corpus.length).toBeGreaterThan(0);
    for (const { file, bytes } of corpus) {
      const before = process.cpuUsage();
      await expect(runTarget(name, bytes), file).resolves.toBeUndefined();
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6, file).toBeLessThan(MOST);
    }
  });

  it('is changed in the same way by the same numbers, and seldom left as it was', () => {
    const corpus = corpusOf('html').map(({ bytes }) => bytes);
    const some = (seed: number): string[] => {
      const random = randomOf(seed);
      return Array.from({ length: 20 }, () => mutated(corpus, random).toString('latin1'));
    };
    expect(some(3)).toEqual(some(3));
    const unchanged = some(3).filter((one) => corpus.some((bytes) => bytes.toString('latin1') === one));
    expect(unchanged.length).toBeLessThan(5);
  });
});
