/** A search as it is typed, with the other names of the people and bodies that it names. */
import { type Choice, onceEach, type Phrase, phraseOf, type Query, queryParts } from '../store/search.js';
import type { Names } from './names.js';

/** A longer run of words is no name. */
const LONGEST = 5;

/**
 * What is in quotation marks is looked for as it stands, and so is what ends in a star. Of other words each run that names
 * somebody is found under the other names, too: 'Zelensky' finds 'Zelenskyy'.
 */
export function queryOf(typed: string, names: Names): Query {
  const parts = queryParts(typed).filter(({ text }) => phraseOf(text) !== undefined);
  const query: Choice[] = [];
  for (let at = 0; at < parts.length; ) {
    const run = parts.slice(at, at + LONGEST);
    const end = run.findIndex(({ text, quoted }) => quoted || text.endsWith('*'));
    const words = (end === -1 ? run : run.slice(0, end)).map(({ text }) => text);
    const [length, others] = nameAt(words, names);
    for (const { text } of parts.slice(at, at + length)) {
      const phrase = phraseOf(text);
      if (phrase) query.push([phrase, ...others]);
    }
    at += length;
  }
  return onceEach(query);
}

/** How many words from the first on are a name, at least one, with the phrases of its other names. */
const nameAt = (words: readonly string[], names: Names): readonly [length: number, others: readonly Phrase[]] => {
  for (let length = words.length; length > 0; length--) {
    const found = names.spellings(words.slice(0, length).join(' ')).flatMap((name) => phraseOf(name) ?? []);
    if (found.length > 0) return [length, found];
  }
  return [1, []];
};
