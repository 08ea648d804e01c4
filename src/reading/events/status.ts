/**
 * Whether a deed happened: from tense, modality and negation of its clause, from conditions, and from the words that
 * govern it (`data/en/status.csv`), step by step up the tree.
 */
import type { EventStatus } from '../../model/generated/lists.js';
import type { StatusRule } from '../resources.js';
import type { Grammar } from '../text/grammar.js';
import { lemmaAt, lowerAt, sentenceEndAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import { isAfterAll, isInverted, isOfAny, isPresupposed, isTakenForGranted, sharer, timeClause } from './clauses.js';
import { firstOfRow } from './gerunds.js';
import type { EventWords } from './patterns.js';
import { isAsIf, isLeftOpen, isOfNobody, isToBeDone, unlessWarded } from './supposed.js';

export interface Standing {
  readonly status: EventStatus;
  readonly why: readonly string[];
  /** The predicate that governs the deed and gave it its status, -1 for none. */
  readonly by: number;
}

const DONE: Standing = { status: 'happened', why: [], by: -1 };
/** A deed is not looked at further up than this. */
const HIGHEST = 6;
const POSSIBLE = new Set(['can', 'could', 'may', 'might', 'would', 'should', 'must', 'ought to', 'have to']);

export class Statuses {
  constructor(
    private readonly tokens: Tokens,
    private readonly grammar: Grammar,
    private readonly words: ReadonlyMap<string, StatusRule>,
    private readonly factual: ReadonlySet<string>,
    private readonly lists: EventWords,
  ) {}

  /**
   * @param token the predicate or noun of the deed; @param light the verb that carries the noun, or -1
   * @param needed the noun that the verb's pattern asks for, or -1
   */
  of(token: number, light: number, needed = -1): Standing {
    const { grammar } = this;
    // 'abandoned the strike they had announced': what became of it is told of its noun.
    const isOf = needed !== -1 && needed < token && grammar.clauseOf(needed) !== token;
    const noun = isOf && this.ruleOf(token, 'object') ? this.ended(needed) : undefined;
    if (noun) return noun;
    // 'envisions returning refugees', where the tree has an attribute for a gerund.
    const isBehind = token > 0 && light === -1 && uposOf(this.tokens, token - 1) === 'VERB';
    const beside = isBehind ? this.ofGerund(token - 1, token) : undefined;
    if (beside) return rule(beside.status, beside.id, token - 1);
    let standing = DONE;
    let node = light === -1 ? token : light;
    if (light === -1 && !grammar.isPredicate(token)) {
      standing = this.ofNoun(token);
      if (standing.status !== 'happened') return standing;
      node = grammar.clauseOf(token);
      if (node === -1 || isPresupposed(this.tokens, grammar, token)) return standing;
      const own = this.ofClause(node, token, false);
      return own.status === 'happened' ? this.governed(node, standing) : own;
    }
    const own = this.ofClause(node, token, true);
    const told = own.status === 'happened' ? this.governed(node, standing) : own;
    const isAhead = told.status === 'happened' && isToBeDone(this.tokens, grammar, node);
    return isAhead ? rule('planned', 'status/to-be-done', node) : told;
  }

  /** The status that a clause has by itself. */
  private ofClause(node: number, token: number, isOwn: boolean): Standing {
    const { grammar } = this;
    const { tokens } = this;
    if (grammar.isConditional(node) || isInverted(tokens, grammar, node))
      return rule('hypothetical', 'status/conditional', node);
    if (isLeftOpen(tokens, grammar, node)) return rule('hypothetical', 'status/question', node);
    if (isAsIf(tokens, grammar, node)) return rule('hypothetical', 'status/as-if', node);
    if (isOfAny(tokens, grammar, node)) return rule('hypothetical', 'status/any', node);
    const auxiliary = sharer(tokens, grammar, node);
    const modality = grammar.modality(auxiliary === -1 ? node : auxiliary);
    const negated =
      grammar.isNegated(node) || isOfNobody(tokens, grammar, node) || (token !== node && this.isNone(token));
    const isAsked = grammar.isQuestion(node) || (grammar.isImperative(node) && auxiliary === -1);
    if (isAsked && !isTakenForGranted(tokens, grammar, node)) return rule('hypothetical', 'status/question', node);
    const timed = modality === 'none' && isOwn && !negated ? timeClause(tokens, grammar, node) : undefined;
    if (timed) return rule(timed, 'status/time-clause', node);
    if (negated && isOwn) {
      const isRefused = modality === 'will' || modality === 'shall' || modality === 'would';
      return isRefused ? rule('refused', 'status/will-not', node) : rule('denied', 'status/negation', node);
    }
    if (negated && modality === 'none' && this.isOccurring(node))
      return isAfterAll(this.tokens, node)
        ? rule('cancelled', 'status/after-all', node)
        : rule('denied', 'status/negation', node);
    if (!isOwn && modality === 'none') return DONE;
    if (modality === 'will' || modality === 'shall' || modality === 'be to' || modality === 'be going to')
      return rule('planned', 'status/future', node);
    if (modality === 'would' && this.isReported(node)) return rule('planned', 'status/future', node);
    if (POSSIBLE.has(modality)) {
      if (
        modality === 'have to' &&
        grammar.tense(grammar.governor(node) === -1 ? node : grammar.governor(node)) === 'past'
      )
        return DONE;
      return rule('hypothetical', 'status/possible', node);
    }
    return DONE;
  }

  /** 'took place', 'went ahead': verbs that say of their subject that it was. */
  private isOccurring(node: number): boolean {
    const next = this.grammar.patient(node)[0] ?? node + 1;
    return (
      this.lists.occurring.has(this.lemma(node)) ||
      (next < this.tokens.size && this.lists.occurring.has(`${this.lemma(node)} ${lowerAt(this.tokens, next)}`))
    );
  }

  /** 'no arrests', 'neither visit'. */
  private isNone(token: number): boolean {
    const { from } = this.grammar.name(token);
    const first = lowerAt(this.tokens, from);
    return first === 'no' || first === 'neither';
  }

  private isReported(node: number): boolean {
    const governor = this.grammar.governor(node);
    return governor !== -1 && this.grammar.tense(governor) === 'past' && this.grammar.conditions(node).length === 0;
  }

  /** What the words above a clause make of it. */
  private governed(start: number, standing: Standing): Standing {
    const { grammar, tokens } = this;
    // 'committed to expanding ties and working with': what is said of the first of a row is said of all.
    const first = firstOfRow(tokens, start);
    if (first !== start) return this.governed(first, standing);
    const claimed = this.claimed(start);
    if (claimed) return claimed;
    let node = start;
    for (let depth = 0; depth < HIGHEST; depth++) {
      const governor = grammar.governor(node);
      if (governor === -1) return (node === start ? undefined : this.claimed(node)) ?? this.hanging(node) ?? standing;
      const denial = this.denialOf(governor);
      if (denial) return denial;
      const isInfinitive = grammar.tense(node) === 'none' && grammar.modality(node) === 'none';
      // 'expressed his intention to meet': the noun says what becomes of it, the verb only carries it.
      const carried = isInfinitive
        ? (grammar.patient(governor).find((noun) => noun > governor && noun < node) ?? -1)
        : -1;
      const found =
        this.ruleOf(governor, isInfinitive ? 'infinitive' : 'clause') ??
        (isInfinitive ? this.ofGerund(governor, node) : undefined) ??
        (carried === -1 ? undefined : this.ruleOf(carried, 'infinitive'));
      if (found) {
        if (grammar.isNegated(governor) && found.status !== 'denied')
          // 'is not expected to meet' is no will of his.
          return rule(
            found.status === 'planned' && grammar.voice(governor) === 'active' ? 'refused' : 'denied',
            found.id,
            governor,
          );
        return rule(unlessWarded(tokens, grammar, found.status, governor), found.id, governor);
      }
      if (isInfinitive) {
        const own = this.ofClause(governor, governor, true);
        if (own.status !== 'happened') return own;
        // 'wants to attack', 'hopes to visit': what is only wanted has not happened, save under words that say so.
        if (!this.factual.has(this.lemma(governor)) && xposAt(tokens, node) === 'VB' && this.isBareTo(node)) {
          const above = grammar.governor(governor);
          const denied = above === -1 ? undefined : this.ruleOf(above, 'clause');
          // 'denied ordering police to fire'
          return denied?.status === 'denied'
            ? rule('denied', denied.id, above)
            : rule('hypothetical', 'status/infinitive', governor);
        }
      }
      node = governor;
    }
    return standing;
  }

  /** 'avoided condemning', 'ruled out sending': what a verb makes of its object it makes of a gerund. */
  private ofGerund(governor: number, node: number): StatusRule | undefined {
    if (xposAt(this.tokens, node) !== 'VBG') return undefined;
    return this.ruleOf(governor, 'object') ?? this.ruleOf(governor, 'clause');
  }

  private isBareTo(node: number): boolean {
    for (let i = node - 1; i >= Math.max(0, node - 3); i--) if (lowerAt(this.tokens, i) === 'to') return true;
    return false;
  }

  /** What is claimed and denied: 'rejected claims that it had shelled the town'. */
  private claimed(node: number): Standing | undefined {
    const { tokens } = this;
    const start = Math.max(sentenceStartAt(tokens, node), node - CLAIM_REACH);
    for (let i = node - 1; i > start; i--) {
      if (lowerAt(tokens, i) !== 'that') continue;
      const noun = i - 1;
      if (this.lists.claims.has(this.lemma(noun)) && this.isFalse(node)) return rule('denied', 'status/false', noun);
      return (
        this.denialOf(noun) ??
        (uposOf(tokens, noun) === 'NOUN' && this.lists.allegations.has(this.lemma(noun))
          ? rule('hypothetical', 'status/allegation', noun)
          : undefined)
      );
    }
    return undefined;
  }

  /** Whether a noun is a claim that its clause denies. */
  private denialOf(noun: number): Standing | undefined {
    const { grammar } = this;
    const clause = this.lists.claims.has(this.lemma(noun)) ? grammar.clauseOf(noun) : -1;
    return clause !== -1 && this.lists.deniers.has(this.lemma(clause)) && !grammar.isNegated(clause)
      ? rule('denied', 'status/deny', clause)
      : undefined;
  }

  /** '... turned out to be wrong', '... were untrue': what is said of a report behind the clause that it reports. */
  private isFalse(node: number): boolean {
    const { tokens } = this;
    const end = sentenceEndAt(tokens, node);
    let isSaid = false;
    for (let i = node + 1; i < end; i++) {
      const lemma = this.lemma(i);
      if (lemma === 'be' || lemma === 'prove' || lemma === 'turn') isSaid = true;
      else if (isSaid && this.lists.false.has(lemma)) return true;
    }
    return false;
  }

  /** An infinitive of purpose or on a noun, a gerund after a preposition: no complement, and yet governed. */
  private hanging(node: number): Standing | undefined {
    const { grammar, tokens } = this;
    if (grammar.tense(node) !== 'none' || grammar.modality(node) !== 'none') return undefined;
    const ofDoer = this.ofDoer(node);
    if (ofDoer) return ofDoer;
    let to = -1;
    for (let i = node - 1; i >= Math.max(0, node - 3); i--) {
      if (MARKERS.has(lowerAt(tokens, i))) {
        to = i;
        break;
      }
    }
    if (to < 1) return undefined;
    const marker = lowerAt(tokens, to);
    const before = this.wordBefore(to);
    const found = before === -1 ? undefined : (this.ruleOf(before, 'infinitive') ?? this.ofGerund(before, node));
    if (found) return rule(unlessWarded(tokens, grammar, found.status, before), found.id, before);
    if ((BY_WHICH.has(marker) || marker === 'to') && xposAt(tokens, node) === 'VBG') {
      // 'urged Oslo to help by sending boats', 'may come round to backing it': what is done by another deed stands as that one.
      const outer = this.verbBefore(to);
      const isOwn = marker !== 'to' || (outer !== -1 && xposAt(tokens, outer) === 'VB');
      const own = outer === -1 || !isOwn ? DONE : this.of(outer, -1);
      // 'may have broken the law by calling on': what is in doubt is not the means.
      const isOpen = own.status === 'planned' || own.status === 'proposed' || marker !== 'by';
      return isOpen && own.status !== 'happened' ? own : undefined;
    }
    // 'the summit to be hosted by'
    if (marker === 'to' && lowerAt(tokens, to + 1) === 'be' && xposAt(tokens, node) === 'VBN')
      return rule('planned', 'status/future', node);
    if (marker === 'to' && xposAt(tokens, node) === 'VB') {
      // 'gathered to discuss': what people come together for they do.
      const above = this.verbBefore(to);
      const done = above === -1 || this.ofClause(above, above, true).status !== 'happened' ? -1 : above;
      const told = done === -1 ? undefined : this.ruleOf(done, 'purpose');
      return told ? rule(told.status, told.id, done) : rule('planned', 'status/purpose', node);
    }
    const pair = `${lowerAt(tokens, to - 1)} ${marker}`;
    if (marker === 'without' || pair === 'instead of' || pair === 'rather than')
      return rule('denied', 'status/negation', node);
    return undefined;
  }

  /** 'needs a campaign targeting the bases': what a thing does that is only wanted or planned. */
  private ofDoer(node: number): Standing | undefined {
    if (xposAt(this.tokens, node) !== 'VBG') return undefined;
    const doer = this.grammar.agent(node).find((word) => word < node && uposOf(this.tokens, word) === 'NOUN');
    const own = doer === undefined || this.grammar.clauseOf(doer) === node ? DONE : this.ofNoun(doer);
    return own.status === 'happened' || own.status === 'denied' ? undefined : own;
  }

  private verbBefore(token: number): number {
    const start = sentenceStartAt(this.tokens, token);
    for (let i = token - 1; i >= Math.max(start, token - BEFORE_REACH); i--)
      if (uposOf(this.tokens, i) === 'VERB') return this.grammar.isPredicate(i) ? i : -1;
    return -1;
  }

  private wordBefore(token: number): number {
    for (let i = token - 1; i >= Math.max(0, token - BEFORE_REACH); i--) {
      const upos = uposOf(this.tokens, i);
      const isWord = upos === 'VERB' || upos === 'NOUN' || upos === 'ADJ' || upos === 'ADV';
      if (isWord && (this.words.has(this.lemma(i)) || this.words.has(this.withNext(i)))) return i;
      if (upos === 'VERB' || upos === 'PUNCT') return -1;
    }
    return -1;
  }

  /** What governs a noun: 'cancelled the talks', 'the talks were cancelled', 'a plan for talks', 'planned talks'. */
  private ofNoun(noun: number): Standing {
    const { grammar, tokens } = this;
    const { from } = grammar.name(noun);
    for (let i = from; i < noun; i++) {
      const found = this.words.get(this.lemma(i)) ?? this.words.get(lowerAt(tokens, i));
      if (found?.governs.includes('attribute')) {
        const ended = found.status === 'planned' ? this.ended(noun) : undefined;
        return ended ?? rule(found.status, found.id, i);
      }
      // A past tense within a noun's name is its verb, whatever the tree says.
      const verb = /^VB[DN]$/.test(xposAt(tokens, i)) ? this.ruleOf(i, 'object') : undefined;
      if (verb) return rule(verb.status, verb.id, i);
    }
    if (this.isNone(noun)) return rule('denied', 'status/negation', noun);
    if (lowerAt(tokens, from) === 'any' && from < noun) return rule('hypothetical', 'status/attribute-possible', from);
    const clause = grammar.clauseOf(noun);
    const told = this.ofArgument(noun);
    if (told) return told.status === 'happened' ? told : (this.denied(clause) ?? told);
    const preposition = grammar.preposition(noun);
    if (preposition === 'for' || preposition === 'of' || preposition === 'to') {
      // 'openness to diplomacy and dialogue': what the first of several is about is said of all.
      const [first = noun] = grammar.conjuncts(noun);
      const above = this.nounBefore(first < noun ? grammar.name(first).from : from);
      const found = above === -1 ? undefined : this.ruleOf(above, 'object');
      if (found) return rule(found.status, found.id, above);
    }
    return DONE;
  }

  /** What the verb makes of a noun that is its object: 'cancelled the talks', 'called for talks'. */
  private ofArgument(noun: number): Standing | undefined {
    const { grammar } = this;
    const clause = grammar.clauseOf(noun);
    if (clause === -1 || clause === noun) return undefined;
    const found = this.ruleOf(clause, 'object');
    const isArgument =
      grammar.patient(clause).includes(noun) ||
      grammar.obliques(clause).some((one) => OBJECTS.has(one.preposition) && one.words.includes(noun));
    return found && isArgument ? rule(found.status, found.id, clause) : undefined;
  }

  /** 'scrapped a planned sale', 'the planned visit was put off': what was planned and will not be. */
  private ended(noun: number): Standing | undefined {
    const told = this.ofArgument(noun);
    return told && ENDED.has(told.status) ? told : undefined;
  }

  /** 'denied that talks had been agreed': nothing of it is so, whatever the verb makes of it. */
  private denied(clause: number): Standing | undefined {
    const above = clause === -1 ? DONE : this.governed(clause, DONE);
    return above.status === 'denied' ? above : undefined;
  }

  private nounBefore(token: number): number {
    for (let i = token - 1; i >= Math.max(0, token - 3); i--) if (uposOf(this.tokens, i) === 'NOUN') return i;
    return -1;
  }

  private ruleOf(word: number, governs: StatusRule['governs'][number]): StatusRule | undefined {
    const particle = this.grammar.particle(word);
    const found =
      (particle === '' ? undefined : this.words.get(`${this.lemma(word)} ${particle}`)) ??
      this.words.get(this.withNext(word)) ??
      this.words.get(this.lemma(word)) ??
      this.words.get(lowerAt(this.tokens, word));
    return found?.governs.includes(governs) ? found : undefined;
  }

  /** 'ruled out sending': a particle that the tree has for a preposition. */
  private withNext(word: number): string {
    return word + 1 < this.tokens.size ? `${this.lemma(word)} ${lowerAt(this.tokens, word + 1)}` : '';
  }

  private lemma(word: number): string {
    return lemmaAt(this.tokens, word);
  }
}

const ENDED: ReadonlySet<EventStatus> = new Set<EventStatus>(['cancelled', 'refused', 'denied']);
/** How far before its predicate the noun of a claim stands, and a word that governs an infinitive before its 'to'. */
const CLAIM_REACH = 10;
const BEFORE_REACH = 7;
/** Words before an infinitive or a gerund that hang on something before them, and those before a means. */
const MARKERS = new Set([
  ...['to', 'of', 'for', 'in', 'from', 'against', 'at', 'without'],
  ...['about', 'on', 'into', 'by', 'over', 'out', 'off', 'than', 'before'],
]);
const BY_WHICH = new Set(['by', 'into', 'before']);
/** Prepositions under which a verb has what it is about: 'called for talks', 'agreed on a truce'. */
const OBJECTS = new Set(['for', 'on', 'to', 'of', 'from', 'with', 'off', 'out', 'against', 'at', 'in']);

const rule = (status: EventStatus, id: string, by: number): Standing => ({ status, why: [id], by });
