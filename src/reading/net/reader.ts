/**
 * The net that reads: for the words of a text, which are predicates of interest and of what kind, and which words of their
 * sentence are their arguments. It stands on what the parser's encoder says of each word, adds a convolution and an LSTM of
 * its own, and knows nothing of diplomacy but the names of its heads. Sentence by sentence: what stands in another sentence
 * changes nothing.
 */
import { logit, sigmoid } from '../odds.js';
import { type Arithmetic, lstmScratch, MODE } from '../text/en/parser/arithmetic.js';
import { plain } from '../text/en/parser/features.js';
import { padded } from '../text/en/parser/model.js';
import { at, type Tokens } from '../text/tokens.js';
import type { Head, ReaderModel } from './model.js';
import { Paths, placeOf } from './paths.js';

/** A stretch of words that are an argument, tokens `from` to `to` (exclusive), with the highest share of them. */
export interface Argument {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** A word that tells something, with what the net says of it. */
export interface Predicate {
  readonly token: number;
  /** The share of every column of the heads, 0 to 1. */
  readonly shares: Float32Array;
  /** The columns in which it is a predicate. */
  readonly fired: readonly number[];
  /** The arguments by the index of their role. */
  readonly arguments: readonly (readonly Argument[])[];
  /** How likely one of the tokens `from` to `to` (exclusive) is part of an argument of a role, 0 to 1; 0 outside of its sentence. */
  readonly support: (role: number, from: number, to: number) => number;
}

export interface Reader {
  readonly name: string;
  readonly version: string;
  readonly heads: readonly Head[];
  readonly roles: readonly string[];
  /** What the net says of a text; undefined where its words came without what the parser's encoder says of them. */
  readonly read: (tokens: Tokens, isAsked: (token: number) => boolean) => Read | undefined;
}

interface Read {
  /** In the order of the text. */
  readonly predicates: readonly Predicate[];
  /** The highest share of a column of the heads that stand by themselves among the tokens `from` to `to` (exclusive). */
  readonly support: (column: number, from: number, to: number) => number;
}

/** Heads of whose predicates arguments are asked for; of channels the tables know more. */
const ASKED: ReadonlySet<string> = new Set(['event', 'saying', 'meeting', 'commitment', 'incident']);
/** Rows worked on together, and how many more a sentence of the greatest length may bring. */
const ROWS = 512;
const MOST_ROWS = ROWS + 320;
const KEPT_FORMS = 8192;
const NEW_FORMS = ROWS + 8;
/** Longest form that is looked up whole, as in the parser. */
const LONGEST_FORM = 64;
/** From which share on a word is part of an argument, and between two of them. */
const ARGUMENT = 0.5;
const BRIDGE = 0.3;
/** Of words so near to one another the surest is the predicate. */
const NEAR = 2;

interface Layer {
  readonly weight: number;
  readonly scale: number;
  readonly bias: number;
  readonly n: number;
  readonly k: number;
}

interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

/**
 * @param formRow the parser's input row of a form
 * @param make given a memory, the arithmetic over it
 * @throws ModelError when a section is missing
 */
export function createReader(
  model: ReaderModel,
  formRow: (form: string) => Int16Array,
  make: (memory: WebAssembly.Memory) => Arithmetic,
): Reader {
  const net = new ReaderNet(model, formRow, make);
  const { name, version, heads, roles } = model.head;
  return { name, version, heads, roles, read: (tokens, isAsked) => net.read(tokens, isAsked) };
}

class ReaderNet {
  private readonly ops: Arithmetic;
  private readonly i16: Int16Array;
  private readonly i32: Int32Array;
  private readonly f32: Float32Array;
  private readonly layers = new Map<string, Layer>();
  private readonly places;
  private readonly words: ReadonlyMap<string, number>;
  private readonly own: Int8Array;
  private readonly paths: Paths;
  private readonly pathRows: Float32Array;
  private readonly placeRows: Float32Array;
  private readonly roleWeights: Float32Array;
  private readonly roleBiases: Float32Array;
  private readonly way = new Int32Array(MOST_ROWS);
  private readonly kept = new Map<string, number>();
  private readonly width: number;
  private readonly limits: Float32Array;
  private keptRows = 1;
  private next = 1024;

  constructor(
    private readonly model: ReaderModel,
    private readonly formRow: (form: string) => Int16Array,
    make: (memory: WebAssembly.Memory) => Arithmetic,
  ) {
    const { shape, heads, roles, relations, limits } = model.head;
    const { hidden, width } = shape;
    const columns = heads.reduce((sum, { values }) => sum + values.length, 0);
    this.width = padded(columns);
    this.limits = Float32Array.from(
      heads.flatMap(({ name, how, values }) =>
        how === 'each' ? values.map(() => (ASKED.has(name) ? (limits[name] ?? 1) : 1)) : [],
      ),
    );
    const half = shape.product + shape.sum;
    const names = [
      ['input', shape.form, shape.formRow + shape.word],
      ['context', 3 * width, shape.form],
      ['states', width, shape.encoder],
      ...Array.from({ length: shape.convolutions - 1 }, (_, c) => [`convolution${c + 1}`, width, 3 * width] as const),
      ...Array.from({ length: shape.layers }, (_, l) =>
        ['forward', 'backward'].flatMap((side) => [
          [`lstm${l}.${side}`, 4 * hidden, width] as const,
          [`lstm${l}.${side}.state`, 4 * hidden, hidden] as const,
        ]),
      ).flat(),
      ['heads', this.width, width],
      ['left', half, width],
      ['right', half, width],
    ] as const;
    const wanted = {
      kept: (KEPT_FORMS + 4) * width * 6,
      fresh: NEW_FORMS * (shape.formRow + shape.word) * 2,
      forms: NEW_FORMS * shape.form * 2,
      ids: (MOST_ROWS + 2) * 4,
      encoder: (MOST_ROWS + 4) * shape.encoder * 2,
      one: (MOST_ROWS + 4) * width * 2,
      two: (MOST_ROWS + 4) * width * 2,
      gates: MOST_ROWS * hidden * 16,
      scratch: lstmScratch(hidden),
      group: 32,
      zeros: 4 * hidden * 4,
      scores: (MOST_ROWS + 4) * this.width * 4,
      left: (MOST_ROWS + 4) * half * 4,
      right: (MOST_ROWS + 4) * half * 4,
    };
    const weights = names.map(([name]) => ({
      weight: model.bytes(`${name}.weight`),
      scale: model.bytes(`${name}.scale`),
      bias: model.bytes(`${name}.bias`),
    }));
    const size =
      Object.values(wanted).reduce((sum, bytes) => sum + bytes + 64, this.next) +
      weights.reduce((sum, w) => sum + w.weight.length + w.scale.length + w.bias.length + 192, 0);
    const memory = new WebAssembly.Memory({ initial: Math.ceil(size / 65_536) + 1 });
    this.ops = make(memory);
    this.i16 = new Int16Array(memory.buffer);
    this.i32 = new Int32Array(memory.buffer);
    this.f32 = new Float32Array(memory.buffer);
    const bytes = new Uint8Array(memory.buffer);
    names.forEach(([name, n, k], i) => {
      const put = (given: Uint8Array): number => {
        const place = this.take(given.length);
        bytes.set(given, place);
        return place;
      };
      const { weight, scale, bias } = at(weights, i);
      this.layers.set(name, { weight: put(weight), scale: put(scale), bias: put(bias), n, k });
    });
    const places: Record<string, number> = {};
    for (const [name, length] of Object.entries(wanted)) places[name] = this.take(length);
    this.places = places as Readonly<Record<keyof typeof wanted, number>>;

    const floats = (section: string): Float32Array => new Float32Array(Uint8Array.from(model.bytes(section)).buffer);
    this.words = new Map(
      new TextDecoder()
        .decode(model.bytes('words'))
        .split('\n')
        .map((word, i) => [word, i + 1]),
    );
    this.own = new Int8Array(Uint8Array.from(model.bytes('table.word')).buffer);
    this.paths = new Paths(relations);
    this.pathRows = floats('paths');
    this.placeRows = floats('places');
    this.roleWeights = floats('roles.weight').subarray(0, roles.length * half);
    this.roleBiases = floats('roles.bias');
  }

  private take(bytes: number): number {
    const place = this.next;
    this.next = Math.ceil((this.next + bytes) / 64) * 64;
    return place;
  }

  private dense(name: string, x: number, stride: number, out: number, rows: number, mode: number, unit = 1, base = 0) {
    const layer = this.layers.get(name) as Layer;
    this.ops.dense(x, stride, layer.weight, layer.scale, layer.bias, out, rows, layer.n, layer.k, mode, unit, base);
  }

  read(tokens: Tokens, isAsked: (token: number) => boolean): Read | undefined {
    const { encoder, tree, sentences } = tokens;
    if (!encoder || !tree) return undefined;
    const found: Predicate[] = [];
    const each = this.limits.length;
    const scores = new Float32Array(tokens.size * each).fill(Number.NEGATIVE_INFINITY);
    let some: Sentence[] = [];
    let rows = 0;
    const flush = (): void => {
      if (some.length > 0) this.chunk(tokens, encoder, some, rows, found, scores, isAsked);
      some = [];
      rows = 0;
    };
    for (let s = 0; s + 1 < sentences.length; s++) {
      const from = at(sentences, s);
      const to = at(sentences, s + 1);
      if (to === from || to - from > MOST_ROWS - ROWS - 2) continue;
      some.push({ from, to, row: rows + 1 });
      rows += to - from + 1;
      if (rows >= ROWS) flush();
    }
    flush();
    const support = (column: number, from: number, to: number): number => {
      let highest = Number.NEGATIVE_INFINITY;
      for (let i = from; i < to; i++) highest = Math.max(highest, scores[i * each + column] as number);
      return sigmoid(highest);
    };
    return { predicates: found, support };
  }

  private chunk(
    tokens: Tokens,
    encoder: Int16Array,
    sentences: readonly Sentence[],
    rows: number,
    found: Predicate[],
    scores: Float32Array,
    isAsked: (token: number) => boolean,
  ): void {
    const { ops, places, i16, i32, f32 } = this;
    const each = this.limits.length;
    const { shape, units } = this.model.head;
    const { width, hidden } = shape;
    this.lookUp(tokens.forms, sentences, rows);
    // One row is kept free before the first, since the windows reach back.
    let x = places.one + width * 2;
    let spare = places.two + width * 2;
    ops.blend(places.kept, places.ids + 4, x, rows + 1, width);
    i16.fill(0, (x >> 1) - width, x >> 1);
    i16.fill(0, places.encoder >> 1, (places.encoder >> 1) + (rows + 1) * shape.encoder);
    for (const { from, to, row } of sentences)
      i16.set(encoder.subarray(from * shape.encoder, to * shape.encoder), (places.encoder >> 1) + row * shape.encoder);
    this.dense('states', places.encoder, shape.encoder, spare, rows, MODE.added, units.body, x);
    [x, spare] = [spare, x];
    this.clear(x, sentences, rows);
    for (let c = 1; c < shape.convolutions; c++) {
      this.dense(`convolution${c}`, x - width * 2, width, spare, rows, MODE.added, units.body, x);
      [x, spare] = [spare, x];
      this.clear(x, sentences, rows);
    }
    const order = [...sentences].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
    for (let l = 0; l < shape.layers; l++) {
      const out = spare;
      i16.copyWithin(out >> 1, x >> 1, (x >> 1) + rows * width);
      (['forward', 'backward'] as const).forEach((side, d) => {
        this.dense(`lstm${l}.${side}`, x, width, places.gates, rows, MODE.float);
        const state = this.layers.get(`lstm${l}.${side}.state`) as Layer;
        for (let g = 0; g < order.length; g += 4) {
          const group = order.slice(g, g + 4);
          group.forEach(({ row, from, to }, k) => {
            i32[(places.group >> 2) + k] = row;
            i32[(places.group >> 2) + 4 + k] = to - from;
          });
          ops.lstm(
            places.gates,
            state.weight,
            state.scale,
            places.zeros,
            out + d * hidden * 2,
            width,
            places.group,
            places.group + 16,
            group.length,
            hidden,
            d === 1,
            units.body,
            true,
            places.scratch,
          );
        }
      });
      [x, spare] = [out, x];
    }
    this.dense('heads', x, width, places.scores, rows, MODE.float);
    this.dense('left', x, width, places.left, rows, MODE.float);
    this.dense('right', x, width, places.right, rows, MODE.float);
    for (const sentence of sentences) {
      const { from, to, row } = sentence;
      for (let i = from; i < to; i++) {
        const place = (places.scores >> 2) + (row + i - from) * this.width;
        scores.set(f32.subarray(place, place + each), i * each);
      }
      this.predicates(tokens, sentence, found, isAsked);
    }
  }

  /** The predicates of a sentence: in each column the words at or over its limit, of near ones the surest. */
  private predicates(
    tokens: Tokens,
    { from, to, row }: Sentence,
    found: Predicate[],
    isAsked: (token: number) => boolean,
  ): void {
    const { f32, width, limits } = this;
    const scores = (this.places.scores >> 2) + row * width;
    const fired = new Map<number, number[]>();
    for (let column = 0; column < limits.length; column++) {
      const least = logit(at(limits, column));
      const words: number[] = [];
      for (let i = 0; i < to - from; i++) if ((f32[scores + i * width + column] as number) >= least) words.push(i);
      const score = (i: number): number => f32[scores + i * width + column] as number;
      const taken: number[] = [];
      for (const i of words.sort((a, b) => score(b) - score(a) || a - b))
        if (taken.every((other) => Math.abs(other - i) > NEAR)) taken.push(i);
      for (const i of taken) fired.set(i, [...(fired.get(i) ?? []), column]);
    }
    for (let i = 0; i < to - from; i++) if (!fired.has(i) && isAsked(from + i)) fired.set(i, []);
    for (const i of [...fired.keys()].sort((a, b) => a - b)) {
      const roles = this.roles(tokens, from, to, row, i);
      found.push({
        token: from + i,
        shares: this.shares(scores + i * width),
        fired: fired.get(i) ?? [],
        arguments: roles.map((shares) => stretches(shares, from)),
        support: (role, first, last) => {
          let highest = 0;
          for (let j = Math.max(first, from); j < Math.min(last, to); j++)
            highest = Math.max(highest, roles[role]?.[j - from] ?? 0);
          return highest;
        },
      });
    }
  }

  private shares(from: number): Float32Array {
    const { f32 } = this;
    const shares = new Float32Array(this.width);
    for (const { how, from: first, values } of this.model.head.heads) {
      if (how === 'each') {
        for (let c = first; c < first + values.length; c++) shares[c] = sigmoid(f32[from + c] as number);
        continue;
      }
      let highest = Number.NEGATIVE_INFINITY;
      for (let c = first; c < first + values.length; c++) highest = Math.max(highest, f32[from + c] as number);
      let sum = 0;
      for (let c = first; c < first + values.length; c++) {
        const share = Math.exp((f32[from + c] as number) - highest);
        shares[c] = share;
        sum += share;
      }
      for (let c = first; c < first + values.length; c++) shares[c] = (shares[c] as number) / sum;
    }
    return shares;
  }

  /** By role how likely each word of a sentence is part of an argument of its word `i`. */
  private roles(tokens: Tokens, from: number, to: number, row: number, i: number): readonly Float32Array[] {
    const { f32, places, pathRows, placeRows, roleWeights, roleBiases, way } = this;
    const { product, sum } = this.model.head.shape;
    const half = product + sum;
    const count = this.model.head.roles.length;
    const size = to - from;
    const tree = tokens.tree as NonNullable<Tokens['tree']>;
    this.paths.from(from + i, from, to, tree.heads, tree.relations, way);
    const left = (places.left >> 2) + (row + i) * half;
    const shares = Array.from({ length: count }, () => new Float32Array(size));
    const h = new Float32Array(half);
    for (let j = 0; j < size; j++) {
      const right = (places.right >> 2) + (row + j) * half;
      const path = (way[j] as number) * sum;
      const place = placeOf(i, j) * sum;
      for (let k = 0; k < product; k++) h[k] = (f32[left + k] as number) * (f32[right + k] as number);
      for (let k = 0; k < sum; k++) {
        const value =
          (f32[left + product + k] as number) +
          (f32[right + product + k] as number) +
          (pathRows[path + k] as number) +
          (placeRows[place + k] as number);
        h[product + k] = Math.max(0, value);
      }
      for (let role = 0; role < count; role++) {
        let score = roleBiases[role] as number;
        for (let k = 0; k < half; k++) score += (roleWeights[role * half + k] as number) * (h[k] as number);
        (shares[role] as Float32Array)[j] = sigmoid(score);
      }
    }
    return shares;
  }

  /** Rows of the kept forms for each word; forms not met before are worked out first. */
  private lookUp(forms: readonly string[], sentences: readonly Sentence[], rows: number): void {
    const { i16, i32, kept, places, own } = this;
    const { shape, units, shift } = this.model.head;
    if (this.keptRows + rows > KEPT_FORMS) {
      kept.clear();
      this.keptRows = 1;
    }
    const inputs = shape.formRow + shape.word;
    const first = this.keptRows;
    const ids = (places.ids >> 2) + 1;
    i32.fill(-1, ids - 1, ids + rows + 2);
    for (const { from, to, row } of sentences)
      for (let i = from; i < to; i++) {
        const form = at(forms, i);
        let id = kept.get(form);
        if (id === undefined) {
          id = this.keptRows++;
          kept.set(form, id);
          const start = (places.fresh >> 1) + (id - first) * inputs;
          i16.set(this.formRow(form), start);
          const word = this.words.get(plain(form.slice(0, LONGEST_FORM))) ?? 0;
          for (let k = 0; k < shape.word; k++)
            i16[start + shape.formRow + k] = (own[word * shape.word + k] as number) << shift;
        }
        i32[ids + row + (i - from)] = id;
      }
    const fresh = this.keptRows - first;
    if (fresh === 0) return;
    this.dense('input', places.fresh, inputs, places.forms, fresh, MODE.clipped, units.form);
    // At half the unit, since three of them are added.
    const to = places.kept + first * shape.width * 6;
    this.dense('context', places.forms, shape.form, to, fresh, MODE.whole, units.body / 2);
  }

  /** The rows between sentences are made empty again. */
  private clear(x: number, sentences: readonly Sentence[], rows: number): void {
    const { width } = this.model.head.shape;
    for (const { row } of sentences) this.i16.fill(0, (x >> 1) + (row - 1) * width, (x >> 1) + row * width);
    this.i16.fill(0, (x >> 1) + rows * width, (x >> 1) + (rows + 1) * width);
  }
}

/** Neighbouring words of a role as one argument; a word between two of them may be less sure. */
const stretches = (shares: Float32Array, offset: number): readonly Argument[] => {
  const found: { from: number; to: number; share: number }[] = [];
  for (let j = 0; j < shares.length; j++) {
    const share = shares[j] as number;
    if (share < ARGUMENT) continue;
    const last = found.at(-1);
    const gap = last ? offset + j - last.to : 0;
    if (last && (gap === 0 || (gap === 1 && (shares[j - 1] as number) >= BRIDGE))) {
      last.to = offset + j + 1;
      last.share = Math.max(last.share, share);
    } else found.push({ from: offset + j, to: offset + j + 1, share });
  }
  return found;
};
