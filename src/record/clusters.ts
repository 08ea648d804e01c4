/**
 * Clusters of items that grow by uniting two at a time and never hold what may not stand together. In which order to
 * try is not theirs to say: `entries.ts` does.
 */
import type { Faces } from './faces.js';
import type { Profile } from './profile.js';

/** Grows in place: only the cluster that is left changes. */
interface Cluster {
  readonly members: number[];
  /** The members that count: all but copies of others. */
  voices: number[];
  /** Faces of the voices. */
  faces: Set<number>;
  readonly documents: Set<string>;
  /** The least level of its voices. */
  level: number;
  /** Groups of items of which a person said that they are the same. */
  groups: (readonly number[])[];
}

/** Items are numbers: places in the list of profiles. */
export class Clusters {
  private readonly parent: number[];
  private readonly clusters: Cluster[];
  private readonly enemies = new Map<number, number[]>();
  private readonly copies = new Set<number>();

  constructor(
    private readonly profiles: readonly Profile[],
    private readonly faces: Faces,
  ) {
    this.parent = profiles.map((_, i) => i);
    this.clusters = profiles.map(({ document, level }, i) => ({
      members: [i],
      voices: [i],
      faces: new Set([this.faceOf(i)]),
      documents: new Set([document]),
      level,
      groups: [],
    }));
  }

  find(item: number): number {
    let root = item;
    while (this.parent[root] !== root) root = this.parent[root] ?? root;
    for (let i = item; i !== root; ) {
      const next = this.parent[i] ?? root;
      this.parent[i] = root;
      i = next;
    }
    return root;
  }

  levelOf(item: number): number {
    return this.of(item).level;
  }

  isCopy(item: number): boolean {
    return this.copies.has(item);
  }

  /** Ids of all clusters' members, in no order. */
  all(): (readonly number[])[] {
    return this.clusters.flatMap((cluster, i) => (this.parent[i] === i ? [cluster.members] : []));
  }

  /** A person's word that two are the same: holds against everything but a later word. False where that stands against it. */
  tie(a: number, b: number): boolean {
    if (this.find(a) === this.find(b)) return true;
    if (this.areEnemies(a, b)) return false;
    const united = this.unite(a, b);
    united.groups = [[...united.members]];
    return true;
  }

  /** A person's word that two are not the same; false where a later word stands against it. */
  part(a: number, b: number): boolean {
    if (this.find(a) === this.find(b)) return false;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      this.enemies.set(one, [...(this.enemies.get(one) ?? []), other]);
    return true;
  }

  /** Joins a copy to what it copies, whatever it says: it repeats, and has no voice. False where it may not. */
  joinCopy(original: number, copy: number): boolean {
    if (this.find(original) !== this.find(copy)) {
      if (!this.mayMeet(original, copy)) return false;
      this.unite(original, copy);
    }
    this.copies.add(copy);
    const cluster = this.of(copy);
    cluster.voices = cluster.voices.filter((voice) => voice !== copy);
    cluster.faces = new Set(cluster.voices.map((voice) => this.faceOf(voice)));
    cluster.level = Math.min(...cluster.voices.map((voice) => this.profiles[voice]?.level ?? 0));
    return true;
  }

  /** Unites the clusters of two items where nothing in them stands against it. */
  join(a: number, b: number): boolean {
    if (this.find(a) === this.find(b) || !this.mayMeet(a, b) || this.contradict(a, b)) return false;
    this.unite(a, b);
    return true;
  }

  private of(item: number): Cluster {
    const cluster = this.clusters[this.find(item)];
    if (!cluster) throw new RangeError(`no item ${item}`);
    return cluster;
  }

  private unite(a: number, b: number): Cluster {
    const [x, y] = [this.find(a), this.find(b)];
    // The smaller goes into the greater, so that uniting many stays near in proportion to their number.
    const [root, gone] = this.of(x).members.length < this.of(y).members.length ? [y, x] : [x, y];
    const [united, other] = [this.of(root), this.of(gone)];
    this.parent[gone] = root;
    for (const member of other.members) united.members.push(member);
    for (const voice of other.voices) united.voices.push(voice);
    for (const face of other.faces) united.faces.add(face);
    for (const document of other.documents) united.documents.add(document);
    for (const group of other.groups) united.groups.push(group);
    united.level = Math.min(united.level, other.level);
    return united;
  }

  /** What no likeness overrules: one document tells of two things, or a person said that they are two. */
  private mayMeet(a: number, b: number): boolean {
    const [few, many] = sorted(this.of(a).documents, this.of(b).documents);
    for (const document of few) if (many.has(document)) return false;
    return !this.areEnemies(a, b);
  }

  private areEnemies(a: number, b: number): boolean {
    if (this.enemies.size === 0) return false;
    const [x, y] = [this.find(a), this.find(b)];
    return this.of(x).members.some((member) =>
      (this.enemies.get(member) ?? []).some((enemy) => this.find(enemy) === y),
    );
  }

  private contradict(a: number, b: number): boolean {
    const [one, other] = [this.of(a), this.of(b)];
    const groups = [...one.groups, ...other.groups];
    for (const x of one.faces)
      for (const y of other.faces)
        if (this.faces.areApart(x, y) && !groups.some((group) => this.bridges(group, x, y))) return true;
    return false;
  }

  /**
   * A person who says that an account of the 18th and one of the 25th tell of one meeting says so of every account like
   * the one and every account like the other.
   */
  private bridges(group: readonly number[], x: number, y: number): boolean {
    const like = (face: number): boolean => group.some((one) => !this.faces.areApart(face, this.faceOf(one)));
    return like(x) && like(y);
  }

  private faceOf(item: number): number {
    const face = this.faces.of[item];
    if (face === undefined) throw new RangeError(`no item ${item}`);
    return face;
  }
}

const sorted = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): [ReadonlySet<T>, ReadonlySet<T>] =>
  a.size < b.size ? [a, b] : [b, a];
