/** Word vectors of four bits a number: the words, most frequent first, their codes, and a scale for each word. */

import { type Model, ModelError, type ModelHead, openModel } from '../../../container.js';
import { at } from '../../tokens.js';
import { VECTOR_WIDTH } from './features.js';

export const VECTORS = 'chancery-vectors-en';

/**
 * The sixteen values of a code, in units of the word's scale: the best levels for normal numbers (Max 1960, table of
 * N = 16).
 */
export const LEVELS: readonly number[] = [
  -2.733, -2.069, -1.618, -1.256, -0.9424, -0.6568, -0.3881, -0.1284, 0.1284, 0.3881, 0.6568, 0.9424, 1.256, 1.618,
  2.069, 2.733,
];
/** One step of the scale of a word. */
export const SCALE_STEP = 1 / 128;

export type Vectors = ReturnType<typeof openVectors>;

/** @throws ModelError when the file is damaged or of another kind */
export function openVectors(file: Uint8Array) {
  const model: Model<ModelHead> = openModel(file, VECTORS);
  const words = new TextDecoder().decode(model.bytes('words')).split('\n');
  /** Two codes a byte, the lower half first; `VECTOR_WIDTH / 2` bytes a word. */
  const codes = model.bytes('codes');
  /** Root mean square of each word's numbers, in steps of `SCALE_STEP`. */
  const scales = model.bytes('scales');
  if (scales.length !== words.length || codes.length !== (words.length * VECTOR_WIDTH) / 2)
    throw new ModelError('the word vectors are damaged: words and codes differ in number');
  return { words, codes, scales };
}

/** The number at a place of a word's vector. */
export const vectorValue = (vectors: Vectors, word: number, place: number): number => {
  const byte = at(vectors.codes, (word * VECTOR_WIDTH + place) >> 1);
  const code = place & 1 ? byte >> 4 : byte & 15;
  return at(LEVELS, code) * at(vectors.scales, word) * SCALE_STEP;
};
