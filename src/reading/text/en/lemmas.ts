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
  capitalFeatures,
  cluesOf,
  keyOf,
  MIXED,
  maybePlural,
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
const ALONE: ReadonlySet<Upos> = new Set(['PROPN', 'PUNCT', 'SYM', 'NUM', 'X']);

/** These lose the capital whatever stands around them, unless the table gives them one ('I'). */
const CLOSED: ReadonlySet<Upos> = new Set(['ADP', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'SCONJ']);

/** Letters of the longest suffix that the table may have. */
export const LONGEST_SUFFIX = 7;

/** One letter of a suffix as the table writes it: digits as 0, letters with accents as é, marks as a hyphen. */
export const suffixLetter = (letter: string): string => {
  if (/[a-z']/.test(letter)) return letter;
  return /\d/.test(letter) ? '0' : letter > '\u00bf' ? 'é' : '-';
};

/** The word with its longest known suffix changed; itself if nothing would be left of it. */
const withSuffix = (key: string, suffixes: ReadonlyMap<string, string> | undefined): string => {
  const end = key.slice(-LONGEST_SUFFIX).replace(/[^a-z']/g, suffixLetter);
  for (let from = 0; from <= end.length; from++) {
    const edit = suffixes?.get(end.slice(from));
    if (edit === undefined) continue;
    const kept = key.length - Number(edit.charAt(0));
    return kept > 0 ? key.slice(0, kept) + edit.slice(1) : key;
  }
  return key;
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
const plainNumber = (form: string): string => form.replace(/(?<=\d),(?=\d)/g, '');

/** 'NGOs', 'MPs': capitals and a small s. */
const PLURAL_ABBREVIATION = /^[A-Z]{2,}s$/;

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
  const known = new Map(
    UPOS.map((tag) => [
      tag,
      new Map<string, string | LemmaChoice>([
        ...Object.entries(table.words[tag] ?? {}),
        ...Object.entries(table.choices[tag] ?? {}),
      ]),
    ]),
  );
  /** The usual lemma of a word under another tag. */
  const underOther = (key: string): string | undefined => {
    const tag = FALLBACK.find((one) => known.get(one)?.has(key));
    const value = tag && known.get(tag)?.get(key);
    return typeof value === 'object' ? value.lemma : value;
  };
  const suffixes = new Map(
    UPOS.map((tag) => [tag, new Map(Object.entries(table.suffixes[SUFFIXES_OF[tag] ?? ''] ?? {}))]),
  );
  const votes = new Map(Object.entries(table.votes).map(([vote, weights]) => [vote, new Map(Object.entries(weights))]));
  const isVoted = (vote: LemmaVote, features: readonly string[]): boolean => {
    const weights = votes.get(vote);
    return features.reduce((sum, feature) => sum + (weights?.get(feature) ?? 0), 0) > 0;
  };

  return (form, upos, relation, previous, next) => {
    // The later parts of a word that was written apart have no lemma in UD.
    if (relation === 'goeswith') return '_';
    const key = keyOf(form);
    // A name in small letters may be anything ('is' after a slip of the tagger); 'US' is never 'us'.
    const alone = ALONE.has(upos) && !(upos === 'PROPN' && key === form);
    const value = known.get(upos)?.get(key) ?? (alone ? undefined : underOther(key));
    let lemma = value === undefined ? '' : typeof value === 'string' ? value : choose(value, relation, previous, next);
    if (lemma === '') {
      if (upos === 'NUM') lemma = plainNumber(key);
      else if (upos !== 'PROPN') lemma = withSuffix(key, suffixes.get(upos));
      else {
        const features = maybePlural(key) ? pluralFeatures(key, shapeOf(form), relation, previous, next) : [];
        lemma = isVoted('plural', features) ? withSuffix(key, suffixes.get(upos)) : key;
      }
      if (lemma === '') lemma = form;
    } else if (/[A-Z]/.test(lemma)) return lemma;
    if (key === form || CLOSED.has(upos)) return lemma;
    const shape = shapeOf(form);
    if (shape === SMALL) return lemma;
    if (shape === MIXED && (upos === 'NOUN' || upos === 'PROPN') && PLURAL_ABBREVIATION.test(form))
      return form.slice(0, -1);
    if (upos === 'PROPN' && shape !== CAPITALS) return withCapitals(form, key, lemma);
    const features = capitalFeatures(key, shape, upos, relation, previous, next);
    if (!isVoted('capital', features)) return lemma;
    if (shape === CAPITALS && isVoted('title', features)) return title(lemma);
    // An abbreviation: the S of UBS is no plural.
    if (shape === CAPITALS && value === undefined) return form;
    return withCapitals(form, key, lemma);
  };
}
