/**
 * The names and set phrases that garbling may have altered, as a trie over the numbers of their words. Beside the
 * children each node has a mask of them, so that most words are turned away by one comparison of bits.
 */
import { Trie } from '../text/phrases.js';

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

/** The bit of a word in a mask. */
export const bitOf = (number: number): number => 1 << (Math.imul(number, 0x9e3779b1) >>> 27);

export class Targets {
  private readonly trie = new Trie();
  private readonly masks: number[] = [];
  private readonly values: (Target | undefined)[] = [];

  /** Of two targets of the same words the first is kept. */
  add(words: readonly number[], target: Target): void {
    const node = this.trie.add(words, (above, word) => {
      this.masks[above] = this.mask(above) | bitOf(word);
    });
    this.values[node] ??= target;
  }

  /** The node after a word, or 0; that of a first word after 0. */
  after(node: number, word: number): number {
    return this.trie.after(node, word);
  }

  mask(node: number): number {
    return this.masks[node] ?? 0;
  }

  target(node: number): Target | undefined {
    return this.values[node];
  }
}
