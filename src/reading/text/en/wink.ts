/**
 * English tokens, sentences, tags and lemmas by wink-nlp (https://winkjs.org/wink-nlp/) and its small web model.
 *
 * The tokenizer's time grows with the square of a run without white space, so long runs (addresses, base64, garbage) are
 * parted here by a plain rule, and long paragraphs are handed over in pieces: the whole is linear in the text.
 */
import { findParagraphs } from '../paragraphs.js';
import { type Analyse, at, TokenBuilder, UPOS, type Upos } from '../tokens.js';
import { Wink } from './winknlp.js';

/** A run without white space that is longer is no word of English. */
const LONGEST_RUN = 200;
/** Characters handed over at once. */
const LONGEST_PIECE = 8000;
/** A sentence of more tokens is cut. */
const LONGEST_SENTENCE = 300;

const PIECE = new RegExp(`[^\\s]{${LONGEST_RUN},}`, 'gu');
const PLAIN = /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;
const TAGS: ReadonlySet<string> = new Set(UPOS);
const upos = (tag: string): Upos => (TAGS.has(tag) ? (tag as Upos) : 'X');
/** One for the whole program: its model is large. */
let wink: Wink | undefined;

export function createEnglish(): Analyse {
  wink ??= new Wink();
  const nlp = wink;
  return (text) => {
    const builder = new TokenBuilder(text);
    let sentenceStart = 0;
    let cut = 0;
    const endSentence = (): void => {
      builder.endSentence();
      sentenceStart = builder.size;
    };
    const add = (start: number, end: number, lemma: string, tag: Upos): void => {
      if (builder.size - sentenceStart >= LONGEST_SENTENCE) {
        cut++;
        endSentence();
      }
      builder.add({ start, end, lemma, upos: tag });
    };

    const addPiece = (from: number, to: number): void => {
      const piece = text.slice(from, to);
      const { value, pos, lemma, sentences } = nlp.analyse(piece);
      let offset = 0;
      let sentence = 0;
      value.forEach((word, i) => {
        const start = piece.indexOf(word, offset);
        // A word that wink-nlp altered would stand nowhere; it is passed over rather than misplaced.
        if (word.trim() !== '' && start !== -1) {
          add(from + start, from + start + word.length, at(lemma, i), upos(at(pos, i)));
          offset = start + word.length;
        }
        if (sentence < sentences.length - 1 && i === at(sentences, sentence)[1]) {
          endSentence();
          sentence++;
        }
      });
    };

    const addRun = (from: number, to: number): void => {
      for (const match of text.slice(from, to).matchAll(PLAIN))
        add(from + match.index, from + match.index + match[0].length, match[0].toLowerCase(), 'X');
    };

    for (const [start, end] of findParagraphs(text)) {
      sentenceStart = builder.size;
      let from = start;
      const paragraph = text.slice(start, end);
      if (paragraph.length >= LONGEST_RUN) {
        for (const run of paragraph.matchAll(PIECE)) {
          for (const [a, b] of pieces(text, from, start + run.index)) addPiece(a, b);
          addRun(start + run.index, start + run.index + run[0].length);
          from = start + run.index + run[0].length;
        }
      }
      for (const [a, b] of pieces(text, from, end)) addPiece(a, b);
      builder.endParagraph();
    }
    nlp.forget();
    const notes = cut > 0 ? [`sentences of more than ${LONGEST_SENTENCE} words were cut (${cut} cuts)`] : [];
    return builder.build(notes);
  };
}

/** The stretch in pieces that end at white space, none much longer than `LONGEST_PIECE`. */
function* pieces(text: string, start: number, end: number): Generator<[number, number]> {
  let from = start;
  while (end - from > LONGEST_PIECE) {
    let to = from + LONGEST_PIECE;
    // Runs without white space are short here, so this stops soon.
    while (to < end && !/\s/.test(text.charAt(to))) to++;
    yield [from, to];
    from = to;
  }
  if (from < end) yield [from, end];
}
