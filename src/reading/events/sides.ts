/** What the sides of a deed are called, and who may stand on them. */

/** The sides that are asked for; a partner is one of those who do something together, a party one of those in an incident. */
export const WANTED = ['source', 'target', 'partner', 'party'] as const;
export type Wanted = (typeof WANTED)[number];

export interface Dyad {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** Who is meant by the words for the sides, by the net alone and by row and net together. */
export interface Meant {
  readonly net: Dyad;
  readonly both: Dyad;
}
