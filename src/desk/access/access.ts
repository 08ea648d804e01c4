/** The tokens of a record: made, listed, ended, and known again. */
import type { Scope, StoredToken } from '../../model/access.js';
import type { Store } from '../../store/store.js';
import { isToken, makeToken, tokenId } from './tokens.js';

export class Access {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** All tokens, those whose time has run out, too. */
  tokens(): Promise<readonly StoredToken[]> {
    return this.store.tokens();
  }

  /** @returns what is kept of it, and the token itself, which is nowhere else */
  async make(
    name: string,
    scopes: readonly Scope[],
    days: number,
  ): Promise<{ readonly stored: StoredToken; readonly token: string }> {
    const made = makeToken(name, scopes, this.now(), days);
    await this.store.transaction((writer) => writer.putToken(made.stored));
    return made;
  }

  /** @returns false where there is none of this id */
  end(id: string): Promise<boolean> {
    return this.store.transaction((writer) => writer.removeToken(id));
  }

  /** The token of which this is the text, where it is still taken. */
  async ofText(text: string): Promise<StoredToken | undefined> {
    const id = tokenId(text);
    const stored = id === undefined ? undefined : await this.store.token(id);
    return stored && isToken(text, stored, this.now()) ? stored : undefined;
  }

  /** The token of this id, where it is still taken. */
  async ofId(id: string): Promise<StoredToken | undefined> {
    const stored = await this.store.token(id);
    return stored && this.now().toISOString() < stored.expires ? stored : undefined;
  }
}
