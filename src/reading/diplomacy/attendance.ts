/**
 * Who took part as the words behind a meeting tell it: 'the sides were led by Blinken and Wang', 'Pompeo looked on',
 * 'Zelensky joined them on the last day'.
 */
import { lemmaAt, lowerAt, sentenceAt, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import { castOf, isBody, isSitting } from './frames.js';
import type { Side } from './naming.js';
import { sidesUnder } from './participants.js';
import type { Dealings } from './refer.js';

/** Words behind a meeting, to the end of the next sentence, in which that is told. */
const REACH = 60;

/** @param sides those whom the meeting names: who leads a delegation leads one of theirs */
export const attending = (context: Dealings, head: number, sides: readonly Side[]): readonly Side[] => {
  const { tokens, grammar } = context;
  const sentence = sentenceAt(tokens, head);
  const next = Math.min(sentence + 1, tokens.sentences.length - 2);
  const end = Math.min(sentenceEnd(tokens, next), Math.max(head, sentenceStart(tokens, next)) + REACH);
  const parties = new Set<string>(sides.map((side) => side.party));
  const found: Side[] = [];
  for (let i = head + 1; i < end; i++) {
    if (!grammar.isPredicate(i) || grammar.isNegated(i) || grammar.modality(i) !== 'none') continue;
    if (grammar.isConditional(i) || grammar.isQuestion(i)) continue;
    if (isLeading(context, i)) found.push(...leadersOf(context, i).filter((side) => parties.has(side.party)));
    else if (isAttending(context, i)) found.push(...personsOf(context, i));
  }
  return found;
};

const keyOf = ({ tokens, grammar }: Dealings, verb: number): string => {
  const next = lowerAt(tokens, verb + 1);
  return `${lemmaAt(tokens, verb)} ${grammar.particle(verb) || next}`;
};

/** 'led the American side', 'headed the delegations', 'spoke for Beijing'. */
const isLeading = (context: Dealings, verb: number): boolean => {
  const { tokens, grammar, resources } = context;
  const { leads, delegation, sides } = resources.dealings;
  if (leads.has(keyOf(context, verb))) return true;
  if (!leads.has(lemmaAt(tokens, verb))) return false;
  const led = grammar.patient(verb);
  return led.some((word) => {
    const lemma = lemmaAt(tokens, word);
    return delegation.has(lemma) || sides.has(lemma) || (uposOf(tokens, word) === 'PROPN' && lemma !== 'meeting');
  });
};

/** 'looked on', 'was present', 'joined them', 'took part in the talks': with them or at a meeting, if with anything. */
const isAttending = (context: Dealings, verb: number): boolean => {
  const { tokens, grammar, resources } = context;
  const { attends } = resources.dealings;
  if (attends.has(keyOf(context, verb))) return true;
  if (!attends.has(lemmaAt(tokens, verb))) return false;
  return grammar.patient(verb).every((word) => {
    if (uposOf(tokens, word) === 'PRON') return true;
    return isSitting(context, word) || sidesUnder(context, word).length > 0;
  });
};

const leadersOf = (context: Dealings, verb: number): readonly Side[] => {
  const told = personsOf(context, verb);
  // 'The delegations were led by Blinken and Wang': whom the tree has lost behind 'by'.
  return told.length > 0 ? told : castOf(context, verb, false, ['by']).sides.filter((side) => side.isPerson);
};

const personsOf = (context: Dealings, verb: number): readonly Side[] =>
  context.grammar
    .agent(verb)
    .flatMap((word) => sidesUnder(context, word))
    .filter((side) => side.isPerson && isBody(context, side));
