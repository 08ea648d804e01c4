/** Standard output and standard error: writing that waits for a slow reader, and lines of complaint. */
import { once } from 'node:events';
import { InputError } from '../ingest/text.js';

/** Writes and, where the reader is slower than the writer, waits. */
export async function print(text: string): Promise<void> {
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
  process.stderr.write(`chancery: ${input}: ${what}; ${advice}\n`);
};
