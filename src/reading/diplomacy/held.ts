/** Whether a meeting was held, and how: what the net thinks of it, and what the grammar and the words beside it know better. */
import type { EventStatus, MeetingFormat, MeetingKind, MeetingStatus } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import type { Standing } from '../events/status.js';
import type { Frame } from '../frames/frame.js';
import { isReadout } from '../issuer.js';
import { lemmaAt, lowerAt, sentenceAt, sentenceEndAt, uposOf, xposAt } from '../text/tokens.js';

/** What is denied, or only thought of, is no sitting. */
const STATUS: Readonly<Partial<Record<EventStatus, MeetingStatus>>> = {
  happened: 'happened',
  planned: 'planned',
  proposed: 'proposed',
  hypothetical: 'proposed',
  refused: 'refused',
  cancelled: 'cancelled',
};
/** What the grammar says of a meeting that the net does not see. */
const KNOWN_BETTER: ReadonlySet<EventStatus> = new Set(['cancelled', 'refused', 'proposed']);
const PURPOSE = 'status/purpose';
/** Words that leave open whether the net or the grammar is right. */
const OPEN: ReadonlySet<string> = new Set([PURPOSE, 'status/agree', 'status/commitment']);
const PRESENT: ReadonlySet<string> = new Set(['VBZ', 'VBP']);

/** @returns undefined for what is no meeting at all */
export const statusOf = (
  context: Context,
  { token, status }: Frame,
  { status: told, why }: Standing,
): MeetingStatus | undefined => {
  const net = STATUS[status];
  if (net === undefined) return undefined;
  const isOpen = why.some((one) => OPEN.has(one));
  if (KNOWN_BETTER.has(told)) return STATUS[told];
  if (net === 'happened') return told === 'planned' && !isOpen ? 'planned' : net;
  if (net !== 'planned') return net;
  // A headline has the present for what was, and a readout tells what came of the journey.
  const isTold = isHeadline(context, token) && PRESENT.has(xposAt(context.tokens, token));
  if (told === 'planned') return (isTold && isOpen) || (isReadout(context) && why.includes(PURPOSE)) ? 'happened' : net;
  return told === 'happened' && isTold ? told : net;
};

/** The first sentence, without a mark at its end. */
const isHeadline = ({ tokens }: Context, token: number): boolean =>
  sentenceAt(tokens, token) === 0 && uposOf(tokens, sentenceEndAt(tokens, token) - 1) !== 'PUNCT';

/** By a word of its clause that says so: 'by telephone', 'a virtual meeting'. */
export const heldHow = (
  { tokens, grammar, resources }: Context,
  token: number,
  { kind, format }: { readonly kind: MeetingKind; readonly format: MeetingFormat },
  from: number,
  to: number,
): { readonly kind: MeetingKind; readonly format: MeetingFormat } => {
  if (kind === 'visit' || format === 'letter') return { kind, format };
  const { telephones, screens } = resources.dealings;
  const clauseOf = (word: number): number => (grammar.isPredicate(word) ? word : grammar.clauseOf(word));
  const own = clauseOf(token);
  const has = (words: ReadonlySet<string>): boolean => {
    for (let i = from; i < to; i++)
      if ((words.has(lowerAt(tokens, i)) || words.has(lemmaAt(tokens, i))) && clauseOf(i) === own) return true;
    return false;
  };
  if (has(screens)) return { kind, format: 'video' };
  if (!has(telephones)) return { kind, format };
  return { kind: kind === 'talks' ? 'call' : kind, format: 'phone' };
};
