/** The feed of changes: what it says of entries that come, go, are united or parted, and that a copy can follow it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/model/record.js';
import { changesBetween, rebuild } from '../../src/record/record.js';
import { history, type Step } from './arbitrary.js';
import { factsFor, meeting } from './build.js';
import { MemoryStore } from './store.js';

const entry = (ids: readonly string[], rest: Partial<Entry> = {}): Entry => {
  const items = ids.map((id, n) => meeting(['blinken', 'qin'], { document: id, n, date: '2023-06-18' }));
  const [made] = rebuild(items.slice(0, 1), factsFor(items), []);
  if (!made) throw new Error('no entry');
  return { ...made, ...rest, id: ids[0] ?? '', items: ids } as Entry;
};
const lines = (before: readonly Entry[], after: readonly Entry[]): string[] =>
  changesBetween(before, after).map(({ is, id, from, to, fields }) =>
    [
      is,
      id,
      from.length > 0 ? `from ${from.join(' ')}` : '',
      to.length > 0 ? `to ${to.join(' ')}` : '',
      fields.join(' '),
    ]
      .filter(Boolean)
      .join(' '),
  );

describe('what became of entries', () => {
  test.each<[string, readonly Entry[], readonly Entry[], readonly string[]]>([
    ['nothing', [entry(['a'])], [entry(['a'])], []],
    ['one comes', [], [entry(['a'])], ['added a']],
    ['one goes', [entry(['a', 'b'])], [], ['removed a']],
    ['another report', [entry(['a'])], [entry(['a', 'b'], { independent: 2 })], ['changed a independent']],
    ['an earlier report gives its id', [entry(['b'])], [entry(['a', 'b'])], ['changed a from b reports']],
    ['two are one', [entry(['a']), entry(['b'])], [entry(['a', 'b'])], ['changed a from b why', 'merged b to a']],
    ['one is two', [entry(['a', 'b'])], [entry(['a']), entry(['b'])], ['split a to a b', 'added b from a']],
  ])('%s', (_, before, after, expected) => {
    expect(lines(before, after).sort()).toEqual([...expected].sort());
  });

  test('who takes each line in turn has the record, after any history', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const store = new MemoryStore();
        const copy = new Map<string, Entry>();
        for (const step of steps) {
          const before = [...store.entries.values()];
          take(store, step);
          const now = store.entries;
          for (const { id, from, to } of changesBetween(before, [...now.values()])) {
            for (const gone of [id, ...from]) copy.delete(gone);
            for (const one of [id, ...from, ...to]) {
              const there = now.get(one);
              if (there) copy.set(one, there);
            }
          }
          const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : 1);
          expect([...copy.values()].sort(byId)).toEqual([...now.values()].sort(byId));
        }
      }),
      { numRuns: 100 },
    );
  });
});

const take = (store: MemoryStore, step: Step): void => {
  if (step.do === 'put') store.put(step.version.facts, step.version.items);
  else if (step.do === 'remove') store.remove(step.document);
  else if (step.do === 'correct') store.correct(step.correction);
  else if (store.corrections.has(step.correction.id)) store.withdraw(step.correction);
};
