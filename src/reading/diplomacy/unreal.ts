/** What is told of a novel, a film or a match is no dealing between parties (lists of `data/en/dealings.csv`). */
import { around, type Context } from '../context.js';
import { lemmaAt, uposOf } from '../text/tokens.js';

/** Words to either side of an item that are looked at. */
const REACH = 30;
/** Words between a preposition and the work: 'in the third season'. */
const LEAD = 4;
const WITHIN = new Set(['in', 'of', 'during', 'on', 'throughout']);

export const isUnreal = ({ tokens, resources }: Context, head: number): boolean => {
  const { fiction, sport } = resources.dealings;
  const { from: start, to: end } = around(tokens, { from: head, to: head }, REACH);
  let preposition = -LEAD - 1;
  for (let i = start; i < end; i++) {
    const lemma = lemmaAt(tokens, i);
    if (sport.has(lemma)) return true;
    if (fiction.has(lemma) && i - preposition <= LEAD && uposOf(tokens, i) !== 'VERB') return true;
    if (WITHIN.has(lemma)) preposition = i;
  }
  return false;
};
