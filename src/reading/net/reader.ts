/**
 * The net that reads: for the words of a text, which are predicates of interest and of what kind, and which words of their
 * sentence are their arguments. It stands on what the parser's encoder says of each word, adds a convolution and an LSTM of
 * its own, and knows nothing of diplomacy but the names of its heads. Sentence by sentence: what stands in another sentence
 * changes nothing.
 */
import { logit, sigmoid } from '../odds.js';
import { type Arithmetic, MODE } from '../text/en/parser/arithmetic.js';
import { plain } from '../text/en/parser/features.js';
import { type LayerShape, lstmLayers, NetMemory, type Stretch } from '../text/en/parser/memory.js';
import { padded } from '../text/en/parser/model.js';
import { at, type Tokens } from '../text/tokens.js';
import type { Head, ReaderModel } from './model.js';
import { Paths } from './paths.js';
import { type Argument, argumentsOf, firedIn, type Scores, sharesOfWord } from './predicates.js';

export type { Argument };

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
/** A longer sentence is not read. */
const LONGEST = 318;
/** Rows worked on together, and how many more a sentence of the greatest length may bring. */
const ROWS = 512;
const MOST_ROWS = ROWS + LONGEST + 2;
const KEPT_FORMS = 8192;
/** Longest form that is looked up whole, as in the parser. */
const LONGEST_FORM = 64;

interface Sentence extends Stretch {
  /** Its first token. */
  readonly from: number;
}

/** A word of a sentence for which roles are asked. */
interface Asked {
  readonly sentence: Sentence;
  /** Its place in the sentence. */
  readonly word: number;
  readonly fired: readonly number[];
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
  private readonly memory;
  private readonly words: ReadonlyMap<string, number>;
  private readonly own: Int8Array;
  private readonly paths: Paths;
  private readonly ways: Int32Array;
  private readonly kept = new Map<string, number>();
  private readonly width: number;
  /** Of each column that stands by itself the least score of a predicate. */
  private readonly least: Float64Array;
  private keptRows = 1;

  constructor(
    private readonly model: ReaderModel,
    private readonly formRow: (form: string) => Int16Array,
    make: (memory: WebAssembly.Memory) => Arithmetic,
  ) {
    const { shape, heads, roles, relations, limits } = model.head;
    const { hidden, width } = shape;
    this.width = padded(heads.reduce((sum, { values }) => sum + values.length, 0));
    this.least = Float64Array.from(
      Float32Array.from(
        heads.flatMap(({ name, how, values }) =>
          how === 'each' ? values.map(() => (ASKED.has(name) ? (limits[name] ?? 1) : 1)) : [],
        ),
      ),
      logit,
    );
    const half = shape.product + shape.sum;
    const layers: readonly LayerShape[] = [
      ['input', shape.form, shape.formRow + shape.word],
      ['context', 3 * width, shape.form],
      ['states', width, shape.encoder],
      ...Array.from({ length: shape.convolutions - 1 }, (_, c) => [`convolution${c + 1}`, width, 3 * width] as const),
      ...Array.from({ length: shape.layers }, (_, l) => lstmLayers(l, hidden, width)).flat(),
      ['heads', this.width, width],
      ['left', half, width],
      ['right', half, width],
    ];
    const wanted = {
      kept: (KEPT_FORMS + 4) * width * 6,
      fresh: MOST_ROWS * (shape.formRow + shape.word) * 2,
      forms: MOST_ROWS * shape.form * 2,
      ids: (MOST_ROWS + 2) * 4,
      encoder: (MOST_ROWS + 4) * shape.encoder * 2,
      one: (MOST_ROWS + 4) * width * 2,
      two: (MOST_ROWS + 4) * width * 2,
      scores: (MOST_ROWS + 4) * this.width * 4,
      left: (MOST_ROWS + 4) * half * 4,
      right: (MOST_ROWS + 4) * half * 4,
      ways: MOST_ROWS * 4,
      paths: model.bytes('paths'),
      places: model.bytes('places'),
      roleWeights: model.bytes('roles.weight'),
      roleBiases: model.bytes('roles.bias'),
      pair: half * 4,
      shares: roles.length * (LONGEST + 4) * 4,
    };
    this.memory = new NetMemory(model.bytes, layers, wanted, hidden, MOST_ROWS, make);
    const ways = this.memory.places.ways >> 2;
    this.ways = this.memory.i32.subarray(ways, ways + LONGEST);
    this.words = new Map(
      new TextDecoder()
        .decode(model.bytes('words'))
        .split('\n')
        .map((word, i) => [word, i + 1]),
    );
    this.own = new Int8Array(Uint8Array.from(model.bytes('table.word')).buffer);
    this.paths = new Paths(relations);
  }

  read(tokens: Tokens, isAsked: (token: number) => boolean): Read | undefined {
    const { encoder, sentences } = tokens;
    if (!encoder) return undefined;
    const found: Predicate[] = [];
    const each = this.least.length;
    const scores = new Float32Array(tokens.size * each).fill(Number.NEGATIVE_INFINITY);
    let some: Sentence[] = [];
    let rows = 0;
    const flush = (): void => {
      if (some.length > 0) found.push(...this.chunk(tokens, encoder, some, rows, scores, isAsked));
      some = [];
      rows = 0;
    };
    for (let s = 0; s + 1 < sentences.length; s++) {
      const from = at(sentences, s);
      const size = at(sentences, s + 1) - from;
      if (size === 0 || size > LONGEST) continue;
      some.push({ from, size, row: rows + 1 });
      rows += size + 1;
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

  /** The predicates of some sentences; the scores of their words in the columns that stand by themselves go into `scores`. */
  private chunk(
    tokens: Tokens,
    encoder: Int16Array,
    sentences: readonly Sentence[],
    rows: number,
    scores: Float32Array,
    isAsked: (token: number) => boolean,
  ): readonly Predicate[] {
    const { memory } = this;
    const { ops, places, i16, f32 } = memory;
    const { shape, units } = this.model.head;
    const { width } = shape;
    this.lookUp(tokens.forms, sentences, rows);
    // One row is kept free before the first, since the windows reach back.
    let x = places.one + width * 2;
    let spare = places.two + width * 2;
    ops.blend(places.kept, places.ids + 4, x, rows + 1, width);
    i16.fill(0, (x >> 1) - width, x >> 1);
    i16.fill(0, places.encoder >> 1, (places.encoder >> 1) + (rows + 1) * shape.encoder);
    for (const { from, size, row } of sentences)
      i16.set(
        encoder.subarray(from * shape.encoder, (from + size) * shape.encoder),
        (places.encoder >> 1) + row * shape.encoder,
      );
    memory.dense('states', places.encoder, shape.encoder, spare, rows, MODE.added, units.body, x);
    [x, spare] = [spare, x];
    memory.clear(x, width, sentences, rows);
    for (let c = 1; c < shape.convolutions; c++) {
      memory.dense(`convolution${c}`, x - width * 2, width, spare, rows, MODE.added, units.body, x);
      [x, spare] = [spare, x];
      memory.clear(x, width, sentences, rows);
    }
    for (let l = 0; l < shape.layers; l++) {
      i16.copyWithin(spare >> 1, x >> 1, (x >> 1) + rows * width);
      memory.lstm(l, x, width, rows, sentences, spare, units.body, true);
      [x, spare] = [spare, x];
    }
    memory.dense('heads', x, width, places.scores, rows, MODE.float);
    memory.dense('right', x, width, places.right, rows, MODE.float);
    const each = this.least.length;
    for (const { from, size, row } of sentences)
      for (let i = 0; i < size; i++) {
        const place = (places.scores >> 2) + (row + i) * this.width;
        scores.set(f32.subarray(place, place + each), (from + i) * each);
      }
    const asked = sentences.flatMap((sentence) => this.asked(sentence, isAsked));
    // Of the predicates alone, which are one word in six.
    asked.forEach(({ sentence, word }, p) => {
      const from = (x >> 1) + (sentence.row + word) * width;
      i16.copyWithin((spare >> 1) + p * width, from, from + width);
    });
    memory.dense('left', spare, width, places.left, asked.length, MODE.float);
    return asked.map((one, p) => this.predicate(tokens, one, p));
  }

  private scoresOf({ row }: Sentence): Scores {
    const { places, f32 } = this.memory;
    return { numbers: f32, place: (places.scores >> 2) + row * this.width, width: this.width };
  }

  /** The predicates of a sentence, and the words of which somebody asks, in their order. */
  private asked(sentence: Sentence, isAsked: (token: number) => boolean): readonly Asked[] {
    const fired = firedIn(this.scoresOf(sentence), sentence.size, this.least);
    const found: Asked[] = [];
    for (let word = 0; word < sentence.size; word++) {
      const columns = fired.get(word);
      if (columns || isAsked(sentence.from + word)) found.push({ sentence, word, fired: columns ?? [] });
    }
    return found;
  }

  /** @param p the row of what it gives as the left side of a pair */
  private predicate(tokens: Tokens, { sentence, word, fired }: Asked, p: number): Predicate {
    const { places, ops, f32 } = this.memory;
    const { shape, roles, heads } = this.model.head;
    const { product, sum } = shape;
    const { from, size, row } = sentence;
    const { tree } = tokens;
    this.paths.from(from + word, from, from + size, tree.heads, tree.relations, this.ways);
    const line = Math.ceil(size / 4) * 4;
    ops.roles(
      places.left + p * (product + sum) * 4,
      places.right + row * (product + sum) * 4,
      product,
      sum,
      places.ways,
      places.paths,
      places.places,
      places.roleWeights,
      places.roleBiases,
      roles.length,
      places.shares,
      line,
      word,
      size,
      places.pair,
    );
    const shares = f32.slice(places.shares >> 2, (places.shares >> 2) + roles.length * line);
    const ofRole = (role: number): Float32Array => shares.subarray(role * line, role * line + size);
    return {
      token: from + word,
      shares: sharesOfWord(this.scoresOf(sentence), word, heads),
      fired,
      arguments: roles.map((_, role) => argumentsOf(ofRole(role), from)),
      support: (role, first, last) => {
        let highest = 0;
        for (const share of ofRole(role).subarray(Math.max(first - from, 0), Math.max(last - from, 0)))
          highest = Math.max(highest, share);
        return highest;
      },
    };
  }

  /** Rows of the kept forms for each word; forms not met before are worked out first. */
  private lookUp(forms: readonly string[], sentences: readonly Sentence[], rows: number): void {
    const { kept, own, memory } = this;
    const { i16, i32, places } = memory;
    const { shape, units, shift } = this.model.head;
    if (this.keptRows + rows > KEPT_FORMS) {
      kept.clear();
      this.keptRows = 1;
    }
    const inputs = shape.formRow + shape.word;
    const first = this.keptRows;
    const ids = (places.ids >> 2) + 1;
    i32.fill(-1, ids - 1, ids + rows + 2);
    for (const { from, size, row } of sentences)
      for (let i = 0; i < size; i++) {
        const form = at(forms, from + i);
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
        i32[ids + row + i] = id;
      }
    const fresh = this.keptRows - first;
    if (fresh === 0) return;
    memory.dense('input', places.fresh, inputs, places.forms, fresh, MODE.clipped, units.form);
    // At half the unit, since three of them are added.
    const to = places.kept + first * shape.width * 6;
    memory.dense('context', places.forms, shape.form, to, fresh, MODE.whole, units.body / 2);
  }
}
