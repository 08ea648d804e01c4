/**
 * Of several people in a text who have one surname the one whom it means alone. Papers call whom a text is about by the
 * surname, and those of the same family by their full names each time, unless one of them has just been named.
 */
import type { Named } from './surnames.js';

export class Prominent {
  /** Where the text names everybody in full, in order. */
  private readonly places = new Map<string, number[]>();
  /** Who has been meant by a surname alone. */
  private readonly alone = new Set<string>();

  /** @param token where a full name begins */
  add(id: string, token: number): void {
    const list = this.places.get(id);
    if (list === undefined) this.places.set(id, [token]);
    else if ((list.at(-1) ?? -1) < token) list.push(token);
  }

  /** The bearers of the surname at a token, whom it means there first. */
  order(list: readonly Named[], token: number): readonly Named[] {
    const [first] = list;
    if (!first || list.length < 2) return list;
    const same = list.filter(({ words }) => words.length === first.words.length);
    const best = this.best(same, token);
    return best === undefined || best === first ? list : [best, ...list.filter((one) => one !== best)];
  }

  private best(list: readonly Named[], token: number): Named | undefined {
    const people = new Set(list.map(({ who }) => who.id));
    if (people.size < 2) return undefined;
    const named = list.filter((one) => this.firstOf(one) <= token);
    const [only] = named;
    if (only && named.every(({ who }) => who.id === only.who.id)) {
      this.alone.add(only.who.id);
      return only;
    }
    // Whom the text has called so before it goes on to be.
    return list.find(({ who }) => this.alone.has(who.id));
  }

  private firstOf({ who, from }: Named): number {
    return this.places.get(who.id)?.[0] ?? from;
  }
}
