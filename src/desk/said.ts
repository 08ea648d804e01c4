/** What a person says of the record, before it is kept as corrections. */

/** What is said, by ids of items or entries. The id of an entry means the item that it is called by. */
export type Said =
  | { readonly is: 'same' | 'not-same'; readonly item: string; readonly other: string }
  | { readonly is: 'field'; readonly item: string; readonly field: string; readonly value: unknown }
  /** With `all` and the id of an entry, every account of it. */
  | { readonly is: 'reject'; readonly item: string; readonly all?: boolean }
  | { readonly is: 'hide'; readonly item: string };

/** Who says so, and why. */
export interface By {
  readonly author: string;
  readonly reason: string;
}
