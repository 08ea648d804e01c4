/** How often words stand in diplomatic readouts and in news: a table that `scripts/learn-frequencies.ts` counts. */
import { placeOf, TableError, type Tables } from '../tables.js';

/** Of a million words; what the table does not have is rarer than any of its rows. */
export type Frequency = (word: string) => number;

const NAME = 'en/word-frequencies';
/** Times in a million of a word that is in no row. */
const RARE = 0.3;

/** Eight thousand rows of two plain cells: a reader of CSV would take longer for them than all the rest. */
export function readFrequencies(tables: Tables): Frequency {
  const text = tables.get(NAME);
  if (text === undefined) throw new TableError(placeOf(NAME, 1), 'the table is missing');
  const frequencies = new Map<string, number>();
  const lines = text.split('\n');
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    const comma = line.indexOf(',');
    const frequency = Number(line.slice(comma + 1));
    if (comma < 1 || !(frequency > 0)) throw new TableError(placeOf(NAME, i + 1), 'not a word, a comma and a number');
    frequencies.set(line.slice(0, comma), frequency);
  }
  return (word) => frequencies.get(word) ?? RARE;
}
