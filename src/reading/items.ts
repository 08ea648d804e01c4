/** What a text tells: statements, then meetings and their kin, then events, each with what stands before it. */
import type { Event, Statement } from '../model/reading.js';
import { type Context, itemIds } from './context.js';
import { findDiplomacy } from './diplomacy/find.js';
import { unitedDiplomacy } from './diplomacy/united.js';
import { type EventLayer, findEvents } from './events/find.js';
import { withMeetings } from './events/from-meetings.js';
import { isOfficial, issuerOf } from './issuer.js';
import { findStatements } from './statements/find.js';
import { at, sentenceEnd } from './text/tokens.js';

export interface Items extends Omit<EventLayer, 'met'> {
  readonly statements: readonly Statement[];
  readonly diplomacy: ReturnType<typeof findDiplomacy>;
  readonly events: readonly Event[];
}

export function itemsOf(context: Context): Items {
  const ids = itemIds(context.document);
  const statements = findStatements(context, ids);
  const rows = findDiplomacy(context, ids);
  const { told, reporting, sides, met } = findEvents(context, statements, rows.meetings, ids);
  const diplomacy = unitedDiplomacy(
    context,
    rows,
    {
      sides,
      consult: (token) => met.get(token),
      reporting: (token) => reporting(at(context.tokens.starts, token)),
    },
    ids,
  );
  const events = told.map(({ event }) => event);
  return {
    statements,
    diplomacy,
    events: withMeetings(
      events,
      diplomacy.meetings,
      (some) => sides.antecedents.partiesOf(some),
      isOfficial(context) ? { party: issuerOf(context), heading: endOfHeading(context) } : undefined,
      ids,
    ),
    sides,
    told,
    reporting,
  };
}

const endOfHeading = ({ tokens }: Context): number =>
  tokens.size > 0 ? at(tokens.ends, sentenceEnd(tokens, 0) - 1) : 0;
