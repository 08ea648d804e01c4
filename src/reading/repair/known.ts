/**
 * What the repair needs of the actor table: names, titles and adjectives as phrases. All that it asks of that table
 * stands in this file.
 */

import type { OpenedTable } from '../actors/compiled.js';
import { Strings } from '../actors/packed.js';
import type { ActorTable } from '../actors/table.js';
import { foldMarks } from '../text/phrases.js';
import { foldQuotes } from '../text/tokens.js';

export interface KnownPhrases {
  /** Names of more than one word but those of people. */
  readonly names: readonly string[];
  readonly people: readonly string[];
  readonly titles: readonly string[];
  /** 'Chinese', 'South Korean'. */
  readonly adjectives: readonly string[];
}

export const knownPhrases = (actors: ActorTable, opened: readonly OpenedTable[]): KnownPhrases => ({
  names: actors.longNames,
  people: opened.flatMap(peopleOf),
  titles: opened.flatMap(titlesOf),
  adjectives: actors.adjectives,
});

const peopleOf = ({ sections }: OpenedTable): string[] => {
  const lists = sections.json('lists') as { readonly kinds: readonly string[] };
  const person = lists.kinds.indexOf('person');
  const strings = new Strings(sections, 'strings');
  const names = sections.column('actors.name');
  return Array.from(sections.column('actors.kind'), (kind, i) => (kind === person ? (names[i] ?? 0) : -1))
    .filter((name) => name >= 0)
    .map((name) => strings.get(name));
};

const titlesOf = ({ sections }: OpenedTable): string[] => {
  const strings = new Strings(sections, 'strings');
  return Array.from(sections.column('titles.title'), (title) => strings.get(title));
};

/**
 * The words of a name in lower case, without diacritics, parted as the tokenizer parts a name: 'China's' is two words,
 * 'Asia-Pacific' three. The tokenizer itself would take a tenth of a second for all names.
 */
export const lowerWords = (phrase: string): string[] =>
  PLAIN.test(phrase)
    ? phrase.toLowerCase().split(' ')
    : (phrase.match(WORDS) ?? []).map((word) => foldMarks(foldQuotes(word)).toLowerCase());

const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;
const WORDS =
  /(?:\p{Lu}\.)+|['’]s?(?![\p{L}\p{N}])|(?:(?:co|inter|non)-)?[\p{L}\p{N}]+(?:['’](?!s(?![\p{L}\p{N}]))[\p{L}\p{N}]+)*\.?|[^\s]/giu;
