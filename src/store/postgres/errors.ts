/** What PostgreSQL and the way to it say, in words that help: which database, what is wrong with it, what to do. */
import { StoreError } from '../error.js';
import { withoutPassword } from '../location.js';

type Words = readonly [message: string, advice: string];

const AWAY: Words = ['cannot be reached', 'look whether PostgreSQL runs there and is to be reached from here'];
const ENDED: Words = [
  'the connection ended',
  'look whether PostgreSQL still runs, and try again; what was committed is kept',
];
const REFUSED: Words = ['the user may not come in', 'check user and password in the address, or PGUSER and PGPASSWORD'];

/** SQLSTATE codes, or codes of the system. */
const CODES: Readonly<Record<string, Words>> = {
  ECONNREFUSED: AWAY,
  ENOENT: AWAY,
  ENOTFOUND: ['no such host', 'check the address'],
  EAI_AGAIN: ['no such host', 'check the address'],
  ETIMEDOUT: AWAY,
  EHOSTUNREACH: AWAY,
  ECONNRESET: ENDED,
  EPIPE: ENDED,
  '28P01': REFUSED,
  '28000': REFUSED,
  '3D000': ['there is no such database', 'make it first: createdb NAME'],
  '3F000': ['there is no such schema', 'make it first, or check search_path in the address'],
  '42501': ['the user lacks a right in it', 'grant it to the user, or name another user or database with --store'],
  '25006': ['may not be written', 'name a user who may write, or another database, with --store'],
  '53300': ['too many connections', 'end some, or raise max_connections'],
  '53100': [
    'no room left to write, the disk of the server is full',
    'make room on it, and try again; what was there before is unharmed',
  ],
  '53200': ['the server has no memory left', 'give it more, or let it do less at once, and try again'],
  '55P03': [
    'locked, another program is writing to it',
    'wait until that has ended, or stop it, and try again; nothing was changed',
  ],
  '57P01': ENDED,
  '57P02': ENDED,
  '57P03': ['not ready, it starts or stops', 'try again in a moment'],
  XX001: ['damaged, a page of it cannot be read', 'restore a backup'],
  XX002: ['damaged, an index of it contradicts its table', 'run in psql: reindex database; or restore a backup'],
};

/** What `pg` says of its own where a connection ends, or none is to be had, which has no code. */
const BROKEN = /^(Connection terminated|Client has encountered a connection error|timeout exceeded|timeout expired)/;

/** The error as a `StoreError` where there is something to do about it; else as it is, for it is ours. */
export function asStoreError(location: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const [message, advice] = CODES[code] ?? (BROKEN.test(error.message) ? ENDED : code.startsWith('08') ? ENDED : []);
  if (message === undefined || advice === undefined) return error;
  return new StoreError(`${withoutPassword(location)}: ${message}`, advice, { cause: error });
}
