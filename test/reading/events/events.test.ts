/** The cases of test/cases/events, and what holds for the tables of patterns. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { faultsOf, resources } from '../../resources.js';
import { ROOT } from '../../shared.js';
import { faultOf, readCases } from './cases.js';

const file = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const cases = readCases(file('test/cases/events/events.jsonl'));
/** Known misses, each with what is wrong in a word or two: one that begins to pass leaves the list. */
const backlog = new Map(Object.entries<string>(JSON.parse(file('test/reading/events/backlog.json'))));

describe('the cases', () => {
  it('of the backlog are cases, each with a reason', () => {
    const ids = new Set(cases.map((one) => one.id));
    expect([...backlog.keys()].filter((id) => !ids.has(id))).toEqual([]);
    for (const reason of backlog.values()) expect(reason).not.toBe('');
  });

  it.each(cases.map((one) => [one.id, one.text, one] as const))('%s: %s', (id, text, one) => {
    const fault = faultOf(one, read({ text, published: one.published }, resources()));
    if (backlog.has(id)) expect(fault).not.toBe('');
    else expect(fault).toBe('');
  });
});

describe('the patterns', () => {
  it('have at least 1,500 predicates', () => {
    expect(resources().eventPatterns.size).toBeGreaterThanOrEqual(1500);
  });
});

describe('any text made of words that events are told with', () => {
  const words = [
    'Japan',
    'Russia',
    'rebels',
    'police',
    'the',
    'agreed',
    'to',
    'refused',
    'attacked',
    'talks',
    'with',
    'and',
    'who',
    'its',
    'will',
    'not',
    'if',
    ',',
    '.',
    'met',
    'threatened',
    'by',
    'was',
    'accused',
    'of',
    'bombing',
    'he',
    'the two sides',
    'in',
    'Mali',
  ];

  it('gives events whose actors, statements and bases are there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 }), (list) => {
        const text = list.join(' ');
        expect(faultsOf(read({ text, published: '2023-06-18' }, resources()), text, resources())).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('trees of another parser', () => {
  it.each<[text: string, plover: string, status: string]>([
    ['Japan condemned Russia.', 'ACCUSE', 'happened'],
    ['Japan refused to meet Russia.', 'REJECT', 'happened'],
  ])('%s', (text, plover, status) => {
    const tokens = resources().language.analyse(text);
    const { events } = read({ text, published: '2023-06-18' }, resources(), { tokens });
    expect(events.some((event) => event.plover === plover && event.status === status)).toBe(true);
  });
});
