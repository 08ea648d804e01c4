/** Lines of the form *Name: words*, where a line is a paragraph of one sentence or a sentence opens with a name. */
import { type Context, mentionsIn } from '../context.js';
import {
  at,
  FINITE,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceCount,
  sentenceEnd,
  sentenceStart,
  someToken,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { isAgentNoun } from './agents.js';
import { isText } from './nominals.js';
import { byMark, type Proposal } from './proposal.js';
import { isVerbal, trimmed } from './stretch.js';

/** How long a name before a colon may be, in words. */
const LONGEST = 6;

export function headlines(context: Context): Proposal[] {
  const { tokens, grammar } = context;
  const proposals: Proposal[] = [];
  for (let paragraph = 0; paragraph + 1 < tokens.paragraphs.length; paragraph++) {
    const found = closingName(context, at(tokens.paragraphs, paragraph), at(tokens.paragraphs, paragraph + 1));
    if (found) proposals.push(found);
  }
  for (let sentence = 0; sentence < sentenceCount(tokens); sentence++) {
    const start = sentenceStart(tokens, sentence);
    const end = sentenceEnd(tokens, sentence);
    let colon = -1;
    for (let i = start + 1; i < end - 1 && i <= start + LONGEST; i++)
      if (lowerAt(tokens, i) === ':') {
        colon = i;
        break;
      }
    if (colon === -1 || !isName(context, start, colon)) continue;
    const content = trimmed(tokens, colon + 1, end);
    if (!content || content.to - content.from < 3) continue;
    proposals.push(byMark(grammar, colon, { from: start, to: colon }, [content], 'statements/colon'));
  }
  return proposals;
}

const PARTING = /^(-|–|—|―|--|:)$/;

/** *World is failing on vaccines - WHO*, *Oslo to sign: minister*, *"I was there." — Jan Olsen*: a mark and a name at the end of a paragraph. */
const closingName = (context: Context, start: number, end: number): Proposal | undefined => {
  const { tokens, grammar, quotes } = context;
  let last = end;
  if (formAt(tokens, last - 1) === '.') last--;
  for (let i = last - 2; i > start + 1 && i >= last - LONGEST; i--) {
    if (!PARTING.test(formAt(tokens, i))) continue;
    const quotation = at(quotes.of, i - 1);
    const isQuoted = quotation !== -1 && at(quotes.list, quotation).to === i;
    const isSpaced = at(tokens.starts, i + 1) > at(tokens.ends, i);
    const isColon = formAt(tokens, i) === ':';
    // Further down, what stands behind a colon is a link as often as a source.
    const isParted = isColon
      ? start === 0 && isClause(context, start, i)
      : at(tokens.starts, i) > at(tokens.ends, i - 1);
    const isTitle = last === end && isSpaced && isParted && sentenceAt(tokens, start) === sentenceAt(tokens, i);
    if ((!isQuoted && !isTitle) || !(isName(context, i + 1, last) || isSource(context, i + 1, last))) return undefined;
    const content = isQuoted ? at(quotes.list, quotation) : trimmed(tokens, start, i);
    return content && byMark(grammar, i, { from: i + 1, to: last }, [content], 'statements/dash');
  }
  return undefined;
};

/** *Obama Cabinet* tells nothing. */
const isClause = ({ tokens }: Context, from: number, to: number): boolean =>
  someToken(from, to, (i) => isVerbal(tokens, i));

/** *U.S. officials*, *court filing* */
const isSource = ({ resources, tokens }: Context, from: number, to: number): boolean => {
  const noun = lemmaAt(tokens, to - 1);
  return to - from <= MOST_WORDS && (isAgentNoun(resources, noun) || isText(resources, noun));
};
const MOST_WORDS = 3;

/** A person, state or organization whom the reading knows, or a surname alone. */
const isName = (context: Context, from: number, to: number): boolean => {
  const { tokens } = context;
  const mentions = mentionsIn(context, from, to);
  // *Blinken quoted the envoy: ...* has a verb, and is no name.
  if (someToken(from, to, (i) => uposOf(tokens, i) === 'VERB' && FINITE.has(xposAt(tokens, i)))) return false;
  if (mentions.some((one) => one.to === to)) return true;
  if (to - from > 3) return false;
  // *Minister: no plans to reopen embassy*
  if (to - from === 1 && isAgentNoun(context.resources, lemmaAt(tokens, from))) return true;
  return !someToken(from, to, (i) => uposOf(tokens, i) !== 'PROPN' || /^\p{Lu}+$/u.test(formAt(tokens, i)));
};
