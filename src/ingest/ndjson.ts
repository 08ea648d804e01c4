/**
 * NDJSON: one document a line, split on bytes so that one bad line (bytes that are no UTF-8, a line over the limit,
 * no JSON, no document) is reported in its place and costs no other.
 */
import type { ZodType } from 'zod';
import { type Document, DocumentInput } from '../model/document.js';
import { isoDate } from './dates.js';
import { toDocument } from './document.js';
import { ingestTable } from './tables.js';
import { DEFAULT_LIMIT, decodeText, InputError } from './text.js';

/** One line of the input: a document with its fields that mean nothing here, or what is wrong. Lines count from 1. */
export type Line =
  | { readonly line: number; readonly document: Document; readonly unknown?: readonly string[] }
  | { readonly line: number; readonly error: string; readonly advice: string };

interface RawLine {
  readonly line: number;
  /** The bytes of the line without its end, or nothing where it is longer than the limit. */
  readonly bytes: Uint8Array | undefined;
}

/** Lines of a stream of bytes; of a line over `limit` bytes nothing is kept. White lines are passed over. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  limit: number = DEFAULT_LIMIT,
): AsyncGenerator<RawLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let line = 1;
  const take = (): RawLine => {
    const raw: RawLine = { line: line++, bytes: length > limit ? undefined : Buffer.concat(parts) };
    parts = [];
    length = 0;
    return raw;
  };
  for await (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      const at = chunk.indexOf(10, from);
      const to = at === -1 ? chunk.length : at;
      length += to - from;
      if (length > limit) parts = [];
      else parts.push(chunk.subarray(from, to));
      if (at !== -1) yield take();
      from = to + 1;
    }
  }
  if (length > 0) yield take();
}

/** The documents of an NDJSON stream, in order, with a row for every line that holds none. */
export async function* readNdjson(
  chunks: AsyncIterable<Uint8Array>,
  limit: number = DEFAULT_LIMIT,
): AsyncGenerator<Line> {
  const parse = (value: unknown) => ({ document: toDocument(parseDocument(value)), unknown: unknownFields(value) });
  for await (const row of readRows(chunks, parse, limit)) {
    if (!('value' in row)) yield row;
    else {
      const { document, unknown } = row.value;
      yield { line: row.line, document, ...(unknown.length > 0 ? { unknown } : {}) };
    }
  }
}

/**
 * Tells of fields that mean nothing here, of each once.
 *
 * @returns what is wrong with the fields of a document, nothing where they are known or were told of before
 */
export function unknownTeller(): (fields: readonly string[]) => InputError | undefined {
  const told = new Set<string>();
  return (fields) => {
    const fresh = fields.filter((field) => !told.has(field));
    if (fresh.length === 0) return undefined;
    for (const field of fresh) told.add(field);
    const names = fresh.slice(0, MOST_NAMED).map((field) => `'${field.slice(0, 40)}'`);
    const named = `${names.join(', ')}${fresh.length > MOST_NAMED ? ', …' : ''}`;
    const renamed = fresh.flatMap((field) => {
      const usual = ingestTable('columns').find(({ name }) => name === field.toLowerCase())?.field;
      return usual ? [`'${usual}' for '${field.slice(0, 40)}'`] : [];
    });
    return new InputError(
      `${named} ${fresh.length > 1 ? 'are no fields' : 'is no field'} of a document, and left out`,
      renamed.length > 0
        ? `write ${renamed.slice(0, MOST_NAMED).join(', ')} (told once)`
        : 'chancery schema prints the whole shape (told once)',
    );
  };
}

/** So many fields are named in a line. */
const MOST_NAMED = 6;

/** The fields of a JSON value that a document does not have; of NGEC's, which bring more than is read, none. */
export const unknownFields = (value: unknown): string[] =>
  isNgec(value)
    ? []
    : Object.keys(value as object).filter((field) => !Object.hasOwn(DocumentInput.unwrap().shape, field));

/** One line of the input as what it holds, or what is wrong with it. Lines count from 1. */
export type Parsed<T> =
  | { readonly line: number; readonly value: T }
  | { readonly line: number; readonly error: string; readonly advice: string };

/**
 * What the lines of an NDJSON stream hold, in order, with a row for every line that is not as it should be.
 *
 * @param parse gives what a JSON value holds, or throws an InputError
 */
export async function* readRows<T>(
  chunks: AsyncIterable<Uint8Array>,
  parse: (value: unknown) => T,
  limit: number = DEFAULT_LIMIT,
): AsyncGenerator<Parsed<T>> {
  for await (const { line, bytes } of splitLines(chunks, limit)) {
    if (bytes && isBlank(bytes)) continue;
    try {
      yield { line, value: parse(parseLine(bytes, limit)) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { line, error: error.message, advice: error.advice };
    }
  }
}

/**
 * A value as a schema wants it.
 *
 * @throws InputError that says what it is not ('no document') and what to do
 */
export function checked<T>(schema: ZodType<T>, value: unknown, what: string, advice: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.');
  throw new InputError(`${what}: ${field ? `'${field}': ` : ''}${issue?.message ?? 'not as the schema says'}`, advice);
}

/**
 * A JSON value as a document: ours, or the input of NGEC (`id`, `date`, `event_text`).
 *
 * @throws InputError where it is neither
 */
export const parseDocument = (value: unknown): DocumentInput => {
  const document = checked(
    DocumentInput,
    ofNgec(value),
    'no document',
    "a line is an object with a 'text'; chancery schema prints the whole shape",
  );
  if (document.text.trim() === '') throw new InputError("no document: 'text' is empty", 'leave the line out');
  return document;
};

const isNgec = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && 'event_text' in value && !('text' in value);

/** A document of NGEC under our names; anything else as it is. */
const ofNgec = (value: unknown): unknown => {
  if (!isNgec(value)) return value;
  const { event_text: text, date, id, ...rest } = value;
  const published = typeof date === 'string' ? isoDate(date) : undefined;
  return { ...rest, text, ...(id === undefined ? {} : { id: String(id) }), ...(published ? { published } : {}) };
};

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);

const parseLine = (bytes: Uint8Array | undefined, limit: number): unknown => {
  if (!bytes)
    throw new InputError(`longer than the limit of ${limit / 1e6} MB`, 'split it, or raise the limit with --limit');
  return parseJson(decodeText(bytes, limit));
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    throw new InputError(`no JSON: ${reason.slice(0, 120)}`, 'write one JSON object a line');
  }
};
