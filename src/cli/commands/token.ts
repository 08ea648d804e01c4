/** `chancery token`: how programs come in at a record that is served. */
import type { Scope, StoredToken } from '../../model/access.js';
import { harmless } from '../harmless.js';
import { complainLine, json, print } from '../output.js';
import { type StoreOption, withRecord } from '../record.js';

export interface TokenCommand extends StoreOption {
  readonly scope?: readonly Scope[];
  readonly days: number;
  readonly list?: boolean;
  readonly remove?: string;
  readonly json?: boolean;
}

/** @returns the exit status: 0, 1 where there is no such token */
export async function tokenCommand(name: string | undefined, options: TokenCommand): Promise<number> {
  return withRecord(options, async ({ access }) => {
    if (options.remove !== undefined) {
      if (await access.end(options.remove)) {
        await print(`${harmless(options.remove)} ended\n`);
        return 0;
      }
      complainLine(options.remove, 'no such token', 'chancery token --list shows their ids');
      return 1;
    }
    if (name === undefined) {
      const tokens = await access.tokens();
      if (tokens.length === 0 && !options.json) await print('no tokens; chancery token NAME makes one\n');
      for (const token of tokens) await print(options.json ? `${json(publicPart(token))}\n` : line(token));
      return 0;
    }
    const { stored, token } = await access.make(name, options.scope ?? ['read'], options.days);
    if (options.json) await print(`${json({ ...publicPart(stored), token })}\n`);
    else {
      await print(`${token}\n`);
      process.stderr.write(
        `chancery: ${harmless(`${name} may ${rights(stored)} until ${stored.expires.slice(0, 10)}; this token is shown once and kept nowhere`)}\n`,
      );
    }
    return 0;
  });
}

const rights = ({ scopes }: StoredToken): string => [...new Set(['read', ...scopes])].join(', ');

const publicPart = ({ hash: _, ...rest }: StoredToken): Omit<StoredToken, 'hash'> => rest;

const line = (token: StoredToken): string => {
  const over = new Date().toISOString() >= token.expires ? '  (its time has run out)' : '';
  return `${token.id}  ${harmless(token.name)}  ${rights(token)}  until ${token.expires.slice(0, 10)}${over}\n`;
};
