/**
 * The documents in some bytes, whatever their format: packed ones are unpacked, the format is recognised, its reader
 * loaded. What cannot be read is a line in its place, and the rest goes on.
 */
import { basename } from 'node:path';
import type { Document, DocumentInput } from '../model/document.js';
import { gunzip, HEAD, isGzip, peek } from './bytes.js';
import { isPlausible } from './dates.js';
import { toDocument } from './document.js';
import { recognisedKind } from './kinds.js';
import { type Draft, isProblem, type Problem, type RawPage, type ReaderOptions, type Source } from './reader.js';
import { formatNamed, recognise } from './recognise.js';
import { InputError } from './text.js';

/** A document with the page that it was made from. */
export interface Ingested {
  readonly document: Document;
  readonly raw?: RawPage;
  readonly extractor?: string;
  /** Whether it came as a text alone, which says nothing of itself. */
  readonly isText?: boolean;
  /** Name of the file that is this document alone. */
  readonly file?: string;
}

/** What a caller says of the documents. */
export type Facts = Pick<DocumentInput, 'title' | 'publisher' | 'published' | 'url'>;

export interface DocumentOptions extends ReaderOptions {
  /** Of a source that is one document it goes before what the page says; of many it fills what they leave out. */
  readonly facts?: Facts;
  /** What stands in for what a document does not say of itself. */
  readonly fallback?: Facts;
  /** What bytes are of which nothing tells that they are more than text. */
  readonly otherwise?: 'ndjson';
  /** What they are, whatever they seem to be. */
  readonly format?: 'ndjson';
}

/** The documents of a source, in its order, with a line for what is no document. */
export async function* documentsIn(source: Source, options: DocumentOptions): AsyncGenerator<Ingested | Problem> {
  try {
    const packed = await peek(source.bytes, HEAD);
    const isPacked = isGzip(packed.head);
    const head = isPacked ? await headWithin(packed.head) : packed.head;
    const format = formatNamed(options.format) ?? recognise(head, source.name, source.type, options.otherwise);
    const read = await format.load();
    const { path: _, ...unnamed } = source;
    const opened: Source =
      isPacked && !format.takesPacked
        ? { ...unnamed, bytes: gunzip(packed.bytes) }
        : { ...source, bytes: packed.bytes };
    for await (const found of read(opened, { ...options, within: within(options) })) {
      if (isProblem(found)) yield found;
      else yield* finished(found, source, format.holdsMany, options);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { where: '', error: error.message, advice: error.advice };
  }
}

/** Formats that are read where they are attached to an e-mail; others there are no documents. */
const ATTACHED = new Set(['pdf', 'docx', 'rtf', 'html', 'eml']);

/** Reads what is attached to a document; attached to that, nothing. */
const within = (options: ReaderOptions): NonNullable<ReaderOptions['within']> =>
  async function* (name, type, bytes) {
    const format = recognise(bytes, name, type);
    if (!ATTACHED.has(format.id)) return;
    try {
      yield* (await format.load())({ name, bytes: oneChunk(bytes) }, options);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { where: '', error: error.message, advice: error.advice };
    }
  };

/** The beginning of what some bytes hold packed; nothing where they are damaged. */
const headWithin = async (packed: Uint8Array): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of gunzip(oneChunk(packed))) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= HEAD) break;
    }
  } catch (error) {
    // What is only the beginning is cut off.
    if (!(error instanceof InputError)) throw error;
  }
  return Buffer.concat(chunks).subarray(0, HEAD);
};

async function* oneChunk(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}

/** A draft as a document, with what the caller and the source say of it. */
function* finished(
  { input, raw, extractor, isText }: Draft,
  source: Source,
  isOfMany: boolean,
  { facts = {}, fallback = {} }: DocumentOptions,
): Generator<Ingested | Problem> {
  if ('schema' in input) {
    const document = toDocument(input);
    const told = recognisedKind({ ...document, text: document.text.slice(document.body ?? 0) });
    return yield { document: Object.freeze({ ...document, ...told }) };
  }
  if (input.text.trim() === '')
    return yield {
      where: input.title ? `‘${input.title.slice(0, 60)}’` : (input.url ?? ''),
      error: 'there is no text in it',
      advice: 'leave it out, or give its text',
    };
  // A page that names no publisher has its host as one.
  const host = raw ? siteOf(input.url ?? source.url) : undefined;
  const known = {
    ...(host ? { publisher: host } : {}),
    ...defined(fallback),
    ...defined({ url: source.url, retrieved: source.retrieved }),
  };
  const all = isOfMany
    ? { ...known, ...defined(facts), ...defined(input) }
    : { ...known, ...defined(input), ...defined(facts) };
  const { published, ...rest } = all;
  const isDated = published !== undefined && isPlausible(published);
  if (published !== undefined && !isDated)
    yield {
      where: input.title ? `‘${input.title.slice(0, 60)}’` : '',
      error: `dated ${published.slice(0, 10)}, which cannot be`,
      advice: 'it is read without a date; give the day with --published',
      isMinor: true,
    };
  const given = defined(rest) as DocumentInput;
  const document = toDocument({ ...recognisedKind(given), ...given, ...(isDated ? { published } : {}) });
  yield {
    document,
    ...(raw ? { raw } : {}),
    ...(extractor ? { extractor } : {}),
    ...(isText ? { isText } : {}),
    ...(source.path !== undefined && !isOfMany ? { file: basename(source.path) } : {}),
  };
}

const siteOf = (url: string | undefined): string | undefined =>
  url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\d?\./, '') : undefined;

/** Without the fields that are not given. */
const defined = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as Partial<T>;
