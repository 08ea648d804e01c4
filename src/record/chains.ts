/**
 * Which items have to do with each other. Two items are *linked* where they have one key (kind and pair of parties), lie
 * within the sliding distance of days and are alike enough to be the same; or are copies of one passage; or are called
 * the same by a person. A *chain* is a set of items each linked to the next, and to no item outside.
 *
 * Whether two are linked is decided from the two alone, and an entry is made of linked items only. So the entries of a
 * chain depend on nothing outside it, and adding or removing an item touches the chains of those linked to it, no other.
 * A pair of parties of which every day has its report would be one chain for ever if a day without a gap were enough;
 * likeness keeps chains to the size of what was reported.
 *
 * A vague item ('in 2023') is linked to all that it may mean, and holds their chains together, so that its home is
 * chosen among all of them; within the chain it glues nothing (`entries.ts`).
 */
import type { DocumentFacts, Item } from '../model/record.js';
import type { Attached } from './corrections.js';
import { type Copies, copiesAmong, isOut } from './families/copies.js';
import { type Profile, profileOf } from './profile.js';
import { scoreOf } from './same.js';
import { LEAST_LIKELY, SLIDING_DAYS } from './weights.js';

export { chainKeyOf, whenOf } from './profile.js';

/** True where two items may be the same by what they say. */
export const areAlike = (a: Profile, b: Profile): boolean => scoreOf(a, b) >= LEAST_LIKELY[a.item.kind];

/** Facts of a document; where none were given, it is a family of its own. */
export const factsOf = (facts: ReadonlyMap<string, DocumentFacts>, document: string): DocumentFacts =>
  facts.get(document) ?? { id: document, family: document, sentences: [], spun: false };

/**
 * Calls `visit` once for each two items of one key whose days lie within the sliding distance, by their places in the
 * list. In proportion to the number of such pairs, not of all pairs.
 */
export function eachNear(profiles: readonly Profile[], visit: (a: number, b: number) => void): void {
  for (const places of keyed(profiles).values()) {
    let open: Dated[] = [];
    for (const one of places) {
      open = open.filter((other) => other.last + SLIDING_DAYS >= one.first);
      for (const other of open) visit(Math.min(one.place, other.place), Math.max(one.place, other.place));
      open.push(one);
    }
  }
}

interface Dated {
  readonly place: number;
  readonly first: number;
  readonly last: number;
}

const keyed = (profiles: readonly Profile[]): Map<string, Dated[]> => {
  const byKey = new Map<string, Dated[]>();
  profiles.forEach(({ key, when }, place) => {
    if (!when) return;
    const dated = { place, first: when[0], last: when[1] };
    const others = byKey.get(key);
    if (others) others.push(dated);
    else byKey.set(key, [dated]);
  });
  for (const places of byKey.values()) places.sort((a, b) => a.first - b.first || a.place - b.place);
  return byKey;
};

/**
 * Parts items into chains: each item in exactly one, none that is out (rejected, or silent as a copy). Chains are sorted by their smallest id, as
 * are the items of each; the order in which items are given does not matter.
 */
export function chainsOf(
  items: readonly Item[],
  facts: ReadonlyMap<string, DocumentFacts>,
  attached: Attached,
  copies: Copies = copiesAmong(items, facts),
): Item[][] {
  const kept = items.filter(({ id }) => !isOut(id, attached, copies)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const profiles = kept.map(profileOf);
  const parent = kept.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] ?? root] ?? root;
      root = parent[root] ?? root;
    }
    return root;
  };
  const link = (a: number, b: number): void => {
    const [x, y] = [find(a), find(b)];
    parent[Math.max(x, y)] = Math.min(x, y);
  };

  eachNear(profiles, (a, b) => {
    const [x, y] = [profiles[a], profiles[b]];
    if (x && y && find(a) !== find(b) && areAlike(x, y)) link(a, b);
  });
  const places = new Map(kept.map((item, i) => [item.id, i]));
  kept.forEach((item, i) => {
    const original = places.get(copies.originals.get(item.id) ?? '');
    if (original !== undefined) link(original, i);
  });
  for (const { is, a, b } of attached.ties) {
    const [x, y] = [places.get(a), places.get(b)];
    if (is === 'same' && x !== undefined && y !== undefined) link(x, y);
  }

  const chains = new Map<number, Item[]>();
  kept.forEach((item, i) => {
    const root = find(i);
    const chain = chains.get(root);
    if (chain) chain.push(item);
    else chains.set(root, [item]);
  });
  return [...chains.values()];
}
