/** What is undertaken: the clause, infinitive, gerund or thing behind a word of undertaking, and how firm it is. */
import type { CommitmentStatus } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import type { CommitmentRule } from '../resources.js';
import {
  at,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import type { Framed } from './frames.js';
import { mentionOver } from './participants.js';

export interface Undertaking {
  readonly status: CommitmentStatus;
  /** First token of the action. */
  readonly from: number;
  /** Words that an undertaking speaks of: 'promised to send' is one, not two. */
  readonly words: readonly number[];
}

/** @returns nothing where the word governs nothing that is to be done */
export const undertakingOf = (context: Context, hit: Framed<CommitmentRule>): Undertaking | undefined => {
  const { grammar } = context;
  const { head, rule } = hit;
  if (grammar.isQuestion(head) || grammar.isConditional(head) || isDoubted(context, head)) return undefined;
  if (rule.takes.includes('act')) return rule.status === 'discussed' ? discussed(context, hit) : ahead(context, hit);
  if (rule.takes.includes('appeal')) return appeal(context, hit);
  if (rule.takes.includes('bound')) return boundBy(context, hit);
  if (rule.word !== 'noun' && grammar.isNegated(head)) return undefined;
  if (isMere(grammar.modality(head))) return undefined;
  if (rule.takes.includes('clause')) return clauseOfOwn(context, hit);
  const action = rule.takes.includes('complement') ? actionBehind(context, head, rule.status, rule.word) : undefined;
  if (action !== undefined)
    return {
      status: conditional(context, head, action, rule.status),
      from: action,
      words: [action, ...grammar.complements(head).filter((word) => !isUndertaking(context, word))],
    };
  const thing = thingOf(context, hit);
  return (
    thing && { status: conditional(context, head, thing.word, rule.status), from: thing.from, words: [thing.word] }
  );
};

/** 'announced that it would stop but promised to keep': a word of undertaking speaks for itself. */
const isUndertaking = ({ numbered, resources, tokens }: Context, token: number): boolean =>
  resources.commitments.phrases
    .longest(token, Math.min(tokens.size, token + 1), numbered.lowers, numbered.lemmas)
    ?.values.some(({ takes }) => takes.includes('complement')) ?? false;

const MERE = new Set(['could', 'might', 'may', 'can', 'would', 'should', 'must']);
const isMere = (modality: string): boolean => MERE.has(modality);

/** Under a hope, a guess, a denial, it is not the speaker's own. */
const isDoubted = ({ grammar, tokens, resources }: Context, head: number): boolean => {
  const predicate = grammar.isPredicate(head) ? head : grammar.clauseOf(head);
  const governor = predicate === -1 ? -1 : grammar.governor(predicate);
  return governor !== -1 && resources.dealings.doubts.has(at(tokens.lemmas, governor));
};

/** Words between a word of undertaking and its clause or infinitive: whom it is told, how, when. */
const REACH = 10;
/** Words of a clause in which its verb lies ahead. */
const CLAUSE = 16;

/** First token of the action: behind 'to', behind 'that' where a 'will' follows, or a gerund right behind the word. */
const actionBehind = (
  context: Context,
  head: number,
  status: CommitmentStatus,
  word: CommitmentRule['word'],
): number | undefined => {
  const { tokens } = context;
  const end = sentenceEndAt(tokens, head);
  for (let i = head + 1; i + 1 < Math.min(end, head + REACH); i++) {
    const form = lowerAt(tokens, i);
    const upos = uposOf(tokens, i);
    if (form === 'that') return clauseAhead(context, i + 1, end, status);
    if (form === 'to' || (form === 'not' && lowerAt(tokens, i + 1) === 'to')) return infinitive(context, i, end);
    if (xposAt(tokens, i) === 'VBG' && (i === head + 1 || (i === head + 2 && lowerAt(tokens, i - 1) === 'out')))
      return i;
    // 'United' in a name is no verb.
    const isVerb = upos === 'VERB' && !xposAt(tokens, i).startsWith('NNP');
    if (isVerb || form === ';' || form === ':' || form === '.' || upos === 'SCONJ') break;
    if (upos === 'CCONJ' && word !== 'noun') break;
  }
  const [complement] = context.grammar.complements(head);
  return complement !== undefined && complement > head && isAhead(context, complement, status)
    ? clauseStart(context, complement)
    : undefined;
};

/** 'to send', 'not to send', 'to not send', 'to fully implement', 'to defending'. */
const infinitive = ({ tokens }: Context, to: number, end: number): number | undefined => {
  const start = lowerAt(tokens, to) === 'not' ? to : to + 1;
  let i = lowerAt(tokens, to) === 'not' ? to + 2 : to + 1;
  while (i < end && uposOf(tokens, i) === 'ADV') i++;
  if (i < end && lowerAt(tokens, i) === 'not') i++;
  if (i >= end) return undefined;
  const isAct = /^(?:VB|VBP|VBG)$/.test(xposAt(tokens, i)) || isBare(tokens, i);
  return isAct ? start : undefined;
};

const PARTICLES = new Set(['over', 'back', 'out', 'up', 'down', 'off']);

/** A verb that the tagger took for a noun or adjective stands without article: 'to free twenty prisoners', 'to hand over'. */
const isBare = (tokens: Context['tokens'], i: number): boolean => {
  const upos = uposOf(tokens, i);
  if (upos !== 'NOUN' && upos !== 'ADJ') return false;
  if (i + 1 >= tokens.size || formAt(tokens, i).endsWith('s')) return false;
  const next = uposOf(tokens, i + 1);
  if (PARTICLES.has(formAt(tokens, i + 1))) return true;
  return next === 'DET' || next === 'NUM' || next === 'PROPN' || next === 'ADP' || xposAt(tokens, i + 1) === 'PRP$';
};

/** 'confirmed that they would resume': a clause about those who say it, not a forecast. */
const clauseOfOwn = (context: Context, { head, rule }: Framed<CommitmentRule>): Undertaking | undefined => {
  const { tokens } = context;
  const end = sentenceEndAt(tokens, head);
  const from = head + 2;
  if (from >= end || lowerAt(tokens, head + 1) !== 'that') return undefined;
  if (uposOf(tokens, from) !== 'PRON') return undefined;
  const action = clauseAhead(context, from, end, 'agreed');
  return action === undefined
    ? undefined
    : {
        status: conditional(context, head, action, rule.status),
        from: action,
        words: context.grammar.complements(head),
      };
};

const clauseAhead = ({ tokens }: Context, from: number, end: number, status: CommitmentStatus): number | undefined => {
  for (let i = from; i < Math.min(end, from + CLAUSE); i++) {
    const form = lowerAt(tokens, i);
    const tag = xposAt(tokens, i);
    if (tag === 'MD') return isAheadModal(form, status) ? from : undefined;
    const isToDo = /^(?:is|are|was|were)$/.test(form) && i + 1 < end && lowerAt(tokens, i + 1) === 'to';
    if (isToDo) return from;
    // 'agreed that the work is not done': how things are is no undertaking, whatever comes behind.
    if (tag === 'VBZ' || tag === 'VBP' || tag === 'VBD' || form === ';') break;
  }
  return status === 'promised' && hasPresent(tokens, from, Math.min(end, from + CLAUSE)) ? from : undefined;
};
/** What is proposed should be done; what is promised will. 'Suggested that it could' is an opinion. */
const isAheadModal = (form: string, status: CommitmentStatus): boolean =>
  status === 'proposed'
    ? form === 'should' || form === 'will' || form === 'shall'
    : form !== 'should' && form !== 'must';

const hasPresent = (tokens: Context['tokens'], from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const tag = xposAt(tokens, i);
    if (tag === 'VBZ' || tag === 'VBP') return true;
    if (tag === 'VBD') return false;
  }
  return false;
};

/** Whether a clause is something to be done: an infinitive, a 'will', not an opinion on how things are. */
const isAhead = ({ grammar, tokens }: Context, complement: number, status: CommitmentStatus): boolean => {
  if (uposOf(tokens, complement) !== 'VERB' && uposOf(tokens, complement) !== 'AUX') return false;
  const tense = grammar.tense(complement);
  return grammar.modality(complement) !== 'none' || tense === 'none' || (status !== 'agreed' && tense === 'present');
};

const clauseStart = ({ grammar }: Context, complement: number): number => {
  const [subject] = grammar.subjects(complement).filter((word) => word < complement && word > complement - CLAUSE);
  const tensed = grammar.tense(complement) !== 'none' || grammar.modality(complement) !== 'none';
  return tensed && subject !== undefined ? grammar.phrase(subject).from : complement;
};

/** What is promised as a thing: an object, money, what stands behind a preposition. */
const thingOf = (
  context: Context,
  { head, rule }: Framed<CommitmentRule>,
): { readonly word: number; readonly from: number } | undefined => {
  const { grammar } = context;
  for (const slot of rule.takes) {
    if (slot === 'complement') continue;
    const words =
      slot === 'object' || slot === 'money'
        ? grammar.patient(head)
        : rule.word === 'noun'
          ? grammar.nounObliques(head).flatMap((one) => (one.preposition === slot ? one.words : []))
          : grammar.oblique(head, slot);
    const word = words.find((one) => one > head && isThing(context, one, slot === 'money'));
    if (word !== undefined) return { word, from: Math.max(head + 1, grammar.phrase(word).from) };
  }
  return undefined;
};

/** A thing promised: money, or what is no person and no state of mind. */
const isThing = (context: Context, word: number, money: boolean): boolean => {
  const { tokens, resources, grammar, actors } = context;
  const mention = mentionOver(context, word);
  if (mention && actors.byId.get(mention.actor)?.kind === 'state') return false;
  const lemma = lemmaAt(tokens, word);
  if (resources.dealings.courtesies.has(lemma) || resources.dealings.opinions.has(lemma)) return false;
  const { from, to } = grammar.phrase(word);
  for (let i = from; i < Math.min(to, from + 6); i++) if (resources.dealings.money.has(lowerAt(tokens, i))) return true;
  return !money && !resources.grammar.persons.has(at(tokens.lemmas, word)) && uposOf(tokens, word) !== 'PRON';
};

/** Verbs of dealings are undertakings where they lie ahead of the text. */
const ahead = (context: Context, hit: Framed<CommitmentRule>): Undertaking | undefined => {
  const { grammar } = context;
  const { head, rule } = hit;
  const modality = grammar.modality(head);
  const isReported = grammar.governor(head) !== -1;
  const isOffer = modality === 'would' && hasCondition(context, head);
  const isAheadOf =
    modality === 'will' ||
    modality === 'shall' ||
    modality === 'be to' ||
    modality === 'be going to' ||
    (modality === 'would' && (isReported || isOffer));
  if (!isAheadOf || grammar.voice(head) === 'passive') return undefined;
  if (!grammar.isNegated(head))
    return { status: conditional(context, head, head, rule.status), from: head, words: [head] };
  // What a deal forbids is agreed.
  if (inDeal(context, head)) return { status: 'agreed', from: Math.max(0, head - 1), words: [head] };
  return { status: 'refused', from: head, words: [head] };
};

/** 'discussed reopening the bridges', 'discussed the delivery of howitzers'. */
const discussed = (context: Context, { head, rule }: Framed<CommitmentRule>): Undertaking | undefined => {
  const { grammar, tokens, resources } = context;
  if (head + 1 < tokens.size && xposAt(tokens, head + 1) === 'VBG' && isDeed(context, head + 1))
    return { status: rule.status, from: head + 1, words: [head + 1] };
  for (const word of [...grammar.complements(head), ...grammar.patient(head), ...grammar.oblique(head, 'about')]) {
    const isAct = xposAt(tokens, word) === 'VBG' || resources.dealings.acts.has(at(tokens.lemmas, word));
    if (isAct && word > head)
      return { status: rule.status, from: Math.max(head + 1, grammar.phrase(word).from), words: [word] };
  }
  return undefined;
};

/** 'discussed lifting duties', not 'discussed pressing challenges': a verb of dealings, or one that the verb governs. */
const isDeed = ({ grammar, numbered, resources, tokens }: Context, token: number): boolean =>
  resources.commitments.phrases.longest(token, Math.min(tokens.size, token + 1), numbered.lowers, numbered.lemmas) !==
    undefined || grammar.isPredicate(token);

/** 'rejected an appeal to cut its imports'. */
const appeal = (context: Context, { head, rule }: Framed<CommitmentRule>): Undertaking | undefined => {
  const { grammar, tokens, resources } = context;
  for (const word of grammar.patient(head)) {
    if (!resources.dealings.appeals.has(at(tokens.lemmas, word))) continue;
    const action = actionBehind(context, word, rule.status, 'noun');
    if (action !== undefined) return { status: rule.status, from: action, words: [action] };
  }
  return undefined;
};

/** 'The treaty binds Russia to withdraw': what a deal lays on one side; a draft only proposes it. */
const boundBy = (context: Context, { head, rule }: Framed<CommitmentRule>): Undertaking | undefined => {
  const { grammar, tokens, resources } = context;
  const modality = grammar.modality(head);
  const subjects = grammar.voice(head) === 'passive' ? grammar.agent(head) : grammar.subjects(head);
  const deal = subjects.find((word) => resources.dealings.deals.has(lemmaAt(tokens, word)));
  if ((deal === undefined && !inDeal(context, head)) || grammar.isNegated(head)) return undefined;
  const action = actionBehind(context, head, rule.status, rule.word);
  if (action === undefined) return undefined;
  const isDraft = modality === 'would' || (deal !== undefined && isProposed(context, deal));
  return { status: isDraft ? 'proposed' : rule.status, from: action, words: [action] };
};

/** 'the draft treaty', 'a proposed accord'. */
const isProposed = ({ grammar, tokens, resources }: Context, noun: number): boolean => {
  for (let i = grammar.phrase(noun).from; i < noun; i++)
    if (resources.dealings.drafts.has(lemmaAt(tokens, i))) return true;
  return false;
};

/** Words to either side in which a condition or a deal is told. */
const NEAR = 40;

/** What is bound to a condition is an offer. */
const conditional = (context: Context, head: number, action: number, status: CommitmentStatus): CommitmentStatus =>
  status === 'promised' && (hasCondition(context, head) || hasCondition(context, action)) ? 'proposed' : status;

const hasCondition = ({ grammar, tokens }: Context, head: number): boolean => {
  if (grammar.isPredicate(head) && grammar.conditions(head).length > 0) return true;
  const sentence = sentenceAt(tokens, head);
  const end = Math.min(sentenceEnd(tokens, sentence), head + NEAR);
  for (let i = Math.max(sentenceStart(tokens, sentence), head - NEAR); i < end; i++) {
    const form = lowerAt(tokens, i);
    const next = i + 1 < end ? lowerAt(tokens, i + 1) : '';
    if (form === 'if' || form === 'unless' || (form === 'provided' && next === 'that')) return true;
    const then = i + 2 < end ? lowerAt(tokens, i + 2) : '';
    if (form === 'in' && (next === 'exchange' || (next === 'return' && then === 'for'))) return true;
  }
  return false;
};

const UNDER = new Set(['under', 'in', 'announcing']);

/** 'Under the deal', 'in a joint statement': what stands in an agreement is agreed. */
export const inDeal = ({ tokens, resources }: Context, head: number): boolean => {
  const sentence = sentenceAt(tokens, head);
  const start = Math.max(sentenceStart(tokens, sentence), head - NEAR);
  const end = Math.min(sentenceEnd(tokens, sentence), head + NEAR);
  let under = -NEAR;
  for (let i = start; i < end; i++) {
    if (UNDER.has(lowerAt(tokens, i))) under = i;
    const isDeal = resources.dealings.deals.has(lemmaAt(tokens, i));
    if (isDeal && (i - under <= 4 || (i + 1 < end && lowerAt(tokens, i + 1) === 'under'))) return true;
  }
  return false;
};
