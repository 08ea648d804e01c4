/** Of those whom somebody met: who of them were there together. Pure. */
import type { Entry } from '../model/record.js';

/** Two people at the same meetings of a third. */
export interface Together {
  readonly a: string;
  readonly b: string;
  readonly meetings: number;
}

/** People of a meeting beyond which it is a gathering, at which to have been says little of any two. */
const MOST = 12;

/**
 * @param meetings in which the person took part; of these the ones that happened are counted
 * @param ids of the person, who is left out
 * @returns pairs by name, those of most meetings first
 */
export function togetherAt(meetings: readonly Entry<'meeting'>[], ids: ReadonlySet<string>): Together[] {
  const counts = new Map<string, Together>();
  for (const { value } of meetings) {
    const others = value.participants.filter(({ actor }) => actor.startsWith('person:') && !ids.has(actor));
    const names = [...new Set(others.map(({ name }) => name))].sort();
    if (value.status !== 'happened' || names.length > MOST) continue;
    for (const [i, a] of names.entries())
      for (const b of names.slice(i + 1)) {
        const key = `${a}|${b}`;
        counts.set(key, { a, b, meetings: (counts.get(key)?.meetings ?? 0) + 1 });
      }
  }
  return [...counts.values()].sort(
    (one, other) => other.meetings - one.meetings || (one.a + one.b < other.a + other.b ? -1 : 1),
  );
}
