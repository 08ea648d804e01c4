/** The weights of training as the model file holds them: 16-bit whole numbers for the layers, bytes for the tables. */

import { packModel } from '../../src/desk/table/sections.js';
import { LIMIT } from '../../src/reading/text/en/parser/arithmetic.js';
import { BUCKETS, FEATURE_TABLES } from '../../src/reading/text/en/parser/features.js';
import { PARSER, type ParserHead, padded } from '../../src/reading/text/en/parser/model.js';
import type { Layout } from './net.js';

/** No sum of products can pass 2^31 while the weights of an output, all added, stay below this. */
const MOST_WEIGHT = Math.floor(2 ** 31 / LIMIT) - 1;
const LARGEST_WEIGHT = 8191;
/** Whole numbers for one unit of the features. */
const INPUT_UNIT = 512;

/** Largest activations met, by the name of what they are. */
export type Peaks = Readonly<Record<'form' | 'encoder' | 'arcs' | 'turned' | 'pairs', number>>;

export function packParser(
  weights: Float32Array,
  layout: Layout,
  words: readonly string[],
  peaks: Peaks,
  version: string,
  trainedOn: string,
): Uint8Array {
  const { shape, labels } = layout;
  const find = (name: string) => {
    const parameter = layout.parameters.find((p) => p.name === name);
    if (!parameter) throw new Error(`no parameter ${name}`);
    return {
      ...parameter,
      values: weights.subarray(parameter.offset, parameter.offset + parameter.rows * parameter.cols),
    };
  };
  const room = (peak: number, limit: number): number => limit / (1.25 * peak);
  // The products of arcs are summed without a bound of their own, hence the shorter numbers.
  const units = {
    input: INPUT_UNIT,
    form: room(peaks.form, LIMIT),
    encoder: room(peaks.encoder, LIMIT),
    arcs: room(peaks.arcs, 4095),
    turned: room(peaks.turned, 2047),
    pairs: room(peaks.pairs, LIMIT),
  };
  const sections: [string, Uint8Array][] = [['words', new TextEncoder().encode(words.slice(2).join('\n'))]];
  const bytes = (array: Int16Array | Float32Array | Int8Array): Uint8Array =>
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

  const shifts = FEATURE_TABLES.map((table) => {
    const { values } = find(table.name);
    const peak = values.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
    let shift = 0;
    while ((127 << shift) / INPUT_UNIT < peak * 0.9 && shift < 6) shift++;
    sections.push([
      `table.${table.name}`,
      bytes(Int8Array.from(values, (x) => Math.max(-127, Math.min(127, Math.round((x * INPUT_UNIT) / 2 ** shift))))),
    ]);
    return shift;
  });

  /** A layer of `cols` outputs and k inputs as whole numbers, packed as kernels/inference.ts reads them. */
  const layer = (
    name: string,
    k: number,
    cols: number,
    valueAt: (i: number, j: number) => number,
    biasAt: (j: number) => number,
    unit: number,
  ): void => {
    const n = padded(cols);
    const packed = new Int16Array(n * k);
    const scale = new Float32Array(n);
    const biases = new Float32Array(n);
    for (let j = 0; j < cols; j++) {
      let max = 1e-9;
      let sum = 1e-9;
      for (let i = 0; i < k; i++) {
        const x = Math.abs(valueAt(i, j));
        max = Math.max(max, x);
        sum += x;
      }
      const factor = Math.min(LARGEST_WEIGHT / max, (MOST_WEIGHT - k) / sum);
      scale[j] = 1 / (factor * unit);
      biases[j] = biasAt(j);
      for (let i = 0; i < k; i++) {
        const place = (j >> 3) * k * 8 + (i >> 1) * 16 + (j & 7) * 2 + (i & 1);
        packed[place] = Math.round(valueAt(i, j) * factor);
      }
    }
    sections.push([`${name}.weight`, bytes(packed)], [`${name}.scale`, bytes(scale)], [`${name}.bias`, bytes(biases)]);
  };
  const matrix = (weight: string, bias: string | undefined, name: string, unit: number): void => {
    const { values, rows, cols } = find(weight);
    const biases = bias ? find(bias).values : undefined;
    layer(
      name,
      rows,
      cols,
      (i, j) => values[i * cols + j] ?? 0,
      (j) => biases?.[j] ?? 0,
      unit,
    );
  };
  const dense = (name: string, unit: number): void => matrix(`${name}.weight`, `${name}.bias`, name, unit);
  dense('input', units.input);
  // The first convolution hangs on forms alone: what a form gives to the word after it, to itself, to the one before it.
  const first = find('convolution0.weight').values;
  const firstBias = find('convolution0.bias').values;
  const { form, width } = shape;
  layer(
    'context',
    form,
    3 * width,
    (i, j) => first[(Math.floor(j / width) * form + i) * width + (j % width)] ?? 0,
    (j) => (j >= width && j < 2 * width ? (firstBias[j - width] ?? 0) : 0),
    units.form,
  );
  for (let c = 1; c < shape.convolutions; c++) dense(`convolution${c}`, units.encoder);
  for (let l = 0; l < shape.layers; l++)
    for (const side of ['forward', 'backward']) {
      dense(`lstm${l}.${side}`, units.encoder);
      matrix(`lstm${l}.${side}.state`, undefined, `lstm${l}.${side}.state`, LIMIT);
    }
  dense('arcs', units.encoder);
  dense('labels', units.encoder);
  dense('tags', units.encoder);
  dense('arc', units.arcs);
  dense('distance', units.arcs);
  dense('relation', units.pairs);
  if (find('distance.weight').cols !== BUCKETS) throw new Error('the buckets of distance differ');

  const head: ParserHead = { name: PARSER, version, trainedOn, licence: 'CC BY-SA 4.0', shape, labels, units, shifts };
  return packModel(head, sections);
}
