/** What a store says of itself: which database it is, and what it takes up. */

/** What a database says of itself. */
export interface DatabaseFacts {
  /** `SQLite 3.51.0` */
  readonly database: string;
  /** What it takes up. */
  readonly bytes: number;
  /** What is free where it lies; null where that cannot be known from here. */
  readonly free: number | null;
}

/** What a store is and what it takes up. */
export interface StoreFacts extends DatabaseFacts {
  /** Documents in the index of words. */
  readonly indexed: number;
}
