/** What a description needs and what it says. */
import type { ActorKind } from '../../../model/generated/lists.js';
import type { Party } from '../../../model/generated/parties.js';
import type { Lookup, OfficeHeld } from './lookup.js';
import type { WhoTables } from './tables.js';

/** The tables of nouns, and the actor table behind its lookup. */
export interface Who {
  readonly tables: WhoTables;
  readonly lookup: Lookup;
}

/** For whom somebody acts, and where they belong. */
export interface Belonging {
  readonly party: Party | '';
  readonly country: Party | '';
}

export interface Described extends Belonging {
  /** The standard name of whom the tables know, else the words as they stand. */
  readonly name: string;
  /** '' where nothing says what it is. */
  readonly kind: ActorKind | '';
  /** One sector of PLOVER, or two joined; 'UNK' where nothing says. */
  readonly sector: string;
  /** The office of that day in standard English, else ''. */
  readonly role: string;
  /** The id in the actor table, of whom it knows. */
  readonly id?: string;
  /** The office that gave the answer. */
  readonly office?: OfficeHeld;
}

/** Whom the tables know by no id. @param role none for who holds no office */
export const described = (
  name: string,
  kind: Described['kind'],
  { party, country }: Belonging,
  sector: string,
  role = '',
): Described => ({ name, kind, party, country, sector, role });
