/**
 * Lemmas of English words after the conventions of the UD English treebanks, from a small learned table.
 *
 * In: a word, its part of speech, its relation to its head, and the words beside it where they are known. Out: the lemma.
 * Irregular words stand in the table; of the others the longest suffix that the table knows says what is cut off and put
 * on; three weighted votes say whether a capital stays (Spanish, DNA), whether capitals are a heading's (IRAQ is Iraq),
 * and whether a name is a plural (Americans, not Williams). It cannot tell homographs of one part of speech apart unless
 * the relation or a neighbour does: 'lay' is always the same verb.
 */
import { UPOS, type Upos } from '../tokens.js';
import {
  CAPITALS,
  CapitalVote,
  cluesOf,
  keyOf,
  kindOf,
  MIXED,
  maybePlural,
  NUMBER_OF,
  pluralFeatures,
  SMALL,
  shapeOf,
} from './lemma-votes.js';

/** A word whose lemma hangs on what stands around it. */
export interface LemmaChoice {
  /** When no clue is there. */
  readonly lemma: string;
  /** Clue and lemma, the surest first; the clues are those of `cluesOf`. */
  readonly clues: readonly (readonly [clue: string, lemma: string])[];
}

/** The three votes. */
type LemmaVote = 'capital' | 'title' | 'plural';

/** What the lemmatizer needs, as it stands in the model file. Plain JSON. */
export interface LemmaTable {
  /** Part of speech, then word in small letters: its lemma. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly choices: Readonly<Record<string, Readonly<Record<string, LemmaChoice>>>>;
  /** Part of speech, then suffix: how many letters to cut off and what to put on, as '3y'. */
  readonly suffixes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Vote, then feature: its weight; a sum above 0 is a yes. */
  readonly votes: Readonly<Record<LemmaVote, Readonly<Record<string, number>>>>;
}

/**
 * Lemma of a word. `relation` is '' where no tree is known; `previous` and `next` are the forms beside the word in its
 * sentence, '' at its ends, and left out where they are not known. Never empty.
 */
export type Lemmatizer = (form: string, upos: Upos, relation: string, previous?: string, next?: string) => string;

/** Parts of speech of which the suffixes are learned, and whose do for the others. */
const SUFFIXES_OF: Readonly<Partial<Record<Upos, Upos>>> = {
  NOUN: 'NOUN',
  PROPN: 'NOUN',
  VERB: 'VERB',
  AUX: 'VERB',
  ADJ: 'ADJ',
  ADV: 'ADV',
};

/** Where a word that the table does not know under its tag is looked for: taggers mix these up. */
const FALLBACK: readonly Upos[] = ['AUX', 'PRON', 'DET', 'PART', 'ADP', 'CCONJ', 'SCONJ', 'VERB', 'ADV', 'ADJ', 'NOUN'];

/** Written as they are: marks, numbers and foreign words have no inflected forms, and names have votes of their own. */
const ALONE: readonly Upos[] = ['PROPN', 'PUNCT', 'SYM', 'NUM', 'X'];

/** These lose the capital whatever stands around them, unless the table gives them one ('I'). */
const CLOSED: readonly Upos[] = ['ADP', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'SCONJ'];

const index = (list: readonly Upos[]): Uint8Array => Uint8Array.from(UPOS, (tag) => (list.includes(tag) ? 1 : 0));
const IS_ALONE = index(ALONE);
const IS_CLOSED = index(CLOSED);
/** One entry of the table: by the number of the tag, and for every other tag. */
interface Entry {
  readonly byTag: (string | LemmaChoice | undefined)[];
  other: string | undefined;
}

/** Plain letters, any digit, the apostrophe, any other letter, any mark: what the suffixes are spelled with. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz0'é-";
const SYMBOLS = ALPHABET.length;
const symbolOf = (code: number): number => {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 48 && code <= 57) return 26;
  if (code === 39) return 27;
  return code > 191 ? 28 : 29;
};

/** One letter of a suffix as the table writes it: digits as 0, letters with accents as é, marks as a hyphen. */
export const suffixLetter = (letter: string): string => ALPHABET.charAt(symbolOf(letter.charCodeAt(0)));

/** Suffixes as a tree that is read from the end of the word. */
class SuffixTree {
  private next = new Int32Array(SYMBOLS * 256);
  private readonly cuts: number[] = [-1];
  private readonly adds: string[] = [''];

  constructor(suffixes: Readonly<Record<string, string>>) {
    for (const [suffix, edit] of Object.entries(suffixes)) {
      let node = 0;
      for (let i = suffix.length - 1; i >= 0; i--) node = this.child(node, symbolOf(suffix.charCodeAt(i)));
      this.cuts[node] = Number(edit.charAt(0));
      this.adds[node] = edit.slice(1);
    }
  }

  /** The word with its longest known suffix changed; itself if nothing would be left of it. */
  apply(key: string): string {
    let node = 0;
    let cut = this.cuts[0] ?? -1;
    let add = this.adds[0] ?? '';
    for (let i = key.length - 1; i >= 0; i--) {
      node = this.next[node * SYMBOLS + symbolOf(key.charCodeAt(i))] ?? 0;
      if (node === 0) break;
      const here = this.cuts[node] ?? -1;
      if (here >= 0) {
        cut = here;
        add = this.adds[node] ?? '';
      }
    }
    if (cut < 0 || (cut === 0 && add === '') || cut >= key.length) return key;
    return cut === 0 ? key + add : key.slice(0, key.length - cut) + add;
  }

  private child(node: number, symbol: number): number {
    const slot = node * SYMBOLS + symbol;
    const known = this.next[slot];
    if (known) return known;
    const made = this.cuts.length;
    this.cuts.push(-1);
    this.adds.push('');
    if ((made + 1) * SYMBOLS > this.next.length) {
      const wider = new Int32Array(this.next.length * 2);
      wider.set(this.next);
      this.next = wider;
    }
    this.next[slot] = made;
    return made;
  }
}

const collect = (table: LemmaTable): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  const put = (tag: Upos, word: string, value: string | LemmaChoice): void => {
    let entry = entries.get(word);
    if (!entry) {
      entry = { byTag: new Array<string | LemmaChoice | undefined>(UPOS.length).fill(undefined), other: undefined };
      entries.set(word, entry);
    }
    entry.byTag[NUMBER_OF[tag]] = value;
  };
  for (const tag of UPOS) {
    for (const [word, lemma] of Object.entries(table.words[tag] ?? {})) put(tag, word, lemma);
    for (const [word, choice] of Object.entries(table.choices[tag] ?? {})) put(tag, word, choice);
  }
  for (const entry of entries.values()) {
    const tag = FALLBACK.find((one) => entry.byTag[NUMBER_OF[one]] !== undefined);
    const value = tag && entry.byTag[NUMBER_OF[tag]];
    entry.other = typeof value === 'object' ? value.lemma : value;
  }
  return entries;
};

const choose = (
  choice: LemmaChoice,
  relation: string,
  previous: string | undefined,
  next: string | undefined,
): string => {
  const clues = cluesOf(relation, previous, next);
  for (const [clue, lemma] of choice.clues) if (clues.includes(clue)) return lemma;
  return choice.lemma;
};

/** '1,200' is 1200: commas between digits go. */
const plainNumber = (form: string): string => {
  let kept = '';
  let from = 0;
  for (let at = form.indexOf(','); at !== -1; at = form.indexOf(',', at + 1)) {
    if (digit(form, at - 1) && digit(form, at + 1)) {
      kept += form.slice(from, at);
      from = at + 1;
    }
  }
  return from === 0 ? form : kept + form.slice(from);
};
const digit = (form: string, i: number): boolean => {
  const code = form.charCodeAt(i);
  return code >= 48 && code <= 57;
};

/** 'NGOs', 'MPs': capitals and a small s. */
const isPluralAbbreviation = (form: string): boolean => {
  if (form.length < 3 || !form.endsWith('s')) return false;
  for (let i = 0; i < form.length - 1; i++) {
    const code = form.charCodeAt(i);
    if (code < 65 || code > 90) return false;
  }
  return true;
};

const hasCapital = (word: string): boolean => {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 65 && code <= 90) return true;
  }
  return false;
};

/** The lemma in small letters, written with the form's own capitals as far as the two agree. */
const withCapitals = (form: string, key: string, lemma: string): string => {
  // Letters such as 'İ' change their length when they lose their dot; then the two cannot be laid side by side.
  if (key.length !== form.length) return lemma;
  let same = 0;
  while (same < lemma.length && lemma.charCodeAt(same) === key.charCodeAt(same)) same++;
  return same === 0 ? title(lemma) : form.slice(0, same) + lemma.slice(same);
};
const title = (lemma: string): string => lemma.charAt(0).toUpperCase() + lemma.slice(1);

/** The lemmatizer of a table: see `Lemmatizer`. Pure, keeps nothing of what it is given. */
export function createLemmatizer(table: LemmaTable): Lemmatizer {
  const entries = collect(table);
  const trees = UPOS.map((tag) => {
    const suffixes = table.suffixes[SUFFIXES_OF[tag] ?? ''];
    return suffixes && new SuffixTree(suffixes);
  });
  const capital = new CapitalVote(table.votes.capital);
  const heading = new CapitalVote(table.votes.title);
  const plurals = new Map(Object.entries(table.votes.plural));
  const isPlural = (features: readonly string[]): boolean => {
    let sum = 0;
    for (const feature of features) sum += plurals.get(feature) ?? 0;
    return sum > 0;
  };

  return (form, upos, relation, previous, next) => {
    // The later parts of a word that was written apart have no lemma in UD.
    if (relation === 'goeswith') return '_';
    const tag = NUMBER_OF[upos];
    const key = keyOf(form);
    const entry = entries.get(key);
    // A name in small letters may be anything ('is' after a slip of the tagger); 'US' is never 'us'.
    const alone = IS_ALONE[tag] && !(upos === 'PROPN' && key === form);
    const value = entry && (entry.byTag[tag] ?? (alone ? undefined : entry.other));
    let lemma = value === undefined ? '' : typeof value === 'string' ? value : choose(value, relation, previous, next);
    if (lemma === '') {
      if (upos === 'NUM') lemma = plainNumber(key);
      else if (upos !== 'PROPN') lemma = trees[tag]?.apply(key) ?? key;
      else {
        const plural = maybePlural(key) && isPlural(pluralFeatures(key, shapeOf(form), relation, previous, next));
        lemma = plural ? (trees[tag]?.apply(key) ?? key) : key;
      }
      if (lemma === '') lemma = form;
    } else if (hasCapital(lemma)) return lemma;
    if (key === form || IS_CLOSED[tag]) return lemma;
    const shape = shapeOf(form);
    if (shape === SMALL) return lemma;
    if (shape === MIXED && (upos === 'NOUN' || upos === 'PROPN') && isPluralAbbreviation(form))
      return form.slice(0, -1);
    if (upos === 'PROPN' && shape !== CAPITALS) return withCapitals(form, key, lemma);
    const before = kindOf(previous);
    const after = kindOf(next);
    if (!capital.yes(key, shape, tag, relation, before, after)) return lemma;
    if (shape === CAPITALS && heading.yes(key, shape, tag, relation, before, after)) return title(lemma);
    // An abbreviation: the S of UBS is no plural.
    if (shape === CAPITALS && value === undefined) return form;
    return withCapitals(form, key, lemma);
  };
}
