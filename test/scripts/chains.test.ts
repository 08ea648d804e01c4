import { expect, it } from 'vitest';
import { chainsOf } from '../../scripts/train/chains.js';

const row = (number: number, form: string, misc: string): string =>
  [number, form, '_', '_', '_', '_', '_', '_', '_', misc].join('\t');

it('chains are of the shortest phrase around a word, whatever is open around it', () => {
  const conllu = [
    '# newdoc id = a',
    row(1, 'Ana', 'Entity=(1-person-new-cf1-1-coref)'),
    row(2, 'met', '_'),
    row(3, 'the', 'Entity=(2-person-new-cf2-2-coref'),
    row(4, 'friend', '_'),
    row(5, 'of', '_'),
    row(6, 'her', 'Entity=(1-person-giv-cf1-1-ana)(3-person-giv-cf1-1-ana'),
    row(7, 'son', 'SpaceAfter=No|Entity=3)2)'),
    row(8, '.', '_'),
    '# newpar',
    row(1, 'She', 'Entity=(1-person-giv-cf1-1-ana)'),
  ].join('\n');
  const [{ id, text, chainAt } = { id: '', text: '', chainAt: () => undefined }] = [...chainsOf(conllu)];
  expect([id, text]).toEqual(['a', 'Ana met the friend of her son.\n\nShe ']);
  const told = ['Ana', 'met', 'friend', 'her', 'son', '.', 'She'].map((word) => chainAt(text.indexOf(word)));
  expect(told).toEqual(['1', undefined, '2', '1', '3', undefined, '1']);
});
