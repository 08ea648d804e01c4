/** The reader's model file: sizes, heads, limits, and the weights as the net wants them. Written by scripts/train/export.py. */
import { type Model, ModelError, type ModelHead, openModel } from '../container.js';
import type { BodyShape } from '../text/en/parser/body.js';

const READER = 'chancery-reader-en';

/** What is asked of a word: each column by itself (`each`), or which one of them it is (`one`). */
export interface Head {
  readonly name: string;
  readonly how: 'each' | 'one';
  /** Its first column. */
  readonly from: number;
  readonly values: readonly string[];
}

interface ReaderHead extends ModelHead {
  readonly shape: BodyShape & {
    /** Numbers of the parser's input row of a form. */
    readonly formRow: number;
    /** Numbers of the reader's own row of a word. */
    readonly word: number;
    /** Numbers of the parser's encoder for a word. */
    readonly encoder: number;
    readonly product: number;
    readonly sum: number;
    readonly paths: number;
    readonly places: number;
  };
  readonly heads: readonly Head[];
  readonly roles: readonly string[];
  readonly relations: readonly string[];
  /** Activations are real numbers times these. */
  readonly units: { readonly input: number; readonly encoder: number; readonly form: number; readonly body: number };
  /** The own rows of words are bytes shifted left by these many bits. */
  readonly shift: number;
  /** By the name of a head, from which share on a word is a predicate of it. */
  readonly limits: Readonly<Record<string, number>>;
}

export type ReaderModel = Model<ReaderHead>;

/** @throws ModelError when the file is damaged or of another kind */
export function openReader(file: Uint8Array): ReaderModel {
  const model: ReaderModel = openModel(file, READER);
  for (const { name, how } of model.head.heads)
    if (how === 'each' && !(name in model.head.limits)) throw new ModelError(`the reader has no limit for '${name}'`);
  return model;
}
