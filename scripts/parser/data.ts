/** Sentences as rows of numbers for the net, with the changes that are made to them in training. */
import {
  FEATURES,
  type FormRows,
  features,
  plain,
  ROOT_WORD,
  rootFeatures,
  UNKNOWN_WORD,
} from '../../src/reading/text/en/parser/features.js';
import type { Batch, Labels } from './net.js';
import type { TreeSentence } from './treebank.js';

const ROOT = 'root';
/** Words seen less often in the treebanks have no row of their own. */
const LEAST_SEEN = 2;

export interface Vocabulary {
  readonly words: readonly string[];
  /** How often each was seen. */
  readonly seen: readonly number[];
}

export function vocabularyOf(sentences: readonly TreeSentence[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const form of sentence.forms) {
      const word = plain(form);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  const kept = [...counts]
    .filter(([word, n]) => n >= LEAST_SEEN && !word.includes('\n'))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { words: ['', '', ...kept.map(([word]) => word)], seen: [0, 0, ...kept.map(([, n]) => n)] };
}

export function labelsOf(sentences: readonly TreeSentence[]): Labels {
  const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();
  return {
    // The root's comes last: reading gives it to the root and to nothing else.
    relations: [...sorted(sentences.flatMap((s) => [...s.relations])).filter((label) => label !== ROOT), ROOT],
    upos: sorted(sentences.flatMap((s) => [...s.upos])),
    xpos: sorted(sentences.flatMap((s) => [...s.xpos])),
  };
}

/** A small generator of random numbers in [0, 1) from a seed (mulberry32, Tommy Ettinger). */
export const randomOf = (seed: number): (() => number) => {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

export interface Noise {
  readonly random: () => number;
  readonly seen: readonly number[];
}

/** Shares of sentences that are put into other letters, as headlines and careless writers do, or lose their full stop. */
const ALL_CAPITALS = 0.02;
const TITLE_CAPITALS = 0.03;
const ALL_SMALL = 0.03;
/** A word hides its vector and its row this often. */
const HIDDEN = 0.06;
/** A word seen n times hides its row with a / (a + n) in addition. */
const RARE = 0.5;

export function toBatch(sentences: readonly TreeSentence[], lexicon: FormRows, labels: Labels, noise?: Noise): Batch {
  const sorted = [...sentences].sort((a, b) => b.forms.length - a.forms.length);
  const offsets = new Int32Array(sorted.length + 1);
  sorted.forEach((sentence, s) => {
    offsets[s + 1] = (offsets[s] ?? 0) + sentence.forms.length + 1;
  });
  const rows = offsets[sorted.length] ?? 0;
  const index = (list: readonly string[]): Map<string, number> => new Map(list.map((label, i) => [label, i]));
  const [relationOf, uposOf, xposOf] = [index(labels.relations), index(labels.upos), index(labels.xpos)];
  const batch = {
    offsets,
    features: new Int32Array(rows * FEATURES),
    heads: new Int32Array(rows).fill(-1),
    relations: new Int32Array(rows).fill(-1),
    upos: new Int32Array(rows).fill(-1),
    xpos: new Int32Array(rows).fill(-1),
  };
  sorted.forEach((sentence, s) => {
    const from = offsets[s] ?? 0;
    rootFeatures(batch.features, from * FEATURES);
    const recase = noise ? caseOf(noise.random()) : undefined;
    sentence.forms.forEach((given, i) => {
      const row = from + i + 1;
      features(recase ? recase(given) : given, lexicon, batch.features, row * FEATURES);
      batch.heads[row] = from + (sentence.heads[i] ?? 0);
      batch.relations[row] = relationOf.get(sentence.relations[i] ?? '') ?? -1;
      batch.upos[row] = uposOf.get(sentence.upos[i] ?? '') ?? -1;
      batch.xpos[row] = xposOf.get(sentence.xpos[i] ?? '') ?? -1;
      if (!noise) return;
      const word = batch.features[row * FEATURES + 1] ?? UNKNOWN_WORD;
      const hide = noise.random() < HIDDEN;
      const rare = noise.random() < RARE / (RARE + (noise.seen[word] ?? 0));
      if (hide) batch.features[row * FEATURES] = -1;
      if ((hide || rare) && word !== ROOT_WORD) batch.features[row * FEATURES + 1] = UNKNOWN_WORD;
    });
  });
  return batch;
}

const caseOf = (x: number): ((form: string) => string) | undefined => {
  if (x < ALL_CAPITALS) return (form) => form.toUpperCase();
  if (x < ALL_CAPITALS + TITLE_CAPITALS) return (form) => form.charAt(0).toUpperCase() + form.slice(1);
  if (x < ALL_CAPITALS + TITLE_CAPITALS + ALL_SMALL) return (form) => form.toLowerCase();
  return undefined;
};
