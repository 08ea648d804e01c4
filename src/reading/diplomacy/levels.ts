/** The level at which people meet, by the words of their offices (`data/en/levels.csv`). */
import { MEETING_LEVELS, type MeetingLevel } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import { at } from '../text/tokens.js';
import type { Side } from './naming.js';

/** The highest level of those who take part. */
export const levelOf = (context: Context, sides: readonly Side[]): MeetingLevel => {
  let best = MEETING_LEVELS.length - 1;
  for (const side of sides) {
    const level = levelOfSide(context, side);
    if (level) best = Math.min(best, MEETING_LEVELS.indexOf(level));
  }
  return at(MEETING_LEVELS, best);
};

const levelOfSide = (context: Context, side: Side): MeetingLevel | undefined => {
  const { numbered, resources, actors } = context;
  for (let i = side.from; i < side.to; i++) {
    const found = resources.levels.longest(i, side.to, numbered.lowers, numbered.lemmas);
    if (found) return found.values[0];
  }
  const words = (actors.byId.get(side.actor)?.role ?? '').split(' ').map((word) => resources.words.number(word));
  const numbers = Int32Array.from(words);
  for (let i = 0; i < numbers.length; i++) {
    const found = resources.levels.longest(i, numbers.length, numbers);
    if (found) return found.values[0];
  }
  return undefined;
};
