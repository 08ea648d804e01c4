/**
 * Reading through the repairs: the words of a text as they were before it was garbled, each over the place where its
 * garbled words stand. All later stages read these; their spans point into the text as it was given.
 */
import type { Resources } from '../resources.js';
import { foldQuotes } from '../text/phrases.js';
import { at, columnsOf, type Language, type Tokens, type Upos, uposOf } from '../text/tokens.js';
import type { RepairLayer, TokenRepair } from './repair.js';

export interface Through {
  readonly tokens: Tokens;
  /** The same repairs, over the new tokens. */
  readonly repairs: RepairLayer;
}

/** Tags, lemmas and trees are made anew, since 'the Home Committee' has another grammar than 'the House Committee'. */
export function readThrough(tokens: Tokens, layer: RepairLayer, resources: Resources): Through {
  const { repairs } = layer;
  if (repairs.length === 0) return { tokens, repairs: layer };
  const { words, moved } = rewritten(tokens, repairs, resources.language);
  const tagged = resources.language.tag(words);
  return {
    tokens: layer.spun.verdict === 'spun' ? { ...tagged, lemmas: ruleLemmas(tagged, resources) } : tagged,
    repairs: { ...layer, repairs: moved },
  };
}

interface Rewritten {
  readonly words: Tokens;
  readonly moved: readonly TokenRepair[];
}

const rewritten = (tokens: Tokens, repairs: readonly TokenRepair[], language: Language): Rewritten => {
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
      copy(at(tokens.forms, i), i, i + 1);
    }
  };
  for (const repair of repairs) {
    upTo(repair.from);
    const from = forms.length;
    const words = language.split(cased(repair.restored, at(tokens.forms, repair.from)));
    // More words than there is place for: the name alone is known by its repair.
    if (words.length > repair.to - repair.from) upTo(repair.to);
    else {
      words.forEach((word, k) => {
        const first = repair.from + k;
        copy(word, first, k === words.length - 1 ? repair.to : first + 1);
      });
      for (; i < repair.to; i++) place[i] = Math.min(from + i - repair.from, forms.length - 1);
    }
    moved.push({ ...repair, from, to: forms.length });
  }
  upTo(tokens.size);
  place[tokens.size] = forms.length;
  const size = forms.length;
  const bounds = (list: Int32Array): Int32Array => list.map((token) => at(place, token));
  const words = columnsOf({
    text: tokens.text,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    forms,
    lemmas: forms,
    upos: new Uint8Array(size),
    xpos: new Array<string>(size).fill(''),
    joined: Uint8Array.from(joined),
    sentences: bounds(tokens.sentences),
    paragraphs: bounds(tokens.paragraphs),
    notes: tokens.notes,
  });
  return { words, moved };
};

/** The first letter as it stands in the text: 'Final month' at the beginning of a sentence is 'Last month'. */
const cased = (restored: string, found: string): string =>
  /^\p{Lu}/u.test(found) ? restored.charAt(0).toUpperCase() + restored.slice(1) : restored;

/**
 * Lemmas with those words restored for which the rules of the reading look: in a garbled text 'reasserted' was
 * 'reaffirmed'. Words that a rule knows stay as they are.
 */
const ruleLemmas = (tokens: Tokens, { synonyms, ruleWords }: Resources): string[] =>
  tokens.lemmas.map((lemma, i) => {
    if (!EXCHANGED.has(uposOf(tokens, i))) return lemma;
    const word = foldQuotes(lemma).toLowerCase();
    if (ruleWords.has(word)) return lemma;
    // 'pointed out' before 'pointed'.
    const two =
      i + 1 < tokens.size ? synonyms.originals(`${word} ${at(tokens.forms, i + 1)}`, ruleWords)[0] : undefined;
    return two ?? synonyms.originals(word, ruleWords)[0] ?? lemma;
  });

const EXCHANGED: ReadonlySet<Upos> = new Set<Upos>(['VERB', 'NOUN', 'ADJ']);
