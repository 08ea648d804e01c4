/** Treebanks in CoNLL-U for training: words with their tags, heads and relations. */
import { readFileSync } from 'node:fs';

export interface TreeSentence {
  readonly forms: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** 1-based, 0 for the root. */
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

export function readTreebank(path: string): TreeSentence[] {
  const sentences: TreeSentence[] = [];
  let rows: string[][] = [];
  const end = (): void => {
    if (rows.length > 0) {
      const column = (c: number): string[] => rows.map((row) => row[c] ?? '');
      sentences.push({
        forms: column(1),
        upos: column(3),
        xpos: column(4),
        heads: column(6).map(Number),
        relations: column(7),
      });
    }
    rows = [];
  };
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') end();
    else if (/^\d+\t/.test(line)) rows.push(line.split('\t'));
  }
  end();
  return sentences;
}
