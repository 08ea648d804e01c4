/**
 * The small model behind `relations`: one weight for each type of PLOVER and each of some thousand buckets into which
 * the names of features are hashed (FNV-1a); a type's score is the sum over the features. Trained by
 * `scripts/train-relations.ts`. CONCEDE and RETREAT are one type to it, YIELD.
 */
import { hashOf } from '../container.js';

export type RelationModel = Readonly<ReturnType<typeof parseRelationModel>>;

/** The bucket of a feature: by its hash */
export const bucketOf = (feature: string, buckets: number): number => hashOf(feature) % buckets;

/** @throws Error where the text is no model */
export function parseRelationModel(text: string) {
  const model = JSON.parse(text) as {
    readonly types: readonly string[];
    readonly buckets: number;
    /** What a weight of one is worth. */
    readonly scale: number;
    readonly weights: string;
  };
  const bytes = Buffer.from(model.weights, 'base64');
  if (bytes.length !== model.types.length * model.buckets)
    throw new Error('not a model of relations: weights are missing');
  /** By bucket and type. */
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { ...model, weights };
}

/** Each type with its probability, the best first. */
export const scoreRelation = (
  { types, buckets, weights, scale }: RelationModel,
  features: readonly string[],
): readonly { readonly type: string; readonly probability: number }[] => {
  const sums = new Float64Array(types.length);
  for (const feature of features) {
    const base = bucketOf(feature, buckets) * types.length;
    for (let t = 0; t < types.length; t++) sums[t] = (sums[t] ?? 0) + (weights[base + t] ?? 0) * scale;
  }
  const norm = 1 / Math.sqrt(Math.max(1, features.length));
  const exps = Array.from(sums, (sum) => Math.exp(sum * norm));
  const total = exps.reduce((a, b) => a + b, 0);
  return types
    .map((type, t) => ({ type, probability: (exps[t] ?? 0) / total }))
    .sort((a, b) => b.probability - a.probability || (a.type < b.type ? -1 : 1));
};
