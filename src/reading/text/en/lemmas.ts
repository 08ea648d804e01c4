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

/** A word whose lemma hangs on what stands around it. */
export interface LemmaChoice {
  /** When no clue is there. */
  readonly lemma: string;
  /** Clue and lemma, the surest first; the clues are those of `cluesOf`. */
  readonly clues: readonly (readonly [clue: string, lemma: string])[];
}

/** The three votes. */
export type LemmaVote = 'capital' | 'title' | 'plural';

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

/** How a word is written: without capitals, Capitalized, ALL CAPITALS (two or more), or miXed. */
export type Shape = 0 | 1 | 2 | 3;
const SMALL = 0;
const TITLE = 1;
const CAPITALS = 2;
const MIXED = 3;

/** Shape of a form. Letters outside ASCII count where their case can be told. */
export function shapeOf(form: string): Shape {
  let capitals = 0;
  let small = 0;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (code >= 97 && code <= 122) small++;
    else if (code >= 65 && code <= 90) capitals++;
    else if (code > 127) {
      const letter = form.charAt(i);
      if (letter !== letter.toLowerCase()) capitals++;
      else if (letter !== letter.toUpperCase()) small++;
    }
  }
  if (capitals === 0) return SMALL;
  if (small === 0 && capitals > 1) return CAPITALS;
  const first = form.charAt(0);
  return capitals === 1 && first !== first.toLowerCase() ? TITLE : MIXED;
}

/** The form in small letters and with straight apostrophes: under what the table knows it. */
export function keyOf(form: string): string {
  let plain = true;
  for (let i = 0; i < form.length && plain; i++) {
    const code = form.charCodeAt(i);
    plain = code < 128 && (code < 65 || code > 90);
  }
  if (plain) return form;
  let key = form.toLowerCase();
  if (key.includes('’')) key = key.replaceAll('’', "'");
  return key;
}

/** What tells the lemmas of one word apart: its relation and its neighbours. */
export function cluesOf(relation: string, previous: string | undefined, next: string | undefined): string[] {
  const clues: string[] = [];
  if (relation !== '') clues.push(`r=${relation}`);
  if (previous !== undefined) clues.push(`p=${keyOf(previous)}`);
  if (next !== undefined) {
    const key = keyOf(next);
    clues.push(`n=${key}`, `e=${key.slice(-2)}`);
    if (relation !== '') clues.push(`${relation}+${key.slice(-2)}`);
  }
  return clues;
}

/** Kinds of neighbour: not known, the end of the sentence, or the shape of the word. */
const KINDS = ['?', '-', '0', '1', '2', '3'] as const;
const kindOf = (form: string | undefined): number => (form === undefined ? 0 : form === '' ? 1 : 2 + shapeOf(form));
const neighbour = (form: string | undefined): string => KINDS[kindOf(form)] ?? '?';
/** Longer words are all one length. */
const LONG = 6;

/** Features of the votes on capitals that are few enough to be added up beforehand. */
const besideFeatures = (group: string, before: string, after: string): string[] => [
  group,
  `${group} ${before}_`,
  `${group} _${after}`,
  `${group} ${before}_${after}`,
];
const lengthFeature = (group: string, length: number): string => `${group} ${length}`;

/** Features of the votes on capitals. */
export function capitalFeatures(
  key: string,
  shape: Shape,
  upos: Upos,
  relation: string,
  previous: string | undefined,
  next: string | undefined,
): string[] {
  const group = `${upos}${shape}`;
  return [
    ...besideFeatures(group, neighbour(previous), neighbour(next)),
    lengthFeature(group, Math.min(key.length, LONG)),
    `${group} ${relation}`,
    `=${key}`,
    `-${key.slice(-3)}`,
    `-${key.slice(-2)}`,
  ];
}

/** Features of the vote on plural names. */
export function pluralFeatures(
  key: string,
  shape: Shape,
  relation: string,
  previous: string | undefined,
  next: string | undefined,
): string[] {
  return [
    `${shape}`,
    `${shape} ${neighbour(previous)}_`,
    `_${neighbour(next)}`,
    `r=${relation}`,
    `p=${previous === undefined ? '?' : keyOf(previous)}`,
    `n=${next === undefined ? '?' : keyOf(next)}`,
    key,
    `-${key.slice(-5)}`,
    `-${key.slice(-4)}`,
    `-${key.slice(-3)}`,
    `-${key.slice(-2)}`,
    `${Math.min(key.length, 9)}`,
  ];
}

/** A name that may be a plural: it ends in one s and has a stem. */
export const maybePlural = (key: string): boolean =>
  key.length > 3 && key.endsWith('s') && !key.endsWith('ss') && !key.endsWith("'s");

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
const NUMBER_OF = Object.fromEntries(UPOS.map((tag, i) => [tag, i])) as Readonly<Record<Upos, number>>;

/** One entry of the table: by the number of the tag, and for every other tag. */
interface Entry {
  readonly byTag: (string | LemmaChoice | undefined)[];
  other: string | undefined;
}

/** Letters, a digit, the apostrophe and all else: what the suffixes are spelled with. */
const SYMBOLS = 29;
const symbolOf = (code: number): number => {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 48 && code <= 57) return 26;
  return code === 39 ? 27 : 28;
};

/** One letter of a suffix as the table writes it: digits as 0, all other marks as a hyphen. */
export const suffixLetter = (letter: string): string => {
  const symbol = symbolOf(letter.charCodeAt(0));
  return symbol < 26 || symbol === 27 ? letter : symbol === 26 ? '0' : '-';
};

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

/** A vote on capitals, as a table: the sum of `capitalFeatures` without a string made for each. */
class CapitalVote {
  private readonly frames = new Int32Array(UPOS.length * 4 * KINDS.length * KINDS.length * (LONG + 1));
  private readonly relations = new Map<string, Int32Array>();
  private readonly words = new Map<string, number>();
  private readonly endings = new Map<string, number>();

  constructor(weights: Readonly<Record<string, number>>) {
    let frame = 0;
    const sum = (features: readonly string[]): number => features.reduce((all, one) => all + (weights[one] ?? 0), 0);
    for (const tag of UPOS) {
      for (let shape = 0; shape < 4; shape++) {
        const group = `${tag}${shape}`;
        const lengths = Array.from({ length: LONG + 1 }, (_, length) => weights[lengthFeature(group, length)] ?? 0);
        for (const before of KINDS) {
          for (const after of KINDS) {
            const beside = sum(besideFeatures(group, before, after));
            for (const length of lengths) this.frames[frame++] = beside + length;
          }
        }
      }
    }
    for (const [feature, weight] of Object.entries(weights)) {
      if (feature.startsWith('=')) this.words.set(feature.slice(1), weight);
      else if (feature.startsWith('-')) this.endings.set(feature.slice(1), weight);
      else this.addRelation(feature, weight);
    }
  }

  yes(key: string, shape: Shape, tag: number, relation: string, before: number, after: number): boolean {
    const group = tag * 4 + shape;
    const frame = ((group * KINDS.length + before) * KINDS.length + after) * (LONG + 1) + Math.min(key.length, LONG);
    const sum =
      (this.frames[frame] ?? 0) +
      (this.relations.get(relation)?.[group] ?? 0) +
      (this.words.get(key) ?? 0) +
      (this.endings.get(key.slice(-3)) ?? 0) +
      (this.endings.get(key.slice(-2)) ?? 0);
    return sum > 0;
  }

  private addRelation(feature: string, weight: number): void {
    const space = feature.indexOf(' ');
    const relation = feature.slice(space + 1);
    // Lengths and neighbours are in the frames.
    if (space === -1 || /[\d_]/.test(relation)) return;
    const group = NUMBER_OF[feature.slice(0, space - 1) as Upos] * 4 + Number(feature.charAt(space - 1));
    const row = this.relations.get(relation) ?? new Int32Array(UPOS.length * 4);
    row[group] = weight;
    this.relations.set(relation, row);
  }
}

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
