/**
 * Where the arguments of a predicate stand: slots (`agent`, `object`, `infinitive`, prepositions) as words, from the tree,
 * and from the order of the words where the tree errs. The parser is right about eight heads in ten; what it loses most
 * (subjects across commas, prepositions hung on the noun before them) is looked for on the surface, within one clause.
 */
import type { Grammar } from '../text/grammar.js';
import { FINITE, lowerAt, sentenceAt, sentenceEndAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import { hasMainVerb, headBehind, isMistaken, NONE, rightBehind, rootOf, toldIn } from './surface.js';

/** The slots of a predicate that were asked for. */
interface Found {
  readonly light: number;
  readonly particle: string | undefined;
  readonly words: Map<string, readonly number[]>;
}

export class Slots {
  /** The particle with which a pattern is tried on a verb, or fits it. */
  readonly particles = new Map<number, string>();

  private readonly known = new Map<number, Found>();

  constructor(
    readonly tokens: Tokens,
    readonly grammar: Grammar,
  ) {}

  /** The words in a slot of a predicate, as the tree has them or as they stand. */
  words(token: number, slot: string, light = NONE): readonly number[] {
    const { words } = this.foundOf(token, light);
    let found = words.get(slot);
    if (!found) {
      found = this.find(token, slot, light);
      words.set(slot, found);
    }
    return found;
  }

  /** What was found for a predicate: its patterns ask for the same slots, one after the other. */
  private foundOf(token: number, light: number): Found {
    const particle = this.particles.get(token);
    const known = this.known.get(token);
    if (known && known.light === light && known.particle === particle) return known;
    const found = { light, particle, words: new Map() };
    this.known.set(token, found);
    return found;
  }

  private find(token: number, slot: string, light: number): readonly number[] {
    const { grammar } = this;
    const isNoun = this.isNoun(token);
    switch (slot) {
      case 'object':
        return isNoun ? grammar.nounPatient(token) : this.objects(token);
      case 'agent':
        return isNoun ? this.doersOfNoun(token, light) : this.doers(token);
      case 'subject':
        return isNoun ? [] : grammar.subjects(token);
      case 'self':
        return [token];
      case 'owner':
        return isNoun ? [] : this.words(token, 'object', light).flatMap((noun) => this.doersOfNoun(noun, NONE));
      case 'patient':
        return grammar.nounPatient(token);
      case 'recipient':
        return isNoun ? (light === NONE ? [] : grammar.recipient(light)) : grammar.recipient(token);
      case 'must':
      case 'should':
        return this.clauses(token, false)
          .filter((one) => (slot === 'must' ? MUST : SHOULD).has(grammar.modality(one)))
          .flatMap((one) => grammar.subjects(one));
      case 'infinitive':
      case 'clause':
        return this.clauses(token, slot === 'infinitive');
      case 'complement':
        return this.clauses(token, undefined).flatMap((clause) => grammar.agent(clause));
      default:
        return this.under(token, slot, light, isNoun);
    }
  }

  private isNoun(token: number): boolean {
    return uposOf(this.tokens, token) === 'NOUN';
  }

  /** Who does a deed that is a noun; @param light the verb that carries it, or -1 */
  private doersOfNoun(noun: number, light: number): readonly number[] {
    const own = this.grammar.nounAgent(noun).filter((one) => uposOf(this.tokens, one) !== 'DET');
    if (own.length > 0) return own;
    return light === NONE ? this.behindBy(noun) : this.doers(light);
  }

  /** Who does what a verb tells, with what the tree has for its root where it lost the verb. */
  private doers(token: number): readonly number[] {
    const { grammar, tokens } = this;
    const found = grammar.agent(token);
    if (found.length > 0) return found;
    if (!isMistaken(tokens, grammar, token)) return grammar.voice(token) === 'passive' ? this.behindBy(token) : [];
    const subjects = grammar.subjects(token);
    if (subjects.length > 0 || hasMainVerb(grammar, sentenceAt(tokens, token), toldIn(tokens, grammar, token).to))
      return subjects;
    const root = rootOf(tokens, grammar, token);
    const isNamed = root !== NONE && root < token && /^(?:NOUN|PROPN)$/.test(uposOf(tokens, root));
    return isNamed ? grammar.conjuncts(root) : [];
  }

  /** 'was barred from leaving the country by a judge': the doer of a passive that the tree hung on a word between. */
  private behindBy(token: number): readonly number[] {
    const { tokens } = this;
    const end = Math.min(sentenceEndAt(tokens, token), token + SURFACE_REACH);
    for (let i = token + 1; i < end; i++) {
      const upos = uposOf(tokens, i);
      if (upos === 'PUNCT' || upos === 'AUX' || FINITE.has(xposAt(tokens, i))) return [];
      if (lowerAt(tokens, i) !== 'by' || /G$/.test(xposAt(tokens, i + 1))) continue;
      const noun = headBehind(tokens, i + 1, end);
      return noun === NONE || this.grammar.isTime(noun) ? [] : this.grammar.conjuncts(noun);
    }
    return [];
  }

  /** Phrases with a preposition: on the predicate, or on its object where a parser hung them there. */
  private under(token: number, preposition: string, light: number, isNoun: boolean): readonly number[] {
    const { grammar } = this;
    const found: number[] = [];
    const add = (list: readonly { readonly preposition: string; readonly words: readonly number[] }[]): void => {
      for (const one of list) if (one.preposition === preposition) found.push(...one.words);
    };
    if (isNoun) {
      add(grammar.nounObliques(token));
      if (light !== NONE) add(grammar.obliques(light));
      return found;
    }
    add(grammar.obliques(token));
    if (found.length === 0) for (const object of this.words(token, 'object', light)) add(grammar.nounObliques(object));
    return found.length === 0 ? this.surface(token, preposition) : found;
  }

  /** The noun under a preposition that stands behind the verb in its clause, where the tree hung it elsewhere. */
  private surface(token: number, preposition: string): readonly number[] {
    const { grammar, tokens } = this;
    const [first = ''] = preposition.split(' ');
    const end = Math.min(sentenceEndAt(tokens, token), token + SURFACE_REACH);
    for (let i = token + 1; i < end; i++) {
      const upos = uposOf(tokens, i);
      const isThere = lowerAt(tokens, i) === first;
      // 'barred from leaving'
      if (isThere && xposAt(tokens, i + 1) === 'VBG') return [i + 1];
      if (upos === 'PUNCT' || (upos === 'VERB' && grammar.isPredicate(i)) || upos === 'SCONJ') return [];
      if (upos !== 'ADP' || !isThere) continue;
      const noun = headBehind(this.tokens, i + 1, end);
      return noun !== NONE && grammar.clauseOf(noun) === grammar.clauseOf(token) ? grammar.conjuncts(noun) : [];
    }
    return [];
  }

  /** To whom it is done; of a past tense that a parser took for an attribute, the noun behind it. */
  private objects(token: number): readonly number[] {
    const { grammar } = this;
    const isTaken = isMistaken(this.tokens, this.grammar, token);
    const subjects = isTaken ? grammar.subjects(token) : [];
    const found = grammar.patient(token).filter((one) => !subjects.includes(one));
    const particle = this.particles.get(token) ?? '';
    const idiom = particle.includes(' ') ? particle.split(' ').length : 0;
    if (found.length === 0 && particle !== '' && idiom === 0) {
      // 'hand over the nephew': to the tree a preposition with its noun.
      return grammar.obliques(token).find((one) => one.preposition === particle)?.words ?? found;
    }
    const isPassive = !isTaken && grammar.voice(token) === 'passive';
    if (found.length > 0 && !isPassive) return found;
    // 'kidnapped up to 16 advisers', 'was given eight helicopters': the noun phrase right behind the verb.
    const noun = rightBehind(this.tokens, this.grammar, token + idiom);
    if (noun === NONE) return found;
    return isPassive && !grammar.bareObliques(token).includes(noun) ? [...found, noun] : [noun];
  }

  /** Clauses that a predicate governs: infinitives, others, or both. */
  private clauses(token: number, infinitive: boolean | undefined): readonly number[] {
    const { grammar, tokens } = this;
    const isInfinitive = (clause: number): boolean =>
      grammar.tense(clause) === 'none' && grammar.modality(clause) === 'none' && !/G$/.test(xposAt(tokens, clause));
    const complements = grammar
      .complements(token)
      .filter((one) => infinitive === undefined || isInfinitive(one) === infinitive);
    if (complements.length > 0) return complements;
    const found = infinitive === false ? this.thatClause(token) : grammar.purposes(token);
    if (found.length > 0 || infinitive === false) return found;
    const asked = this.askedOf(token);
    if (asked.length > 0) return asked;
    // 'ready to send', 'a promise to send': the infinitive after a word is its own where the tree errs.
    const end = sentenceEndAt(tokens, token);
    for (let k = token + 1; k < Math.min(end, token + 3); k++)
      if (lowerAt(tokens, k) === 'to') {
        for (let verb = k + 1; verb < Math.min(end, k + 3); verb++) if (uposOf(tokens, verb) === 'VERB') return [verb];
      }
    return found;
  }

  /** 'asked the council to wait', 'called for the king to go': the infinitive that the tree hung on who is to do it. */
  private askedOf(token: number): readonly number[] {
    const { grammar, tokens } = this;
    const end = sentenceEndAt(tokens, token);
    const doers = [...grammar.patient(token), ...grammar.recipient(token)];
    for (const { preposition, words } of grammar.obliques(token)) if (preposition === 'for') doers.push(...words);
    for (const doer of doers) {
      const to = grammar.phrase(doer).from > token ? this.toBehind(doer, end) : NONE;
      if (to !== NONE && grammar.phrase(doer).to > to) return grammar.conjuncts(to + 1);
    }
    return [];
  }

  /** 'to' before a verb close behind a noun, with no verb or comma between. */
  private toBehind(noun: number, end: number): number {
    const { tokens } = this;
    for (let i = noun + 1; i + 1 < Math.min(end, noun + INFINITIVE_REACH); i++) {
      const upos = uposOf(tokens, i);
      if (upos === 'VERB' || upos === 'AUX' || upos === 'PUNCT') return NONE;
      if (lowerAt(tokens, i) === 'to' && xposAt(tokens, i + 1) === 'VB') return i;
    }
    return NONE;
  }

  /** 'assured the envoys that it would free': the clause behind 'that' where the tree hung it on a noun. */
  private thatClause(token: number): readonly number[] {
    const { grammar, tokens } = this;
    const end = Math.min(sentenceEndAt(tokens, token), token + CLAUSE_REACH);
    for (let i = token + 1; i < end; i++) {
      if (uposOf(tokens, i) === 'VERB') return [];
      if (lowerAt(tokens, i) !== 'that') continue;
      // 'told the firms that they would be fined': no relative, where the clause has a subject of its own.
      if (xposAt(tokens, i) !== 'IN' && xposAt(tokens, i + 1) !== 'PRP') continue;
      for (let k = i + 1; k < end + CLAUSE_REACH && k < tokens.size; k++) if (grammar.isPredicate(k)) return [k];
      return [];
    }
    return [];
  }
}

/** How far behind who is to do it an infinitive stands. */
const INFINITIVE_REACH = 6;
/** How far behind a verb, and behind its 'that', a clause begins. */
const CLAUSE_REACH = 14;
/** How far behind a verb a phrase of its own stands that the tree hung elsewhere. */
const SURFACE_REACH = 14;
const MUST = new Set(['must', 'have to', 'ought to']);
const SHOULD = new Set([...MUST, 'should', 'need']);
