/**
 * What `recompute` has seen of the store so far, and what it must ask to see all that an item is linked to.
 */
import type { Correction, DocumentFacts, Item } from '../model/record.js';
import { areAlike, factsOf } from './chains.js';
import { type Attached, attach, documentsOf, find, NONE } from './corrections.js';
import { distance, type Interval } from './days.js';
import { type Copies, copiesIn, isOut, NO_COPIES } from './families/copies.js';
import { type Profile, profileOf } from './profile.js';
import { SLIDING_DAYS } from './weights.js';

/**
 * A question to the store: the items of one key of which `whenOf` shares a day with [first, last] (days since
 * 1970-01-01); all items of a document; all items of the documents of a family, with the facts of all its documents.
 */
export type Ask =
  | { readonly ask: 'within'; readonly key: string; readonly first: number; readonly last: number }
  | { readonly ask: 'document'; readonly document: string }
  | { readonly ask: 'family'; readonly family: string };

/** The items that answer all questions of a round, in any order, doublets allowed, with the facts of their documents. */
export interface Answer {
  readonly items: readonly Item[];
  readonly facts: readonly DocumentFacts[];
}

/** An item with its family: of one that is gone, the family it had. */
export interface Node {
  readonly profile: Profile;
  readonly family: string;
}

export class Neighbourhood {
  readonly facts = new Map<string, DocumentFacts>();
  /** Corrections of the documents that were asked for. */
  attached: Attached = NONE;
  private readonly nodes = new Map<string, Node>();
  private readonly byKey = new Map<string, Node[]>();
  private readonly byDocument = new Map<string, Node[]>();
  private readonly windows = new Map<string, Interval[]>();
  /** Of each family that was asked for, what in it repeats what. */
  private readonly families = new Map<string, Copies>();
  /** The items that repeat one, by its id. */
  private readonly repeats = new Map<string, string[]>();
  private readonly documents = new Set<string>();
  private readonly corrections = new Map<string, Correction[]>();
  private partners = new Map<string, string[]>();

  constructor(corrections: readonly Correction[]) {
    for (const correction of corrections)
      for (const document of new Set(documentsOf(correction))) add(this.corrections, document, correction);
  }

  /** What must be known before corrections of these documents can be attached: they, and all that these name. */
  asksOf(documents: Iterable<string>): Ask[] {
    const wanted = new Set<string>();
    for (const document of documents) {
      wanted.add(document);
      for (const correction of this.corrections.get(document) ?? [])
        for (const named of documentsOf(correction)) wanted.add(named);
    }
    return [...wanted]
      .filter((document) => !this.documents.has(document))
      .map((document) => ({ ask: 'document', document }));
  }

  /** What must be known before `neighbours` of an item is whole. */
  asksAround({ profile, family }: Node): Ask[] {
    const { item, key, when } = profile;
    const asks: Ask[] = this.corrections.has(item.document) ? this.asksOf([item.document]) : [];
    if (!this.families.has(family)) asks.push({ ask: 'family', family });
    if (when) {
      const [first, last] = [when[0] - SLIDING_DAYS, when[1] + SLIDING_DAYS];
      const seen = this.windows.get(key)?.some((window) => window[0] <= first && window[1] >= last);
      if (!seen) asks.push({ ask: 'within', key, first, last });
    }
    return asks;
  }

  /** Families of documents that are there. */
  familiesOf(documents: readonly string[]): string[] {
    return documents.flatMap((document) => this.facts.get(document)?.family ?? []);
  }

  asksOfFamilies(families: readonly string[]): Ask[] {
    return [...new Set(families)]
      .filter((family) => !this.families.has(family))
      .map((family) => ({ ask: 'family', family }));
  }

  /** What repeats what in all families that were asked for. */
  copies(): Copies {
    const all = [...this.families.values()];
    return {
      originals: new Map(all.flatMap(({ originals }) => [...originals])),
      silent: new Set(all.flatMap(({ silent }) => [...silent])),
    };
  }

  take(asks: readonly Ask[], answer: Answer): void {
    for (const facts of answer.facts) this.facts.set(facts.id, facts);
    for (const item of answer.items) this.keep(item);
    let named = false;
    for (const ask of asks) {
      if (ask.ask === 'within') add(this.windows, ask.key, [ask.first, ask.last] as const);
      else if (ask.ask === 'family') this.takeFamily(ask.family);
      else {
        this.documents.add(ask.document);
        named ||= this.corrections.has(ask.document);
      }
    }
    if (named) this.attachAll();
  }

  /**
   * Items from which a change of these documents is felt: their own, those of their families, and those that corrections
   * of them name.
   */
  seeds(documents: readonly string[], families: readonly Ask[]): Node[] {
    const seeds = new Set<Node>();
    for (const ask of families)
      if (ask.ask === 'family') for (const node of this.nodes.values()) if (node.family === ask.family) seeds.add(node);
    for (const document of documents) {
      for (const node of this.byDocument.get(document) ?? []) seeds.add(node);
      for (const correction of this.corrections.get(document) ?? []) {
        const anchors =
          'other' in correction && correction.other ? [correction.item, correction.other] : [correction.item];
        for (const anchor of anchors) {
          const node = this.nodes.get(find(anchor, this.itemsOf(anchor.document))?.id ?? '');
          if (node) seeds.add(node);
        }
      }
    }
    return [...seeds];
  }

  /** True for an item that the store has now, as it has it. */
  isPresent(node: Node): boolean {
    const { id } = node.profile.item;
    const copies = this.families.get(node.family) ?? NO_COPIES;
    return this.nodes.get(id) === node && !isOut(id, this.attached, copies);
  }

  /** Items that are linked to this one, of those that were taken, but for those that were reached before. */
  neighbours({ profile, family }: Node, reached: ReadonlySet<Node>): Node[] {
    const { item, key, when } = profile;
    const alike = (this.byKey.get(key) ?? []).filter(
      (other) =>
        when &&
        !reached.has(other) &&
        other.profile.when &&
        distance(when, other.profile.when) <= SLIDING_DAYS &&
        areAlike(profile, other.profile),
    );
    const original = this.families.get(family)?.originals.get(item.id);
    const copies = [...(original === undefined ? [] : [original]), ...(this.repeats.get(item.id) ?? [])].flatMap(
      (id) => this.nodes.get(id) ?? [],
    );
    const tied = (this.partners.get(item.id) ?? []).flatMap((id) => this.nodes.get(id) ?? []);
    return [...alike, ...[...copies, ...tied].filter((other) => !reached.has(other))];
  }

  private keep(item: Item): void {
    if (this.nodes.has(item.id)) return;
    const { family } = factsOf(this.facts, item.document);
    const node: Node = { profile: profileOf(item), family };
    this.nodes.set(item.id, node);
    add(this.byKey, node.profile.key, node);
    add(this.byDocument, item.document, node);
  }

  private takeFamily(family: string): void {
    const relatives = [...this.facts.values()]
      .filter((facts) => facts.family === family)
      .map((facts) => ({ facts, items: this.itemsOf(facts.id) }));
    const copies = copiesIn(relatives);
    this.families.set(family, copies);
    for (const [copy, original] of copies.originals) add(this.repeats, original, copy);
  }

  private itemsOf(document: string): Item[] {
    return (this.byDocument.get(document) ?? []).map((node) => node.profile.item);
  }

  private attachAll(): void {
    const whole = new Set<Correction>();
    for (const document of this.documents)
      for (const correction of this.corrections.get(document) ?? [])
        if (documentsOf(correction).every((named) => this.documents.has(named))) whole.add(correction);
    this.attached = attach([...whole], (document) => this.itemsOf(document));
    this.partners = new Map();
    for (const { is, a, b } of this.attached.ties) {
      if (is !== 'same') continue;
      add(this.partners, a, b);
      add(this.partners, b, a);
    }
  }
}

const add = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};
