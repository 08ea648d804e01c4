/**
 * From the items of a chain to its entries.
 *
 * First what a person said: *same* holds against everything, *not the same* parts for good; where two corrections
 * contradict each other the later holds. Then copies (`families/copies.ts`): they are one voice with what they repeat. Then likeness, from the least vague items to the vaguest: at each level, the items go to their
 * strongest home among the clusters of the less vague, strongest edges first; those that find none follow an equal much like them, or
 * make clusters among themselves. Each item takes one home and brings nothing else with it, so a vague one never glues two.
 *
 * No cluster ever holds two items of one document, unless a person says so; nor two that contradict each other
 * (`same.ts`, `apart`). All ties are broken by ids, so the order of the input does not matter.
 */
import type { DocumentFacts, Entry, Item } from '../model/record.js';
import { eachNear } from './chains.js';
import { Clusters } from './clusters.js';
import { type Attached, latestFirst, type Tie } from './corrections.js';
import { Faces } from './faces.js';
import { type Copies, copiesAmong, isOut } from './families/copies.js';
import { foldEntry } from './fold.js';
import { type Profile, profileOf } from './profile.js';
import { scoreOf } from './same.js';
import { FOLLOWS, LEAST_LIKELY, WIDTHS } from './weights.js';

/**
 * The entries of whole chains, one or several, sorted by id. Each item stands in exactly one entry, but for those that are
 * rejected.
 *
 * @param items all items of the chains, as `chainsOf` gives them or `recompute` gathers them
 * @param facts of the documents of these items
 * @param copies among the items of whole families; left out where all items of these families are given
 */
export function mergeChain(
  items: readonly Item[],
  facts: ReadonlyMap<string, DocumentFacts>,
  attached: Attached,
  copies: Copies = copiesAmong(items, facts),
): Entry[] {
  const profiles = items
    .filter(({ id }) => !isOut(id, attached, copies))
    .map(profileOf)
    .sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
  const places = new Map(profiles.map(({ item }, place) => [item.id, place]));
  const faces = new Faces(profiles);
  const clusters = new Clusters(profiles, faces);
  const shaped = new Map<number, string[]>();
  const note = (place: number, why: string): void => {
    shaped.set(place, [...(shaped.get(place) ?? []), why]);
  };

  for (const tie of attached.ties) settle(tie, places, clusters, note);
  joinCopies(profiles, copies, places, clusters, note);
  const levels = profiles.map((_, place) => clusters.levelOf(place));
  for (const { level, home, score, pairs } of edgesOf(profiles, faces, levels, clusters)) {
    for (const pair of pairs) {
      const [a, b] = [Math.floor(pair / profiles.length), pair % profiles.length];
      if (clusters.find(a) === clusters.find(b)) continue;
      const [vague, other] = (levels[b] ?? 0) > (levels[a] ?? 0) ? [b, a] : [a, b];
      // What has a home stays there, so that no vague item glues two; what has none goes home, or with an equal much like it.
      const [isHome, hasHome] = [clusters.levelOf(vague) < level, clusters.levelOf(other) < level];
      if (home ? isHome : (isHome && hasHome) || (isHome !== hasHome && !mayFollow(level, score))) continue;
      if (!clusters.join(vague, other)) continue;
      for (const why of reasonsOf(profiles, vague, other)) note(vague, why);
      if (home) note(vague, 'merge/home');
    }
  }

  return clusters
    .all()
    .map((members) => entryOf(members, profiles, facts, attached, clusters, shaped))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What another chain holds has no place here: a word that parts the two has nothing to part. */
const settle = (
  { is, a, b, by }: Tie,
  places: ReadonlyMap<string, number>,
  clusters: Clusters,
  note: (place: number, why: string) => void,
): void => {
  const [x, y] = [places.get(a), places.get(b)];
  const holds = x === undefined || y === undefined || (is === 'same' ? clusters.tie(x, y) : clusters.part(x, y));
  if (!holds) return;
  for (const place of [x, y]) if (place !== undefined) note(place, `correction/${by}`);
};

/** Each copy joins its original, unless a person parted the two. */
const joinCopies = (
  profiles: readonly Profile[],
  { originals }: Copies,
  places: ReadonlyMap<string, number>,
  clusters: Clusters,
  note: (place: number, why: string) => void,
): void => {
  profiles.forEach(({ item }, copy) => {
    const original = places.get(originals.get(item.id) ?? '');
    if (original !== undefined && clusters.joinCopy(original, copy)) note(copy, 'merge/copy');
  });
};

/** Pairs that may be joined, all as strong as each other. */
interface Edges {
  /** Level of the vaguer of the two. */
  readonly level: number;
  /** The other is less vague. */
  readonly home: boolean;
  /** In thousandths. */
  readonly score: number;
  /** Each as the lesser place times the number of items, plus the greater; sorted, so by ids. */
  readonly pairs: Float64Array;
}

/** All that may be joined, in the order of trying: the least vague first, homes before equals, strongest first. */
const edgesOf = (
  profiles: readonly Profile[],
  faces: Faces,
  levels: readonly number[],
  clusters: Clusters,
): Edges[] => {
  const edges = new Map<number, { level: number; home: boolean; score: number; pairs: number[] }>();
  eachNear(profiles, (a, b) => {
    if (clusters.isCopy(a) || clusters.isCopy(b)) return;
    const score = faces.score(a, b);
    if (score < LEAST_LIKELY[profiles[a]?.item.kind ?? 'event'] * 1000) return;
    const [p, q] = [levels[a] ?? 0, levels[b] ?? 0];
    const [level, home] = [Math.max(p, q), p !== q];
    const rank = (level * 2 + (home ? 0 : 1)) * 1001 + 1000 - score;
    const known = edges.get(rank);
    const pair = a * profiles.length + b;
    if (known) known.pairs.push(pair);
    else edges.set(rank, { level, home, score, pairs: [pair] });
  });
  return [...edges]
    .sort(([a], [b]) => a - b)
    .map(([, { pairs, ...edge }]) => ({ ...edge, pairs: Float64Array.from(pairs).sort() }));
};

/** 'In August' goes where another 'in August' has gone, 'in 2016' not: a year has many of a kind. */
const mayFollow = (level: number, score: number): boolean => level <= WIDTHS.indexOf(31) + 1 && score >= FOLLOWS * 1000;

const reasonsOf = (profiles: readonly Profile[], a: number, b: number): string[] => {
  const [x, y] = [profiles[a], profiles[b]];
  const why: string[] = [];
  if (x && y) scoreOf(x, y, why);
  return why;
};

const entryOf = (
  members: readonly number[],
  profiles: readonly Profile[],
  facts: ReadonlyMap<string, DocumentFacts>,
  attached: Attached,
  clusters: Clusters,
  shaped: ReadonlyMap<number, readonly string[]>,
): Entry => {
  const folded = members.flatMap((place) => {
    const profile = profiles[place];
    return profile ? [{ profile, copy: clusters.isCopy(place) }] : [];
  });
  const corrections = folded.flatMap(({ profile }) => attached.fields.get(profile.item.id) ?? []);
  const why = new Set(members.flatMap((place) => shaped.get(place) ?? []));
  const hiding = folded.flatMap(({ profile }) => attached.hidden.get(profile.item.id) ?? []);
  for (const by of hiding) why.add(`correction/${by}`);
  const entry = foldEntry(folded, facts, corrections.sort(latestFirst), why);
  return hiding.length > 0 ? { ...entry, hidden: true } : entry;
};
