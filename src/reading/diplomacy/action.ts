/** What an undertaking is to do, in the text's own words. */
import { around, type Context } from '../context.js';
import type { Frame } from '../frames/frame.js';
import type { TokenRange } from '../text/grammar/ranges.js';
import { at, lowerAt, uposOf } from '../text/tokens.js';

/** What stands under these tells what a noun or verb of undertaking is about: 'agreed on', 'a promise of'. */
const ABOUT: ReadonlySet<string> = new Set(['on', 'to', 'for', 'of', 'about', 'against', 'over']);
const FUTURE: ReadonlySet<string> = new Set(['will', 'would', 'shall', 'be to', 'be going to']);

/** Whether what is undertaken is told by the word itself: 'will resume'. */
export const isFuture = (grammar: Context['grammar'], token: number): boolean => FUTURE.has(grammar.modality(token));

/**
 * @param frame its word says the undertaking; its target is to whom
 * @returns the words of what is undertaken: what hangs on that word as its clause, object or phrase; of 'will resume' and
 *   'is to be set up' these words themselves with all that is theirs; else what follows in the clause, or all of it; undefined where only
 *   where or when is told
 */
export function actionOf(
  { tokens, grammar }: Context,
  { token, target }: Pick<Frame, 'token' | 'target'>,
): TokenRange | undefined {
  const sentence = around(tokens, { from: token, to: token });
  const within = ({ from, to }: TokenRange): TokenRange => ({
    from: Math.max(from, sentence.from),
    to: Math.min(to, sentence.to),
  });
  const joined = (ranges: readonly TokenRange[]): TokenRange | undefined =>
    ranges.length === 0
      ? undefined
      : within({ from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) });
  /** What hangs on some words behind the undertaking's own. */
  const behind = (words: readonly number[]): TokenRange | undefined =>
    joined(
      words
        .filter((word) => word > token)
        .map((word) => ({ from: Math.max(token + 1, grammar.whole(word).from), to: grammar.whole(word).to })),
    );

  const isVerb = grammar.isPredicate(token);
  const others = new Set([...grammar.agent(token), ...grammar.recipient(token), ...target]);
  const clause = grammar.clauseOf(token);
  const clauses = [
    ...grammar.complements(token),
    ...grammar.nounClauses(token),
    ...(isVerb || clause < 0 ? [] : [...grammar.complements(clause), ...grammar.purposes(clause)]),
  ];
  const obliques = isVerb ? grammar.obliques(token) : grammar.nounObliques(token);
  const objects = isVerb ? grammar.patient(token).filter((word) => !others.has(word)) : [];
  if (isFuture(grammar, token)) {
    const isPassive = grammar.voice(token) === 'passive';
    const after = behind([
      ...objects,
      ...clauses,
      ...obliques.map(({ token: noun }) => noun),
      ...grammar.bareObliques(token),
      ...grammar.conditions(token),
    ]);
    const first = isPassive ? joined(objects.map(grammar.phrase))?.from : undefined;
    return {
      from: first !== undefined && first < token ? first : token,
      to: after?.to ?? Math.max(token + 1, within(grammar.whole(token)).to),
    };
  }
  const about = (some: typeof obliques): number[] =>
    some.filter(({ preposition }) => ABOUT.has(preposition)).map(({ token: noun }) => noun);
  const follows = objects.some((word) => word > token) ? [...about(obliques), ...grammar.purposes(token)] : [];
  // 'a commitment to investments that will create jobs', where the tree hangs the clause on the commitment.
  const said =
    clauses.length > 0 ? behind([...clauses, ...(isVerb ? [] : about(obliques))]) : behind([...objects, ...follows]);
  if (said) return said;
  const phrases = behind(about(isVerb || clause < 0 ? obliques : [...obliques, ...grammar.obliques(clause)]));
  if (phrases) return isVerb ? phrases : { from: phrases.from, to: Math.max(phrases.to, grammar.phrase(token).to) };
  // 'his promise to “rebuild the country”': what the tree hangs elsewhere.
  const end = sentence.to - 1;
  if (end > token + 2 && /^(?:to|that)$/.test(lowerAt(tokens, token + 1))) return { from: token + 1, to: end };
  // 'the grain that it promised', 'the gift was pledged': what stands before it.
  const before = objects.filter((word) => word < token && uposOf(tokens, word) !== 'PRON');
  const named = joined(before.map(grammar.name));
  if (named) return named;
  const all = within(grammar.whole(clause < 0 ? token : clause));
  if (all.to - token <= 2) return all;
  // 'as the two agreed at their summit': where and when is not what.
  const isBeside = uposOf(tokens, token + 1) === 'ADP' && !ABOUT.has(lowerAt(tokens, token + 1));
  return isBeside ? undefined : { from: token + 1, to: all.to };
}

/** @returns the text of a stretch of words, on one line */
export const wordsOf = ({ tokens }: Context, { from, to }: TokenRange): string =>
  tokens.text.slice(at(tokens.starts, from), at(tokens.ends, to - 1)).replace(/\s+/g, ' ');
