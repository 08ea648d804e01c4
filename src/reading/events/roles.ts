/** Who is source and who is target of a deed: the slots of its pattern, and what the words around it leave to infer. */
import type { PloverType } from '../../model/generated/plover.js';
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { at, firstFrom, sentenceEnd, uposOf } from '../text/tokens.js';
import { neighbour, receiver } from './belonging.js';
import { JOINT, REFINED, SWALLOWING } from './draft.js';
import type { Governed } from './governed.js';
import { Inferred } from './inferred.js';
import type { Match, Matcher } from './match.js';
import type { EventWords } from './patterns.js';
import type { Sides } from './sides.js';
import { NONE } from './surface.js';
import { POSSESSIVES } from './words.js';

export interface Roles {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** Deeds of words whose goal may stand anywhere behind them. */
const LOOSE: ReadonlySet<PloverType> = new Set<PloverType>([
  'REQUEST',
  'REJECT',
  'AGREE',
  'ACCUSE',
  'THREATEN',
  'SUPPORT',
]);
/** Deeds that, in a text about two states, one does to the other where nobody else is named. */
const GIVING: ReadonlySet<PloverType> = new Set<PloverType>([...JOINT, 'SUPPORT', 'AID']);
/** Ids of names that no table has: somebody else than the two whom the text is about. */
const UNKNOWN = /^group:\?/;
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
  'despite',
  'amid',
  'said',
  'but',
]);
/** Deeds that are meant for whoever is to fulfil their condition. */
const CONDITIONED: ReadonlySet<PloverType> = new Set<PloverType>(['THREATEN', 'SANCTION', 'COERCE', 'REJECT']);
/** Deeds that nobody does to himself. */
const HOSTILE: ReadonlySet<PloverType> = new Set<PloverType>(['COERCE', 'ASSAULT', 'SANCTION']);
/** How far before a gerund its preposition may stand. */
const GERUND_REACH = 3;
/** Prepositions of places and times. */
const ASIDE = new Set(['in', 'at', 'near', 'on', 'by', 'during', 'under', 'through', 'across', 'around', 'outside']);
/** Slots of an infinitive that is no deed by itself in which the goal of the deed of words may stand. */
const INFINITIVE_SLOTS = ['to', 'with', 'object', 'recipient', 'against', 'for', 'from'] as const;

export class RoleFinder {
  private readonly inferred: Inferred;

  /** Words that code asks for by the names of their lists. */
  private readonly lists: EventWords;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly matcher: Matcher,
    private readonly governed: Governed,
    private readonly sides: Sides,
  ) {
    this.lists = context.resources.eventPatterns.lists;
    this.inferred = new Inferred(context, grammar, matcher, sides);
  }

  /** @param governor the deed of words that is about this one; its @param doers are the doers where no other is named */
  of(match: Match, governor: Match | undefined, doers: readonly string[]): Roles {
    const { pattern } = match;
    // 'it was agreed to continue': 'it' is nobody.
    const isFree = governor !== undefined && doers.length > 0 && this.isImpersonal(governor.token);
    const asked = governor ? this.asked(governor, match.token) : [];
    let source = isFree ? doers : asked.length > 0 ? asked : this.slots(match, pattern.source);
    // 'discussed how storms displace people': a deed whose doer is named and is nobody has no other.
    const hasDoer = pattern.kind === 'verb' && pattern.source.includes('agent') && this.isDoneByThing(match.token);
    // 'regret that Hamas refused to release': the doer of the verb right above comes before that of the words about both.
    if (source.length === 0 && governor && this.isBetween(match.token, governor.token)) source = this.above(match);
    if (source.length === 0 && governor && !hasDoer) source = this.slots(governor, governor.pattern.source);
    if (source.length === 0 && governor?.pattern.plover === 'AGREE') source = doers;
    if (source.length === 0 && pattern.source.includes('agent')) source = this.above(match);
    if (source.length === 0 && pattern.plover === 'AGREE' && this.isImpersonal(match.token))
      source = this.sides.impersonal();
    if (pattern.kind === 'noun' && JOINT.has(pattern.plover))
      source = [...new Set([...this.planner(match), ...source])];
    if (source.length === 0 && pattern.kind === 'verb') source = this.inferred.unsaid(match);
    const isMutual = pattern.plover === 'AGREE' && source.length > 1;
    let target = this.targets(match, source);
    if (target.length === 0 && LOOSE.has(pattern.plover) && pattern.kind !== 'noun' && !isMutual)
      target = this.next(match.token, source);
    if (
      pattern.plover === 'SUPPORT' ||
      pattern.plover === 'AID' ||
      (pattern.plover === 'AGREE' && this.sides.isOfState)
    )
      target = target.filter((id) => !this.isSame(id, source));
    // In news, two who agree or meet may be meant without their names; a visit, praise and aid name whom they concern.
    const isGiving = this.sides.isPress
      ? JOINT.has(pattern.plover) && pattern.mode !== 'visit'
      : GIVING.has(pattern.plover);
    if (isGiving && !this.hasGoal(match) && !target.some((id) => this.isPlaced(id) || UNKNOWN.test(id)))
      target = [...target, ...this.sides.counterpart(source, match.token)];
    if (pattern.kind === 'noun' && target.length === 0)
      target = this.sides.of(this.grammar.nounWith(match.token)).filter((id) => !source.includes(id));
    if (CONDITIONED.has(pattern.plover) && target.length === 0) target = this.inferred.ofCondition(match.token, source);
    if (source.length === 0 && pattern.kind === 'verb' && this.inferred.isActOfState(match.token))
      source = this.sides.cast.statesOf(target);
    // Who protests at home protests against the state, who is held against who holds him.
    if (pattern.plover === 'PROTEST' && target.length === 0) target = this.inferred.against(match.token);
    if (pattern.plover === 'PROTEST' && target.length === 0) target = this.inferred.holders(match, source);
    if (pattern.plover === 'ASSAULT' && target.length === 0) target = this.inferred.firedAt(match.token, source);
    if (pattern.plover === 'ASSAULT' && target.length === 0) target = this.inferred.ofPurpose(match.token, source);
    if (pattern.mode === 'return' && target.length === 0) target = this.inferred.ofTwo(match.token, source);
    return { source, target };
  }

  private targets(match: Match, source: readonly string[]): readonly string[] {
    const { pattern } = match;
    const isOther = (id: string): boolean => !source.includes(id);
    const slots = pattern.target;
    const isUndertaking = pattern.plover === 'AGREE';
    const named = isUndertaking ? slots.filter((slot) => slot !== 'complement') : slots;
    if (pattern.kind === 'verb' && REFINED.has(pattern.plover)) {
      const things = this.matcher
        .words(match.token, 'object')
        .flatMap((word) => receiver(this.grammar, this.lists, word));
      const receivers = this.sides.of(things).filter(isOther);
      if (receivers.length > 0) return receivers;
    }
    const found = this.slots(match, named, source).filter(isOther);
    // 'Moscow will throw out the envoys, its spokeswoman warned': nobody threatens his own state.
    const first = pattern.plover === 'THREATEN' ? found.filter((id) => !this.inferred.isOwnState(id, source)) : found;
    if (first.length > 0 || slots.includes('none')) return first;
    if (SWALLOWING.has(pattern.plover) || REFINED.has(pattern.plover)) {
      const deeds = this.targetOfDeeds(match, source);
      if (deeds.length > 0) return deeds;
    }
    return isUndertaking && source.length < 2 && slots.includes('complement')
      ? this.slots(match, ['complement'], source).filter(isOther)
      : first;
  }

  /** 'invited the king to visit': who is asked to do it would do it. */
  private asked(governor: Match, token: number): readonly string[] {
    if (governor.pattern.plover !== 'REQUEST' || at(this.context.tokens.xpos, token) !== 'VB') return [];
    const words = ['object', 'recipient', 'on'].flatMap((slot) => this.matcher.words(governor.token, slot));
    return this.sides.of(words.filter((word) => word < token));
  }

  /** 'put forward a plan for a joint purchase with Denmark': who plans what he would do with others has part in it. */
  private planner({ token }: Match): readonly string[] {
    const { grammar } = this;
    const { from } = grammar.name(token);
    const plan = from - 2;
    if (
      plan < 0 ||
      at(this.context.tokens.forms, from - 1) !== 'for' ||
      !this.lists.plans.has(this.matcher.lemma(plan))
    )
      return [];
    const clause = grammar.clauseOf(plan);
    return clause !== NONE && grammar.patient(clause).includes(plan) ? this.sides.of(grammar.agent(clause)) : [];
  }

  /**
   * The doer of what stands above, where a deed has none of its own: 'Blinken called off the talks', 'considered meeting
   * Qin'. Of nouns only those that several do have their part in it.
   */
  private above({ pattern, token }: Match): readonly string[] {
    const { grammar } = this;
    const isNoun = pattern.kind === 'noun';
    if (isNoun ? !JOINT.has(pattern.plover) : grammar.subjects(token).length > 0 || grammar.voice(token) === 'passive')
      return [];
    const governor = isNoun ? NONE : grammar.governor(token);
    const clause = governor === NONE ? grammar.clauseOf(token) : governor;
    if (clause === NONE || clause === token || grammar.voice(clause) === 'passive') return [];
    const told = this.matcher.at(clause);
    // 'discussed the ongoing negotiations': what two talk about is not what they do.
    if (isNoun && told?.pattern.plover === 'CONSULT') return [];
    // 'thanked Italy for sheltering': what somebody is thanked or blamed for is their deed.
    if (
      !isNoun &&
      told &&
      (told.pattern.plover === 'SUPPORT' || told.pattern.plover === 'ACCUSE') &&
      this.isGerundOf(token)
    )
      return this.sides.of(this.matcher.words(clause, 'object'));
    return governor !== NONE || grammar.patient(clause).includes(token)
      ? this.sides.of(this.matcher.words(clause, 'agent'))
      : [];
  }

  /** 'for sheltering': a gerund under 'for', other deeds of the list before it left out. */
  private isGerundOf(token: number): boolean {
    const { tokens } = this.context;
    if (at(tokens.xpos, token) !== 'VBG') return false;
    for (let i = token - 1; i >= Math.max(0, token - GERUND_REACH); i--) {
      if (at(tokens.forms, i).toLowerCase() === 'for') return true;
      if (uposOf(tokens, i) !== 'ADV' && uposOf(tokens, i) !== 'PART') return false;
    }
    return false;
  }

  /** Whether a predicate with a subject of its own stands between a verb and the deed of words about it. */
  private isBetween(token: number, about: number): boolean {
    const above = this.grammar.governor(token);
    return above !== NONE && above !== about && this.grammar.subjects(above).length > 0;
  }

  /** Whether the subject of a verb in the active is a noun for something that does not act. */
  private isDoneByThing(token: number): boolean {
    const { grammar } = this;
    if (grammar.voice(token) === 'passive') return false;
    const subjects = grammar.subjects(token);
    return subjects.length > 0 && subjects.every((word) => uposOf(this.context.tokens, word) === 'NOUN');
  }

  /** Whether somebody is of the government that does it: 'the President expressed his support' gives it nobody of his own. */
  private isSame(id: string, source: readonly string[]): boolean {
    const actor = this.sides.actor(id);
    if (!actor || actor.kind === 'person' || actor.party === '' || actor.sector !== 'GOV') return false;
    return source.some((other) => {
      const doer = this.sides.actor(other);
      return doer?.party === actor.party && doer.sector === 'GOV';
    });
  }

  /** Whether it is known where somebody belongs. */
  private isPlaced(id: string): boolean {
    const actor = this.sides.actor(id);
    return actor !== undefined && (actor.party !== '' || actor.country !== '');
  }

  /** 'it was agreed to continue' */
  private isImpersonal(token: number): boolean {
    const { grammar } = this;
    const subjects = grammar.subjects(token);
    return (
      grammar.voice(token) === 'passive' &&
      subjects.every((one) => at(this.context.tokens.forms, one).toLowerCase() === 'it')
    );
  }

  /** The first that is named behind a deed of words in its clause, other than as a place or a time. */
  private next(token: number, source: readonly string[]): readonly string[] {
    const { tokens, actors } = this.context;
    const end = sentenceEnd(tokens, at(tokens.sentenceOf, token));
    for (let k = firstFrom(actors.mentions, token); k < actors.mentions.length; k++) {
      const mention = at(actors.mentions, k);
      if (mention.from >= end) break;
      for (let i = token + 1; i < mention.from; i++)
        if (uposOf(tokens, i) === 'PUNCT' || ENDS.has(at(tokens.forms, i).toLowerCase())) return [];
      const before = at(tokens.forms, mention.from - 1).toLowerCase() === 'the' ? mention.from - 2 : mention.from - 1;
      if (ASIDE.has(at(tokens.forms, before).toLowerCase()) || source.includes(mention.actor)) continue;
      return [mention.actor];
    }
    return [];
  }

  /** Whom the deed concerns that a deed of words is about: 'promised to send aid to Ukraine'. */
  private targetOfDeeds(match: Match, source: readonly string[]): readonly string[] {
    const isOther = (id: string): boolean => !source.includes(id);
    for (const deed of this.governed.of(match)) {
      const governed = this.matcher.at(deed);
      if (!governed) continue;
      const found = this.slots(governed, governed.pattern.target, source).filter(isOther);
      if (found.length > 0) return found;
    }
    // 'Iran and Iraq agreed to calm the Syrian crisis': two who agree do so with each other.
    if (match.pattern.plover === 'AGREE' && source.length > 1) return [];
    for (const clause of this.matcher.words(match.token, 'infinitive'))
      for (const slot of INFINITIVE_SLOTS) {
        const words = this.matcher.words(clause, slot).filter((word) => !this.isOwn(word, source));
        const found = this.sides.of(words).filter(isOther);
        if (found.length > 0) return found;
      }
    return [];
  }

  /** Whether a deed in news says whom it concerns, also where that is nobody else. */
  private hasGoal({ pattern, token }: Match): boolean {
    return (
      this.sides.isPress &&
      pattern.kind === 'verb' &&
      this.matcher.words(token, 'object').some((word) => this.sides.isActor(word))
    );
  }

  /** The actors in the first of some slots that has any. */
  private slots(match: Match, slots: readonly string[], source: readonly string[] = []): readonly string[] {
    const light = match.pattern.kind === 'noun' ? match.other : NONE;
    const isGoal = slots !== match.pattern.source && match.pattern.source.includes('agent');
    for (const slot of slots) {
      if (slot === 'none') return [];
      const all = this.matcher.words(match.token, slot, light).filter((word) => word !== match.token);
      const words = isGoal ? all.filter((word) => !this.isOwn(word, source)) : all;
      if (words.length === 0 && isGoal && HOSTILE.has(match.pattern.plover)) {
        const others = all.flatMap((word) => this.inferred.ofAnother(word, slot, source));
        if (others.length > 0) return others;
      }
      const atHome = isGoal ? words.find((word) => this.isHome(word, source)) : undefined;
      const found = atHome === undefined ? this.sides.of(words) : this.sides.nameAt(atHome);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** A place at home is where something is done, and no goal: 'Taiwan raised the alert on Kinmen'. */
  private isHome(word: number, source: readonly string[]): boolean {
    const country = this.sides.placeAt(word)?.country;
    if (country === undefined || this.sides.isNamed(word)) return false;
    return source.some((id) => this.sides.actor(id)?.country === country);
  }

  /** 'its troops', 'his post': what belongs to the doer is no goal; his counterpart, his hosts do not belong to him. */
  private isOwn(word: number, source: readonly string[]): boolean {
    const { tokens } = this.context;
    const { from } = this.grammar.name(word);
    if (!POSSESSIVES.has(at(tokens.forms, from).toLowerCase()) || from === word) return false;
    if (this.lists.others.has(this.matcher.lemma(word)) || neighbour(this.grammar, this.lists, word).length > 0)
      return false;
    const owners = this.context.actors.meansAgain(from);
    return owners.length === 0 || source.length === 0 || owners.some((id) => source.includes(id));
  }
}
