/** The sign of each kind, in lists, lanes, keys and texts the same: outlines in a box of 12. */
import type { KINDS } from '../words.js';

export const SIGNS: Readonly<Record<(typeof KINDS)[number], string>> = {
  meeting: 'M6 1a5 5 0 1 1-.01 0Z',
  incident: 'M6 .5 11.5 11H.5Z',
  commitment: 'M1.2 1.2h9.6v9.6H1.2Z',
  channel: 'M.5 3.5h11v5H.5Z',
  statement: 'M1 1h10v7H6L3 11V8H1Z',
  event: 'M6 0 12 6 6 12 0 6Z',
};
