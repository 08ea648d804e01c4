/** What a user's own entries are made of, whatever the form of their file. */
import type { Party } from '../../../model/generated/parties.js';
import type { RoleRow, Title } from '../../../reading/actors/roles.js';
import type { ActorTable, KnownActor } from '../../../reading/actors/table.js';
import { foldMarks } from '../../../reading/text/phrases.js';
import type { ActorRow, ActorRows, OfficeRow } from '../rows.js';

/** The rows of one file, which lie over the table of the release. */
export interface OwnRows {
  readonly organizations: readonly ActorRow[];
  readonly people: readonly ActorRow[];
  readonly offices: readonly OfficeRow[];
  readonly titles: readonly Title[];
  readonly groups: Readonly<Record<string, string>>;
}

/** An id as the tables have them: 'Arno Velde' is `person:arno-velde`. */
export const idOf = (prefix: 'person' | 'org', name: string): string =>
  `${prefix}:${foldMarks(name)
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;

/** The row of an actor of the release to which a user adds names or offices. */
export const knownRow = (actor: KnownActor, aliases: readonly string[], where: string, source: string): ActorRow => ({
  ...actor,
  aliases,
  surname: '',
  known: true,
  where,
  source,
});

/** The one person of the release with a name and a country, if there is one and no more. */
export const personNamed = (table: ActorTable, name: string, country: Party | ''): KnownActor | undefined => {
  const found = table.allNamed(name).filter((actor) => actor.kind === 'person' && actor.country === country);
  return found.length === 1 ? found[0] : undefined;
};

/** Of several rows about one actor one, with the aliases of all. */
const united = (rows: readonly ActorRow[]): ActorRow[] => {
  const byId = new Map<string, ActorRow>();
  for (const row of rows) {
    const before = byId.get(row.id);
    byId.set(row.id, before ? { ...before, aliases: [...new Set([...before.aliases, ...row.aliases])] } : row);
  }
  return [...byId.values()];
};

/** The rows as a table of their own. */
export const asActorRows = (own: OwnRows, roles: readonly RoleRow[]): ActorRows => ({
  states: [],
  organizations: united(own.organizations),
  people: united(own.people),
  offices: own.offices,
  titles: own.titles,
  roles,
  merged: [],
  exceptions: [],
  groups: own.groups,
});
