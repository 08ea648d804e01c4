/**
 * What is told of the things that an undertaking brings, behind the undertaking itself: 'promised a first package and said
 * that a second would follow by June', 'that the barracks would be ready'.
 */
import type { Party } from '../../model/generated/parties.js';
import type { CommitmentRule } from '../resources.js';
import { sentenceAt, uposOf } from '../text/tokens.js';
import { castOf, type Framed } from './frames.js';
import { sidesUnder } from './participants.js';
import type { Dealings } from './refer.js';
import type { Undertaking } from './undertakings.js';

/** Who undertook something last, and in which sentence. */
export interface Undertaken {
  readonly sentence: number;
  readonly by: readonly Party[];
}

/** @returns nothing where the subject is somebody, or where nobody has undertaken anything before it in its sentence */
export const followingOf = (
  context: Dealings,
  { head, rule }: Framed<CommitmentRule>,
  last: Undertaken | undefined,
): Undertaking | undefined => {
  const { grammar, tokens } = context;
  if (last?.sentence !== sentenceAt(tokens, head) || !grammar.isPredicate(head)) return undefined;
  // 'delivered by March': no month does it.
  const isPassive =
    rule.takes.includes('act') &&
    grammar.voice(head) === 'passive' &&
    grammar.agent(head).every((word) => sidesUnder(context, word).length === 0);
  if (!isPassive && !rule.takes.includes('thing')) return undefined;
  const modality = grammar.modality(head);
  if (modality !== 'will' && modality !== 'would') return undefined;
  if (grammar.isNegated(head) || grammar.isConditional(head) || grammar.isQuestion(head)) return undefined;
  const [subject] = grammar.subjects(head);
  if (subject === undefined || subject > head || uposOf(tokens, subject) === 'PRON') return undefined;
  if (castOf(context, head, false, ['subject']).sides.some((side) => side.isPerson)) return undefined;
  return { status: 'promised', from: grammar.phrase(subject).from, words: [head] };
};
