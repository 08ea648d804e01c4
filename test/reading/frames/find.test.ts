/** Who did it and who suffered it, by the words that the net has for the sides and by what the tree knows better. */
import { expect, it } from 'vitest';
import { findFrames } from '../../../src/reading/frames/find.js';
import type { Predicate, Reader } from '../../../src/reading/net/reader.js';
import { createGrammar } from '../../../src/reading/text/grammar.js';
import { resources } from '../../resources.js';

const { language, grammar } = resources();
const reader = resources().reader();

/** Frames of a text by a net for which one word is a deed and another its target. */
const framesOf = (text: string, deed: string, target: string) => {
  const tokens = language.analyse(text);
  const [token, from] = [tokens.forms.indexOf(deed), tokens.forms.indexOf(target)];
  const predicate: Predicate = {
    token,
    shares: new Float32Array(reader.heads.reduce((sum, { values }) => sum + values.length, 0)).fill(1),
    fired: reader.heads.map(({ from: first }) => first),
    arguments: reader.roles.map((role) => (role === 'target' ? [{ from, to: from + 1, share: 1 }] : [])),
    support: () => 1,
  };
  const net: Reader = { ...reader, read: () => ({ predicates: [predicate], support: () => 1 }) };
  const [frame] = findFrames(tokens, createGrammar(tokens, grammar), net).list;
  const words = (side: readonly number[] = []): readonly string[] => side.map((word) => tokens.forms[word] ?? '');
  return { source: words(frame?.source), target: words(frame?.target) };
};

it.each([
  ['The crew was seized by fighters.', 'seized', 'fighters', true],
  ['They condemned the atrocities committed by fighters.', 'atrocities', 'fighters', true],
  ['Three firms were put under an embargo by ministers.', 'embargo', 'ministers', true],
  ['The envoy criticized a deal negotiated by ministers.', 'criticized', 'ministers', false],
  ['The court blamed villages held by fighters.', 'blamed', 'fighters', false],
])('%s: by whom it was done did not suffer it', (text, deed, word, isDoer) => {
  expect(framesOf(text, deed, word)).toEqual(isDoer ? { source: [word], target: [] } : { source: [], target: [word] });
});
