/** Guests that are too many: the scorer of readouts counts whom a meeting has, not whom it should not have. */
import type { Reading } from '../../src/model/reading.js';

/**
 * @param golds in the order of the readings, each with the parties that the title of its readout tells
 * @returns of the documents with a meeting of all these parties the share of those in which one has no others, 0 to 1
 */
export function withoutOthers(
  readings: readonly Reading[],
  golds: readonly { readonly meeting: { readonly parties: readonly string[] } }[],
): number {
  const found = golds.flatMap(({ meeting }, i) => {
    const wanted = new Set(meeting.parties);
    const full = (readings[i]?.meetings ?? [])
      .filter(({ status }) => status === 'happened')
      .map(({ participants }) => new Set<string>(participants.flatMap(({ party }) => party || [])))
      .filter((parties) => [...wanted].every((party) => parties.has(party)));
    return full.length === 0 ? [] : [full.some(({ size }) => size === wanted.size)];
  });
  return found.filter((isAlone) => isAlone).length / found.length;
}
