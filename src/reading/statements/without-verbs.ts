/**
 * Sources without a verb: *according to the Pentagon*, *in Beijing's view*, *if the minister is to be believed*.
 * The rows of `data/en/sources.csv` have the words before the name and those that close behind it.
 */
import { around, type Context } from '../context.js';
import { listed } from '../lists.js';
import { onceFor } from '../once.js';
import type { SourceRule } from '../resources.js';
import { at, lowerAt, sentenceEndAt, uposOf } from '../text/tokens.js';
import { headlines } from './headlines.js';
import type { Proposal } from './proposal.js';
import { joinedWithin, type Source } from './source-words.js';
import { isComma, type Stretch, trimmed } from './stretch.js';

/** @param isTranscript whether the labels of the text are its speakers, so that their colons are told already */
export const sourcePhrases = (context: Context, isTranscript: boolean): Proposal[] => {
  const { tokens, numbered, resources } = context;
  const proposals: Proposal[] = [];
  for (let i = 0; i < tokens.size; ) {
    const end = sentenceEndAt(tokens, i);
    const found = resources.sources.phrases.longest(i, end, numbered.lowers);
    let next = i + 1;
    for (const rule of found?.values ?? []) {
      const phrase = found && phraseOf(context, rule, i, found.end, closingsOf(rule));
      const proposal = phrase && sourcePhrase(context, phrase, rule.id);
      if (!proposal) continue;
      proposals.push(proposal);
      next = phrase.to;
      break;
    }
    i = next;
  }
  return isTranscript ? proposals : [...proposals, ...headlines(context)];
};

/** The closing words of a rule by their first. */
const closingsOf = onceFor(({ closing }: SourceRule): ReadonlyMap<string, readonly string[][]> => {
  const index = new Map<string, string[][]>();
  for (const phrase of closing) {
    const words = phrase.split(' ');
    listed(index, words[0] ?? '').push(words);
  }
  return index;
});

/** A phrase that names a source, with its name; *to* is the end of all, a comma that closes it apart. */
interface Phrase extends Stretch {
  readonly cue: Stretch;
  readonly source: Source;
}

/** How long a name between opening and closing words may be. */
const LONGEST = 14;

const phraseOf = (
  context: Context,
  rule: SourceRule,
  from: number,
  opening: number,
  closings: ReadonlyMap<string, readonly string[][]>,
): Phrase | undefined => {
  const { tokens, grammar, quotes } = context;
  let end = sentenceEndAt(tokens, from);
  const quotation = at(quotes.of, from);
  if (quotation !== -1) end = Math.min(end, at(quotes.list, quotation).to - 1);
  if (opening >= end) return undefined;
  if (rule.needs.includes('parted') && !isComma(tokens, from - 1)) return undefined;
  let closing: Stretch | undefined;
  if (rule.closing.length > 0) {
    closing = closingOf(context, opening, Math.min(end, opening + LONGEST), closings);
    if (!closing) return undefined;
  }
  const limit = closing ? closing.from : end;
  const head = closing ? grammar.headOf(opening, limit) : headBehind(context, opening, limit);
  const last = closing ? limit : endOfName(context, opening, head, limit);
  const source = joinedWithin(grammar, { from: opening, to: last }, head);
  const to = closing ? closing.to : last;
  // *as he put it*: the verb is the cue.
  const isVerb = closing !== undefined && opening - from === 1 && !lowerAt(tokens, closing.from).startsWith("'");
  return { from, to, cue: isVerb && closing ? closing : { from, to: opening }, source };
};

const closingOf = (
  { tokens, grammar }: Context,
  from: number,
  end: number,
  closings: ReadonlyMap<string, readonly string[][]>,
): Stretch | undefined => {
  for (let i = from + 1; i < end; i++) {
    const word = lowerAt(tokens, i);
    for (const words of closings.get(word) ?? [])
      if (words.every((one, k) => i + k < end && lowerAt(tokens, i + k) === one))
        return { from: i, to: i + words.length };
    if ((isComma(tokens, i) && closings.has("'s")) || (uposOf(tokens, i) === 'VERB' && grammar.isPredicate(i)))
      return undefined;
  }
  return undefined;
};

const endOfName = ({ grammar, tokens }: Context, from: number, head: number, limit: number): number => {
  let to = Math.min(limit, Math.max(from + 1, head + 1, grammar.phrase(head).to));
  const joined = grammar.conjuncts(head).filter((one) => one > head && one < limit);
  for (const one of joined) to = Math.min(limit, Math.max(to, grammar.phrase(one).to));
  while (to > from + 1 && isComma(tokens, to - 1)) to--;
  return to;
};

const sourcePhrase = (context: Context, { from, to, cue, source }: Phrase, id: string): Proposal | undefined => {
  const { tokens } = context;
  const { from: start, to: end } = around(tokens, { from, to });
  const rest = isComma(tokens, to) ? trimmed(tokens, to + 1, end) : undefined;
  const pieces = [trimmed(tokens, start, from) ?? [], rest ?? []].flat();
  return pieces.length === 0 ? undefined : { cue, head: from, source, content: pieces, why: [id] };
};

const headBehind = ({ grammar, tokens }: Context, from: number, end: number): number => {
  let limit = from;
  while (limit < end && limit < from + 12 && !isComma(tokens, limit) && !/^[.;:!?"”]$/.test(lowerAt(tokens, limit)))
    limit++;
  return grammar.headOf(from, Math.max(limit, from + 1));
};
