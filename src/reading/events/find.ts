/**
 * Who did what to whom, and whether it happened: PLOVER and CAMEO by the patterns of `data/en/events/`, over questions
 * to the grammar. One event for each predicate that a pattern fits; what a deed of words governs ('agreed to meet',
 * 'refused to withdraw', 'demanded the release of') is coded with it and, where it is a deed to come, beside it.
 */
import { CAMEO, type CameoCode } from '../../model/generated/cameo.js';
import type { EventStatus } from '../../model/generated/lists.js';
import type { PloverContext, PloverMode, PloverType } from '../../model/generated/plover.js';
import type { Actor, Event, Statement } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { at, firstFrom, sentenceCount, sentenceEnd, sentenceStart, spanOf, uposOf } from '../text/tokens.js';
import { type Match, Matcher } from './match.js';
import { modeOf } from './patterns.js';
import { contextsOf, type When, whenOf } from './scene.js';
import { Sides } from './sides.js';
import { NONE } from './slots.js';
import { type Standing, Statuses } from './status.js';
import { POSSESSIVES } from './words.js';

export interface EventLayer {
  readonly events: readonly Event[];
  /** The actors of the reading, with those that only a description names. */
  readonly actors: readonly Actor[];
}

/** Types whose sides are one set. */
const JOINT: ReadonlySet<PloverType> = new Set<PloverType>(['AGREE', 'CONSULT', 'COOPERATE']);
/** Deeds that, when they are to come, are undertaken. */
const WILLING: ReadonlySet<PloverType> = new Set<PloverType>([
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
]);
/** Deeds that, when their doer says that they are to come, are threats. */
const HOSTILE: ReadonlySet<PloverType> = new Set<PloverType>([
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'MOBILIZE',
  'PROTEST',
  'REJECT',
]);
/** Deeds of words that swallow what they are about: one event, the threat, and none for what is threatened. */
const SWALLOWING: ReadonlySet<PloverType> = new Set<PloverType>(['REQUEST', 'THREATEN', 'ACCUSE', 'PROTEST']);
/** Deeds of words whose code says what they are about. */
const REFINED: ReadonlySet<PloverType> = new Set<PloverType>(['REQUEST', 'REJECT', 'AGREE']);
/** Deeds of words whose goal may stand anywhere behind them. */
const LOOSE: ReadonlySet<PloverType> = new Set<PloverType>([
  'REQUEST',
  'REJECT',
  'AGREE',
  'ACCUSE',
  'THREATEN',
  'SUPPORT',
]);
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
/** Prepositions of places and times. */
const ASIDE = new Set(['in', 'at', 'near', 'on', 'by', 'during', 'under', 'through', 'across', 'around', 'outside']);
/** Prepositions under which a deed of words has the deed that it is about. */
const ABOUT = ['on', 'for', 'to', 'of', 'over', 'with', 'in', 'from', 'about', 'against', 'at'] as const;

/** An event before it has its id. */
interface Draft {
  readonly match: Match;
  readonly plover: PloverType;
  readonly cameo: CameoCode;
  readonly mode: PloverMode | undefined;
  readonly contexts: readonly PloverContext[];
  readonly standing: Standing;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly when: When;
  readonly confidence: number;
  /** The draft of the undertaking on which this deed rests. */
  basis: Draft | undefined;
  readonly why: readonly string[];
}

/** @param statements of the same document: an event names the one that reports it */
export function findEvents(
  context: Context,
  grammar: Grammar,
  statements: readonly Statement[],
  ids: ItemIds,
): EventLayer {
  const coder = new Coder(context, grammar);
  const drafts: Draft[] = [];
  for (let sentence = 0; sentence < sentenceCount(context.tokens); sentence++) drafts.push(...coder.sentence(sentence));
  const built = new Map<Draft, Event>();
  for (const draft of drafts)
    built.set(draft, coder.build(draft, draft.basis && built.get(draft.basis)?.id, statements, ids));
  return { events: [...built.values()], actors: coder.sides.actors() };
}

class Coder {
  readonly sides: Sides;
  private readonly matcher: Matcher;
  private readonly statuses: Statuses;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
  ) {
    const { tokens, resources } = context;
    this.sides = new Sides(context, grammar);
    this.matcher = new Matcher(tokens, grammar, resources.eventPatterns, resources.eventCarriers);
    this.statuses = new Statuses(tokens, grammar, resources.statuses, resources.factualVerbs);
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
      if (match.pattern.kind !== 'noun' && match.other !== NONE) used.add(match.other);
    }
    const governors = new Map<number, Match>();
    for (const match of matches)
      for (const deed of this.governed(match)) if (!governors.has(deed)) governors.set(deed, match);
    const drafts: Draft[] = [];
    const byToken = new Map<number, Draft>();
    for (const match of matches) {
      // 'signed the treaty' is one deed; 'cancelled the visit' leaves a visit that was cancelled.
      if (used.has(match.token) && this.statuses.of(match.token, NONE).status === 'happened') continue;
      const governor = governors.get(match.token);
      if (governor && SWALLOWING.has(governor.pattern.plover) && !this.isInvitation(governor, match)) continue;
      // The light verb's own pattern has taken the noun, or the noun's pattern takes the light verb.
      if (match.pattern.kind === 'verb' && this.isCarrier(match)) continue;
      const draft = this.draft(match, governor);
      if (!draft) continue;
      const basis = governor && byToken.get(governor.token);
      if (basis && basis.plover === 'AGREE' && draft.standing.status !== 'happened') draft.basis = basis;
      const spoken = draft.basis ? undefined : this.spoken(draft);
      if (spoken) drafts.push(spoken);
      drafts.push(draft);
      byToken.set(match.token, draft);
    }
    return once(drafts);
  }

  /** 'invited the king to visit', 'called for talks': a request for a meeting leaves the meeting proposed. */
  private isInvitation(governor: Match, { token, pattern, other }: Match): boolean {
    if (governor.pattern.plover !== 'REQUEST' || pattern.plover !== 'CONSULT') return false;
    return this.statuses.of(token, pattern.kind === 'noun' ? other : NONE).status !== 'happened';
  }

  /** Whether a verb only carries a noun that a pattern fits, and its own pattern does not ask for that noun. */
  private isCarrier(match: Match): boolean {
    const noun = this.grammar.eventNoun(match.token);
    return noun !== NONE && match.other === NONE && this.matcher.at(noun) !== undefined;
  }

  /** Words for the deeds that a predicate is about: complements, the noun it governs, gerunds behind prepositions. */
  private governed(match: Match): readonly number[] {
    const { grammar, matcher } = this;
    const { token } = match;
    const found: number[] = [];
    const light = match.pattern.kind === 'noun' ? match.other : NONE;
    const clauses = [...matcher.words(token, 'infinitive'), ...grammar.complements(token)];
    if (light !== NONE) clauses.push(...grammar.complements(light));
    for (const clause of clauses) {
      found.push(clause, ...grammar.complements(clause));
      const noun = grammar.eventNoun(clause);
      if (noun !== NONE) found.push(noun);
      found.push(...grammar.patient(clause));
    }
    const nouns = match.pattern.kind === 'noun' ? [] : [...matcher.words(token, 'object')];
    for (const preposition of ABOUT) nouns.push(...matcher.words(token, preposition, light));
    for (const noun of nouns) found.push(noun);
    found.push(...this.gerunds(token));
    return found.filter((one) => one !== token && matcher.at(one) !== undefined);
  }

  /** 'accused Chad of arming', 'promised aid in exchange for freeing': gerunds right behind a preposition. */
  private gerunds(token: number): readonly number[] {
    const { tokens } = this.context;
    const end = sentenceEnd(tokens, at(tokens.sentenceOf, token));
    for (let i = token + 1; i + 1 < Math.min(end, token + GERUND_REACH); i++) {
      const form = at(tokens.forms, i).toLowerCase();
      if (uposOf(tokens, i) === 'VERB' && this.grammar.isPredicate(i) && at(tokens.xpos, i) !== 'VBG') return [];
      if (form !== 'of' && form !== 'for' && form !== 'from' && form !== 'against') continue;
      if (at(tokens.xpos, i + 1) === 'VBG' || this.matcher.at(i + 1)) return this.grammar.conjuncts(i + 1);
    }
    return [];
  }

  private draft(match: Match, governor: Match | undefined): Draft | undefined {
    const { pattern, token } = match;
    const light = pattern.kind === 'noun' ? match.other : NONE;
    const standing = this.statuses.of(token, light);
    const { source, target } = this.sidesOf(match, governor);
    if (source.length === 0 && target.length === 0) return undefined;
    const isBare = pattern.kind === 'noun' && light === NONE;
    if (isBare && standing.status === 'happened' && !this.isTold(token)) return undefined;
    const code = this.codeOf(match);
    const when = whenOf(this.context, token, light, code.plover === 'CONSULT');
    return {
      match,
      ...code,
      contexts: this.contexts(match, code.contexts, when),
      standing,
      source,
      target,
      when,
      confidence: this.confidence(match, isBare, source, target, when),
      basis: undefined,
      why: [pattern.id, ...standing.why, ...when.why],
    };
  }

  /** Whether a noun of a deed is what its clause tells, not only what it is about: its subject, or with doer and goal. */
  private isTold(noun: number): boolean {
    const { grammar } = this;
    const clause = grammar.clauseOf(noun);
    if (clause === NONE || clause === noun) return true;
    if (grammar.subjects(clause).includes(noun) || grammar.agent(clause).includes(noun)) return true;
    return (
      grammar.nounAgent(noun).length > 0 && (grammar.nounPatient(noun).length > 0 || grammar.nounWith(noun).length > 0)
    );
  }

  /** The code of a match, sharpened by the deed that it governs. */
  private codeOf(match: Match): Pick<Draft, 'plover' | 'cameo' | 'mode' | 'contexts'> {
    const { pattern } = match;
    for (const deed of this.governed(match)) {
      const governed = this.matcher.at(deed);
      const cameo = governed && this.context.resources.eventPatterns.refine(pattern.cameo, governed.pattern.cameo);
      if (!governed || !cameo) continue;
      const mode = modeOf(pattern.plover, cameo) ?? pattern.mode;
      return {
        plover: pattern.plover,
        cameo,
        mode,
        contexts: [...CAMEO[cameo].contexts, ...governed.pattern.contexts],
      };
    }
    const matter = REFINED.has(pattern.plover) ? this.matterOf(match) : undefined;
    const cameo = matter && this.context.resources.eventPatterns.refine(pattern.cameo, matter);
    if (cameo)
      return {
        plover: pattern.plover,
        cameo,
        mode: modeOf(pattern.plover, cameo) ?? pattern.mode,
        contexts: CAMEO[cameo].contexts,
      };
    return { plover: pattern.plover, cameo: pattern.cameo, mode: pattern.mode, contexts: pattern.contexts };
  }

  /** What kind of deed the things point to that are asked for, offered, refused: 'asked for loans' is about aid. */
  private matterOf(match: Match): string | undefined {
    const { matters } = this.context.resources.eventPatterns;
    const { token } = match;
    const light = match.pattern.kind === 'noun' ? match.other : NONE;
    const words = [
      ...this.matcher.words(token, 'for', light),
      ...(match.pattern.kind === 'noun' ? [] : this.grammar.patient(token)),
    ];
    for (const clause of this.matcher.words(token, 'infinitive', light)) words.push(...this.grammar.patient(clause));
    for (const word of words) {
      const found = matters.get(this.matcher.lemma(word));
      if (found) return found;
    }
    return undefined;
  }

  private contexts(match: Match, given: readonly PloverContext[], when: When): readonly PloverContext[] {
    const { token } = match;
    const clause = this.grammar.clauseOf(token);
    const range = this.grammar.phrase(clause === NONE ? token : clause);
    const found = contextsOf(this.context, Math.min(range.from, token), Math.max(range.to, token + 1));
    return [...new Set<PloverContext>([...given, ...found, ...(when.isPast ? (['historical'] as const) : [])])];
  }

  private sidesOf(match: Match, governor: Match | undefined): { source: readonly string[]; target: readonly string[] } {
    const { pattern } = match;
    let source: readonly string[] = this.slots(match, pattern.source);
    if (source.length === 0 && governor) source = this.slots(governor, governor.pattern.source);
    let target: readonly string[] = this.slots(match, pattern.target).filter((id) => !source.includes(id));
    if (
      target.length === 0 &&
      !pattern.target.includes('none') &&
      (SWALLOWING.has(pattern.plover) || REFINED.has(pattern.plover))
    )
      target = this.targetOfDeeds(match, source);
    if (target.length === 0 && LOOSE.has(pattern.plover) && pattern.kind !== 'noun')
      target = this.next(match.token, source);
    if (target.length === 0 && JOINT.has(pattern.plover)) target = this.sides.counterpart(source, match.token);
    if (pattern.kind === 'noun' && target.length === 0)
      target = this.sides.of(this.grammar.nounWith(match.token)).filter((id) => !source.includes(id));
    // Who protests at home protests against the state.
    if (pattern.plover === 'PROTEST' && target.length === 0) target = this.sides.statesOf(source);
    return { source, target };
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
    for (const deed of this.governed(match)) {
      const governed = this.matcher.at(deed);
      if (!governed) continue;
      const found = this.slots(governed, governed.pattern.target).filter((id) => !source.includes(id));
      if (found.length > 0) return found;
    }
    for (const clause of this.matcher.words(match.token, 'infinitive'))
      for (const slot of ['to', 'with', 'object', 'recipient', 'against', 'for', 'from']) {
        const found = this.sides.of(this.matcher.words(clause, slot)).filter((id) => !source.includes(id));
        if (found.length > 0) return found;
      }
    return [];
  }

  /** The actors in the first of some slots that has any. */
  private slots(match: Match, slots: readonly string[]): readonly string[] {
    const light = match.pattern.kind === 'noun' ? match.other : NONE;
    for (const slot of slots) {
      if (slot === 'none') return [];
      const isGoal = slots === match.pattern.target && slot === 'object' && match.pattern.source.includes('agent');
      const words = this.matcher
        .words(match.token, slot, light)
        .filter((word) => word !== match.token && !(isGoal && this.isOwn(word)));
      const found = this.sides.of(words);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** 'its troops', 'his post': what belongs to the doer is no goal. */
  private isOwn(word: number): boolean {
    const { tokens } = this.context;
    return POSSESSIVES.has(at(tokens.forms, this.grammar.name(word).from).toLowerCase());
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
    const isMain = grammar.mainPredicates(at(this.context.tokens.sentenceOf, predicate)).includes(predicate);
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

  /** What 'will' and 'will not' say besides the deed: an undertaking, a refusal. */
  private spoken(draft: Draft): Draft | undefined {
    const { standing, plover } = draft;
    if (this.isThreat(draft)) {
      const code = this.context.resources.eventPatterns.refine('130', draft.cameo) ?? '130';
      return this.besides(draft, 'THREATEN', code);
    }
    if (!WILLING.has(plover) || draft.source.length === 0) return undefined;
    const [why = ''] = standing.why;
    const isUndertaken = why === 'status/future' || why === 'status/ready';
    if (!isUndertaken && why !== 'status/will-not') return undefined;
    const type: PloverType = isUndertaken ? 'AGREE' : 'REJECT';
    const root: CameoCode = isUndertaken ? '030' : '120';
    const cameo = this.context.resources.eventPatterns.refine(root, draft.cameo) ?? root;
    const spoken = this.besides(draft, type, cameo);
    if (isUndertaken) draft.basis = spoken;
    return spoken;
  }

  /** A deed of words that stands beside a deed to come, with the same sides. */
  private besides(draft: Draft, plover: PloverType, cameo: CameoCode): Draft {
    return {
      ...draft,
      plover,
      cameo,
      mode: modeOf(plover, cameo),
      contexts: [...new Set([...CAMEO[cameo].contexts, ...draft.contexts])],
      standing: { status: 'happened', why: [], by: draft.standing.by },
      why: [...draft.why],
      basis: undefined,
    };
  }

  /** 'will impose a curfew if', 'announced that it will cut aid': a hostile deed to come, said by its doer or on a condition. */
  private isThreat({ standing, plover, match, source }: Draft): boolean {
    if (!HOSTILE.has(plover) || source.length === 0) return false;
    const [why = ''] = standing.why;
    if (why !== 'status/future' && why !== 'status/possible' && why !== 'status/prepare' && why !== 'status/ready')
      return false;
    const { grammar } = this;
    const predicate = match.pattern.kind === 'noun' && match.other !== NONE ? match.other : match.token;
    const modality = grammar.modality(predicate);
    if (modality === 'would' || modality === 'will' || modality === 'shall') {
      if (grammar.conditions(predicate).length > 0) return true;
    } else if (why === 'status/possible') return false;
    if (why === 'status/possible') return false;
    const above = grammar.governor(predicate);
    const sayer =
      above !== NONE && (why === 'status/prepare' || why === 'status/ready') ? grammar.governor(above) : above;
    if (sayer === NONE) return false;
    const said = this.sides.of(grammar.agent(sayer));
    return said.some((id) => source.includes(id));
  }

  build(draft: Draft, basis: string | undefined, statements: readonly Statement[], ids: ItemIds): Event {
    const { tokens } = this.context;
    const { match, plover, when, source, target } = draft;
    const evidence = this.evidence(match);
    const statement = reporting(statements, at(tokens.starts, match.token));
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

  /** The words of the clause that tells it. */
  private evidence(match: Match): readonly [number, number] {
    const { grammar } = this;
    const { tokens } = this.context;
    const { token, other, pattern } = match;
    const head = pattern.kind === 'noun' && other !== NONE ? other : token;
    const range = grammar.phrase(head);
    const words = [...grammar.subjects(head), ...grammar.patient(head)].map((word) => grammar.phrase(word));
    const sentence = at(tokens.sentenceOf, token);
    const from = Math.max(
      sentenceStart(tokens, sentence),
      Math.min(range.from, token, ...words.map((one) => one.from)),
    );
    const to = Math.min(sentenceEnd(tokens, sentence), Math.max(range.to, token + 1, ...words.map((one) => one.to)));
    return spanOf(tokens, from, to);
  }
}

/** How far behind its verb a gerund is looked for. */
const GERUND_REACH = 14;

/** The innermost statement in whose content an offset stands. */
const reporting = (statements: readonly Statement[], offset: number): string | undefined => {
  let best: string | undefined;
  let size = Number.POSITIVE_INFINITY;
  for (const { id, content } of statements) {
    for (const [from, to] of content) {
      if (from > offset || to <= offset || to - from >= size) continue;
      best = id;
      size = to - from;
    }
  }
  return best;
};

/** Of drafts of one sentence that say the same, the one that is surest. */
const once = (drafts: readonly Draft[]): readonly Draft[] => {
  const best = new Map<string, Draft>();
  for (const draft of drafts) {
    const { plover, source, target } = draft;
    const isJoint = JOINT.has(plover) && draft.mode !== 'visit';
    const sides = isJoint ? [...new Set([...source, ...target])].sort().join() : `${source.join()}>${target.join()}`;
    const key = `${plover} ${draft.mode === 'visit' ? 'visit' : ''} ${draft.standing.status} ${sides}`;
    const other = best.get(key);
    if (!other || draft.confidence > other.confidence) best.set(key, draft);
  }
  const kept = new Set(best.values());
  return drafts.filter((draft) => kept.has(draft));
};
