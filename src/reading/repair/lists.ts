/** The edited tables of the repair: what spinners exchange, spellings, set phrases, collocations. */
import { type Row, readNumbers, readTable, type Tables } from '../tables.js';
import type { TargetKind } from './targets.js';

const PHRASE_KINDS = ['time', 'attribution', 'title', 'diplomacy', 'institution', 'group'] as const;

/** Set phrases and collocations. */
export const readPhrases = (tables: Tables): SetPhrase[] => [
  ...readTable(tables, 'en/set-phrases').map((row) => ({
    restored: row.text('restored'),
    kind: row.oneOf('kind', PHRASE_KINDS),
  })),
  ...Array.from(
    readNumbers(tables, 'en/collocations'),
    ([restored, weight]): SetPhrase => ({ restored, kind: 'collocation', weight }),
  ),
];

export interface SetPhrase {
  readonly restored: string;
  readonly kind: keyof typeof KIND_OF;
  readonly weight?: number;
}

/** As what a phrase of each kind is looked for. */
export const KIND_OF = {
  time: 'phrase',
  attribution: 'phrase',
  diplomacy: 'phrase',
  title: 'title',
  institution: 'name',
  group: 'group',
  collocation: 'collocation',
} as const satisfies Record<string, TargetKind>;

export interface Own {
  /** What stands in the text, a dictionary form of one or more words, to the words it may stand for. */
  readonly exchanges: ReadonlyMap<string, readonly string[]>;
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** The words for which something may stand. */
  readonly originals: ReadonlySet<string>;
}

/** @throws TableError where an exchange stands twice */
export const readOwn = (tables: Tables): Own => {
  const exchanges = new Map<string, string[]>();
  const spellings = new Map<string, string[]>();
  const seen = new Set<string>();
  const add = (map: Map<string, string[]>, row: Row, found: string, word: string): void => {
    if (found === word || seen.has(`${found}>${word}`)) throw row.error(`'${found}' stands twice for '${word}'`);
    seen.add(`${found}>${word}`);
    map.set(found, [...(map.get(found) ?? []), word]);
  };
  for (const row of readTable(tables, 'en/synonyms')) {
    const word = row.text('word');
    const spelling = row.oneOf('kind', ['exchange', 'spelling']) === 'spelling';
    for (const found of row.list('found')) {
      add(spelling ? spellings : exchanges, row, found, word);
      if (spelling) add(spellings, row, word, found);
    }
  }
  return { exchanges, spellings, originals: new Set([...exchanges.values()].flat()) };
};
