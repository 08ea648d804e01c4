/**
 * English: words and sentences, tags, trees and lemmas of a text. The models are opened when the first text comes, since
 * not every command needs them.
 */
import { late } from '../../once.js';
import type { Tables } from '../../tables.js';
import { at, type CutWords, columnsOf, type Language, type Tokens, UPOS, type Upos } from '../tokens.js';
import { createCut } from './cut.js';
import { createLemmatizer, type LemmaTable, type Lemmatizer } from './lemmas.js';
import { Lexicon } from './lexicon.js';
import { LONGEST_TREE } from './parser/net.js';
import { createParser, type Parsed, shortened } from './parser/parser.js';
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
  const tag = (given: CutWords): Tokens => {
    const { parser, lemma } = load();
    const cuts = shortened(given.sentences).length - given.sentences.length;
    const note = `the trees of sentences of more than ${LONGEST_TREE} words were put together from parts (${cuts} cuts)`;
    return columnsOf({
      ...given,
      ...found(given.forms, given.sentences, parser.parse(given.forms, given.sentences), lemma),
      notes: cuts > 0 ? [...given.notes, note] : given.notes,
    });
  };
  return {
    split: (phrase) => {
      // A small letter behind it keeps the full stop of an abbreviation with its word.
      const text = `${phrase} ${BEHIND}`;
      const { size, starts, ends } = cutNames(text);
      return Array.from({ length: size - 1 }, (_, i) => text.slice(at(starts, i), at(ends, i)));
    },
    formRow: (form) => load().parser.formRow(form),
    analyse: (text) => {
      const { size, ...words } = load().cut(text);
      const forms = Array.from({ length: size }, (_, i) => text.slice(at(words.starts, i), at(words.ends, i)));
      const sentences = shortened(words.sentences);
      const cuts = sentences.length - words.sentences.length;
      const notes = cuts > 0 ? [`sentences of more than ${LONGEST_TREE} words were cut (${cuts} cuts)`] : [];
      return tag({ ...words, text, forms, sentences, notes });
    },
    tag,
  };
}

const found = (
  forms: readonly string[],
  sentences: Int32Array,
  { upos, xpos, tree, encoder }: Parsed,
  lemmaOf: Lemmatizer,
): Parsed & Pick<Tokens, 'lemmas'> => {
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
