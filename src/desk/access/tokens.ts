/**
 * Tokens: how a program says that it may read, add or correct. A token is shown once, when it is made; the store keeps a
 * hash of its secret, so that nobody who reads the store can use it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { SCOPES, type Scope, type StoredToken } from '../../model/access.js';

const FORM = /^chancery_([a-z0-9]{10})_([A-Za-z0-9_-]{43})$/;

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * Makes a token.
 *
 * @param name for whom or what it is
 * @param made the moment of making
 * @param days after which it is no longer taken
 * @returns what the store keeps, and the token itself, which is nowhere else
 */
export function makeToken(
  name: string,
  scopes: readonly Scope[],
  made: Date,
  days: number,
): { readonly stored: StoredToken; readonly token: string } {
  const id = [...randomBytes(10)].map((byte) => (byte % 36).toString(36)).join('');
  const secret = randomBytes(32).toString('base64url');
  return {
    stored: {
      id,
      name,
      hash: hashOf(secret).toString('hex'),
      scopes: SCOPES.filter((scope) => scopes.includes(scope)),
      made: made.toISOString(),
      expires: new Date(made.getTime() + days * 86_400_000).toISOString(),
    },
    token: `chancery_${id}_${secret}`,
  };
}

/** The id that a token names, or nothing where the text has not the form of one. */
export const tokenId = (text: string): string | undefined => FORM.exec(text)?.[1];

/** True where the text is the token that was stored, and its time has not run out. Takes as long for a wrong one. */
export function isToken(text: string, stored: StoredToken, now: Date): boolean {
  const secret = FORM.exec(text)?.[2];
  if (secret === undefined) return false;
  return timingSafeEqual(hashOf(secret), Buffer.from(stored.hash, 'hex')) && now.toISOString() < stored.expires;
}
