/** Lines of the form *Name: words*, where a line is a paragraph of one sentence or a sentence opens with a name. */
import type { Context } from '../context.js';
import { mentionsIn } from '../context.js';
import { at, sentenceCount, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import type { Proposal } from './proposal.js';
import { trimmed, wordAt } from './stretch.js';

/** How long a name before a colon may be, in words. */
const LONGEST = 6;

export function headlines(context: Context): Proposal[] {
  const { tokens, grammar } = context;
  const proposals: Proposal[] = [];
  for (let sentence = 0; sentence < sentenceCount(tokens); sentence++) {
    const start = sentenceStart(tokens, sentence);
    const end = sentenceEnd(tokens, sentence);
    let colon = -1;
    for (let i = start + 1; i < end - 1 && i <= start + LONGEST; i++)
      if (wordAt(tokens, i) === ':') {
        colon = i;
        break;
      }
    if (colon === -1 || !isName(context, start, colon)) continue;
    const content = trimmed(tokens, colon + 1, end);
    if (!content || content.to - content.from < 3) continue;
    const head = grammar.headOf(start, colon);
    proposals.push({
      cue: { from: colon, to: colon + 1 },
      head: colon,
      source: { from: start, to: colon, head, heads: [head] },
      content: [withMarks(context, content, end)],
      act: 'said',
      why: ['statements/colon'],
    });
  }
  return proposals;
}

/** A person, state or organization whom the reading knows, or a surname alone. */
const isName = (context: Context, from: number, to: number): boolean => {
  const { tokens } = context;
  const mentions = mentionsIn(context, from, to);
  if (mentions.some((one) => one.to === to)) return true;
  if (to - from > 3) return false;
  for (let i = from; i < to; i++)
    if (uposOf(tokens, i) !== 'PROPN' || /^\p{Lu}+$/u.test(at(tokens.forms, i))) return false;
  return true;
};

const withMarks = (
  { tokens }: Context,
  content: { from: number; to: number },
  end: number,
): { from: number; to: number } =>
  content.to < end && /^["”]$/.test(at(tokens.forms, content.to))
    ? { from: content.from, to: content.to + 1 }
    : content;
