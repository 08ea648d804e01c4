/** What SQLite says, in words that help: which file, what is wrong with it, what to do. */
import { StoreError } from '../error.js';

/** The primary codes of SQLite that are told in words. */
const CODES: Readonly<Record<number, string>> = {
  3: 'PERM',
  5: 'BUSY',
  6: 'LOCKED',
  8: 'READONLY',
  10: 'IOERR',
  11: 'CORRUPT',
  13: 'FULL',
  14: 'CANTOPEN',
  26: 'NOTADB',
};

/** The extended code of an error of SQLite; 0 for other errors. Its low byte is the primary code. */
const numberOf = (error: unknown): number =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;

/** Some are told in words alone. */
const WORDS: Readonly<Record<string, string>> = {
  'database disk image is malformed': 'CORRUPT',
  'database or disk is full': 'FULL',
};

const codeOf = (error: unknown): string | undefined =>
  CODES[numberOf(error) & 0xff] ?? (error instanceof Error ? WORDS[error.message] : undefined);

/** True where another connection holds the lock. */
export const isBusy = (error: unknown): boolean => /^(BUSY|LOCKED)$/.test(codeOf(error) ?? '');

/** The error as a `StoreError` where there is something to do about it; else as it is, for it is ours. */
export function asStoreError(file: string, error: unknown): unknown {
  const [message, advice] = explain(file, error) ?? [];
  return message && advice ? new StoreError(message, advice, { cause: error }) : error;
}

const explain = (file: string, error: unknown): readonly [message: string, advice: string] | undefined => {
  switch (codeOf(error)) {
    case 'BUSY':
    case 'LOCKED':
      return [
        `${file}: locked, another program is writing to it`,
        'wait until that has ended, or stop it, and try again; nothing was changed',
      ];
    case 'FULL':
      return [
        `${file}: no room left to write, the disk is full or the limit of the file is reached`,
        'make room on the disk, or raise the limit, and try again; what was there before is unharmed',
      ];
    case 'NOTADB':
      return notDatabase(file);
    case 'CORRUPT':
      return [
        `${file}: damaged, its pages contradict one another`,
        'restore a backup, or move it away and add the documents again',
      ];
    case 'READONLY':
    case 'PERM':
      return [
        `${file}: may not be written`,
        'allow writing to the file and to its folder, or name another with --store',
      ];
    case 'CANTOPEN':
      return [
        `${file}: cannot be opened`,
        'look whether file and folder may be read and written, or name another with --store',
      ];
    case 'IOERR':
      return [
        `${file}: the disk did not read or write it (error ${numberOf(error)} of SQLite)`,
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

/** SQLite itself could not be loaded: no own one in this Node, and the package is missing or not for this machine. */
export function asLoadError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  const missing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
  if (!missing && code !== 'ERR_DLOPEN_FAILED' && !/No native build was found/.test(error.message)) return error;
  return new StoreError(
    `SQLite cannot be loaded: Node ${process.version} has none of its own, and the package @photostructure/sqlite ${
      missing ? 'is not installed' : `is not made for this machine (${process.platform} ${process.arch})`
    }`,
    missing ? 'run: npm install, or use Node 22.16 or later, which has it' : 'use Node 22.16 or later, which has it',
    { cause: error },
  );
}
