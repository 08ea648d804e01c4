/**
 * Who does a deed and to whom it is done, by the words that name them: those that the net has for its sides, and those that
 * stand where its row looks for them. A row asks the grammar, so that it goes first; where it knows one side and the net both,
 * the net does.
 */
import type { MeantContext } from '../actors/meant/meanings.js';
import type { Frame } from '../frames/frame.js';
import type { Candidate } from './candidates.js';
import { Matcher } from './match.js';
import type { EventPatterns } from './patterns.js';
import type { Dyad, Meant } from './sides.js';
import { NONE } from './surface.js';

/** What finds the words of a text that rows fit: those of its tables, or others. */
export const matcherIn = (
  { tokens, grammar, resources, meant }: MeantContext,
  patterns: EventPatterns = resources.eventPatterns,
): Matcher =>
  new Matcher(
    tokens,
    grammar,
    patterns,
    resources.eventCarriers,
    (word) => meant.isActor(word),
    (words) => meant.of(words).length > 1,
  );

export function meantBy(context: MeantContext, { frame, row, isSeen }: Candidate, matcher: Matcher): Meant {
  const { meant } = context;
  const net = isSeen ? sidesOfFrame(context, frame) : dyad(meant.ofAll(frame.source), meant.ofAll(frame.target));
  if (!row) return { net, both: net };
  const light = row.pattern.kind === 'noun' ? row.other : NONE;
  const first = (slots: readonly string[]): readonly string[] => {
    for (const slot of slots) {
      const ids = meant.joined(matcher.words(row.token, slot, light));
      if (ids.length > 0) return ids;
    }
    return [];
  };
  const ofRow = dyad(first(row.pattern.source), first(row.pattern.target));
  const isSomebody = (ids: readonly string[]): boolean => meant.partiesOf(ids).size > 0;
  const isWhole = (one: Dyad): boolean => isSomebody(one.source) && isSomebody(one.target);
  return { net, both: isWhole(net) && !isWhole(ofRow) ? net : filled(ofRow, net) };
}

/**
 * Whom the words mean that the net has for the sides; of one without such words, whom the grammar has for its doer, or where it has
 * none, those whom the text leaves out as known.
 */
export const sidesOfFrame = (
  { grammar, meant }: MeantContext,
  { token, source, target }: Pick<Frame, 'token' | 'source' | 'target'>,
): Dyad => {
  if (source.length + target.length > 0) return dyad(meant.ofAll(source), meant.ofAll(target));
  const doer = grammar.isPredicate(token) ? grammar.agent(token) : [];
  return dyad(doer.length > 0 ? meant.ofAll(doer) : meant.met(), []);
};

const dyad = (source: readonly string[], target: readonly string[]): Dyad => ({
  source,
  target: target.filter((id) => !source.includes(id)),
});

const filled = (one: Dyad, other: Dyad): Dyad => {
  const source = one.source.length > 0 ? one.source : other.source.filter((id) => !one.target.includes(id));
  return { source, target: one.target.length > 0 ? one.target : other.target.filter((id) => !source.includes(id)) };
};
