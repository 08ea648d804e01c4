/** Borders are places between states: who goes there visits none of them. */
import type { Mention } from '../actors/find.js';
import type { Context } from '../context.js';
import { formAt, lemmaAt, uposOf } from '../text/tokens.js';

/** How far behind the noun of a border the states may stand between which it is. */
const REACH = 8;
/** What stands between a border and its states. */
const JOINED = new Set(['of', 'between', 'with', 'and', 'the', ',']);

/** 'the Chad-Sudan border', 'the frontier between Chad and Sudan': a state that only tells which border is meant. */
export function isOfBorder({ tokens, resources, grammar }: Context, { from, to }: Mention): boolean {
  const { borders } = resources.eventPatterns.lists;
  const isBorder = (i: number): boolean => borders.has(lemmaAt(tokens, i));
  for (let i = to; i < Math.min(tokens.size, grammar.name(to - 1).to + REACH); i++) {
    if (isBorder(i)) return true;
    if (uposOf(tokens, i) !== 'PROPN' && formAt(tokens, i) !== '-' && formAt(tokens, i) !== 'and') break;
  }
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    if (isBorder(i)) return true;
    if (uposOf(tokens, i) !== 'PROPN' && !JOINED.has(formAt(tokens, i))) return false;
  }
  return false;
}
