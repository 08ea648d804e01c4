/**
 * Questions about a dependency tree in words of grammar, on the relations of Universal Dependencies: who does what to
 * whom, what is reported, negated, possible, under a condition. All later layers ask these, and none looks at the tree.
 *
 * What each question means, to the last exception, stands in test/cases/grammar/README.md. Words are token indices, in
 * the order of the text; -1 is 'none'. Heads stand for phrases, conjuncts are included, relative pronouns and *each
 * other* are replaced by what they stand for. Any tree is answered, a parser's with its faults too; without a tree every
 * word stands alone. Everything that flows down a tree is found once when the grammar is made, in time linear in the text.
 */

import { range } from '../lists.js';
import { once, onceForEach } from '../once.js';
import { type Arguments, createArguments } from './grammar/arguments.js';
import { createClauses } from './grammar/clauses.js';
import { isGerund } from './grammar/forms.js';
import type { GrammarLexicon } from './grammar/lexicon.js';
import { createMoods } from './grammar/moods.js';
import { createNouns } from './grammar/nouns.js';
import { createObliques, prepositionOf } from './grammar/obliques.js';
import { createRanges } from './grammar/ranges.js';
import { createRelatives } from './grammar/relatives.js';
import { inOrder, NONE, Structure } from './grammar/structure.js';
import { createVerbs, type Verbs } from './grammar/verbs.js';
import { wayBetween } from './grammar/ways.js';
import { findQuotes } from './quotes.js';
import { at, sentenceEnd, sentenceStart, type Tokens } from './tokens.js';

export type Grammar = ReturnType<typeof createGrammar>;

/** @param tokens with a tree; without one every word stands alone */
export function createGrammar(tokens: Tokens, lexicon: GrammarLexicon) {
  const quotes = findQuotes(tokens);
  const s = new Structure(tokens, lexicon);
  const verbs = createVerbs(s);
  const relatives = createRelatives(s, verbs);
  const phrases = createObliques(s);
  const nouns = createNouns(s, relatives, phrases, () => args);
  const args: Arguments = createArguments(s, verbs, relatives, phrases, nouns);
  args.prepare();
  const clauses = createClauses(s, verbs, quotes.of);
  const moods = createMoods(s, verbs, quotes.of, args.subjects);
  const ranges = createRanges(s);

  const select = (sentence: number, isWanted: (token: number) => boolean): readonly number[] =>
    range(sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)).filter(isWanted);

  /** Lemma of the modal, `be to`, `be going to`, `have to`, `ought to`; else `none`. */
  const modality = (predicate: number): string => {
    const own = verbs.modal(predicate);
    if (own !== '') return own;
    return verbs.isInfinitive(predicate) ? modalityOfGovernor(s, verbs, clauses.governor(predicate)) : 'none';
  };

  /** Whether a word stands between quotation marks. */
  const isQuoted = (token: number): boolean => {
    const quotation = at(quotes.of, token);
    if (quotation === NONE) return false;
    const { from, to } = at(quotes.list, quotation);
    return token !== from && (token !== to - 1 || !s.isPunctuation(token) || !QUOTATION_MARKS.has(s.lower(token)));
  };

  const kept = <T>(ask: (token: number) => T) => onceForEach(tokens.size, ask);
  return {
    ...args,
    ...clauses,
    ...moods,
    ...nouns,
    ...ranges,
    tokens,
    /** Quotations by their marks. */
    quotes,
    /** The words that head a clause of a sentence. */
    predicates: (sentence: number) => select(sentence, clauses.isPredicate),
    /** The predicates of the sentence's main clauses; asked of every participle of a sentence. */
    mainPredicates: once((sentence) =>
      select(sentence, (token) => clauses.isPredicate(token) && clauses.isMain(token)),
    ),
    agent: kept(args.agent),
    patient: kept(args.patient),
    recipient: kept(args.recipient),
    obliques: kept(args.obliques),
    /** The nouns under one preposition: 'with', 'according to', 'in the wake of'. */
    oblique: (predicate: number, preposition: string) =>
      inOrder(args.obliques(predicate).flatMap((one) => (one.preposition === preposition ? one.words : []))),
    /** Phrases without a preposition that are no argument: *last week*. */
    bareObliques: phrases.bare,
    /** Phrases with a preposition on a noun: *talks on gas*. */
    nounObliques: kept(phrases.ofNoun),
    /** The preposition before a noun, '' for none. */
    preposition: (noun: number) => prepositionOf(s, noun),
    /** The particle of a verb (*carry out*), '' for none. */
    particle: (verb: number) => (s.slot(verb, 'particle') === NONE ? '' : s.lower(s.slot(verb, 'particle'))),
    complements: kept(clauses.complements),
    phrase: kept(ranges.phrase),
    name: kept(ranges.name),
    whole: kept(ranges.whole),
    appositions: kept(ranges.appositions),
    /** The way through the tree from one word to another of its sentence (grammar/ways.ts). */
    way: (from: number, to: number) => wayBetween(s, from, to),
    /** A noun of time, which is no subject: 'day', 'Monday'. */
    isTime: (noun: number) => lexicon.words.time.has(s.lemma(noun)) || lexicon.calendar.has(s.lemma(noun)),
    /** The word with all that are coordinated with it. */
    conjuncts: (token: number) => s.conjuncts(token),
    modality,
    tense: kept((predicate) => (moods.isImperative(predicate) ? 'none' : verbs.tense(predicate))),
    aspect: verbs.aspect,
    voice: (predicate: number): 'active' | 'passive' => (verbs.isPassive(predicate) ? 'passive' : 'active'),
    isQuoted,
  };
}

const QUOTATION_MARKS = new Set(['"', '\u201d', '\u00bb', "''"]);

/** *is going to close*, *had to avoid*, and *ought* where it heads the tree. */
const modalityOfGovernor = (s: Structure, verbs: Verbs, governor: number): string => {
  if (governor === NONE) return 'none';
  const { auxiliaries } = verbs.group(governor);
  switch (s.lemma(governor)) {
    case 'go':
      return isGerund(s, governor) && auxiliaries.some((auxiliary) => s.lemma(auxiliary) === 'be')
        ? 'be going to'
        : 'none';
    case 'have':
      return s.slot(governor, 'object') === NONE ? 'have to' : 'none';
    case 'get':
      return auxiliaries.some((auxiliary) => s.lemma(auxiliary) === 'have') ? 'have to' : 'none';
    case 'ought':
      return 'ought to';
    default:
      return 'none';
  }
};
