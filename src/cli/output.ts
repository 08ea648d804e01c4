/** Standard output and standard error: writing that waits for a slow reader, and lines of complaint. */
import { once } from 'node:events';
import { InputError } from '../ingest/text.js';
import { harmless } from './harmless.js';

/** JSON on which a terminal does nothing: the control characters that JSON itself leaves as they are, escaped, too. */
export const json = (value: unknown, indent = 0): string =>
  JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Writes and, where the reader is slower than the writer, waits. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** A reader that went away (`| head`) ends the run without a word. */
export const endOnClosedPipe = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
};

/** One line on standard error: which input, what is wrong, what to do. Anything but an InputError is thrown on. */
export const complain = (input: string, error: unknown): void => {
  if (!(error instanceof InputError)) throw error;
  complainLine(input, error.message, error.advice);
};

export const complainLine = (input: string, what: string, advice: string): void => {
  // What is wrong may cite the input, and its name is not ours either.
  process.stderr.write(`chancery: ${harmless(`${input}: ${what}; ${advice}`)}\n`);
};

/** One line on standard error that is no complaint: how something was taken. */
export const remark = (text: string): void => {
  process.stderr.write(`chancery: ${harmless(text)}\n`);
};
