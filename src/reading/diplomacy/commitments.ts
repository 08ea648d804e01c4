/**
 * What a side undertakes, offers, discusses or refuses to do, by the rows of `data/en/commitments.csv`: verbs and nouns of
 * undertaking with what they govern, and verbs of dealings that lie ahead of the text ('will provide').
 */
import type { CommitmentStatus } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Commitment, DateValue } from '../../model/reading.js';
import { type Context, type ItemIds, topicsIn } from '../context.js';
import type { CommitmentRule } from '../resources.js';
import { at, firstFrom, sentenceEnd, sentenceStart, spanOf, uposOf } from '../text/tokens.js';
import { castOf, type Framed, framed } from './frames.js';
import type { Side } from './naming.js';
import { sidesUnder } from './participants.js';
import type { Dealings } from './refer.js';
import { namedAround } from './scene.js';

export function findCommitments(context: Dealings, ids: ItemIds): Commitment[] {
  const commitments: Commitment[] = [];
  /** Words that an undertaking already speaks of: 'promised to send' is one, not two. */
  const taken = new Set<number>();
  let deal: { sentence: number; paragraph: number } | undefined;
  for (const hit of framed(context, context.resources.commitments)) {
    if (taken.has(hit.head)) continue;
    const found = undertaking(context, hit);
    if (!found) continue;
    for (const word of found.words) taken.add(word);
    const sentence = at(context.tokens.sentenceOf, hit.head);
    const bound =
      found.status === 'promised' &&
      !hit.rule.takes.includes('complement') &&
      (inDeal(context, hit.head) ||
        (deal !== undefined && sentence - deal.sentence <= 1 && isBound(context, hit.head)));
    const commitment = build(context, hit, { ...found, status: bound ? 'agreed' : found.status }, ids);
    if (!commitment) continue;
    if (commitment.status === 'agreed') deal = { sentence, paragraph: 0 };
    commitments.push(commitment);
  }
  return commitments;
}

interface Undertaking {
  readonly status: CommitmentStatus;
  /** First token of the action. */
  readonly from: number;
  readonly words: readonly number[];
}

const undertaking = (context: Dealings, hit: Framed<CommitmentRule>): Undertaking | undefined => {
  const { grammar } = context;
  const { head, rule } = hit;
  if (grammar.isQuestion(head) || grammar.isConditional(head) || isDenied(context, head)) return undefined;
  if (rule.takes.includes('act')) return ahead(context, hit);
  if (rule.takes.includes('appeal')) return appeal(context, hit);
  if (rule.word === 'noun' ? false : grammar.isNegated(head)) return undefined;
  const [complement] = grammar.complements(head);
  if (complement !== undefined && rule.takes.includes('complement')) {
    if (!isAhead(context, complement, rule.status)) return undefined;
    const words = grammar.complements(head);
    return {
      status: conditional(context, head, complement, rule.status),
      from: clauseStart(context, complement),
      words: [...words],
    };
  }
  const behind = infinitiveBehind(context, head);
  if (behind !== undefined && rule.takes.includes('complement'))
    return { status: conditional(context, head, behind, rule.status), from: behind, words: [behind] };
  for (const slot of rule.takes) {
    const words =
      slot === 'object' || slot === 'money'
        ? grammar.patient(head)
        : rule.word === 'noun'
          ? grammar.nounObliques(head).flatMap((one) => (one.preposition === slot ? one.words : []))
          : grammar.oblique(head, slot);
    const word = words.find((one) => one > head && isThing(context, one, slot === 'money'));
    if (word === undefined) continue;
    return {
      status: conditional(context, head, word, rule.status),
      from: Math.max(head + 1, grammar.phrase(word).from),
      words: [word],
    };
  }
  return undefined;
};

/** 'to send' right behind its verb or noun, or behind one word of time, where the tree has missed it. */
const infinitiveBehind = ({ tokens }: Context, head: number): number | undefined => {
  const end = sentenceEnd(tokens, at(tokens.sentenceOf, head));
  const next = head + 1;
  if (next < end && at(tokens.xpos, next) === 'VBG') return next;
  if (next + 1 < end && at(tokens.forms, next).toLowerCase() === 'out' && at(tokens.xpos, next + 1) === 'VBG')
    return next + 1;
  for (let i = head + 1; i < Math.min(end - 1, head + 5); i++)
    if (
      at(tokens.forms, i).toLowerCase() === 'to' &&
      uposOf(tokens, i + 1) === 'VERB' &&
      at(tokens.xpos, i + 1) === 'VB'
    )
      return i + 1;
  return undefined;
};

/** A thing promised: money, or what is no person and no state of mind. */
const isThing = ({ tokens, resources, grammar }: Context, word: number, money: boolean): boolean => {
  const { from, to } = grammar.phrase(word);
  for (let i = from; i < Math.min(to, from + 6); i++) {
    const form = at(tokens.forms, i);
    if (form === '$' || form === '€' || form === '£' || /^(?:million|billion|dollars|euros)$/.test(form)) return true;
  }
  return !money && !resources.grammar.persons.has(at(tokens.lemmas, word)) && uposOf(tokens, word) !== 'PRON';
};

/** Verbs of dealings are undertakings where they lie ahead of the text. */
const ahead = (context: Dealings, hit: Framed<CommitmentRule>): Undertaking | undefined => {
  const { grammar, tokens } = context;
  const { head, rule } = hit;
  if (rule.status === 'discussed') return discussed(context, hit);
  const modality = grammar.modality(head);
  const governor = grammar.governor(head);
  const reported = governor !== -1;
  const isAheadOf =
    modality === 'will' ||
    modality === 'shall' ||
    modality === 'be to' ||
    modality === 'be going to' ||
    (modality === 'would' && reported);
  if (!isAheadOf || (governor !== -1 && DOUBTS.has(at(tokens.lemmas, governor)))) return undefined;
  if (grammar.voice(head) === 'passive') return undefined;
  const negated = grammar.isNegated(head);
  const status = negated ? 'refused' : conditional(context, head, head, rule.status);
  return { status, from: head, words: [head] };
};
/** Governors under which a will is another's: a hope, a guess, a demand. */
const DOUBTS = new Set([
  'hope',
  'expect',
  'believe',
  'think',
  'doubt',
  'fear',
  'predict',
  'demand',
  'insist',
  'want',
  'urge',
  'wonder',
  'ask',
  'deny',
  'threaten',
  'warn',
  'forecast',
  'argue',
]);

/** 'discussed reopening the bridges', 'discussed the delivery of howitzers'. */
const discussed = (context: Dealings, { head, rule }: Framed<CommitmentRule>): Undertaking | undefined => {
  const { grammar, tokens } = context;
  for (const word of [...grammar.complements(head), ...grammar.patient(head)]) {
    const isAct = at(tokens.xpos, word) === 'VBG' || ACTS.has(at(tokens.lemmas, word));
    if (isAct && word > head)
      return { status: rule.status, from: Math.max(head + 1, grammar.phrase(word).from), words: [word] };
  }
  return undefined;
};
const ACTS = new Set([
  'delivery',
  'release',
  'withdrawal',
  'sale',
  'purchase',
  'exchange',
  'return',
  'transfer',
  'supply',
  'reopening',
  'resumption',
  'loan',
  'swap',
  'opening',
]);

/** 'rejected an appeal to cut its imports'. */
const appeal = (context: Dealings, { head, rule }: Framed<CommitmentRule>): Undertaking | undefined => {
  const { grammar } = context;
  for (const word of grammar.patient(head)) {
    if (!APPEALS.has(at(context.tokens.lemmas, word))) continue;
    const infinitive = infinitiveBehind(context, word);
    if (infinitive !== undefined) return { status: rule.status, from: infinitive, words: [infinitive] };
  }
  return undefined;
};
const APPEALS = new Set(['appeal', 'request', 'demand', 'call', 'plea', 'proposal', 'suggestion', 'pressure']);

/** Whether a clause is something to be done: an infinitive, a 'will', not an opinion on how things are. */
const isAhead = ({ grammar, tokens }: Context, complement: number, status: CommitmentStatus): boolean => {
  if (uposOf(tokens, complement) !== 'VERB' && uposOf(tokens, complement) !== 'AUX') return false;
  const tense = grammar.tense(complement);
  const modality = grammar.modality(complement);
  if (modality !== 'none') return true;
  return tense === 'none' || (status !== 'agreed' && tense === 'present');
};

const isDenied = (context: Dealings, head: number): boolean => {
  const { grammar, tokens } = context;
  const governor = grammar.governor(head);
  return governor !== -1 && at(tokens.lemmas, governor) === 'deny';
};

/** What is bound to a condition is an offer. */
const conditional = (context: Dealings, head: number, action: number, status: CommitmentStatus): CommitmentStatus => {
  if (status !== 'promised') return status;
  const { grammar, tokens } = context;
  if (grammar.conditions(head).length > 0 || (action !== head && grammar.conditions(action).length > 0))
    return 'proposed';
  const sentence = at(tokens.sentenceOf, head);
  for (let i = sentenceStart(tokens, sentence); i < sentenceEnd(tokens, sentence); i++) {
    const form = at(tokens.forms, i).toLowerCase();
    if (form === 'if' || form === 'unless' || form === 'provided') return 'proposed';
    if (form === 'exchange' && at(tokens.forms, Math.max(0, i - 1)).toLowerCase() === 'in') return 'proposed';
  }
  return status;
};

const DEALS = new Set([
  'deal',
  'agreement',
  'accord',
  'memorandum',
  'treaty',
  'statement',
  'pact',
  'truce',
  'arrangement',
  'phase',
  'protocol',
]);

/** 'Under the deal', 'in a joint statement': what stands in an agreement is agreed. */
const inDeal = ({ tokens }: Context, head: number): boolean => {
  const sentence = at(tokens.sentenceOf, head);
  for (let i = sentenceStart(tokens, sentence); i < sentenceEnd(tokens, sentence); i++) {
    if (!DEALS.has(at(tokens.lemmas, i).toLowerCase())) continue;
    for (let k = Math.max(sentenceStart(tokens, sentence), i - 4); k < i; k++) {
      const form = at(tokens.forms, k).toLowerCase();
      if (form === 'under' || form === 'in' || form === 'announcing') return true;
    }
  }
  return false;
};

/** 'is to', 'shall', 'will' right after an agreement. */
const isBound = ({ grammar }: Context, head: number): boolean => grammar.modality(head) !== 'none';

const clauseStart = (context: Dealings, complement: number): number => {
  const { grammar } = context;
  const subjects = grammar.subjects(complement).filter((word) => word < complement && word > complement - 12);
  const [subject] = subjects;
  const tensed = grammar.tense(complement) !== 'none' || grammar.modality(complement) !== 'none';
  return tensed && subject !== undefined ? grammar.phrase(subject).from : complement;
};

const build = (
  context: Dealings,
  hit: Framed<CommitmentRule>,
  found: Undertaking,
  ids: ItemIds,
): Commitment | undefined => {
  const { tokens } = context;
  const bound = bindingsOf(context, hit);
  const by = [...new Set(bound.map((side) => side.party))].sort();
  const to = actionEnd(context, found.from);
  if (by.length === 0 || to <= found.from || isDomestic(context, hit.head, to)) return undefined;
  const receivers = by.length === 1 ? receiversOf(context, hit, found, by) : [];
  const from = Math.min(hit.head, found.from);
  const evidence = spanOf(tokens, from, to);
  const topics = topicsIn(context, found.from, to);
  const due = dueOf(context, from, sentenceEnd(tokens, at(tokens.sentenceOf, from)));
  return {
    id: ids('commitment', evidence, by),
    by,
    to: receivers,
    action: tokens.text.slice(at(tokens.starts, found.from), at(tokens.ends, to - 1)).replace(/\s+/g, ' '),
    status: found.status,
    topics,
    ...(due ? { due: due.value } : {}),
    evidence: [evidence],
    confidence: 0.5,
    why: [hit.rule.id, ...(topics.length > 0 ? ['topics/term'] : []), ...(due ? [due.why] : [])],
  };
};

/** Who is bound: the subject; in a quotation 'we' is who is quoted. */
const bindingsOf = (context: Dealings, hit: Framed<CommitmentRule>): readonly Side[] => {
  const { grammar, tokens, resources } = context;
  const noun = hit.rule.word === 'noun';
  const subjects = noun ? grammar.nounAgent(hit.head) : grammar.agent(hit.head);
  const isOwn = subjects.some((word) => /^(?:we|i|our|us)$/i.test(at(tokens.forms, word)));
  if (!isOwn) {
    const cast = castOf(context, hit.head, noun, hit.rule.sides).sides;
    const clause = grammar.clauseOf(hit.head);
    return cast.length > 0 || !noun || clause === -1 ? cast : castOf(context, clause, false, ['subject']).sides;
  }
  const sentence = at(tokens.sentenceOf, hit.head);
  for (const predicate of grammar.predicates(sentence)) {
    if (grammar.isQuoted(predicate) || !resources.grammar.verbs.get(at(tokens.lemmas, predicate))?.has('saying'))
      continue;
    const speakers = grammar.agent(predicate).flatMap((word) => sidesUnder(context, word));
    if (speakers.length > 0) return speakers;
  }
  return [];
};

/** People to whom a government owes what it promises at home. */
const HOME = new Set(['voter', 'farmer', 'citizen', 'taxpayer', 'pensioner', 'worker']);

const isDomestic = ({ tokens }: Context, head: number, to: number): boolean => {
  for (let i = head + 1; i < Math.min(to, head + 5); i++) if (HOME.has(at(tokens.lemmas, i))) return true;
  return false;
};

/** To whom it is owed: who is named right behind the verb, or behind 'to', within the action. */
const receiversOf = (
  context: Dealings,
  hit: Framed<CommitmentRule>,
  found: Undertaking,
  by: readonly Party[],
): Party[] => {
  const { grammar } = context;
  const words = [hit.head, ...found.words];
  const heads = words.flatMap((word) =>
    grammar.isPredicate(word) ? [...grammar.recipient(word), ...grammar.oblique(word, 'to')] : [],
  );
  const first =
    hit.rule.takes.includes('complement') || hit.rule.takes.includes('act')
      ? words.flatMap((word) => grammar.patient(word))
      : [];
  const parties = [...heads, ...first].flatMap((word) => sidesUnder(context, word)).map((side) => side.party);
  const named = parties.filter((party) => !by.includes(party));
  if (named.length > 0) return [...new Set(named)].sort();
  const [behind] = namedAround(context, hit.head).filter(
    (one) => one.from > hit.head && one.from <= hit.head + 2 && !by.includes(one.party),
  );
  return behind ? [behind.party] : [];
};

/** Longest action that is given in words. */
const LONGEST_ACTION = 40;

/** To the end of the clause: a stop, a comma before who said it, another undertaking. */
const actionEnd = ({ tokens }: Context, from: number): number => {
  if (from >= tokens.size) return from;
  const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, from)), from + LONGEST_ACTION);
  let to = from;
  while (to < end && !/^[.;,:"”]$/.test(at(tokens.forms, to))) to++;
  return to;
};

/** The day by which it is to be done. */
const dueOf = (
  context: Dealings,
  from: number,
  to: number,
): { readonly value: DateValue; readonly why: string } | undefined => {
  const { dates, tokens } = context;
  for (let k = firstFrom(dates.mentions, from); k < dates.mentions.length; k++) {
    const mention = at(dates.mentions, k);
    if (mention.from >= to) break;
    const word = at(tokens.forms, mention.from).toLowerCase();
    const before = mention.from > 0 ? at(tokens.forms, mention.from - 1).toLowerCase() : '';
    if (
      ![word, before].some((one) => one === 'by' || one === 'before' || one === 'within') &&
      !(word === 'this' && at(tokens.forms, mention.to - 1) === 'year')
    )
      continue;
    const { value } = mention;
    if (typeof value === 'string' && !value.startsWith('P')) return { value, why: mention.why };
    if (value !== null && typeof value !== 'string') {
      const end = value.end ?? value.start;
      if (end) return { value: end, why: mention.why };
    }
  }
  return undefined;
};
