/**
 * Questions about a dependency tree in words of grammar, on the relations of Universal Dependencies: who does what to
 * whom, what is reported, negated, possible, under a condition. All later layers ask these, and none looks at the tree.
 *
 * What each question means, to the last exception, stands in test/cases/grammar/README.md. Words are token indices, in
 * the order of the text; -1 is 'none'. Heads stand for phrases, conjuncts are included, relative pronouns and *each
 * other* are replaced by what they stand for. Any tree is answered, a parser's with its faults too; without a tree every
 * word stands alone. Everything that flows down a tree is found once when the grammar is made, in time linear in the text.
 */

import { once, onceForEach } from '../once.js';
import { type Arguments, createArguments } from './grammar/arguments.js';
import { type Clauses, createClauses } from './grammar/clauses.js';
import { isGerund } from './grammar/forms.js';
import type { GrammarLexicon } from './grammar/lexicon.js';
import { createMoods, type Moods } from './grammar/moods.js';
import { createNouns, type Nouns } from './grammar/nouns.js';
import { createObliques, type Oblique, prepositionOf } from './grammar/obliques.js';
import { createRanges, type Ranges } from './grammar/ranges.js';
import { createRelatives } from './grammar/relatives.js';
import { inOrder, NONE, Structure } from './grammar/structure.js';
import { createVerbs, type Verbs } from './grammar/verbs.js';
import { wayBetween } from './grammar/ways.js';
import { findQuotes, type Quotes } from './quotes.js';
import { at, sentenceEnd, sentenceStart, type Tokens } from './tokens.js';

export interface Grammar
  extends Omit<Arguments, 'prepare'>,
    Clauses,
    Moods,
    Nouns,
    Ranges,
    Pick<Verbs, 'aspect' | 'tense'> {
  readonly tokens: Tokens;
  /** Quotations by their marks. */
  readonly quotes: Quotes;
  /** The words that head a clause of a sentence. */
  readonly predicates: (sentence: number) => readonly number[];
  /** The predicates of the sentence's main clauses. */
  readonly mainPredicates: (sentence: number) => readonly number[];
  /** The nouns under one preposition: 'with', 'according to', 'in the wake of'. */
  readonly oblique: (predicate: number, preposition: string) => readonly number[];
  /** Phrases without a preposition that are no argument: *last week*. */
  readonly bareObliques: (predicate: number) => readonly number[];
  /** Phrases with a preposition on a noun: *talks on gas*. */
  readonly nounObliques: (noun: number) => readonly Oblique[];
  /** The preposition before a noun, '' for none. */
  readonly preposition: (noun: number) => string;
  /** The particle of a verb (*carry out*), '' for none. */
  readonly particle: (verb: number) => string;
  /** The way through the tree from one word to another of its sentence (grammar/ways.ts). */
  readonly way: (from: number, to: number) => string;
  /** A noun of time, which is no subject: 'day', 'Monday'. */
  readonly isTime: (noun: number) => boolean;
  /** The word with all that are coordinated with it. */
  readonly conjuncts: (token: number) => readonly number[];
  /** Lemma of the modal, `be to`, `be going to`, `have to`, `ought to`; else `none`. */
  readonly modality: (predicate: number) => string;
  readonly voice: (predicate: number) => 'active' | 'passive';
  /** Whether a word stands between quotation marks. */
  readonly isQuoted: (token: number) => boolean;
}

/** @param tokens with a tree; without one every word stands alone */
export function createGrammar(tokens: Tokens, lexicon: GrammarLexicon): Grammar {
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

  const select = (sentence: number, isWanted: (token: number) => boolean): readonly number[] => {
    const found: number[] = [];
    for (let token = sentenceStart(tokens, sentence); token < sentenceEnd(tokens, sentence); token++)
      if (isWanted(token)) found.push(token);
    return found;
  };

  const modality = (predicate: number): string => {
    const own = verbs.modal(predicate);
    if (own !== '') return own;
    return verbs.isInfinitive(predicate) ? modalityOfGovernor(s, verbs, clauses.governor(predicate)) : 'none';
  };

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
    quotes,
    predicates: (sentence) => select(sentence, clauses.isPredicate),
    // Asked of every participle of a sentence.
    mainPredicates: once((sentence) =>
      select(sentence, (token) => clauses.isPredicate(token) && clauses.isMain(token)),
    ),
    agent: kept(args.agent),
    patient: kept(args.patient),
    recipient: kept(args.recipient),
    obliques: kept(args.obliques),
    oblique: (predicate, preposition) =>
      inOrder(args.obliques(predicate).flatMap((one) => (one.preposition === preposition ? one.words : []))),
    bareObliques: phrases.bare,
    nounObliques: kept(phrases.ofNoun),
    preposition: (noun) => prepositionOf(s, noun),
    particle: (verb) => (s.slot(verb, 'particle') === NONE ? '' : s.lower(s.slot(verb, 'particle'))),
    complements: kept(clauses.complements),
    phrase: kept(ranges.phrase),
    name: kept(ranges.name),
    whole: kept(ranges.whole),
    appositions: kept(ranges.appositions),
    way: (from, to) => wayBetween(s, from, to),
    isTime: (noun) => lexicon.words.time.has(s.lemma(noun)) || lexicon.calendar.has(s.lemma(noun)),
    conjuncts: (token) => s.conjuncts(token),
    modality,
    tense: kept((predicate) => (moods.isImperative(predicate) ? 'none' : verbs.tense(predicate))),
    aspect: verbs.aspect,
    voice: (predicate) => (verbs.isPassive(predicate) ? 'passive' : 'active'),
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
