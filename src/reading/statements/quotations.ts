/**
 * Quotations as pieces of a statement: what stands in marks before and behind a cue, and how it goes on over sentences
 * and paragraphs until the narrator or another cue takes over.
 */
import type { Context } from '../context.js';
import { at, formAt, lowerAt, sentenceEndAt, sentenceStartAt, uposOf } from '../text/tokens.js';
import { isComma, type Stretch } from './stretch.js';

const SPEECH_END = new Set([',', '.', '!', '?', '…', '...', '—', '–', '-', '--']);

/** Whether the words of a quotation end as speech does: with a comma, a full stop, a question. */
export const isSpeech = ({ tokens }: Context, quotation: Stretch): boolean => {
  const last = quotation.to - 2;
  return last > quotation.from && SPEECH_END.has(formAt(tokens, last));
};

/** The quotation that ends right before a token, a comma or dash between; -1 for none. */
export const quotationBefore = ({ tokens, quotes }: Context, token: number, start: number): number => {
  let i = token - 1;
  if (i >= start && isComma(tokens, i) && at(quotes.of, i) === -1) i--;
  if (i < 0) return -1;
  const quotation = at(quotes.of, i);
  return quotation !== -1 && at(quotes.list, quotation).to === i + 1 ? quotation : -1;
};

/** The first quotation that begins within the tokens `from` to `to`; -1 for none. */
export const quotationFrom = ({ quotes }: Context, from: number, to: number): number => {
  for (let i = from; i < to; i++) {
    const quotation = at(quotes.of, i);
    if (quotation !== -1 && at(quotes.list, quotation).from === i) return quotation;
  }
  return -1;
};

/**
 * The quotations that go on after a token at the end of a sentence: those that fill the next sentences of the
 * paragraph, and the paragraphs behind one that was left open.
 */
export const followers = (context: Context, from: number, isOpen: boolean): Stretch[] => {
  const { tokens, quotes } = context;
  const paragraphEnd = paragraphEndOf(context);
  const pieces: Stretch[] = [];
  let next = from;
  let open = isOpen;
  while (next < tokens.size) {
    const startsParagraph = next > 0 && paragraphEnd(next - 1) === next;
    if (startsParagraph && !open && !isWholeParagraph(context, next, paragraphEnd(next))) break;
    const quotation = at(quotes.of, next);
    if (quotation === -1) break;
    const stretch = at(quotes.list, quotation);
    if (stretch.from !== next) break;
    const end = sentenceEndAt(tokens, stretch.to - 1);
    // Words behind the mark in its sentence are the narrator's.
    if (!onlyPunctuation(context, stretch.to, end)) break;
    pieces.push(stretch);
    open = false;
    next = end;
  }
  return pieces;
};

/** Whether a paragraph is a quotation from its first word to its last. */
const isWholeParagraph = (context: Context, from: number, to: number): boolean => {
  const quotation = at(context.quotes.of, from);
  return (
    quotation !== -1 &&
    at(context.quotes.list, quotation).from === from &&
    onlyPunctuation(context, at(context.quotes.list, quotation).to, to)
  );
};

const onlyPunctuation = ({ tokens }: Context, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (!/^[.,;:!?]+$/.test(formAt(tokens, i))) return false;
  return true;
};

const paragraphEndOf =
  ({ tokens }: Context) =>
  (token: number): number => {
    let low = 0;
    let high = tokens.paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(tokens.paragraphs, middle) <= token) low = middle + 1;
      else high = middle;
    }
    return at(tokens.paragraphs, low);
  };

/** Where unquoted words of the sentence lead into a quotation: *The Council "is not a museum," ...*; its start if none. */
export const leadIn = (context: Context, quotation: Stretch, floor: number): number => {
  const { tokens } = context;
  const start = Math.max(sentenceStartAt(tokens, quotation.from), behindSpeech(context, quotation.from, floor));
  const before = quotation.from - 1;
  if (before < Math.max(start, floor)) return quotation.from;
  const word = lowerAt(tokens, before);
  return word === ',' || word === ':' || word === ';' || word === '—' || word === '.'
    ? quotation.from
    : Math.max(start, floor);
};

/** *"..., is back," and "the alliance," he added*: behind another's quotation, its comma and a conjunction; 0 for none. */
const behindSpeech = (context: Context, token: number, floor: number): number => {
  const { tokens, quotes } = context;
  for (let i = token - 1; i >= floor && i > token - FAR; i--) {
    const other = at(quotes.of, i);
    if (other === -1) continue;
    if (!isSpeech(context, at(quotes.list, other)) || floor === 0) return 0;
    return uposOf(tokens, i + 1) === 'CCONJ' ? i + 2 : i + 1;
  }
  return 0;
};
const FAR = 60;
