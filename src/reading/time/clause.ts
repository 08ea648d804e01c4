/**
 * Which predicate a word belongs to, and whether that lies behind or ahead: by the heads and relations of the tree. The
 * time layer asks nothing else of grammar, so that another module of grammar can stand here.
 */
import { onceForEach } from '../once.js';
import { at, lowerAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';

/** What auxiliaries, copulas and marks say of the word they belong to. */
const WILL = 1;
const MODAL = 2;
const HAVE = 4;
const BE_NOW = 8;
const BE_PAST = 16;
const TO = 32;
const DID = 64;
const COPULA = 128;

/** Steps up a tree; what is nested deeper is not looked for, so that no sentence costs more than its length. */
const CLIMB = 40;

export type Direction = 'past' | 'future' | 'unknown';

export class Clauses {
  private readonly flags: Uint8Array;
  /** Whether what a predicate tells lies behind or ahead of the words. */
  readonly direction: (token: number) => Direction;

  /** @param ahead lemmas whose infinitive lies ahead, with whether their own date does ('scheduled for Monday') */
  constructor(
    private readonly tokens: Tokens,
    private readonly ahead: ReadonlyMap<string, boolean>,
  ) {
    this.flags = new Uint8Array(tokens.size);
    this.direction = onceForEach(tokens.size, (token) => this.find(token));
    const { heads, relations } = tokens.tree;
    for (let i = 0; i < tokens.size; i++) {
      const head = at(heads, i);
      if (head < 0) continue;
      const relation = at(relations, i);
      if (relation.startsWith('aux') || relation === 'cop')
        this.flags[head] = at(this.flags, head) | this.saysOf(i, relation);
      else if (relation === 'mark' && lowerAt(tokens, i) === 'to') this.flags[head] = at(this.flags, head) | TO;
    }
  }

  /** The predicate of the clause that a token stands in: a verb, or a noun or adjective with a copula; else the root. */
  clauseOf(token: number): number {
    return this.climb(token, (i) => this.isPredicate(i) || at(this.tokens.tree.heads, i) < 0);
  }

  /** The first word from one upwards that is as asked; what is nested deeper than `CLIMB` stands for it, -1 for none. */
  private climb(token: number, isWanted: (token: number) => boolean): number {
    let i = token;
    for (let step = 0; step < CLIMB && i >= 0 && !isWanted(i); step++) i = at(this.tokens.tree.heads, i);
    return i;
  }

  /** The predicate of the clause that governs a predicate's, -1 for the main clause. */
  above(predicate: number): number {
    const head = at(this.tokens.tree.heads, predicate);
    return head < 0 ? -1 : this.clauseOf(head);
  }

  /**
   * The word whose time some tokens tell: the verb of their clause, or the noun that they modify ('the 2018 sanctions',
   * 'the summit of June 16', 'the handshake on Monday crowned ...').
   *
   * @returns -1 where they are the root themselves
   */
  timedBy(from: number, to: number): number {
    const { tree } = this.tokens;
    const top = this.topOf(from, to);
    if (top === -1) return -1;
    const governor = this.climb(at(tree.heads, top), (i) => this.bearsTime(i));
    if (governor < 0) return -1;
    if (this.isPredicate(governor)) return governor;
    // The head of a name or compound.
    const noun = this.climb(governor, (i) => !/^(?:compound|flat|amod)$/.test(this.relation(i)));
    const relation = at(tree.relations, top);
    const attributive =
      (top < governor && !relation.endsWith(':unmarked')) || relation === 'nmod:poss' || this.followsOf(from);
    if (attributive) return noun;
    const clause = this.clauseOf(noun);
    if (!this.isPredicate(clause)) return noun;
    // A name has no time: 'the president today met'.
    if (uposOf(this.tokens, noun) === 'PROPN') return clause;
    return clause > top && at(tree.relations, noun).startsWith('nsubj') ? noun : clause;
  }

  private find(token: number): Direction {
    const teller = this.climb(token, (i) => this.told(i) !== 'above');
    const told = teller < 0 ? 'above' : this.told(teller);
    return told === 'above' ? 'unknown' : told;
  }

  /** 'had met': told to explain. */
  isPluperfect(token: number): boolean {
    return (at(this.flags, token) & (HAVE | MODAL | WILL)) === HAVE && this.hadBefore(token);
  }

  /** Stands within a clause that describes a noun. */
  describes(predicate: number): boolean {
    return this.relation(predicate).startsWith('acl');
  }

  /** The stretch hangs on a verb, not on a noun. */
  hangsOnVerb(from: number, to: number): boolean {
    const top = this.topOf(from, to);
    return top === -1 || !this.relation(top).startsWith('nmod');
  }

  /** A present tense: it stands for the past in a headline and for a timetable elsewhere. */
  isPresent(token: number): boolean {
    const tag = xposAt(this.tokens, token);
    return (tag === 'VBZ' || tag === 'VBP') && (at(this.flags, token) & (WILL | MODAL | TO)) === 0;
  }

  private told(i: number): Direction | 'above' {
    const flags = at(this.flags, i);
    const tag = xposAt(this.tokens, i);
    if (flags & WILL) return 'future';
    if (flags & MODAL) return flags & HAVE ? 'past' : 'future';
    if (flags & TO) return this.infinitive(i, flags);
    const dated = this.ahead.get(at(this.tokens.lemmas, i)) === true;
    // 'has been set for 12 May'
    if (flags & HAVE) return 'past';
    if (tag === 'VBD') return 'past';
    if (tag === 'VBZ' || tag === 'VBP') return 'future';
    if (tag === 'VB' && flags & DID) return 'past';
    if (tag === 'VB') return this.relation(i) === 'conj' ? 'above' : 'unknown';
    // 'May is when they left': the copula is no tense of what is told.
    if (tag === 'WRB') return 'unknown';
    if (dated && tag !== 'VBG') return 'future';
    if (flags & BE_NOW) return 'future';
    return tag === 'VBN' || flags & BE_PAST ? 'past' : 'above';
  }

  /** 'plans to meet', 'is to meet' lie ahead; 'used to meet', 'managed to meet' where their verb lies. */
  private infinitive(i: number, flags: number): Direction | 'above' {
    if (flags & (BE_NOW | BE_PAST)) return 'future';
    const head = at(this.tokens.tree.heads, i);
    if (head < 0) return 'future';
    const relation = this.relation(i);
    if (relation === 'conj') return 'above';
    if (relation.startsWith('acl')) return 'future';
    if (this.ahead.has(at(this.tokens.lemmas, head))) return 'future';
    if (at(this.tokens.lemmas, head) === 'go' && xposAt(this.tokens, head) === 'VBG') return 'future';
    const tag = uposOf(this.tokens, head);
    return tag === 'NOUN' || tag === 'PROPN' || tag === 'ADJ' ? 'future' : 'above';
  }

  private saysOf(i: number, relation: string): number {
    const { forms, lemmas, xpos } = this.tokens;
    const form = at(forms, i);
    const copula = relation === 'cop' ? COPULA : 0;
    const tag = at(xpos, i);
    if (tag === 'MD') {
      const lower = form.toLowerCase();
      return lower === 'will' || lower === 'shall' || lower.endsWith('ll') || lower === 'wo' ? WILL : MODAL;
    }
    const isNow = tag === 'VBZ' || tag === 'VBP';
    if (at(lemmas, i) === 'have') return HAVE;
    if (at(lemmas, i) === 'do') return isNow ? 0 : DID;
    if (at(lemmas, i) !== 'be') return copula;
    return copula | (isNow ? BE_NOW : tag === 'VBD' ? BE_PAST : 0);
  }

  private isPredicate(i: number): boolean {
    const tag = uposOf(this.tokens, i);
    if (tag === 'VERB') return !isWithinNoun(this.relation(i));
    if (at(this.flags, i) & COPULA) return true;
    return tag === 'AUX' && !this.relation(i).startsWith('aux') && this.relation(i) !== 'cop';
  }

  /** A word that something can happen to: no adverb, number or preposition. */
  private bearsTime(i: number): boolean {
    const tag = uposOf(this.tokens, i);
    return this.isPredicate(i) || tag === 'NOUN' || tag === 'PROPN' || tag === 'ADJ' || tag === 'PRON';
  }

  /** The token of a stretch that hangs on a word outside of it; -1 where none does. */
  topOf(from: number, to: number): number {
    const { tree } = this.tokens;
    let other = -1;
    for (let i = from; i < to; i++) {
      const head = at(tree.heads, i);
      if (head >= from && head < to) continue;
      if (head < 0) return -1;
      if (!/^(?:case|punct|det|cc)$/.test(at(tree.relations, i))) return i;
      if (other === -1) other = i;
    }
    return other;
  }

  private followsOf(from: number): boolean {
    const before = lowerAt(this.tokens, from - 1);
    return before === 'of' || before === 'dated';
  }

  private relation(i: number): string {
    return at(this.tokens.tree.relations, i);
  }

  /** The auxiliary right before, over adverbs, is 'had'. */
  private hadBefore(token: number): boolean {
    for (let i = token - 1; i >= 0 && i > token - 6; i--) {
      const form = lowerAt(this.tokens, i);
      if (form === 'had' || form === "'d" || form === '’d') return true;
      if (uposOf(this.tokens, i) === 'PUNCT') return false;
    }
    return false;
  }
}

const isWithinNoun = (relation: string): boolean =>
  relation === 'amod' || relation === 'compound' || relation === 'case';
