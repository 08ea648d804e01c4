/** What a text tells: statements, then meetings and their kin, then events, each with what stands before it. */
import type { Statement } from '../model/reading.js';
import { type Context, itemIds } from './context.js';
import { findDiplomacy } from './diplomacy/find.js';
import { type AllEvents, findAllEvents } from './events/all.js';
import { findStatements } from './statements/find.js';

export interface Items {
  readonly statements: readonly Statement[];
  readonly diplomacy: ReturnType<typeof findDiplomacy>;
  /** Before any event is left out. */
  readonly all: AllEvents;
}

export function itemsOf(context: Context): Items {
  const ids = itemIds(context.document);
  const statements = findStatements(context, ids);
  const diplomacy = findDiplomacy(context, ids);
  return { statements, diplomacy, all: findAllEvents(context, statements, diplomacy, ids) };
}
