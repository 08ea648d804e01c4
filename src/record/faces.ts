/**
 * Comparing many items with each other: items that say the same in all that counts have one *face*, and each two faces are
 * compared once. A thousand reports of one day have some dozens of faces.
 */
import { faceOf, type Profile } from './profile.js';
import { apart, likeness } from './same.js';

/** Above so many faces the table would cost more than it saves: 2048² pairs are 12 MB. */
const MOST_FACES = 2048;
const UNKNOWN = -1;

/** Items are numbers: places in the list of profiles. */
export class Faces {
  /** The face of each item: a number from 0. */
  readonly of: readonly number[];
  private readonly examples: readonly Profile[];
  private readonly size: number;
  /** In thousandths, as scores are rounded. */
  private readonly scores: Int16Array;
  private readonly verdicts: Int8Array;

  constructor(private readonly profiles: readonly Profile[]) {
    const numbers = new Map<string, number>();
    const examples: Profile[] = [];
    this.of = profiles.map((profile) => {
      const face = faceOf(profile);
      const known = numbers.get(face);
      if (known !== undefined) return known;
      numbers.set(face, examples.length);
      return examples.push(profile) - 1;
    });
    this.examples = examples;
    this.size = examples.length > MOST_FACES ? 0 : examples.length;
    this.scores = new Int16Array(this.size ** 2).fill(UNKNOWN);
    this.verdicts = new Int8Array(this.size ** 2).fill(UNKNOWN);
  }

  /** The score of two items in thousandths, 0 to 1000; 0 for those of one document. */
  score(a: number, b: number): number {
    if (this.profiles[a]?.document === this.profiles[b]?.document) return 0;
    return this.remembered(this.scores, this.of[a] ?? 0, this.of[b] ?? 0, thousandths);
  }

  /** True where no two items with these faces stand in one entry. */
  areApart(a: number, b: number): boolean {
    return this.remembered(this.verdicts, a, b, verdict) === 1;
  }

  private remembered(
    table: Int16Array | Int8Array,
    a: number,
    b: number,
    compare: (a: Profile, b: Profile) => number,
  ): number {
    // Both ways are one: the lesser face first.
    const place = a < b ? a * this.size + b : b * this.size + a;
    const known = this.size > 0 ? table[place] : UNKNOWN;
    if (known !== undefined && known !== UNKNOWN) return known;
    const [x, y] = [this.examples[a], this.examples[b]];
    if (!x || !y) throw new RangeError(`no faces ${a} and ${b}`);
    const found = compare(x, y);
    if (this.size > 0) table[place] = found;
    return found;
  }
}

const thousandths = (a: Profile, b: Profile): number => Math.round(likeness(a, b) * 1000);
const verdict = (a: Profile, b: Profile): number => (apart(a, b) ? 1 : 0);
