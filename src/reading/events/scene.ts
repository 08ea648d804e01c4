/** When and where a deed was, and in what field: the small answers that other layers give about the words around it. */
import type { PloverContext } from '../../model/generated/plover.js';
import type { Event } from '../../model/reading.js';
import type { Context } from '../context.js';
import { dateOf } from '../dating.js';
import { range } from '../lists.js';
import { placeGiven, placeOf, whyThere } from '../placing.js';
import { lemmaAt, lowerAt } from '../text/tokens.js';
import { hyphenated } from './surface.js';

export const whenOf = (context: Context, token: number, status: Event['status']) => {
  const { dates } = context;
  const date = dateOf(context, { layer: 'events', token, status });
  const placed = placeOf(context, { layer: 'events', token });
  const told = date && dates.mentions.find((one) => one.from === date.from);
  return {
    date: date?.value,
    place: placed && placeGiven(placed).place,
    /** Whether the text only recalls it. */
    isPast: date !== undefined && (told?.background ?? false),
    why: [...(date ? [date.why] : []), ...(placed ? whyThere(placed) : [])],
  };
};

/** Contexts of which a word stands between two tokens. */
export const contextsOf = ({ tokens, resources }: Context, from: number, to: number): readonly PloverContext[] => {
  const { contexts } = resources.eventPatterns;
  const of = (i: number) =>
    contexts.get(hyphenated(tokens, i)) ?? contexts.get(lemmaAt(tokens, i)) ?? contexts.get(lowerAt(tokens, i)) ?? [];
  return [...new Set(range(from, to).flatMap(of))];
};
