/**
 * What a deed of words is about: the deeds that it governs ('agreed to meet', 'rejected an offer to mediate', 'accused
 * Chad of arming'), and the code that they make of its own: to demand aid is 103, to demand talks 106.
 */
import { CAMEO } from '../../model/generated/cameo.js';
import { once } from '../once.js';
import type { Grammar } from '../text/grammar.js';
import { lowerAt, type Tokens } from '../text/tokens.js';
import { type Code, REFINED } from './code.js';
import type { Match, Matcher } from './match.js';
import { type EventPatterns, modeOf } from './patterns.js';
import { NONE } from './surface.js';

/** Prepositions under which a deed of words has the deed that it is about. */
const ABOUT = ['on', 'for', 'to', 'of', 'over', 'with', 'in', 'from', 'about', 'against', 'at'] as const;
/** Slots in which the thing stands that a request, a refusal or an offer is about. */
const THINGS = ['object', 'for', 'of', 'to', 'from', 'with', 'on', 'in'] as const;

export class Governed {
  /** Words for the deeds that a predicate is about: complements, and the nouns that it governs. */
  readonly of = once<readonly number[], Match>((match) =>
    this.all(match).filter((one) => one !== match.token && this.matcher.at(one) !== undefined),
  );

  constructor(
    private readonly tokens: Tokens,
    private readonly grammar: Grammar,
    private readonly matcher: Matcher,
    private readonly patterns: EventPatterns,
  ) {}

  private all(match: Match): readonly number[] {
    const { grammar } = this;
    const found: number[] = [];
    for (const clause of this.clauses(match)) {
      found.push(clause, ...grammar.complements(clause));
      const noun = grammar.eventNoun(clause);
      if (noun !== NONE) found.push(noun);
      found.push(...grammar.patient(clause));
    }
    return [...found, ...this.nouns(match)];
  }

  private light({ pattern, other }: Match): number {
    return pattern.kind === 'noun' ? other : NONE;
  }

  private clauses(match: Match): readonly number[] {
    const { grammar, matcher } = this;
    const { token } = match;
    const light = this.light(match);
    const clauses = [...matcher.words(token, 'infinitive'), ...grammar.complements(token)];
    if (clauses.length === 0) clauses.push(...matcher.words(token, 'clause'));
    if (light !== NONE) clauses.push(...grammar.complements(light));
    return clauses;
  }

  private nouns(match: Match): readonly number[] {
    const { matcher } = this;
    const { token } = match;
    const nouns = match.pattern.kind === 'noun' ? [] : [...matcher.words(token, 'object')];
    for (const preposition of ABOUT) nouns.push(...matcher.words(token, preposition, this.light(match)));
    return nouns;
  }

  /** The code of a match, sharpened by what it is about. */
  code(match: Match): Code {
    const { pattern } = match;
    const { plover, cameo, mode, contexts } = pattern;
    const own = { plover, cameo, mode, contexts };
    for (const deed of this.of(match)) {
      const governed = this.matcher.at(deed);
      const code = governed && this.refined(own, governed.pattern.cameo);
      if (governed && code) return { ...code, contexts: [...code.contexts, ...governed.pattern.contexts] };
    }
    const matter = REFINED.has(pattern.plover) ? this.matter(match) : undefined;
    return (matter === undefined ? undefined : this.refined(own, matter)) ?? own;
  }

  private refined(own: Code, governed: string): Code | undefined {
    const found = this.patterns.refine(own.cameo, governed);
    if (!found) return undefined;
    const { cameo } = found;
    return {
      plover: own.plover,
      cameo,
      mode: found.mode ?? modeOf(own.plover, cameo) ?? own.mode,
      contexts: CAMEO[cameo].contexts,
    };
  }

  /** What kind of deed the things and verbs point to that are asked for, offered, refused: 'asked for loans' is aid. */
  private matter(match: Match): string | undefined {
    const { matcher } = this;
    const { token } = match;
    const things: number[] = [];
    const clauses = this.clauses(match);
    for (const slot of THINGS)
      if (slot !== 'object' || match.pattern.kind !== 'noun')
        things.push(...matcher.words(token, slot, this.light(match)));
    for (const clause of clauses) things.push(...matcher.words(clause, 'object'));
    for (const word of [...clauses, ...things]) {
      const found = this.matterOf(word);
      if (found) return found;
    }
    return undefined;
  }

  private matterOf(word: number): string | undefined {
    const { matters } = this.patterns;
    const lemma = this.matcher.lemma(word);
    const next = word + 1 < this.tokens.size ? matters.get(`${lemma} ${lowerAt(this.tokens, word + 1)}`) : undefined;
    return next ?? matters.get(lemma);
  }
}
