/** Papers by a part of their names: 'the Times' is the one whose whole name the text has, and 'ABC' is ABC News. */
import { listed } from '../../lists.js';
import { foldMarks } from '../../text/phrases.js';
import { at, formAt, sentenceEndAt, type Tokens, uposOf } from '../../text/tokens.js';
import type { KnownActor } from '../table.js';

interface Printed {
  readonly from: number;
  readonly actor: KnownActor;
}

/** The outlet that a token names by the last word of its name behind an article, or by its first before 'News'. */
export type ShortOutlet = (token: number) => KnownActor | undefined;

/** @param outletAt the outlet whose name begins at a token, and its end */
export const shortOutlets = (
  tokens: Tokens,
  outletAt: (token: number) => { readonly end: number; readonly actor: KnownActor } | undefined,
): ShortOutlet => {
  const byWord = new Map<string, Printed[]>();
  for (let i = 0; i < tokens.size; i++) {
    if (!/^\p{Lu}/u.test(formAt(tokens, i)) || /^The$/.test(formAt(tokens, i))) continue;
    const found = outletAt(i);
    if (!found || found.end - i < 2) continue;
    const last = formAt(tokens, found.end - 1);
    // 'ABC News' is ABC, and no other's news are 'the News'.
    const word = last === 'News' ? formAt(tokens, i) : `the ${foldMarks(last)}`;
    if (/^\p{Lu}/u.test(last)) listed(byWord, word).push({ from: i, actor: found.actor });
  }
  return (token) => {
    const form = foldMarks(formAt(tokens, token));
    const isBehindArticle = token > 0 && /^the$/i.test(formAt(tokens, token - 1));
    const list = byWord.get(isBehindArticle ? `the ${form}` : form);
    const next = token + 1;
    if (!list || (next < sentenceEndAt(tokens, token) && uposOf(tokens, next) === 'PROPN')) return undefined;
    return (list.findLast(({ from }) => from <= token) ?? at(list, 0)).actor;
  };
};
