/** What the threads of training say to one another. */
import type { Layout, Rates } from './net.js';
import type { TreeSentence } from './treebank.js';

export interface Options {
  readonly rates: Rates;
  readonly clip: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Share of the old average of the weights that a step keeps. */
  readonly average: number;
}

/** Addresses in bytes. */
interface Places {
  readonly vectors: number;
  readonly weights: number;
  readonly average: number;
  readonly first: number;
  readonly second: number;
  readonly gradients: readonly number[];
  readonly arenas: readonly number[];
  readonly ends: readonly number[];
}

export interface WorkerSetup {
  readonly shard: number;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly sync: SharedArrayBuffer;
  readonly sums: SharedArrayBuffer;
  readonly layout: Layout;
  readonly places: Places;
  readonly vectorWords: readonly string[];
  readonly words: readonly string[];
  readonly seen: readonly number[];
  readonly train: readonly TreeSentence[];
  readonly dev: readonly (readonly TreeSentence[])[];
  readonly seed: number;
  readonly options: Options;
}

export interface Scores {
  readonly words: number;
  readonly upos: number;
  readonly xpos: number;
  readonly uas: number;
  readonly las: number;
}

export type ToWorker =
  | {
      readonly kind: 'epoch';
      readonly firstStep: number;
      readonly batches: readonly (readonly number[])[];
      readonly rates: readonly number[];
    }
  | { readonly kind: 'evaluate' };
export type FromWorker =
  | { readonly kind: 'epoch'; readonly loss: number }
  | { readonly kind: 'evaluate'; readonly scores: readonly Scores[] };
