/**
 * The record as a function of items, facts of documents and corrections: made anew by `rebuild`, or kept up to date by
 * `recompute`, with the same entries.
 *
 * What the desk does, in one transaction:
 *
 * 1. Take from the store what it holds of each document that changes, facts and all items: `before`. Nothing where the
 *    document is new.
 * 2. Write the new reading: replace the items of the document (`itemsOf`), or delete them; write corrections, too. With
 *    each item stand its `chainKeyOf` and its `whenOf` as columns, first and last null where `whenOf` is null; with each
 *    document its family.
 * 3. Run `recompute` and answer what it asks from the store *as it is now*:
 *
 *    ```ts
 *    const work = recompute({ documents, before, corrections });
 *    let step = work.next();
 *    while (!step.done) step = work.next(await answer(step.value));
 *    const { items, entries } = step.value;
 *    ```
 *
 *    `within` asks for the items of one key of which [first, last] shares a day with that of the question; `document`
 *    for all items of a document, none where it has none; `family` for all items of the documents of a family, with the
 *    facts of all its documents.
 * 4. Delete every entry that holds one of the ids in `items`, and write `entries`. No other entry changes.
 *
 * A document whose family became another (`families/families.ts`) has changed, too.
 *
 * A correction that is added or withdrawn changes the documents that it names (`documentsOf`): these are `documents`, and
 * `before` is what they are. `corrections` are all that hold: people make few. Many documents may change at once.
 *
 * Writers whose chains meet must wait for each other: lock the keys in the questions before answering them
 * (`StoreWriter.lock`).
 */
import type { Correction, DocumentFacts, Entry, Item } from '../model/record.js';
import { chainsOf } from './chains.js';
import { type Attached, attach, documentsOf } from './corrections.js';
import { mergeChain } from './entries.js';
import { copiesAmong } from './families/copies.js';
import { type Answer, type Ask, Neighbourhood, type Node } from './neighbourhood.js';
import { profileOf } from './profile.js';

export { chainKeyOf, chainsOf, whenOf } from './chains.js';
export { changesBetween } from './changes.js';
export {
  type Attached,
  anchorOf,
  correctableFields,
  documentsOf,
  formOf,
  holding,
  isCorrectable,
  successorOf,
} from './corrections.js';
export { mergeChain } from './entries.js';
export { originalFirst } from './families/copies.js';
export { equalityOf } from './families/equal.js';
export { familiesOf, type Grouped, regroup, type Text } from './families/families.js';
export { packPrint, printedOf, type Sentence, sentencesOf, unpackPrint } from './families/print.js';
export { type ReportsOfFamily, reportsByFamily } from './families/reports.js';
export { restored } from './families/restored.js';
export { itemsOf } from './items.js';
export type { Answer, Ask } from './neighbourhood.js';
export { same } from './same.js';
export { LONGEST_DAYS } from './weights.js';

/**
 * The whole record: entries sorted by day, then id. The order of the input does not matter.
 *
 * @param items of all present readings, each once
 * @param facts of all documents
 * @param corrections all that hold, also those that find no item
 */
export function rebuild(
  items: readonly Item[],
  facts: ReadonlyMap<string, DocumentFacts>,
  corrections: readonly Correction[],
): Entry[] {
  const attached = attachAll(items, corrections);
  const copies = copiesAmong(items, facts);
  return chainsOf(items, facts, attached, copies)
    .flatMap((chain) => mergeChain(chain, facts, attached, copies))
    .sort(byDay);
}

/** Corrections at the items of all present readings; a person should look again at those that are `orphaned`. */
export const attachAll = (items: readonly Item[], corrections: readonly Correction[]): Attached => {
  const named = new Map<string, Item[]>();
  for (const document of corrections.flatMap(documentsOf)) named.set(document, []);
  for (const item of items) named.get(item.document)?.push(item);
  return attach(corrections, (document) => named.get(document) ?? []);
};

const byDay = (a: Entry, b: Entry): number => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1);

export interface Change {
  /** Documents that were added, read again, removed or corrected. */
  readonly documents: readonly string[];
  /** What the store held of these documents before the change, of each that it held. */
  readonly before: readonly { readonly facts: DocumentFacts; readonly items: readonly Item[] }[];
  /** All corrections that hold now. */
  readonly corrections: readonly Correction[];
}

export interface Recomputed {
  /** Ids of items, present and gone: the entries that hold any of them are replaced. Sorted. */
  readonly items: readonly string[];
  /** What takes their place, sorted by id. */
  readonly entries: readonly Entry[];
}

/**
 * Makes the entries anew that a change touches: those of the chains that the items of the changed documents stand in, or
 * stood in. Asks for what it needs, each round one link further on; most changes need two or three rounds.
 */
export function* recompute({ documents, before, corrections }: Change): Generator<readonly Ask[], Recomputed, Answer> {
  const around = new Neighbourhood(corrections);
  const asks = around.asksOf(documents);
  if (asks.length > 0) around.take(asks, yield asks);

  // What is gone, or rejected just now, held others together: its neighbours are looked at again.
  const gone = before.flatMap(({ facts, items }) =>
    items.map((item): Node => ({ profile: profileOf(item), family: facts.family })),
  );
  // Which text of a family is read first, and what the others add to it, hangs on all of them.
  const families = around.asksOfFamilies([...before.map(({ facts }) => facts.family), ...around.familiesOf(documents)]);
  if (families.length > 0) around.take(families, yield families);
  const seeds = around.seeds(documents, families);
  const origins = new Set<Node>([...gone, ...seeds]);
  const reached = new Set<Node>(origins);
  let open: readonly Node[] = [...origins];
  while (open.length > 0) {
    const asks = merged(open.flatMap((node) => around.asksAround(node)));
    if (asks.length > 0) around.take(asks, yield asks);
    const next: Node[] = [];
    for (const node of open) {
      if (!origins.has(node) && !around.isPresent(node)) continue;
      for (const neighbour of around.neighbours(node, reached)) {
        if (reached.has(neighbour)) continue;
        reached.add(neighbour);
        next.push(neighbour);
      }
    }
    open = next;
  }

  const present = [...reached].filter((node) => around.isPresent(node));
  return {
    items: [...new Set([...origins, ...present].map((node) => node.profile.item.id))].sort(),
    entries: mergeChain(
      present.map((node) => node.profile.item),
      around.facts,
      around.attached,
      around.copies(),
    ),
  };
}

/** Each question once, windows of one key that overlap or meet as one. */
const merged = (asks: readonly Ask[]): Ask[] => {
  const once = new Map<string, Ask>();
  const windows: Extract<Ask, { readonly ask: 'within' }>[] = [];
  for (const ask of asks) {
    if (ask.ask === 'within') windows.push(ask);
    else once.set(JSON.stringify(ask), ask);
  }
  windows.sort((a, b) => (a.key === b.key ? a.first - b.first : a.key < b.key ? -1 : 1));
  const joined: typeof windows = [];
  for (const window of windows) {
    const last = joined.at(-1);
    if (last && last.key === window.key && window.first <= last.last + 1)
      joined[joined.length - 1] = { ...last, last: Math.max(last.last, window.last) };
    else joined.push(window);
  }
  return [...once.values(), ...joined];
};
