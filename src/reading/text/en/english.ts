/**
 * English: words and sentences, tags, trees and lemmas of a text. The models are opened when the first text comes, since
 * not every command needs them.
 */
import { late } from '../../once.js';
import type { Tables } from '../../tables.js';
import { at, columnsOf, type Language, type Tokens, UPOS, type Upos } from '../tokens.js';
import { createCut } from './cut.js';
import { createLemmatizer, type LemmaTable, type Lemmatizer } from './lemmas.js';
import { Lexicon } from './lexicon.js';
import { LONGEST_TREE } from './parser/net.js';
import { createParser, type Parsed } from './parser/parser.js';
import { readSplitter } from './splitter.js';

/** The model files, as they stand in data/models. */
export interface EnglishModels {
  /** Word vectors. */
  readonly vectors: Uint8Array;
  readonly parser: Uint8Array;
  /** The compiled arithmetic of the nets. */
  readonly kernel: Uint8Array;
  /** JSON. */
  readonly lemmas: string;
  /** JSON. */
  readonly sentences: string;
}

/** A word that ends no phrase and begins no sentence. */
const BEHIND = 'x';

/** @param models called once, when a text is to be read */
export function createEnglish(tables: Tables, models: () => EnglishModels): Language {
  const lexicon = new Lexicon(tables);
  const load = late(() => {
    const files = models();
    return {
      cut: createCut(lexicon, readSplitter(JSON.parse(files.sentences))),
      parser: createParser(files),
      lemma: createLemmatizer(JSON.parse(files.lemmas) as LemmaTable),
    };
  });
  const cutNames = createCut(lexicon);
  return {
    split: (phrase) => {
      // A small letter behind it keeps the full stop of an abbreviation with its word.
      const text = `${phrase} ${BEHIND}`;
      const { size, starts, ends } = cutNames(text);
      return Array.from({ length: size - 1 }, (_, i) => text.slice(at(starts, i), at(ends, i)));
    },
    formRow: (form) => load().parser.formRow(form),
    analyse: (text) => {
      const { cut, parser, lemma } = load();
      const words = cut(text);
      const forms = new Array<string>(words.size);
      for (let i = 0; i < words.size; i++) forms[i] = text.slice(at(words.starts, i), at(words.ends, i));
      const sentences = shortened(words.sentences);
      const cuts = sentences.length - words.sentences.length;
      const parsed = parser.parse(forms, sentences);
      return columnsOf({
        text,
        starts: words.starts,
        ends: words.ends,
        forms,
        joined: words.joined,
        sentences,
        paragraphs: words.paragraphs,
        ...found(forms, sentences, parsed, lemma),
        notes:
          cuts > 0
            ? [...words.notes, `sentences of more than ${LONGEST_TREE} words were cut (${cuts} cuts)`]
            : words.notes,
      });
    },
    tag: (given) => {
      const { parser, lemma } = load();
      const parsed = parser.parse(given.forms, given.sentences);
      const note = `the trees of sentences of more than ${LONGEST_TREE} words were put together from parts (${parsed.cut} sentences)`;
      return columnsOf({
        ...given,
        ...found(given.forms, given.sentences, parsed, lemma),
        notes: parsed.cut > 0 ? [...given.notes, note] : given.notes,
      });
    },
  };
}

const found = (
  forms: readonly string[],
  sentences: Int32Array,
  { upos, xpos, tree, encoder }: Parsed,
  lemmaOf: Lemmatizer,
): Pick<Tokens, 'upos' | 'xpos' | 'lemmas' | 'tree' | 'encoder'> => {
  const lemmas = new Array<string>(forms.length);
  for (let s = 0; s + 1 < sentences.length; s++) {
    const from = at(sentences, s);
    const to = at(sentences, s + 1);
    for (let i = from; i < to; i++)
      lemmas[i] = lemmaOf(
        forms[i] as string,
        UPOS[upos[i] as number] as Upos,
        tree.relations[i] as string,
        i > from ? forms[i - 1] : '',
        i + 1 < to ? forms[i + 1] : '',
      );
  }
  return { upos, xpos, lemmas, tree, encoder };
};

/** Sentences cut to what the parser takes at once. */
const shortened = (sentences: Int32Array): Int32Array => {
  let longest = 0;
  for (let s = 0; s + 1 < sentences.length; s++) longest = Math.max(longest, at(sentences, s + 1) - at(sentences, s));
  if (longest <= LONGEST_TREE) return sentences;
  const short: number[] = [0];
  for (let s = 1; s < sentences.length; s++)
    for (let from = short.at(-1) ?? 0; from < at(sentences, s); ) {
      from = Math.min(from + LONGEST_TREE, at(sentences, s));
      short.push(from);
    }
  return Int32Array.from(short);
};
