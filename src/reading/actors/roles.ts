/** Titles and offices as the table of actors holds them. */

export interface Title {
  readonly title: string;
  /** In standard English; '' for a courtesy ('Mr.'). */
  readonly role: string;
  readonly sector: string;
  readonly kind: string;
}

/** What holds for an office wherever it is held; the order of the rows is the order of precedence. */
export interface RoleRow {
  readonly role: string;
  /** One person at a time holds it: a successor ends it. */
  readonly single: boolean;
  /** What its name in full goes on with: the state, the organization, or nothing. */
  readonly of: RoleOf;
  /** '' where it is that of the organization or the person. */
  readonly sector: string;
}

export const ROLE_OF = ['party', 'organization', 'nothing'] as const;
export type RoleOf = (typeof ROLE_OF)[number];
