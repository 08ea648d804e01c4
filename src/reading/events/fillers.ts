/** Who stands in the slots of a pattern: whom the words under a verb or a noun mean, and which of them are goals. */
import type { PloverType } from '../../model/generated/plover.js';
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { lowerAt } from '../text/tokens.js';
import { isRole, isTopic, neighbour } from './belonging.js';
import type { Inferred } from './inferred.js';
import type { Match, Matcher } from './match.js';
import type { EventWords } from './patterns.js';
import type { Sides } from './sides.js';
import { NONE } from './surface.js';
import { POSSESSIVES } from './words.js';

/** Deeds of words whose goal may stand anywhere behind them. */
export const LOOSE: ReadonlySet<PloverType> = new Set<PloverType>([
  'REQUEST',
  'REJECT',
  'AGREE',
  'ACCUSE',
  'THREATEN',
  'SUPPORT',
]);
/** Deeds that nobody does to himself. */
export const HOSTILE: ReadonlySet<PloverType> = new Set<PloverType>(['COERCE', 'ASSAULT', 'SANCTION']);
/** Slots in which a place stands where something only happens. */
export const WHERE = new Set(['in', 'at', 'near', 'inside', 'outside']);

export class Fillers {
  private readonly lists: EventWords;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly matcher: Matcher,
    private readonly sides: Sides,
    private readonly inferred: Inferred,
  ) {
    this.lists = context.resources.eventPatterns.lists;
  }

  /** The actors in the first of some slots that has any. */
  of(match: Match, slots: readonly string[], source: readonly string[] = []): readonly string[] {
    const light = match.pattern.kind === 'noun' ? match.other : NONE;
    const isTarget = slots !== match.pattern.source;
    const isGoal = isTarget && match.pattern.source.includes('agent');
    for (const slot of slots) {
      if (slot === 'none') return [];
      const all = this.matcher.words(match.token, slot, light).filter((word) => word !== match.token);
      const others = isGoal ? all.filter((word) => !this.isOwn(word, source)) : all;
      // 'attacks in Nairobi': where something happens suffers it only in the short reports of an event.
      const words =
        isTarget && this.sides.antecedents.isPress && WHERE.has(slot) && match.pattern.plover !== 'MOBILIZE'
          ? others.filter((word) => !this.sides.isWhere(word))
          : others;
      if (words.length === 0 && isGoal && HOSTILE.has(match.pattern.plover)) {
        const another = all.flatMap((word) => this.inferred.ofAnother(word, slot, source));
        if (another.length > 0) return another;
      }
      const goals = isTarget && this.sides.antecedents.isPress ? this.goals(words, match.pattern) : words;
      const atHome = isGoal ? goals.find((word) => this.isHome(word, source)) : undefined;
      const found = atHome === undefined ? this.sides.of(goals) : this.sides.nameAt(atHome);
      if (found.length > 0) return found;
    }
    return [];
  }

  /**
   * Those of the words in a slot that are goals in news: 'a crackdown on strikers and close ties to Sudan' is on those who
   * act, 'criticised the Iran deal' on nobody.
   */
  private goals(all: readonly number[], { plover, mode }: Match['pattern']): readonly number[] {
    // 'a visit to the border with Chad' is none to Chad.
    const words = mode === 'visit' ? all.filter((word) => !this.lists.borders.has(this.matcher.lemma(word))) : all;
    const found = LOOSE.has(plover)
      ? words.filter((word) => !isTopic(this.context, this.grammar, word) && !isRole(this.grammar, word))
      : words;
    const actors = found.length > 1 ? found.filter((word) => this.sides.isActor(word)) : found;
    return actors.length > 0 ? actors : found;
  }

  /** A place at home is where something is done, and no goal: 'Taiwan raised the alert on Kinmen'. */
  private isHome(word: number, source: readonly string[]): boolean {
    const country = this.sides.ground.placeAt(word)?.country;
    if (country === undefined || this.sides.isNamed(word)) return false;
    return source.some((id) => this.sides.actor(id)?.country === country);
  }

  /** 'its troops', 'his post': what belongs to the doer is no goal; his counterpart, his hosts do not belong to him. */
  isOwn(word: number, source: readonly string[]): boolean {
    const { tokens } = this.context;
    const { from } = this.grammar.name(word);
    if (!POSSESSIVES.has(lowerAt(tokens, from)) || from === word) return false;
    if (this.lists.others.has(this.matcher.lemma(word)) || neighbour(this.grammar, this.lists, word).length > 0)
      return false;
    const owners = this.context.actors.meansAgain(from);
    return owners.length === 0 || source.length === 0 || owners.some((id) => source.includes(id));
  }
}
