/**
 * Rules as rows: each has an id, what it looks for, what it gives, a sentence it matches and one it must not. The id
 * travels with every result as its `why`, and `chancery rules ID` prints the row.
 */
import { placeOf, type Row, readTable, type Tables } from './tables.js';
import { expandPattern, Phrases, type Words } from './text/phrases.js';

/** A rule as it is shown to people. */
export interface RuleInfo {
  readonly id: string;
  /** The layer of the reading that it gives to. */
  readonly layer: string;
  /** A pattern of words, or for a rule of grammar a sentence that says what it does. */
  readonly says: string;
  readonly gives: Readonly<Record<string, string>>;
  readonly example: string;
  readonly counterExample: string;
  /** Where the row stands: `data/en/events.csv, line 12`. */
  readonly where: string;
}

/**
 * Reads a table with the columns id, pattern, example, counter_example and what `give` takes from each row.
 * Patterns match a token by its form in lower case or by its lemma.
 */
export function readPhraseRules<T extends { readonly id: string }>(
  tables: Tables,
  name: string,
  words: Words,
  give: (row: Row, id: string) => T,
) {
  const phrases = new Phrases<T>();
  const layer = name.slice(name.lastIndexOf('/') + 1);
  const rules = readTable(tables, name).map((row) => {
    const id = row.text('id');
    const value = Object.freeze(give(row, id));
    for (const pattern of row.list('pattern'))
      for (const sequence of expandPattern(pattern, words.split)) {
        phrases.add(
          sequence.map((word) => words.add(word)),
          value,
        );
      }
    return ruleInfo(row, layer, row.text('pattern'), value);
  });
  return { phrases, rules };
}

/** Reads a table with the columns id, word, example, counter_example and what `give` takes from each row. */
export function readWordRules<T extends { readonly id: string }>(
  tables: Tables,
  name: string,
  give: (row: Row, id: string) => T,
) {
  const words = new Map<string, T>();
  const layer = name.slice(name.lastIndexOf('/') + 1);
  const rules = readTable(tables, name).map((row) => {
    const word = row.text('word');
    if (words.has(word)) throw row.error(`'${word}' stands twice`);
    const value = Object.freeze(give(row, row.text('id')));
    words.set(word, value);
    return ruleInfo(row, layer, word, value);
  });
  return { words, rules };
}

/** The rules of grammar: those that stand in code and have only their description in a table. */
export const readGrammarRules = (tables: Tables, name: string): RuleInfo[] =>
  readTable(tables, name).map((row) => ruleInfo(row, row.text('layer'), row.text('says'), {}));

/** A row as it is shown, with what it gives; what is empty is not shown. */
export const ruleInfo = (row: Row, layer: string, says: string, value: object): RuleInfo => ({
  id: row.text('id'),
  layer,
  says,
  gives: Object.fromEntries(
    Object.entries(value)
      .filter(([key, given]) => key !== 'id' && given !== undefined && String(given) !== '')
      .map(([key, given]) => [
        key,
        Array.isArray(given) || given instanceof Set ? [...given].join('; ') : String(given),
      ]),
  ),
  example: row.text('example'),
  counterExample: row.text('counter_example'),
  where: placeOf(row.file, row.line),
});
