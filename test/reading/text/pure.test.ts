/** What stood in the texts before must not change what is read in the next. */
import { expect, test } from 'vitest';
import type { Tokens } from '../../../src/reading/text/tokens.js';
import { language } from '../../language.js';

const { analyse } = language();
const shape = ({ forms, lemmas, upos, sentences, tree }: Tokens): unknown => [
  forms,
  lemmas,
  [...upos],
  [...sentences],
  [...(tree?.heads ?? [])],
  tree?.relations,
];

test.each([
  [
    'a name that ends in an apostrophe',
    'He condemned Putin’s war.',
    ['the leaders said “Putin’s” and (Putin’s) and Putin’s, all day'],
  ],
  ['a hyphenated name', 'U.S.-China ties', ['“U.S.-China', 'U.S.-China, U.S.-China; U.S.-China']],
  ['a word with a full stop inside', 'It was late.Then he left.', ['late.Then', '(late.Then) late.Then,']],
])('%s is parted alike whatever was read before', (_, text, before) => {
  const first = shape(analyse(text));
  for (const other of before) for (let i = 0; i < 3; i++) analyse(other);
  expect(shape(analyse(text))).toEqual(first);
});

test('words never met do not pile up: after many texts of new words a text is read as at first', () => {
  const text = 'Antony Blinken met with Qin Gang in Beijing on Sunday.';
  const first = shape(analyse(text));
  for (let i = 0; i < 400; i++)
    analyse(Array.from({ length: 1000 }, (_, k) => `zq${(i * 1000 + k).toString(36)}v`).join(' '));
  expect(shape(analyse(text))).toEqual(first);
});

test.each(['He cannot.', 'I ive. Then', 'They couldnt.', 'Dont.', 'We wont. No.'])(
  'every word of %j has a lemma, a contraction before a full stop, too',
  (text) => {
    for (const lemma of analyse(text).lemmas) expect(lemma).toMatch(/./);
  },
);
