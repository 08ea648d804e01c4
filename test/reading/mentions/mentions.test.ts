import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { resources } from '../../resources.js';
import { outcomeOf, readCases } from './cases.js';
import { tableOf } from './summary.js';

/** Case to the reason why it is missed; one that passes must leave the list. */
const BACKLOG = new Map(
  Object.entries(
    JSON.parse(readFileSync(fileURLToPath(new URL('./backlog.json', import.meta.url)), 'utf8')) as Record<
      string,
      string
    >,
  ),
);

describe('the cases of mentions', () => {
  const cases = readCases();
  const outcomes = new Map(cases.map((one) => [one.id, outcomeOf(one, resources())]));

  it.each(cases.filter(({ id }) => !BACKLOG.has(id)).map(({ id }) => id))('%s', (id) => {
    expect(outcomes.get(id)?.faults).toEqual([]);
  });

  it('of the backlog are still missed', () => {
    expect([...BACKLOG.keys()].filter((id) => !outcomes.has(id))).toEqual([]);
    expect([...BACKLOG.keys()].filter((id) => outcomes.get(id)?.faults.length === 0)).toEqual([]);
  });

  it('are counted by group', () => {
    const table = tableOf(cases, outcomes);
    console.info(table);
    expect(table).toContain('all');
  });
});
