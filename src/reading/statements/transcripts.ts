/**
 * Transcripts: paragraphs that open with who speaks (*SECRETARY BLINKEN: ...*, *Q: ...*). A turn is one statement, over
 * all its paragraphs, to the next label.
 */
import type { Context } from '../context.js';
import { at, formAt, lowerAt } from '../text/tokens.js';
import { byMark, type Proposal } from './proposal.js';
import type { Stretch } from './stretch.js';

/** How long a label may be, in words. */
const LONGEST = 9;
/** Fewest labels that make a text a transcript. */
const FEWEST = 2;
const QUESTIONER = new Set(['q', 'q.', 'question', 'reporter', 'journalist', 'interviewer', 'the press', 'host']);

interface Label extends Stretch {
  readonly colon: number;
  readonly paragraph: number;
  readonly text: string;
}

/** The turns of a transcript; none where the text is not one. */
export function findTranscript(context: Context): Proposal[] {
  const labels = labelsOf(context);
  if (labels.length < FEWEST) return [];
  const { tokens, grammar } = context;
  return labels.flatMap((label, i): Proposal[] => {
    const lastParagraph = labels[i + 1]?.paragraph ?? tokens.paragraphs.length - 1;
    const content: Stretch[] = [];
    for (let p = label.paragraph; p < lastParagraph; p++) {
      const from = p === label.paragraph ? label.colon + 1 : at(tokens.paragraphs, p);
      const to = at(tokens.paragraphs, p + 1);
      if (to > from) content.push({ from, to });
    }
    if (content.length === 0) return [];
    return [{ ...byMark(grammar, label.colon, label, content, 'statements/transcript'), isTurn: true }];
  });
}

/** Whether a label stands for the press. */
export const isQuestioner = (label: string): boolean => QUESTIONER.has(label.toLowerCase());

const labelsOf = (context: Context): Label[] => {
  const { tokens } = context;
  const sure: Label[] = [];
  const likely: Label[] = [];
  for (let paragraph = 0; paragraph + 1 < tokens.paragraphs.length; paragraph++) {
    const from = at(tokens.paragraphs, paragraph);
    const last = at(tokens.paragraphs, paragraph + 1);
    const end = Math.min(last, from + LONGEST);
    // *Q Has the President spoken ...?*, without a colon.
    if (
      formAt(tokens, from) === 'Q' &&
      last - from > 2 &&
      lowerAt(tokens, from + 1) !== ':' &&
      lowerAt(tokens, from + 1) !== '.'
    ) {
      sure.push({ from, to: from + 1, colon: from, paragraph, text: 'Q' });
      continue;
    }
    for (let i = from + 1; i < end; i++) {
      if (lowerAt(tokens, i) !== ':') continue;
      const text = tokens.text.slice(at(tokens.starts, from), at(tokens.ends, i - 1));
      // *OPINION: ...*, *CORRECTION: ...*: what a text is called speaks for nobody.
      if (context.resources.texts.has(lowerAt(tokens, i - 1))) break;
      const label = { from, to: i, colon: i, paragraph, text };
      if (isLabel(text)) sure.push(label);
      else if (isName(text) && i + 1 < last && !isTitle(context, i)) likely.push(label);
      break;
    }
  }
  // *Mao Ning: ...*: names in small letters are labels where several paragraphs open with one and most of the text is theirs.
  const isTranscript =
    sure.length > 0 || (likely.length >= FEWEST && 2 * likely.length >= tokens.paragraphs.length - 2);
  return isTranscript ? [...sure, ...likely].sort((a, b) => a.from - b.from) : sure;
};

/** Whether a token stands in the title of the document. */
const isTitle = ({ document, tokens }: Context, token: number): boolean =>
  document.title !== undefined && at(tokens.starts, token) < document.title.length;

/** In capitals, or one of the words for the press; *ANALYSIS/OPINION* is nobody. */
const isLabel = (text: string): boolean => {
  if (text.includes('/')) return false;
  if (isQuestioner(text) || text === 'A' || text === 'A.') return true;
  const letters = text
    .replace(/\([^)]*\)/g, '')
    .replace(/\bMc(?=\p{Lu})/gu, 'MC')
    .replace(/[^\p{L}]/gu, '');
  return letters.length > 1 && letters === letters.toUpperCase();
};

/** Words that all begin with a capital. */
const isName = (text: string): boolean =>
  /^(?:\p{Lu}[\p{L}.'’-]*\s+){0,5}\p{Lu}[\p{L}.'’-]*(?:\s*\([^)]*\))?$/u.test(text);
