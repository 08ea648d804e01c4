/**
 * Who does a deed and to whom it is done, by the words that name them: those that the net has for its sides, and those that
 * stand where its row looks for them. A row asks the grammar, so that it goes first; where it knows one side and the net both,
 * the net does.
 */
import type { Context } from '../context.js';
import type { Frame } from '../frames/frame.js';
import type { Candidate } from './candidates.js';
import { Matcher } from './match.js';
import type { Dyad, Meant } from './parties.js';
import type { EventPatterns } from './patterns.js';
import type { Sides } from './sides.js';
import { NONE } from './surface.js';

/** What finds the words of a text that rows fit: those of its tables, or others. */
export const matcherIn = (
  { tokens, grammar, resources }: Context,
  sides: Sides,
  patterns: EventPatterns = resources.eventPatterns,
): Matcher =>
  new Matcher(
    tokens,
    grammar,
    patterns,
    resources.eventCarriers,
    (word) => sides.isActor(word),
    (words) => sides.of(words).length > 1,
  );

export function meantBy({ frame, row, isSeen }: Candidate, sides: Sides, matcher: Matcher): Meant {
  const net = isSeen ? sidesOfFrame(frame, sides) : dyad(sides.all(frame.source), sides.all(frame.target));
  if (!row) return { net, both: net };
  const light = row.pattern.kind === 'noun' ? row.other : NONE;
  const first = (slots: readonly string[]): readonly string[] => {
    for (const slot of slots) {
      const ids = sides.joined(matcher.words(row.token, slot, light));
      if (ids.length > 0) return ids;
    }
    return [];
  };
  const ofRow = dyad(first(row.pattern.source), first(row.pattern.target));
  const isSomebody = (ids: readonly string[]): boolean => sides.antecedents.partiesOf(ids).size > 0;
  const isWhole = (one: Dyad): boolean => isSomebody(one.source) && isSomebody(one.target);
  return { net, both: isWhole(net) && !isWhole(ofRow) ? net : filled(ofRow, net) };
}

/**
 * Whom the words mean that the net has for the sides; of one without such words, whom the grammar has for its doer, or where it has
 * none, those whom the text leaves out as known.
 */
export const sidesOfFrame = (
  { token, source, target }: Pick<Frame, 'token' | 'source' | 'target'>,
  sides: Sides,
): Dyad => {
  if (source.length + target.length > 0) return dyad(sides.all(source), sides.all(target));
  const doer = sides.doer(token);
  return dyad(doer.length > 0 ? sides.all(doer) : sides.antecedents.impersonal(), []);
};

const dyad = (source: readonly string[], target: readonly string[]): Dyad => ({
  source,
  target: target.filter((id) => !source.includes(id)),
});

const filled = (one: Dyad, other: Dyad): Dyad => {
  const source = one.source.length > 0 ? one.source : other.source.filter((id) => !one.target.includes(id));
  return { source, target: one.target.length > 0 ? one.target : other.target.filter((id) => !source.includes(id)) };
};
