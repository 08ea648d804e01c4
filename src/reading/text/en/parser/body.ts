/**
 * The body that the nets of the parser and of the reader share: what a form alone gives, worked out once for each form,
 * convolutions over three words, and LSTMs in both directions; and the memory of the whole net, all of it taken when the net
 * is made. Sentences are worked on some together, with an empty row before each. Places are addresses in bytes.
 */
import { at } from '../../tokens.js';
import { type Arithmetic, lstmScratch, MODE } from './arithmetic.js';

/** Name of a layer, how many numbers it gives, and how many it is given. */
type LayerShape = readonly [name: string, n: number, k: number];

interface Layer {
  readonly weight: number;
  readonly scale: number;
  readonly bias: number;
  readonly n: number;
  readonly k: number;
}

/** The sizes of a body, as a model file has them. */
export interface BodyShape {
  /** Numbers of a form alone. */
  readonly form: number;
  /** Numbers of a word among its neighbours. */
  readonly width: number;
  readonly convolutions: number;
  readonly layers: number;
  readonly hidden: number;
}

/** What the bodies of two nets differ in. */
interface BodyPlan {
  readonly shape: BodyShape;
  /** Activations are real numbers times these. */
  readonly units: { readonly form: number; readonly body: number };
  /** Numbers that a form is given as, and what puts them into the memory from a 16-bit place on; '' is the root. */
  readonly inputs: number;
  readonly write: (form: string, to: number) => void;
  /** 1 where a root stands in the first row of each sentence. */
  readonly roots: 0 | 1;
  /** Words of the longest sentence. */
  readonly longest: number;
  /** Forms that are kept. */
  readonly keptForms: number;
}

/** A sentence among those worked on together: its first word, and its rows, the root's among them. */
export interface Sentence {
  readonly from: number;
  readonly row: number;
  readonly size: number;
}

/** Sentences worked on together. */
export interface Chunk {
  readonly sentences: readonly Sentence[];
  readonly rows: number;
}

/** Rows worked on together: words, roots, and an empty row before each sentence. */
const ROWS = 512;
/** The most rows that are worked on together where no sentence is longer than so many words. */
export const mostRows = (longest: number): number => ROWS + longest + 8;

const PAGE = 65_536;
/** Places begin at multiples of so many bytes, and rows before the first may be reached for. */
const STEP = 64;
const FIRST = 1024;
/** Sentences that an LSTM works on at once. */
const GROUP = 4;
const SIDES = ['forward', 'backward'] as const;

type BodyPlace = 'kept' | 'fresh' | 'forms' | 'ids' | 'one' | 'two' | 'gates' | 'scratch' | 'group' | 'zeros';

export class Body<Place extends string> {
  readonly ops: Arithmetic;
  readonly i16: Int16Array;
  readonly i32: Int32Array;
  readonly f32: Float32Array;
  readonly places: Readonly<Record<Place | BodyPlace, number>>;
  private readonly layers = new Map<string, Layer>();
  private readonly kept = new Map<string, number>();

  /**
   * @param section bytes of the model file by their name
   * @param tops the layers over the body
   * @param wanted what stands at each place of the net beside those of the body: so many empty bytes, or these
   * @param make given a memory, the arithmetic over it
   * @throws ModelError when a section is missing
   */
  constructor(
    private readonly plan: BodyPlan,
    section: (name: string) => Uint8Array,
    tops: readonly LayerShape[],
    wanted: Readonly<Record<Place, number | Uint8Array>>,
    make: (memory: WebAssembly.Memory) => Arithmetic,
  ) {
    const { inputs, keptForms, longest } = plan;
    const { form, width, hidden, convolutions, layers } = plan.shape;
    let end = FIRST;
    const filled: { readonly place: number; readonly bytes: Uint8Array }[] = [];
    const take = (given: number | Uint8Array): number => {
      const place = end;
      if (typeof given !== 'number') filled.push({ place, bytes: given });
      end = Math.ceil((end + (typeof given === 'number' ? given : given.length)) / STEP) * STEP;
      return place;
    };
    const shapes: readonly LayerShape[] = [
      ['input', form, inputs],
      ['context', 3 * width, form],
      ...Array.from({ length: convolutions - 1 }, (_, c) => [`convolution${c + 1}`, width, 3 * width] as const),
      // For each direction of an LSTM what its input gives to the gates, and what its state does.
      ...Array.from({ length: layers }, (_, l) =>
        SIDES.flatMap((side) => [
          [`lstm${l}.${side}`, 4 * hidden, l === 0 ? width : 2 * hidden] as const,
          [`lstm${l}.${side}.state`, 4 * hidden, hidden] as const,
        ]),
      ).flat(),
      ...tops,
    ];
    for (const [name, n, k] of shapes) {
      const part = (what: string): number => take(section(`${name}.${what}`));
      this.layers.set(name, { weight: part('weight'), scale: part('scale'), bias: part('bias'), n, k });
    }
    const [rows, top] = [mostRows(longest), Math.max(width, 2 * hidden)];
    const own: Readonly<Record<BodyPlace, number>> = {
      kept: (keptForms + 4) * width * 6,
      fresh: rows * inputs * 2,
      forms: rows * form * 2,
      ids: (rows + 2) * 4,
      one: (rows + 4) * top * 2,
      two: (rows + 4) * top * 2,
      gates: rows * hidden * 16,
      scratch: lstmScratch(hidden),
      group: GROUP * 8,
      zeros: hidden * 16,
    };
    const all = Object.entries<number | Uint8Array>({ ...own, ...wanted });
    this.places = Object.fromEntries(all.map(([name, given]) => [name, take(given)])) as typeof this.places;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE) + 1 });
    this.ops = make(memory);
    this.i16 = new Int16Array(memory.buffer);
    this.i32 = new Int32Array(memory.buffer);
    this.f32 = new Float32Array(memory.buffer);
    const bytes = new Uint8Array(memory.buffer);
    for (const one of filled) bytes.set(one.bytes, one.place);
  }

  /**
   * The sentences of a text by as many as are worked on together; none that is empty or too long.
   * @param bounds first word of each sentence, and at the end the number of words
   */
  *chunks(bounds: ArrayLike<number>): Generator<Chunk> {
    const { roots, longest } = this.plan;
    let sentences: Sentence[] = [];
    let rows = 0;
    for (let s = 0; s + 1 < bounds.length; s++) {
      const from = at(bounds, s);
      const words = at(bounds, s + 1) - from;
      if (words === 0 || words > longest) continue;
      sentences.push({ from, row: rows + 1, size: words + roots });
      rows += words + roots + 1;
      if (rows < ROWS) continue;
      yield { sentences, rows };
      [sentences, rows] = [[], 0];
    }
    if (rows > 0) yield { sentences, rows };
  }

  /** The first convolution over the words of some sentences. @returns where its rows are, and the place that is free beside */
  begin(forms: readonly string[], { sentences, rows }: Chunk): [x: number, spare: number] {
    const { ops, places, i16 } = this;
    const { width } = this.plan.shape;
    this.lookUp(forms, sentences, rows);
    // One row is kept free before the first, since the windows reach back.
    const x = places.one + width * 2;
    ops.blend(places.kept, places.ids + 4, x, rows + 1, width);
    i16.fill(0, (x >> 1) - width, x >> 1);
    return [x, places.two + width * 2];
  }

  /** The other convolutions and the LSTMs. @returns where their rows are, and the place that is free beside */
  finish(first: number, other: number, { sentences, rows }: Chunk): [x: number, spare: number] {
    const { shape, units } = this.plan;
    const { width, hidden } = shape;
    let [x, spare] = [first, other];
    for (let c = 1; c < shape.convolutions; c++) {
      this.dense(`convolution${c}`, x - width * 2, width, spare, rows, MODE.added, units.body, x);
      [x, spare] = [spare, x];
      this.clear(x, width, sentences, rows);
    }
    for (let l = 0; l < shape.layers; l++) {
      const from = l === 0 ? width : 2 * hidden;
      const isAdded = from === 2 * hidden;
      if (isAdded) this.i16.copyWithin(spare >> 1, x >> 1, (x >> 1) + rows * from);
      this.lstm(l, x, from, rows, sentences, spare, units.body, isAdded);
      [x, spare] = [spare, x];
    }
    return [x, spare];
  }

  /** Rows of the kept forms for each word; forms not met before are worked out first. */
  private lookUp(forms: readonly string[], sentences: readonly Sentence[], rows: number): void {
    const { kept, i32, places } = this;
    const { shape, units, inputs, roots, keptForms, write } = this.plan;
    if (kept.size + rows > keptForms) kept.clear();
    const first = kept.size;
    const ids = (places.ids >> 2) + 1;
    i32.fill(-1, ids - 1, ids + rows + 2);
    for (const { from, size, row } of sentences)
      for (let i = 0; i < size; i++) {
        const form = i < roots ? '' : at(forms, from + i - roots);
        let id = kept.get(form);
        if (id === undefined) {
          id = kept.size;
          kept.set(form, id);
          write(form, (places.fresh >> 1) + (id - first) * inputs);
        }
        i32[ids + row + i] = id;
      }
    const fresh = kept.size - first;
    if (fresh === 0) return;
    this.dense('input', places.fresh, inputs, places.forms, fresh, MODE.clipped, units.form);
    // At half the unit, since three of them are added.
    const to = places.kept + first * shape.width * 6;
    this.dense('context', places.forms, shape.form, to, fresh, MODE.whole, units.body / 2);
  }

  /** What a layer gives for rows at `x`, of which one begins `stride` 16-bit numbers behind the other; see `Arithmetic.dense`. */
  dense(name: string, x: number, stride: number, out: number, rows: number, mode: number, unit = 1, base = 0): void {
    const { weight, scale, bias, n, k } = this.layer(name);
    this.ops.dense(x, stride, weight, scale, bias, out, rows, n, k, mode, unit, base);
  }

  /**
   * Both directions of an LSTM side by side, over rows of `width` 16-bit numbers at `x`.
   * @param isAdded to what stands at `out`, instead of in its place
   */
  private lstm(
    l: number,
    x: number,
    width: number,
    rows: number,
    sentences: readonly Sentence[],
    out: number,
    unit: number,
    isAdded: boolean,
  ): void {
    const { i32 } = this;
    const { hidden } = this.plan.shape;
    const { gates, group, scratch, zeros } = this.places;
    const order = [...sentences].sort((a, b) => b.size - a.size);
    SIDES.forEach((side, d) => {
      this.dense(`lstm${l}.${side}`, x, width, gates, rows, MODE.float);
      const { weight, scale } = this.layer(`lstm${l}.${side}.state`);
      for (let g = 0; g < order.length; g += GROUP) {
        const some = order.slice(g, g + GROUP);
        some.forEach(({ row, size }, k) => {
          i32[(group >> 2) + k] = row;
          i32[(group >> 2) + GROUP + k] = size;
        });
        this.ops.lstm(
          gates,
          weight,
          scale,
          zeros,
          out + d * hidden * 2,
          2 * hidden,
          group,
          group + GROUP * 4,
          some.length,
          hidden,
          d === 1,
          unit,
          isAdded,
          scratch,
        );
      }
    });
  }

  /** Makes the rows between sentences empty again, `width` 16-bit numbers each. */
  clear(x: number, width: number, sentences: readonly Sentence[], rows: number): void {
    const start = x >> 1;
    for (const { row } of sentences) this.i16.fill(0, start + (row - 1) * width, start + row * width);
    this.i16.fill(0, start + rows * width, start + (rows + 1) * width);
  }

  private layer(name: string): Layer {
    const layer = this.layers.get(name);
    if (!layer) throw new Error(`no layer ${name}`);
    return layer;
  }
}
