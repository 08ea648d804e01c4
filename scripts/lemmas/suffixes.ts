/** Learns which suffix of a word says how its lemma is made: the cheapest tree of suffixes, found by dynamic programming. */
import { LONGEST_SUFFIX, suffixLetter } from '../../src/reading/text/en/lemmas.js';

export interface SuffixExample {
  readonly form: string;
  readonly lemma: string;
  readonly weight: number;
}

/** What a suffix more must save, in weights of words. */
const PRICE = 1.1;
/** Edits of less weight are of irregular words. */
const RAREST_EDIT = 2;

/** How the lemma is made of the form: letters to cut off, then what to put on; undefined when too much changes. */
export function editOf(form: string, lemma: string): string | undefined {
  let same = 0;
  while (same < form.length && same < lemma.length && form.charAt(same) === lemma.charAt(same)) same++;
  const cut = form.length - same;
  return same === 0 || cut > 5 ? undefined : `${cut}${lemma.slice(same)}`;
}

interface Node {
  readonly children: Map<string, Node>;
  /** Weight of the words that end in this node, by edit; -1 is an edit of no list. */
  readonly own: Map<number, number>;
  /** Cost of the words below when this node hands down the edit. */
  cost: Float64Array;
}

const newNode = (): Node => ({ children: new Map(), own: new Map(), cost: new Float64Array(0) });

/** Suffix to edit, sorted. */
export function learnSuffixes(examples: readonly SuffixExample[]): Record<string, string> {
  const totals = new Map<string, number>();
  for (const { form, lemma, weight } of examples) {
    const edit = editOf(form, lemma);
    if (edit !== undefined) totals.set(edit, (totals.get(edit) ?? 0) + weight);
  }
  const edits = [...totals]
    .filter(([, weight]) => weight >= RAREST_EDIT)
    .map(([edit]) => edit)
    .sort();
  const numberOf = new Map(edits.map((edit, i) => [edit, i]));
  const root = newNode();
  for (const { form, lemma, weight } of examples) {
    const edit = numberOf.get(editOf(form, lemma) ?? '') ?? -1;
    if (edit === -1) continue;
    let node = root;
    const deepest = Math.min(LONGEST_SUFFIX, form.length);
    for (let i = 1; i <= deepest; i++) {
      const letter = suffixLetter(form.charAt(form.length - i));
      let child = node.children.get(letter);
      if (!child) {
        child = newNode();
        node.children.set(letter, child);
      }
      node = child;
    }
    node.own.set(edit, (node.own.get(edit) ?? 0) + weight);
  }
  price(root, edits.length);
  const rules: [string, string][] = [];
  emit(root, -1, '', edits, rules);
  return Object.fromEntries(rules.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const cheapest = (cost: Float64Array): number => {
  let best = 0;
  for (let e = 1; e < cost.length; e++) if ((cost[e] ?? 0) < (cost[best] ?? 0)) best = e;
  return best;
};

const price = (node: Node, size: number): void => {
  const cost = new Float64Array(size);
  let all = 0;
  for (const weight of node.own.values()) all += weight;
  for (let e = 0; e < size; e++) cost[e] = all - (node.own.get(e) ?? 0);
  for (const child of node.children.values()) {
    price(child, size);
    const switched = PRICE + (child.cost[cheapest(child.cost)] ?? 0);
    for (let e = 0; e < size; e++) cost[e] = (cost[e] ?? 0) + Math.min(child.cost[e] ?? 0, switched);
  }
  node.cost = cost;
};

const emit = (
  node: Node,
  inherited: number,
  suffix: string,
  edits: readonly string[],
  rules: [string, string][],
): void => {
  const best = cheapest(node.cost);
  let edit = inherited;
  if (inherited === -1 || PRICE + (node.cost[best] ?? 0) < (node.cost[inherited] ?? 0)) {
    edit = best;
    rules.push([suffix, edits[best] ?? '0']);
  }
  for (const [letter, child] of node.children) emit(child, edit, letter + suffix, edits, rules);
};
