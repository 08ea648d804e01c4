/** The cases of test/cases/time/dates.jsonl. A case that is known to be missed stands in the backlog, with the reason. */
import { describe, expect, it } from 'vitest';
import { at } from '../../../src/reading/text/tokens.js';
import { findDates } from '../../../src/reading/time/dates.js';
import { placesIn, resources } from '../../resources.js';
import { type DateCase, dateCases, type Given, judge, type Outcome } from './score.js';

/** Id to reason; a case that passes must not stand here. */
const BACKLOG: ReadonlyMap<string, string> = new Map([
  ['month-day-3', "'are to convene' and 'ended' stand in one clause of the tree, so that December seems to lie ahead"],
]);

const given = ({ text, published, dateline }: DateCase): Given[] => {
  const { language, times } = resources();
  const tokens = language.analyse(text);
  const told = { published: published ?? undefined, dateline: dateline ?? undefined, places: placesIn(tokens) };
  return findDates(tokens, told, times).mentions.map(({ from, to, value, of, background }) => ({
    start: at(tokens.starts, from),
    end: at(tokens.ends, to - 1),
    value,
    of: of === -1 ? undefined : at(tokens.forms, of),
    background,
  }));
};

const outcome = (one: DateCase): Outcome => judge(one, given(one));

const cases = dateCases();

describe('the times of a passage have the values that its case tells', () => {
  it.each(cases.filter(({ id }) => !BACKLOG.has(id)).map((one) => [one.id, one] as const))('%s', (_, one) => {
    expect(outcome(one).notes).toEqual([]);
  });
});

it('the backlog names cases that are missed', () => {
  const missed = cases.filter((one) => BACKLOG.has(one.id) && !outcome(one).passes).map(({ id }) => id);
  expect(missed).toEqual([...BACKLOG.keys()]);
});

/** Share of those that are told; the trees decide most of them, so that a new parser may move these a little. */
const share = (list: readonly boolean[]): number => list.filter(Boolean).length / list.length;

it('most times belong to the word that they tell the time of', () => {
  expect(share(cases.flatMap((one) => outcome(one).of))).toBeGreaterThan(0.92);
});

it('most times are background where they are told to explain, and only there', () => {
  expect(share(cases.flatMap((one) => outcome(one).background))).toBeGreaterThan(0.93);
});
