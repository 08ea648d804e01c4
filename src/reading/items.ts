/** What a text tells: statements, then meetings and their kin, then events, each with what stands before it. */
import type { Event, Statement } from '../model/reading.js';
import { type Context, itemIds } from './context.js';
import { findDiplomacy } from './diplomacy/find.js';
import { unitedDiplomacy } from './diplomacy/united.js';
import { type AllEvents, findAllEvents } from './events/all.js';
import { reporting } from './events/find.js';
import { findStatements } from './statements/find.js';
import { at } from './text/tokens.js';

export interface Items {
  readonly statements: readonly Statement[];
  readonly diplomacy: ReturnType<typeof findDiplomacy>;
  /** What the rows alone have found of it. */
  readonly rows: ReturnType<typeof findDiplomacy>;
  /** Before any event is left out. */
  readonly all: AllEvents;
}

export function itemsOf(context: Context): Items {
  const ids = itemIds(context.document);
  const statements = findStatements(context, ids);
  const told = findDiplomacy(context, ids);
  const all = findAllEvents(context, statements, told, ids);
  const consults = new Map<number, Event>();
  for (const { event, token } of all.framed) if (event.plover === 'CONSULT') consults.set(token, event);
  const diplomacy = unitedDiplomacy(
    context,
    told,
    {
      sides: all.sides,
      consult: (token) => consults.get(token),
      reporting: (token) => reporting(statements, at(context.tokens.starts, token)),
    },
    ids,
  );
  return { statements, diplomacy, rows: told, all };
}
