/**
 * Questions about a dependency tree in words of grammar, on the relations of Universal Dependencies: who does what to
 * whom, what is reported, negated, possible, under a condition. All later layers ask these, and none looks at the tree.
 *
 * What each question means, to the last exception, stands in test/cases/grammar/README.md. Words are token indices, in
 * the order of the text; -1 is 'none'. Heads stand for phrases, conjuncts are included, relative pronouns and *each
 * other* are replaced by what they stand for. Any tree is answered, a parser's with its faults too; without a tree every
 * word stands alone. Everything that flows down a tree is found once when the grammar is made, in time linear in the text.
 */

import { createArguments } from './grammar/arguments.js';
import { createClauses } from './grammar/clauses.js';
import { isGerund } from './grammar/forms.js';
import type { GrammarLexicon } from './grammar/lexicon.js';
import { createMoods } from './grammar/moods.js';
import { createNouns } from './grammar/nouns.js';
import { createObliques, type Oblique, prepositionOf } from './grammar/obliques.js';
import { createRanges, type TokenRange } from './grammar/ranges.js';
import { createRelatives } from './grammar/relatives.js';
import { inOrder, NONE, Structure } from './grammar/structure.js';
import { type Aspect, createVerbs, type Tense, type Verbs, type Voice } from './grammar/verbs.js';
import { wayBetween } from './grammar/ways.js';
import { findQuotes, type Quotes } from './quotes.js';
import { at, sentenceEnd, sentenceStart, type Tokens } from './tokens.js';

export interface Grammar {
  readonly tokens: Tokens;
  /** Quotations by their marks. */
  readonly quotes: Quotes;

  /** The words that head a clause of a sentence. */
  readonly predicates: (sentence: number) => readonly number[];
  readonly isPredicate: (token: number) => boolean;
  /** The predicates of the sentence's main clauses. */
  readonly mainPredicates: (sentence: number) => readonly number[];
  /** The predicate in whose clause a word stands (a predicate: itself), -1 in a sentence without one. */
  readonly clauseOf: (token: number) => number;

  /** Who or what the predicate is said of, whatever its voice. */
  readonly subjects: (predicate: number) => readonly number[];
  /** The doer. */
  readonly agent: (predicate: number) => readonly number[];
  /** To whom or what it is done: object of the active, subject of the passive. */
  readonly patient: (predicate: number) => readonly number[];
  readonly recipient: (predicate: number) => readonly number[];
  /** Every phrase with a preposition on the predicate. */
  readonly obliques: (predicate: number) => readonly Oblique[];
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

  /** Heads of the clauses that the predicate governs as its complements. */
  readonly complements: (predicate: number) => readonly number[];
  /** The predicate of which this one is a complement, -1 for none. */
  readonly governor: (predicate: number) => number;
  /** Heads of the conditions on the predicate. */
  readonly conditions: (predicate: number) => readonly number[];
  /** Heads of the infinitives of purpose on the predicate. */
  readonly purposes: (predicate: number) => readonly number[];
  /** Heads of the clauses that hang on a noun: *a promise to come*, *talks that failed*. */
  readonly nounClauses: (noun: number) => readonly number[];

  /** The noun of event that a light verb carries (*pay a visit*), -1 for none. */
  readonly eventNoun: (verb: number) => number;
  /** The light verb that carries a noun of event, -1 for none. */
  readonly lightVerbOf: (noun: number) => number;
  readonly isEventNoun: (noun: number) => boolean;
  readonly nounAgent: (noun: number) => readonly number[];
  readonly nounPatient: (noun: number) => readonly number[];
  readonly nounWith: (noun: number) => readonly number[];

  /** All that hangs below a noun, without its preposition and further conjuncts. */
  readonly phrase: (noun: number) => TokenRange;
  /** The noun with what stands compactly before it and the rest of its name. */
  readonly name: (noun: number) => TokenRange;
  /** All that hangs below a word: a clause with its subject, its conjunction and further conjuncts. */
  readonly whole: (token: number) => TokenRange;
  /** The way through the tree from one word to another of its sentence (grammar/ways.ts). */
  readonly way: (from: number, to: number) => string;
  /** The head of the tokens `from` to `to` (exclusive). */
  readonly headOf: (from: number, to: number) => number;
  /** A noun of time, which is no subject: 'day', 'Monday'. */
  readonly isTime: (noun: number) => boolean;
  /** The word with all that are coordinated with it. */
  readonly conjuncts: (token: number) => readonly number[];
  readonly appositions: (noun: number) => readonly number[];
  /** What a word stands for: the antecedents of a relative pronoun, else the word with its conjuncts. */
  readonly resolve: (token: number) => readonly number[];

  readonly isNegated: (predicate: number) => boolean;
  /** Lemma of the modal, `be to`, `be going to`, `have to`, `ought to`; else `none`. */
  readonly modality: (predicate: number) => string;
  readonly tense: (predicate: number) => Tense;
  readonly aspect: (predicate: number) => Aspect;
  readonly voice: (predicate: number) => Voice;
  /** Whether a word stands in a condition. */
  readonly isConditional: (token: number) => boolean;
  readonly isQuestion: (predicate: number) => boolean;
  readonly isImperative: (predicate: number) => boolean;
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
  const args: ReturnType<typeof createArguments> = createArguments(s, verbs, relatives, phrases, nouns);
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

  const tense = (predicate: number): Tense => (moods.isImperative(predicate) ? 'none' : verbs.tense(predicate));

  const isQuoted = (token: number): boolean => {
    const quotation = at(quotes.of, token);
    if (quotation === NONE) return false;
    const { from, to } = at(quotes.list, quotation);
    return token !== from && (token !== to - 1 || !s.isPunctuation(token) || !QUOTATION_MARKS.has(s.lower(token)));
  };

  /** A question that is asked of each word again and again, with its answers kept. */
  const kept = <T>(ask: (token: number) => T): ((token: number) => T) => {
    const known = new Array<T | undefined>(tokens.size);
    return (token) => {
      const answer = known[token] ?? ask(token);
      if (token >= 0) known[token] = answer;
      return answer;
    };
  };

  // Asked of every participle of a sentence.
  const mains = new Map<number, readonly number[]>();
  return {
    tokens,
    quotes,
    predicates: (sentence) => select(sentence, clauses.isPredicate),
    isPredicate: clauses.isPredicate,
    mainPredicates: (sentence) => {
      const known = mains.get(sentence);
      if (known) return known;
      const found = select(sentence, (token) => clauses.isPredicate(token) && clauses.isMain(token));
      mains.set(sentence, found);
      return found;
    },
    clauseOf: clauses.clauseOf,
    subjects: args.subjects,
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
    governor: clauses.governor,
    conditions: clauses.conditions,
    purposes: clauses.purposes,
    nounClauses: clauses.nounClauses,
    eventNoun: nouns.eventNoun,
    lightVerbOf: nouns.lightVerb,
    isEventNoun: nouns.isEventNoun,
    nounAgent: nouns.nounAgent,
    nounPatient: nouns.nounPatient,
    nounWith: nouns.nounWith,
    phrase: kept(ranges.phrase),
    name: kept(ranges.name),
    whole: kept(ranges.whole),
    way: (from, to) => wayBetween(s, from, to),
    headOf: ranges.headOf,
    isTime: (noun) => lexicon.words.time.has(s.lemma(noun)) || lexicon.calendar.has(s.lemma(noun)),
    conjuncts: (token) => s.conjuncts(token),
    appositions: kept(ranges.appositions),
    resolve: args.resolve,
    isNegated: moods.isNegated,
    modality,
    tense: kept(tense),
    aspect: verbs.aspect,
    voice: (predicate) => (verbs.isPassive(predicate) ? 'passive' : 'active'),
    isConditional: clauses.isConditional,
    isQuestion: moods.isQuestion,
    isImperative: moods.isImperative,
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
