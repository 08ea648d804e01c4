/** The parser's model file: sizes, labels, and the weights as the net wants them. */
import { type Model, ModelError, type ModelHead, openModel } from '../../../container.js';
import type { BodyShape } from './body.js';
import { FEATURE_TABLES } from './features.js';

export const PARSER = 'chancery-parser-en';

export interface ParserHead extends ModelHead {
  readonly shape: BodyShape & { readonly arc: number; readonly product: number; readonly sum: number };
  readonly labels: {
    readonly relations: readonly string[];
    readonly upos: readonly string[];
    readonly xpos: readonly string[];
  };
  /** Activations are real numbers times these. */
  readonly units: {
    readonly input: number;
    readonly form: number;
    readonly encoder: number;
    readonly arcs: number;
    readonly turned: number;
    readonly pairs: number;
  };
  /** Numbers of each table are bytes shifted left by these many bits. */
  readonly shifts: readonly number[];
}

export type ParserModel = Model<ParserHead>;

/** @throws ModelError when the file is damaged or of another kind */
export function openParser(file: Uint8Array): ParserModel {
  const model: ParserModel = openModel(file, PARSER);
  if (model.head.shifts.length !== FEATURE_TABLES.length)
    throw new ModelError('the parser was trained with other features than this release has');
  return model;
}

/** Outputs of a layer, padded to what the arithmetic works on at once. */
export const padded = (n: number): number => Math.ceil(n / 8) * 8;

/** Number of a tag's first column among those of the tags: the universal ones come first. */
export const xposColumn = (upos: number): number => Math.ceil(upos / 4) * 4;
