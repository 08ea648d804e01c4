/**
 * The net of the parser for training: a tape of the few operations that it needs, over one memory that the threads share.
 * The same layers, in the same order, stand in src/reading/text/en/parser/net.ts for reading.
 */
import { BUCKETS, FEATURE_TABLES, FEATURES, VECTOR_WIDTH } from '../../src/reading/text/en/parser/features.js';
import type { TrainingKernel } from './kernel.js';

/** Sizes that can be chosen. All are multiples of four. */
export interface Shape {
  /** Numbers of a word alone. */
  readonly form: number;
  /** Numbers of a word among its neighbours. */
  readonly width: number;
  readonly convolutions: number;
  readonly layers: number;
  readonly hidden: number;
  readonly arc: number;
  readonly product: number;
  readonly sum: number;
}
export interface Labels {
  readonly relations: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  /** Floats from the start of the parameters. */
  readonly offset: number;
  /** Standard deviation at the start; 0 for biases. */
  readonly deviation: number;
}
export interface Layout {
  readonly shape: Shape;
  readonly labels: Labels;
  readonly words: number;
  readonly parameters: readonly Parameter[];
  readonly size: number;
}

const INPUT = VECTOR_WIDTH + FEATURE_TABLES.reduce((sum, table) => sum + table.width, 0);
const round4 = (n: number): number => Math.ceil(n / 4) * 4;

export function layoutOf(shape: Shape, labels: Labels, words: number): Layout {
  const parameters: Parameter[] = [];
  let offset = 0;
  const add = (name: string, rows: number, cols: number, deviation: number): void => {
    parameters.push({ name, rows, cols, offset, deviation });
    offset += round4(rows * cols);
  };
  const dense = (name: string, from: number, to: number, gain = 1): void => {
    add(`${name}.weight`, from, to, gain * Math.sqrt(2 / (from + to)));
    add(`${name}.bias`, 1, to, 0);
  };
  const { width, hidden } = shape;
  for (const table of FEATURE_TABLES) add(table.name, table.rows || words, table.width, 0.3);
  dense('input', INPUT, shape.form);
  for (let c = 0; c < shape.convolutions; c++)
    dense(`convolution${c}`, 3 * (c === 0 ? shape.form : width), width, c === 0 ? 1 : 0.7);
  for (let l = 0; l < shape.layers; l++)
    for (const side of ['forward', 'backward']) {
      dense(`lstm${l}.${side}`, l === 0 ? width : 2 * hidden, 4 * hidden);
      add(`lstm${l}.${side}.state`, hidden, 4 * hidden, 1 / Math.sqrt(hidden));
    }
  dense('arcs', 2 * hidden, 2 * shape.arc, 1.2);
  dense('labels', 2 * hidden, 2 * (shape.product + shape.sum));
  dense('tags', 2 * hidden, round4(labels.upos.length) + round4(labels.xpos.length));
  dense('arc', shape.arc, shape.arc);
  dense('distance', shape.arc, BUCKETS, 0.3);
  dense('relation', shape.product + shape.sum, round4(labels.relations.length));
  return { shape, labels, words, parameters, size: offset };
}

/** Sentences of descending length, with the root before each. */
export interface Batch {
  /** First row of each sentence, and at the end the number of rows. */
  readonly offsets: Int32Array;
  /** `FEATURES` for each row. */
  readonly features: Int32Array;
  /** Row of the gold head; -1 for roots. */
  readonly heads: Int32Array;
  readonly relations: Int32Array;
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
}

export interface Outcome {
  readonly loss: number;
  /** Arc scores of each sentence: address in floats and stride. */
  readonly arcs: readonly { readonly at: number; readonly ld: number }[];
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  /** Relations for given heads (rows). */
  readonly relate: (heads: Int32Array) => Int32Array;
}

interface Tensor {
  readonly p: number;
  readonly g: number;
  readonly rows: number;
  readonly cols: number;
}

/** Shares of numbers that are dropped in training. */
export interface Rates {
  readonly input: number;
  readonly layer: number;
  readonly head: number;
}

const NONE: Rates = { input: 0, layer: 0, head: 0 };

export class Net {
  readonly floats: Float32Array;
  private readonly ints: Int32Array;
  private readonly kernel: TrainingKernel;
  private readonly layout: Layout;
  private readonly places: ReadonlyMap<string, Parameter>;
  private readonly arena: number;
  private readonly end: number;
  private readonly vectors: number;
  private next: number;
  private back: (() => void)[] = [];
  private readonly scratch: number;
  private readonly random: number;
  private training = false;

  /** Addresses are in bytes. `weights` and `gradients` may be changed between runs. */
  constructor(
    kernel: TrainingKernel,
    memory: WebAssembly.Memory,
    layout: Layout,
    place: { readonly vectors: number; readonly arena: number; readonly end: number },
    seed: number,
  ) {
    this.kernel = kernel;
    this.layout = layout;
    this.floats = new Float32Array(memory.buffer);
    this.ints = new Int32Array(memory.buffer);
    this.places = new Map(layout.parameters.map((parameter) => [parameter.name, parameter]));
    this.vectors = place.vectors;
    this.random = place.arena;
    for (let i = 0; i < 4; i++) this.ints[(this.random >> 2) + i] = Math.imul(seed * 4 + i + 1, 0x9e3779b1) | 1;
    this.scratch = place.arena + 64;
    this.arena = this.scratch + (8 << 20);
    this.end = place.end;
    this.next = this.arena;
  }

  weights = 0;
  gradients = 0;

  private alloc(floats: number, zero: boolean): number {
    const p = this.next;
    this.next += round4(floats) * 4 + 16;
    if (this.next > this.end) throw new Error('the batch does not fit into the memory of training');
    if (zero) this.floats.fill(0, p >> 2, (p >> 2) + round4(floats));
    return p;
  }

  private tensor(rows: number, cols: number, zero = false): Tensor {
    return { p: this.alloc(rows * cols, zero), g: this.training ? this.alloc(rows * cols, true) : 0, rows, cols };
  }

  private parameter(name: string): Tensor {
    const place = this.places.get(name);
    if (!place) throw new Error(`no parameter ${name}`);
    return {
      p: this.weights + place.offset * 4,
      g: this.gradients + place.offset * 4,
      rows: place.rows,
      cols: place.cols,
    };
  }

  private copyInts(values: ArrayLike<number>): number {
    const p = this.alloc(values.length, false);
    this.ints.set(values, p >> 2);
    return p;
  }

  /** y = x W + b, clipped below zero where `relu`. */
  private dense(x: Tensor, name: string, relu: boolean): Tensor {
    const w = this.parameter(`${name}.weight`);
    const b = this.parameter(`${name}.bias`);
    const { kernel } = this;
    const y = this.tensor(x.rows, w.cols);
    kernel.gemmNN(x.p, x.cols, w.p, w.cols, y.p, y.cols, x.rows, w.cols, x.cols, false);
    kernel.biasRelu(y.p, b.p, y.rows, y.cols, relu);
    this.push(() => {
      kernel.biasReluBack(y.p, y.g, b.g, y.rows, y.cols, relu);
      kernel.gemmTN(x.p, x.cols, y.g, y.cols, w.g, w.cols, x.cols, w.cols, x.rows, true);
      kernel.gemmNT(y.g, y.cols, w.p, w.cols, x.g, x.cols, x.rows, x.cols, w.cols, true, this.scratch);
    });
    return y;
  }

  private push(step: () => void): void {
    if (this.training) this.back.push(step);
  }

  private dropout(x: Tensor, rate: number): Tensor {
    if (!this.training || rate === 0) return x;
    const n = round4(x.rows * x.cols);
    const mask = this.alloc(n, false);
    this.kernel.dropMask(mask, n, 1 - rate, this.random);
    const y = this.tensor(x.rows, x.cols);
    this.kernel.multiply(x.p, mask, y.p, n, false);
    this.push(() => this.kernel.multiply(y.g, mask, x.g, n, true));
    return y;
  }

  private sum(x: Tensor, y: Tensor): Tensor {
    const z = this.tensor(x.rows, x.cols);
    const n = x.rows * x.cols;
    this.kernel.axpy(x.p, z.p, n, 1, false);
    this.kernel.axpy(y.p, z.p, n, 1, true);
    this.push(() => {
      this.kernel.axpy(z.g, x.g, n, 1, true);
      this.kernel.axpy(z.g, y.g, n, 1, true);
    });
    return z;
  }

  private embed(features: Int32Array, rows: number): Tensor {
    const x = this.tensor(rows, INPUT);
    const { kernel } = this;
    const column = (f: number): number =>
      this.copyInts(Array.from({ length: rows }, (_, r) => features[r * FEATURES + f] ?? -1));
    kernel.gather(this.vectors, column(0), x.p, INPUT, rows, VECTOR_WIDTH);
    let at = VECTOR_WIDTH;
    FEATURE_TABLES.forEach((table, t) => {
      const ids = column(t + 1);
      const w = this.parameter(table.name);
      const place = at * 4;
      kernel.gather(w.p, ids, x.p + place, INPUT, rows, table.width);
      this.push(() => kernel.scatter(w.g, ids, x.g + place, INPUT, rows, table.width));
      at += table.width;
    });
    return x;
  }

  private convolution(x: Tensor, name: string, offsets: number, count: number): Tensor {
    const wide = this.tensor(x.rows, 3 * x.cols);
    this.kernel.windows(x.p, wide.p, offsets, count, x.cols);
    this.push(() => this.kernel.windowsBack(x.g, wide.g, offsets, count, x.cols));
    return this.dense(wide, name, true);
  }

  private lstm(x: Tensor, name: string, offsets: number, count: number): Tensor {
    const h = this.layout.shape.hidden;
    const out = this.tensor(x.rows, 2 * h);
    const { kernel } = this;
    (['forward', 'backward'] as const).forEach((side, d) => {
      const gates = this.dense(x, `${name}.${side}`, false);
      const w = this.parameter(`${name}.${side}.state`);
      const cells = this.alloc(x.rows * h, false);
      const place = d * h * 4;
      const scratch = this.alloc(count * 6 * h, false);
      kernel.lstm(gates.p, w.p, cells, out.p + place, 2 * h, offsets, count, h, d === 1, scratch);
      this.push(() => {
        const turned = this.alloc(4 * h * h, false);
        for (let i = 0; i < h; i++)
          for (let j = 0; j < 4 * h; j++)
            this.floats[(turned >> 2) + j * h + i] = this.floats[(w.p >> 2) + i * 4 * h + j] ?? 0;
        const history = this.alloc(x.rows * h, false);
        kernel.lstmBack(
          gates.p,
          turned,
          cells,
          out.p + place,
          out.g + place,
          2 * h,
          history,
          offsets,
          count,
          h,
          d === 1,
          scratch,
        );
        kernel.gemmTN(history, h, gates.p, 4 * h, w.g, 4 * h, h, 4 * h, x.rows, true);
        kernel.axpy(gates.p, gates.g, x.rows * 4 * h, 1, false);
      });
    });
    return out;
  }

  /** Columns of a matrix as a matrix of their own. */
  private columns(x: Tensor, from: number, cols: number): Tensor {
    const y = this.tensor(x.rows, cols);
    const move = (source: number, sourceLd: number, target: number, targetLd: number): void => {
      for (let r = 0; r < x.rows; r++)
        this.kernel.axpy(source + r * sourceLd * 4, target + r * targetLd * 4, cols, 1, true);
    };
    for (let r = 0; r < x.rows; r++)
      this.kernel.axpy(x.p + (r * x.cols + from) * 4, y.p + r * cols * 4, cols, 1, false);
    this.push(() => move(y.g, cols, x.g + from * 4, x.cols));
    return y;
  }

  private rows(x: Tensor, ids: number, count: number): Tensor {
    const y = this.tensor(count, x.cols);
    this.kernel.gather(x.p, ids, y.p, x.cols, count, x.cols);
    this.push(() => this.kernel.scatter(x.g, ids, y.g, x.cols, count, x.cols));
    return y;
  }

  /** Scores become gradients in place: their own, so nothing is pushed. */
  private classify(
    scores: Tensor,
    from: number,
    n: number,
    gold: number,
    weight: number,
  ): { loss: number; best: number } {
    const best = this.alloc(scores.rows, false);
    const ld = scores.cols;
    const loss = this.kernel.softmax(scores.p + from * 4, ld, gold, best, scores.rows, n, weight, this.scratch);
    return { loss, best };
  }

  private relations(labels: Tensor, dependents: number, heads: number, count: number): Tensor {
    const { product, sum } = this.layout.shape;
    const { kernel } = this;
    const half = product + sum;
    const deps = this.rows(this.columns(labels, 0, half), dependents, count);
    const tops = this.rows(this.columns(labels, half, half), heads, count);
    const z = this.tensor(count, half);
    for (let r = 0; r < count; r++) {
      const o = r * half * 4;
      kernel.multiply(deps.p + o, tops.p + o, z.p + o, product, false);
      kernel.axpy(deps.p + o + product * 4, z.p + o + product * 4, sum, 1, false);
      kernel.axpy(tops.p + o + product * 4, z.p + o + product * 4, sum, 1, true);
    }
    const f = this.floats;
    for (let r = 0; r < count; r++)
      for (let j = product; j < half; j++)
        if ((f[(z.p >> 2) + r * half + j] ?? 0) < 0) f[(z.p >> 2) + r * half + j] = 0;
    this.push(() => {
      for (let r = 0; r < count; r++) {
        const o = r * half * 4;
        kernel.multiply(z.g + o, tops.p + o, deps.g + o, product, true);
        kernel.multiply(z.g + o, deps.p + o, tops.g + o, product, true);
        for (let j = product; j < half; j++)
          if ((f[(z.p >> 2) + r * half + j] ?? 0) <= 0) f[(z.g >> 2) + r * half + j] = 0;
        kernel.axpy(z.g + o + product * 4, deps.g + o + product * 4, sum, 1, true);
        kernel.axpy(z.g + o + product * 4, tops.g + o + product * 4, sum, 1, true);
      }
    });
    this.measure('pairs', z);
    return this.dense(this.dropout(z, this.rates.head), 'relation', false);
  }

  /** Largest numbers met without dropout, which say how finely the whole numbers of reading can be cut. */
  readonly peaks = { form: 0, encoder: 0, arcs: 0, turned: 0, pairs: 0 };

  private measure(name: keyof Net['peaks'], x: Tensor): void {
    if (this.training) return;
    for (let i = x.p >> 2; i < (x.p >> 2) + x.rows * x.cols; i++)
      this.peaks[name] = Math.max(this.peaks[name], Math.abs(this.floats[i] ?? 0));
  }

  private rates: Rates = NONE;

  /**
   * Runs a batch; where `rates` is given, with dropout, and adds to the gradients.
   * @param scale weight of one word's loss
   */
  run(batch: Batch, scale: number, rates?: Rates): Outcome {
    const { kernel, layout } = this;
    const { shape } = layout;
    this.next = this.arena;
    this.back = [];
    this.training = rates !== undefined;
    this.rates = rates ?? NONE;
    const count = batch.offsets.length - 1;
    const rows = batch.offsets[count] ?? 0;
    const offsets = this.copyInts(batch.offsets);
    const drop = this.rates;
    let x = this.dropout(
      this.dense(this.dropout(this.embed(batch.features, rows), drop.input), 'input', true),
      drop.layer,
    );
    this.measure('form', x);
    for (let c = 0; c < shape.convolutions; c++) {
      const y = this.convolution(x, `convolution${c}`, offsets, count);
      x = this.dropout(c > 0 ? this.sum(x, y) : y, drop.layer * 0.5);
      this.measure('encoder', x);
    }
    for (let l = 0; l < shape.layers; l++) {
      const y = this.lstm(x, `lstm${l}`, offsets, count);
      x = this.dropout(x.cols === y.cols ? this.sum(x, y) : y, drop.layer);
      this.measure('encoder', x);
    }
    const arcs = this.dropout(this.dense(x, 'arcs', true), drop.head);
    const labels = this.dropout(this.dense(x, 'labels', false), drop.head);
    const tags = this.dense(x, 'tags', false);

    const dependents = this.columns(arcs, 0, shape.arc);
    const tops = this.columns(arcs, shape.arc, shape.arc);
    const turned = this.dense(dependents, 'arc', false);
    this.measure('arcs', arcs);
    this.measure('turned', turned);
    const near = this.dense(dependents, 'distance', false);
    let loss = 0;
    const found: { at: number; ld: number }[] = [];
    for (let s = 0; s < count; s++) {
      const from = batch.offsets[s] ?? 0;
      const n = (batch.offsets[s + 1] ?? 0) - from;
      const scores = this.tensor(n, round4(n));
      const at = (t: Tensor, p: number): number => p + from * t.cols * 4;
      kernel.gemmNT(
        at(turned, turned.p),
        shape.arc,
        at(tops, tops.p),
        shape.arc,
        scores.p,
        scores.cols,
        n,
        n,
        shape.arc,
        false,
        this.scratch,
      );
      kernel.distances(scores.p, scores.cols, at(near, near.p), n);
      found.push({ at: scores.p >> 2, ld: scores.cols });
      if (!this.training) continue;
      const gold = this.copyInts(
        Array.from({ length: n }, (_, i) => (i === 0 ? -1 : (batch.heads[from + i] ?? 0) - from)),
      );
      loss += this.classify(scores, 0, n, gold, scale).loss;
      this.push(() => {
        kernel.gemmNN(
          scores.p,
          scores.cols,
          at(tops, tops.p),
          shape.arc,
          at(turned, turned.g),
          shape.arc,
          n,
          shape.arc,
          n,
          true,
        );
        kernel.gemmTN(
          scores.p,
          scores.cols,
          at(turned, turned.p),
          shape.arc,
          at(tops, tops.g),
          shape.arc,
          n,
          shape.arc,
          n,
          true,
        );
        kernel.distancesBack(scores.p, scores.cols, at(near, near.g), n);
      });
    }

    const nUpos = layout.labels.upos.length;
    const first = round4(nUpos);
    const nXpos = layout.labels.xpos.length;
    const upos = this.classify(tags, 0, nUpos, this.copyInts(batch.upos), scale);
    const xpos = this.classify(tags, first, nXpos, this.copyInts(batch.xpos), scale * 0.5);
    loss += upos.loss + 0.5 * xpos.loss;
    if (this.training) {
      kernel.axpy(tags.p, tags.g, tags.rows * tags.cols, 1, false);
      // The spare columns between the two have no gold and no gradient.
      for (let r = 0; r < rows; r++) {
        this.floats.fill(0, (tags.g >> 2) + r * tags.cols + nUpos, (tags.g >> 2) + r * tags.cols + first);
        this.floats.fill(0, (tags.g >> 2) + r * tags.cols + first + nXpos, (tags.g >> 2) + (r + 1) * tags.cols);
      }
      const words = Array.from({ length: rows }, (_, r) => r).filter((r) => (batch.heads[r] ?? -1) >= 0);
      const n = layout.labels.relations.length;
      const scores = this.relations(
        labels,
        this.copyInts(words),
        this.copyInts(words.map((r) => batch.heads[r] ?? 0)),
        words.length,
      );
      loss += this.classify(scores, 0, n, this.copyInts(words.map((r) => batch.relations[r] ?? 0)), scale).loss;
      kernel.axpy(scores.p, scores.g, scores.rows * scores.cols, 1, false);
      for (let r = 0; r < scores.rows; r++)
        this.floats.fill(0, (scores.g >> 2) + r * scores.cols + n, (scores.g >> 2) + (r + 1) * scores.cols);
      for (let b = this.back.length - 1; b >= 0; b--) this.back[b]?.();
    }
    const ints = (p: number): Int32Array => this.ints.slice(p >> 2, (p >> 2) + rows);
    return {
      loss,
      arcs: found,
      upos: ints(upos.best),
      xpos: ints(xpos.best),
      relate: (heads) => {
        const all = Array.from({ length: rows }, (_, r) => r);
        const scores = this.relations(
          labels,
          this.copyInts(all),
          this.copyInts(all.map((r) => Math.max(0, heads[r] ?? 0))),
          rows,
        );
        const gold = this.copyInts(new Int32Array(rows).fill(-1));
        return ints(this.classify(scores, 0, layout.labels.relations.length, gold, 0).best);
      },
    };
  }
}
