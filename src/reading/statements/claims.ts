/** Whether a verb of saying claims that something was said: not what is denied, commanded, asked or aimed at. */
import type { Context } from '../context.js';
import { at, lemmaAt, lowerAt, sentenceStartAt, uposOf, xposAt } from '../text/tokens.js';
import { type Cue, isNegated } from './cues.js';
import type { Core } from './proposal.js';
import { isComma } from './stretch.js';

/** Not what is denied to have been said, no command to say it, and no purpose of saying it. */
export const isClaimed = (context: Context, { cue, isShared }: Core): boolean =>
  !isAimedAt(context, cue) &&
  !isGerund(context, cue) &&
  !(cue.rule.act === 'said' && isNegated(context, cue)) &&
  // *The allies mean to leave and do not expect help*: what has the subject of another verb is no command.
  (isShared === true || !context.grammar.isImperative(cue.head)) &&
  !isNarratorsQuestion(context, cue);

/** *Did Riyadh ask for a delay?*, outside of quotations. */
const isNarratorsQuestion = ({ tokens, quotes, grammar }: Context, { head, shown }: Cue): boolean =>
  at(quotes.of, head) === -1 &&
  grammar.isQuestion(head) &&
  uposOf(tokens, sentenceStartAt(tokens, shown.from)) === 'AUX';

/** *by supporting the plan*: a deed, where it is no verb of saying, has no auxiliary and hangs on no comma. */
const isGerund = ({ tokens }: Context, { rule, from, shown }: Cue): boolean =>
  xposAt(tokens, from) === 'VBG' &&
  !rule.frames.has('quote') &&
  shown.from === from &&
  (from === 0 || !isComma(tokens, from - 1));

/** *came to discuss the plan*: an infinitive, where nothing before it says that it was done: *went on to say*. */
const isAimedAt = ({ tokens, grammar }: Context, cue: Cue): boolean => {
  if (xposAt(tokens, cue.from) !== 'VB' || lowerAt(tokens, cue.shown.from) !== 'to' || cue.rule.act === 'asked')
    return false;
  const governor = grammar.governor(cue.head);
  return !(governor !== -1 && DOING.has(lemmaAt(tokens, governor)));
};
/** Verbs whose infinitive is done with them. */
const DOING = new Set(['go', 'continue', 'use', 'begin', 'start', 'proceed', 'happen', 'be', 'have']);
