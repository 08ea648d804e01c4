/** Comparing two accounts: of files, of a meeting in the record, and of one office's accounts over time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDocument } from '../ingest/document.js';
import type { Document, DocumentInput } from '../model/document.js';
import type { DocumentKind } from '../model/generated/lists.js';
import type { Party } from '../model/generated/parties.js';
import type { Context } from '../reading/context.js';
import { findIssuer, toldKind } from '../reading/issuer.js';
import { contextOf } from '../reading/layers.js';
import type { Resources } from '../reading/resources.js';
import { openVectors } from '../reading/text/en/parser/vectors.js';
import { type Compared, compareAccounts } from '../record/compare/compare.js';
import { type CompareWords, readCompareWords } from '../record/compare/words.js';
import { DATA_FOLDER, loadTables } from './resources.js';

/** What is known of an account. */
export interface AccountFacts {
  readonly document: string;
  readonly title: string | null;
  readonly kind: DocumentKind | null;
  readonly issuer: Party | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly characters: number;
}

/** Two accounts side by side; spans of `points` count in the texts of `texts`. */
interface Comparison extends Compared {
  readonly a: AccountFacts;
  readonly b: AccountFacts;
}

/** A comparison with the texts that its spans count in. */
export interface ShownComparison {
  readonly comparison: Comparison;
  readonly texts: { readonly a: string; readonly b: string };
}

/**
 * The tables of comparing, of the release or of another folder.
 *
 * @throws TableError where a row is not as its table wants it
 */
export function loadCompareWords(folder: string = DATA_FOLDER): CompareWords {
  const { tables } = loadTables(folder, ['en/compare/', 'en/word-frequencies.csv']);
  return readCompareWords(tables, () => openVectors(readFileSync(join(folder, 'models/vectors-en.bin'))));
}

/** The layers of an account's text, with its own words: what looks garbled to a reading stays as it stands. */
export const accountContext = (input: DocumentInput | Document, resources: Resources): Context => {
  const document = toDocument(input);
  return contextOf(document, resources.language.analyse(document.text), true, resources);
};

/** Compares two accounts. */
export function compareDocuments(
  a: DocumentInput | Document,
  b: DocumentInput | Document,
  resources: Resources,
  words: CompareWords,
): ShownComparison {
  return compareContexts(accountContext(a, resources), accountContext(b, resources), words);
}

/** The same, of accounts that were read before. */
export function compareContexts(one: Context, other: Context, words: CompareWords): ShownComparison {
  const { points, stress } = compareAccounts(one, other, words);
  return {
    comparison: { a: factsOf(one), b: factsOf(other), points, stress },
    texts: { a: one.document.text, b: other.document.text },
  };
}

/** What is known of an account without cutting it: its kind and issuer by what came with it and its first words. */
export const accountFacts = (document: Document, resources: Resources): AccountFacts =>
  factsOf({ document, resources });

const factsOf = (context: Pick<Context, 'document' | 'resources'>): AccountFacts => {
  const { document } = context;
  return {
    document: document.id,
    title: document.title ?? null,
    kind: document.kind ?? toldKind(document, context.resources) ?? null,
    issuer: findIssuer(document, context.resources) || null,
    publisher: document.publisher ?? null,
    published: document.published ?? null,
    url: document.url ?? null,
    characters: document.text.length,
  };
};
