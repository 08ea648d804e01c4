/** Who is source and who is target of a deed: the slots of its pattern, and what the words around it leave to infer. */
import type { PloverType } from '../../model/generated/plover.js';
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import {
  FINITE,
  firstFrom,
  formAt,
  lowerAt,
  sentenceAt,
  sentenceEndAt,
  sentenceStartAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { receiver, voicesOf } from './belonging.js';
import { carriedNoun, ownersCarried } from './carried.js';
import { partyOf } from './cast.js';
import { JOINT, REFINED, SWALLOWING } from './draft.js';
import { Fillers, HOSTILE, LOOSE, WHERE } from './fillers.js';
import type { Governed } from './governed.js';
import { beforeTogether, isInConcert, isTogether } from './in-concert.js';
import { Inferred } from './inferred.js';
import type { Match, Matcher } from './match.js';
import type { EventWords } from './patterns.js';
import { aimBehind, isAdverse } from './pledges.js';
import { reducedOn } from './reduced.js';
import type { Replies } from './replies.js';
import type { Sides } from './sides.js';
import { NONE } from './surface.js';
import { thanksAbove } from './thanked.js';
import { isShown } from './told-nouns.js';

export interface Roles {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** Deeds that, in a text about two states, one does to the other where nobody else is named. */
const GIVING: ReadonlySet<PloverType> = new Set<PloverType>([...JOINT, 'SUPPORT', 'AID']);
/** Ids of names that no table has: somebody else than the two whom the text is about. */
const UNKNOWN = /^group:\?/;
/** Deeds that are meant for whoever is to fulfil their condition. */
const CONDITIONED: ReadonlySet<PloverType> = new Set<PloverType>(['THREATEN', 'SANCTION', 'COERCE', 'REJECT']);
/** How far before a gerund its preposition may stand. */
const GERUND_REACH = 3;
/** How far before 'for' who is blamed or thanked may stand. */
const BLAMED_REACH = 10;
/** How far behind a charge that is brought a participle may say against whom. */
const ALLEGED_REACH = 14;
/** Slots of an infinitive that is no deed by itself in which the goal of the deed of words may stand. */
const INFINITIVE_SLOTS = ['to', 'with', 'object', 'recipient', 'against', 'for', 'from'] as const;

export class RoleFinder {
  private readonly inferred: Inferred;
  private readonly fillers: Fillers;

  /** Words that code asks for by the names of their lists. */
  private readonly lists: EventWords;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly matcher: Matcher,
    private readonly governed: Governed,
    private readonly sides: Sides,
    private readonly replies: Replies,
  ) {
    this.lists = context.resources.eventPatterns.lists;
    this.inferred = new Inferred(context, grammar, matcher, sides);
    this.fillers = new Fillers(context, grammar, matcher, sides, this.inferred);
  }

  /** @param governor the deed of words that is about this one; its @param doers are the doers where no other is named */
  of(match: Match, governor: Match | undefined, doers: readonly string[]): Roles {
    const { pattern } = match;
    // 'it was agreed to continue': 'it' is nobody.
    const isFree = governor !== undefined && doers.length > 0 && this.isImpersonal(governor.token);
    const asked = governor ? this.asked(governor, match.token) : [];
    const turnedDown = governor ? this.turnedDown(governor, match.token) : undefined;
    const writers = turnedDown ?? (this.sides.antecedents.isPress ? this.writers(match) : []);
    const thanks = thanksAbove(this.context.tokens, this.grammar, this.matcher, this.lists, match);
    if (thanks) {
      const source = this.fillers.of(thanks, thanks.pattern.target);
      return { source, target: this.targets(match, source) };
    }
    const isReduced = reducedOn(this.context.tokens, this.grammar, match.token) !== NONE;
    let source = isFree ? doers : asked.length > 0 ? asked : this.sides.of(writers);
    if (turnedDown !== undefined) return { source, target: this.targets(match, source) };
    if (source.length === 0) source = this.blamed(match);
    if (source.length === 0) source = this.fillers.of(match, pattern.source);
    // 'met the families of citizens wrongfully detained in Chad': who met them has detained nobody.
    if (source.length === 0 && isReduced) source = this.inferred.unsaid(match);
    // 'discussed how storms displace people': a deed whose doer is named and is nobody has no other.
    const hasDoer = pattern.kind === 'verb' && pattern.source.includes('agent') && this.isDoneByThing(match.token);
    // 'regret that Hamas refused to release': the doer of the verb right above comes before that of the words about both.
    if (source.length === 0 && governor && !isReduced && this.isBetween(match.token, governor.token))
      source = this.above(match);
    if (source.length === 0 && governor && !hasDoer && !isReduced)
      source = this.fillers.of(governor, governor.pattern.source);
    if (source.length === 0 && governor?.pattern.plover === 'AGREE') source = doers;
    if (source.length === 0 && !isReduced && pattern.source.includes('agent')) source = this.above(match);
    if (source.length === 0 && !isReduced) source = this.sides.of(ownersCarried(this.matcher, match));
    if (source.length === 0 && pattern.plover === 'AGREE' && this.isImpersonal(match.token))
      source = this.sides.antecedents.impersonal();
    if (pattern.kind === 'noun' && JOINT.has(pattern.plover))
      source = [...new Set([...this.planner(match), ...source])];
    if (isTogether(this.context.tokens, match.token)) {
      const named = this.sides.of(beforeTogether(this.context.tokens, match.token));
      if (named.length > 0) source = named;
    }
    if (source.length === 0 && isInConcert(this.context.tokens, this.grammar, match.token))
      source = this.whoseActionItWas(match.token);
    if (source.length === 0)
      source = pattern.kind === 'verb' ? this.inferred.unsaid(match) : this.inferred.onTrip(match);
    const isMutual = pattern.plover === 'AGREE' && source.length > 1;
    let target = this.targets(match, source);
    const isLoose = LOOSE.has(pattern.plover) && !(pattern.plover === 'AGREE' && this.isAgainst(match));
    if (target.length === 0 && isLoose && pattern.kind !== 'noun' && !isMutual && !this.voices(match))
      target = this.inferred.next(match, source);
    if (target.length === 0 && pattern.plover === 'SUPPORT') target = this.spokenTo(match, source);
    if (target.length === 0 && pattern.plover === 'ACCUSE' && pattern.kind === 'verb')
      target = this.alleged(match.token, source);
    if (target.length === 0 && pattern.plover === 'REJECT' && pattern.kind === 'verb')
      target = this.replies.at(this.matcher, match.token, source);
    if (
      pattern.plover === 'SUPPORT' ||
      pattern.plover === 'AID' ||
      (pattern.plover === 'AGREE' && this.sides.antecedents.issuer !== '')
    )
      target = target.filter((id) => !this.isSame(id, source));
    // News of two states is about others, too: only in a text of a state is who is left out the other one.
    if (
      !this.sides.antecedents.isPress &&
      GIVING.has(pattern.plover) &&
      !isInConcert(this.context.tokens, this.grammar, match.token) &&
      !target.some((id) => this.isPlaced(id) || UNKNOWN.test(id))
    )
      target = [...target, ...this.counterpart(match, source)];
    if (pattern.kind === 'noun' && target.length === 0 && !isShown(pattern))
      target = this.sides.of(this.grammar.nounWith(match.token)).filter((id) => !source.includes(id));
    const noun = target.length === 0 && HOSTILE.has(pattern.plover) ? carriedNoun(this.matcher, match) : undefined;
    if (noun) target = this.targets(noun, source);
    if (CONDITIONED.has(pattern.plover) && target.length === 0) target = this.inferred.ofCondition(match.token, source);
    if (source.length === 0 && pattern.kind === 'verb' && this.inferred.isActOfState(match.token))
      source = this.sides.cast.statesOf(target);
    // Who protests at home protests against the state, who is held against who holds him; news tells of many other protests.
    if (pattern.plover === 'PROTEST' && target.length === 0) target = this.inferred.against(match.token);
    if (pattern.plover === 'PROTEST' && target.length === 0)
      target = this.inferred.holders(match, source, !this.sides.antecedents.isPress);
    if (pattern.plover === 'ASSAULT' && target.length === 0) target = this.inferred.firedAt(match.token, source);
    if (pattern.plover === 'ASSAULT' && target.length === 0) target = this.inferred.ofPurpose(match.token, source);
    if (pattern.plover === 'ASSAULT' && pattern.kind === 'noun' && target.length === 0)
      target = this.sides.antecedents.issuer === '' ? [] : this.inferred.suffering(match.token, source);
    if (pattern.mode === 'seize' && target.length === 0) target = this.inferred.where(match.token, source);
    if (pattern.mode === 'return' && target.length === 0) target = this.inferred.ofTwo(match.token, source);
    return { source, target };
  }

  private targets(match: Match, source: readonly string[]): readonly string[] {
    const { pattern } = match;
    const isOther = (id: string): boolean => !source.includes(id);
    const slots = pattern.target;
    const isUndertaking = pattern.plover === 'AGREE';
    const named = isUndertaking ? slots.filter((slot) => slot !== 'complement') : slots;
    // 'reaffirmed his commitment to holding Chad accountable': nothing is undertaken towards whom it is done to.
    if (isUndertaking && this.isAgainst(match)) {
      const words = named.flatMap((slot) => this.matcher.words(match.token, slot));
      return this.sides.of(words.filter((word) => word < this.aim(match))).filter(isOther);
    }
    if (pattern.kind === 'verb' && REFINED.has(pattern.plover)) {
      const things = this.matcher
        .words(match.token, 'object')
        .flatMap((word) => receiver(this.grammar, this.lists, word));
      const receivers = this.sides.of(things).filter(isOther);
      if (receivers.length > 0) return receivers;
    }
    // 'condemned the launch of a missile by Iran': whose deed it is that somebody deplores.
    const blamed = pattern.plover === 'ACCUSE' ? this.doersOfNouns(match).filter(isOther) : [];
    if (blamed.length > 0) return blamed;
    const voices = this.voices(match);
    if (voices !== undefined) return this.sides.of(voices).filter(isOther);
    const found = this.fillers.of(match, named, source).filter(isOther);
    // 'Moscow will throw out the envoys, its spokeswoman warned': nobody threatens his own state.
    const first = pattern.plover === 'THREATEN' ? found.filter((id) => !this.inferred.isOwnState(id, source)) : found;
    if (first.length > 0 || slots.includes('none')) return first;
    if (SWALLOWING.has(pattern.plover) || REFINED.has(pattern.plover)) {
      const deeds = this.targetOfDeeds(match, source);
      if (deeds.length > 0) return deeds;
    }
    return isUndertaking && source.length < 2 && slots.includes('complement')
      ? this.fillers.of(match, ['complement'], source).filter(isOther)
      : first;
  }

  /** The doers of a deed by the slots of its pattern. */
  doersOf({ pattern, token }: Pick<Match, 'pattern' | 'token'>): readonly string[] {
    return this.fillers.of({ pattern, token, other: NONE }, pattern.source);
  }

  /** The doers of the deeds that are the object of a deed of words and are told by nouns of weapons that are shown. */
  private doersOfNouns({ token }: Match): readonly string[] {
    return this.matcher.words(token, 'object').flatMap((word) => {
      const deed = this.matcher.at(word);
      return deed?.pattern.kind === 'noun' && isShown(deed.pattern) ? this.doersOf(deed) : [];
    });
  }

  /** 'spoke with the king to offer support': to whom one speaks for a purpose it is said. */
  private spokenTo({ token }: Match, source: readonly string[]): readonly string[] {
    const { tokens } = this.context;
    if (xposAt(tokens, token) !== 'VB') return [];
    const start = sentenceStartAt(tokens, token);
    for (let i = token - 1; i >= start; i--) {
      if (!FINITE.has(xposAt(tokens, i))) continue;
      const told = this.matcher.at(i);
      return told?.pattern.plover === 'CONSULT' && told.pattern.target.includes('with')
        ? this.fillers.of(told, told.pattern.target, source).filter((id) => !source.includes(id))
        : [];
    }
    return [];
  }

  /** 'hold Chad to account for its war', 'thanked her for her support': whose a deed is for which somebody is blamed or thanked. */
  private blamed({ pattern, token }: Match): readonly string[] {
    const { tokens, actors } = this.context;
    const { from } = this.grammar.name(token);
    if (pattern.kind !== 'noun' || xposAt(tokens, from) !== 'PRP$' || formAt(tokens, from - 1) !== 'for') return [];
    const start = Math.max(sentenceStartAt(tokens, token), from - BLAMED_REACH);
    const last = actors.mentions[firstFrom(actors.mentions, from - 1) - 1];
    if (!last || last.from < start || WHERE.has(formAt(tokens, last.from - 1))) return [];
    for (let i = last.to; i < from - 1; i++)
      if (uposOf(tokens, i) === 'VERB' || uposOf(tokens, i) === 'PUNCT') return [];
    return [last.actor];
  }

  /** The other of two states that a text is about; where something is to be done against it, it is no partner. */
  private counterpart(match: Match, source: readonly string[]): readonly string[] {
    const found = this.sides.antecedents.counterpart(source, match.token);
    if (found.length === 0 || match.pattern.plover !== 'AGREE' || !this.isAgainst(match)) return found;
    const { actors, tokens } = this.context;
    const end = sentenceEndAt(tokens, match.token);
    const named = this.sides.antecedents.partiesOf(
      actors.mentions.filter(({ from }) => from > match.token && from < end).map(({ actor }) => actor),
    );
    return found.filter((id) => ![...this.sides.antecedents.partiesOf([id])].some((party) => named.has(party)));
  }

  /** Whether an undertaking is to do something against somebody. */
  private isAgainst(match: Match): boolean {
    return isAdverse(this.context.tokens, this.lists, this.aim(match));
  }

  /** The verb of what is undertaken; 'pledged support for efforts to fight' has none. */
  private aim({ other }: Match): number {
    const { tokens } = this.context;
    if (other === NONE) return NONE;
    const isOwn = formAt(tokens, other + 1) === 'to' || this.lists.pledges.has(this.matcher.lemma(other));
    return isOwn ? aimBehind(tokens, other) : NONE;
  }

  /** 'dismissed criticism of the mayor', 'opposed a request to question her': it is whose words they are who is turned down. */
  private voices({ pattern, token }: Match): readonly number[] | undefined {
    if (pattern.plover !== 'REJECT' || pattern.kind !== 'verb' || !this.sides.antecedents.isPress) return undefined;
    const words = this.matcher.words(token, 'object').filter((word) => this.lists.voices.has(this.matcher.lemma(word)));
    if (words.length === 0) return undefined;
    const found = words.flatMap((word) => voicesOf(this.grammar, this.matcher, word));
    return found.length > 0 ? found : this.matcher.words(token, 'from');
  }

  /** 'opposed her plan to arm Chad', 'rejected a request to see the king': what is turned down is not done by who turns it down. */
  private turnedDown({ pattern, token }: Match, deed: number): readonly number[] | undefined {
    if (pattern.plover !== 'REJECT' || !this.sides.antecedents.isPress || xposAt(this.context.tokens, deed) !== 'VB')
      return undefined;
    const nouns = this.matcher.words(token, 'object').filter((word) => word > token && word < deed);
    return nouns.length === 0 ? undefined : nouns.flatMap((word) => voicesOf(this.grammar, this.matcher, word));
  }

  /** 'invited the king to visit': who is asked to do it would do it. */
  private asked(governor: Match, token: number): readonly string[] {
    if (governor.pattern.plover !== 'REQUEST' || xposAt(this.context.tokens, token) !== 'VB') return [];
    const words = ['object', 'recipient', 'on'].flatMap((slot) => this.matcher.words(governor.token, slot));
    return this.sides.of(words.filter((word) => word < token));
  }

  /** 'adopted a resolution condemning', 'paid for ads attacking': who puts forward the words that say so. */
  private writers({ pattern, token }: Match): readonly number[] {
    const { grammar } = this;
    if (pattern.kind !== 'verb' || xposAt(this.context.tokens, token) !== 'VBG') return [];
    const writings = this.matcher
      .words(token, 'agent')
      .filter((word) => word < token && this.lists.writings.has(this.matcher.lemma(word)));
    return writings.flatMap((word) => {
      const own = voicesOf(grammar, this.matcher, word);
      const clause = own.length > 0 ? NONE : grammar.clauseOf(word);
      if (clause === NONE || clause === token) return own;
      return grammar.patient(clause).includes(word) ? this.matcher.words(clause, 'agent') : [];
    });
  }

  /** 'put forward a plan for a joint purchase with Denmark': who plans what he would do with others has part in it. */
  private planner({ token }: Match): readonly string[] {
    const { grammar } = this;
    const { from } = grammar.name(token);
    const plan = from - 2;
    if (plan < 0 || formAt(this.context.tokens, from - 1) !== 'for' || !this.lists.plans.has(this.matcher.lemma(plan)))
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
    return governor !== NONE || grammar.patient(clause).includes(token) || this.isWithOthers(token)
      ? this.sides.of(this.matcher.words(clause, 'agent'))
      : [];
  }

  /** 'This action was taken together with Peru': the doer of what the sentence before tells. */
  private whoseActionItWas(token: number): readonly string[] {
    const { grammar } = this;
    const { tokens } = this.context;
    const clause = grammar.clauseOf(token);
    const sentence = sentenceAt(tokens, token);
    if (clause === NONE || sentence === 0) return [];
    const [subject = NONE] = grammar.subjects(clause);
    if (subject === NONE || !this.lists.actions.has(this.matcher.lemma(subject))) return [];
    if (!/^(?:this|these)$/i.test(formAt(tokens, grammar.name(subject).from))) return [];
    for (const predicate of grammar.mainPredicates(sentence - 1)) {
      const told = this.matcher.at(predicate);
      const doers = told?.pattern.kind === 'verb' ? this.fillers.of(told, told.pattern.source) : [];
      if (doers.length > 0) return doers;
    }
    return [];
  }

  /** 'in coordination with Peru': whether a noun under 'in' names with whom the doer of its clause does it. */
  private isWithOthers(token: number): boolean {
    return (
      isInConcert(this.context.tokens, this.grammar, token) &&
      this.sides.of(this.matcher.words(token, 'with')).length > 0
    );
  }

  /** 'for sheltering': a gerund under 'for', other deeds of the list before it left out. */
  private isGerundOf(token: number): boolean {
    const { tokens } = this.context;
    if (xposAt(tokens, token) !== 'VBG') return false;
    for (let i = token - 1; i >= Math.max(0, token - GERUND_REACH); i--) {
      if (lowerAt(tokens, i) === 'for') return true;
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
      return partyOf(doer) === actor.party && doer?.sector === 'GOV';
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
    return grammar.voice(token) === 'passive' && subjects.every((one) => lowerAt(this.context.tokens, one) === 'it');
  }

  /** 'filed a lawsuit alleging that the firm cheated': whom a participle accuses behind the words that are put forward. */
  private alleged(token: number, source: readonly string[]): readonly string[] {
    const { tokens } = this.context;
    const end = Math.min(sentenceEndAt(tokens, token), token + ALLEGED_REACH);
    for (let i = token + 1; i < end; i++) {
      if (FINITE.has(xposAt(tokens, i))) return [];
      if (xposAt(tokens, i) !== 'VBG') continue;
      const told = this.matcher.at(i);
      if (told?.pattern.plover === 'ACCUSE')
        return this.fillers.of(told, told.pattern.target, source).filter((id) => !source.includes(id));
    }
    return [];
  }

  /** Whom the deed concerns that a deed of words is about: 'promised to send aid to Ukraine'. */
  private targetOfDeeds(match: Match, source: readonly string[]): readonly string[] {
    const isOther = (id: string): boolean => !source.includes(id);
    for (const deed of this.governed.of(match)) {
      const governed = this.matcher.at(deed);
      if (!governed) continue;
      const found = this.fillers.of(governed, governed.pattern.target, source).filter(isOther);
      if (found.length > 0) return found;
    }
    // 'Iran and Iraq agreed to calm the Syrian crisis': two who agree do so with each other.
    if (match.pattern.plover === 'AGREE' && source.length > 1) return [];
    const isThreat = match.pattern.plover === 'THREATEN';
    // 'warned that it would shut its ports to Danish ships'
    const clauses = ['infinitive', ...(isThreat ? ['clause'] : [])].flatMap((slot) =>
      this.matcher.words(match.token, slot),
    );
    for (const clause of clauses)
      for (const slot of INFINITIVE_SLOTS) {
        const words = this.matcher.words(clause, slot).filter((word) => !this.fillers.isOwn(word, source));
        const found = this.sides.of(words).filter(isOther);
        if (found.length > 0) return found;
      }
    return [];
  }
}
