/**
 * The net of the parser, for reading: for the words of some sentences their tags, heads and relations. The same layers, in
 * the same order, as scripts/parser/net.ts trains: word features, convolutions over three words, LSTMs in both directions,
 * and on top of them scores for tags, for arcs (Dozat and Manning 2017) with their distance, and for relations.
 *
 * All memory is taken when the net is made.
 */
import { at } from '../../tokens.js';
import { type Arithmetic, MODE } from './arithmetic.js';
import { Body, mostRows } from './body.js';
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
import { type ParserModel, padded, xposColumn } from './model.js';
import { bestTree } from './tree.js';
import { LEVELS, SCALE_STEP, type Vectors } from './vectors.js';

/** A sentence of more words is cut for its tree. */
export const LONGEST_TREE = 300;
/** Forms whose features are kept. */
const KEPT_FORMS = 16_384;

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

export class ParserNet {
  private readonly body;
  private readonly lexicon: FormRows;
  /** Whole numbers of each scale and code of a vector. */
  private readonly values: Int16Array;
  private readonly tables: readonly Int8Array[];
  private readonly features = new Int32Array(FEATURES);
  /** Numbers of a form alone in `formRow`: its vector and its rows of the tables. */
  readonly formWidth = VECTOR_WIDTH + FEATURE_TABLES.reduce((sum, table) => sum + table.width, 0);
  /** Columns of the tags, the universal ones first, and of the relations, as the layers give them. */
  private readonly tagColumns: number;
  private readonly relationColumns: number;

  /**
   * @param make given a memory, the arithmetic over it
   * @throws ModelError when a section is missing
   */
  constructor(
    private readonly model: ParserModel,
    private readonly vectors: Vectors,
    make: (memory: WebAssembly.Memory) => Arithmetic,
  ) {
    const { shape, labels, units } = model.head;
    const { arc, product, sum, hidden } = shape;
    this.tagColumns = padded(xposColumn(labels.upos.length) + labels.xpos.length);
    this.relationColumns = padded(labels.relations.length);
    this.tables = FEATURE_TABLES.map((table) => new Int8Array(model.bytes(`table.${table.name}`)));
    const words = new TextDecoder().decode(model.bytes('words')).split('\n');
    // The first two rows are no words: `UNKNOWN_WORD` and `ROOT_WORD`.
    this.lexicon = {
      vectors: new Map(vectors.words.map((word, i) => [word, i])),
      words: new Map(words.map((word, i) => [word, i + 2])),
    };
    this.values = Int16Array.from({ length: 256 * 16 }, (_, i) =>
      Math.round(at(LEVELS, i & 15) * (i >> 4) * SCALE_STEP * units.input),
    );
    const rows = mostRows(LONGEST_TREE);
    this.body = new Body(
      {
        shape,
        units: { form: units.form, body: units.encoder },
        inputs: this.formWidth,
        write: (form, to) => this.write(form, to),
        roots: 1,
        longest: LONGEST_TREE,
        keptForms: KEPT_FORMS,
      },
      model.bytes,
      [
        ['arcs', 2 * arc, 2 * hidden],
        ['labels', 2 * (product + sum), 2 * hidden],
        ['tags', this.tagColumns, 2 * hidden],
        ['arc', arc, arc],
        ['distance', BUCKETS, arc],
        ['relation', this.relationColumns, product + sum],
      ],
      {
        arcs: rows * arc * 4,
        turned: rows * arc * 2,
        near: rows * BUCKETS * 4,
        scores: (LONGEST_TREE + 1) * (LONGEST_TREE + 1) * 4,
        heads: rows * 4,
        labels: rows * (product + sum) * 8,
        pairs: rows * (product + sum) * 2,
        relations: rows * this.relationColumns * 4,
        tags: rows * this.tagColumns * 4,
        best: rows * 4,
      },
      make,
    );
  }

  /** Puts the numbers of a form, or of the root (''), into the memory from a 16-bit place on. */
  private write(form: string, place: number): void {
    const { i16 } = this.body;
    const { codes, scales } = this.vectors;
    if (form === '') rootFeatures(this.features, 0);
    else {
      features(form, this.lexicon, this.features, 0);
      if (isStrangeName(form, this.features)) features(FAMILY_NAME, this.lexicon, this.features, 0);
    }
    let to = place;
    const vector = this.features[0] as number;
    if (vector < 0) i16.fill(0, to, to + VECTOR_WIDTH);
    else {
      const values = (scales[vector] as number) << 4;
      let from = (vector * VECTOR_WIDTH) >> 1;
      for (let i = 0; i < VECTOR_WIDTH; i += 2, from++) {
        const byte = codes[from] as number;
        i16[to + i] = this.values[values | (byte & 15)] as number;
        i16[to + i + 1] = this.values[values | (byte >> 4)] as number;
      }
    }
    to += VECTOR_WIDTH;
    for (let t = 0; t < this.tables.length; t++) {
      const width = at(FEATURE_TABLES, t).width;
      const id = this.features[t + 1] as number;
      const table = at(this.tables, t);
      const shift = at(this.model.head.shifts, t);
      if (id < 0) i16.fill(0, to, to + width);
      else for (let i = 0; i < width; i++) i16[to + i] = (table[id * width + i] as number) << shift;
      to += width;
    }
  }

  /** Numbers of a word in `ParseColumns.encoder`. */
  get encoderWidth(): number {
    return 2 * this.model.head.shape.hidden;
  }

  /** The numbers of a form alone, in whole numbers times the unit of the input, as the encoder is given them. */
  formRow(form: string): Int16Array {
    const { i16, places } = this.body;
    this.write(form, places.fresh >> 1);
    return i16.slice(places.fresh >> 1, (places.fresh >> 1) + this.formWidth);
  }

  /**
   * Tags and parses sentences; results go into `columns` at the words' own places.
   * @param forms all words
   * @param bounds first word of each sentence, and at the end the number of words; no sentence longer than `LONGEST_TREE`
   */
  run(forms: readonly string[], bounds: ArrayLike<number>, columns: ParseColumns): void {
    const { body } = this;
    const { ops, places, i16, i32, f32 } = body;
    const { shape, labels, units } = this.model.head;
    const { arc, product, sum } = shape;
    const top = this.encoderWidth;
    for (const chunk of body.chunks(bounds)) {
      const { sentences, rows } = chunk;
      const [x] = body.finish(...body.begin(forms, chunk), chunk);
      if (columns.encoder)
        for (const { row, size, from } of sentences)
          columns.encoder.set(i16.subarray((x >> 1) + (row + 1) * top, (x >> 1) + (row + size) * top), from * top);
      body.dense('arcs', x, top, places.arcs, rows, MODE.clipped, units.arcs);
      body.dense('labels', x, top, places.labels, rows, MODE.float);
      body.dense('tags', x, top, places.tags, rows, MODE.float);
      body.dense('arc', places.arcs, 2 * arc, places.turned, rows, MODE.whole, units.turned);
      body.dense('distance', places.arcs, 2 * arc, places.near, rows, MODE.float);

      const scale = 1 / (units.arcs * units.turned);
      for (const { row, size, from } of sentences) {
        ops.arcs(
          places.turned + row * arc * 2,
          arc,
          places.arcs + (row * 2 + 1) * arc * 2,
          2 * arc,
          arc,
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
          columns.heads[from + i - 1] = i32[place] as number;
          i32[place] = (i32[place] as number) + row;
        }
        i32[(places.heads >> 2) + row] = row;
        i32[(places.heads >> 2) + row - 1] = 0;
      }
      ops.pairs(places.labels, places.heads, places.pairs, rows, product, sum, units.pairs);
      body.dense('relation', places.pairs, product + sum, places.relations, rows, MODE.float);

      const best = (scores: number, n: number, ld: number, to: Uint8Array): void => {
        ops.highest(scores, ld, rows, n, places.best);
        for (const { row, size, from } of sentences)
          for (let i = 1; i < size; i++) to[from + i - 1] = i32[(places.best >> 2) + row + i] as number;
      };
      // The last relation is the root's, which no other word may have.
      best(places.relations, labels.relations.length - 1, this.relationColumns, columns.relations);
      best(places.tags, labels.upos.length, this.tagColumns, columns.upos);
      best(places.tags + xposColumn(labels.upos.length) * 4, labels.xpos.length, this.tagColumns, columns.xpos);
    }
  }
}
