/**
 * What is told in the words of events and is none: weather, beasts and accidents, games, stories, and what firms do among
 * themselves. Asked of a deed when its sides are known.
 */
import type { PloverType } from '../../model/generated/plover.js';
import type { Grammar } from '../text/grammar.js';
import { at, sentenceEnd, sentenceStart, type Tokens, uposOf } from '../text/tokens.js';
import { JOINT } from './draft.js';
import type { Match, Matcher } from './match.js';
import type { NoiseWords } from './patterns.js';
import type { Roles } from './roles.js';
import type { Sides } from './sides.js';
import { NONE } from './slots.js';

/** Deeds that firms do among themselves and nobody counts. */
const PRIVATE: ReadonlySet<PloverType> = new Set<PloverType>([
  'AGREE',
  'CONSULT',
  'COOPERATE',
  'SUPPORT',
  'REJECT',
  'THREATEN',
  'RETREAT',
  'CONCEDE',
  'ASSAULT',
]);
/** Sectors of those whose deeds are meant even beside a game. */
const ARMED = /^(?:MIL|COP|REB|UAF|CRM|PRM|JUD|GOV.)/;

export class Noise {
  private readonly scenes = new Map<number, boolean>();

  constructor(
    private readonly tokens: Tokens,
    private readonly grammar: Grammar,
    private readonly matcher: Matcher,
    private readonly sides: Sides,
    private readonly words: NoiseWords,
  ) {}

  /** Whether a deed with these sides is no event. */
  is(match: Match, { source, target }: Roles): boolean {
    const sectors = [...source, ...target].map((id) => this.sides.actor(id)?.sector ?? '');
    const doers = source.map((id) => this.sides.actor(id)?.sector ?? '');
    if (doers.length > 0 ? doers.every((sector) => sector === 'JNK') : sectors.every((sector) => sector === 'JNK'))
      return true;
    const { plover } = match.pattern;
    if (PRIVATE.has(plover) && source.length > 0 && sectors.every((sector) => sector === 'BUS')) return true;
    if (source.length === 0 && !JOINT.has(plover) && this.isDoneByThing(match)) return true;
    return this.isMadeUp(at(this.tokens.sentenceOf, match.token)) && !doers.some((sector) => ARMED.test(sector));
  }

  /** 'lightning struck a herder', 'a bus hit a lorry': in the active, what does it is named and is nobody. */
  private isDoneByThing(match: Match): boolean {
    const { pattern, token } = match;
    if (pattern.kind !== 'verb' || !pattern.source.includes('agent')) return false;
    if (this.grammar.voice(token) === 'passive') return false;
    const agents = this.matcher.words(token, 'agent');
    return (
      agents.length > 0 &&
      agents.every((word) => uposOf(this.tokens, word) === 'NOUN' && !this.words.doers.has(this.matcher.lemma(word)))
    );
  }

  /** Whether a sentence is about a game, or tells what a story tells. */
  private isMadeUp(sentence: number): boolean {
    const known = this.scenes.get(sentence);
    if (known !== undefined) return known;
    const found = this.find(sentence);
    this.scenes.set(sentence, found);
    return found;
  }

  private find(sentence: number): boolean {
    const { tokens, grammar, words } = this;
    const end = sentenceEnd(tokens, sentence);
    for (let i = sentenceStart(tokens, sentence); i < end; i++) {
      if (uposOf(tokens, i) !== 'NOUN' && uposOf(tokens, i) !== 'ADJ') continue;
      const lemma = this.matcher.lemma(i);
      const pair = i + 1 < end ? `${lemma} ${this.matcher.lemma(i + 1)}` : '';
      if (words.games.has(lemma) || words.games.has(pair)) return true;
      if (!words.stories.has(lemma) && !words.stories.has(pair)) continue;
      if (grammar.preposition(i) === 'in') return true;
      const clause = grammar.clauseOf(i);
      if (clause !== NONE && words.tellers.has(this.matcher.lemma(clause)) && grammar.subjects(clause).includes(i))
        return true;
    }
    return false;
  }
}
