/** The cases of test/cases/diplomacy. A case that is known to be missed stands in `backlog.json`, with why. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { faultsOf, resources } from '../../resources.js';
import { type DiplomacyCase, diplomacyCases, judge } from './cases.js';

const cases = diplomacyCases();
/** Id of a case to what is missing, in a few words. */
const backlog = new Map(
  Object.entries(
    JSON.parse(readFileSync(fileURLToPath(new URL('./backlog.json', import.meta.url)), 'utf8')) as Record<
      string,
      string
    >,
  ),
);

const readingOf = ({ text, title, published }: DiplomacyCase): ReturnType<typeof read> =>
  read({ text, published, ...(title === undefined ? {} : { title }) }, resources());

describe('a passage has the meetings, commitments, channels and incidents that its case tells', () => {
  it.each(cases.filter(({ id }) => !backlog.has(id)).map((one) => [one.id, one] as const))('%s', (_, one) => {
    const reading = readingOf(one);
    const text = one.title === undefined ? one.text : `${one.title}\n\n${one.text}`;
    expect(faultsOf(reading, text, resources())).toEqual([]);
    expect(judge(one, reading)).toEqual([]);
  });
});

describe('a case of the backlog', () => {
  it.each([...backlog])('%s is missed: %s', (id, reason) => {
    expect(reason).not.toBe('');
    const one = cases.find((candidate) => candidate.id === id);
    expect(one && judge(one, readingOf(one))).not.toEqual([]);
    expect(one).toBeDefined();
  });
});
