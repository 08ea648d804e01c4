/** How a store is opened. */

export type Access = 'read' | 'write' | 'create';

export interface OpenOptions {
  /** The release that opens it, noted where it lays out the tables. */
  readonly release: string;
  /**
   * What it is opened for. `create`, unless told: it is made where it is missing. `write`: it has to be there. `read`:
   * it has to be there, and may be one that nobody may write.
   */
  readonly access?: Access;
  /** Milliseconds to wait while another process writes; 5,000 unless told, 60,000 on PostgreSQL. */
  readonly wait?: number;
  /** True where this process must never write to it: then the database itself refuses, once the tables are laid out. */
  readonly sealed?: boolean;
  /** Number of the layout that a new store gets; this release's own unless told. */
  readonly layout?: number;
  /** False where a store of an older layout is brought up to date without a copy before: what was restored has one. */
  readonly copyBefore?: boolean;
}
