/**
 * The memory of a net, all of it taken when the net is made: its weights, its working places, and over them the layers that
 * the parser's net and the reader's are both built from. Places are addresses in bytes.
 */
import { type Arithmetic, lstmScratch, MODE } from './arithmetic.js';

/** Name of a layer, how many numbers it gives, and how many it is given. */
export type LayerShape = readonly [name: string, n: number, k: number];

interface Layer {
  readonly weight: number;
  readonly scale: number;
  readonly bias: number;
  readonly n: number;
  readonly k: number;
}

/** The rows of a sentence among those worked on together. */
export interface Stretch {
  readonly row: number;
  readonly size: number;
}

const PAGE = 65_536;
/** Places begin at multiples of so many bytes, and rows before the first may be reached for. */
const STEP = 64;
const FIRST = 1024;
/** Sentences that an LSTM works on at once. */
const GROUP = 4;
const SIDES = ['forward', 'backward'] as const;

/** For each direction of an LSTM what its input gives to the gates, and what its state does. */
export const lstmLayers = (l: number, hidden: number, k: number): readonly LayerShape[] =>
  SIDES.flatMap((side) => [
    [`lstm${l}.${side}`, 4 * hidden, k] as const,
    [`lstm${l}.${side}.state`, 4 * hidden, hidden] as const,
  ]);

export class NetMemory<Place extends string> {
  readonly ops: Arithmetic;
  readonly i16: Int16Array;
  readonly i32: Int32Array;
  readonly f32: Float32Array;
  readonly places: Readonly<Record<Place, number>>;
  private readonly layers = new Map<string, Layer>();
  private readonly lstms: Readonly<Record<'gates' | 'scratch' | 'group' | 'zeros', number>>;

  /**
   * @param section bytes of the model file by their name
   * @param wanted what stands at each place: so many empty bytes, or these
   * @param hidden numbers of one direction of the LSTMs; @param rows how many are worked on together at most
   * @param make given a memory, the arithmetic over it
   * @throws ModelError when a section is missing
   */
  constructor(
    section: (name: string) => Uint8Array,
    shapes: readonly LayerShape[],
    wanted: Readonly<Record<Place, number | Uint8Array>>,
    private readonly hidden: number,
    rows: number,
    make: (memory: WebAssembly.Memory) => Arithmetic,
  ) {
    let end = FIRST;
    const filled: { readonly place: number; readonly bytes: Uint8Array }[] = [];
    const take = (given: number | Uint8Array): number => {
      const place = end;
      if (typeof given !== 'number') filled.push({ place, bytes: given });
      end = Math.ceil((end + (typeof given === 'number' ? given : given.length)) / STEP) * STEP;
      return place;
    };
    const takeAll = <Name extends string>(all: Readonly<Record<Name, number | Uint8Array>>) =>
      Object.fromEntries(
        Object.entries<number | Uint8Array>(all).map(([name, given]) => [name, take(given)]),
      ) as Record<Name, number>;
    for (const [name, n, k] of shapes) {
      const parts = takeAll({
        weight: section(`${name}.weight`),
        scale: section(`${name}.scale`),
        bias: section(`${name}.bias`),
      });
      this.layers.set(name, { ...parts, n, k });
    }
    this.places = takeAll(wanted);
    this.lstms = takeAll({
      gates: rows * hidden * 16,
      scratch: lstmScratch(hidden),
      group: GROUP * 8,
      zeros: hidden * 16,
    });
    const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE) + 1 });
    this.ops = make(memory);
    this.i16 = new Int16Array(memory.buffer);
    this.i32 = new Int32Array(memory.buffer);
    this.f32 = new Float32Array(memory.buffer);
    const all = new Uint8Array(memory.buffer);
    for (const { place, bytes } of filled) all.set(bytes, place);
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
  lstm(
    l: number,
    x: number,
    width: number,
    rows: number,
    stretches: readonly Stretch[],
    out: number,
    unit: number,
    isAdded: boolean,
  ): void {
    const { hidden, i32 } = this;
    const { gates, group, scratch, zeros } = this.lstms;
    const order = [...stretches].sort((a, b) => b.size - a.size);
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
  clear(x: number, width: number, stretches: readonly Stretch[], rows: number): void {
    const start = x >> 1;
    for (const { row } of stretches) this.i16.fill(0, start + (row - 1) * width, start + row * width);
    this.i16.fill(0, start + rows * width, start + (rows + 1) * width);
  }

  private layer(name: string): Layer {
    const layer = this.layers.get(name);
    if (!layer) throw new Error(`no layer ${name}`);
    return layer;
  }
}
