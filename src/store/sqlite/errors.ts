/** What SQLite says, in words that help: which file, what is wrong with it, what to do. */
import { StoreError } from '../error.js';

/** The code of an error of SQLite, of Node's loader or of the file system: `SQLITE_FULL`, `ERR_DLOPEN_FAILED`. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True where another connection holds the lock. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

/** The error as a `StoreError` where there is something to do about it; else as it is, for it is ours. */
export function asStoreError(file: string, error: unknown): unknown {
  const [message, advice] = explain(file, codeOf(error)) ?? [];
  return message && advice ? new StoreError(message, advice, { cause: error }) : error;
}

const explain = (file: string, code: string): readonly [message: string, advice: string] | undefined => {
  // An extended code says more than is needed: SQLITE_IOERR_WRITE, SQLITE_READONLY_DIRECTORY.
  switch (/^SQLITE_[A-Z]+/.exec(code)?.[0]) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return [
        `${file}: locked, another program is writing to it`,
        'wait until that has ended, or stop it, and try again; nothing was changed',
      ];
    case 'SQLITE_FULL':
      return [
        `${file}: no room left to write, the disk is full or the limit of the file is reached`,
        'make room on the disk, or raise the limit, and try again; what was there before is unharmed',
      ];
    case 'SQLITE_NOTADB':
      return notDatabase(file);
    case 'SQLITE_CORRUPT':
      return [
        `${file}: damaged, its pages contradict one another`,
        'restore a backup, or move it away and add the documents again',
      ];
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
      return [
        `${file}: may not be written`,
        'allow writing to the file and to its folder, or name another with --store',
      ];
    case 'SQLITE_CANTOPEN':
      return [
        `${file}: cannot be opened`,
        'look whether file and folder may be read and written, or name another with --store',
      ];
    case 'SQLITE_IOERR':
      return [
        `${file}: the disk did not read or write it (${code})`,
        'look whether the disk is still there and sound, and try again',
      ];
    default:
      return undefined;
  }
};

export const notDatabase = (file: string): readonly [message: string, advice: string] => [
  `${file}: no database, but a file of something else`,
  'name another file with --store; this one was left as it is',
];

/** SQLite itself could not be loaded: it is compiled for one version of Node and one kind of machine. */
export function asLoadError(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (code === 'ERR_DLOPEN_FAILED' || /NODE_MODULE_VERSION|bindings file/.test(message)) {
    const version = /NODE_MODULE_VERSION/.test(message)
      ? `it was built for another version of Node than this one (${process.version})`
      : `it was not built for this Node (${process.version}) on this machine`;
    return new StoreError(`SQLite cannot be loaded: ${version}`, 'run: npm rebuild better-sqlite3', { cause: error });
  }
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') {
    return new StoreError('SQLite cannot be loaded: better-sqlite3 is not installed', 'run: npm install', {
      cause: error,
    });
  }
  return error;
}
