/** Our own cases of the layers that are worked on by them: which pass, and why others do not. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read } from '../../src/index.js';
import type { Resources } from '../../src/reading/resources.js';
import { diplomacyCases, judge } from '../../test/reading/diplomacy/cases.js';
import { faultOf, readCases as readEvents } from '../../test/reading/events/cases.js';
import { outcomeOf, readCases as readMentions } from '../../test/reading/mentions/cases.js';
import { faultsOfCase, readCases as readStatements } from '../../test/reading/statements/cases.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The cases of one layer. */
export interface LayerCases {
  /** Its folder under test/reading. */
  readonly layer: string;
  readonly cases: number;
  /** The first fault by the id of the case. */
  readonly missed: ReadonlyMap<string, string>;
}

/**
 * Reads every case; takes some seconds.
 *
 * @param file `unseen` for the cases that were written when the code was done and that nothing was made to pass
 */
export function measureLayers(resources: Resources, file?: 'unseen'): LayerCases[] {
  const events = readEvents(readFileSync(join(root, `test/cases/events/${file ?? 'events'}.jsonl`), 'utf8'));
  return [
    measured('mentions', readMentions(file), (one) => outcomeOf(one, resources).faults),
    measured('statements', readStatements(file), (one) => faultsOfCase(one, resources)),
    measured('events', events, (one) => {
      const fault = faultOf(one, read({ text: one.text, published: one.published }, resources));
      return fault === '' ? [] : [fault];
    }),
    measured('diplomacy', diplomacyCases(file), (one) => {
      const { text, title, published } = one;
      return judge(one, read({ text, published, ...(title === undefined ? {} : { title }) }, resources));
    }),
  ];
}

const measured = <T extends { readonly id: string }>(
  layer: string,
  cases: readonly T[],
  faults: (one: T) => readonly string[],
): LayerCases => {
  const missed = new Map<string, string>();
  for (const one of cases) {
    const [first] = faults(one);
    if (first !== undefined) missed.set(one.id, first);
  }
  return { layer, cases: cases.length, missed };
};
