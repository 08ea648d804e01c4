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

/** More than any number of a word: node and word share one key. */
const WIDTH = 2 ** 24;

export class Targets {
  private readonly edges = new Map<number, number>();
  private readonly masks: number[] = [0];
  private readonly values: (Target | undefined)[] = [undefined];
  private readonly begins: number[] = [];

  /** Of two targets of the same words the first is kept. */
  add(words: readonly number[], target: Target): void {
    let node = 0;
    for (const word of words) {
      this.masks[node] = at(this.masks, node) | bitOf(word);
      let next = this.after(node, word);
      if (next === 0) {
        next = this.masks.length;
        this.edges.set(node * WIDTH + word, next);
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
    return this.edges.get(node * WIDTH + word) ?? 0;
  }

  mask(node: number): number {
    return this.masks[node] as number;
  }

  target(node: number): Target | undefined {
    return this.values[node];
  }
}
