/** Where a text is at home: the state that most of those whom it names belong to. */
import type { Party } from '../../model/generated/parties.js';
import type { Context } from '../context.js';
import { isOfficial } from '../issuer.js';

export interface Home {
  readonly country: Party | '';
  /** The part of all mentions that is of it, 0 to 1. */
  readonly share: number;
}

/** Tokens from which on a text is long enough for its mentions to tell: more than a sentence or two. */
const LONG = 150;

/** The home of a long text; of a short one none. */
export const homeOf = ({ actors, tokens }: Context): Home => {
  if (tokens.size < LONG) return { country: '', share: 0 };
  const counts = new Map<Party, number>();
  let all = 0;
  for (const { actor } of actors.mentions) {
    const country = actors.byId.get(actor)?.country ?? '';
    if (country === '') continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
    all++;
  }
  let best: Home = { country: '', share: 0 };
  for (const [country, count] of counts) if (count / all > best.share) best = { country, share: count / all };
  return best;
};

/** Whether it is a long text in which no state speaks. */
export const isPress = (context: Context): boolean => context.tokens.size >= LONG && !isOfficial(context);
