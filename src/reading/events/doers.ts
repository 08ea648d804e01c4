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
import { hasMainVerb, headBehind, isMistaken, NONE, rootOf, toldIn } from './surface.js';
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
    return light === NONE ? own : this.of(light);
  }

  /** The doers; where the tree has none for a verb in the active, the noun that stands before it. */
  of(token: number): readonly number[] {
    const { grammar, tokens } = this;
    const found = grammar.agent(token).map((word) => this.nounOf(word));
    if (found.length > 0) return this.joined(found, token);
    if (isMistaken(this.tokens, this.grammar, token)) {
      const subjects = grammar.subjects(token);
      if (subjects.length > 0) return subjects;
      // The tree has the subject for the root, and what follows for its attributes.
      const root = hasMainVerb(grammar, sentenceAt(tokens, token), toldIn(tokens, grammar, token).to)
        ? NONE
        : rootOf(tokens, grammar, token);
      if (root !== NONE && root < token && NOUNS.has(uposOf(tokens, root))) return grammar.conjuncts(root);
    } else if (grammar.voice(token) === 'passive') return this.behindBy(token);
    const planner = this.planner(token);
    if (planner.length > 0) return planner;
    if (
      grammar.tense(token) === 'none' &&
      !isMistaken(this.tokens, this.grammar, token) &&
      uposOf(tokens, token) !== 'ADJ' &&
      uposOf(tokens, token) !== 'ADP'
    )
      return found;
    const start = sentenceStartAt(tokens, token);
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

  /** Subjects with one that 'and' joins to the last of them and the tree lost: 'the king and President Zhivkov signed'. */
  private joined(subjects: readonly number[], token: number): readonly number[] {
    if ((subjects.at(-1) ?? NONE) >= token) return subjects;
    return [...new Set(subjects)].sort((a, b) => a - b);
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
/** How far behind a passive its doer is looked for. */
const BY_REACH = 14;
const NOUNS: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
/** Prepositions within the phrase of a subject. */
const INNER = new Set(['of', 'in', 'from', 'for', 'at', 'on', 'with']);
const SUBJECTS = new Set(['he', 'she', 'it', 'they', 'we']);
const DETERMINERS = new Set(['this', 'that', 'these', 'those', 'such', 'all', 'some', 'any']);
