/** Sides that no slot of a pattern names, and what around the deed tells who they are. */
import type { PloverType } from '../../model/generated/plover.js';
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import {
  at,
  FINITE,
  firstFrom,
  formAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  sentenceStartAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { partyOf } from './cast.js';
import type { Match, Matcher } from './match.js';
import type { EventWords } from './patterns.js';
import { reducedOn } from './reduced.js';
import type { Sides } from './sides.js';
import { headBehind, NONE } from './surface.js';
import { isOnTheWay } from './told-nouns.js';

/** How far behind a threat its condition is looked for. */
const CONDITION_REACH = 30;
/** How far behind a protest what it is against is looked for. */
const AGAINST_REACH = 24;

/** Words behind which nothing belongs to the deed any more. */
const ENDS = new Set([
  'after',
  'before',
  'while',
  'when',
  'because',
  'unless',
  'if',
  'who',
  'which',
  'as',
  'since',
  'than',
  'despite',
  'amid',
  'said',
  'but',
]);
/** Prepositions of places and times. */
const ASIDE = new Set(['in', 'at', 'near', 'on', 'by', 'during', 'under', 'through', 'across', 'around', 'outside']);

/** Words behind which stands against whom or what somebody is backed: 'against Chad', 'in the face of raids by Chad'. */
const FACING = new Set(['against', 'face']);

/** What may stand between a name and the noun of its phrase. */
const ATTRIBUTES: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'PROPN']);

/** What only those do to people who rule a country. */
const HELD = new Set(['arrest', 'convict', 'investigate']);

export class Inferred {
  /** Words that code asks for by the names of their lists. */
  private readonly lists: EventWords;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly matcher: Matcher,
    private readonly sides: Sides,
  ) {
    this.lists = context.resources.eventPatterns.lists;
  }

  /** The doer of a passive that names none: who gave the order, the state of forces that are moved, that of a prison. */
  unsaid({ pattern, token }: Match): readonly string[] {
    const { grammar } = this;
    if (grammar.voice(token) !== 'passive' && reducedOn(this.context.tokens, grammar, token) === NONE) return [];
    for (const { preposition, words } of grammar.obliques(token))
      for (const word of words) {
        if (preposition !== 'on' && preposition !== 'at' && preposition !== 'under') continue;
        if (!this.lists.orders.has(this.matcher.lemma(word))) continue;
        const found = this.sides.of([word]);
        if (found.length > 0) return found;
      }
    if (pattern.plover === 'MOBILIZE') return this.sides.of(grammar.patient(token));
    return HELD.has(pattern.mode ?? '') ? this.holder(token) : [];
  }

  /** 'was jailed in Turkey': who is held by nobody who is named is held by the state where he is held. */
  private holder(token: number): readonly string[] {
    for (const { preposition, words } of this.grammar.obliques(token)) {
      if (preposition !== 'in') continue;
      for (const word of words) {
        const country = this.sides.ground.placeAt(word)?.country;
        const state = country === undefined ? [] : this.sides.cast.stateOf(country);
        if (state.length > 0) return state;
      }
    }
    return [];
  }

  /** 'on a trip to Chad, she met': who is told of is the one on the way. */
  onTrip({ pattern, token }: Match): readonly string[] {
    const { grammar } = this;
    if (!this.sides.antecedents.isPress || !isOnTheWay(this.context.tokens, grammar, pattern, token)) return [];
    const clause = grammar.clauseOf(token);
    return clause === NONE || clause === token ? [] : this.sides.of(this.matcher.words(clause, 'agent'));
  }

  /** 'the coast of Chad, where rebels have seized land': in which state something is taken. */
  where(token: number, source: readonly string[]): readonly string[] {
    const { tokens, places } = this.context;
    const start = sentenceStartAt(tokens, token);
    for (let i = token - 1; i > start; i--) {
      if (formAt(tokens, i) !== 'where') continue;
      const place = places[firstFrom(places, i) - 1];
      if (!place || place.from < start || i - place.to > 1) return [];
      return this.sides.cast.stateOf(place.country ?? '').filter((id) => !this.inSource(id, source));
    }
    return [];
  }

  private inSource(id: string, source: readonly string[]): boolean {
    return source.some((one) => one === id || this.sides.actor(one)?.country === this.sides.actor(id)?.country);
  }

  /** 'a decree legalised the party': what does it is a word of the state. */
  isActOfState(token: number): boolean {
    const agents = this.matcher.words(token, 'agent');
    return agents.length > 0 && agents.every((word) => this.lists['acts-of-state'].has(this.matcher.lemma(word)));
  }

  /** 'detainees in Chadian prisons': the state that holds those who protest, else @param isAtHome their own. */
  holders({ token }: Match, source: readonly string[], isAtHome: boolean): readonly string[] {
    const own = this.sides.cast.statesOf(source);
    const held = this.matcher.words(token, 'agent').filter((word) => this.lists.captives.has(this.matcher.lemma(word)));
    const others = held.flatMap((word) =>
      this.grammar
        .nounObliques(word)
        .filter(({ preposition }) => preposition === 'in' || preposition === 'at')
        .flatMap(({ words }) => this.sides.cast.statesOf(this.sides.of(words))),
    );
    const foreign = others.filter((id) => !own.includes(id));
    return foreign.length > 0 ? foreign : isAtHome || held.length > 0 ? own : [];
  }

  /** The first that is named behind a deed of words in its clause, other than as a place or a time. */
  next({ token, pattern }: Match, source: readonly string[]): readonly string[] {
    const { tokens, actors } = this.context;
    const end = sentenceEndAt(tokens, token);
    for (let k = firstFrom(actors.mentions, token); k < actors.mentions.length; k++) {
      const mention = at(actors.mentions, k);
      if (mention.from >= end) break;
      for (let i = token + 1; i < mention.from; i++)
        if (
          uposOf(tokens, i) === 'PUNCT' ||
          ENDS.has(lowerAt(tokens, i)) ||
          (uposOf(tokens, i) === 'VERB' && (this.sides.antecedents.isPress || this.isNextClause(pattern.plover, i))) ||
          // 'praised the vote against the bank': who is praised is not whom it is against.
          (pattern.plover === 'SUPPORT' && FACING.has(lowerAt(tokens, i)))
        )
          return [];
      // 'rebuffed at a White House meeting': what is named only to tell one thing from others is nobody's goal.
      if (this.sides.antecedents.isPress && this.isBefore(mention)) continue;
      const before = lowerAt(tokens, mention.from - 1) === 'the' ? mention.from - 2 : mention.from - 1;
      const preposition = lowerAt(tokens, before);
      if (ASIDE.has(preposition) || source.includes(mention.actor)) continue;
      return [mention.actor];
    }
    return [];
  }

  /** 'offered support and condemned Chad': who is named behind another verb is not the goal of good words. */
  private isNextClause(plover: PloverType, verb: number): boolean {
    const { tokens } = this.context;
    return plover === 'SUPPORT' && (FINITE.has(xposAt(tokens, verb)) || uposOf(tokens, verb - 1) === 'CCONJ');
  }

  /** Whether a name stands before the noun of its phrase, and is not the one to whom it belongs. */
  private isBefore({ from, to }: { readonly from: number; readonly to: number }): boolean {
    const { tokens } = this.context;
    let noun = NONE;
    for (let i = to; i < tokens.size && ATTRIBUTES.has(uposOf(tokens, i)); i++)
      if (uposOf(tokens, i) !== 'ADJ') noun = i;
    return noun !== NONE && this.grammar.name(noun).from <= from;
  }

  /** 'threatened to stop the talks if Japan goes ahead': who is to be kept from something. */
  ofCondition(token: number, source: readonly string[]): readonly string[] {
    const { grammar } = this;
    const { tokens } = this.context;
    const found = [token, ...grammar.complements(token)]
      .flatMap((one) => grammar.conditions(one))
      .flatMap((one) => this.sides.of(grammar.subjects(one)))
      .filter((id) => !source.includes(id));
    if (found.length > 0) return found;
    const end = Math.min(sentenceEndAt(tokens, token), token + CONDITION_REACH);
    for (let i = token + 1; i + 1 < end; i++) {
      const form = lowerAt(tokens, i);
      if (form !== 'if' && form !== 'unless') continue;
      const noun = headBehind(tokens, i + 1, end);
      return noun === NONE || grammar.clauseOf(noun) === NONE
        ? []
        : this.sides.of([noun]).filter((id) => !source.includes(id));
    }
    return [];
  }

  /** 'a judge froze his assets', 'fired shots across its bow': nobody harms his own, so that another is meant. */
  ofAnother(word: number, slot: string, source: readonly string[]): readonly string[] {
    const { from } = this.grammar.name(word);
    const pronoun = lowerAt(this.context.tokens, from);
    const isPersonal = pronoun === 'his' || pronoun === 'her';
    if (source.length === 0 || !(isPersonal || (pronoun === 'its' && slot !== 'object'))) return [];
    return this.sides.antecedents.another(from, source, isPersonal);
  }

  /** Whether somebody is the state to which all doers belong. */
  isOwnState(id: string, source: readonly string[]): boolean {
    const state = this.sides.actor(id);
    if (state?.kind !== 'state' || source.length === 0) return false;
    return source.every((other) => {
      const doer = this.sides.actor(other);
      return partyOf(doer) === state.party;
    });
  }

  /** 'support for Peru as the invasion by Chad goes on': in a document of a state, the one other state that a sentence names. */
  suffering(token: number, source: readonly string[]): readonly string[] {
    const { tokens, actors } = this.context;
    const sentence = sentenceAt(tokens, token);
    const end = sentenceEnd(tokens, sentence);
    const own = this.sides.antecedents.partiesOf(source);
    const found = new Map<string, string>();
    for (let k = firstFrom(actors.mentions, sentenceStart(tokens, sentence)); k < actors.mentions.length; k++) {
      const { from, actor } = at(actors.mentions, k);
      if (from >= end) break;
      const known = this.sides.actor(actor);
      if (known?.kind !== 'state' || known.party === '' || known.party === this.sides.antecedents.issuer) continue;
      if (own.has(known.party)) continue;
      found.set(known.party, actor);
    }
    return own.size > 0 && found.size === 1 ? [...found.values()] : [];
  }

  /** 'the army says a patrol fired first': who says so was fired at. */
  firedAt(token: number, source: readonly string[]): readonly string[] {
    const { grammar } = this;
    const { tokens } = this.context;
    const above = grammar.governor(token);
    const { to } = grammar.phrase(token);
    let isFirst = false;
    for (let i = token + 1; i < to; i++)
      if (formAt(tokens, i) === 'first' && uposOf(tokens, i) !== 'ADJ') isFirst = true;
    if (!isFirst || above === NONE || source.length === 0) return [];
    return this.sides.of(grammar.agent(above)).filter((id) => !source.includes(id));
  }

  /** 'opened fire to disperse the marchers': on whom a purpose is bent. */
  ofPurpose(token: number, source: readonly string[]): readonly string[] {
    const { grammar } = this;
    const aimed = grammar.purposes(token).filter((one) => this.lists.dispersing.has(this.matcher.lemma(one)));
    return this.sides.of(aimed.flatMap((one) => grammar.patient(one))).filter((id) => !source.includes(id));
  }

  /** 'took to the streets, chanting against the generals': whom a word behind a protest is against. */
  against(token: number): readonly string[] {
    const { tokens } = this.context;
    const end = Math.min(sentenceEndAt(tokens, token), token + AGAINST_REACH);
    for (let i = token + 1; i + 1 < end; i++) {
      if (xposAt(tokens, i) === 'VBD' || xposAt(tokens, i) === 'VBZ') return [];
      if (formAt(tokens, i) !== 'against' || xposAt(tokens, i - 1) !== 'VBG') continue;
      const noun = headBehind(tokens, i + 1, end);
      return noun === NONE || uposOf(tokens, noun) === 'VERB' ? [] : this.sides.of([noun]);
    }
    return [];
  }

  /** 'Sudan and Egypt made up; the latter returned cattle': in a text of two states, what one gives back is the other's. */
  ofTwo(token: number, source: readonly string[]): readonly string[] {
    const { mentions, byId } = this.context.actors;
    const states = new Set<string>();
    for (const { from, actor } of mentions) {
      if (from > token) break;
      const country = byId.get(actor)?.country ?? '';
      if (country !== '') states.add(country);
    }
    const own = new Set<string>(source.map((id) => this.sides.actor(id)?.country ?? ''));
    if (states.size !== 2 || own.size !== 1 || ![...own].every((one) => states.has(one))) return [];
    return [...states]
      .filter((one) => !own.has(one))
      .map((one) => `state:${one}`)
      .filter((id) => byId.has(id));
  }
}
