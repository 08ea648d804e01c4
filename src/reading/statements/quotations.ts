/** Quotations as pieces of a statement: how they go on over sentences and paragraphs until the narrator or another cue takes over. */
import type { Context } from '../context.js';
import { at, firstWhere, formAt, sentenceEndAt, someToken } from '../text/tokens.js';
import type { Stretch } from './stretch.js';

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
    const stretch = quotes.list[at(quotes.of, next)];
    if (stretch?.from !== next) break;
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
  const quotation = context.quotes.list[at(context.quotes.of, from)];
  return quotation?.from === from && onlyPunctuation(context, quotation.to, to);
};

const onlyPunctuation = ({ tokens }: Context, from: number, to: number): boolean =>
  !someToken(from, to, (i) => !/^[.,;:!?]+$/.test(formAt(tokens, i)));

const paragraphEndOf =
  ({ tokens }: Context) =>
  (token: number): number =>
    at(
      tokens.paragraphs,
      firstWhere(tokens.paragraphs.length - 1, (p) => at(tokens.paragraphs, p) <= token),
    );
