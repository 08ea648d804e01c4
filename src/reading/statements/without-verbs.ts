/** Sources without a verb: *according to the Pentagon*, *in Beijing's view*, *Blinken: talks were candid*. */
import type { Context } from '../context.js';
import { at, sentenceEnd, sentenceStart } from '../text/tokens.js';
import { headlines } from './headlines.js';
import type { Proposal } from './proposal.js';
import { isComma, type Stretch, trimmed, wordAt } from './stretch.js';

/** @param isTranscript whether the labels of the text are its speakers, so that their colons are told already */
export const sourcePhrases = (context: Context, isTranscript: boolean): Proposal[] => {
  const { tokens, numbered, resources } = context;
  const proposals: Proposal[] = [];
  for (let i = 0; i < tokens.size; ) {
    const sentence = at(tokens.sentenceOf, i);
    const end = sentenceEnd(tokens, sentence);
    const found = resources.sources.phrases.longest(i, end, numbered.lowers);
    const [rule] = found?.values ?? [];
    if (found && rule) {
      const proposal = sourcePhrase(context, i, found.end, rule.id);
      if (proposal) proposals.push(proposal);
      i = found.end;
    } else i++;
  }
  return isTranscript ? proposals : [...proposals, ...headlines(context)];
};

const sourcePhrase = (context: Context, from: number, to: number, id: string): Proposal | undefined => {
  const { tokens, grammar, quotes } = context;
  const sentence = at(tokens.sentenceOf, from);
  let start = sentenceStart(tokens, sentence);
  let end = sentenceEnd(tokens, sentence);
  const quotation = at(quotes.of, from);
  if (quotation !== -1) {
    start = Math.max(start, at(quotes.list, quotation).from + 1);
    end = Math.min(end, at(quotes.list, quotation).to - 1);
  }
  if (to >= end) return undefined;
  const head = headBehind(context, to, end);
  const source = { from: to, to: Math.min(end, Math.max(to + 1, grammar.phrase(head).to)) };
  const named = { ...source, head, heads: grammar.conjuncts(head).filter((one) => one >= to && one < source.to) };
  if (named.heads.length > 1)
    named.to = Math.min(end, Math.max(source.to, grammar.phrase(at(named.heads, named.heads.length - 1)).to));
  const pieces: Stretch[] = [];
  const opens = from === start || (isComma(tokens, from - 1) === false && from - start <= 2);
  if (from > start) {
    // The clause in which the phrase stands begins behind the last semicolon.
    let first = start;
    for (let i = from - 1; i > start; i--)
      if (wordAt(tokens, i) === ';') {
        first = i + 1;
        break;
      }
    const before = trimmed(tokens, first, from);
    if (before) pieces.push(before);
  }
  const rest = isComma(tokens, named.to) ? trimmed(tokens, named.to + 1, end) : undefined;
  if (rest && (opens || goesOn(context, from, rest))) pieces.push(rest);
  if (pieces.length === 0) return undefined;
  return { cue: { from, to }, head: from, source: named, content: pieces, act: 'said', why: [id] };
};

/** Whether the clause around the phrase has its verb behind it: *The toll, according to the ministry, was nine.* */
const goesOn = ({ grammar, tokens }: Context, from: number, rest: Stretch): boolean => {
  const clause = grammar.clauseOf(from);
  return clause >= rest.from && clause < rest.to && at(tokens.sentenceOf, clause) === at(tokens.sentenceOf, from);
};

const headBehind = ({ grammar, tokens }: Context, from: number, end: number): number => {
  let limit = from;
  while (limit < end && limit < from + 12 && !isComma(tokens, limit) && !/^[.;:!?"”]$/.test(wordAt(tokens, limit)))
    limit++;
  return grammar.headOf(from, Math.max(limit, from + 1));
};
