/** What a text tells: statements, then events, then meetings and their kin, each with what stands before it. */
import type { Event } from '../model/reading.js';
import type { MeantContext } from './actors/meant/meanings.js';
import { type Context, itemIds } from './context.js';
import { findDiplomacy } from './diplomacy/find.js';
import { findEvents } from './events/find.js';
import { withMeetings } from './events/from-meetings.js';
import { isOfficial, isShort } from './issuer.js';
import { likely, likelyStatements } from './likelihood.js';
import { findStatements } from './statements/find.js';
import { at, sentenceEnd } from './text/tokens.js';

export type Items = Readonly<ReturnType<typeof itemsOf>>;

export function itemsOf(context: MeantContext) {
  const ids = itemIds(context.document);
  const statements = likelyStatements(context, findStatements(context, ids));
  const { events, ...tools } = findEvents(context, statements, ids);
  const diplomacy = findDiplomacy(context, tools, ids);
  const told = resting(likely(context, 'events', events));
  const own = isOfficial(context) ? { party: context.issuer, heading: endOfHeading(context) } : undefined;
  const partiesOf = (some: readonly string[]): ReadonlySet<string> => context.meant.partiesOf(some);
  return {
    statements,
    diplomacy,
    // A text of a sentence or two was taken for the deeds that it tells.
    events: isShort(context) ? told : withMeetings(told, diplomacy.meetings, partiesOf, own, ids),
    reporting: tools.reporting,
  };
}

/** Deeds to come rest on undertakings that are given. */
const resting = (events: readonly Event[]): readonly Event[] => {
  const given = new Set(events.map(({ id }) => id));
  return events.map((event) => {
    const { basis, ...others } = event;
    return basis === undefined || given.has(basis) ? event : others;
  });
};

const endOfHeading = ({ tokens }: Context): number =>
  tokens.size > 0 ? at(tokens.ends, sentenceEnd(tokens, 0) - 1) : 0;
