/**
 * The parts of the compiled actor table: strings, words by hash, phrases as a trie, all in typed arrays that lie over
 * the file. Nothing is made of them before it is asked for, so that a table of ten thousand people opens in no time.
 */
import { columnOf16, columnOf32, hashOf } from '../container.js';
import { once } from '../once.js';
import { foldMarks, phraseParts, type Words } from '../text/phrases.js';
import { at } from '../text/tokens.js';

/** Columns of whole numbers. */
export type Column = Uint8Array | Uint16Array | Uint32Array;

/** Reads the sections that `SectionWriter` (desk/table/sections.ts) wrote. */
export class SectionReader {
  private readonly widths: Readonly<Record<string, number>>;

  constructor(readonly bytes: (name: string) => Uint8Array) {
    this.widths = this.json('widths') as Record<string, number>;
  }

  /** A column, laid over the file when it is first asked for. */
  readonly column = once<Column, string>((name) => {
    const bytes = this.bytes(name);
    const width = this.widths[name];
    return width === 1 ? bytes : width === 2 ? columnOf16(bytes) : columnOf32(bytes);
  });

  /** Of a column of counts where the things counted begin: one more than there are counts. */
  readonly starts = once<Uint32Array, string>((name) => {
    const counts = this.column(name);
    const starts = new Uint32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i++) starts[i + 1] = at(starts, i) + at(counts, i);
    return starts;
  });

  json(name: string): unknown {
    return JSON.parse(new TextDecoder().decode(this.bytes(name)));
  }
}

/** Strings of a file, decoded when they are asked for. */
export class Strings {
  private readonly text: Uint8Array;
  private readonly starts: Uint32Array;
  private readonly decoder = new TextDecoder();
  /** The string of a number. */
  readonly get = once<string>((i) =>
    this.decoder.decode(this.text.subarray(at(this.starts, i), at(this.starts, i + 1))),
  );

  constructor(reader: SectionReader, name: string) {
    this.text = reader.bytes(`${name}.text`);
    this.starts = reader.starts(`${name}.lengths`);
  }

  get size(): number {
    return this.starts.length - 1;
  }

  /** Whether string `i` is `text`; decodes only what is not plain ASCII. */
  is(i: number, text: string): boolean {
    const start = this.starts[i] as number;
    const length = (this.starts[i + 1] as number) - start;
    if (length < text.length) return false;
    for (let k = 0; k < text.length; k++) {
      const code = text.charCodeAt(k);
      if (code >= 0x80) return this.get(i) === text;
      if (this.text[start + k] !== code) return false;
    }
    return length === text.length;
  }
}

/** @returns the number of the string, or -1 */
export function lookUp(slots: Column, strings: Strings, text: string, numberOf?: Column): number {
  const mask = slots.length - 1;
  for (let slot = hashOf(text) & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot] as number;
    if (entry === 0) return -1;
    if (strings.is(numberOf ? (numberOf[entry - 1] as number) : entry - 1, text)) return entry - 1;
  }
}

/** The words of a phrase as the trie holds them. */
export const phraseWords = (phrase: string, split: (phrase: string) => string[]): string[] =>
  phraseParts(phrase, split).map(foldMarks);

/** The words of the compiled phrases with their numbers from 1, which `Words` goes on counting from. */
export class PackedWords {
  readonly strings: Strings;
  private readonly slots: Column;

  /** @param index the name of the index whose words they are */
  constructor(reader: SectionReader, index: string) {
    this.strings = new Strings(reader, `${index}.words`);
    this.slots = reader.column(`${index}.words.slots`);
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

/** The same for the index of folded words, in which a people ('Afghans') is no adjective. */
export const FOLDED_OF = { actor: 1, adjective: 2, people: 4, surname: 8 } as const;
/** A phrase that was found: where it ends and the node that holds its values. */
export interface FoundNode {
  readonly end: number;
  readonly node: number;
}

export class PackedTrie {
  /** Of a word the node that it leads to from the root, where most searches end. */
  private readonly first: Uint32Array;
  private readonly edges: Uint32Array;
  private readonly words: Column;
  private readonly starts: Uint32Array;
  private readonly packed: Column;

  /** @param size number of words of the index */
  constructor(reader: SectionReader, index: string, size: number) {
    this.edges = reader.starts(`${index}.trie.children`);
    this.words = reader.column(`${index}.trie.words`);
    this.starts = reader.starts(`${index}.trie.counts`);
    this.packed = reader.column(`${index}.trie.values`);
    this.first = new Uint32Array(size + 1);
    // Child number k of all is node k + 1, since nodes are numbered as they are met.
    for (let k = 0; k < at(this.edges, 1); k++) this.first[at(this.words, k)] = k + 1;
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
      const next = token === from ? (this.first[word] as number) : this.child(node, word);
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

  /** Every phrase that has a value of `mask` which is wanted: the numbers of its words. Walks the whole index. */
  *phrasesOf(
    mask: number,
    wanted: (value: number) => boolean,
  ): Generator<{ readonly of: number; readonly words: readonly number[] }> {
    const open: (readonly [node: number, words: readonly number[]])[] = [[0, []]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [node, words] = next;
      for (const { of, value } of this.values(node, mask)) if (wanted(value)) yield { of, words };
      for (let k = at(this.edges, node); k < at(this.edges, node + 1); k++)
        open.push([k + 1, [...words, at(this.words, k)]]);
    }
  }

  private has(node: number, mask: number): boolean {
    for (let k = this.starts[node] as number; k < (this.starts[node + 1] as number); k++)
      if (((this.packed[k] as number) & mask & 15) !== 0) return true;
    return false;
  }

  private child(node: number, word: number): number {
    let low = this.edges[node] as number;
    let high = (this.edges[node + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.words[middle] as number;
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
