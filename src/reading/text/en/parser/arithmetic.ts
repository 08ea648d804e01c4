/**
 * The few operations of the net, over addresses in bytes of one memory: WebAssembly with SIMD (kernels/inference.ts,
 * compiled into data/models/kernel.wasm), which the tests hold to plain TypeScript.
 */

/** What becomes of the sums of a dense layer. */
export const MODE = { float: 0, whole: 1, clipped: 2, added: 3 } as const;

/** Largest activation. */
export const LIMIT = 8191;

export interface Arithmetic {
  readonly memory: WebAssembly.Memory;
  /** out = f(x W * scale + bias), see `MODE`. */
  dense(
    x: number,
    stride: number,
    w: number,
    scale: number,
    bias: number,
    out: number,
    rows: number,
    n: number,
    k: number,
    mode: number,
    unit: number,
    base: number,
  ): void;
  /** The first convolution, from what each form gives to the word after it, to itself and to the word before it. */
  blend(table: number, ids: number, out: number, rows: number, n: number): void;
  /** One direction of an LSTM over up to four sentences, the longest first. */
  lstm(
    x: number,
    w: number,
    scale: number,
    zeros: number,
    out: number,
    ld: number,
    starts: number,
    lengths: number,
    count: number,
    h: number,
    reverse: boolean,
    unit: number,
    add: boolean,
    scratch: number,
  ): void;
  /** Scores of all arcs of one sentence, and the best head of each row. */
  arcs(
    turned: number,
    ldt: number,
    tops: number,
    ldp: number,
    k: number,
    scale: number,
    near: number,
    scores: number,
    ld: number,
    heads: number,
    n: number,
  ): void;
  /** Each word beside its head, for the layer of relations. */
  pairs(labels: number, ids: number, out: number, rows: number, product: number, sum: number, unit: number): void;
  /** How likely each of n words is part of an argument of the predicate that is the word `i` of their sentence, by role. */
  roles(
    left: number,
    right: number,
    product: number,
    sum: number,
    ways: number,
    paths: number,
    places: number,
    weights: number,
    biases: number,
    count: number,
    out: number,
    ld: number,
    i: number,
    n: number,
    scratch: number,
  ): void;
  /** Index of the highest number of each row. */
  highest(x: number, ld: number, rows: number, n: number, out: number): void;
}

/** Bytes of scratch that `lstm` wants. */
export const lstmScratch = (hidden: number): number => hidden * (8 + 16 + 64);
