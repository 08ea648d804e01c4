/**
 * The names and set phrases that garbling may have altered, as a trie over the numbers of their words. Beside the
 * children each node has a mask of them, so that most words are turned away by one comparison of bits.
 */
import { at } from '../text/tokens.js';

export type TargetKind = 'name' | 'person' | 'title' | 'phrase' | 'group' | 'collocation';

export interface Target {
  readonly restored: string;
  readonly kind: TargetKind;
  /** Its words have capitals, all but the small ones between them. */
  readonly capitals: boolean;
  /** Words that are not of the kind of 'of' and 'the'. */
  readonly content: number;
  /** How much its garbling says, where that was measured: the logarithm of a likelihood ratio. */
  readonly weight?: number;
}

/** Stands in a target for any adjective of a state. */
export const ADJECTIVE = '{adjective}';

/** Numbers of the words of all targets, from 1; 0 is any other word. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();

  add(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.numbers.size + 1);
    return this.numbers.size;
  }

  number(word: string): number {
    return this.numbers.get(word) ?? 0;
  }
}

/** The bit of a word in a mask. */
export const bitOf = (number: number): number => 1 << (Math.imul(number, 0x9e3779b1) >>> 27);

/**
 * From a node and a word to the node behind: open addressing over typed arrays, since a map of numbers beyond 2^31 makes
 * an object of each.
 */
class Edges {
  private nodes = new Int32Array(1 << 16);
  private words = new Int32Array(1 << 16);
  private nexts = new Int32Array(1 << 16);
  private size = 0;

  /** @returns 0 where there is none */
  get(node: number, word: number): number {
    const { nodes, words, nexts } = this;
    const mask = nexts.length - 1;
    let slot = hashOf(node, word) & mask;
    let next = nexts[slot] ?? 0;
    while (next !== 0 && (nodes[slot] !== node || words[slot] !== word)) {
      slot = (slot + 1) & mask;
      next = nexts[slot] ?? 0;
    }
    return next;
  }

  set(node: number, word: number, next: number): void {
    if (++this.size * 2 > this.nexts.length) this.grow();
    const mask = this.nexts.length - 1;
    let slot = hashOf(node, word) & mask;
    while (this.nexts[slot] !== 0) slot = (slot + 1) & mask;
    this.nodes[slot] = node;
    this.words[slot] = word;
    this.nexts[slot] = next;
  }

  private grow(): void {
    const { nodes, words, nexts } = this;
    this.nodes = new Int32Array(nexts.length * 2);
    this.words = new Int32Array(nexts.length * 2);
    this.nexts = new Int32Array(nexts.length * 2);
    this.size = 1;
    nexts.forEach((next, slot) => {
      if (next !== 0) this.set(at(nodes, slot), at(words, slot), next);
    });
  }
}

const hashOf = (node: number, word: number): number => {
  const hash = Math.imul(Math.imul(node, 0x9e3779b1) + word, 0x85ebca6b);
  return hash ^ (hash >>> 15);
};

export class Targets {
  private readonly edges = new Edges();
  private readonly masks: number[] = [0];
  private readonly values: (Target | undefined)[] = [undefined];
  private readonly begins: number[] = [];

  /** Of two targets of the same words the first is kept. */
  add(words: readonly number[], target: Target): void {
    let node = 0;
    for (const word of words) {
      this.masks[node] = at(this.masks, node) | bitOf(word);
      let next = this.edges.get(node, word);
      if (next === 0) {
        next = this.masks.length;
        this.edges.set(node, word, next);
        this.masks.push(0);
        this.values.push(undefined);
        if (node === 0) this.begins[word] = next;
      }
      node = next;
    }
    this.values[node] ??= target;
  }

  /** The node of a first word, or 0. */
  first(word: number): number {
    return this.begins[word] ?? 0;
  }

  /** The node after a word, or 0. */
  after(node: number, word: number): number {
    return this.edges.get(node, word);
  }

  mask(node: number): number {
    return this.masks[node] as number;
  }

  target(node: number): Target | undefined {
    return this.values[node];
  }
}
