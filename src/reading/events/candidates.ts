/**
 * Which deeds a text may tell: those of the words in which the net sees one, with the row that fits there, and those that a row
 * fits where the net is less sure.
 */
import type { PloverType } from '../../model/generated/plover.js';
import type { Context } from '../context.js';
import type { Frame } from '../frames/frame.js';
import { listed } from '../lists.js';
import { SWALLOWING } from './code.js';
import type { Governed } from './governed.js';
import type { Match, Matcher } from './match.js';
import { NONE } from './surface.js';

/** A deed that may be told. */
export interface Candidate {
  readonly frame: Frame;
  readonly plover: PloverType;
  /** By the net, 0 to 1. */
  readonly score: number;
  /** The row that fits its word. */
  readonly row: Match | undefined;
  /** Whether the net sees it by itself. */
  readonly isSeen: boolean;
}

/** Words around that of a frame, the nearest first, at which a row tells the same deed. */
const BESIDE = [0, -1, 1, -2, 2] as const;

/** @returns them in the order of the text */
export function candidatesOf({ tokens, frames }: Context, matcher: Matcher, governed: Governed): readonly Candidate[] {
  const matches: Match[] = [];
  const byWord = new Map<number, Match[]>();
  for (let token = 0; token < tokens.size; token++) {
    const match = matcher.at(token);
    if (!match) continue;
    matches.push(match);
    listed(byWord, token).push(match);
    if (match.other !== NONE) listed(byWord, match.other).push(match);
  }
  const used = new Set<Match>();
  const found: Candidate[] = frames.list.flatMap((frame) =>
    frame.deeds.map(({ plover, score }): Candidate => {
      const same = BESIDE.flatMap((way) => byWord.get(frame.token + way) ?? [])
        .filter(({ pattern }) => pattern.plover === plover)
        .sort((one, other) => other.pattern.weight - one.pattern.weight);
      const row = same.find((one) => !used.has(one));
      for (const one of same) used.add(one);
      return { frame, plover, score, row, isSeen: true };
    }),
  );
  // 'signed the treaty' is one deed, and so is 'demanded their release'.
  const held = new Set<number>();
  for (const match of matches) {
    if (match.pattern.kind !== 'noun' && match.other !== NONE) held.add(match.other);
    if (SWALLOWING.has(match.pattern.plover)) for (const deed of governed.of(match)) held.add(deed);
  }
  for (const row of matches) {
    const { pattern, token, other } = row;
    if (used.has(row) || held.has(token)) continue;
    const frame = frames.at(token) ?? (other === NONE ? undefined : frames.at(other));
    if (!frame) continue;
    const words = other === NONE ? [token] : [token, other];
    const score = Math.max(...words.map((word) => frames.support(pattern.plover, word, word + 1)));
    found.push({ frame, plover: pattern.plover, score, row, isSeen: false });
  }
  return found.sort((a, b) => a.frame.token - b.frame.token || b.score - a.score);
}
