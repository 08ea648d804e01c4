/** Regular inflection, both ways. */
import { describe, expect, it } from 'vitest';
import { analyses, inflect } from '../../../src/reading/repair/inflect.js';

describe('inflection', () => {
  it.each([
    ['country', 's', 'countries'],
    ['church', 's', 'churches'],
    ['day', 's', 'days'],
    ['financial institution', 's', 'financial institutions'],
    ['stop', 'ed', 'stopped'],
    ['reply', 'ed', 'replied'],
    ['agree', 'ed', 'agreed'],
    ['visit', 'ed', 'visited'],
    ['make', 'ing', 'making'],
    ['agree', 'ing', 'agreeing'],
    ['point out', 'ed', 'pointed out'],
  ] as const)('%s with %s is %s, and back', (lemma, ending, form) => {
    expect(inflect(lemma, ending)).toBe(form);
    if (!lemma.includes(' ')) expect(analyses(form)).toContainEqual({ lemma, ending });
  });
});
