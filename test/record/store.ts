/** What the desk and a store do together, in memory: keeps items and entries, answers what `recompute` asks. */
import type { Correction, DocumentFacts, Entry, Item } from '../../src/model/record.js';
import { type Ask, chainKeyOf, documentsOf, recompute, whenOf } from '../../src/record/record.js';

interface Held {
  readonly facts: DocumentFacts;
  readonly items: readonly Item[];
}

export class MemoryStore {
  readonly documents = new Map<string, Held>();
  readonly corrections = new Map<string, Correction>();
  readonly entries = new Map<string, Entry>();
  /** Sizes of what the last change asked for. */
  asked = { rounds: 0, items: 0, entries: 0 };

  put(facts: DocumentFacts, items: readonly Item[]): void {
    this.change([facts.id], () => this.documents.set(facts.id, { facts, items }));
  }

  /** Many documents in one change. */
  putAll(documents: readonly Held[]): void {
    const ids = documents.map(({ facts }) => facts.id);
    this.change(ids, () => {
      for (const held of documents) this.documents.set(held.facts.id, held);
    });
  }

  remove(document: string): void {
    this.change([document], () => this.documents.delete(document));
  }

  correct(correction: Correction): void {
    const before = this.corrections.get(correction.id);
    this.change([...documentsOf(correction), ...(before ? documentsOf(before) : [])], () =>
      this.corrections.set(correction.id, correction),
    );
  }

  withdraw(correction: Correction): void {
    this.change(documentsOf(correction), () => this.corrections.delete(correction.id));
  }

  items(): Item[] {
    return [...this.documents.values()].flatMap((held) => held.items);
  }

  facts(): Map<string, DocumentFacts> {
    return new Map([...this.documents].map(([id, { facts }]) => [id, facts]));
  }

  record(): Entry[] {
    return [...this.entries.values()].sort((a, b) =>
      a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1,
    );
  }

  private change(documents: readonly string[], write: () => void): void {
    const before = documents.flatMap((document) => this.documents.get(document) ?? []);
    write();
    this.asked = { rounds: 0, items: 0, entries: 0 };
    const work = recompute({ documents, before, corrections: [...this.corrections.values()] });
    let step = work.next();
    while (!step.done) step = work.next(this.answer(step.value));
    const gone = new Set(step.value.items);
    for (const [id, entry] of this.entries) if (entry.items.some((item) => gone.has(item))) this.entries.delete(id);
    for (const entry of step.value.entries) {
      if (this.entries.has(entry.id)) throw new Error(`entry ${entry.id} is already there`);
      this.entries.set(entry.id, entry);
    }
    this.asked.entries = step.value.entries.length;
  }

  private answer(asks: readonly Ask[]) {
    const items = asks.flatMap((ask) => this.items().filter((item) => this.answers(ask, item)));
    this.asked.rounds++;
    this.asked.items += items.length;
    const families = new Set(asks.flatMap((ask) => (ask.ask === 'family' ? [ask.family] : [])));
    const documents = new Set(asks.flatMap((ask) => (ask.ask === 'document' ? [ask.document] : [])));
    const facts = [...this.documents.values()].flatMap((held) =>
      families.has(held.facts.family) ||
      documents.has(held.facts.id) ||
      items.some((item) => item.document === held.facts.id)
        ? [held.facts]
        : [],
    );
    return { items, facts };
  }

  private answers(ask: Ask, item: Item): boolean {
    switch (ask.ask) {
      case 'document':
        return item.document === ask.document;
      case 'family':
        return this.documents.get(item.document)?.facts.family === ask.family;
      case 'within': {
        const when = whenOf(item);
        return when !== null && chainKeyOf(item) === ask.key && when[0] <= ask.last && when[1] >= ask.first;
      }
    }
  }
}
