/**
 * The parts of the compiled actor table: strings, words by hash, phrases as a trie, all in typed arrays that lie over
 * the file. Nothing is made of them before it is asked for, so that a table of ten thousand people opens in no time.
 */
import { foldMarks, foldQuotes, type Words } from '../text/phrases.js';
import { at } from '../text/tokens.js';

/** Sections of a file by name. */
export type Sections = (readonly [name: string, bytes: Uint8Array])[];
type Bytes = (section: string) => Uint8Array;

export const bytesOf = (array: Uint32Array | Uint16Array | Uint8Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
export const numbers32 = (bytes: Uint8Array): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
export const numbers16 = (bytes: Uint8Array): Uint16Array =>
  new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);

/** Strings that are written once each, in the order in which they came. */
export class StringPool {
  private readonly numbers = new Map<string, number>();

  add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  get texts(): readonly string[] {
    return [...this.numbers.keys()];
  }

  sections(name: string): Sections {
    const encoder = new TextEncoder();
    const parts = [...this.numbers.keys()].map((text) => encoder.encode(text));
    const starts = new Uint32Array(parts.length + 1);
    parts.forEach((part, i) => {
      starts[i + 1] = at(starts, i) + part.length;
    });
    const text = new Uint8Array(at(starts, parts.length));
    parts.forEach((part, i) => {
      text.set(part, at(starts, i));
    });
    return [
      [`${name}.text`, text],
      [`${name}.starts`, bytesOf(starts)],
    ];
  }
}

/** Strings of a file, decoded when they are asked for. */
export class Strings {
  private readonly text: Uint8Array;
  private readonly starts: Uint32Array;
  private readonly decoded: (string | undefined)[] = [];
  private readonly decoder = new TextDecoder();

  constructor(bytes: Bytes, name: string) {
    this.text = bytes(`${name}.text`);
    this.starts = numbers32(bytes(`${name}.starts`));
  }

  get size(): number {
    return this.starts.length - 1;
  }

  get(i: number): string {
    const known = this.decoded[i];
    if (known !== undefined) return known;
    const text = this.decoder.decode(this.text.subarray(at(this.starts, i), at(this.starts, i + 1)));
    this.decoded[i] = text;
    return text;
  }

  /** Whether string `i` is `text`; decodes only what is not plain ASCII. */
  is(i: number, text: string): boolean {
    const start = at(this.starts, i);
    const length = at(this.starts, i + 1) - start;
    if (length < text.length) return false;
    for (let k = 0; k < text.length; k++) {
      const code = text.charCodeAt(k);
      if (code >= 0x80) return this.get(i) === text;
      if (this.text[start + k] !== code) return false;
    }
    return length === text.length;
  }
}

/** FNV-1a over UTF-16 code units. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

/** A hash table from the strings of a pool to their numbers: open addressing, number + 1 in each slot. */
export function packHash(texts: readonly string[]): Uint32Array {
  let size = 16;
  while (size < texts.length * 2) size *= 2;
  const slots = new Uint32Array(size);
  texts.forEach((text, i) => {
    let slot = hashOf(text) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = i + 1;
  });
  return slots;
}

/** @returns the number of the string, or -1 */
export function lookUp(slots: Uint32Array, strings: Strings, text: string, numberOf?: Uint32Array): number {
  const mask = slots.length - 1;
  for (let slot = hashOf(text) & mask; ; slot = (slot + 1) & mask) {
    const entry = at(slots, slot);
    if (entry === 0) return -1;
    if (strings.is(numberOf ? at(numberOf, entry - 1) : entry - 1, text)) return entry - 1;
  }
}

/** The words of a phrase as the trie holds them. */
export const phraseWords = (phrase: string, split: (phrase: string) => string[]): string[] =>
  (PLAIN_WORDS.test(phrase) ? phrase.split(' ') : split(phrase)).map((word) => foldMarks(foldQuotes(word)));

/** Words of letters alone are parted at their spaces by any tokenizer: most names need no analysis. */
const PLAIN_WORDS = /^\p{L}+(?: \p{L}+)*$/u;

/** The words of the compiled phrases with their numbers from 1, which `Words` goes on counting from. */
export class PackedWords {
  readonly strings: Strings;
  private readonly slots: Uint32Array;

  constructor(bytes: Bytes) {
    this.strings = new Strings(bytes, 'words');
    this.slots = numbers32(bytes('words.slots'));
  }

  get size(): number {
    return this.strings.size;
  }

  number(word: string): number {
    return lookUp(this.slots, this.strings, word) + 1;
  }
}

/** What a value of a phrase is of; `mask` of a search is the sum of what it wants. */
export const OF = { actor: 1, adjective: 2, surname: 4, title: 8 } as const;
type Of = (typeof OF)[keyof typeof OF];

interface Node {
  readonly next: Map<number, Node>;
  readonly values: number[];
}

/** Collects phrases and writes them as a trie in rows: children of a node stand together, in the order of their words. */
export class PhraseWriter {
  private readonly root: Node = { next: new Map(), values: [] };
  private readonly words = new Map<string, number>();

  add(words: readonly string[], of: Of, value: number): void {
    if (words.length === 0) return;
    let node = this.root;
    for (const word of words) {
      let number = this.words.get(word);
      if (number === undefined) {
        number = this.words.size + 1;
        this.words.set(word, number);
      }
      let next = node.next.get(number);
      if (!next) {
        next = { next: new Map(), values: [] };
        node.next.set(number, next);
      }
      node = next;
    }
    const packed = value * 16 + of;
    if (!node.values.includes(packed)) node.values.push(packed);
  }

  sections(): Sections {
    const nodes: Node[] = [this.root];
    const edges: number[] = [];
    const words: number[] = [];
    const valueStarts: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (!node) break;
      edges.push(words.length);
      valueStarts.push(values.length);
      values.push(...node.values);
      for (const [word, next] of [...node.next].sort(([a], [b]) => a - b)) {
        words.push(word);
        nodes.push(next);
      }
    }
    edges.push(words.length);
    valueStarts.push(values.length);
    // Child number k of all is node k + 1, since nodes are numbered as they are met.
    const first = new Uint32Array(this.words.size + 1);
    for (let k = 0; k < (edges[1] ?? 0); k++) first[words[k] ?? 0] = k + 1;
    const pool = new StringPool();
    for (const word of this.words.keys()) pool.add(word);
    return [
      ...pool.sections('words'),
      ['words.slots', bytesOf(packHash([...this.words.keys()]))],
      ['trie.first', bytesOf(first)],
      ['trie.edges', bytesOf(Uint32Array.from(edges))],
      ['trie.words', bytesOf(Uint32Array.from(words))],
      ['trie.starts', bytesOf(Uint32Array.from(valueStarts))],
      ['trie.values', bytesOf(Uint32Array.from(values))],
    ];
  }
}

/** A phrase that was found: where it ends and the node that holds its values. */
export interface FoundNode {
  readonly end: number;
  readonly node: number;
}

export class PackedTrie {
  private readonly first: Uint32Array;
  private readonly edges: Uint32Array;
  private readonly words: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly packed: Uint32Array;

  constructor(bytes: Bytes) {
    this.first = numbers32(bytes('trie.first'));
    this.edges = numbers32(bytes('trie.edges'));
    this.words = numbers32(bytes('trie.words'));
    this.starts = numbers32(bytes('trie.starts'));
    this.packed = numbers32(bytes('trie.values'));
  }

  /**
   * The longest phrase with values of `mask` that begins at token `from` and ends before `limit`.
   * @param column word numbers of the tokens; those that this table does not know are passed over as strange words
   * @param own number in this table of a word number of the column, where the two differ
   */
  longest(
    mask: number,
    from: number,
    limit: number,
    column: { readonly [index: number]: number | undefined },
    own?: ReadonlyMap<number, number>,
  ): FoundNode | undefined {
    let best: FoundNode | undefined;
    let node = 0;
    for (let token = from; token < limit; token++) {
      const given = column[token] ?? 0;
      const word = own ? (own.get(given) ?? 0) : given;
      if (word === 0 || word >= this.first.length) break;
      const next = token === from ? at(this.first, word) : this.child(node, word);
      if (next === 0) break;
      node = next;
      if (this.has(node, mask)) best = { end: token + 1, node };
    }
    return best;
  }

  /** The values at a node of the kinds in `mask`, packed: number * 16 + kind. */
  *values(node: number, mask: number): Generator<{ readonly of: number; readonly value: number }> {
    for (let k = at(this.starts, node); k < at(this.starts, node + 1); k++) {
      const packed = at(this.packed, k);
      if ((packed & 15 & mask) !== 0) yield { of: packed & 15, value: packed >>> 4 };
    }
  }

  private has(node: number, mask: number): boolean {
    for (let k = at(this.starts, node); k < at(this.starts, node + 1); k++)
      if ((at(this.packed, k) & mask & 15) !== 0) return true;
    return false;
  }

  private child(node: number, word: number): number {
    let low = at(this.edges, node);
    let high = at(this.edges, node + 1) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = at(this.words, middle);
      if (found === word) return middle + 1;
      if (found < word) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }
}

/** Numbers of a table's own words by the numbers that `words` gives to the same words. */
export const translation = (packed: PackedWords, words: Words): ReadonlyMap<number, number> => {
  const map = new Map<number, number>();
  for (let i = 0; i < packed.size; i++) map.set(words.add(packed.strings.get(i)), i + 1);
  return map;
};
