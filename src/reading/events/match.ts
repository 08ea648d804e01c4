/** Which pattern fits a predicate, by questions to the grammar. */
import { around } from '../context.js';
import { once, onceUnlessCircle } from '../once.js';
import type { Grammar } from '../text/grammar.js';
import { at, formAt, lemmaAt, lowerAt, sentenceEndAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import { callings } from './heads.js';
import type { EventPatterns, Pattern, Requirement } from './patterns.js';
import { Slots } from './slots.js';
import { hyphenated, isMistaken, NONE } from './surface.js';

/** A predicate for which a pattern fits. */
export interface Match {
  readonly pattern: Pattern;
  readonly token: number;
  /** The light verb that carries the noun, the noun that the verb needs; -1 for none. */
  readonly other: number;
}

export class Matcher {
  /** The pattern that fits a word best. Whether the noun of a light verb or the verb itself has it is for the caller. */
  readonly at = onceUnlessCircle<Match | undefined>((token) => this.find(token), undefined);
  private readonly called = once((word) => callings(this.tokens, this.grammar, this.patterns, word));
  private readonly near = once((token) => this.wordsNear(token));
  private readonly slots: Slots;

  /** @param isActor whether a word names somebody who acts; anything does where it is not given */
  constructor(
    readonly tokens: Tokens,
    readonly grammar: Grammar,
    private readonly patterns: EventPatterns,
    private readonly carriers: ReadonlySet<string>,
    private readonly isActor: (word: number) => boolean = () => true,
    /** Whether words name several who act: 'the presidents of Chad and Niger'. */
    private readonly areMany: (words: readonly number[]) => boolean = () => false,
  ) {
    this.slots = new Slots(tokens, grammar);
  }

  private find(token: number): Match | undefined {
    const kind = this.kindOf(token);
    if (!kind) return undefined;
    const patterns = this.patternsOf(kind, token);
    // Most words have none.
    if (patterns.length === 0) return undefined;
    const light = kind === 'noun' ? this.carrier(token) : NONE;
    const particles = new Map([['', true]]);
    for (const pattern of patterns) {
      let isThere = particles.get(pattern.particle);
      if (isThere === undefined) {
        isThere = this.hasParticle(token, pattern.particle);
        particles.set(pattern.particle, isThere);
      }
      if (!isThere) continue;
      this.slots.particles.set(token, pattern.particle);
      if (pattern.requires.every((one) => this.holds(token, light, one) !== one.isForbidden))
        return { pattern, token, other: kind === 'noun' ? light : this.needed(token, pattern) };
    }
    return undefined;
  }

  /** The patterns of a word; of a verb whose lemma no row has, those of its form without its ending ('shel' for shelled). */
  private patternsOf(kind: Pattern['kind'], token: number): readonly Pattern[] {
    const compound = hyphenated(this.tokens, token);
    const whole = compound === '' ? [] : this.patterns.of(kind, compound);
    const form = lowerAt(this.tokens, token);
    const own = kind === 'noun' && uposOf(this.tokens, token) === 'VERB' ? form : this.lemma(token);
    const ofWord = this.patterns.of(kind, own);
    const found = whole.length === 0 ? ofWord : [...whole, ...ofWord];
    if (found.length > 0 || kind !== 'verb') return found;
    const [ending] = /(?:ed|ing|es|s)$/.exec(form) ?? [''];
    const stem = form.slice(0, form.length - ending.length);
    const ofStem = this.patterns.of(kind, stem);
    return ofStem.length > 0 || ending === '' ? ofStem : this.patterns.of(kind, `${stem}e`);
  }

  /** The verb that carries the noun of a deed: a light verb, or one that says that it begins, goes on, is complete. */
  private carrier(noun: number): number {
    const { grammar } = this;
    const light = grammar.lightVerbOf(noun);
    if (light !== NONE) return light;
    const clause = grammar.clauseOf(noun);
    if (clause === NONE || clause === noun || !this.carriers.has(this.lemma(clause))) return NONE;
    return grammar.patient(clause).includes(noun) ? clause : NONE;
  }

  /** As what a word may be a predicate. */
  private kindOf(token: number): Pattern['kind'] | undefined {
    const { grammar, tokens } = this;
    switch (uposOf(tokens, token)) {
      case 'VERB':
      case 'AUX':
        // 'have been', 'is preparing': the verb that it helps is the predicate.
        if (this.helps(token)) return undefined;
        return grammar.isPredicate(token) ||
          !/^VB[NG]$/.test(xposAt(tokens, token)) ||
          isMistaken(this.tokens, this.grammar, token) ||
          grammar.agent(token).length > 0
          ? 'verb'
          : undefined;
      case 'NOUN':
        return 'noun';
      case 'PROPN':
        // 'the Treaty between'
        return formAt(tokens, token) === lowerAt(tokens, token) ? 'noun' : undefined;
      case 'ADJ':
        if (!grammar.isPredicate(token)) return undefined;
        // 'would open relations'
        return xposAt(tokens, token).startsWith('V') || /^(?:MD|TO)$/.test(xposAt(tokens, token - 1))
          ? 'verb'
          : 'adjective';
      default:
        // 'the sit-in', 'a pull-out': the end of a noun by itself is a preposition or an adverb.
        return hyphenated(tokens, token) === '' ? undefined : 'noun';
    }
  }

  private helps(token: number): boolean {
    const { grammar, tokens } = this;
    return uposOf(tokens, token) === 'AUX' && !grammar.isPredicate(token) && at(tokens.lemmas, token) !== 'be';
  }

  lemma(token: number): string {
    return lemmaAt(this.tokens, token);
  }

  /** The words in a slot of a predicate; @param light the verb that carries it where it is a noun, or -1 */
  words(token: number, slot: string, light = NONE): readonly number[] {
    return this.slots.words(token, slot, light);
  }

  private isOne(word: number, words: ReadonlySet<string>): boolean {
    return this.called(word).some((one) => words.has(one));
  }

  private hasParticle(token: number, particle: string): boolean {
    if (this.grammar.particle(token) === particle) return true;
    const words = particle.split(' ');
    const end = sentenceEndAt(this.tokens, token);
    // 'gave the bronzes back': an adverb to the parser.
    if (words.length === 1)
      for (let i = token + 1; i < Math.min(end, token + PARTICLE_REACH); i++) {
        const upos = uposOf(this.tokens, i);
        if ((upos === 'VERB' && this.grammar.isPredicate(i)) || upos === 'PUNCT') break;
        if (
          (upos === 'ADV' || upos === 'ADP') &&
          lowerAt(this.tokens, i) === particle &&
          // 'gave Benin back two bronzes': behind the receiver it is no preposition.
          (this.endsPhrase(i + 1, end) || (upos === 'ADV' && this.grammar.recipient(token).includes(i - 1)))
        )
          return true;
      }
    // A parser that takes a particle for a preposition or an adverb leaves it where it stands.
    return words.every((word, k) => token + 1 + k < end && lowerAt(this.tokens, token + 1 + k) === word);
  }

  /** Whether no noun phrase begins at a token, so that the word before it is no preposition. */
  private endsPhrase(token: number, end: number): boolean {
    if (token >= end) return true;
    const upos = uposOf(this.tokens, token);
    return upos !== 'DET' && upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ' && upos !== 'NUM' && upos !== 'PRON';
  }

  private holds(token: number, light: number, { slots, words }: Requirement): boolean {
    return slots.some((slot) => this.stands(token, light, slot, words));
  }

  private stands(token: number, light: number, slot: string, words: ReadonlySet<string>): boolean {
    if (slot === 'light') return light !== NONE;
    if (slot === 'particle') return this.hasOther(token);
    if (slot === 'subject' && uposOf(this.tokens, token) === 'NOUN') return this.isSubject(token);
    if (slot === 'phrase') return this.inClause(token, words);
    const found = this.slots.words(token, slot, light);
    if (words.has(SEVERAL)) return found.filter((word) => this.isActor(word)).length > 1 || this.areMany(found);
    if (words.has(ANY_ACTOR)) return found.some((word) => this.isActor(word));
    return words.size === 0 ? found.length > 0 : found.some((word) => this.isOne(word, words));
  }

  /** 'ripped up the deal', 'called out a rival': whether a verb has a particle that the pattern does not ask for. */
  private hasOther(token: number): boolean {
    if (this.slots.particles.get(token) !== '') return false;
    const isNext = token + 1 < this.tokens.size && xposAt(this.tokens, token + 1) === 'RP';
    return isNext || this.grammar.particle(token) !== '';
  }

  /** Whether a noun is what its clause tells. */
  private isSubject(noun: number): boolean {
    const clause = this.grammar.clauseOf(noun);
    return clause === NONE || clause === noun || this.grammar.subjects(clause).includes(noun);
  }

  /** Whether one of some words stands in the sentence within reach behind the predicate or right before it. */
  private inClause(token: number, words: ReadonlySet<string>): boolean {
    return this.near(token).some((one) => words.has(one));
  }

  /** The words around a predicate: as they stand, as lemmas, in pairs, joined by hyphens. */
  private wordsNear(token: number): readonly string[] {
    const { tokens } = this;
    const { from: start, to: end } = around(tokens, { from: token, to: token + 1 }, REACH);
    const found: string[] = [];
    for (let i = start; i < end; i++) {
      if (i === token) continue;
      found.push(this.lemma(i), lowerAt(tokens, i));
      if (i + 1 < end) found.push(`${this.lemma(i)} ${this.lemma(i + 1)}`);
      if (formAt(tokens, i) === '-' && i + 1 < end) found.push(hyphenated(tokens, i + 1));
    }
    return found;
  }

  /** The noun that a verb's pattern asks for, which gives no event of its own. */
  private needed(token: number, pattern: Pattern): number {
    for (const { slots, words, isForbidden } of pattern.requires) {
      if (isForbidden || words.size === 0 || words.has(ANY_ACTOR) || words.has(SEVERAL)) continue;
      for (const slot of slots) {
        if (slot === 'agent' || slot === 'subject' || slot === 'phrase') continue;
        const word = this.words(token, slot).find((one) => this.isOne(one, words));
        if (word !== undefined) return word;
      }
    }
    return NONE;
  }
}

/** What stands in a requirement for anybody who acts: `object:*`. */
const ANY_ACTOR = '*';
/** The same for several of them: `agent:+`. */
const SEVERAL = '+';
/** How far behind its verb a particle may stand. */
const PARTICLE_REACH = 8;
/** How far from a predicate a word of its clause is looked for. */
const REACH = 10;
