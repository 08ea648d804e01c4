/**
 * Nouns that carry content: *Moscow's warning that ...*, *his criticism of ...*, *an appeal for ... by the Council*, *the
 * host's conclusion: ...*. What hangs on a noun is asked of the tree; where it errs, of the words behind it.
 */
import { type Context, mentionsIn } from '../context.js';
import { FINITE, lemmaAt, lowerAt, sentenceEndAt, sentenceStartAt, uposOf, xposAt } from '../text/tokens.js';
import { isAgentNoun } from './agents.js';
import type { Cue } from './cues.js';
import type { Proposal } from './proposal.js';
import { phraseFrom, type Source } from './source-words.js';
import { ownerOf } from './sources.js';
import { isComma, type Stretch, trimmed } from './stretch.js';

/** How far behind the noun its clause may begin, in words. */
const REACH = 12;
/** How far words are looked for in a sentence of any length. */
const FAR = 100;

/** The statement of a noun with an owner: what is said by nobody is no statement that anybody asks for. */
export function statementOfNoun(context: Context, cue: Cue): Proposal | undefined {
  const source = ownerOf(context, cue.head) ?? speakerBehind(context, cue);
  if (!source) return undefined;
  const { frames } = cue.rule;
  const clause = frames.has('clause') ? clauseBehind(context, cue, 'that') : undefined;
  if (clause) return result(cue, source, clause, cue.to, 'statements/noun-clause');
  const named = colonBehind(context, cue);
  if (named) return result(cue, source, named, cue.to, 'statements/noun-clause');
  const infinitive = frames.has('infinitive') ? clauseBehind(context, cue, 'to') : undefined;
  if (infinitive) return result(cue, source, infinitive, cue.to, 'statements/noun-clause');
  return phraseBehind(context, cue, source);
}

const result = (cue: Cue, source: Source, piece: Stretch, to: number, rule: string): Proposal | undefined =>
  source.from < piece.to && piece.from < source.to && source.from >= piece.from
    ? undefined
    : { cue: { from: cue.from, to }, head: cue.head, source, content: [piece], rule: cue.rule, why: [rule] };

const BY = new Set(['from', 'by', 'among']);

/** *criticism from Ankara*, *a promise by the envoy*, *hopes of the mediators* */
const speakerBehind = (context: Context, { to, rule }: Cue): Source | undefined => {
  const { tokens } = context;
  const next = lowerAt(tokens, to);
  if (next === ',') return undefined;
  if (!BY.has(next) && next !== 'of') return undefined;
  const phrase = phraseFrom(context, to + 1);
  if (!phrase || next !== 'of') return phrase;
  // *hopes of a truce* is what is hoped for, *hopes of the mediators* who hopes.
  const isSpeaker =
    mentionsIn(context, phrase.from, phrase.to).some((one) => one.from <= phrase.head && phrase.head < one.to) ||
    isAgentNoun(context.resources, lemmaAt(tokens, phrase.head));
  return isSpeaker && rule.frames.has('clause') ? phrase : undefined;
};

/** A clause that begins with a word right behind the noun or behind a phrase of its own. */
const clauseBehind = (context: Context, cue: Cue, opening: 'that' | 'to'): Stretch | undefined => {
  const { tokens, grammar } = context;
  const end = sentenceEndAt(tokens, cue.from);
  const limit = Math.min(end, cue.to + (opening === 'that' ? REACH : 2));
  for (let from = cue.to; from < limit; from++) {
    const word = lowerAt(tokens, from);
    if (uposOf(tokens, from) === 'VERB' && word !== opening) return undefined;
    const opens = word === opening || (word === 'not' && lowerAt(tokens, from + 1) === opening);
    if (!opens || (opening === 'to' && uposOf(tokens, from) === 'ADP')) continue;
    const verb = verbOf(context, from, end);
    if (verb === -1) return undefined;
    // *the claim that angered Tokyo* is a relative clause.
    if (xposAt(tokens, from) === 'WDT' && grammar.subjects(verb).every((one) => one <= from)) return undefined;
    const to = clauseEnd(context, cue, from, grammar.whole(verb).to, opening === 'that' ? 1 : 0);
    return trimmed(tokens, from, to);
  }
  return undefined;
};

/**
 * The end of a clause on a noun that is a subject: before *came from*, the comma behind which it is *made by*, and the
 * first finite verb more than its own (`most`) that nothing joins (*hopes that both would sit faded*).
 */
const clauseEnd = ({ tokens }: Context, cue: Cue, from: number, to: number, most: number): number => {
  let isSubject = true;
  for (let i = Math.max(sentenceStartAt(tokens, from), cue.from - FAR); i < cue.from; i++)
    if (FINITE.has(xposAt(tokens, i))) isSubject = false;
  let verbs = 0;
  for (let i = from + 1; i < to && i < from + FAR; i++) {
    // *claims that the vote was stolen, feed doubts*: a finite verb right behind a comma has the noun as its subject.
    if (isSubject && isComma(tokens, i) && FINITE.has(xposAt(tokens, i + 1))) return i;
    const joins =
      uposOf(tokens, i) === 'CCONJ' || uposOf(tokens, i) === 'SCONJ' || /^W|^,$|^:$/.test(xposAt(tokens, i));
    if (joins) isSubject = false;
    if (FINITE.has(xposAt(tokens, i)) && ++verbs > most && isSubject) return i;
  }
  return to;
};

/** *Sherman's summary: a frank talk*: what stands behind a colon, a phrase of the noun between. */
const colonBehind = (context: Context, cue: Cue): Stretch | undefined => {
  const { tokens } = context;
  if (!cue.rule.frames.has('clause')) return undefined;
  const end = sentenceEndAt(tokens, cue.from);
  for (let i = cue.to; i + 1 < end && i < cue.to + REACH; i++) {
    if (lowerAt(tokens, i) === ':') return trimmed(tokens, i + 1, end);
    if (isComma(tokens, i) || uposOf(tokens, i) === 'VERB' || uposOf(tokens, i) === 'AUX') return undefined;
  }
  return undefined;
};

/** The predicate whose clause begins with a token. */
const verbOf = ({ grammar }: Context, from: number, end: number): number => {
  for (let i = from + 1; i < end && i < from + 25; i++) {
    if (!grammar.isPredicate(i)) continue;
    const whole = grammar.whole(i);
    if (whole.from >= from - 1 && whole.from <= from + 1) return i;
    // Where the tree hangs the noun on its clause, the clause still has its subject behind the word.
    if (whole.from < from && grammar.subjects(i).some((one) => one > from && one < i)) return i;
  }
  return -1;
};

/** *of the plan* behind *criticism*, *for a warning* behind *appeal to the Council*, where its row has the preposition. */
const phraseBehind = (context: Context, cue: Cue, source: Source): Proposal | undefined => {
  const { tokens, grammar } = context;
  const preposition = lowerAt(tokens, cue.to);
  for (const oblique of grammar.nounObliques(cue.head)) {
    const [first] = oblique.words;
    const last = oblique.words.at(-1);
    if (first === undefined || last === undefined || !cue.rule.frames.has(oblique.preposition)) continue;
    const { from } = grammar.phrase(first);
    if (from <= cue.to || lowerAt(tokens, from - 1) !== oblique.preposition) continue;
    const piece = trimmed(tokens, from, Math.max(grammar.phrase(last).to, from + 1));
    if (!piece) continue;
    const isNear = from === cue.to + 1;
    return result(cue, source, piece, isNear ? cue.to + 1 : cue.to, 'statements/noun-phrase');
  }
  if (!cue.rule.frames.has(preposition)) return undefined;
  const verb = verbOf(context, cue.to, cue.to + 4);
  const piece = verb === -1 ? undefined : trimmed(tokens, cue.to + 1, grammar.whole(verb).to);
  return piece && result(cue, source, piece, cue.to + 1, 'statements/noun-phrase');
};
