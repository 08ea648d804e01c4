/**
 * What becomes of a line of contact: a word of `data/en/channel-states.csv` that opens, keeps, suspends or closes it, and
 * one of `data/en/outlooks.csv` over it that makes that agreed, wished for or refused.
 */
import type { ChannelState } from '../../model/generated/lists.js';
import { around, type Context } from '../context.js';
import type { ChannelStateRule, OutlookRule } from '../resources.js';
import {
  at,
  FINITE,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceEndAt,
  sentenceStartAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import type { Line } from './lines.js';

export interface Change {
  /** The word that tells it. */
  readonly token: number;
  /** The word over it, where one makes it agreed or wished for; else the same. */
  readonly over: number;
  readonly state: ChannelState;
  readonly why: readonly string[];
}

/** How far from a channel the word stands that says what becomes of it. */
const REACH = 12;

/** @returns nothing where the text says nothing of the line itself */
export const changeOf = (context: Context, hit: Line): Change | undefined => {
  for (const token of candidates(context, hit)) {
    const rule = ruleAt(context, token, hit);
    if (!rule) continue;
    const state = stateOf(context, token, rule);
    return state && { token, over: state.over ?? token, state: state.state, why: [rule.id, ...state.why] };
  }
  return outlookOf(context, hit) ?? unansweredOf(context, hit);
};

/** 'did not pick up the hotline', 'calls on the hotline have gone unanswered': told of the line in any clause. */
const unansweredOf = (context: Context, { head }: Line): Change | undefined => {
  const { tokens, resources } = context;
  for (let i = sentenceStartAt(tokens, head); i < sentenceEndAt(tokens, head); i++) {
    const rule = resources.channelStates.get(keyAt(context, i)) ?? plainRule(context, i);
    const isOf = rule?.of.includes('hotline') && rule.of.some((one) => one.endsWith(lemmaAt(tokens, head)));
    const state = rule && isOf && rule.ahead !== 'reopening' ? stateOf(context, i, rule) : undefined;
    if (rule && state) return { token: i, over: state.over ?? i, state: state.state, why: [rule.id, ...state.why] };
  }
  return undefined;
};

/** The words that may act on the channel: verbs of which it is an argument, its clause, then the nearest. */
const candidates = (context: Context, line: Line): readonly number[] => {
  const { grammar, tokens } = context;
  const { head, from, to } = line;
  const { from: start, to: end } = around(tokens, line, REACH);
  const governing: number[] = [];
  for (let i = start; i < end; i++)
    if (grammar.isPredicate(i) && [...grammar.subjects(i), ...grammar.patient(i)].includes(head)) governing.push(i);
  // 'interrupted in 2020, have resumed': what holds now is told by a verb with a tense.
  const found = [true, false].flatMap((tensed) => governing.filter((i) => (grammar.tense(i) !== 'none') === tensed));
  const verb = grammar.clauseOf(head);
  if (verb !== -1) found.push(verb, ...(grammar.governor(verb) === -1 ? [] : [grammar.governor(verb)]));
  let [before, behind] = [from - 1, to];
  for (let step = 1; step <= REACH; step++) {
    if (before >= start) {
      found.push(before);
      before = isWall(tokens, before) ? -1 : before - 1;
    }
    if (behind < end) {
      found.push(behind);
      behind = isWall(tokens, behind) ? end : behind + 1;
    }
  }
  return found.filter((token) => isFree(context, token, head));
};

/** A verb with a tense parts what is before it from what is behind. */
const isWall = ({ forms, xpos }: Context['tokens'], i: number): boolean =>
  at(forms, i) === ';' || FINITE.has(at(xpos, i));

/** 'broke off relations over the raid on the embassy': a verb that has another object does nothing to this. */
const isFree = (context: Context, token: number, head: number): boolean => {
  const { grammar, tokens } = context;
  if (!grammar.isPredicate(token)) return true;
  const patients = grammar.patient(token);
  return (
    patients.length === 0 ||
    // 'suspended all activity under the dialogue'; a second object, as the tree has it: 'the U.S. – Japan dialogue'.
    (grammar.clauseOf(head) === token && /^(?:under)?$/.test(grammar.preposition(head))) ||
    // 'opened the way for close ties' opens those as little as 'reopened the debate about contacts'.
    patients.some((one) => {
      const { from, to } = grammar.phrase(one);
      const isOfIt =
        from <= head && head < to && (head <= one || !/^(?:about|for|over|to)$/.test(grammar.preposition(head)));
      return isOfIt || uposOf(tokens, one) === 'PRON';
    })
  );
};

const ruleAt = (context: Context, token: number, hit: Line): ChannelStateRule | undefined => {
  const { resources, tokens, grammar } = context;
  const rule = resources.channelStates.get(keyAt(context, token)) ?? plainRule(context, token);
  if (!rule || (isKept(rule) && !isBeside(context, token, hit))) return undefined;
  const lemma = lemmaAt(tokens, token);
  if (uposOf(tokens, token) === 'NOUN' && !/(?:ion|ing)$/.test(lemma)) return undefined;
  // 'close ties', 'closer ties': the adjective closes nothing.
  if (rule.state === 'closed' && /^JJ/.test(xposAt(tokens, token)) && lowerAt(tokens, token).startsWith(lemma))
    return undefined;
  const noun = lemmaAt(tokens, hit.head);
  if (isSitting(context, token, hit.head)) return undefined;
  // Who 'remains open to talks' has none.
  const isOpen = (i: number): boolean => lowerAt(tokens, i) === 'open' && /^JJ/.test(xposAt(tokens, i));
  if (/^(?:for|to)$/.test(grammar.preposition(hit.head)) && (isOpen(token) || isOpen(token + 1))) return undefined;
  const subjects = grammar.isPredicate(token) ? grammar.subjects(token) : [];
  const isSubject = subjects.some((one) => grammar.name(one).from <= hit.head && hit.head <= one);
  // 'The embassy will resume the issuing of visas': who does it to something else opens no line by that.
  const isToOther = isSubject && grammar.patient(token).some((one) => one !== hit.head);
  if (rule.of.length === 0) return hit.rule.only || (isToOther && !isKept(rule)) ? undefined : rule;
  if (!rule.of.some((one) => one.endsWith(noun))) return undefined;
  // 'Ambassador Brandt recalled her childhood': who acts is not acted on.
  const isDoer = isSubject && grammar.voice(token) === 'active';
  return isDoer && rule.state !== 'open' ? undefined : rule;
};

/** 'The talks ended on Friday', 'ended two days of talks': a sitting is over or begins, no line of contact. */
const isSitting = ({ grammar, tokens, resources }: Context, token: number, head: number): boolean =>
  resources.dealings.sittingEnds.has(at(tokens.lemmas, token)) &&
  /^(?:talk|negotiation|consultation)$/.test(at(tokens.lemmas, head)) &&
  grammar.isPredicate(token) &&
  grammar.voice(token) === 'active' &&
  (grammar.patient(token).length === 0 || grammar.preposition(head) === 'of');

const isKept = (rule: ChannelStateRule): boolean => rule.state === 'open' && rule.ahead === 'open';

/** Words between a line and a word that keeps it, where no tree joins them: 'sustaining open channels'. */
const NEAR = 6;

const isBeside = ({ grammar }: Context, token: number, { head, from, to }: Line): boolean =>
  grammar.subjects(token).some((word) => word > head && word < grammar.phrase(head).to) ||
  (token >= from - NEAR && token < to + NEAR && !grammar.isPredicate(token)) ||
  (grammar.clauseOf(head) === token && grammar.preposition(head) !== 'by') ||
  grammar.subjects(token).includes(head) ||
  grammar.patient(token).includes(head);

/** The lemma with its particle, or with the word behind it: 'broke off', 'called home'. */
const keyAt = ({ tokens, grammar }: Context, token: number): string => {
  const lemma = lemmaAt(tokens, token);
  const particle = grammar.particle(token);
  return `${lemma} ${particle || lowerAt(tokens, token + 1)}`;
};

/** 'remain frozen' is frozen: a word that keeps says what the one behind it is. */
const plainRule = ({ resources, tokens, grammar }: Context, token: number): ChannelStateRule | undefined => {
  const states = resources.channelStates;
  // 'cut out of the talks' cuts none.
  const particle = grammar.particle(token);
  const behind = lowerAt(tokens, token + 1);
  if ((particle !== '' && particle !== 'back') || behind === 'out') return undefined;
  const rule = states.get(lemmaAt(tokens, token)) ?? states.get(lowerAt(tokens, token));
  if (!rule || !isKept(rule) || token + 1 >= tokens.size) return rule;
  const next = states.get(lowerAt(tokens, token + 1)) ?? states.get(lemmaAt(tokens, token + 1));
  // 'keep close contact' closes none.
  const isBare = lowerAt(tokens, token + 1) === lemmaAt(tokens, token + 1);
  return next && next.state !== 'open' && !(next.state === 'closed' && isBare) ? next : rule;
};

/** The row of a word by its lemma, alone or with the word behind it: 'call for'. */
const outlookAt = (context: Context, token: number): OutlookRule | undefined => {
  const { outlooks } = context.resources;
  return outlooks.get(keyAt(context, token)) ?? outlooks.get(lemmaAt(context.tokens, token));
};

interface Outlook {
  readonly state: ChannelState;
  readonly over?: number;
  readonly why: readonly string[];
}
const only = (state: ChannelState): Outlook => ({ state, why: [] });

const stateOf = (context: Context, token: number, rule: ChannelStateRule): Outlook | undefined => {
  const { grammar, resources } = context;
  const predicate = grammar.isPredicate(token) ? token : grammar.clauseOf(token);
  if (predicate === -1) return only(rule.state);
  if (grammar.isConditional(predicate) || grammar.isQuestion(predicate)) return undefined;
  if (grammar.isNegated(predicate)) return rule.state === 'open' ? only('suspended') : undefined;
  // 'could break off relations', 'whether to shut the embassy'.
  if (
    rule.state !== 'open' &&
    (resources.dealings.openModals.has(grammar.modality(predicate)) || isWeighed(context, predicate))
  )
    return undefined;
  if (rule.state === 'open') {
    const above = governorsOf(context, predicate);
    for (const [step, verb] of above.entries()) {
      const outlook = verb === token ? undefined : outlookAt(context, verb);
      if (outlook) return ofOutlook(rule, outlook, verb);
      const mood = grammar.modality(verb);
      // 'agreed that their teams will stay in touch'.
      const agreed = above.slice(step + 1).find((one) => outlookAt(context, one)?.state === 'agreed');
      if (agreed !== undefined && mood !== 'none') return { state: 'agreed', over: agreed, why: [] };
      if (mood === 'will' || mood === 'be to' || mood === 'shall') return only(rule.ahead);
      if (mood === 'would' || mood === 'could' || mood === 'should') return only('prospective');
    }
  }
  return outlookBefore(context, token, rule) ?? only(isOpenEnded(context, token) ? rule.ahead : rule.state);
};

/** An infinitive behind 'whether', or one that somebody else has in hand: 'called on him to cancel the talks'. */
const isWeighed = (context: Context, predicate: number): boolean => {
  const { grammar, tokens } = context;
  const over = grammar.tense(predicate) === 'none' ? outlookAt(context, tokens.tree.heads[predicate] ?? -1) : undefined;
  return grammar.conjunction(predicate) === 'whether' || (over !== undefined && over.state !== 'agreed');
};

/** A predicate with those that govern it. */
const governorsOf = ({ grammar }: Context, predicate: number): readonly number[] => {
  const found = [predicate];
  for (let next = grammar.governor(predicate); next !== -1 && found.length < HIGHEST; next = grammar.governor(next)) {
    if (found.includes(next)) break;
    found.push(next);
  }
  return found;
};
/** Clauses that are looked up from a word. */
const HIGHEST = 4;

/** What is wished to be kept is there. */
const ofOutlook = (rule: ChannelStateRule, outlook: OutlookRule, over: number): Outlook =>
  isKept(rule) && outlook.state === 'prospective'
    ? only(rule.state)
    : { state: outlook.state, over, why: [outlook.id] };

/** A gerund, an infinitive or a noun says what is striven for, a progressive what is under way: neither is done. */
const isOpenEnded = ({ grammar, tokens }: Context, token: number): boolean =>
  uposOf(tokens, token) === 'NOUN' ||
  (grammar.isPredicate(token) &&
    !(xposAt(tokens, token) === 'VBG' && token > 0 && formAt(tokens, token - 1) === ',') &&
    (grammar.aspect(token) === 'progressive' ||
      (grammar.tense(token) === 'none' && grammar.aspect(token) === 'none' && grammar.voice(token) === 'active')));

/** Words right before one that the tree may not have over it: 'an accord in Geneva to set up'. */
const BEFORE = 8;

const outlookBefore = (context: Context, token: number, of: ChannelStateRule): Outlook | undefined => {
  const { tokens, grammar } = context;
  const start = Math.max(sentenceStartAt(tokens, token), token - BEFORE);
  for (let i = token - 1; i >= start; i--) {
    const form = formAt(tokens, i);
    if (form === ';' || form === ',') return undefined;
    const rule = outlookAt(context, i);
    if (rule) return grammar.isPredicate(i) && grammar.isNegated(i) ? undefined : ofOutlook(of, rule, i);
    // 'the Geneva agreement and welcomed the talks'.
    if (uposOf(tokens, i) === 'VERB' && FINITE.has(xposAt(tokens, i))) return undefined;
  }
  return undefined;
};

/** 'proposed a hotline', 'agreed to hold working-level talks': a wish or an accord about the line itself. */
const outlookOf = (context: Context, { head, from, rule }: Line): Change | undefined => {
  const { tokens, grammar } = context;
  // 'discussed during the dialogue': not of it, as 'asked for a dialogue' is.
  if (!rule.wish) return undefined;
  const start = Math.max(sentenceStartAt(tokens, head), from - REACH);
  for (let i = from - 1; i >= start; i--) {
    if (formAt(tokens, i) === ';' || xposAt(tokens, i) === 'MD') break;
    const outlook = outlookAt(context, i);
    // 'goals in line with the dialogue' are none of it.
    if (!outlook || (uposOf(tokens, i) === 'NOUN' && !OF.has(lowerAt(tokens, i + 1)))) continue;
    if (grammar.isPredicate(i) && (grammar.isNegated(i) || grammar.isConditional(i))) return undefined;
    return { token: i, over: i, state: outlook.state, why: [outlook.id] };
  }
  return undefined;
};

/** Prepositions by which a noun of wish or accord has what it is about. */
const OF = new Set(['of', 'for', 'on', 'to', 'about']);
