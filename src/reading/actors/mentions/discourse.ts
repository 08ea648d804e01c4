/** Whom a document has meant so far: its referents, where each was meant, in the order of the text, and what is asked of that. */
import type { Grammar } from '../../text/grammar.js';
import { at, sentenceAt, type Tokens, uposOf, xposAt } from '../../text/tokens.js';
import { type ActorTable, type Holding, officesOn, standingOn } from '../table.js';
import { genderOfName, type MentionWords } from './lexicon.js';
import type { Gender, MentionForm, Who } from './types.js';

/** Somebody whom the document means, with what it says of them. */
export interface Referent {
  /** May come to be known better further on: 'a Norwegian' behind a name. */
  who: Who;
  gender: Gender;
  /** Nouns by which the text called them, in small letters: 'minister', 'company'. */
  readonly nouns: Set<string>;
  /** The text says that they held an office once. */
  former: boolean;
  /** Offices on the day of the document. */
  readonly offices: readonly Holding[];
}

/** Where in its clause a mention stands. */
export type Rank = 'subject' | 'object' | 'other' | 'possessor' | 'attribute';

/** The tokens `from` to `to` (exclusive) of a mention, with their head. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly head: number;
}

export interface Occurrence extends Stretch {
  readonly sentence: number;
  /** Predicate of its clause, -1 without one. */
  readonly clause: number;
  readonly rank: Rank;
  /** Several of a collective: 'both presidents'. */
  readonly of: readonly Referent[];
  readonly plural: boolean;
  readonly form: MentionForm;
}

/** Somebody who may be meant, or several together; without referents nobody who acts. */
export interface Antecedent {
  readonly of: readonly Referent[];
  /** Where they were meant, the last first. */
  readonly all: readonly Occurrence[];
  readonly marks: readonly string[];
}

/** What is known of a pronoun, or of a phrase for several. */
export interface Asked {
  readonly token: number;
  readonly sort: 'person' | 'body' | 'several' | 'together';
  readonly use: string;
  readonly gender: string;
  /** The predicate of its clause, -1 without one. */
  readonly clause: number;
  readonly isSubject: boolean;
  /** Predicates above its clause. */
  readonly above: ReadonlySet<number>;
  /** Of a phrase: whom its noun may mean, and the noun. */
  readonly noun?: string;
  readonly lemma?: string;
  /** Marks of how well some go with its words. */
  readonly fitting?: (of: readonly Referent[]) => readonly string[];
}

/** The role of whoever sits in a parliament, as the table of roles has it. */
const LAWMAKER = 'member of parliament';
/** So many sentences back a mention is remembered. */
const REACH = 6;
/** So many mentions back at most, whatever the length of sentences. */
const MOST = 80;

/**
 * Whether a mention stands where one of some words does: it holds the word, or the word is the title or noun to which the
 * name belongs: 'the banker Ana Silva, who', 'Energy Minister Silva'.
 */
export const stands = (grammar: Grammar, { from, to, head }: Stretch, words: readonly number[]): boolean =>
  words.some(
    (word) =>
      (from <= word && word < to) ||
      word === head ||
      (word < from && (grammar.name(word).to > head || grammar.appositions(word).includes(head))),
  );

export class Discourse {
  readonly referents = new Map<string, Referent>();
  readonly occurrences: Occurrence[] = [];

  constructor(
    private readonly tokens: Tokens,
    private readonly grammar: Grammar,
    private readonly table: ActorTable,
    private readonly words: MentionWords,
    readonly day: string | undefined,
  ) {}

  referent(who: Who): Referent {
    const known = this.referents.get(who.id);
    if (known) return known;
    const person = who.kind === 'person' ? this.table.actor(who.id) : undefined;
    const offices = who.kind === 'person' && this.day ? officesOn(this.table, who.id, this.day) : [];
    const made: Referent = {
      who: person ? { ...who, party: standingOn(this.table, person, this.day).party } : who,
      gender: who.kind === 'person' ? genderOfName(who.name, this.words) : '',
      // Who presides over a parliament is one of it.
      nouns: new Set(
        offices.some(({ organization }) => this.table.actor(organization)?.sector === 'LEG') ? [LAWMAKER] : [],
      ),
      former: false,
      offices,
    };
    this.referents.set(who.id, made);
    return made;
  }

  /** Notes that the tokens `from` to `to` mean somebody. */
  add(
    of: readonly Referent[],
    range: Stretch,
    form: Occurrence['form'],
    plural: boolean,
    rank = this.rankOf(range),
  ): Occurrence {
    const { from, to, head } = range;
    const occurrence: Occurrence = {
      from,
      to,
      head,
      sentence: sentenceAt(this.tokens, range.head),
      clause: this.grammar.clauseOf(range.head),
      rank,
      of,
      plural,
      form,
    };
    this.occurrences.push(occurrence);
    return occurrence;
  }

  private rankOf({ from, to, head }: Stretch): Rank {
    const { tokens, grammar } = this;
    if (to < tokens.size && xposAt(tokens, to) === 'POS') return 'possessor';
    if (xposAt(tokens, head) === 'PRP$') return 'possessor';
    // 'the Biden administration' is no Biden.
    if (to < tokens.size && uposOf(tokens, head) === 'PROPN' && this.words.ledBodies.has(at(tokens.lemmas, to)))
      return 'attribute';
    const clause = grammar.clauseOf(head);
    if (clause === -1) return 'other';
    const mention = { from, to, head };
    if (stands(grammar, mention, grammar.subjects(clause)) || this.isBeforeVerb(mention)) return 'subject';
    return stands(grammar, mention, grammar.patient(clause)) || stands(grammar, mention, grammar.recipient(clause))
      ? 'object'
      : 'other';
  }

  /**
   * 'how glad Silva is': with a finite verb right behind and no preposition before it a name is a subject,
   * whatever the tree.
   */
  private isBeforeVerb({ to, head }: Stretch): boolean {
    const { tokens, grammar } = this;
    if (to >= tokens.size || uposOf(tokens, head) !== 'PROPN') return false;
    if (grammar.conjuncts(head).some((one) => grammar.preposition(one) !== '')) return false;
    return /^(?:VB[DZP]|MD)$/.test(xposAt(tokens, to));
  }

  /** Occurrences before a token, the last first, of the last few sentences. */
  *before(token: number, reach = REACH): Generator<Occurrence> {
    const sentence = sentenceAt(this.tokens, token);
    const first = Math.max(0, this.occurrences.length - MOST);
    for (let k = this.occurrences.length - 1; k >= first; k--) {
      const one = at(this.occurrences, k);
      if (one.sentence < sentence - reach) return;
      if (one.from < token) yield one;
    }
  }

  /** Those whom the sentence of a token has meant before it where one of some words stands. */
  at(token: number, words: readonly number[]): ReadonlySet<Referent> {
    const there = [...this.before(token, 0)].filter((one) => stands(this.grammar, one, words));
    return new Set(there.flatMap(({ of }) => of));
  }

  /** Referents in the order in which they were meant last, each once. */
  recent(token: number, isWanted: (referent: Referent) => boolean, reach = REACH): Referent[] {
    return [...new Set([...this.before(token, reach)].flatMap(({ of }) => of.filter(isWanted)))];
  }

  /** Of those who were meant in the nearest sentence that means any the subject, else the last. */
  salient(token: number, isWanted: (referent: Referent) => boolean): Referent | undefined {
    let last: Referent | undefined;
    let sentence = -1;
    for (const { of, rank, plural, sentence: own } of this.before(token)) {
      if (last && own !== sentence) break;
      const [referent] = of;
      if (!referent || plural || !isWanted(referent)) continue;
      last ??= referent;
      sentence = own;
      if (rank === 'subject') return referent;
    }
    return last;
  }
}
