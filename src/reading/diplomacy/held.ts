/** Whether a meeting was held, and how: what the net thinks of it, and what the words beside it know better. */
import type { EventStatus, MeetingFormat, MeetingKind, MeetingStatus } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import { standingOf } from '../events/status.js';
import type { Frame } from '../frames/frame.js';
import { lemmaAt, lowerAt, someToken, uposOf } from '../text/tokens.js';

/** What is denied, or only thought of, is no sitting. */
const STATUS: Readonly<Partial<Record<EventStatus, MeetingStatus>>> = {
  happened: 'happened',
  planned: 'planned',
  proposed: 'proposed',
  hypothetical: 'proposed',
  refused: 'refused',
  cancelled: 'cancelled',
};
/** @returns undefined for what is no meeting at all */
export const statusOf = (context: Context, frame: Frame): MeetingStatus | undefined =>
  STATUS[standingOf(context, { token: frame.token, what: 'meeting', frame }).status];

/** By a word of its clause that says so: 'by telephone', 'a virtual meeting'. */
export const heldHow = (
  { tokens, grammar, resources }: Context,
  token: number,
  { kind, format }: { readonly kind: MeetingKind; readonly format: MeetingFormat },
  from: number,
  to: number,
): { readonly kind: MeetingKind; readonly format: MeetingFormat } => {
  const { calls, telephones, screens, letters } = resources.dealings;
  // 'sent her a message of greetings'
  const { heads, relations } = tokens.tree;
  const isLetter = (word: number): boolean => letters.has(lemmaAt(tokens, word));
  for (let i = from; i < to; i++)
    if (isLetter(i) && (i === token || (heads[i] === token && relations[i] === 'obj')))
      return { kind: 'other', format: 'letter' };
  if (kind === 'visit' || format === 'letter') return { kind, format };
  const clauseOf = (word: number): number => (grammar.isPredicate(word) ? word : grammar.clauseOf(word));
  const own = clauseOf(token);
  const has = (words: ReadonlySet<string>): boolean =>
    someToken(from, to, (i) => (words.has(lowerAt(tokens, i)) || words.has(lemmaAt(tokens, i))) && clauseOf(i) === own);
  if (has(screens)) return { kind, format: 'video' };
  // 'called the president', not 'called on' him
  const isCalling = uposOf(tokens, token) === 'VERB' && calls.has(lemmaAt(tokens, token));
  if (!has(telephones) && (!isCalling || lowerAt(tokens, token + 1) === 'on')) return { kind, format };
  return { kind: kind === 'talks' ? 'call' : kind, format: 'phone' };
};
