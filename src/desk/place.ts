/** Which release this is, and where the record lies: known before anything else is loaded. */
import { readFileSync } from 'node:fs';

/** Version of the code, as package.json has it; read once. */
export const RELEASE = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
).version;

/** The store that is given, else CHANCERY_STORE, else chancery.db in the working folder. */
export const storeAt = (given: string | undefined): string => given ?? process.env.CHANCERY_STORE ?? 'chancery.db';
