/** The verdict on a text by what was found in it: how many signs of garbling there are for how many words. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/reading/repair/evidence.js';

const NAME = { strength: 0.9, kind: 'name' } as const;
const TITLE = { strength: 0.3, kind: 'title' } as const;
const PAIR = { strength: 0.3, kind: 'collocation' } as const;
const OFFICERS = { strength: 0.15, kind: 'group' } as const;

describe('a text', () => {
  it.each([
    ['of a sentence with one garbled name', [NAME], { words: 6, strange: 0 }, 'doubtful'],
    ['of a sentence with one common title', [TITLE], { words: 6, strange: 0 }, 'clean'],
    ['of a sentence with officers of a state', [OFFICERS, OFFICERS], { words: 6, strange: 0 }, 'clean'],
    ['of a sentence with two garbled names', [NAME, NAME], { words: 6, strange: 0 }, 'spun'],
    ['of a paragraph with two odd pairs of words', [PAIR, PAIR], { words: 40, strange: 0 }, 'clean'],
    ['of a paragraph with a title and a pair', [TITLE, PAIR], { words: 45, strange: 0 }, 'clean'],
    ['of a paragraph with strange words alone', [], { words: 30, strange: 6 }, 'clean'],
    ['of a paragraph with two pairs and many strange words', [PAIR, PAIR], { words: 40, strange: 4 }, 'spun'],
    ['of a paragraph with a garbled name and strange words', [NAME], { words: 30, strange: 1 }, 'spun'],
    ['of a paragraph with officers and envoys', [OFFICERS, OFFICERS, OFFICERS], { words: 30, strange: 1 }, 'clean'],
    [
      'of a page with pairs and strange words enough to make a paragraph spun',
      [PAIR, PAIR],
      { words: 150, strange: 4 },
      'doubtful',
    ],
    ['of a page with three garbled names', [NAME, NAME, NAME], { words: 150, strange: 0 }, 'spun'],
  ] as const)('%s', (_, candidates, { words, strange }, verdict) => {
    const keyed = candidates.map((candidate, i) => ({ ...candidate, key: `${i}` }));
    expect(judge(keyed, 6, { words, strange, sum: 0 }).verdict).toBe(verdict);
  });

  it('is no more garbled for one odd name that it repeats', () => {
    const repeated = Array.from({ length: 9 }, () => ({ ...NAME, key: 'white home' }));
    expect(judge(repeated, 0, { words: 20, strange: 0, sum: 0 }).verdict).toBe('doubtful');
  });
});
