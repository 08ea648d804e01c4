/**
 * What is told in the words of events and is none: weather, beasts and accidents, games, stories, and what firms do among
 * themselves. Asked of a deed when its sides are known.
 */
import type { CameoCode } from '../../model/generated/cameo.js';
import type { EventStatus } from '../../model/generated/lists.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Context } from '../context.js';
import { isOfficial } from '../issuer.js';
import type { Grammar } from '../text/grammar.js';
import { FINITE, formAt, lowerAt, sentenceAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import { isHarmDeclined, isHeldOnly, isImagined, isLabel, isVerdict, isWithheld } from './attitudes.js';
import { JOINT } from './draft.js';
import { isGeneral } from './general.js';
import { HomeAffairs } from './home-affairs.js';
import type { Match, Matcher } from './match.js';
import { isTalkedOf, isThingReceived } from './official.js';
import { CLEAR_WEIGHT, type EventWords, type NoiseWords } from './patterns.js';
import type { Roles } from './roles.js';
import { Scenes } from './scenes.js';
import type { Sides } from './sides.js';
import type { Standing } from './status.js';
import { isUnsaid } from './supposed.js';
import { NONE } from './surface.js';
import { isShown } from './told-nouns.js';
import { isFancied, isOnlyTopic } from './topics.js';
import { POSSESSIVES } from './words.js';

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
/** Deeds of words and of good will, of which many are told that are nobody's business but their own. */
const EVERYDAY: ReadonlySet<PloverType> = new Set<PloverType>([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
]);
/** Sectors of people who stand for nobody. */
const COMMON = /^(?:CVL|UNK|REF|EDU|MED|AGR|JRN)$/;
/** Sectors of those who work and of those for whom they do. */
const WORKING = /LAB|AGR/;
const FIRMS = /BUS/;
/** Sectors of those who rule or mean to. */
const RULING = /^(?:GOV|LEG|ELI|PTY|GOVMIL|JUD)/;
const SELVES = new Set(['i', 'we', 'you', 'me', 'us']);
const REFLEXIVES = new Set(['himself', 'herself', 'itself', 'themselves', 'myself', 'yourself', 'ourselves']);
/** Kinds of actors to whom one travels. */
const GROUNDS = new Set(['state', 'organization', 'government', 'place']);
/** Sectors of those whose deeds are meant even beside a game. */
const ARMED = /^(?:MIL|COP|REB|UAF|CRM|PRM|JUD|GOV.)/;

export class Noise {
  private readonly scenes: Scenes;
  private readonly tokens: Tokens;
  private readonly words: NoiseWords;
  private readonly home: HomeAffairs;
  private readonly isLong: boolean;
  private readonly isOfficial: boolean;

  /** Words that code asks for by the names of their lists. */
  private readonly lists: EventWords;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly matcher: Matcher,
    private readonly sides: Sides,
  ) {
    this.lists = context.resources.eventPatterns.lists;
    this.tokens = context.tokens;
    this.words = context.resources.eventPatterns;
    this.scenes = new Scenes(context, grammar, matcher);
    this.isOfficial = isOfficial(context);
    this.isLong = sides.antecedents.isPress;
    this.home = new HomeAffairs(context, sides, !this.isLong && !this.isOfficial, this.isOfficial);
  }

  /**
   * The standing of a deed that is a purpose. In more than a sentence or two, what something is for ('action to increase
   * pressure') is no event; what one speaks to somebody for is said to them ('spoke to congratulate him'), and is their talk
   * where it is talk ('met to discuss').
   *
   * @returns undefined where the deed is no event
   */
  standing({ pattern, token }: Match, standing: Standing): Standing | undefined {
    // 'discussed the missile launches of Iran': they are what has been seen.
    if (pattern.kind === 'noun' && isShown(pattern) && standing.why[0] === 'status/discuss')
      return { status: 'happened', why: [], by: standing.by };
    if (
      this.isLong &&
      (isWithheld(this.grammar, pattern.plover, standing) || isImagined(pattern.plover, standing.status, standing.why))
    )
      return undefined;
    if (standing.why[0] !== 'status/purpose' || (!this.isLong && !this.isOfficial)) return standing;
    const isSaid =
      // 'met to hold him to account': an aim, and no words.
      (pattern.plover === 'ACCUSE' && this.matcher.lemma(token) !== 'hold') ||
      (pattern.plover === 'SUPPORT' && this.lists.praising.has(this.matcher.lemma(token)));
    return isSaid && this.isSaidInMeeting(token) ? { ...standing, status: 'happened' } : undefined;
  }

  /** Whether a verb of meeting stands before an infinitive in its sentence, and nothing finite between. */
  private isSaidInMeeting(token: number): boolean {
    const start = sentenceStartAt(this.tokens, token);
    for (let i = token - 1; i >= start; i--) {
      if (!FINITE.has(xposAt(this.tokens, i))) continue;
      // 'discussed steps to blame him': what is talked about is not said.
      return this.matcher.at(i)?.pattern.plover === 'CONSULT' && this.matcher.lemma(i) !== 'discuss';
    }
    return false;
  }

  /** Whether a deed with these sides is no event. */
  is(match: Match, { source, target }: Roles, status: EventStatus): boolean {
    const sectors = [...source, ...target].map((id) => this.sides.actor(id)?.sector ?? '');
    const doers = source.map((id) => this.sides.actor(id)?.sector ?? '');
    if (doers.length > 0 ? doers.every((sector) => sector === 'JNK') : sectors.every((sector) => sector === 'JNK'))
      return true;
    const { plover } = match.pattern;
    if (PRIVATE.has(plover) && source.length > 0 && sectors.every((sector) => sector === 'BUS')) return true;
    if (source.length === 0 && (!JOINT.has(plover) || match.pattern.mode === 'visit') && this.isDoneByThing(match))
      return true;
    if (this.isThought(match) || this.isIdle(match, { source, target })) return true;
    if (this.home.isNone(match, { source, target }, status)) return true;
    if (this.isVague(match, { source, target }, status)) return true;
    if (this.isPrivate(match, { source, target }) || this.isReflexive(match) || this.isNoTravel(match, target))
      return true;
    const { tokens, grammar, matcher, lists } = this;
    if (isThingReceived(match, matcher, this.context) || isTalkedOf(match, matcher, this.context)) return true;
    if (
      this.isOfficial &&
      (isOnlyTopic(match, matcher, this.context) || isFancied(match, this.context, status === 'happened'))
    )
      return true;
    if (isGeneral(tokens, grammar, matcher, lists, match, this.isLong) || isVerdict(matcher, match, doers)) return true;
    if (
      this.isLong &&
      (isHeldOnly(tokens, grammar, matcher, lists, match) ||
        isHarmDeclined(grammar, matcher, match) ||
        isLabel(grammar, match))
    )
      return true;
    if (this.isOwnSitting(match, { source, target })) return true;
    const scene = this.scenes.of(sentenceAt(this.tokens, match.token));
    if (scene === 'poll' && POLLED.has(plover) && !source.some((id) => this.sides.actor(id)?.kind === 'person'))
      return true;
    return scene === 'story' || (scene === 'game' && !doers.some((sector) => ARMED.test(sector)));
  }

  /** 'opened its autumn session': a body that sits by itself meets nobody. */
  private isOwnSitting({ pattern, other }: Match, { source, target }: Roles): boolean {
    if (pattern.plover !== 'CONSULT' || other === NONE || source.length !== 1 || target.length > 0) return false;
    return (
      this.matcher.lemma(other) === 'session' && POSSESSIVES.has(formAt(this.tokens, this.grammar.name(other).from))
    );
  }

  /**
   * What people do who stand for nobody: travel, back a candidate; what politicians hold and is no protest; and in a long
   * text what 'I' and 'we' do, and words of one side alone.
   */
  private isIdle({ pattern, token }: Match, { source, target }: Roles): boolean {
    const { plover, mode, kind } = pattern;
    const doers = source.map((id) => this.sides.actor(id));
    const isCommon = doers.length > 0 && doers.every((doer) => COMMON.test(doer?.sector ?? ''));
    const isBacking =
      plover === 'SUPPORT' && target.length > 0 && target.every((id) => this.sides.actor(id)?.kind === 'person');
    if (isCommon && (mode === 'visit' || isBacking) && pattern.source.includes('agent')) return true;
    if (
      mode === 'demo' &&
      doers.length > 0 &&
      doers.every((doer) => doer?.kind === 'person' && RULING.test(doer.sector))
    )
      return true;
    if (!this.isLong) return false;
    if (kind === 'verb' && this.matcher.words(token, 'agent').some((word) => SELVES.has(lowerAt(this.tokens, word))))
      return true;
    if (!EVERYDAY.has(plover)) return false;
    if (doers.length > 0 && !source.some((id) => this.home.isPublic(id))) return true;
    if ([...source, ...target].every((id) => this.home.countryOf(id) === '')) return true;
    if (plover === 'ACCUSE' && target.length === 0) return true;
    if (plover !== 'AGREE' && plover !== 'COOPERATE') return false;
    return this.home.isDomestic({ source, target }) && (target.length === 0 || source.length === 0);
  }

  /**
   * In a long text: words of one side only, what may be with one side, and what is done with or for people who stand for
   * nobody. A meeting has two, also where a state tells it.
   */
  private isVague({ pattern }: Match, { source, target }: Roles, status: EventStatus): boolean {
    const { plover, weight } = pattern;
    if (!this.isLong && !this.isOfficial) return false;
    if (this.isLong && (isUnsaid(plover, status) || this.isOutOfPlace(pattern, { source, target }))) return true;
    // 'determined to hold him accountable': blame that is still to come is an aim.
    if (this.isOfficial && plover === 'ACCUSE' && isUnsaid(plover, status)) return true;
    const isAlone = source.length + target.length < 2 && this.isOne([...source, ...target]);
    if (plover === 'CONSULT' && status === 'happened' && isAlone) return true;
    const isOneSided = target.length === 0 || source.length === 0;
    const isJoint = JOINT.has(plover) || SHARED.has(pattern.cameo);
    const isShared = isJoint && !this.home.isDomestic({ source, target });
    // 'the government, working with parliament': at home, bodies of one state work together all the time.
    if (
      this.isOfficial &&
      plover === 'COOPERATE' &&
      new Set([...source, ...target].map((id) => this.home.countryOf(id))).size === 1
    )
      return true;
    if (this.isOfficial && status === 'hypothetical' && (EVERYDAY.has(plover) || MISREAD.has(plover))) return true;
    if (this.isOfficial && EVERYDAY.has(plover) && plover !== 'CONSULT' && source.length > 0)
      if (!source.some((id) => this.home.isPublic(id))) return true;
    if (status === 'hypothetical' && ((isOneSided && !isShared) || weight < CLEAR_WEIGHT))
      return !(plover === 'CONSULT' && this.home.isAbroad({ source, target }));
    if (this.isLong && JOINT.has(plover))
      return (
        isAlone ||
        (![...source, ...target].every((id) => this.home.isPublic(id) || this.home.isFirm(id)) &&
          !this.home.isOfBusiness({ source, target }))
      );
    if (this.isOfficial && target.length === 0 && this.areThoseWhoMet(source) && !isJoint && plover !== 'REQUEST')
      return true;
    if (this.isOfficial && !EVERYDAY.has(plover))
      return MISREAD.has(plover) && this.areThoseWhoMet(source) && !(plover === 'COERCE' && target.length > 0);
    if (!EVERYDAY.has(plover)) return false;
    if (this.isOfficial)
      return source.length === 0
        ? !isShared
        : target.length === 0 && !isJoint && plover !== 'REQUEST' && plover !== 'THREATEN';
    return isOneSided || (weight < CLEAR_WEIGHT && !target.some((id) => this.home.isPublic(id)));
  }

  /** Travel at home, politicians' troops, a firm's attack, a war of which one side is told. */
  private isOutOfPlace({ plover, mode, kind }: Match['pattern'], { source, target }: Roles): boolean {
    const sectors = source.map((id) => this.sides.actor(id)?.sector ?? '');
    if (plover === 'CONSULT' && mode === 'visit') return this.home.isDomestic({ source, target });
    if (plover === 'MOBILIZE')
      return sectors.length > 0 && sectors.every((sector) => /^(?:LEG|ELI|PTY|OPP)/.test(sector));
    if (plover !== 'ASSAULT') return false;
    return (
      (kind === 'noun' && target.length === 0) ||
      (sectors.length > 0 && sectors.every((sector) => /^(?:BUS|JRN|EDU|MED|NGO)/.test(sector)))
    );
  }

  /** Whether nobody does it, or two states together, who do nothing to anybody where they meet. */
  private areThoseWhoMet(source: readonly string[]): boolean {
    return source.length === 0 || new Set(source.map((id) => this.home.countryOf(id))).size > 1;
  }

  /**
   * In news: what is told in passing and of people without names, what nobody does at no time and no place, and, in words
   * that may mean much else, what is done by or to anybody who is not named.
   *
   * @param isMain whether a sentence tells it, or what somebody says of it; @param isSet whether it has a time or a place
   */
  isLoose({ pattern }: Match, { source, target }: Roles, isMain: boolean, isSet: boolean): boolean {
    if (!this.isLong || pattern.kind !== 'verb' || pattern.plover === 'PROTEST') return false;
    if (source.length === 0 && !isSet) return true;
    if (pattern.weight >= CLEAR_WEIGHT) return false;
    const all = [...source, ...target];
    const isTwoSided = source.length > 0 && target.length > 0;
    const isShared = JOINT.has(pattern.plover) && !this.home.isDomestic({ source, target });
    if ((isTwoSided || isShared) && all.every((id) => !id.includes(':?'))) return false;
    if (isTwoSided && this.home.isAbroad({ source, target })) return false;
    if (pattern.plover === 'ASSAULT') return !isMain && !isSet;
    return !isMain || WIDE.has(pattern.plover);
  }

  /** Whether no side is several: a group, or those of two states. */
  private isOne(ids: readonly string[]): boolean {
    return ids.every((id) => !/^(?:group|movement)$/.test(this.sides.actor(id)?.kind ?? ''));
  }

  /** 'the importance of strengthening', 'ways to help': what is only thought of, under a noun before it in its clause. */
  private isThought({ pattern, token }: Match): boolean {
    if (pattern.kind !== 'verb' || !/^VB[G]?$/.test(xposAt(this.tokens, token))) return false;
    const start = Math.max(sentenceStartAt(this.tokens, token), token - THOUGHT_REACH);
    // 'ways to expand ties, and increase': what is said of the first of several verbs is said of all.
    for (let i = Math.min(token, ...this.grammar.conjuncts(token)) - 1; i > start; i--) {
      const tag = xposAt(this.tokens, i);
      if (FINITE.has(tag) || formAt(this.tokens, i) === ';') return false;
      if (tag !== 'IN' && tag !== 'TO') continue;
      if (UNDER.has(lowerAt(this.tokens, i)) && this.words.topics.has(this.matcher.lemma(i - 1))) return true;
    }
    return false;
  }

  /** 'shot himself': who does it to himself does it to nobody. */
  private isReflexive({ pattern, token }: Match): boolean {
    if (pattern.kind !== 'verb') return false;
    // 'defends its coasts', 'defended his decision': who defends what is his own backs nobody else.
    if (pattern.plover === 'SUPPORT' && this.matcher.lemma(token) === 'defend') {
      const own = this.matcher.words(token, 'object');
      return own.length > 0 && own.every((word) => this.isOwnThing(word));
    }
    if (pattern.plover !== 'ASSAULT' || pattern.mode === 'suicide-attack') return false;
    return this.matcher.words(token, 'object').some((word) => REFLEXIVES.has(lowerAt(this.tokens, word)));
  }

  private isOwnThing(word: number): boolean {
    const first = lowerAt(this.tokens, this.grammar.name(word).from);
    return REFLEXIVES.has(first) || (POSSESSIVES.has(first) && !this.sides.isActor(word));
  }

  /** 'when it comes to the Republicans': one travels to places and states, and visits bodies. */
  private isNoTravel({ pattern, token }: Match, target: readonly string[]): boolean {
    if (pattern.mode !== 'visit' || pattern.kind !== 'verb') return false;
    if (pattern.source.includes('agent') && pattern.target.includes('for') && this.grammar.voice(token) === 'passive')
      return true;
    if (!pattern.target.includes('to')) return false;
    if (this.matcher.words(token, 'to').some((word) => this.sides.ground.placeAt(word) !== undefined)) return false;
    return target.length > 0 && target.every((id) => !GROUNDS.has(this.sides.actor(id)?.kind ?? ''));
  }

  /**
   * Within one country: what nobody of public life has a part in, what a person says of nobody, and what is only said to
   * be done to people ('the experts were asked').
   */
  private isPrivate({ pattern }: Match, { source, target }: Roles): boolean {
    const { plover } = pattern;
    const countries = new Set(
      [...source, ...target].map((id) => this.home.countryOf(id)).filter((country) => country !== ''),
    );
    if (countries.size > 1) return false;
    const isEveryday = EVERYDAY.has(plover);
    if (pattern.weight >= CLEAR_WEIGHT) return false;
    if (this.isOfLabour(source, target)) return false;
    if (source.length > 0 && !source.some((id) => this.home.isPublic(id))) {
      if (plover !== 'ASSAULT' && plover !== 'PROTEST' && !target.some((id) => this.home.isPublic(id))) return true;
      if (isEveryday && source.every((id) => this.home.countryOf(id) === '') && !target.some((id) => this.isBody(id)))
        return true;
    }
    if (!isEveryday) return false;
    if (target.length === 0) return source.every((id) => this.sides.actor(id)?.kind === 'person');
    if (source.length === 0 && !(pattern.kind === 'noun' && JOINT.has(plover)))
      return plover === 'ACCUSE' ? !target.some((id) => this.home.isPublic(id)) : !target.some((id) => this.isBody(id));
    return false;
  }

  /** What firms and those who work or farm do to each other is public. */
  private isOfLabour(source: readonly string[], target: readonly string[]): boolean {
    const are = (ids: readonly string[], sectors: RegExp): boolean =>
      ids.length > 0 && ids.every((id) => sectors.test(this.sides.actor(id)?.sector ?? ''));
    return (are(source, WORKING) && are(target, FIRMS)) || (are(source, FIRMS) && are(target, WORKING));
  }

  private isBody(id: string): boolean {
    return GROUNDS.has(this.sides.actor(id)?.kind ?? '');
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
}

/** SUPPORT that several have in common: they stand together, they sign a treaty. */
const SHARED: ReadonlySet<CameoCode> = new Set<CameoCode>(['050', '057']);

/** Deeds that people who are asked in polls are said to do. */
const POLLED: ReadonlySet<PloverType> = new Set<PloverType>([
  'SUPPORT',
  'ACCUSE',
  'COERCE',
  'REJECT',
  'REQUEST',
  'AGREE',
]);

/** Deeds whose verbs tell of many things besides ('dropped', 'returned', 'helped', 'rejected'). */
const WIDE: ReadonlySet<PloverType> = new Set<PloverType>([
  'AGREE',
  'AID',
  'COERCE',
  'CONCEDE',
  'COOPERATE',
  'MOBILIZE',
  'REJECT',
  'REQUEST',
  'RETREAT',
  'SANCTION',
  'THREATEN',
]);
/** Deeds that those who meet do not do as such, and whose words they use of other things ('strengthen security'). */
const MISREAD: ReadonlySet<PloverType> = new Set<PloverType>(['MOBILIZE', 'COERCE', 'RETREAT', 'CONCEDE', 'PROTEST']);
/** How far before a deed the noun may stand under which it is only thought of. */
const THOUGHT_REACH = 18;
const UNDER = new Set(['of', 'to', 'for', 'in']);
