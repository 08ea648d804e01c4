/**
 * Documents that people annotated, with their texts: those of ../shared/corpus, this project's own annotations of further ones
 * (test/corpus), and short reports that were written for the reader to learn from (test/corpus/reports).
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export interface Annotated {
  readonly id: string;
  readonly published: string;
  readonly text: string;
  /** What was marked, by layer (../shared/corpus/GUIDE.md); of the project's own documents without any words. */
  readonly marked: Marked;
}

interface Marked {
  readonly document: {
    readonly id: string;
    readonly published: string;
    readonly file?: string;
    readonly sha256?: string;
  };
}

const OWN = join(dirname(fileURLToPath(import.meta.url)), '../../test/corpus');

const goldsIn = (folder: string, ending: string): Marked[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Marked);

/**
 * Short reports in our own words, their persons invented: those that the reader learns from, and those by somebody else that it is
 * measured on.
 */
export const ownReports = (part: 'learned' | 'measured'): Annotated[] =>
  gunzipSync(readFileSync(join(OWN, 'reports', `${part}.ndjson.gz`)))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { text, ...marked } = JSON.parse(line) as Marked & { readonly text: string };
      return { id: marked.document.id, published: marked.document.published, text, marked };
    });

/** @param part train or dev */
export const sharedDocuments = (shared: string, part: 'train' | 'dev'): Annotated[] => {
  const folder = join(shared, 'corpus', part);
  return goldsIn(folder, '.gold.json').map((marked) => {
    const { id, published, file = `${id}.txt` } = marked.document;
    return { id, published, text: readFileSync(join(folder, file), 'utf8'), marked };
  });
};

/** @throws Error where a text is missing, or not the one that was annotated */
export const ownDocuments = (shared: string): Annotated[] => {
  const texts = new Map(
    readFileSync(join(shared, 'corpus/unlabelled.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly id: string; readonly text: string })
      .map(({ id, text }) => [id, text]),
  );
  return goldsIn(OWN, '.json').map((marked) => {
    const { id, published, sha256 } = marked.document;
    const text = texts.get(id);
    if (text === undefined || createHash('sha256').update(text).digest('hex') !== sha256)
      throw new Error(`${id}: its text in corpus/unlabelled.jsonl is ${text === undefined ? 'missing' : 'another'}`);
    return { id, published, text, marked };
  });
};

/** All that is learned from: the corpus' train part, this project's annotations of further documents, and its own short reports. */
export const learnedDocuments = (shared: string): Annotated[] => [
  ...sharedDocuments(shared, 'train'),
  ...ownDocuments(shared),
  ...ownReports('learned'),
];
