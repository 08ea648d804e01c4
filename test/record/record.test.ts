import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, Item } from '../../src/model/record.js';
import { copiesAmong, isOut } from '../../src/record/families/copies.js';
import { attachAll, chainsOf, mergeChain, rebuild, same } from '../../src/record/record.js';
import { history, type Step, version } from './arbitrary.js';
import { meeting } from './build.js';
import { MemoryStore } from './store.js';

const RUNS = { numRuns: 200 };

const take = (store: MemoryStore, step: Step): void => {
  if (step.do === 'put') store.put(step.version.facts, step.version.items);
  else if (step.do === 'remove') store.remove(step.document);
  else if (step.do === 'correct') store.correct(step.correction);
  else if (store.corrections.has(step.correction.id)) {
    const held = store.corrections.get(step.correction.id);
    if (held) store.withdraw(held);
  }
};

const grown = (steps: readonly Step[]): MemoryStore => {
  const store = new MemoryStore();
  for (const step of steps) take(store, step);
  return store;
};

const rebuilt = (store: MemoryStore): Entry[] => rebuild(store.items(), store.facts(), [...store.corrections.values()]);

describe('the record is a function of what is in it', () => {
  test('kept step by step, it equals the one made anew, after every step', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const store = new MemoryStore();
        for (const step of steps) {
          take(store, step);
          expect(store.record()).toEqual(rebuilt(store));
        }
      }),
      RUNS,
    );
  });

  test('the order of items, facts and corrections does not matter', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (steps, numbers) => {
        const store = grown(steps);
        const shuffled = <T>(all: readonly T[]): T[] =>
          all
            .map((value) => ({ value, at: numbers.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ value }) => value);
        const facts = new Map(shuffled([...store.facts()]));
        const again = rebuild(shuffled(store.items()), facts, shuffled([...store.corrections.values()]));
        expect(again).toEqual(rebuilt(store));
      }),
      RUNS,
    );
  });

  test('any order of adding the same documents, one by one or at once', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(version, { selector: (one) => one.facts.id, maxLength: 8 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          const [first, second, third] = [new MemoryStore(), new MemoryStore(), new MemoryStore()];
          for (const { facts, items } of one) first.put(facts, items);
          for (const { facts, items } of other) second.put(facts, items);
          third.putAll(other);
          expect(second.record()).toEqual(first.record());
          expect(third.record()).toEqual(first.record());
        },
      ),
      RUNS,
    );
  });

  test('adding twice changes nothing; what is removed was never there', () => {
    fc.assert(
      fc.property(history, version, (steps, more) => {
        const store = grown(steps);
        const { facts, items } = more;
        const held = store.documents.get(facts.id);
        if (held) store.put(held.facts, held.items);
        const record = store.record();
        expect(record).toEqual(rebuilt(store));
        store.put(facts, items);
        const added = store.record();
        store.put(facts, items);
        expect(store.record()).toEqual(added);
        if (held) store.put(held.facts, held.items);
        else store.remove(facts.id);
        expect(store.record()).toEqual(record);
      }),
      RUNS,
    );
  });
});

describe('entries', () => {
  test('each item stands in one entry, but for those rejected or silent as copies; chains and entries do not depend on what is beside', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const store = grown(steps);
        const attached = attachAll(store.items(), [...store.corrections.values()]);
        const copies = copiesAmong(store.items(), store.facts());
        const kept = store.items().filter((item) => !isOut(item.id, attached, copies));
        const ids = (items: readonly string[]): string[] => [...items].sort();
        expect(ids(store.record().flatMap((entry) => entry.items))).toEqual(ids(kept.map((item) => item.id)));
        // All chains at once, or each alone.
        const whole = mergeChain(store.items(), store.facts(), attached);
        // What is a copy of what is known of whole families, and so is handed in.
        const parts = chainsOf(store.items(), store.facts(), attached, copies).flatMap((chain) =>
          mergeChain(chain, store.facts(), attached, copies),
        );
        expect(parts.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(whole);
      }),
      RUNS,
    );
  });

  test('no entry holds two items of one document, unless a person said so', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const store = grown(steps);
        const items = new Map(store.items().map((item) => [item.id, item]));
        for (const entry of store.record()) {
          const documents = entry.items.map((id) => items.get(id)?.document);
          if (new Set(documents).size < documents.length)
            expect(entry.why.some((why) => why.startsWith('correction/'))).toBe(true);
          expect(entry.reports.length).toBe(new Set(documents).size);
          expect(entry.independent).toBeGreaterThanOrEqual(1);
          expect(entry.independent).toBeLessThanOrEqual(entry.reports.length);
          expect(entry.items).toContain(entry.id);
        }
      }),
      RUNS,
    );
  });

  test('a person holds against everything: not the same are never in one entry, the same are, the latest word counts', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const store = grown(steps);
        const { ties } = attachAll(store.items(), [...store.corrections.values()]);
        const entryOf = new Map(store.record().flatMap((entry) => entry.items.map((id) => [id, entry.id] as const)));
        const [latest] = ties;
        if (latest) expect(entryOf.get(latest.a) === entryOf.get(latest.b)).toBe(latest.is === 'same');
      }),
      RUNS,
    );
  });

  test('same is the same both ways, and within bounds', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        for (const a of one.items)
          for (const b of other.items) {
            const { score } = same(a, b);
            expect(same(b, a).score).toBe(score);
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1);
          }
      }),
      RUNS,
    );
  });

  test('talks and the dinner after them stay two, with vague reports of either or of both', () => {
    const vague = fc.record({
      who: fc.constantFrom(['blinken', 'qin'], ['blinken', 'CHN'], ['USA', 'CHN']),
      date: fc.constantFrom('2023-06-18', '2023-06', '2023', undefined),
      kind: fc.constantFrom('talks' as const, 'meal' as const, 'other' as const),
    });
    fc.assert(
      fc.property(fc.array(vague, { minLength: 1, maxLength: 6 }), (reports) => {
        const both = (document: string): Item[] => [
          meeting(['blinken', 'qin'], { document, n: 0, date: '2023-06-18' }),
          meeting(['blinken', 'qin'], { document, n: 1, date: '2023-06-18', kind: 'meal' }),
        ];
        const others = reports.map(({ who, date, kind }, i) =>
          meeting(who, { document: `vague ${i}`, kind, ...(date === undefined ? {} : { date }) }),
        );
        const entries = rebuild([...both('a'), ...both('b'), ...others], new Map(), []);
        for (const document of ['a', 'b']) {
          const holders = entries.filter((entry) => entry.reports.some((report) => report.document === document));
          expect(holders.length).toBe(2);
        }
        expect(entries.length).toBeGreaterThanOrEqual(2);
      }),
      RUNS,
    );
  });
});
