/**
 * Synonym classes, and the known names and set phrases indexed by the classes of their words: what a garbled phrase is
 * looked up in. 'White Home' and 'White House' have the same key, since home and house are of one class.
 */
import type { ActorTable } from '../actors/table.js';
import { readTable, type Tables } from '../tables.js';
import { phraseParts, type Words } from '../text/phrases.js';

/** A phrase that garbling may have altered. */
export interface Target {
  readonly restored: string;
  /** The words of the phrase in lower case, to tell the intact from the garbled. */
  readonly intact: readonly string[];
  /** A word that the garbled phrase must hold, or ''. */
  readonly requires: string;
  /** A name, all whose words begin with a capital. */
  readonly capitals: boolean;
}

export interface Synonyms {
  /** Class of a word, or of several words joined by spaces, in lower case. A word may be in several classes. */
  readonly classesOf: ReadonlyMap<string, readonly string[]>;
  /** Keys (class names joined by spaces) that begin a longer key: where the search may go on. */
  readonly prefixes: ReadonlySet<string>;
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  /** The first words, in lower case, of anything that could be a target. */
  readonly firstWords: ReadonlySet<string>;
}

/** Longest number of keys that one phrase may have, words of several classes multiplied out. */
const MOST_KEYS = 16;

export function buildSynonyms(tables: Tables, actors: ActorTable, numbers: Words): Synonyms {
  const classesOf = new Map<string, string[]>();
  const members = new Map<string, string[]>();
  for (const row of readTable(tables, 'en/synonyms')) {
    const name = `#${row.text('class')}`;
    members.set(name, row.list('words'));
    for (const word of row.list('words')) {
      const list = classesOf.get(word) ?? [];
      if (list.includes(name)) throw row.error(`'${word}' stands twice in its class`);
      classesOf.set(word, [...list, name]);
    }
  }
  const adjectives = actors.adjectives.map((adjective) => adjective.toLowerCase());
  for (const adjective of adjectives) {
    // American newspapers' 'Chinese officials' become 'Chinese language officers'.
    classesOf.set(adjective, [`#${adjective}`]);
    classesOf.set(`${adjective} language`, [`#${adjective}`]);
  }

  const targets = new Map<string, Target[]>();
  const prefixes = new Set<string>();
  const firstWords = new Set<string>();
  const add = (restored: string, requires: string): void => {
    const words = phraseParts(restored.toLowerCase(), numbers.split);
    if (words.length < 2 || !words.some((word) => classesOf.has(word))) return;
    const capitals =
      /^\p{Lu}/u.test(restored) && restored.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word)).length > 1;
    for (const key of keysOf(words, classesOf)) {
      let path = '';
      for (const part of key) {
        if (path !== '') prefixes.add(path);
        path = path === '' ? part : `${path} ${part}`;
      }
      const target = { restored, intact: words, requires, capitals };
      const known = targets.get(path);
      if (known) known.push(target);
      else targets.set(path, [target]);
      const [first = ''] = key;
      for (const word of members.get(first) ?? [first]) firstWords.add(word.split(' ')[0] ?? word);
      if (first.startsWith('#')) firstWords.add(first.slice(1).split(' ')[0] ?? first);
    }
  };
  for (const name of actors.longNames) add(name, '');
  for (const row of readTable(tables, 'en/set-phrases')) {
    const restored = row.text('restored');
    const requires = row.optional('requires');
    if (!restored.includes('{adjective}')) add(restored, requires);
    else for (const adjective of actors.adjectives) add(restored.replace('{adjective}', adjective), requires);
  }
  return { classesOf, prefixes, targets, firstWords };
}

/** The keys of a phrase: each word by each of its classes, or by itself. */
const keysOf = (words: readonly string[], classesOf: ReadonlyMap<string, readonly string[]>): string[][] => {
  let keys: string[][] = [[]];
  for (const word of words) {
    const classes = classesOf.get(word) ?? [word];
    keys = keys.flatMap((key) => classes.map((name) => [...key, name]));
    if (keys.length > MOST_KEYS) return keys.slice(0, MOST_KEYS);
  }
  return keys;
};
