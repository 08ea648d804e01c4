/** The outcomes of cases by group, as a table for people. */
import type { Case, Outcome } from './cases.js';

/** Cases passed, expected mentions found, values right, prohibitions kept: of each as many as there are. */
export const tableOf = (cases: readonly Case[], outcomes: ReadonlyMap<string, Outcome>): string => {
  const groups = new Map<string, Outcome[]>();
  for (const { id, group } of cases) {
    const outcome = outcomes.get(id);
    if (!outcome) continue;
    for (const name of [group, 'all']) groups.set(name, [...(groups.get(name) ?? []), outcome]);
  }
  const all = groups.get('all') ?? [];
  groups.delete('all');
  return [...groups, ['all', all] as const]
    .map(([group, list]) => {
      const sum = (count: (outcome: Outcome) => number): number => list.reduce((total, one) => total + count(one), 0);
      const expected = sum((one) => one.expected);
      return [
        group.padEnd(20),
        `cases ${sum((one) => (one.faults.length === 0 ? 1 : 0))}/${list.length}`.padEnd(15),
        `found ${sum((one) => one.found)}/${expected}`.padEnd(15),
        `right ${sum((one) => one.right)}/${expected}`.padEnd(15),
        `kept ${sum((one) => one.kept)}/${sum((one) => one.prohibited)}`,
      ].join(' ');
    })
    .join('\n');
};
