/** Nouns that carry content: *Moscow's warning that ...*, *his criticism of ...*, *an appeal for ... by the Council*. */
import type { Context } from '../context.js';
import { at, sentenceEnd, uposOf } from '../text/tokens.js';
import type { Cue } from './cues.js';
import type { Proposal } from './proposal.js';
import { ownerOf, type Source } from './sources.js';
import { type Stretch, trimmed, wordAt } from './stretch.js';

/** How far behind the noun its clause may begin, in words. */
const REACH = 8;

/** The statement of a noun; a clause with *that* needs no source, an object does. */
export function statementOfNoun(context: Context, cue: Cue): Proposal | undefined {
  const source = ownerOf(context, cue.head) ?? speakerBehind(context, cue.head);
  const { frames } = cue.rule;
  const clause = frames.has('clause') ? clauseBehind(context, cue, 'that') : undefined;
  if (clause) return result(cue, source, clause, cue.to, 'statements/noun-clause');
  if (!source) return undefined;
  const infinitive = frames.has('infinitive') ? clauseBehind(context, cue, 'to') : undefined;
  if (infinitive) return result(cue, source, infinitive, cue.to, 'statements/noun-clause');
  const phrase = phraseBehind(context, cue);
  return phrase && result(cue, source, phrase, cue.to + 1, 'statements/noun-phrase');
}

const result = (
  cue: Cue,
  source: Source | undefined,
  piece: Stretch,
  to: number,
  rule: string,
): Proposal | undefined =>
  source && source.from < piece.to && piece.from < source.to && source.from >= piece.from
    ? undefined
    : { cue: { from: cue.from, to }, head: cue.head, source, content: [piece], rule: cue.rule, why: [rule] };

/** *criticism from Ankara*, *a promise by the envoy* */
const speakerBehind = (context: Context, noun: number): Source | undefined => {
  const { grammar } = context;
  for (const { preposition, words } of grammar.nounObliques(noun)) {
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined || !['from', 'by', 'among'].includes(preposition)) continue;
    return { from: grammar.phrase(first).from, to: grammar.phrase(last).to, head: first, heads: words };
  }
  return undefined;
};

/** A clause that begins with a word right behind the noun or behind a phrase of its own. */
const clauseBehind = (context: Context, cue: Cue, opening: 'that' | 'to'): Stretch | undefined => {
  const { tokens, grammar } = context;
  const end = sentenceEnd(tokens, at(tokens.sentenceOf, cue.from));
  const limit = Math.min(end, cue.to + (opening === 'that' ? REACH : 2));
  for (let from = cue.to; from < limit; from++) {
    const word = wordAt(tokens, from);
    if (word === ',' || (uposOf(tokens, from) === 'VERB' && word !== opening)) return undefined;
    const opens = word === opening || (word === 'not' && wordAt(tokens, from + 1) === opening);
    if (!opens || (opening === 'to' && uposOf(tokens, from) === 'ADP')) continue;
    const verb = verbOf(context, from, end);
    if (verb === -1) return undefined;
    // *the claim that angered Tokyo* is a relative clause.
    if (at(tokens.xpos, from) === 'WDT' && grammar.subjects(verb).every((one) => one <= from)) return undefined;
    return trimmed(tokens, from, grammar.whole(verb).to);
  }
  return undefined;
};

/** The predicate whose clause begins with a token. */
const verbOf = ({ grammar }: Context, from: number, end: number): number => {
  for (let i = from + 1; i < end && i < from + 25; i++)
    if (grammar.isPredicate(i) && grammar.whole(i).from >= from - 1 && grammar.whole(i).from <= from + 1) return i;
  return -1;
};

/** *of the plan* behind *criticism*, where its row has the preposition. */
const phraseBehind = (context: Context, cue: Cue): Stretch | undefined => {
  const { tokens, grammar } = context;
  const preposition = wordAt(tokens, cue.to);
  if (!cue.rule.frames.has(preposition)) return undefined;
  for (const oblique of grammar.nounObliques(cue.head)) {
    const [first] = oblique.words;
    const last = oblique.words.at(-1);
    if (oblique.preposition !== preposition || first === undefined || last === undefined) continue;
    return trimmed(tokens, cue.to + 1, Math.max(grammar.phrase(last).to, cue.to + 2));
  }
  const verb = verbOf(context, cue.to, cue.to + 4);
  return verb === -1 ? undefined : trimmed(tokens, cue.to + 1, grammar.whole(verb).to);
};
