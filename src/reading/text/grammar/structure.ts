/**
 * A document's trees with what every question starts from: dependents in the order of the text, stretches, coordinations,
 * and for each word its first subject, object and so on. Made once in time linear in the number of words.
 */
import { listed } from '../../lists.js';
import { once, onceForEach } from '../../once.js';
import { at, lemmaAt, lowerAt, sentenceAt, type Tokens, UPOS, UPOS_INDEX, type Upos } from '../tokens.js';
import type { GrammarLexicon } from './lexicon.js';
import { Relation, relationNumber } from './relations.js';

/** What stands for 'no word' in columns and answers. */
export const NONE = -1;

/** The answer without a word. */
export const EMPTY: readonly number[] = Object.freeze([]);

/** Relations of which only the first dependent is asked for; a passive subject is a subject. */
const SLOTS = [
  'subject',
  'outerSubject',
  'clausalSubject',
  'object',
  'indirectObject',
  'complement',
  'openComplement',
  'expletive',
  'copula',
  'marker',
  'particle',
  'conjunct',
  'passiveAgent',
] as const;
type Slot = (typeof SLOTS)[number];

/** A coordination lends no more than this many dependents, so that a hostile text stays linear. */
const MOST_LENT = 24;

export class Structure {
  readonly size: number;
  /** Head within the sentence, -1 for a root; a head outside the sentence or in a circle counts as none. */
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
  /** Every word after its head. */
  readonly order: Int32Array;
  /** First dependent of each word with a relation, -1 where it has none. */
  readonly first: Readonly<Record<Slot, Int32Array>>;
  /** First and last word of all that hangs below a word, itself included. */
  readonly leftmost: Int32Array;
  readonly rightmost: Int32Array;
  /** First conjunct of the coordination that a word belongs to: itself, where there is none. */
  readonly coordination: Int32Array;
  readonly lemma: (token: number) => string;
  private readonly lists: (readonly number[])[];
  private readonly members = new Map<number, number[]>();

  constructor(
    readonly tokens: Tokens,
    readonly lexicon: GrammarLexicon,
  ) {
    this.size = tokens.size;
    const { size } = this;
    this.relations = new Uint8Array(size);
    for (let i = 0; i < size; i++) this.relations[i] = relationNumber(tokens.tree.relations[i] ?? '');
    this.lemma = onceForEach(size, (token) => lemmaAt(tokens, token));
    this.heads = headsWithin(tokens);
    this.lists = dependentsBy(this.heads);
    this.order = new Int32Array(size);
    this.fillOrder();
    for (let i = 0; i < size; i++) if (at(this.heads, i) === NONE) this.relations[i] = Relation.root;
    const own = new Int32Array(size).map((_, i) => i);
    [this.leftmost, this.rightmost, this.coordination] = [own, own.slice(), own.slice()];
    this.fillStretches();
    this.first = this.firsts();
  }

  head(token: number): number {
    return at(this.heads, token);
  }

  is(token: number, relation: number): boolean {
    return at(this.relations, token) === relation;
  }

  upos(token: number): Upos {
    return at(UPOS, at(this.tokens.upos, token));
  }

  isVerb(token: number): boolean {
    return at(this.tokens.upos, token) === VERB;
  }

  isPunctuation(token: number): boolean {
    return at(this.tokens.upos, token) === PUNCT;
  }

  lower(token: number): string {
    return lowerAt(this.tokens, token);
  }

  /** The dependents in the order of the text. */
  dependents(token: number): readonly number[] {
    return at(this.lists, token);
  }

  /** The word's first dependent with a relation, -1 where it has none. */
  slot(token: number, slot: Slot): number {
    return at(this.first[slot], token);
  }

  /** The words coordinated with a word and itself, in the order of the text. */
  conjuncts(token: number): readonly number[] {
    return this.members.get(at(this.coordination, token)) ?? [token];
  }

  isCoordinated(token: number): boolean {
    return this.members.has(at(this.coordination, token));
  }

  /** Last conjunct of the coordination. */
  lastConjunct(token: number): number {
    return this.members.get(at(this.coordination, token))?.at(-1) ?? token;
  }

  /**
   * The word's own dependents, and after them those that an earlier conjunct lends it because they stand after it.
   * What of these it may take, the question says.
   */
  dependentsAndLent(token: number): readonly number[] {
    return this.is(token, Relation.conjunct)
      ? [...this.dependents(token), ...this.lentTo(token)]
      : this.dependents(token);
  }

  /** Dependents of the earlier conjuncts that stand after a later one. */
  lentTo(token: number): readonly number[] {
    if (!this.is(token, Relation.conjunct)) return EMPTY;
    // A conjunct of a conjunct borrows from the inner coordination and from the outer one: two steps are enough.
    const inner = this.head(token);
    const lenders = this.is(inner, Relation.conjunct) ? [inner, this.head(inner)] : [inner];
    return lenders.flatMap((lender) => this.lendable(lender).filter((dependent) => dependent > token));
  }

  /** Dependents of a first conjunct that stand after one of the others, the first few of them. */
  private readonly lendable = once((token: number): readonly number[] => {
    const conjunct = this.slot(token, 'conjunct');
    if (conjunct === NONE) return EMPTY;
    const isLent = (dependent: number): boolean =>
      dependent > conjunct && !this.is(dependent, Relation.conjunct) && !this.isPunctuation(dependent);
    return this.dependents(token).filter(isLent).slice(0, MOST_LENT);
  });

  /** The order from the roots down. Circles are cut. */
  private fillOrder(): void {
    const { size, heads, lists, order } = this;
    const seen = new Uint8Array(size);
    let filled = 0;
    let done = 0;
    const spread = (token: number): void => {
      seen[token] = 1;
      order[filled++] = token;
      for (; done < filled; done++) {
        for (const dependent of at(lists, at(order, done))) {
          if (seen[dependent] === 1) continue;
          seen[dependent] = 1;
          order[filled++] = dependent;
        }
      }
    };
    for (let i = 0; i < size; i++) if (at(heads, i) === NONE) spread(i);
    for (let i = 0; i < size && filled < size; i++) {
      if (seen[i] === 1) continue;
      lists[at(heads, i)] = at(lists, at(heads, i)).filter((dependent) => dependent !== i);
      heads[i] = NONE;
      spread(i);
    }
  }

  private fillStretches(): void {
    const { size, heads, order, leftmost, rightmost, coordination } = this;
    for (let k = size - 1; k >= 0; k--) {
      const token = at(order, k);
      const head = at(heads, token);
      if (head === NONE) continue;
      if (at(leftmost, token) < at(leftmost, head)) leftmost[head] = at(leftmost, token);
      if (at(rightmost, token) > at(rightmost, head)) rightmost[head] = at(rightmost, token);
    }
    for (const token of order)
      if (this.is(token, Relation.conjunct) && at(heads, token) !== NONE)
        coordination[token] = at(coordination, at(heads, token));
    const joined = new Uint8Array(size);
    for (let i = 0; i < size; i++) if (at(coordination, i) !== i) joined[at(coordination, i)] = 1;
    for (let i = 0; i < size; i++) {
      const leader = at(coordination, i);
      if (joined[leader] === 1) listed(this.members, leader).push(i);
    }
  }

  private firsts(): Record<Slot, Int32Array> {
    const columns = SLOTS.map((slot) => [slot, new Int32Array(this.size).fill(NONE)] as const);
    const first = Object.fromEntries(columns) as Record<Slot, Int32Array>;
    const byNumber: (Int32Array | undefined)[] = [];
    for (const [slot, column] of columns) byNumber[Relation[slot]] = column;
    byNumber[Relation.passiveSubject] = first.subject;
    for (let i = 0; i < this.size; i++) {
      const head = at(this.heads, i);
      if (head === NONE) continue;
      const slot = byNumber[at(this.relations, i)];
      if (!slot) continue;
      if (at(slot, head) === NONE) slot[head] = i;
      else if (
        slot === first.object &&
        this.isSecondObject(at(slot, head), i) &&
        at(first.indirectObject, head) === NONE
      ) {
        first.indirectObject[head] = at(slot, head);
        slot[head] = i;
      }
    }
    return first;
  }

  /** *promised Malta a ferry*: of two objects side by side the first is who gets it, whatever the tree calls it. */
  private isSecondObject(before: number, object: number): boolean {
    if (before < at(this.heads, object)) return false;
    for (let i = before + 1; i < object; i++) if (this.isPunctuation(i) || this.upos(i) === 'CCONJ') return false;
    // *handed the general ten years*: a common noun only before a verb's gift.
    return (
      this.upos(before) === 'PROPN' ||
      this.upos(before) === 'PRON' ||
      (this.lexicon.verbs.get(this.lemma(at(this.heads, object)))?.has('recipient') ?? false)
    );
  }
}

const VERB = UPOS_INDEX.get('VERB');
const PUNCT = UPOS_INDEX.get('PUNCT');

const dependentsBy = (heads: Int32Array): (readonly number[])[] => {
  const lists: number[][] = [];
  for (let i = 0; i < heads.length; i++) lists.push(LEAF);
  heads.forEach((head, i) => {
    if (head === NONE) return;
    const list = at(lists, head);
    if (list === LEAF) lists[head] = [i];
    else list.push(i);
  });
  return lists;
};
/** The one list of all words without dependents. */
const LEAF: number[] = [];

const headsWithin = (tokens: Tokens): Int32Array => {
  const heads = new Int32Array(tokens.size).fill(NONE);
  for (let i = 0; i < tokens.size; i++) {
    const head = at(tokens.tree.heads, i);
    if (head >= 0 && head < tokens.size && head !== i && sentenceAt(tokens, head) === sentenceAt(tokens, i))
      heads[i] = head;
  }
  return heads;
};

/** Appends a list of any length; `push(...list)` fails on very long ones. */
export const addAll = <T>(to: T[], list: readonly T[]): void => {
  for (const one of list) to.push(one);
};

/** A list in the order of the text, each word once. */
export const inOrder = (words: readonly number[]): readonly number[] => {
  for (let i = 1; i < words.length; i++)
    if (at(words, i) <= at(words, i - 1)) return [...new Set(words)].sort((a, b) => a - b);
  return words;
};
