/** Garbled names: which are restored, what is left alone, and the verdict over the document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { splitsWord } from '../../../src/model/span.js';
import { read } from '../../../src/reading/read.js';
import { garbage, wordSalad } from '../../corpus.js';
import { faultsOf, resources } from '../../resources.js';
import { ROOT } from '../../shared.js';

const rows = (name: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(ROOT, 'test/reading/repair', `${name}.csv`), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
const published = '2023-06-18';
const repairsOf = (text: string): { readonly found: string; readonly restored: string }[] =>
  read({ text, published }, resources()).repairs.map(({ found, restored }) => ({ found, restored }));

describe('a garbled name', () => {
  it.each(rows('cases'))('$found is $restored', ({ text = '', found = '', restored = '' }) => {
    const repair = repairsOf(text).find((one) => one.found.includes(found));
    expect(repair?.restored ?? '').toContain(restored);
  });
});

describe('clean words are left alone', () => {
  it.each(rows('clean'))('$text', ({ text = '' }) => {
    expect(repairsOf(text)).toEqual([]);
    expect(read({ text, published }, resources()).provenance.spun.verdict).toBe('clean');
  });
});

describe('the document', () => {
  const clean = 'The White House and the State Department said that the Security Council would meet in New York.';

  test('one garbled name is not enough to call it spun, two are', () => {
    const verdict = (text: string): string => read({ text, published }, resources()).provenance.spun.verdict;
    expect(verdict('The White Home was silent.')).toBe('doubtful');
    expect(verdict('The White Home was silent. The White Home was silent.')).toBe('doubtful');
    expect(verdict('The White Home and the State Division mentioned the talks.')).toBe('spun');
  });

  test('a short common phrase is restored in a garbled document only', () => {
    expect(repairsOf(`${clean} It was the final month of the talks.`)).toEqual([]);
    expect(repairsOf('The White Home and the State Division met final month.')).toContainEqual({
      found: 'final month',
      restored: 'last month',
    });
  });

  test.each([
    'The First Minister of Wales',
    'The Deputy First Minister of Scotland',
    'The Chief Minister of Punjab',
    'The chief minister of Gibraltar',
    'The parliament speaker of Georgia',
    'The Organization of African Unity',
    'The Minister',
  ])('an office or body that exists stays as it is in a garbled document, too: %s', (subject) => {
    const text = `${subject} was at the White Home, the State Division mentioned.`;
    expect(repairsOf(text).map(({ found }) => found)).toEqual(['White Home', 'State Division']);
  });

  test.each([
    [
      'clean',
      'Border guards of the two states exchanged fire for an hour on Monday. A Greek officer said that his soldiers ' +
        'had answered shots from the far bank; the Turkish envoy was summoned the same evening and rejected the charge. ' +
        'No one was hurt. The ministers spoke by telephone on Tuesday and agreed to abide by the truce of last year, and ' +
        'the First Minister of the province wished to travel to the border. Neither army has withdrawn its guns.',
    ],
    [
      'spun',
      'The White Home mentioned on Monday that the two chiefs had an extended telephone dialog concerning the ' +
        'battle in Ukraine. The Secretary of State likewise telephoned his French equivalent, the State Division ' +
        'mentioned. Each functionaries underlined the grandness of shut coordination and concurred to proceed their assemblies.',
    ],
  ])('a paragraph is judged by what its words are like: %s', (verdict, text) => {
    expect(read({ text, published }, resources()).provenance.spun.verdict).toBe(verdict);
  });

  test('of two states the one is meant that the document names', () => {
    const text = 'U.S. officials spoke. The Joined Countries and the State Division agreed, the White Home said.';
    expect(repairsOf(text).find(({ found }) => found.includes('Joined'))?.restored).toContain('United States');
  });

  test('what is read has the restored names, and spans of the text as it stands', () => {
    const text =
      '“We will talk,” said International Minister Qin Gang, according to the State Division and the White Home.';
    const { actors } = read({ text, published }, resources());
    const department = actors.find(({ name }) => /State/.test(name));
    expect(department?.mentions.map((span) => text.slice(...span))).toEqual(['State Division']);
    expect(actors.some(({ name }) => name === 'Qin Gang')).toBe(true);
  });

  test('a statement with garbled words keeps them and says so', () => {
    const text = 'Antony Blinken said that the White Home and the State Division wanted talks.';
    const [statement] = read({ text, published }, resources()).statements;
    expect(statement?.why).toContain('repairs/words-as-found');
    expect(text.slice(...(statement?.content[0] ?? [0, 0]))).toContain('White Home');
  });
});

describe('whatever the text', () => {
  const names = resources()
    .actors.longNames.filter((name) => /^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/.test(name))
    .filter((_, i) => i % 7 === 0);

  test('a known name is never repaired', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 6 }), (list) => {
        const text = list.map((name) => `Officials of the ${name} spoke to reporters.`).join(' ');
        for (const { found } of repairsOf(text)) for (const name of list) expect(found).not.toContain(name);
      }),
      { numRuns: 60 },
    );
  });

  test('spans stand on whole words, none overlap, and nothing is found twice', () => {
    fc.assert(
      fc.property(fc.oneof(garbage, wordSalad), (text) => {
        const reading = read({ text, published }, resources());
        expect(faultsOf(reading, text, resources())).toEqual([]);
        let last = 0;
        for (const { span } of reading.repairs) {
          expect(span[0]).toBeGreaterThanOrEqual(last);
          expect(splitsWord(text, span[0]) || splitsWord(text, span[1])).toBe(false);
          last = span[1];
        }
      }),
      { numRuns: 150 },
    );
  });

  test('what was restored is not garbled any more', () => {
    for (const { text = '' } of rows('cases')) {
      let restored = '';
      let copied = 0;
      for (const repair of read({ text, published }, resources()).repairs) {
        restored += text.slice(copied, repair.span[0]) + repair.restored;
        copied = repair.span[1];
      }
      expect(repairsOf(restored + text.slice(copied))).toEqual([]);
    }
  });

  test.each([
    ['one word', 'state '],
    ['words with many meanings', 'get take run set Home Office state final board '],
    ['capitals', 'State National United International House Security '],
    ['an adjective without end', 'Chinese language '],
  ])('time is in proportion to its length: %s', (_, words) => {
    const tokens = (count: number) => resources().language.split(words.repeat(count));
    expect(tokens(10).length).toBeGreaterThan(0);
    const time = (count: number): number => {
      const text = `The officials said that ${words.repeat(count)}.`;
      read({ text }, resources());
      const start = process.cpuUsage().user;
      read({ text }, resources());
      return process.cpuUsage().user - start;
    };
    expect(time(1600)).toBeLessThan(40 * Math.max(5000, time(200)));
  });
});
