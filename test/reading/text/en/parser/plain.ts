/** The operations of the net in plain TypeScript: kernels/inference.ts, number by number, rounding where it rounds. */

import { type Arithmetic, LIMIT, MODE } from '../../../../../src/reading/text/en/parser/arithmetic.js';
import { BUCKETS } from '../../../../../src/reading/text/en/parser/features.js';
import { at } from '../../../../../src/reading/text/tokens.js';

const f = Math.fround;

const quantize = (x: number, unit: number): number =>
  Math.max(Math.min(Math.floor(f(f(x * unit) + 0.5)), LIMIT), -LIMIT);

const exp = (given: number): number => {
  let x = Math.min(Math.max(given, -87), 87);
  const n = Math.floor(f(f(x * f(Math.LOG2E)) + 0.5));
  x = f(f(x - f(n * f(0.693359375))) - f(n * f(-2.1219444e-4)));
  let y = f(1.98756915e-4);
  y = f(f(y * x) + f(1.3981999507e-3));
  y = f(f(y * x) + f(8.3334519073e-3));
  y = f(f(y * x) + f(4.1665795894e-2));
  y = f(f(y * x) + f(1.6666665459e-1));
  y = f(f(y * x) + f(5.0000001201e-1));
  y = f(f(f(y * f(x * x)) + x) + 1);
  return f(y * 2 ** n);
};
const sigmoid = (x: number): number => f(1 / f(1 + exp(-x)));
const tanh = (x: number): number => f(f(2 * sigmoid(f(x + x))) - 1);

export function plainArithmetic(memory: WebAssembly.Memory): Arithmetic {
  const i16 = new Int16Array(memory.buffer);
  const i32 = new Int32Array(memory.buffer);
  const f32 = new Float32Array(memory.buffer);

  const dense: Arithmetic['dense'] = (x, stride, w, scale, bias, out, rows, n, k, mode, unit, base) => {
    for (let r = 0; r < rows; r++) {
      const first = (x >> 1) + r * stride;
      for (let j = 0; j < n; j++) {
        let weight = (w >> 1) + (j >> 3) * k * 8 + (j & 7) * 2;
        let sum = 0;
        for (let p = first; p < first + k; p += 2, weight += 16)
          sum =
            (sum +
              (i16[p] as number) * (i16[weight] as number) +
              (i16[p + 1] as number) * (i16[weight + 1] as number)) |
            0;
        const place = r * n + j;
        let value = f(f(f(sum) * (f32[(scale >> 2) + j] as number)) + (f32[(bias >> 2) + j] as number));
        if (mode === MODE.float) {
          f32[(out >> 2) + place] = value;
          continue;
        }
        if (mode >= MODE.clipped) value = Math.max(value, 0);
        const q = quantize(value, unit);
        i16[(out >> 1) + place] =
          mode === MODE.added ? Math.max(Math.min(q + (i16[(base >> 1) + place] as number), LIMIT), -LIMIT) : q;
      }
    }
  };

  return {
    memory,
    dense,

    blend(table, ids, out, rows, n) {
      const t = table >> 1;
      for (let r = 0; r < rows; r++) {
        const place = (ids >> 2) + r;
        const id = i32[place] as number;
        const before = i32[place - 1] as number;
        const after = i32[place + 1] as number;
        const to = (out >> 1) + r * n;
        if (id < 0) i16.fill(0, to, to + n);
        else
          for (let j = 0; j < n; j++) {
            let sum = i16[t + (id * 3 + 1) * n + j] as number;
            if (before >= 0) sum += i16[t + before * 3 * n + j] as number;
            if (after >= 0) sum += i16[t + (after * 3 + 2) * n + j] as number;
            i16[to + j] = Math.min(Math.max(sum, 0), 4095) * 2;
          }
      }
    },

    lstm(x, w, scale, zeros, out, ld, starts, lengths, count, h, reverse, unit, add, scratch) {
      const state = scratch;
      const cells = state + h * 8;
      const sums = cells + h * 16;
      f32.fill(0, state >> 2, sums >> 2);
      const longest = i32[lengths >> 2] as number;
      for (let t = 0; t < longest; t++) {
        if (t === 0) f32.fill(0, sums >> 2, (sums >> 2) + 16 * h);
        else dense(state, h, w, scale, zeros, sums, 4, 4 * h, h, MODE.float, 1, 0);
        for (let s = 0; s < count; s++) {
          const size = i32[(lengths >> 2) + s] as number;
          if (t >= size) break;
          const start = i32[(starts >> 2) + s] as number;
          const row = reverse ? start + size - 1 - t : start + t;
          const g = (x >> 2) + row * 4 * h;
          const q = (sums >> 2) + s * 4 * h;
          for (let j = 0; j < h; j++) {
            const gate = (k: number): number => f((f32[g + k * h + j] as number) + (f32[q + k * h + j] as number));
            const cell = (cells >> 2) + s * h + j;
            const value = f(f(sigmoid(gate(0)) * tanh(gate(3))) + f(sigmoid(gate(1)) * (f32[cell] as number)));
            f32[cell] = value;
            const given = f(sigmoid(gate(2)) * tanh(value));
            i16[(state >> 1) + s * h + j] = quantize(given, LIMIT);
            const place = (out >> 1) + row * ld + j;
            const y = quantize(given, unit);
            i16[place] = add ? Math.max(Math.min(y + (i16[place] as number), LIMIT), -LIMIT) : y;
          }
        }
      }
    },

    arcs(turned, ldt, tops, ldp, k, scale, near, scores, ld, heads, n) {
      const factor = f(scale);
      for (let i = 0; i < n; i++) {
        let best = -1;
        let top = 0;
        for (let j = 0; j < n; j++) {
          let value = f(-1e9);
          if (i !== j) {
            let sum = 0;
            const a = (turned >> 1) + i * ldt;
            const b = (tops >> 1) + j * ldp;
            for (let p = 0; p < k; p++) sum = (sum + (i16[a + p] as number) * (i16[b + p] as number)) | 0;
            value = f(f(f(sum) * factor) + (f32[(near >> 2) + i * BUCKETS + bucket(i, j)] as number));
            if (best < 0 || value > top) {
              best = j;
              top = value;
            }
          }
          f32[(scores >> 2) + i * ld + j] = value;
        }
        i32[(heads >> 2) + i] = best;
      }
    },

    pairs(labels, ids, out, rows, product, sum, unit) {
      const half = product + sum;
      for (let r = 0; r < rows; r++) {
        const a = (labels >> 2) + r * 2 * half;
        const b = (labels >> 2) + (i32[(ids >> 2) + r] as number) * 2 * half + half;
        const o = (out >> 1) + r * half;
        for (let j = 0; j < half; j++) {
          const [x, y] = [f32[a + j] as number, f32[b + j] as number];
          i16[o + j] = quantize(j < product ? f(x * y) : Math.max(f(x + y), 0), unit);
        }
      }
    },

    roles(left, right, product, sum, ways, paths, places, weights, biases, count, out, ld, i, n, scratch) {
      const half = product + sum;
      const number = (place: number, k: number): number => f32[(place >> 2) + k] as number;
      f32.fill(0, out >> 2, (out >> 2) + count * ld);
      for (let j = 0; j < n; j++) {
        const way = (i32[(ways >> 2) + j] as number) * sum;
        const place = bucket(i + 1, j + 1) * sum;
        for (let k = 0; k < half; k++) {
          const [own, other] = [number(left, k), number(right, j * half + k)];
          const s = k - product;
          f32[(scratch >> 2) + k] =
            s < 0
              ? f(own * other)
              : Math.max(f(f(f(own + other) + number(paths, way + s)) + number(places, place + s)), 0);
        }
        for (let role = 0; role < count; role++) {
          // Four sums, as the four lanes of SIMD have them.
          const lanes = [0, 0, 0, 0];
          for (let k = 0; k < half; k++)
            lanes[k & 3] = f(at(lanes, k & 3) + f(number(scratch, k) * number(weights, role * half + k)));
          const total = f(f(at(lanes, 0) + at(lanes, 1)) + f(at(lanes, 2) + at(lanes, 3)));
          f32[(out >> 2) + role * ld + j] = f(total + number(biases, role));
        }
      }
      for (let p = out >> 2; p < (out >> 2) + count * ld; p++) f32[p] = sigmoid(f32[p] as number);
    },

    highest(x, ld, rows, n, out) {
      for (let r = 0; r < rows; r++) {
        const row = (x >> 2) + r * ld;
        let best = 0;
        for (let j = 1; j < n; j++) if ((f32[row + j] as number) > (f32[row + best] as number)) best = j;
        i32[(out >> 2) + r] = best;
      }
    },
  };
}

/** Bucket of the head at `j` for the word at `i` of one sentence, the root at 0. */
function bucket(i: number, j: number): number {
  if (j === 0) return 0;
  const distance = Math.abs(i - j);
  const size = WIDTHS[Math.min(distance, 26)] ?? 0;
  return j < i ? size : 10 + size;
}

const WIDTHS = Uint8Array.from({ length: 27 }, (_, d) =>
  d <= 5 ? d : d <= 7 ? 6 : d <= 10 ? 7 : d <= 15 ? 8 : d <= 25 ? 9 : 10,
);
