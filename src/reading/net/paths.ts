/**
 * How a word stands to a predicate of its sentence, as the reader was trained to see it (scripts/train/labels.py): the way
 * through the tree.
 */
import { at } from '../text/tokens.js';

/** How a predicate hangs on its head, in groups of relations. */
const GROUPS: readonly (readonly string[])[] = [
  ['conj'],
  ['xcomp'],
  ['ccomp', 'csubj', 'csubj:pass', 'csubj:outer'],
  ['advcl', 'advcl:relcl'],
  ['acl'],
  ['acl:relcl'],
  ['parataxis'],
  ['obj', 'iobj'],
  ['nsubj', 'nsubj:pass', 'nsubj:outer'],
  ['obl', 'obl:agent', 'obl:unmarked'],
  ['nmod', 'nmod:poss', 'nmod:desc', 'nmod:unmarked', 'compound', 'appos'],
];
const OTHER_GROUP = GROUPS.length;
const SELF = 0;
const ELSEWHERE = 1;
const UNKNOWN_RELATION = 'dep';

/** Classes of the ways from each word of a sentence to one of them. */
export class Paths {
  private readonly index: ReadonlyMap<string, number>;
  private readonly groups: ReadonlyMap<string, number>;
  private readonly unknown: number;
  private readonly walk: number[] = [];

  constructor(private readonly relations: readonly string[]) {
    this.index = new Map(relations.map((relation, i) => [relation, i]));
    this.groups = new Map(GROUPS.flatMap((names, g) => names.map((name) => [name, g] as const)));
    this.unknown = this.index.get(UNKNOWN_RELATION) ?? 0;
  }

  /**
   * @param token the predicate; @param from first word of its sentence, @param to the word behind the last
   * @param heads of all words of the text, -1 for a root
   * @param out gives the class of each word of the sentence, from 0 on
   */
  from(
    token: number,
    from: number,
    to: number,
    heads: Int32Array,
    relations: readonly string[],
    out: Int32Array,
  ): void {
    const n = this.relations.length;
    const headOf = (word: number): number => {
      const head = at(heads, word);
      return head >= from && head < to ? head : -1;
    };
    const relationOf = (word: number): number => this.index.get(at(relations, word)) ?? this.unknown;
    const parent = headOf(token);
    const grand = parent >= 0 ? headOf(parent) : -1;
    const group = this.groups.get(at(relations, token)) ?? OTHER_GROUP;
    out.fill(-1, 0, to - from);
    out[token - from] = SELF;
    if (parent >= 0) out[parent - from] = 2 + n + relationOf(token);
    if (grand >= 0) out[grand - from] = 2 + 14 * n;
    const { walk } = this;
    for (let word = from; word < to; word++) {
      walk.length = 0;
      let k = word;
      while ((out[k - from] as number) < 0) {
        walk.push(k);
        const up = headOf(k);
        if (up < 0 || walk.length > to - from) {
          out[k - from] = ELSEWHERE;
          break;
        }
        if (up === token) out[k - from] = 2 + relationOf(k);
        else if (up === parent) out[k - from] = 2 + 2 * n + group * n + relationOf(k);
        else if (up === grand) out[k - from] = 2 + 14 * n + 1 + relationOf(k);
        if ((out[k - from] as number) < 0) k = up;
      }
      const found = out[k - from] as number;
      for (const one of walk) out[one - from] = found;
    }
  }
}
