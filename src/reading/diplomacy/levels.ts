/** The level at which people meet, by the words of their offices (`data/en/levels.csv`). */
import { MEETING_LEVELS, type MeetingLevel } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import { range } from '../lists.js';
import type { Resources } from '../resources.js';
import { lowerAt, sentenceStartAt, uposOf } from '../text/tokens.js';
import type { Named } from './tools.js';

/** The highest level of those who take part. */
export const levelOf = (context: Context, sides: readonly Named[]): MeetingLevel => {
  const levels = sides.map((side) => levelOfSide(context, side));
  return MEETING_LEVELS.find((level) => levels.includes(level)) ?? 'other';
};

/** Words before a side that may tell its office: 'lawmakers from Germany'. */
const LEAD = 4;
const JOINS = new Set(['from', 'of', 'the']);

/** By the office of a person, else by the words before and in the naming. */
const levelOfSide = (context: Context, side: Named): MeetingLevel | undefined => {
  const { numbered, resources, actors, tokens } = context;
  const words = (actors.byId.get(side.actor)?.role ?? '').split(' ').map((word) => resources.words.number(word));
  const numbers = Int32Array.from(words);
  const level = firstLevel(resources, 0, numbers.length, numbers, numbers);
  if (level) return level;
  const start = Math.max(sentenceStartAt(tokens, side.from), side.from - LEAD);
  let from = side.from;
  while (side.to > side.from && from > start && isLead(tokens, from - 1)) from--;
  // 'Bolivian consuls': the state is named, its people stand right behind.
  let to = side.to;
  while (!side.isPerson && to < Math.min(tokens.size, side.to + LEAD - 1) && uposOf(tokens, to) === 'NOUN') to++;
  return firstLevel(resources, from, to, numbered.lowers, numbered.lemmas);
};

const firstLevel = (
  { levels }: Resources,
  from: number,
  to: number,
  ...columns: readonly [Int32Array, Int32Array]
): MeetingLevel | undefined =>
  range(from, to)
    .map((i) => levels.longest(i, to, ...columns))
    .find((found) => found !== undefined)?.values[0];

const isLead = (tokens: Context['tokens'], i: number): boolean => {
  const upos = uposOf(tokens, i);
  return upos === 'NOUN' || upos === 'ADJ' || JOINS.has(lowerAt(tokens, i));
};
