/**
 * Cues: the words that show that somebody says, asks, thinks or intends something, found in the text by the rows of
 * `data/en/cues.csv`. Whether content and source hang on one is asked later.
 */
import { type Context, mentionBefore } from '../context.js';
import type { CueRule } from '../resources.js';
import { lowerAt, sentenceEndAt, sentenceStartAt, uposOf } from '../text/tokens.js';
import { isVerbal, type Stretch } from './stretch.js';

export interface Cue extends Stretch {
  readonly rule: CueRule;
  /** The word that governs: the verb of *made clear*, the adjective of *was confident*. */
  readonly head: number;
  /** The cue as it is shown: with its auxiliaries, negation and adverbs. */
  readonly shown: Stretch;
}

/** The cues of the text in its order; none overlap. */
export function findCues(context: Context): Cue[] {
  const { tokens, numbered, resources } = context;
  const cues: Cue[] = [];
  for (let i = 0; i < tokens.size; ) {
    const end = sentenceEndAt(tokens, i);
    let found = resources.cues.phrases.longest(i, end, numbered.lowers, numbered.lemmas);
    // *agreed to hold talks* is *agree* with an infinitive, not *agree to* with an object.
    if (found && found.end - i > 1 && isParticle(context, found.end - 1))
      found = resources.cues.phrases.longest(i, found.end - 1, numbered.lowers, numbered.lemmas);
    let cue = found && cueOf(context, i, found.end, found.values);
    // *Guyana's appeal to the Council* is no *appeal to*.
    if (found && !cue && found.end - i > 1) {
      const short = resources.cues.phrases.longest(i, i + 1, numbered.lowers, numbered.lemmas);
      cue = short && cueOf(context, i, short.end, short.values);
    }
    if (cue) cues.push(cue);
    i = cue ? cue.to : i + 1;
  }
  return cues;
}

const isParticle = ({ tokens }: Context, token: number): boolean =>
  lowerAt(tokens, token) === 'to' && uposOf(tokens, token) === 'PART';

const cueOf = (context: Context, from: number, end: number, rules: readonly CueRule[]): Cue | undefined => {
  const { tokens, grammar } = context;
  const tag = uposOf(tokens, from);
  // *is weighing whether to send*, where the form was taken for a noun
  const isProgressive =
    /ing$/.test(lowerAt(tokens, from)) && from > 0 && /^(is|are|was|were|am|be|been)$/.test(lowerAt(tokens, from - 1));
  if (tag === 'NOUN' && !isProgressive) {
    const rule = rules.find((one) => one.class === 'noun');
    return rule && { rule, from, to: end, head: from, shown: { from, to: end } };
  }
  const rule = rules.find((one) => one.class === 'verb');
  if (!rule || !(isVerbal(tokens, from) || isProgressive)) return undefined;
  let head = from;
  // *was confident that*: the adjective heads the clause.
  if (!grammar.isPredicate(from) && end - from > 1 && grammar.isPredicate(from + 1)) head = from + 1;
  // *the accused minister*
  if (!grammar.isPredicate(head) && isAttribute(context, from)) return undefined;
  return { rule, from, to: end, head, shown: { from: withAuxiliaries(context, from), to: end } };
};

const isAttribute = ({ tokens }: Context, token: number): boolean => {
  const next = token + 1 < tokens.size ? uposOf(tokens, token + 1) : 'X';
  const before = token > 0 ? uposOf(tokens, token - 1) : 'X';
  return (next === 'NOUN' || next === 'PROPN') && (before === 'DET' || before === 'ADJ' || before === 'ADP');
};

/** *has also said*, *did not see*, *to call into question*: from the first of the words that belong to the verb. */
const withAuxiliaries = (context: Context, verb: number): number => {
  const { tokens, resources } = context;
  // 'Theresa May said': what ends a name is no auxiliary.
  const named = mentionBefore(context, verb - 1)?.to ?? 0;
  const start = Math.max(sentenceStartAt(tokens, verb), Math.min(named, verb));
  let from = verb;
  for (let i = verb - 1; i >= start && i >= verb - MOST_AUXILIARIES; i--) {
    const tag = uposOf(tokens, i);
    const word = lowerAt(tokens, i);
    const belongs =
      tag === 'AUX' ||
      (tag === 'PART' && word !== "'s") ||
      (tag === 'ADV' && !resources.grammar.words.linking.has(word));
    if (!belongs) break;
    from = i;
  }
  return from;
};
const MOST_AUXILIARIES = 5;

/** Whether a cue is negated by a word beside it: *did not say*, *nobody said*, *stopped short of saying*. */
export const isNegated = ({ tokens }: Context, cue: Cue): boolean => {
  for (let i = cue.shown.from; i < cue.to; i++) if (NEGATIVE.has(lowerAt(tokens, i))) return true;
  const before = cue.shown.from - 1;
  const last = lowerAt(tokens, before);
  return last === 'without' || NEGATING.has(`${lowerAt(tokens, before - 1)} ${last}`);
};
const NEGATIVE = new Set(['not', "n't", 'never', 'no', 'neither', 'nor', 'nothing']);
const NEGATING = new Set(['no one', 'short of']);
