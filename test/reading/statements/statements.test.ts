import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { faultsOf, resources } from '../../resources.js';
import { faultsOfCase, readCases } from './cases.js';

/** Cases that are missed, each with why; one that passes must leave the list. */
const BACKLOG: ReadonlySet<string> = new Set(
  Object.keys(
    JSON.parse(readFileSync(fileURLToPath(new URL('./backlog.json', import.meta.url)), 'utf8')) as Record<
      string,
      string
    >,
  ),
);

describe('the cases of statements', () => {
  const cases = readCases();

  it.each(cases.filter(({ id }) => !BACKLOG.has(id)).map((one) => [one.id, one] as const))('%s', (_, one) => {
    expect(faultsOfCase(one, resources())).toEqual([]);
  });

  it('of the backlog are still missed', () => {
    const ids = new Set(cases.map(({ id }) => id));
    expect([...BACKLOG].filter((id) => !ids.has(id))).toEqual([]);
    const passed = cases.filter((one) => BACKLOG.has(one.id) && faultsOfCase(one, resources()).length === 0);
    expect(passed.map(({ id }) => id)).toEqual([]);
  });
});

/** Each statement as source, cue and content, the pieces joined by '…'. */
const statementsOf = (text: string): string[] => {
  const { statements } = read({ text, published: '2023-06-18' }, resources());
  const words = (spans: readonly (readonly [number, number])[]): string =>
    spans.map(([start, end]) => text.slice(start, end)).join(' … ');
  return statements.map(({ source, cue, content }) => [source, cue, content].map(words).join(' | '));
};

describe('findStatements', () => {
  it.each<[what: string, text: string, expected: string[]]>([
    ['a clause', 'Japan said that the ship had left.', ['Japan | said | that the ship had left']],
    ['words before their cue', 'The ship had left, Japan said.', ['Japan | said | The ship had left']],
    ['words around their cue', 'The ship, Japan said, had left.', ['Japan | said | The ship … had left']],
    [
      'a quotation in two pieces',
      '“We wait,” Antony Blinken said. “We can.”',
      ['Antony Blinken | said | “We wait,” … “We can.”'],
    ],
    [
      'a participle behind a comma with the first source',
      'Japan said that it was late, adding that the ship had left.',
      ['Japan | said | that it was late', 'Japan | adding | that the ship had left'],
    ],
    ['nothing in what was not said', 'Japan never said that the ship had left.', []],
    ['a denial as what it is', 'Japan denied that the ship had left.', ['Japan | denied | that the ship had left']],
    [
      'one act of one speaker once',
      'Japan wants to know whether the ship has left.',
      ['Japan | wants to know | whether the ship has left'],
    ],
    ['a source phrase', 'The ship had left, according to Japan.', ['Japan | according to | The ship had left']],
    ['a view without a verb', 'In Japan’s view, the plan was late.', ['Japan | In | the plan was late']],
    [
      'a verb behind and with the first source',
      'Antony Blinken said that trade must not stop and underscored the need for talks.',
      ['Antony Blinken | said | that trade must not stop', 'Antony Blinken | underscored | the need for talks'],
    ],
    [
      'a clause without that behind who is spoken to',
      'Japan told its guests the ship had left.',
      ['Japan | told | the ship had left'],
    ],
    [
      'a clause behind a cleft',
      'What Japan told them was that the ship had left.',
      ['Japan | told | that the ship had left'],
    ],
    ['what somebody is called', 'Japan called the plan a mistake.', ['Japan | called | the plan a mistake']],
    ['nothing in a purpose', 'Antony Blinken came to discuss the plan.', []],
    ['nothing in terms of anonymity', 'The envoy declined to be named.', []],
    ['a line with a dash and a name', 'The ship has left - Antony Blinken', ['Antony Blinken | - | The ship has left']],
    ['nothing in a turn to another matter', 'Speaking of ships, the port of Kobe had its best year.', []],
    [
      'a speaker behind the closing mark, with an apposition',
      'The plan is “dead,” said Antony Blinken, a friend of the port.',
      ['Antony Blinken, a friend of the port | said | The plan is “dead,”'],
    ],
    [
      'no layer in own thoughts',
      'Antony Blinken said he hopes that the ship has left.',
      ['Antony Blinken | said | he hopes that the ship has left'],
    ],
  ])('finds %s', (_, text, expected) => {
    expect(statementsOf(text)).toEqual(expected);
  });

  /** Speaker and party of each statement. */
  const speakersOf = (text: string): string[] =>
    read({ text, published: '2023-06-18' }, resources()).statements.map(
      ({ speakerText, party }) => `${speakerText}/${party}`,
    );

  it.each<[what: string, text: string, expected: string[]]>([
    ['an office by its holder on the day', 'Japan’s prime minister said that it was late.', ['Fumio Kishida/JPN']],
    ['an official by the state', 'A Japanese diplomat said that it was late.', ['Japanese diplomat/JPN']],
    [
      'an official who is named again by a noun',
      'A Japanese official said that it was late. The official added that it was cold.',
      ['Japanese official/JPN', 'Japanese official/JPN'],
    ],
    [
      'a pronoun by an office that only acts',
      'Japan’s prime minister opened the talks. “It is late,” he said.',
      ['Fumio Kishida/JPN'],
    ],
    [
      'the president of whoever passes the words on',
      'A Japanese diplomat said the prime minister believes that it is late.',
      ['Japanese diplomat/JPN', 'Fumio Kishida/JPN'],
    ],
    ['a capital as its state', 'Tokyo said that it was late.', ['Japan/JPN']],
    ['she by the names', 'Olaf Scholz met Giorgia Meloni. She said that it was late.', ['Giorgia Meloni/ITA']],
    [
      'a spokesman by his master',
      'Japan’s prime minister left early. His spokesman, Haru Ito, said that it was late.',
      ['Haru Ito/JPN'],
    ],
    ['a pronoun that stands for nobody as it is', '“It is late,” he said.', ['he/']],
  ])('tells %s', (_, text, expected) => {
    expect(speakersOf(text)).toEqual(expected);
  });

  it('keeps what a reading promises on any text of marks, names and cues', () => {
    const words = [
      '“',
      '”',
      "'",
      '"',
      'said',
      'Japan',
      'he',
      'that',
      ',',
      '.',
      ':',
      '\n\n',
      'adding',
      'to',
      'go',
      'according',
      'the',
      'view',
      'Q',
      '—',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        expect(faultsOf(read({ text }, resources()), text, resources())).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
