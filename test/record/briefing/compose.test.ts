/** Which undertakings, lines of contact and changes of wording a briefing that may hold few wrong lines tells of. */
import { describe, expect, it } from 'vitest';
import { loadCompareWords } from '../../../src/desk/compare.js';
import { loadLedgerWords } from '../../../src/desk/over-time.js';
import type { Item, ToldEntry } from '../../../src/model/record.js';
import type { BriefingSectionName } from '../../../src/record/briefing/briefing.js';
import { composeBriefing } from '../../../src/record/briefing/compose.js';
import type { FormulaChange } from '../../../src/record/compare/formulas.js';
import { plainChanges } from '../../../src/record/compare/formulas.js';
import { rebuild } from '../../../src/record/record.js';
import { channel, commitment, event, factsFor } from '../build.js';

const words = loadLedgerWords(loadCompareWords());

const linesOf = (items: readonly Item[], section: BriefingSectionName, precision = 'strict') => {
  const published = Object.fromEntries(items.map(({ document }) => [document, { published: '2023-06-20' }]));
  const told = rebuild(items, factsFor(items, published), []).map(
    (entry) => ({ entry, item: items.find(({ id }) => id === entry.items[0]) }) as ToldEntry,
  );
  const { sections } = composeBriefing({
    a: 'USA',
    b: 'CHN',
    told,
    contacts: { meetings: [], held: [], accounts: new Set(), topics: new Map() },
    events: told.flatMap(({ entry }) => (entry.kind === 'event' ? [entry] : [])),
    statements: [],
    differences: [],
    documents: new Map(),
    since: null,
    precision,
    words,
    passages: new Map(),
  });
  return sections.find(({ name }) => name === section)?.lines ?? [];
};

describe('undertakings', () => {
  it.each([
    ['with a deed are told', 'to resume flights between Chicago and Chengdu', 1],
    ['to keep in touch are not', 'to stay in close touch directly and through their teams', 0],
    ['that are a shared view are not', 'that the work on the ceasefire is not yet done', 0],
    ['to values are not', 'to the sovereignty and prosperity of all fishermen', 0],
    ['of one person are none of both', 'that he will resume flights between Chicago and Chengdu', 0],
  ])('%s', (_, action, count) => {
    const item = commitment(['USA', 'CHN'], { action, status: 'agreed', words: `agreed ${action}` });
    expect(linesOf([item], 'commitments')).toHaveLength(count);
  });
  it.each([
    ['agreed', 'agreed to', 'agreed'],
    ['reaffirmed, where they were agreed before', 'reaffirmed their commitment to', 'reaffirmed'],
    ['affirmed, where nobody agreed', 'confirmed their resolve to', 'affirmed'],
  ])('are called %s', (_, how, said) => {
    const action = 'to resume flights between Chicago and Chengdu';
    const item = commitment(['USA', 'CHN'], { action, status: 'agreed', words: `They ${how} resume the flights` });
    const [line] = linesOf([item], 'commitments');
    expect(line?.text).toBe(`United States and China: ${action} (told 2023-06-20)`);
    expect(line?.state).toBe(said);
  });
  it('are all told where some may be wrong', () => {
    const item = commitment(['USA', 'CHN'], {
      action: 'to the sovereignty of all',
      status: 'agreed',
      words: 'agreed to it',
    });
    expect(linesOf([item], 'commitments', 'broad').map(({ text }) => text)).toEqual([
      'United States and China: agreed (told 2023-06-20)',
    ]);
  });
});

describe('lines of contact', () => {
  it.each([
    ['are told', 'resumption of the military dialogue', ['military channel: spoken of as open (told 2023-06-20)']],
    ['are not where two stay in touch about one', 'stay in regular contact on the military dialogue', []],
    [
      'have no kind that no word says',
      'maintain this channel',
      ['lines of contact: spoken of as open (told 2023-06-20)'],
    ],
  ])('%s', (_, said, lines) => {
    const item = channel(['USA', 'CHN'], { kind: 'military', state: 'open', words: said });
    expect(linesOf([item], 'channels').map(({ text }) => text)).toEqual(lines);
  });
});

describe('the tone', () => {
  const month = (n: number): string => new Date(Date.UTC(2020, n, 6)).toISOString().slice(0, 10);
  const usual = Array.from({ length: 36 }, (_, n) =>
    event('blinken', 'CHN', {
      document: `d${n}`,
      date: month(n),
      published: month(n),
      words: `talks ${n}`,
      plover: 'CONSULT',
    }),
  );
  it.each([
    ['is told of the words of several documents', ['x', 'y'], 1],
    ['is not told of the words of one', ['x', 'x'], 0],
  ])('%s', (_, documents, count) => {
    const last = documents.map((document, n) =>
      event('blinken', 'CHN', {
        document,
        n,
        date: '2023-01-10',
        published: '2023-01-10',
        words: `a deed ${n}`,
        plover: n === 0 ? 'ASSAULT' : 'COERCE',
      }),
    );
    const tone = linesOf([...usual, ...last], 'standing').filter(({ text }) => text.startsWith('Tone'));
    expect(tone).toHaveLength(count);
  });
});

describe('changes of wording', () => {
  const change = (wording: string, more: Partial<FormulaChange> = {}): FormulaChange => ({
    formula: wording,
    wording,
    topic: 'bilateral-relations',
    change: 'dropped',
    before: [],
    after: [],
    ...more,
  });
  it.each([
    ['are told', [change('one china')], ['one china']],
    ['are not where all is kept', [change('one china', { change: 'kept' })], []],
    [
      'are not of a part of a longer wording',
      [change('sovereignty and territorial integrity', { change: 'kept' }), change('territorial integrity')],
      [],
    ],
    ['are not by a ‘not’ of their sentence', [change('one china', { change: 'changed', note: 'now negated' })], []],
  ])('%s', (_, changes, told) => {
    expect(plainChanges(changes).map(({ wording }) => wording)).toEqual(told);
  });
});
