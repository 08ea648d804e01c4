/**
 * Where people are whom an official meets on a journey: 'While in Quito, she met civil society leaders', 'He travelled to Lima.
 * He spoke with union leaders' are people of Ecuador and Peru, whoever's official meets them.
 */
import type { Party } from '../../model/generated/parties.js';
import { type Context, mentionsIn } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { lemmaAt, lowerAt, sentenceAt, sentenceEnd, sentenceStart } from '../text/tokens.js';
import { placeOf } from '../time/place-of.js';
import { PRONOUNS } from './antecedents.js';
import type { Lookup } from './retinue.js';

/** How many sentences before are asked for the journey, the last one first. */
const LOOK_BACK = 3;
/** Verbs of journeys. */
const JOURNEYS = new Set(['travel', 'visit', 'arrive', 'fly', 'journey']);
/** Verbs of meeting people: whom one thanks or funds may be anywhere. */
const MEETINGS = new Set([
  'meet',
  'speak',
  'talk',
  'engage',
  'consult',
  'confer',
  'convene',
  'gather',
  'host',
  'hold',
  'join',
  'hear',
  'see',
  'visit',
  'participate',
  'dine',
  'discuss',
  'have',
]);
/** How far behind its verb a state stands to which a journey goes. */
const REACH = 6;

/**
 * The country in which somebody of the issuer meets people, or to which he had just come; '' at home, and where nothing says.
 *
 * @param word the noun for those people; @param clause the predicate of its clause
 */
export const visitedBy = (
  context: Context,
  grammar: Grammar,
  lookup: Lookup,
  issuer: Party,
  word: number,
  clause: number,
): Party | '' => {
  const isMeeting = clause !== -1 && MEETINGS.has(lemmaAt(context.tokens, clause));
  const subjects = isMeeting ? grammar.subjects(clause) : [];
  if (subjects.includes(word) || !subjects.some((one) => isOf(context, grammar, lookup, one, issuer))) return '';
  const here = placeOf(context.tokens, context.places, clause, clause + 1, true)?.mention.country ?? '';
  if (here !== '') return here === issuer ? '' : here;
  const sentence = sentenceAt(context.tokens, word);
  for (let k = sentence; k >= Math.max(0, sentence - LOOK_BACK); k--) {
    const country = journeyIn(context, k, k === sentence ? word : sentenceEnd(context.tokens, k));
    if (country !== '') return country === issuer ? '' : country;
  }
  return '';
};

/** Whether a subject is somebody of a country. */
const isOf = (context: Context, grammar: Grammar, lookup: Lookup, subject: number, country: Party): boolean => {
  const form = lowerAt(context.tokens, subject);
  const { from, to } = grammar.name(subject);
  const ids = PRONOUNS.has(form)
    ? lookup.meant(subject, form)
    : [...context.actors.meansAgain(subject), ...mentionsIn(context, from, to).map((one) => one.actor)];
  return ids.some((id) => lookup.actor(id)?.country === country);
};

/** The country to which a sentence says that somebody travelled, before a token of it. */
const journeyIn = (context: Context, sentence: number, limit: number): Party | '' => {
  const { tokens, places } = context;
  for (let i = sentenceStart(tokens, sentence); i < limit; i++) {
    if (!JOURNEYS.has(lemmaAt(tokens, i))) continue;
    const there = placeOf(tokens, places, i, i + 1, false)?.mention.country ?? '';
    if (there !== '') return there;
    const [state] = mentionsIn(context, i + 1, Math.min(limit, i + REACH)).flatMap(({ actor }) => {
      const known = context.actors.byId.get(actor);
      return known?.kind === 'state' ? [known.country] : [];
    });
    if (state) return state;
  }
  return '';
};
