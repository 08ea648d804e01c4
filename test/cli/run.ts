/** Runs the built command line as a person does: a process of its own, with arguments, input and environment. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { ROOT } from '../shared.js';

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Closes the output after its first piece, as `head` does. */
  readonly closeEarly?: boolean;
}

/** The environment without what would change colours or width. */
const plainEnvironment = (): NodeJS.ProcessEnv => {
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, CHANCERY_STORE: ____, ...env } = process.env;
  return env;
};

export const chancery = (args: readonly string[], options: RunOptions = {}): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin/chancery.js'), ...args], {
      env: { ...plainEnvironment(), ...options.env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk);
      if (options.closeEarly) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    // A program that refuses its arguments does not wait for its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });

/** A folder for one test, gone after it. */
export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'chancery-cli-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

type Contents = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a folder and gives their paths. */
export const filesIn = (path: string, contents: Contents): string[] =>
  Object.entries(contents).map(([name, content]) => {
    writeFileSync(join(path, name), content);
    return join(path, name);
  });

/** The same into a folder of the test's own. */
export const files = (contents: Contents): string[] => filesIn(folder(), contents);

/** The lines of a text that ends its last line. */
export const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** No line of an error's stack, no name of our files, no raw control character. */
export const expectTidy = (err: string): void => {
  expect(err).not.toMatch(/^\s+at /m);
  expect(err).not.toContain('node:internal');
  expect(err).not.toContain('\u001b');
};

export const NEWS = 'Antony Blinken met with Qin Gang in Beijing on Sunday. “We spoke,” said Blinken.';
