/**
 * Who did what to whom, and whether it happened: PLOVER and CAMEO by the patterns of `data/en/events/`, over questions
 * to the grammar. One event for each predicate that a pattern fits; what a deed of words governs ('agreed to meet',
 * 'refused to withdraw', 'demanded the release of') is coded with it and, where it is a deed to come, beside it.
 */
import { CAMEO } from '../../model/generated/cameo.js';
import type { EventStatus } from '../../model/generated/lists.js';
import type { PloverContext, PloverType } from '../../model/generated/plover.js';
import type { Actor, Event, Meeting, Statement } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { SpanIndex } from '../span-index.js';
import type { Grammar } from '../text/grammar.js';
import {
  at,
  FINITE,
  formAt,
  sentenceAt,
  sentenceCount,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  spanOf,
  xposAt,
} from '../text/tokens.js';
import { type Code, type Draft, forAsker, once, SWALLOWING, toHolder, undertaken, withDead } from './draft.js';
import { foundedOrToFound } from './founding.js';
import { eventsOfFrames, type Framed } from './from-frames.js';
import { goneFrom } from './gone.js';
import { Governed } from './governed.js';
import { completed } from './headings.js';
import { isTogether } from './in-concert.js';
import { IN_WORDS, isInWords } from './in-words.js';
import { marksOfTelling, type Told } from './marks.js';
import { type Match, Matcher } from './match.js';
import { isNamedPact } from './named-pacts.js';
import { Noise } from './noise.js';
import { ofStates } from './own-people.js';
import { asSaid, inTime, SPOKEN, TO_COME } from './placed.js';
import { BACKING, BACKING_RULE, backedBy } from './pledges.js';
import { Replies } from './replies.js';
import { RoleFinder } from './roles.js';
import { contextsOf, dayAhead, type When, whenOf } from './scene.js';
import { Sides } from './sides.js';
import { spokenBeside, toCome } from './spoken.js';
import { Statuses } from './status.js';
import { isMistaken, isVerbForNoun, NONE } from './surface.js';
import { isBlamed, isWelcomed } from './taken.js';
import { thanksAbove } from './thanked.js';
import { isToldNoun } from './told-nouns.js';
import { tellWhoMet } from './who-met.js';

export interface EventLayer {
  readonly events: readonly Event[];
  /** Those that the net reads. */
  readonly framed: readonly Framed[];
  /** The innermost statement in whose content an offset stands. */
  readonly reporting: (offset: number) => Statement | undefined;
  readonly sides: Sides;
  /** The actors of the reading, with those that only a description names. */
  readonly actors: readonly Actor[];
  /** By the id of an event: its predicate, and how it is told. */
  readonly told: ReadonlyMap<string, Told>;
}

/** @param statements of the same document: an event names the one that reports it; @param meetings of it, too */
export function findEvents(
  context: Context,
  grammar: Grammar,
  statements: readonly Statement[],
  ids: ItemIds,
  meetings: readonly Meeting[] = [],
): EventLayer {
  const coder = new Coder(context, grammar, statements);
  tellWhoMet(context, coder.sides, meetings);
  const drafts: Draft[] = [];
  for (let sentence = 0; sentence < sentenceCount(context.tokens); sentence++) drafts.push(...coder.sentence(sentence));
  const built = new Map<Draft, Event>();
  const told = new Map<string, Told>();
  for (const draft of completed(ofStates(drafts, context, coder.sides), context, coder.sides)) {
    const event = coder.build(draft, draft.basis && built.get(draft.basis)?.id, ids);
    built.set(draft, event);
    told.set(event.id, coder.told(draft));
  }
  const framed = eventsOfFrames(
    context,
    grammar,
    context.frames.list,
    {
      sides: coder.sides,
      codeOf: (token, plover) => coder.codeOf(token, plover),
      general: context.resources.eventPatterns.general,
      reporting: coder.reporting,
    },
    ids,
  );
  return {
    events: [...built.values()],
    framed,
    reporting: coder.reporting,
    sides: coder.sides,
    actors: coder.sides.cast.all(),
    told,
  };
}

class Coder {
  readonly sides: Sides;
  readonly reporting: (offset: number) => Statement | undefined;
  private readonly matcher: Matcher;
  private readonly statuses: Statuses;
  private readonly governed: Governed;
  private readonly roles: RoleFinder;
  private readonly replies: Replies;
  private readonly noise: Noise;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    statements: readonly Statement[],
  ) {
    const { tokens, resources } = context;
    this.reporting = reporter(statements);
    this.sides = new Sides(context, grammar, (token) => {
      const statement = this.reporting(at(tokens.starts, token));
      const isInWords = statement?.kind === 'direct' || grammar.isQuoted(token);
      return isInWords ? statement : undefined;
    });
    this.matcher = new Matcher(
      tokens,
      grammar,
      resources.eventPatterns,
      resources.eventCarriers,
      (word) => this.sides.isActor(word),
      (words) => this.sides.of(words).length > 1,
    );
    this.statuses = new Statuses(
      tokens,
      grammar,
      resources.statuses,
      resources.factualVerbs,
      resources.eventPatterns.lists,
    );
    this.governed = new Governed(tokens, grammar, this.matcher, resources.eventPatterns);
    this.replies = new Replies(resources.eventPatterns.lists, (ids) => this.sides.antecedents.partiesOf(ids));
    this.roles = new RoleFinder(context, grammar, this.matcher, this.governed, this.sides, this.replies);
    this.noise = new Noise(context, grammar, this.matcher, this.sides);
  }

  /** The events of a sentence in the order of their predicates; an undertaking before what rests on it. */
  sentence(sentence: number): readonly Draft[] {
    const { tokens } = this.context;
    const matches: Match[] = [];
    const used = new Set<number>();
    for (let token = sentenceStart(tokens, sentence); token < sentenceEnd(tokens, sentence); token++) {
      const match = this.matcher.at(token);
      if (!match) continue;
      matches.push(match);
      if (match.pattern.kind !== 'noun' && match.other !== NONE && !this.isOther(match)) used.add(match.other);
    }
    const governors = new Map<number, Match>();
    for (const match of matches)
      for (const deed of this.governed.of(match)) if (!governors.has(deed)) governors.set(deed, match);
    let drafts: Draft[] = [];
    const byToken = new Map<number, Draft>();
    for (const match of matches) {
      // 'signed the treaty' is one deed; 'cancelled the visit' leaves a visit that was cancelled.
      if (used.has(match.token) && this.statuses.of(match.token, NONE).status === 'happened') continue;
      const governor = governors.get(match.token);
      if (
        governor &&
        SWALLOWING.has(governor.pattern.plover) &&
        !this.isInvitation(governor, match) &&
        !isBlamed(governor, match, this.hasDoer)
      )
        continue;
      if (governor && this.isCharge(governor, match)) continue;
      // The light verb's own pattern has taken the noun, or the noun's pattern takes the light verb.
      if (match.pattern.kind === 'verb' && this.isCarrier(match)) continue;
      const basis = governor && byToken.get(governor.token);
      const own = this.draft(match, governor, basis?.source);
      if (!own) continue;
      const draft = basis?.plover === 'AGREE' ? undertaken(own, basis) : own;
      const spoken = draft.basis
        ? undefined
        : spokenBeside(draft, this.grammar, this.sides, this.context.resources.eventPatterns);
      if (spoken) drafts.push(spoken);
      drafts.push(draft);
      this.replies.tell(draft, sentence);
      byToken.set(match.token, draft);
    }
    const alone = drafts;
    drafts = alone.map((draft) => toHolder(forAsker(draft, alone), alone));
    for (const draft of [...drafts]) {
      if (draft.standing.status !== 'happened' || drafts.some(({ basis }) => basis === draft)) continue;
      const { status, id } = this.statuses.ofObject(draft.match.other, draft.match.token);
      const awaited = toCome(draft, status, id, this.context.resources.eventPatterns);
      if (awaited) drafts.push(awaited);
    }
    for (const { plover, standing, source, target } of drafts)
      if (plover === 'CONSULT' && standing.status === 'happened')
        this.sides.antecedents.haveMet([...source, ...target], sentence);
    return once(withDead(drafts, (inner, outer) => this.isResult(inner, outer)));
  }

  /** 'blew up a bridge, killing three': a participle behind a comma that tells what came of a deed. */
  private isResult(inner: number, outer: number): boolean {
    const { tokens } = this.context;
    if (inner <= outer || xposAt(tokens, inner) !== 'VBG' || formAt(tokens, inner - 1) !== ',') return false;
    const { from, to } = this.grammar.phrase(outer);
    return inner >= from && inner < to;
  }

  /** 'raised the war of Russia against Ukraine': what is only spoken of is a deed of its own where its doer is named. */
  private isOther({ pattern, other }: Match): boolean {
    const noun = this.matcher.at(other);
    return (
      (SPOKEN.has(pattern.plover) || pattern.plover === 'SUPPORT') &&
      noun !== undefined &&
      noun.pattern.plover !== pattern.plover &&
      (this.grammar.nounAgent(other).some((word) => word !== other) ||
        (noun.pattern.plover === 'AID' && this.hasDoer(noun)))
    );
  }

  /** 'jailed for plotting a coup': what somebody is held for is said of him, as what he is accused of. */
  private isCharge(governor: Match, { token }: Match): boolean {
    return (
      CHARGED.has(governor.pattern.mode ?? '') &&
      xposAt(this.context.tokens, token) === 'VBG' &&
      formAt(this.context.tokens, token - 1) === 'for'
    );
  }

  /** 'the president, together with the king, met': those who speak together are all of those who speak. */
  private isTogetherInWords(token: number): boolean {
    const { tokens } = this.context;
    const end = sentenceEndAt(tokens, token);
    let verb = token + 1;
    while (verb < end && !FINITE.has(xposAt(tokens, verb))) verb++;
    return [this.grammar.clauseOf(token), verb].some((one) => {
      const told = one === NONE || one >= end ? undefined : this.matcher.at(one);
      return told !== undefined && WORDS.has(told.pattern.plover);
    });
  }

  /** 'invited the king to visit', 'called for talks': a request for a meeting leaves the meeting proposed. */
  private isInvitation(governor: Match, { token, pattern, other }: Match): boolean {
    if (governor.pattern.plover !== 'REQUEST' || pattern.plover !== 'CONSULT') return false;
    return this.statuses.of(token, pattern.kind === 'noun' ? other : NONE).status !== 'happened';
  }

  /** Whether the words around the noun of a deed say whose it is. */
  private readonly hasDoer = ({ pattern, token }: Match): boolean =>
    this.grammar.nounAgent(token).some((word) => word !== token) || this.roles.doersOf({ pattern, token }).length > 0;

  /** Whether a verb only carries a noun that a pattern fits, and its own pattern does not ask for that noun. */
  private isCarrier(match: Match): boolean {
    const noun = this.grammar.eventNoun(match.token);
    return noun !== NONE && match.other === NONE && this.matcher.at(noun) !== undefined;
  }

  /** @param doers of the deed of words that is about this one */
  private draft(match: Match, governor: Match | undefined, doers: readonly string[] = []): Draft | undefined {
    const { pattern, token } = match;
    const light = pattern.kind === 'noun' ? match.other : NONE;
    const isPact =
      pattern.plover === 'AGREE' &&
      pattern.kind === 'noun' &&
      light === NONE &&
      isNamedPact(this.context.tokens, this.grammar, token);
    const meant = this.statuses.of(token, light, light === NONE ? match.other : NONE);
    // 'called the Dutch ban unfair': the verb that deplores it makes nothing else of it.
    const isDeplored = governor !== undefined && meant.by === governor.token && isBlamed(governor, match, this.hasDoer);
    const said = asSaid(
      pattern.plover,
      isPact ? MADE : isDeplored ? { ...meant, status: 'happened', why: [] } : meant,
      xposAt(this.context.tokens, token) === 'VBG',
    );
    if (isTogether(this.context.tokens, token) && this.isTogetherInWords(token)) return undefined;
    const told = goneFrom(this.context.tokens, this.grammar, match, said);
    const standing = told && this.noise.standing(match, told);
    if (!standing) return undefined;
    const { source, target } = this.roles.of(match, governor, doers);
    if ((source.length === 0 && target.length === 0) || this.noise.is(match, { source, target }, standing.status))
      return undefined;
    if (isTogether(this.context.tokens, token) && !target.every((id) => this.sides.isPublicParty(id))) return undefined;
    const isBare = pattern.kind === 'noun' && light === NONE;
    const isThanked =
      isBare &&
      thanksAbove(
        this.context.tokens,
        this.grammar,
        this.matcher,
        this.context.resources.eventPatterns.lists,
        match,
      ) !== undefined;
    const isTaken =
      isPact ||
      (governor !== undefined &&
        (isBlamed(governor, match, this.hasDoer) || isWelcomed(governor, match, this.hasDoer)));
    if (
      isBare &&
      standing.status === 'happened' &&
      !isThanked &&
      !isToldNoun(this.context.tokens, this.grammar, match, { source, target }, isTaken)
    )
      return undefined;
    const isLost = this.isLost(token);
    const when = whenOf(this.context, token, light, pattern.plover === 'CONSULT', isLost);
    // What somebody deplores or is glad of has been, whatever day is read beside it.
    const isNoun = isBare && standing.status === 'happened' && !isTaken;
    const ahead = isNoun ? dayAhead(this.context, when.date, when.why) : undefined;
    const isMain = this.isMain(match);
    if (this.noise.isLoose(match, { source, target }, isMain, when.date !== undefined || when.place !== undefined))
      return undefined;
    const backed = backedBy(
      match,
      source,
      this.matcher,
      this.grammar,
      this.sides,
      this.context.resources.eventPatterns.lists,
    );
    const plain = isInWords(match, source, target, this.sides)
      ? { ...match.pattern, ...IN_WORDS }
      : this.governed.code(match);
    const own = backed.length > 0 ? BACKING : foundedOrToFound(match, plain, standing.status);
    const isAbout = pattern.requires.some(({ slots, isForbidden }) => !isForbidden && slots.includes('object'));
    const code = !isAbout && this.isElsewhere(own, when, [...source, ...target]) ? { ...own, ...THIRD_PARTY } : own;
    const tense = this.grammar.tense(light === NONE ? token : light);
    const placed = isTaken ? standing : ahead === undefined ? inTime(pattern.plover, standing, when, tense) : TO_COME;
    return {
      match,
      ...code,
      contexts: this.contexts(match, code.contexts, when),
      standing: placed,
      source,
      target: backed.length > 0 ? backed : target,
      when: ahead === undefined ? when : { ...when, date: ahead, isPast: false },
      confidence: this.confidence(match, isBare, source, target, when),
      basis: undefined,
      why: [pattern.id, ...(backed.length > 0 ? [BACKING_RULE] : []), ...placed.why, ...when.why],
    };
  }

  /** Whether a sentence tells the deed itself, or what somebody says of it; not in passing. */
  private isMain({ pattern, token, other }: Match): boolean {
    const predicate = pattern.kind === 'noun' && other !== NONE ? other : token;
    return (
      this.grammar.governor(predicate) !== NONE ||
      this.grammar.mainPredicates(sentenceAt(this.context.tokens, predicate)).includes(predicate)
    );
  }

  /** Whether several met in the country of another. */
  private isElsewhere({ plover, cameo, mode }: Code, { place }: When, ids: readonly string[]): boolean {
    // A country may be what they talked about, the seat of an organization is no third party's.
    if (plover !== 'CONSULT' || cameo !== '040' || mode || !place?.country) return false;
    if (this.context.resources.actors.actor(`state:${place.country}`)?.name === place.name) return false;
    if (ids.some((id) => this.sides.actor(id)?.sector === 'IGO')) return false;
    const countries = new Set(ids.map((id) => this.sides.actor(id)?.country ?? ''));
    return countries.size > 1 && !countries.has('') && !countries.has(place.country);
  }

  private contexts(match: Match, given: readonly PloverContext[], when: When): readonly PloverContext[] {
    const { token } = match;
    const clause = this.grammar.clauseOf(token);
    const { tokens } = this.context;
    const sentence = sentenceAt(tokens, token);
    const range = this.isLost(token)
      ? { from: sentenceStart(tokens, sentence), to: sentenceEnd(tokens, sentence) }
      : this.grammar.phrase(clause === NONE ? token : clause);
    const found = contextsOf(this.context, Math.min(range.from, token), Math.max(range.to, token + 1));
    return [...new Set<PloverContext>([...given, ...found, ...(when.isPast ? (['historical'] as const) : [])])];
  }

  private confidence(
    match: Match,
    isBare: boolean,
    source: readonly string[],
    target: readonly string[],
    when: When,
  ): number {
    const { grammar } = this;
    const predicate = match.pattern.kind === 'noun' && match.other !== NONE ? match.other : match.token;
    const isHeld = grammar.governor(predicate) !== NONE;
    const isMain = grammar.mainPredicates(sentenceAt(this.context.tokens, predicate)).includes(predicate);
    let sum = 0.6;
    if (isMain) sum += 0.1;
    else if (isHeld) sum += 0.06;
    if (source.length > 0) sum += 0.05;
    if (target.length > 0) sum += 0.08;
    if (match.pattern.weight >= 3) sum += 0.05;
    if (isBare) sum -= 0.2;
    if (when.isPast) sum -= 0.2;
    return Math.round(sum * 100) / 100;
  }

  /** How a draft is told. */
  told(draft: Draft): Told {
    const { pattern, token, other } = draft.match;
    const predicate = pattern.kind === 'noun' && other !== NONE ? other : token;
    const marks = marksOfTelling(this.context, this.grammar, draft, {
      isMain: this.grammar.mainPredicates(sentenceAt(this.context.tokens, predicate)).includes(predicate),
      isHeld: this.grammar.governor(predicate) !== NONE,
      senses: this.matcher.senses(draft.match),
    });
    return { token, marks };
  }

  /** How a row names a deed of a type that a word tells. */
  codeOf(token: number, plover: PloverType): { readonly code: Code; readonly row: string } | undefined {
    const match = this.matcher.at(token);
    return match?.pattern.plover === plover ? { code: this.governed.code(match), row: match.pattern.id } : undefined;
  }

  build(draft: Draft, basis: string | undefined, ids: ItemIds): Event {
    const { tokens } = this.context;
    const { match, plover, when, source, target } = draft;
    const evidence = this.evidence(match);
    const statement = this.reporting(at(tokens.starts, match.token))?.id;
    const status: EventStatus = draft.standing.status;
    const isPlanned = status === 'planned' || status === 'proposed';
    return {
      id: ids('event', evidence, [plover, status, ...source, ...target]),
      plover,
      ...(draft.mode ? { mode: draft.mode } : {}),
      contexts: draft.contexts,
      cameo: draft.cameo,
      goldstein: CAMEO[draft.cameo].goldstein,
      status,
      source,
      target,
      ...(when.date && (isPlanned || !basis) ? { date: when.date } : {}),
      ...(when.place ? { place: when.place } : {}),
      evidence: [evidence],
      ...(statement ? { statement } : {}),
      ...(basis ? { basis } : {}),
      confidence: draft.confidence,
      why: [...new Set(draft.why)],
    };
  }

  /** Whether the tree does not have a verb for one, so that what belongs to it hangs elsewhere. */
  private isLost(token: number): boolean {
    const { tokens } = this.context;
    return isMistaken(tokens, this.grammar, token) || isVerbForNoun(tokens, this.grammar, token);
  }

  /** The words of the clause that tells it. */
  private evidence(match: Match): readonly [number, number] {
    const { grammar } = this;
    const { tokens } = this.context;
    const { token, other, pattern } = match;
    const head = pattern.kind === 'noun' && other !== NONE ? other : token;
    const range = grammar.phrase(head);
    const words = [...grammar.subjects(head), ...grammar.patient(head)].map((word) => grammar.phrase(word));
    const sentence = sentenceAt(tokens, token);
    const from = Math.max(
      sentenceStart(tokens, sentence),
      Math.min(range.from, token, ...words.map((one) => one.from)),
    );
    const to = Math.min(sentenceEnd(tokens, sentence), Math.max(range.to, token + 1, ...words.map((one) => one.to)));
    return spanOf(tokens, from, to);
  }
}

/** Gives the innermost statement in whose content an offset stands. */
export const reporter = (statements: readonly Statement[]): ((offset: number) => Statement | undefined) => {
  const beside = new SpanIndex<Statement>();
  for (const one of statements) beside.add(one, one.content);
  return (offset) => {
    let best: Statement | undefined;
    let size = Number.POSITIVE_INFINITY;
    for (const one of beside.of([[offset, offset + 1]]))
      for (const [from, to] of one.content) {
        if (from > offset || to <= offset || to - from >= size) continue;
        best = one;
        size = to - from;
      }
    return best;
  };
};

/** Deeds done to somebody for what he is said to have done. */
const CHARGED: ReadonlySet<string> = new Set(['arrest', 'convict', 'expel', 'deport', 'ban']);
/** Deeds of words, and meetings. */
const WORDS: ReadonlySet<PloverType> = new Set<PloverType>([
  'CONSULT',
  'AGREE',
  'SUPPORT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'COOPERATE',
]);
/** What has been done. */
const MADE = { status: 'happened', why: [], by: NONE } as const;
/** Talks at a third party's. */
const THIRD_PARTY = { cameo: '044', mode: 'third-party' } as const;
