/** The file of synonyms, data/compiled/synonyms.bin, which src/reading/repair/thesaurus.ts opens. */
import { packModel } from '../../src/desk/table/sections.js';
import { NAME, type Relation } from '../../src/reading/repair/thesaurus.js';

const VERSION = '2';

/**
 * @param relations found word to the words it may stand for
 * @returns the file, the same bytes for the same relations
 */
export function packThesaurus(relations: ReadonlyMap<string, readonly Relation[]>, source: string): Uint8Array {
  const words = new Set<string>();
  for (const [found, list] of relations) {
    words.add(found);
    for (const { word } of list) words.add(word);
  }
  const sorted = [...words].sort((a, b) => (a < b ? -1 : 1));
  const numbers = new Map(sorted.map((word, i) => [word, i]));
  const starts = new Uint32Array(sorted.length + 1);
  const packed: number[] = [];
  const flags: number[] = [];
  sorted.forEach((word, i) => {
    const own = (relations.get(word) ?? []).map((one) => ({ ...one, number: numbers.get(one.word) ?? 0 }));
    for (const { number, near, pos } of own.sort((a, b) => a.number - b.number)) {
      packed.push(number);
      flags.push(pos * 2 + (near ? 1 : 0));
    }
    starts[i + 1] = packed.length;
  });
  if (sorted.length > 2 ** 16) throw new Error(`${sorted.length} words are more than a row can number`);
  return packModel({ name: NAME, version: VERSION, trainedOn: source, licence: 'WordNet licence, see NOTICE' }, [
    ['words', new TextEncoder().encode(sorted.join('\n'))],
    ['starts', new Uint8Array(starts.buffer)],
    ['relations', new Uint8Array(Uint16Array.from(packed).buffer)],
    ['flags', Uint8Array.from(flags)],
  ]);
}
