/** The part of the conformance suite about the tokens by which programs come in. */
import { describe, expect, it } from 'vitest';
import type { StoredToken } from '../../../src/model/access.js';
import type { Store } from '../../../src/store/store.js';

const tokenOf = (id: string, made: string, scopes: StoredToken['scopes'] = ['read', 'add']): StoredToken => ({
  id,
  name: `for ${id}`,
  hash: 'ab'.repeat(32),
  scopes,
  made,
  expires: '2030-01-01T00:00:00.000Z',
});

export const tokensConformance = (fresh: () => Promise<Store>): void => {
  describe('tokens', () => {
    it('come back as they were put, the oldest first, and go', async () => {
      const store = await fresh();
      const [one, two] = [tokenOf('b', '2026-01-02T00:00:00.000Z'), tokenOf('a', '2026-01-01T00:00:00.000Z', [])];
      await store.transaction(async (writer) => {
        await writer.putToken(one);
        await writer.putToken(two);
      });
      expect(await store.tokens()).toEqual([two, one]);
      expect(await store.token('b')).toEqual(one);
      expect(await store.token('c')).toBeUndefined();
      expect(await store.transaction((writer) => writer.removeToken('c'))).toBe(false);
      expect(await store.transaction((writer) => writer.removeToken('b'))).toBe(true);
      expect(await store.tokens()).toEqual([two]);
    });

    it('are given an id once', async () => {
      const store = await fresh();
      const token = tokenOf('a', '2026-01-01T00:00:00.000Z');
      await store.transaction((writer) => writer.putToken(token));
      await expect(store.transaction((writer) => writer.putToken(token))).rejects.toThrow();
    });
  });
};
