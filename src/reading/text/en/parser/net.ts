/**
 * The net of the parser, for reading: for the words of some sentences their tags, heads and relations. The same layers, in
 * the same order, as scripts/parser/net.ts trains: word features, convolutions over three words, LSTMs in both directions,
 * and on top of them scores for tags, for arcs (Dozat and Manning 2017) with their distance, and for relations.
 *
 * All memory is taken when the net is made; a form's features are worked out once and kept for the next time.
 */
import { at } from '../../tokens.js';
import { type Arithmetic, MODE } from './arithmetic.js';
import {
  BUCKETS,
  FEATURE_TABLES,
  FEATURES,
  type FormRows,
  features,
  rootFeatures,
  UNKNOWN_WORD,
  VECTOR_WIDTH,
} from './features.js';
import { type LayerShape, lstmLayers, NetMemory, type Stretch } from './memory.js';
import { type ParserModel, padded, xposColumn } from './model.js';
import { bestTree } from './tree.js';
import { LEVELS, SCALE_STEP, type Vectors } from './vectors.js';

/** A sentence of more words is cut for its tree. */
export const LONGEST_TREE = 300;
/** Rows worked on together: words, roots, and an empty row before each sentence. */
const ROWS = 512;
const MOST_ROWS = ROWS + LONGEST_TREE + 8;
/** Forms whose features are kept. */
const KEPT_FORMS = 16_384;
const NEW_FORMS = ROWS + 8;

/**
 * A capitalized word that neither the vectors nor the treebanks know is nearly always a name, whatever its ending looks
 * like: 'Blinken' is no participle. It is read as a common family name, which the net knows in every place of a sentence.
 */
const FAMILY_NAME = 'Miller';
const CAPITALIZED = /^\p{Lu}[\p{Ll}'’-]+$/u;
const isStrangeName = (form: string, rows: Int32Array): boolean =>
  rows[0] === -1 && rows[1] === UNKNOWN_WORD && CAPITALIZED.test(form);

/** Where the results of a run go: one entry a word. */
export interface ParseColumns {
  readonly upos: Uint8Array;
  readonly xpos: Uint8Array;
  /** Head of each word as a row of its sentence, 0 for the root. */
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
  /** Where wanted: what the encoder says of each word, `encoderWidth` numbers a word, in whole numbers times its unit. */
  readonly encoder?: Int16Array;
}

/** Its root stands in its first row. */
interface Sentence extends Stretch {
  /** Its first word. */
  readonly word: number;
}

export class ParserNet {
  private readonly memory;
  private readonly i16: Int16Array;
  private readonly lexicon: FormRows;
  private readonly codes: Uint8Array;
  /** Whole numbers of each scale and code of a vector. */
  private readonly values: Int16Array;
  private readonly scales: Uint8Array;
  private readonly tables: readonly Int8Array[];
  private readonly inputWidth: number;
  private readonly kept = new Map<string, number>();
  private readonly features = new Int32Array(FEATURES);
  private keptRows = 1;

  /**
   * @param make given a memory, the arithmetic over it
   * @throws ModelError when a section is missing
   */
  constructor(
    private readonly model: ParserModel,
    vectors: Vectors,
    make: (memory: WebAssembly.Memory) => Arithmetic,
  ) {
    const { shape, labels, units, shifts } = model.head;
    this.inputWidth = VECTOR_WIDTH + FEATURE_TABLES.reduce((sum, table) => sum + table.width, 0);
    const layers: readonly LayerShape[] = [
      ['input', shape.form, this.inputWidth],
      ['context', 3 * shape.width, shape.form],
      ...Array.from(
        { length: shape.convolutions - 1 },
        (_, c) => [`convolution${c + 1}`, shape.width, 3 * shape.width] as const,
      ),
      ...Array.from({ length: shape.layers }, (_, l) =>
        lstmLayers(l, shape.hidden, l === 0 ? shape.width : 2 * shape.hidden),
      ).flat(),
      ['arcs', 2 * shape.arc, 2 * shape.hidden],
      ['labels', 2 * (shape.product + shape.sum), 2 * shape.hidden],
      ['tags', padded(xposColumn(labels.upos.length) + labels.xpos.length), 2 * shape.hidden],
      ['arc', shape.arc, shape.arc],
      ['distance', BUCKETS, shape.arc],
      ['relation', padded(labels.relations.length), shape.product + shape.sum],
    ];
    const top = Math.max(shape.width, 2 * shape.hidden);
    const wanted = {
      kept: (KEPT_FORMS + 4) * shape.width * 6,
      fresh: NEW_FORMS * this.inputWidth * 2,
      forms: NEW_FORMS * shape.form * 2,
      ids: (MOST_ROWS + 2) * 4,
      one: (MOST_ROWS + 2) * top * 2,
      two: (MOST_ROWS + 2) * top * 2,
      arcs: MOST_ROWS * shape.arc * 4,
      turned: MOST_ROWS * shape.arc * 2,
      near: MOST_ROWS * BUCKETS * 4,
      scores: (LONGEST_TREE + 1) * (LONGEST_TREE + 1) * 4,
      heads: MOST_ROWS * 4,
      labels: MOST_ROWS * (shape.product + shape.sum) * 8,
      pairs: MOST_ROWS * (shape.product + shape.sum) * 2,
      relations: MOST_ROWS * padded(labels.relations.length) * 4,
      tags: MOST_ROWS * padded(xposColumn(labels.upos.length) + labels.xpos.length) * 4,
      best: MOST_ROWS * 4,
    };
    this.memory = new NetMemory(model.bytes, layers, wanted, shape.hidden, MOST_ROWS, make);
    this.i16 = this.memory.i16;
    this.tables = FEATURE_TABLES.map((table) => new Int8Array(model.bytes(`table.${table.name}`)));
    const words = new TextDecoder().decode(model.bytes('words')).split('\n');
    // The first two rows are no words: `UNKNOWN_WORD` and `ROOT_WORD`.
    this.lexicon = {
      vectors: new Map(vectors.words.map((word, i) => [word, i])),
      words: new Map(words.map((word, i) => [word, i + 2])),
    };
    this.codes = vectors.codes;
    this.scales = vectors.scales;
    this.values = Int16Array.from({ length: 256 * 16 }, (_, i) =>
      Math.round(at(LEVELS, i & 15) * (i >> 4) * SCALE_STEP * units.input),
    );
    this.shifts = shifts;
    rootFeatures(this.features, 0);
    this.embed(0);
    this.keep(0, 1);
  }

  private readonly shifts: readonly number[];

  /** Puts the numbers of the features at hand into a row of the fresh ones. */
  private embed(row: number): void {
    const { i16 } = this;
    let to = (this.memory.places.fresh >> 1) + row * this.inputWidth;
    const vector = this.features[0] as number;
    if (vector < 0) i16.fill(0, to, to + VECTOR_WIDTH);
    else {
      const values = (this.scales[vector] as number) << 4;
      let from = (vector * VECTOR_WIDTH) >> 1;
      for (let i = 0; i < VECTOR_WIDTH; i += 2, from++) {
        const byte = this.codes[from] as number;
        i16[to + i] = this.values[values | (byte & 15)] as number;
        i16[to + i + 1] = this.values[values | (byte >> 4)] as number;
      }
    }
    to += VECTOR_WIDTH;
    for (let t = 0; t < this.tables.length; t++) {
      const width = at(FEATURE_TABLES, t).width;
      const id = this.features[t + 1] as number;
      const table = at(this.tables, t);
      const shift = this.shifts[t] as number;
      if (id < 0) i16.fill(0, to, to + width);
      else for (let i = 0; i < width; i++) i16[to + i] = (table[id * width + i] as number) << shift;
      to += width;
    }
  }

  /** Numbers of a word in `ParseColumns.encoder`. */
  get encoderWidth(): number {
    return 2 * this.model.head.shape.hidden;
  }

  /** Numbers of a form alone in `formRow`: its vector and its rows of the tables. */
  get formWidth(): number {
    return this.inputWidth;
  }

  /** The numbers of a form alone, in whole numbers times the unit of the input, as the encoder is given them. */
  formRow(form: string): Int16Array {
    features(form, this.lexicon, this.features, 0);
    if (isStrangeName(form, this.features)) features(FAMILY_NAME, this.lexicon, this.features, 0);
    this.embed(0);
    return this.i16.slice(this.memory.places.fresh >> 1, (this.memory.places.fresh >> 1) + this.inputWidth);
  }

  /**
   * Tags and parses sentences; results go into `columns` at the words' own places.
   * @param forms all words
   * @param bounds first word of each sentence, and at the end the number of words; no sentence longer than `LONGEST_TREE`
   */
  run(forms: readonly string[], bounds: ArrayLike<number>, columns: ParseColumns): void {
    const count = bounds.length - 1;
    let first = 0;
    while (first < count) {
      let rows = 0;
      let last = first;
      while (last < count && rows < ROWS) {
        rows += (bounds[last + 1] as number) - (bounds[last] as number) + 2;
        last++;
      }
      this.chunk(forms, bounds, first, last, columns);
      first = last;
    }
  }

  private chunk(
    forms: readonly string[],
    bounds: ArrayLike<number>,
    first: number,
    last: number,
    columns: ParseColumns,
  ): void {
    const { memory } = this;
    const { ops, places, i16, i32, f32 } = memory;
    const { shape, labels, units } = this.model.head;
    // Before each sentence an empty row for the convolutions, then its root.
    const sentences: Sentence[] = [];
    let rows = 0;
    for (let s = first; s < last; s++) {
      const word = bounds[s] as number;
      const size = (bounds[s + 1] as number) - word + 1;
      sentences.push({ word, row: rows + 1, size });
      rows += size + 1;
    }
    this.lookUp(forms, sentences, rows);
    const [width, hidden] = [shape.width, shape.hidden];
    // One row is kept free before the first, since the windows reach back.
    let x = places.one + width * 2;
    let spare = places.two + width * 2;
    ops.blend(places.kept, places.ids + 4, x, rows + 1, width);
    i16.fill(0, (x >> 1) - width, x >> 1);
    for (let c = 1; c < shape.convolutions; c++) {
      memory.dense(`convolution${c}`, x - width * 2, width, spare, rows, MODE.added, units.encoder, x);
      [x, spare] = [spare, x];
      memory.clear(x, width, sentences, rows);
    }
    for (let l = 0; l < shape.layers; l++) {
      const from = l === 0 ? width : 2 * hidden;
      const isAdded = from === 2 * hidden;
      if (isAdded) i16.copyWithin(spare >> 1, x >> 1, (x >> 1) + rows * from);
      memory.lstm(l, x, from, rows, sentences, spare, units.encoder, isAdded);
      [x, spare] = [spare, x];
    }
    const top = 2 * hidden;
    if (columns.encoder)
      for (const { row, size, word } of sentences)
        columns.encoder.set(i16.subarray((x >> 1) + (row + 1) * top, (x >> 1) + (row + size) * top), word * top);
    memory.dense('arcs', x, top, places.arcs, rows, MODE.clipped, units.arcs);
    memory.dense('labels', x, top, places.labels, rows, MODE.float);
    memory.dense('tags', x, top, places.tags, rows, MODE.float);
    memory.dense('arc', places.arcs, 2 * shape.arc, places.turned, rows, MODE.whole, units.turned);
    memory.dense('distance', places.arcs, 2 * shape.arc, places.near, rows, MODE.float);

    const scale = 1 / (units.arcs * units.turned);
    for (const { row, size, word } of sentences) {
      const tops = places.arcs + (row * 2 + 1) * shape.arc * 2;
      ops.arcs(
        places.turned + row * shape.arc * 2,
        shape.arc,
        tops,
        2 * shape.arc,
        shape.arc,
        scale,
        places.near + row * BUCKETS * 4,
        places.scores,
        size,
        places.heads + row * 4,
        size,
      );
      bestTree(f32, places.scores >> 2, size, size, i32, (places.heads >> 2) + row);
      for (let i = 1; i < size; i++) {
        const place = (places.heads >> 2) + row + i;
        columns.heads[word + i - 1] = i32[place] as number;
        i32[place] = (i32[place] as number) + row;
      }
      i32[(places.heads >> 2) + row] = row;
      i32[(places.heads >> 2) + row - 1] = 0;
    }
    const half = shape.product + shape.sum;
    ops.pairs(places.labels, places.heads, places.pairs, rows, shape.product, shape.sum, units.pairs);
    memory.dense('relation', places.pairs, half, places.relations, rows, MODE.float);

    const best = (x: number, n: number, ld: number, to: Uint8Array): void => {
      ops.highest(x, ld, rows, n, places.best);
      for (const { row, size, word } of sentences)
        for (let i = 1; i < size; i++) to[word + i - 1] = i32[(places.best >> 2) + row + i] as number;
    };
    const tags = padded(xposColumn(labels.upos.length) + labels.xpos.length);
    // The last relation is the root's, which no other word may have.
    best(places.relations, labels.relations.length - 1, padded(labels.relations.length), columns.relations);
    best(places.tags, labels.upos.length, tags, columns.upos);
    best(places.tags + xposColumn(labels.upos.length) * 4, labels.xpos.length, tags, columns.xpos);
  }

  /** Works the fresh forms out into rows of the kept ones. */
  private keep(row: number, count: number): void {
    const { shape, units } = this.model.head;
    const { fresh, forms, kept } = this.memory.places;
    this.memory.dense('input', fresh, this.inputWidth, forms, count, MODE.clipped, units.form);
    // At half the unit, since three of them are added.
    this.memory.dense('context', forms, shape.form, kept + row * shape.width * 6, count, MODE.whole, units.encoder / 2);
  }

  /** Rows of the kept forms for each word; forms not met before are worked out first. */
  private lookUp(forms: readonly string[], sentences: readonly Sentence[], rows: number): void {
    const { kept } = this;
    const { i32, places } = this.memory;
    if (this.keptRows + rows > KEPT_FORMS) {
      kept.clear();
      this.keptRows = 1;
    }
    const ids = (places.ids >> 2) + 1;
    i32[ids - 1] = -1;
    let fresh = 0;
    const firstFresh = this.keptRows;
    const flush = (): void => {
      this.keep(this.keptRows - fresh, fresh);
      fresh = 0;
    };
    for (const { word, row, size } of sentences) {
      i32[ids + row - 1] = -1;
      i32[ids + row] = 0;
      for (let i = 1; i < size; i++) {
        const form = at(forms, word + i - 1);
        let id = kept.get(form);
        if (id === undefined) {
          features(form, this.lexicon, this.features, 0);
          if (isStrangeName(form, this.features)) features(FAMILY_NAME, this.lexicon, this.features, 0);
          this.embed(fresh);
          id = this.keptRows++;
          kept.set(form, id);
          if (++fresh === ROWS) flush();
        }
        i32[ids + row + i] = id;
      }
    }
    i32[ids + rows] = -1;
    i32[ids + rows + 1] = -1;
    if (this.keptRows > firstFresh && fresh > 0) flush();
  }
}
