/** Who may do what with a record that is served: the rights of a token, and a token as it is kept. */

/** What a token may allow. `add` and `correct` hold reading. */
export const SCOPES = ['read', 'add', 'correct'] as const;
export type Scope = (typeof SCOPES)[number];

/** A token as the store keeps it: all but the secret. */
export interface StoredToken {
  /** By this it is found and named; it stands in the token, too, and is no secret. */
  readonly id: string;
  /** For whom or what it was made, in the words of its maker. */
  readonly name: string;
  /** sha256 of the secret, hexadecimal. The secret is random and long, so that a slow hash would add nothing. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  /** Moments, ISO 8601. */
  readonly made: string;
  readonly expires: string;
}
