/**
 * Sources that are not the subject of their verb: whoever is quoted (*she quoted the minister: "..."*), who wrote the text
 * that speaks (*the note that Joly sent begins ...*), and the words before a name that belong to it (*one of them, ...*).
 */
import type { Context } from '../context.js';
import { at, lemmaAt, lowerAt, uposOf } from '../text/tokens.js';
import type { Cue } from './cues.js';
import { isText, nounOf } from './nominals.js';
import { LONGEST, phraseFrom, type Source, withName } from './source-words.js';
import { isComma } from './stretch.js';

/** *quoted Seoul's president: "..."*: the object of a verb of quoting, where a quotation stands behind a colon. */
export const quotedObject = (context: Context, cue: Cue): Source | undefined => {
  const { tokens, quotes } = context;
  if (!cue.rule.frames.has('quoted')) return undefined;
  const object = phraseFrom(context, cue.to);
  if (!object || lowerAt(tokens, object.to) !== ':' || object.to + 1 >= tokens.size) return undefined;
  const quotation = at(quotes.of, object.to + 1);
  return quotation !== -1 && at(quotes.list, quotation).from === object.to + 1 ? object : undefined;
};

/** *the note that Joly sent*: who wrote a text, by the clause that hangs on it. */
export const writerOf = (context: Context, source: Source): Source | undefined => {
  const { tokens, grammar } = context;
  if (!isText(context.resources, nounOf(tokens, source.head))) return undefined;
  for (let i = source.head + 1; i < tokens.size && i < source.head + LONGEST; i++) {
    if (isComma(tokens, i)) return undefined;
    if (!grammar.isPredicate(i)) continue;
    if (!WRITING.has(lemmaAt(tokens, i))) return undefined;
    const [head] = grammar.subjects(i).filter((one) => one > source.head && one < i && uposOf(tokens, one) === 'PROPN');
    if (head === undefined) return undefined;
    const { from, to } = grammar.phrase(head);
    const stretch = withName(context, { from: Math.max(from, source.head + 1), to: Math.min(to, i) });
    return { ...stretch, head, heads: [head] };
  }
  return undefined;
};
const WRITING = new Set(['send', 'write', 'publish', 'post', 'release', 'issue', 'sign', 'leave']);

/** *said one of them, Justin Trudeau*: with the words for a part before the name. */
export const withPart = ({ tokens }: Context, cue: Cue, source: Source): Source => {
  if (source.from <= cue.to || !isComma(tokens, source.from - 1)) return source;
  const isPart = PARTS.has(lowerAt(tokens, cue.to)) && lowerAt(tokens, cue.to + 1) === 'of';
  return isPart && source.from - cue.to < LONGEST ? { ...source, from: cue.to } : source;
};
const PARTS = new Set(['one', 'two', 'three', 'some', 'several', 'another', 'both']);
