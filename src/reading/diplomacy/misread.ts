/** What looks like a meeting and is none, or is told only to place another. */
import type { Context } from '../context.js';
import type { MeetingRule } from '../resources.js';
import {
  at,
  firstFrom,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceEndAt,
  sentenceStartAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { isDefinite } from './company.js';
import type { Framed } from './frames.js';
import type { Side } from './naming.js';
import type { Site } from './places.js';
import type { Setting } from './setting.js';

/** 'met Xi on the sidelines of the G20 summit': the G20 does not take part. */
export const withoutOccasions = ({ places }: Context, sides: readonly Side[]): readonly Side[] => {
  const rest = sides.filter((side) => {
    if (side.isPerson || side.to <= side.from) return true;
    const place = places[firstFrom(places, side.from + 1) - 1];
    return !(place && place.kind === 'occasion' && place.to > side.from);
  });
  return new Set(rest.map((side) => side.party)).size > 1 ? rest : sides;
};

/** Prepositions behind which a known meeting only tells when or whereof. */
const OCCASIONAL = new Set(['after', 'following', 'since', 'during', 'throughout']);
const OF_KNOWN = new Set(['on', 'from']);

/** 'will come to follow up on their talks': the talks took place, whatever is to come. */
export const isOccasion = (context: Context, hit: Framed<MeetingRule>): boolean =>
  OCCASIONAL.has(context.grammar.preposition(hit.head)) ||
  isSpanOf(context, hit) ||
  (OF_KNOWN.has(context.grammar.preposition(hit.head)) && isDefinite(context, hit));

/** Words between 'after' and the talks whose length it counts. */
const SPAN = 5;

/** 'after four hours of talks', 'following two rounds of negotiations'. */
const isSpanOf = ({ tokens, grammar }: Context, { head }: Framed<MeetingRule>): boolean => {
  if (grammar.preposition(head) !== 'of') return false;
  const start = Math.max(sentenceStartAt(tokens, head), head - 2 - SPAN);
  for (let i = head - 2; i >= start; i--) {
    if (OCCASIONAL.has(lowerAt(tokens, i))) return true;
    if (!/^(?:CD|JJ|NNS?|DT|RB|HYPH|IN)$/.test(xposAt(tokens, i))) return false;
  }
  return false;
};

/** Prepositions behind which a regular dialogue only tells how something else is done. */
const THROUGH = new Set(['under', 'through', 'via', 'within']);

/** 'on the sidelines of the summit', 'under the Strategic Dialogue': only the frame of what is told. */
export const isFrame = ({ tokens, resources, grammar }: Context, head: number, from: number): boolean => {
  if (THROUGH.has(grammar.preposition(head))) return true;
  for (let i = Math.max(0, from - NAMING); i < from; i++)
    if (resources.dealings.sidelines.has(lowerAt(tokens, i))) return true;
  return false;
};

/** 'spoke anonymously to describe the private talks': a meeting that was told before, of which nobody new is told. */
export const isAccount = ({ tokens, grammar, resources }: Context, { from, head }: Framed<MeetingRule>): boolean => {
  const { accounts } = resources.dealings;
  const start = Math.min(from, grammar.name(head).from);
  if (lowerAt(tokens, start) !== 'the' && formAt(tokens, Math.max(0, start - 1)) !== 'the') return false;
  if (grammar.nounWith(head).length > 0 || grammar.nounAgent(head).length > 0) return false;
  const clause = grammar.clauseOf(head);
  return (
    clause !== -1 &&
    clause !== head &&
    accounts.has(at(tokens.lemmas, clause)) &&
    !grammar.subjects(clause).includes(head)
  );
};

const AWAY = new Set(['home', 'back', 'off', 'for', 'on', 'upon', 'in', 'out', 'it', 'into']);

/** 'called home', 'called for talks', 'called on all leaders', 'called him a liar', 'saw him punished': nobody is met. */
export const isCalledAway = (context: Context, head: number): boolean => {
  const { tokens } = context;
  if (head + 1 >= tokens.size) return false;
  const next = lowerAt(tokens, head + 1);
  switch (at(tokens.lemmas, head)) {
    case 'call':
      return AWAY.has(next) || isCalledNames(context, head);
    case 'see':
      return isSeenDoing(context, head);
    case 'talk':
    case 'speak':
      // 'talked about embedding trainers with soldiers of Mali': who is in what is talked about.
      return ABOUT.has(next) && xposAt(tokens, head + 2) === 'VBG';
    default:
      return false;
  }
};
const ABOUT = new Set(['about', 'of']);

/** 'wants to see Oslo punished', 'saw him leave': somebody sees what another does or suffers. */
const isSeenDoing = ({ tokens }: Context, head: number): boolean => {
  const end = sentenceEndAt(tokens, head);
  let to = head + 1;
  while (to < end && SEEN.has(uposOf(tokens, to))) to++;
  return to > head + 1 && to < end && /^VB[NG]?$/.test(xposAt(tokens, to));
};
const SEEN: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON']);

/** 'called China "provocative"', 'called him a liar': what somebody is called stands right behind him. */
const isCalledNames = ({ tokens, grammar }: Context, head: number): boolean =>
  [...grammar.patient(head), ...grammar.recipient(head)].some((word) => {
    const { to } = grammar.name(word);
    if (to >= tokens.size || word <= head) return false;
    const next = lowerAt(tokens, to);
    if (next === ',' && isCalledBehind(tokens, to + 1)) return true;
    return CALLED.has(next) || (uposOf(tokens, to) === 'ADJ' && !TIMED.has(next));
  });

/** 'called Rouhani, a former cleric who ruled for years, a reformer': a second noun phrase behind what explains the name. */
const isCalledBehind = (tokens: Context['tokens'], from: number): boolean => {
  const end = Math.min(sentenceEndAt(tokens, from - 1), from + EXPLAINED);
  for (let i = from + 1; i + 2 < end; i++) {
    if (formAt(tokens, i) !== ',' || !CALLED.has(lowerAt(tokens, i + 1))) continue;
    return ![1, 2, 3].some((k) => i + k < end && TIMES.has(lemmaAt(tokens, i + k)));
  }
  return false;
};
/** Words of what explains a name. */
const EXPLAINED = 24;
const TIMES = new Set(['hour', 'day', 'week', 'month', 'year', 'minute', 'time']);
const CALLED = new Set(['a', 'an', '"', '\u201c', "''", '``', '\u2018', 'very', 'too', 'so']);
const TIMED = new Set(['last', 'late', 'early', 'next', 'several', 'many', 'few']);

/** 'a call for restraint', 'the Call to Action': no call to anybody. */
const HELD = new Set(['hold', 'have', 'make', 'place', 'do']);
export const isAppeal = ({ tokens, actors, grammar }: Context, { to, head }: Framed<MeetingRule>): boolean => {
  const next = lowerAt(tokens, to);
  if (next === 'for' || next === 'on') return true;
  if (next !== 'to') return false;
  // 'resisted calls to condemn Hungary', and not 'held calls to discuss'.
  if (to + 1 < tokens.size && xposAt(tokens, to + 1) === 'VB')
    return !HELD.has(at(tokens.lemmas, grammar.clauseOf(head)) ?? '');
  const mention = actors.mentions[firstFrom(actors.mentions, to)];
  return !mention || mention.from > to + NAMING;
};
/** Words between 'a call to' and the name of who is called: 'his Chinese counterpart, Foreign Minister'. */
const NAMING = 6;

/** Words around a verb in which a time or a means of transport that it needs is told. */
const REACH = 12;

/** Whether there stands with a word what its row needs. */
export const hasNeeds = (
  context: Context,
  { rule, head }: Framed<MeetingRule>,
  sides: readonly Side[],
  setting: Setting,
  site: Site,
): boolean => {
  const persons = sides.filter((side) => side.isPerson || side.to > side.from).map((side) => side.party);
  const met: Readonly<Record<(typeof rule.needs)[number], () => boolean>> = {
    persons: () => new Set(persons).size > 1,
    // 'signed a treaty to balance their interests in Central Asia' tells no place of the signing.
    site: () => (site.place !== undefined && !site.isVague) || site.venue !== undefined || setting.occasion,
    occasion: () => setting.occasion,
    // Asked for where the host is looked for.
    host: () => true,
    letter: () => context.grammar.patient(head).some((word) => LETTERS.has(at(context.tokens.lemmas, word))),
    time: () => isForATime(context, head),
    transport: () => isByTransport(context, head),
  };
  return rule.needs.every((need) => met[need]());
};

/** What is handed over by hand. */
const LETTERS = new Set(['letter', 'message', 'note', 'invitation', 'credential']);

/** 'spent a week in China'. */
const isForATime = ({ dates }: Context, head: number): boolean => {
  const mention = dates.mentions[firstFrom(dates.mentions, head + 1)];
  return mention !== undefined && mention.kind === 'duration' && mention.from <= head + 3;
};

/** 'a tour took him to Paris'. */
const isByTransport = ({ tokens, resources }: Context, head: number): boolean => {
  const start = Math.max(sentenceStartAt(tokens, head), head - REACH);
  for (let i = start; i < head; i++) if (resources.dealings.transport.has(lemmaAt(tokens, i))) return true;
  return false;
};
