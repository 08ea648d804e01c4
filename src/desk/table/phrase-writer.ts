/** Writes names as tries of words, which reading/actors/packed.ts looks up: as texts have them, and folded as bare phrases are. */
import { surnameOf } from '../../reading/actors/names.js';
import { FOLDED_OF, phraseWords } from '../../reading/actors/packed.js';
import { wordsOfString } from '../../reading/actors/who/words.js';
import type { ActorRow } from './rows.js';
import { packHash, type SectionWriter, StringPool } from './sections.js';

type Of = 1 | 2 | 4 | 8;

interface Node {
  readonly next: Map<number, Node>;
  readonly values: number[];
}

/** Collects phrases and writes them as a trie in rows: children of a node stand together, in the order of their words. */
export class PhraseWriter {
  private readonly root: Node = { next: new Map(), values: [] };
  private readonly words = new Map<string, number>();

  add(words: readonly string[], of: Of, value: number): void {
    if (words.length === 0) return;
    let node = this.root;
    for (const word of words) {
      let number = this.words.get(word);
      if (number === undefined) {
        number = this.words.size + 1;
        this.words.set(word, number);
      }
      let next = node.next.get(number);
      if (!next) {
        next = { next: new Map(), values: [] };
        node.next.set(number, next);
      }
      node = next;
    }
    const packed = value * 16 + of;
    if (!node.values.includes(packed)) node.values.push(packed);
  }

  /** @param index the name of the index in the file */
  write(writer: SectionWriter, index: string): void {
    const nodes: Node[] = [this.root];
    const children: number[] = [];
    const words: number[] = [];
    const counts: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (!node) break;
      children.push(node.next.size);
      counts.push(node.values.length);
      values.push(...node.values);
      for (const [word, next] of [...node.next].sort(([a], [b]) => a - b)) {
        words.push(word);
        nodes.push(next);
      }
    }
    const pool = new StringPool();
    for (const word of this.words.keys()) pool.add(word);
    writer.strings(`${index}.words`, pool);
    writer.column(`${index}.words.slots`, packHash(pool.texts));
    writer.column(`${index}.trie.children`, children);
    writer.column(`${index}.trie.words`, words);
    writer.column(`${index}.trie.counts`, counts);
    writer.column(`${index}.trie.values`, values);
  }
}

/** A longer word is no abbreviation. */
const LONGEST_ABBREVIATION = 4;

/** Adds the names of one actor, number `i` of the file. */
export function addFolded(
  writer: PhraseWriter,
  actor: Pick<ActorRow, 'kind' | 'country'> & {
    readonly phrases: readonly string[];
    readonly adjectives: readonly string[];
    readonly people: readonly string[];
  },
  i: number,
  split: (phrase: string) => string[],
): void {
  const add = (given: string, of: (typeof FOLDED_OF)[keyof typeof FOLDED_OF]): void => {
    const phrase = phraseWords(given, split).join(' ');
    const { forms, folded } = wordsOfString(phrase);
    writer.add(folded, of, i * 2 + (folded.length === 1 && isAbbreviation(forms[0] ?? '') ? 1 : 0));
    if (of !== FOLDED_OF.actor || actor.kind !== 'person' || folded.length < 2) return;
    for (const surname of surnamesOf(phrase, actor.country)) writer.add(surname, FOLDED_OF.surname, i * 2);
  };
  for (const phrase of actor.phrases) add(phrase, FOLDED_OF.actor);
  for (const phrase of actor.adjectives) add(phrase, FOLDED_OF.adjective);
  for (const phrase of actor.people) add(phrase, FOLDED_OF.people);
}

/** Whoever is called 'el-Sisi' is called 'Sisi', too; 'von der Leyen' 'Leyen', 'Lopez Obrador' by both names or the last. */
const surnamesOf = (name: string, country: ActorRow['country']): readonly (readonly string[])[] => {
  const { folded } = wordsOfString(name);
  const surname = wordsOfString(surnameOf(name, country)).folded;
  const last = folded.slice(-1);
  if (surname.at(-1) !== last[0]) return [surname];
  return [surname, last, ...(folded.length > 2 ? [folded.slice(-2)] : [])];
};

const isAbbreviation = (form: string): boolean => {
  const letters = form.replaceAll('.', '');
  return letters.length > 1 && letters.length <= LONGEST_ABBREVIATION && /^\p{Lu}+$/u.test(letters);
};
