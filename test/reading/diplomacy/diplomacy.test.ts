/** The cases of test/cases/diplomacy. A case that is known to be missed stands in `backlog.json`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { faultsOf, resources } from '../../resources.js';
import { type DiplomacyCase, diplomacyCases, judge } from './cases.js';

const cases = diplomacyCases();
const BACKLOG = new Set(
  JSON.parse(readFileSync(fileURLToPath(new URL('./backlog.json', import.meta.url)), 'utf8')) as string[],
);

const readingOf = ({ text, title, published }: DiplomacyCase): ReturnType<typeof read> =>
  read({ text, published, ...(title === undefined ? {} : { title }) }, resources());

describe('a passage has the meetings, commitments, channels and incidents that its case tells', () => {
  it.each(cases.filter(({ id }) => !BACKLOG.has(id)).map((one) => [one.id, one] as const))('%s', (_, one) => {
    const reading = readingOf(one);
    const text = one.title === undefined ? one.text : `${one.title}\n\n${one.text}`;
    expect(faultsOf(reading, text, resources())).toEqual([]);
    expect(judge(one, reading)).toEqual([]);
  });
});

it('the backlog names cases, all of which are missed', () => {
  const missed = cases.filter((one) => BACKLOG.has(one.id) && judge(one, readingOf(one)).length > 0);
  expect(missed.map(({ id }) => id).sort()).toEqual([...BACKLOG].sort());
});
