/**
 * Tokens and sentences of a text, in columns: what every other layer of the reading stands on.
 *
 * A token is a stretch of the text between two offsets; nothing is normalized away, so that every span that is made of
 * tokens points into the text as it was given.
 */
import { type Span, wholeWords } from '../../model/span.js';

/** The universal parts of speech, as https://universaldependencies.org/u/pos/ lists them. */
export const UPOS = [
  'X',
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
] as const;
export type Upos = (typeof UPOS)[number];

/** Tags of the Penn treebank that finite verbs have. */
export const FINITE: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP', 'MD']);

/** Heads and relations: our own parser's, or another's (`read --conllu`). */
export interface Tree {
  /** Index of the head token, -1 for the root of a sentence. */
  readonly heads: Int32Array;
  /** UD relations with their subtypes. */
  readonly relations: readonly string[];
}

export interface Tokens {
  readonly text: string;
  readonly size: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The words as they stand. */
  readonly forms: readonly string[];
  /** The words in small letters, with one apostrophe and one hyphen for all. */
  readonly lowers: readonly string[];
  readonly lemmas: readonly string[];
  /** Indices into `UPOS`. */
  readonly upos: Uint8Array;
  /** Tags of the Penn treebank as the UD treebanks of English use them; '' where none is known. */
  readonly xpos: readonly string[];
  /** 1 where the word is written together with the one before it as one token: do|n't, Bush|'s, can|not. */
  readonly joined: Uint8Array;
  /** First token of each sentence, and at the end the number of tokens. */
  readonly sentences: Int32Array;
  /** Sentence of each token. */
  readonly sentenceOf: Int32Array;
  /** First token of each paragraph, and at the end the number of tokens. */
  readonly paragraphs: Int32Array;
  readonly tree: Tree;
  /** What the encoder of the parser says of each word, as many numbers for each; none where another parser gave the trees. */
  readonly encoder?: Int16Array;
  /** What a person should know of how the text was cut. */
  readonly notes: readonly string[];
}

/** Words and sentences of which nothing more is known. */
export type CutWords = Omit<Tokens, 'size' | 'sentenceOf' | 'lowers' | 'upos' | 'xpos' | 'lemmas' | 'tree' | 'encoder'>;

/** A language's tools: the one interface behind which they stand. All are pure. */
export interface Language {
  /** The words of a name or phrase as they stand in the middle of a sentence. */
  readonly split: (phrase: string) => string[];
  /** Words, sentences, tags, lemmas and trees of a text. */
  readonly analyse: (text: string) => Tokens;
  /** Tags, lemmas and trees for words and sentences that are given; what was known of those is not looked at. */
  readonly tag: (given: CutWords) => Tokens;
  /** The numbers of a form alone, as the parser's net takes them in. */
  readonly formRow: (form: string) => Int16Array;
}

/**
 * An element that is known to be there: the bounds are the caller's loop. Where a search does little else it is `list[i] as number`:
 * what sees lists of every kind is compiled for none.
 */
export const at = <T>(list: ArrayLike<T>, index: number): T => list[index] as T;

/** The first index, up to `size`, that `isBefore` does not hold for: it holds for all before that one, and for none behind. */
export const firstWhere = (size: number, isBefore: (index: number) => boolean): number => {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The first token that begins at an offset of the text or behind it. */
export const tokenFrom = ({ starts, size }: Tokens, offset: number): number =>
  firstWhere(size, (token) => (starts[token] as number) < offset);

/** The word as it stands; '' before the first and behind the last. */
export const formAt = (tokens: Tokens, token: number): string => tokens.forms[token] ?? '';

/** The tag of the Penn treebank; '' before the first word and behind the last. */
export const xposAt = (tokens: Tokens, token: number): string => tokens.xpos[token] ?? '';

/** The word in small letters, with one apostrophe and one hyphen for all; '' before the first and behind the last. */
export const lowerAt = (tokens: Tokens, token: number): string => tokens.lowers[token] ?? '';

/** The lemma in small letters; '' before the first word and behind the last. */
export const lemmaAt = (tokens: Tokens, token: number): string => tokens.lemmas[token]?.toLowerCase() ?? '';

export const uposOf = (tokens: Tokens, token: number): Upos => UPOS[tokens.upos[token] as number] as Upos;

/** Span of the tokens `from` to `to` (exclusive), on whole words. */
export const spanOf = (tokens: Tokens, from: number, to: number): Span =>
  wholeWords(tokens.text, [tokens.starts[from] as number, tokens.ends[to - 1] as number]);

/** First token that ends after the offset: the token at the offset, or the next one. */
export const tokenAt = ({ ends, size }: Tokens, offset: number): number =>
  firstWhere(size, (token) => (ends[token] as number) <= offset);

export const sentenceStart = (tokens: Tokens, sentence: number): number => at(tokens.sentences, sentence);
export const sentenceEnd = (tokens: Tokens, sentence: number): number => at(tokens.sentences, sentence + 1);

/** Index of the sentence of a token. */
export const sentenceAt = (tokens: Tokens, token: number): number => tokens.sentenceOf[token] as number;

/** First token of the sentence of a token, and the first behind that sentence. */
export const sentenceStartAt = (tokens: Tokens, token: number): number =>
  tokens.sentences[tokens.sentenceOf[token] as number] as number;
export const sentenceEndAt = (tokens: Tokens, token: number): number =>
  tokens.sentences[(tokens.sentenceOf[token] as number) + 1] as number;

/** Whether one of the tokens `from` to `to` (exclusive) is as asked. */
export const someToken = (from: number, to: number, fits: (token: number) => boolean): boolean => {
  for (let token = from; token < to; token++) if (fits(token)) return true;
  return false;
};

/** Index of the first of some stretches, in the order of the text, that begins at or after a token. */
export const firstFrom = (list: readonly { readonly from: number }[], token: number): number =>
  firstWhere(list.length, (index) => at(list, index).from < token);

/** Numbers of the sentences, for loops. */
export const sentenceCount = (tokens: Tokens): number => tokens.sentences.length - 1;

/** Number of each tag in `UPOS`. */
export const UPOS_INDEX: ReadonlyMap<string, number> = new Map(UPOS.map((tag, index) => [tag, index]));

/** One apostrophe and one hyphen for all. */
export const foldQuotes = (word: string): string => {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code === 0x2019 || code === 0x2010 || code === 0x2011)
      return word.replace(/\u2019/g, "'").replace(/[\u2010\u2011]/g, '-');
  }
  return word;
};

/** The columns with those that follow from others. */
export function columnsOf(columns: Omit<Tokens, 'size' | 'sentenceOf' | 'lowers'>): Tokens {
  const size = columns.starts.length;
  const sentenceOf = new Int32Array(size);
  for (let s = 0; s + 1 < columns.sentences.length; s++)
    sentenceOf.fill(s, at(columns.sentences, s), at(columns.sentences, s + 1));
  return { ...columns, size, sentenceOf, lowers: columns.forms.map((form) => foldQuotes(form).toLowerCase()) };
}
