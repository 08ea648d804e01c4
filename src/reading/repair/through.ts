/**
 * Reading through the repairs: the words of a text as they were before it was garbled, each over the place where its
 * garbled words stand. All later stages read these; their spans point into the text as it was given.
 */
import type { Resources } from '../resources.js';
import {
  at,
  type CutWords,
  formAt,
  type Language,
  lowerAt,
  sentenceEndAt,
  type Tokens,
  uposOf,
} from '../text/tokens.js';
import type { RepairLayer, TokenRepair } from './repair.js';
import { spunLemmas } from './spun-words.js';
import { EXCHANGED, POS } from './thesaurus.js';

/**
 * Tags, lemmas and trees are made anew, since 'the Home Committee' has another grammar than 'the House Committee'.
 *
 * @returns the tokens, and the same repairs over them
 */
export function readThrough(
  tokens: Tokens,
  layer: RepairLayer,
  resources: Resources,
): { readonly tokens: Tokens; readonly repairs: RepairLayer } {
  const { repairs } = layer;
  const names = repairs.map((repair): Replacement => ({ ...repair, repair }));
  const single = layer.spun.verdict === 'spun' ? restoredWords(tokens, repairs, resources) : [];
  if (names.length + single.length === 0) return { tokens, repairs: layer };
  const all = [...names, ...single].sort((a, b) => a.from - b.from);
  const { words, moved } = rewritten(tokens, all, resources.language);
  const tagged = resources.language.tag(words);
  return {
    tokens: layer.spun.verdict === 'spun' ? { ...tagged, lemmas: spunLemmas(tagged, resources.spunWords) } : tagged,
    repairs: { ...layer, repairs: moved },
  };
}

/** The tokens `from` to `to` (exclusive), what is read in their place, and the repair that it is of. */
interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly restored: string;
  readonly repair?: TokenRepair;
}

const rewritten = (tokens: Tokens, replacements: readonly Replacement[], language: Language) => {
  const starts: number[] = [];
  const ends: number[] = [];
  const forms: string[] = [];
  const joined: number[] = [];
  const place = new Int32Array(tokens.size + 1);
  const moved: TokenRepair[] = [];
  const copy = (form: string, from: number, to: number): void => {
    starts.push(at(tokens.starts, from));
    ends.push(at(tokens.ends, to - 1));
    joined.push(at(tokens.joined, from));
    forms.push(form);
  };
  let i = 0;
  const upTo = (end: number): void => {
    for (; i < end; i++) {
      place[i] = forms.length;
      copy(formAt(tokens, i), i, i + 1);
    }
  };
  for (const one of replacements) {
    upTo(one.from);
    const from = forms.length;
    const words = language.split(cased(one.restored, formAt(tokens, one.from)));
    // More words than there is place for: the name alone is known by its repair.
    if (words.length > one.to - one.from) upTo(one.to);
    else {
      words.forEach((word, k) => {
        const first = one.from + k;
        copy(word, first, k === words.length - 1 ? one.to : first + 1);
      });
      for (; i < one.to; i++) place[i] = Math.min(from + i - one.from, forms.length - 1);
    }
    if (one.repair) moved.push({ ...one.repair, from, to: forms.length });
  }
  upTo(tokens.size);
  place[tokens.size] = forms.length;
  const bounds = (list: Int32Array): Int32Array => list.map((token) => at(place, token));
  const words: CutWords = {
    text: tokens.text,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    forms,
    joined: Uint8Array.from(joined),
    sentences: bounds(tokens.sentences),
    paragraphs: bounds(tokens.paragraphs),
    notes: tokens.notes,
  };
  return { words, moved };
};

/** The first letter as it stands in the text: 'Final month' at the beginning of a sentence is 'Last month'. */
const cased = (restored: string, found: string): string =>
  /^\p{Lu}/u.test(found) ? restored.charAt(0).toUpperCase() + restored.slice(1) : restored;

/**
 * The words outside of names for which, in a garbled text, others stood: 'reasserted' was 'reaffirmed'. They are read so and
 * not shown as repairs: the text says much the same with them.
 */
const restoredWords = (tokens: Tokens, repairs: readonly TokenRepair[], { synonyms }: Resources): Replacement[] => {
  const found: Replacement[] = [];
  let repair = 0;
  for (let i = 0; i < tokens.size; i++) {
    const pos = EXCHANGED[uposOf(tokens, i)];
    while (repair < repairs.length && at(repairs, repair).to <= i) repair++;
    if ((repairs[repair]?.from ?? tokens.size) <= i || pos === undefined) continue;
    const form = lowerAt(tokens, i);
    if (!LETTERS.test(form) || form.length < SHORTEST) continue;
    const auxiliary = i > 0 && uposOf(tokens, i - 1) === 'AUX';
    // 'gave thanks' before 'gave'.
    const next = i + 1 < sentenceEndAt(tokens, i) ? formAt(tokens, i + 1) : '';
    const both = `${form} ${next}`;
    const two = pos === POS.verb && LETTERS.test(next) ? synonyms().word(both, pos) : undefined;
    if (two && two.past !== both && repairs[repair]?.from !== i + 1) {
      found.push({ from: i, to: i + 2, restored: auxiliary ? two.participle : two.past });
      i++;
      continue;
    }
    const { past, participle } = synonyms().word(form, pos);
    if (past !== form) found.push({ from: i, to: i + 1, restored: auxiliary ? participle : past });
  }
  return found;
};

const LETTERS = /^[a-z]+$/;
const SHORTEST = 3;
