/** How likely events are right, and what becomes of those that are not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learn, likelihood } from '../../../scripts/likelihood/model.js';
import { toDocument } from '../../../src/ingest/document.js';
import type { Event } from '../../../src/model/reading.js';
import { itemIds } from '../../../src/reading/context.js';
import { findDiplomacy } from '../../../src/reading/diplomacy/find.js';
import { findAllEvents } from '../../../src/reading/events/all.js';
import { EVERY, isLeftOut, likelihoodOf, readLikelihoods, weighed } from '../../../src/reading/events/likelihood.js';
import { contextOf } from '../../../src/reading/layers.js';
import { read } from '../../../src/reading/read.js';
import { findStatements } from '../../../src/reading/statements/find.js';
import { TableError } from '../../../src/reading/tables.js';
import { resources } from '../../resources.js';

const table = (rows: string): ReturnType<typeof readLikelihoods> =>
  readLikelihoods(new Map([['en/event-marks', `mark,weight,events\n${rows}`]]));

const event = (id: string, basis?: string): Event => ({
  id,
  plover: 'SUPPORT',
  contexts: [],
  cameo: '051',
  goldstein: 0,
  status: 'happened',
  source: [],
  target: [],
  evidence: [[0, 1]],
  ...(basis ? { basis } : {}),
  confidence: 0,
  why: [],
});

/** The marks of the events of a text. */
const marksIn = (text: string): readonly (readonly [type: string, marks: ReadonlySet<string>])[] => {
  const document = toDocument({ text, published: '2023-06-18' });
  const context = contextOf(document, resources().language.analyse(text), false, resources());
  const ids = itemIds(document);
  const all = findAllEvents(context, findStatements(context, ids), findDiplomacy(context, ids), ids);
  return all.events.map((one) => [one.plover, new Set(all.marksOf(one))]);
};

describe('the likelihood of an event', () => {
  it('is the logistic of what its marks weigh together', () => {
    const model = table(`${EVERY},0.5,9\nnews,1,4\ntype SUPPORT,-0.5,3\n`);
    expect(likelihoodOf(model, ['news', 'type SUPPORT', 'of no weight'])).toBeCloseTo(1 / (1 + Math.exp(-1)), 10);
    expect(likelihoodOf(model, [])).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 10);
  });

  it('does not ask for the order of the marks', () => {
    const names = [...resources().likelihoods.weights.keys()];
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names)), (marks) => {
        const one = likelihoodOf(resources().likelihoods, marks);
        expect(one).toBeGreaterThan(0);
        expect(one).toBeLessThan(1);
        expect(likelihoodOf(resources().likelihoods, [...marks].reverse())).toBeCloseTo(one, 10);
      }),
    );
  });

  it('needs numbers for weights', () => {
    expect(() => table('news,much,4\n')).toThrow(TableError);
    expect(() => table('news,much,4\n')).toThrow("data/en/event-marks.csv, line 2: 'much' is no number");
  });
});

describe('what is unlikely', () => {
  it.each([
    ['goes where news tells it of one country', ['news', 'one country'], true],
    ['goes where news tells it of one side', ['news', 'source none'], true],
    ['goes where news of several countries tells a deed of two', ['news', 'two countries', 'type ACCUSE'], true],
    ['stays where news of several countries tells talks of two', ['news', 'two countries', 'type CONSULT'], false],
    [
      'goes where news of one country tells talks of two',
      ['news', 'two countries', 'type CONSULT', 'text of one country'],
      true,
    ],
    ['stays in a sentence or two', ['short', 'one country'], false],
  ])('%s', (_, marks, isGone) => {
    expect(isLeftOut(0.12, marks)).toBe(isGone);
    expect(isLeftOut(0.99, marks)).toBe(false);
  });

  it('goes with what rests on it', () => {
    const model = table(`${EVERY},3,9\nbad,-9,4\n`);
    const events = [event('a'), event('b', 'a'), event('c')];
    const kept = weighed(events, model, ({ id }) => (id === 'a' ? ['news', 'bad'] : ['news']));
    expect(kept.map(({ id }) => id)).toEqual(['c']);
    expect(kept[0]?.confidence).toBe(0.95);
  });
});

describe('the marks of an event', () => {
  it.each([
    [
      'tell what the sides are to the predicate',
      'France condemned Spain.',
      'ACCUSE',
      ['short', 'short: source as subject', 'target as object', 'two countries', 'stands main', 'source by name'],
    ],
    [
      'know a passive',
      'Spain was condemned by France.',
      'ACCUSE',
      ['source as agent', 'target as subject', 'form VBN'],
    ],
    ['know a side that is missing', 'Kenya withdrew its troops.', 'RETREAT', ['target none', 'source is state']],
    ['know a pronoun', 'Macron visited Lima. He condemned Spain.', 'ACCUSE', ['source by pronoun']],
  ])('%s', (_, text, type, expected) => {
    const [, marks = new Set<string>()] = marksIn(text).find(([one]) => one === type) ?? [];
    expect(expected.filter((mark) => !marks.has(mark))).toEqual([]);
  });

  it('are learned: a mark of right events weighs for them, one of wrong events against', () => {
    const examples = Array.from({ length: 60 }, (_, i) => ({
      isRight: i % 3 !== 0,
      marks: ['news', i % 3 === 0 ? 'wrong' : 'right'],
    }));
    const model = learn(examples);
    expect(model.weights.get('right')).toBeGreaterThan(0.5);
    expect(model.weights.get('wrong')).toBeLessThan(-0.5);
    expect(likelihood(model, ['news', 'right'])).toBeGreaterThan(0.7);
    expect(learn(examples)).toEqual(model);
  });

  it('give every event of a reading its confidence', () => {
    const { events } = read({ text: 'France condemned Spain. Peru and Chile signed a treaty.' }, resources());
    expect(events.length).toBeGreaterThan(1);
    for (const { confidence } of events) expect(confidence).toBeGreaterThan(0);
  });
});
