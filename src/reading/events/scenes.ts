/** What a sentence is about that is no event: a game, what a story tells, a poll. */
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { lowerAt, sentenceEnd, sentenceStart, type Tokens, uposOf } from '../text/tokens.js';
import type { Matcher } from './match.js';
import type { EventWords, NoiseWords } from './patterns.js';
import { hyphenated, NONE } from './surface.js';

type Scene = 'game' | 'story' | 'poll' | '';

export class Scenes {
  private readonly scenes = new Map<number, Scene>();
  private readonly tokens: Tokens;
  private readonly words: NoiseWords & { readonly lists: EventWords };

  constructor(
    context: Context,
    private readonly grammar: Grammar,
    private readonly matcher: Matcher,
  ) {
    this.tokens = context.tokens;
    this.words = context.resources.eventPatterns;
  }

  /** Whether a sentence is about a game, or tells what a story tells. */
  of(sentence: number): Scene {
    const known = this.scenes.get(sentence);
    if (known !== undefined) return known;
    const found = this.find(sentence);
    this.scenes.set(sentence, found);
    return found;
  }

  private find(sentence: number): Scene {
    const { tokens, grammar, words } = this;
    const { lists } = words;
    const end = sentenceEnd(tokens, sentence);
    for (let i = sentenceStart(tokens, sentence); i < end; i++) {
      const lemma = this.matcher.lemma(i);
      const pair = i + 1 < end ? `${lemma} ${this.matcher.lemma(i + 1)}` : '';
      if (lists.polls.has(lemma) || lists.polls.has(pair)) return 'poll';
      if (words.games.has(pair) || words.games.has(hyphenated(tokens, i))) return 'game';
      if (uposOf(tokens, i) !== 'NOUN' && uposOf(tokens, i) !== 'ADJ') continue;
      if (words.games.has(lemma)) return 'game';
      if (!words.stories.has(lemma) && !words.stories.has(pair)) continue;
      // 'in a series of attacks'
      if (i + 1 < end && lowerAt(tokens, i + 1) === 'of') continue;
      // 'in a war game': the preposition is that of the head.
      const head = words.stories.has(lemma) ? i : i + 1;
      if (grammar.preposition(head) === 'in' || this.isTold(head, end)) return 'story';
      const clause = grammar.clauseOf(i);
      if (clause !== NONE && words.tellers.has(this.matcher.lemma(clause)) && grammar.subjects(clause).includes(i))
        return 'story';
    }
    return '';
  }

  /** 'a sketch in which Uruguay invades' */
  private isTold(story: number, end: number): boolean {
    return story + 2 < end && lowerAt(this.tokens, story + 1) === 'in' && lowerAt(this.tokens, story + 2) === 'which';
  }
}
