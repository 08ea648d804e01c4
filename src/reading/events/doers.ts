/**
 * Who does a deed: the doers that the tree gives a verb or a noun, and where it errs those that the order of the words gives
 * (subjects across commas, 'by' hung on a word between, a subject shared with the verb before 'and').
 */
import type { Grammar } from '../text/grammar.js';
import {
  at,
  FINITE,
  formAt,
  lowerAt,
  sentenceAt,
  sentenceEndAt,
  sentenceStartAt,
  type Tokens,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { reducedOn } from './reduced.js';
import { hasMainVerb, headBehind, isMistaken, isVerbForNoun, NONE, rootOf, subjectAtRoot, toldIn } from './surface.js';
import { isTime } from './words.js';

export class Doers {
  constructor(
    private readonly tokens: Tokens,
    private readonly grammar: Grammar,
  ) {}

  /** The doers of a deed that is a noun; @param light the verb that carries it, or -1 */
  ofNoun(noun: number, light: number): readonly number[] {
    const own = this.grammar.nounAgent(noun).filter((one) => !DETERMINERS.has(lowerAt(this.tokens, one)));
    if (own.length > 0) return own;
    // Nouns that the grammar does not know as deeds have their doers where deeds have them.
    for (const preposition of ['by', 'between', 'among']) {
      const found = this.grammar.nounObliques(noun).find((one) => one.preposition === preposition);
      if (found) return found.words;
    }
    if (light !== NONE) return this.of(light);
    if (this.grammar.nounPatient(noun).length > 0) {
      const found = this.behindBy(noun);
      if (found.length > 0) return found;
    }
    const possessor = this.beforeBracket(noun);
    if (possessor !== NONE) return [possessor];
    const { from } = this.grammar.name(noun);
    for (let i = noun - 1; i >= from; i--) if (uposOf(this.tokens, i) === 'PROPN' || this.isOwner(i)) return [i];
    return own;
  }

  /** 'the Republic's (ROK) recent tests': whose a deed is, where a short name in brackets parts them. */
  private beforeBracket(noun: number): number {
    const { tokens } = this;
    const start = sentenceStartAt(tokens, noun);
    let i = noun - 1;
    while (i > start && /^(?:ADJ|NOUN|NUM|ADV)$/.test(uposOf(tokens, i))) i--;
    const isBracket = i - 3 > start && formAt(tokens, i) === ')' && formAt(tokens, i - 2) === '(';
    return isBracket && xposAt(tokens, i - 3) === 'POS' ? i - 4 : NONE;
  }

  /** Whether a possessive follows a word, or it is an adjective with a capital: 'the army's shipment', 'French exports'. */
  private isOwner(token: number): boolean {
    const next = formAt(this.tokens, token + 1);
    return (
      next === "'s" ||
      next === '\u2019s' ||
      (uposOf(this.tokens, token) === 'ADJ' && /^\p{Lu}/u.test(formAt(this.tokens, token)))
    );
  }

  /** The doers; where the tree has none for a verb in the active, the noun that stands before it. */
  of(token: number): readonly number[] {
    const { grammar, tokens } = this;
    if (reducedOn(tokens, grammar, token) !== NONE) return this.behindBy(token);
    const root = subjectAtRoot(tokens, grammar, token);
    if (root !== NONE) return this.joined(grammar.conjuncts(root), token);
    const framed = this.framed(token);
    if (framed !== NONE)
      return this.joined(
        grammar.conjuncts(framed).filter((word) => word < token),
        token,
      );
    const found = (isVerbForNoun(tokens, grammar, token) ? grammar.subjects(token) : grammar.agent(token)).map((word) =>
      this.nounOf(word),
    );
    if (found.length > 0) return this.joined(this.sharing(found, token), token);
    if (isMistaken(this.tokens, this.grammar, token)) {
      const subjects = grammar.subjects(token);
      if (subjects.length > 0) return subjects;
      // The tree has the subject for the root, and what follows for its attributes.
      const root = hasMainVerb(grammar, sentenceAt(tokens, token), toldIn(tokens, grammar, token).to)
        ? NONE
        : rootOf(tokens, grammar, token);
      if (root !== NONE && root < token && NOUNS.has(uposOf(tokens, root))) return grammar.conjuncts(root);
      // 'a mob looted shops': a subject that looks like an adjective.
      if (uposOf(tokens, token - 1) === 'ADJ') return [token - 1];
    } else if (grammar.voice(token) === 'passive') return this.behindBy(token);
    const planner = this.planner(token);
    if (planner.length > 0) return planner;
    const opened = this.opened(token);
    if (opened !== NONE) return grammar.conjuncts(opened).filter((word) => word >= opened);
    if (
      grammar.tense(token) === 'none' &&
      !isMistaken(this.tokens, this.grammar, token) &&
      uposOf(tokens, token) !== 'ADJ' &&
      uposOf(tokens, token) !== 'ADP'
    )
      return found;
    const start = sentenceStartAt(tokens, token);
    const shared = this.shared(token, start);
    if (shared.length > 0) return shared;
    for (let i = token - 1; i >= Math.max(start, token - AGENT_REACH); i--) {
      const upos = uposOf(tokens, i);
      if (upos === 'VERB' && !xposAt(tokens, i).startsWith('NNP')) return found;
      if (upos === 'PRON' && SUBJECTS.has(lowerAt(tokens, i))) return [i];
      if ((upos !== 'NOUN' && upos !== 'PROPN') || isTime(formAt(tokens, i))) continue;
      const preposition = this.prepositionBefore(i, start);
      if (preposition === NONE) return this.withFormer(i, start);
      if (!INNER.has(lowerAt(tokens, preposition))) return found;
      i = preposition;
    }
    return found;
  }

  /** 'Bahrain and Israel mended ties', where the tree has both for parts of the name of what stands behind the verb. */
  private withFormer(name: number, start: number): readonly number[] {
    const { tokens } = this;
    let first = name;
    while (first > start && uposOf(tokens, first - 1) === 'PROPN') first--;
    const isJoined =
      first - 2 >= start &&
      uposOf(tokens, name) === 'PROPN' &&
      lowerAt(tokens, first - 1) === 'and' &&
      uposOf(tokens, first - 2) === 'PROPN';
    return isJoined ? [first - 2, name] : [name];
  }

  /** 'days after announcing his support for her, Orban still doubts': who does what a gerund opens the sentence with. */
  private opened(token: number): number {
    const { tokens } = this;
    const sentence = sentenceAt(tokens, token);
    const start = at(tokens.sentences, sentence);
    if (xposAt(tokens, token) !== 'VBG' || token - start > OPENING_REACH || token === start) return NONE;
    return NONE;
  }

  /** 'doctors plan to strike': the subject of a verb that the tagger has for a noun does what its infinitive says. */
  private planner(token: number): readonly number[] {
    const { grammar, tokens } = this;
    if (token < 2 || xposAt(tokens, token - 1) !== 'TO' || uposOf(tokens, token - 2) !== 'NOUN') return [];
    return grammar.subjects(token - 2).filter((word) => word < token - 2);
  }

  /** 'militias loyal to the governor gathered': the noun of an adjective behind it that the tree has for the subject. */
  private nounOf(word: number): number {
    const { tokens } = this;
    return word > 0 && xposAt(tokens, word) === 'JJ' && uposOf(tokens, word - 1) === 'NOUN' ? word - 1 : word;
  }

  /** 'stressed the need to support Ukraine and expressed concern': the doer of the verb of the same form before 'and'. */
  private shared(token: number, start: number): readonly number[] {
    const { grammar, tokens } = this;
    let before = token - 1;
    while (before > start && uposOf(tokens, before) === 'ADV') before--;
    if (uposOf(tokens, before) !== 'CCONJ') return [];
    const tag = xposAt(tokens, token);
    for (let i = before - 1; i >= Math.max(start, before - SHARED_REACH); i--) {
      if (xposAt(tokens, i) !== tag || !grammar.isPredicate(i)) continue;
      const agents = grammar.agent(i);
      if (agents.length > 0) return agents;
    }
    return [];
  }

  /**
   * 'when Zhivkov, in a reply to Orban, accused': the name or pronoun before the comma of what stands between two commas and
   * has no verb of its own; what follows is done by nobody within it.
   */
  private framed(token: number): number {
    const { grammar, tokens } = this;
    // 'Zhivkov, in a letter, condemned Orban' looks like a participle.
    const isActive = xposAt(tokens, token) === 'VBN' && grammar.patient(token).some((word) => word > token);
    if (!FINITE.has(xposAt(tokens, token)) && !isActive) return NONE;
    const start = sentenceStartAt(tokens, token);
    let last = token - 1;
    while (last > start && uposOf(tokens, last) === 'ADV') last--;
    if (formAt(tokens, last) !== ',') return NONE;
    for (let i = last - 1; i > Math.max(start, last - FRAME_REACH); i--) {
      if (FINITE.has(xposAt(tokens, i)) || uposOf(tokens, i) === 'AUX') return NONE;
      if (formAt(tokens, i) !== ',' || !FRAMES.test(xposAt(tokens, i + 1))) continue;
      const tag = xposAt(tokens, i - 1);
      if (tag === 'WP') return i - 1;
      const preposition = this.prepositionBefore(i - 1, start);
      const isFree = preposition === NONE;
      return tag.startsWith('NNP') && isFree ? i - 1 : NONE;
    }
    return NONE;
  }

  /** 'was barred from leaving the country by a judge': the doer of a passive that the tree hung on a word between. */
  private behindBy(token: number): readonly number[] {
    const { tokens } = this;
    const end = Math.min(sentenceEndAt(tokens, token), token + BY_REACH);
    for (let i = token + 1; i < end; i++) {
      const upos = uposOf(tokens, i);
      if (upos === 'PUNCT' || upos === 'AUX' || FINITE.has(xposAt(tokens, i))) return [];
      if (lowerAt(tokens, i) !== 'by' || /G$/.test(xposAt(tokens, i + 1))) continue;
      const noun = headBehind(this.tokens, i + 1, end);
      return noun === NONE || isTime(at(tokens.lemmas, noun)) ? [] : this.grammar.conjuncts(noun);
    }
    return [];
  }

  /** 'Orban accused | Zhivkov of theft and mocked him': whom a verb before 'and' has for its object does not do the second. */
  private sharing(found: readonly number[], token: number): readonly number[] {
    const { grammar, tokens } = this;
    let before = token - 1;
    while (before > 0 && uposOf(tokens, before) === 'ADV') before--;
    const [word = NONE] = found;
    if (uposOf(tokens, before) !== 'CCONJ' || found.length !== 1 || word >= before) return found;
    const verb = grammar.name(word).from - 1;
    if (verb < 0 || !FINITE.has(xposAt(tokens, verb)) || sentenceAt(tokens, verb) !== sentenceAt(tokens, token))
      return found;
    for (let i = word; i < before; i++) if (FINITE.has(xposAt(tokens, i)) || uposOf(tokens, i) === 'AUX') return found;
    const agents = grammar.agent(verb).filter((one) => one < verb);
    return agents.length > 0 ? agents : found;
  }

  /** Who stands with a doer without 'and': 'Chad, along with Mali, signed', 'the king, as well as the queen, signed'. */
  private companions(found: readonly number[], token: number): readonly number[] {
    const { grammar, tokens } = this;
    const first = grammar.name(found[0] ?? token).from;
    let before = first - 1;
    for (const phrase of COMPANIONS)
      if (this.says(phrase, first - phrase.length)) {
        before = first - phrase.length - 1;
        if (formAt(tokens, before) === ',') before--;
        return before >= 0 && NOUNS.has(uposOf(tokens, before)) ? [before] : [];
      }
    const { to } = grammar.name(found.at(-1) ?? token);
    const begin = formAt(tokens, to) === ',' ? to + 1 : to;
    const phrase = COMPANIONS.find((one) => this.says(one, begin));
    const noun = phrase ? headBehind(tokens, begin + phrase.length, token) : NONE;
    return noun === NONE ? [] : grammar.conjuncts(noun).filter((word) => word >= noun && word < token);
  }

  private says(phrase: readonly string[], from: number): boolean {
    return from > 0 && phrase.every((word, k) => formAt(this.tokens, from + k) === word);
  }

  /** Subjects with one that 'and' joins to the last of them and the tree lost: 'the king and President Zhivkov signed'. */
  private joined(subjects: readonly number[], token: number): readonly number[] {
    const { tokens } = this;
    if ((subjects.at(-1) ?? NONE) >= token) return subjects;
    const found = [...new Set([...subjects, ...this.companions(subjects, token)])].sort((a, b) => a - b);
    const last = found.at(-1) ?? NONE;
    const { to } = this.grammar.name(last);
    if (to >= token || lowerAt(tokens, to) !== 'and') return found;
    const noun = headBehind(this.tokens, to + 1, token);
    return noun === NONE || found.includes(noun) ? found : [...found, noun];
  }

  /** The preposition right before the phrase that ends with a noun. */
  private prepositionBefore(noun: number, start: number): number {
    for (let i = noun - 1; i >= start; i--) {
      const upos = uposOf(this.tokens, i);
      if (upos === 'ADP') return i;
      if (formAt(this.tokens, i) === '-') continue;
      if (upos === 'VERB' || upos === 'PUNCT' || upos === 'AUX') return NONE;
    }
    return NONE;
  }
}

const AGENT_REACH = 14;
/** How far into a sentence a gerund still opens it, and how far behind the gerund who does it may stand. */
const OPENING_REACH = 5;
/** How far before 'and' the verb is looked for with which another shares its doer. */
const SHARED_REACH = 40;
/** How far before a verb the comma may stand behind its doer, and what opens the words between. */
const FRAME_REACH = 24;
const FRAMES = /^(?:IN|VB[NG]|TO)$/;
/** How far behind a passive its doer is looked for. */
const BY_REACH = 14;
const NOUNS: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
/** Prepositions within the phrase of a subject. */
const INNER = new Set(['of', 'in', 'from', 'for', 'at', 'on', 'with']);
const SUBJECTS = new Set(['he', 'she', 'it', 'they', 'we']);
/** What joins a doer to another without 'and'. */
const COMPANIONS: readonly (readonly string[])[] = [
  ['as', 'well', 'as'],
  ['along', 'with'],
  ['together', 'with'],
];
const DETERMINERS = new Set(['this', 'that', 'these', 'those', 'such', 'all', 'some', 'any']);
