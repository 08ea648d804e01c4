/** Where a store is: the file of a SQLite database, or the address of one of PostgreSQL. */

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;
const POSTGRES = /^postgres(?:ql)?:\/\//i;

/** Which database is behind a location; undefined for the address of one that is none of ours. */
export const kindOf = (location: string): 'sqlite' | 'postgres' | undefined =>
  POSTGRES.test(location) ? 'postgres' : ADDRESS.test(location) ? undefined : 'sqlite';

/** The address without its password, for people and logs. */
export const withoutPassword = (location: string): string =>
  location.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#@:]*):[^/?#@]*@/i, '$1@').replace(/([?&]password=)[^&]*/gi, '$1…');
