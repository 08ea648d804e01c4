/** The piece of a text that shows why a search found it. Pure. */
import type { Span } from '../model/span.js';
import { type Phrase, placedTokens, type Query, type Token } from './search.js';

/** A piece of a text; all spans are places in the whole text. */
export interface Snippet {
  readonly text: string;
  readonly span: Span;
  /** Where the phrases of the search stand within the piece, sorted. */
  readonly hits: readonly Span[];
}

interface Hit {
  readonly choice: number;
  readonly span: Span;
}

/** Code units before the first hit and from it to the end of the piece. */
const BEFORE = 60;
const AFTER = 200;

/** The piece of `text` around the hits of the most choices, the earliest of such; the beginning where there is none. */
export function snippetOf(text: string, query: Query): Snippet {
  const hits = findHits(text, query);
  const start = bestStart(hits);
  const span: Span = [blankBefore(text, start - BEFORE, start), blankAfter(text, start + AFTER)];
  const within = hits.map((hit) => hit.span).filter(([from, to]) => from >= span[0] && to <= span[1]);
  return { text: text.slice(...span), span, hits: within };
}

/** The hits in a text, in its order: up to the end of the first piece that has one of every choice, for there is no better. */
const findHits = (text: string, query: Query): readonly Hit[] => {
  const longest = Math.max(...query.flat().map(({ tokens }) => tokens.length));
  const hits: Hit[] = [];
  // The tokens that a phrase may begin with, or go on with.
  const ahead: Token[] = [];
  let end = Number.POSITIVE_INFINITY;
  const look = (): void => {
    const [first] = ahead;
    if (first === undefined) return;
    for (const [choice, phrases] of query.entries())
      for (const phrase of phrases) {
        const last = ahead[phrase.tokens.length - 1];
        if (last === undefined || !stands(phrase, ahead)) continue;
        hits.push({ choice, span: [first.span[0], last.span[1]] });
        if (end === Number.POSITIVE_INFINITY) end = endOfFull(hits, query.length);
      }
    ahead.shift();
  };
  for (const token of placedTokens(text)) {
    ahead.push(token);
    if (ahead.length < longest) continue;
    look();
    if (token.span[0] > end) return hits;
  }
  while (ahead.length > 0) look();
  return hits;
};

/** Where the piece ends in which the last hit completes all choices; nowhere where it does not. */
const endOfFull = (hits: readonly Hit[], choices: number): number => {
  const to = hits.at(-1)?.span[1] ?? 0;
  const found = new Set<number>();
  let start: number | undefined;
  for (let at = hits.length - 1; at >= 0; at--) {
    const hit = hits[at];
    if (hit === undefined || hit.span[0] + AFTER < to) break;
    found.add(hit.choice);
    start = hit.span[0];
  }
  return start !== undefined && found.size === choices ? start + AFTER : Number.POSITIVE_INFINITY;
};

/** A phrase at the beginning of some tokens. */
const stands = ({ tokens: wanted, open }: Phrase, tokens: readonly Token[]): boolean =>
  wanted.every((token, at) => {
    const there = tokens[at]?.token;
    return open && at === wanted.length - 1 ? there?.startsWith(token) : there === token;
  });

/** The start of the hit from which on words of the most choices stand within reach. */
const bestStart = (hits: readonly Hit[]): number => {
  let best = { start: hits[0]?.span[0] ?? 0, count: 0 };
  for (const [index, hit] of hits.entries()) {
    const found = new Set<number>();
    for (let next = index; next < hits.length; next++) {
      const other = hits[next];
      if (other === undefined || other.span[0] > hit.span[0] + AFTER) break;
      if (other.span[1] <= hit.span[0] + AFTER) found.add(other.choice);
    }
    if (found.size > best.count) best = { start: hit.span[0], count: found.size };
  }
  return best.start;
};

const BLANK = /\s/u;

/** The first place from `from` on where a word begins, `limit` at the latest. */
const blankBefore = (text: string, from: number, limit: number): number => {
  if (from <= 0) return 0;
  for (let at = from; at < limit; at++) if (BLANK.test(text.charAt(at - 1)) && !BLANK.test(text.charAt(at))) return at;
  return limit;
};

/** The last place up to `to` where a word ends; `to` itself, without parting a pair, where there is none close by. */
const blankAfter = (text: string, to: number): number => {
  if (to >= text.length) return text.length;
  for (let at = to; at > to - BEFORE; at--)
    if (BLANK.test(text.charAt(at)) && !BLANK.test(text.charAt(at - 1))) return at;
  return /[\ud800-\udbff]/.test(text.charAt(to - 1)) ? to - 1 : to;
};
