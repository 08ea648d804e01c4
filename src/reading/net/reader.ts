/**
 * The net that reads: for the words of a text, which are predicates of interest and of what kind, and which words of their
 * sentence are their arguments. It stands on what the parser's encoder says of each word, adds a convolution and an LSTM of
 * its own, and knows nothing of diplomacy but the names of its heads. Sentence by sentence: what stands in another sentence
 * changes nothing.
 */
import { logit, sigmoid } from '../odds.js';
import { type Arithmetic, MODE } from '../text/en/parser/arithmetic.js';
import { Body, type Chunk, mostRows, type Sentence } from '../text/en/parser/body.js';
import { plain } from '../text/en/parser/features.js';
import { padded } from '../text/en/parser/model.js';
import type { Tokens } from '../text/tokens.js';
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

export type Reader = Pick<ReaderNet, 'heads' | 'roles' | 'read'>;

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
const KEPT_FORMS = 8192;
/** Longest form that is looked up whole, as in the parser. */
const LONGEST_FORM = 64;

/** A word of a sentence for which roles are asked. */
interface Asked {
  readonly sentence: Sentence;
  /** Its place in the sentence. */
  readonly word: number;
  readonly fired: readonly number[];
}

export class ReaderNet {
  readonly heads: readonly Head[];
  readonly roles: readonly string[];
  private readonly body;
  private readonly words: ReadonlyMap<string, number>;
  private readonly own: Int8Array;
  private readonly paths: Paths;
  private readonly ways: Int32Array;
  private readonly width: number;
  /** Of each column that stands by itself the least score of a predicate. */
  private readonly least: Float64Array;

  /**
   * @param formRow the parser's input row of a form
   * @param make given a memory, the arithmetic over it
   * @throws ModelError when a section is missing
   */
  constructor(
    private readonly model: ReaderModel,
    private readonly formRow: (form: string) => Int16Array,
    make: (memory: WebAssembly.Memory) => Arithmetic,
  ) {
    const { bytes } = model;
    const { shape, units, heads, roles, relations, limits } = model.head;
    const { width } = shape;
    [this.heads, this.roles] = [heads, roles];
    this.width = padded(heads.reduce((sum, { values }) => sum + values.length, 0));
    this.least = Float64Array.from(
      Float32Array.from(
        heads.flatMap(({ name, how, values }) =>
          how === 'each' ? values.map(() => (ASKED.has(name) ? (limits[name] ?? 1) : 1)) : [],
        ),
      ),
      logit,
    );
    this.words = new Map(
      new TextDecoder()
        .decode(bytes('words'))
        .split('\n')
        .map((word, i) => [word, i + 1]),
    );
    this.own = new Int8Array(Uint8Array.from(bytes('table.word')).buffer);
    this.paths = new Paths(relations);
    const [half, rows] = [shape.product + shape.sum, mostRows(LONGEST)];
    this.body = new Body(
      {
        shape,
        units,
        inputs: shape.formRow + shape.word,
        write: (form, to) => this.write(form, to),
        roots: 0,
        longest: LONGEST,
        keptForms: KEPT_FORMS,
      },
      bytes,
      [
        ['states', width, shape.encoder],
        ['heads', this.width, width],
        ['left', half, width],
        ['right', half, width],
      ],
      {
        encoder: (rows + 4) * shape.encoder * 2,
        scores: (rows + 4) * this.width * 4,
        left: (rows + 4) * half * 4,
        right: (rows + 4) * half * 4,
        ways: rows * 4,
        paths: bytes('paths'),
        places: bytes('places'),
        roleWeights: bytes('roles.weight'),
        roleBiases: bytes('roles.bias'),
        pair: half * 4,
        shares: roles.length * (LONGEST + 4) * 4,
      },
      make,
    );
    const ways = this.body.places.ways >> 2;
    this.ways = this.body.i32.subarray(ways, ways + LONGEST);
  }

  /** Puts the numbers of a form into the memory from a 16-bit place on: the parser's, and the reader's own of the word. */
  private write(form: string, to: number): void {
    const { i16 } = this.body;
    const { shape, shift } = this.model.head;
    i16.set(this.formRow(form), to);
    const word = this.words.get(plain(form.slice(0, LONGEST_FORM))) ?? 0;
    for (let k = 0; k < shape.word; k++)
      i16[to + shape.formRow + k] = (this.own[word * shape.word + k] as number) << shift;
  }

  /** What the net says of a text; undefined where its words came without what the parser's encoder says of them. */
  read(tokens: Tokens, isAsked: (token: number) => boolean): Read | undefined {
    const { encoder, sentences } = tokens;
    if (!encoder) return undefined;
    const found: Predicate[] = [];
    const each = this.least.length;
    const scores = new Float32Array(tokens.size * each).fill(Number.NEGATIVE_INFINITY);
    for (const chunk of this.body.chunks(sentences)) found.push(...this.chunk(tokens, encoder, chunk, scores, isAsked));
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
    chunk: Chunk,
    scores: Float32Array,
    isAsked: (token: number) => boolean,
  ): readonly Predicate[] {
    const { body } = this;
    const { places, i16, f32 } = body;
    const { shape, units } = this.model.head;
    const { width } = shape;
    const { sentences, rows } = chunk;
    const [words, other] = body.begin(tokens.forms, chunk);
    i16.fill(0, places.encoder >> 1, (places.encoder >> 1) + (rows + 1) * shape.encoder);
    for (const { from, size, row } of sentences)
      i16.set(
        encoder.subarray(from * shape.encoder, (from + size) * shape.encoder),
        (places.encoder >> 1) + row * shape.encoder,
      );
    body.dense('states', places.encoder, shape.encoder, other, rows, MODE.added, units.body, words);
    body.clear(other, width, sentences, rows);
    const [x, spare] = body.finish(other, words, chunk);
    body.dense('heads', x, width, places.scores, rows, MODE.float);
    body.dense('right', x, width, places.right, rows, MODE.float);
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
    body.dense('left', spare, width, places.left, asked.length, MODE.float);
    return asked.map((one, p) => this.predicate(tokens, one, p));
  }

  private scoresOf({ row }: Sentence): Scores {
    const { places, f32 } = this.body;
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
    const { places, ops, f32 } = this.body;
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
}
