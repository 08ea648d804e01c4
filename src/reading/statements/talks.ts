/** Documents that tell of talks: what marks them, who took part, and the spokesman who hands out the account. */
import type { Context } from '../context.js';

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
