/** Documents that tell of talks: what marks them, who took part, and the spokesman who hands out the account. */
import type { Actor } from '../../model/reading.js';
import { actorOf, type Context } from '../context.js';
import { at, firstFrom, lowerAt, sentenceEndAt, sentenceStartAt } from '../text/tokens.js';

const TALKS =
  /\b(readout|call with|phone call|telephone|conversation|talks?|meeting|meets|joint (statement|declaration|communiqu))/i;
const MEETING =
  /\b(met|spoke|talked|held talks|held a call|sat down) (with|to|by|today|in|on|for|the|President|Prime|Foreign|\p{Lu})/u;
/** Characters in which a title stands where none is given, and those in which a first sentence tells of a meeting. */
const TITLE = 160;
const OPENING = 240;

/** A readout, a joint statement, or a title that tells of a call or a meeting. */
export const isReadout = ({ document }: Context): boolean =>
  document.kind === 'readout' ||
  document.kind === 'joint-statement' ||
  TALKS.test(document.title ?? document.text.slice(0, TITLE));

/** A readout, or a text whose first sentence tells of a meeting. */
export const isOfTalks = (context: Context): boolean =>
  isReadout(context) || MEETING.test(context.document.text.slice(0, OPENING));

/** Words for an account that is handed out. */
const ACCOUNTS = new Set(['readout', 'statement', 'account', 'following']);
/** How far into a text the one who hands it out stands, in words. */
const REACH = 80;

/** *Spokesman Jonathan Hoffman provided the following readout: ...*: who passes on all that stands behind, and from where. */
export const reporterOf = (context: Context): { readonly actor: Actor; readonly from: number } | undefined => {
  const { tokens, actors } = context;
  for (let i = 1; i < tokens.size && i < REACH; i++) {
    if (lowerAt(tokens, i) !== ':' || !ACCOUNTS.has(lowerAt(tokens, i - 1))) continue;
    const start = sentenceStartAt(tokens, i);
    for (let k = firstFrom(actors.mentions, start); k < actors.mentions.length; k++) {
      const mention = at(actors.mentions, k);
      if (mention.from >= i) break;
      const actor = actorOf(context, mention);
      if (actor.kind === 'person') return { actor, from: Math.min(i, sentenceEndAt(tokens, i)) };
    }
  }
  return undefined;
};
