/** Words of a meeting by which nobody meets: idioms, audiences, habits, the journeys of people who stand for nobody. */
import type { Context } from '../context.js';
import type { MeetingRule } from '../resources.js';
import { at, formAt, lemmaAt, lowerAt, sentenceEndAt, sentenceStartAt, uposOf } from '../text/tokens.js';
import { type Framed, headsIn } from './frames.js';
import type { Side } from './naming.js';

export const isNoMeeting = (context: Context, hit: Framed<MeetingRule>): boolean =>
  hit.rule.word === 'noun'
    ? isAudience(context, hit.head) || isScene(context, hit)
    : isPartOfWord(context, hit.from) || isIdiom(context, hit) || isUsual(context, hit.head);

/** 'a Dutch-speaking nurse': the verb is a piece of an adjective. */
const isPartOfWord = ({ tokens }: Context, from: number): boolean =>
  from > 1 && /^[-‐‑]$/.test(formAt(tokens, from - 1)) && at(tokens.ends, from - 1) === at(tokens.starts, from);

/** 'when it comes to Peru', 'sees himself as', 'talked down the pound', 'came under fire over ties to Peru'. */
const isIdiom = ({ tokens, grammar, resources }: Context, { head, rule }: Framed<MeetingRule>): boolean => {
  if (head + 1 >= tokens.size) return false;
  const lemma = at(tokens.lemmas, head);
  const next = lowerAt(tokens, head + 1);
  if (lemma === 'come') {
    if (next === 'under') return true;
    return grammar.subjects(head).some((word) => lowerAt(tokens, word) === 'it');
  }
  if (lemma === 'see') return /sel(?:f|ves)$/.test(next) || grammar.oblique(head, 'as').length > 0;
  return rule.kind === 'call' && resources.dealings.manners.has(next);
};

/** 'frequently meets with them', 'often visits Peru': what somebody does again and again is not one meeting. */
const isUsual = ({ tokens, grammar, resources }: Context, head: number): boolean => {
  if (grammar.tense(head) !== 'present' || grammar.aspect(head) !== 'simple') return false;
  const start = Math.max(sentenceStartAt(tokens, head), head - ADVERB);
  for (let i = start; i < Math.min(tokens.size, head + ADVERB); i++)
    if (resources.dealings.frequent.has(lowerAt(tokens, i))) return true;
  return false;
};
/** Words to either side of a verb in which its adverb stands. */
const ADVERB = 3;

const hasCompany = ({ grammar }: Context, noun: number): boolean =>
  grammar.nounWith(noun).length > 0 || grammar.nounObliques(noun).some(({ preposition }) => BETWEEN.has(preposition));
const BETWEEN = new Set(['with', 'between', 'among']);

/** 'told the annual meeting in Lima': those who hear a speech. */
const isAudience = (context: Context, head: number): boolean => {
  const { tokens, grammar, resources } = context;
  if (hasCompany(context, head)) return false;
  const before = grammar.phrase(head).from - 1;
  const isHeard = (verb: number): boolean =>
    verb >= 0 && uposOf(tokens, verb) === 'VERB' && resources.dealings.addresses.has(at(tokens.lemmas, verb));
  const verb = grammar.clauseOf(head);
  return (
    isHeard(before) ||
    (isHeard(verb) && verb < head && [...grammar.patient(verb), ...grammar.recipient(verb)].includes(head))
  );
};

const WHERE = new Set(['at', 'during']);

/** 'met him at a meeting of ministers': where they met is told with who they are by the verb. */
const isScene = (context: Context, { rule, head }: Framed<MeetingRule>): boolean => {
  const { grammar, numbered, resources, tokens } = context;
  if (rule.kind !== 'talks' || !WHERE.has(grammar.preposition(head)) || hasCompany(context, head)) return false;
  const verb = grammar.clauseOf(head);
  if (verb === -1 || verb === head || uposOf(tokens, verb) !== 'VERB') return false;
  const found = resources.meetings.phrases.longest(verb, tokens.size, numbered.lowers, numbered.lemmas);
  return (
    found?.values.some((row) => row.word !== 'noun' && row.kind === 'talks' && row.format === 'in-person') ?? false
  );
};

/** Words behind a journey in which its purpose is told, and from a preposition to what is its purpose. */
const REACH = 8;
const LEAD = 4;
const PURPOSE = new Set(['on', 'for']);

/** 'refugees who came to Peru', 'were headed to Cairo on vacation': nobody visits a state. */
export const isPrivateJourney = (
  context: Context,
  { rule, head, from, to }: Framed<MeetingRule>,
  visitors: readonly Side[],
): boolean => {
  const { tokens, resources } = context;
  const { byId } = context.actors;
  const { travellers, leisure } = resources.dealings;
  const isNoun = rule.word === 'noun';
  const isLeisure = (i: number): boolean => leisure.has(lemmaAt(tokens, i));
  if (isNoun && from > 0 && isLeisure(from - 1)) return true;
  const end = Math.min(sentenceEndAt(tokens, head), to + REACH);
  let preposition = -LEAD - 1;
  for (let i = to; i < end; i++) {
    if (PURPOSE.has(lowerAt(tokens, i))) preposition = i;
    if (isLeisure(i) && i - preposition <= LEAD) return true;
  }
  const who = headsIn(context, head, isNoun, 'subject');
  if (who.some((word) => travellers.has(lemmaAt(tokens, word)))) return true;
  return (
    visitors.length > 0 &&
    visitors.every((side) => {
      const actor = byId.get(side.actor);
      return actor?.kind === 'group' && COMMON.test(actor.sector);
    })
  );
};
const COMMON = /^(?:CVL|REF|JRN|EDU|MED|AGR|LAB)$/;

/** 'Peru," said Blinken in Lima': whether one of two words is in direct speech that ends between them. */
export const areParted = ({ tokens }: Context, one: number, other: number): boolean => {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  let [marks, isClosed] = [0, false];
  for (let i = from + 1; i < to; i++) {
    if (!QUOTES.has(formAt(tokens, i))) continue;
    marks++;
    isClosed ||= /^[,.?!]$/.test(formAt(tokens, i - 1));
  }
  return isClosed && marks % 2 === 1;
};
const QUOTES = new Set(['"', '“', '”', "''", '``', '’’']);
