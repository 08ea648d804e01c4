/**
 * Web archives (WARC, WET, also gzipped), streamed: pages and PDFs that were fetched become documents with their address
 * and the moment of fetching; images, scripts and what was no success are passed over.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { asGzipError, isGzip, peek } from './bytes.js';
import { gunzipMembers } from './gunzip-members.js';
import { type Draft, isProblem, type Problem, type Reader, type ReaderOptions } from './reader.js';
import { InputError } from './text.js';
import { headersOf, warcRecords } from './warc-records.js';

/** Kinds of content that are documents. */
const WANTED = /^(?:text\/html|application\/xhtml\+xml|application\/pdf)\b/i;
/** Kinds of records that hold a page as it was fetched, or its text. */
const TYPES = new Set(['response', 'resource', 'conversion']);

export const readWarc: Reader = async function* (source, options) {
  const { head, bytes } = await peek(source.bytes, 3);
  const unpacked = isGzip(head) ? gunzipMembers(bytes) : bytes;
  // A page may be packed within its record, never to more than twice its limit where it is refused anyway.
  for await (const row of warcRecords(unpacked, wants, options.limit * 2)) {
    if ('error' in row) {
      yield { where: place(row.at), error: row.error, advice: 'it is passed over; fetch or write the archive again' };
      continue;
    }
    try {
      for await (const found of documentsOf(row.headers, row.content, row.isCut, options))
        yield isProblem(found) ? { ...found, where: named(row.at, row.headers) } : found;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // Of one that is cut it was said already what is wrong.
      if (!row.isCut || row.content.length >= options.limit)
        yield { where: named(row.at, row.headers), error: error.message, advice: error.advice };
    }
  }
};

const place = (at: number): string => `record at byte ${at.toLocaleString('en')}`;
const named = (at: number, headers: ReadonlyMap<string, string>): string => addressOf(headers) ?? place(at);

const addressOf = (headers: ReadonlyMap<string, string>): string | undefined =>
  headers.get('warc-target-uri')?.replace(/^<|>$/g, '');

/** By its kind and, of an answer over HTTP, by what it says it is: pictures are the most of an archive, and none is held. */
const wants = (headers: ReadonlyMap<string, string>, beginning: Buffer): boolean => {
  const kind = headers.get('warc-type') ?? '';
  if (!TYPES.has(kind) || !/^<?https?:/i.test(headers.get('warc-target-uri') ?? '')) return false;
  if (kind !== 'response') return true;
  const end = beginning.indexOf('\r\n\r\n');
  return end === -1 || WANTED.test(headersOf(beginning.toString('latin1', 0, end)).get('content-type') ?? '');
};

async function* documentsOf(
  headers: ReadonlyMap<string, string>,
  content: Buffer,
  isCut: boolean,
  options: ReaderOptions,
): AsyncGenerator<Draft | Problem> {
  const type = headers.get('content-type') ?? '';
  const facts = { url: addressOf(headers), retrieved: momentOf(headers.get('warc-date')) };
  if (headers.get('warc-type') === 'conversion') {
    if (/^text\/plain/i.test(type)) yield finished({ input: { text: content.toString('utf8') } }, facts);
    return;
  }
  const page = headers.get('warc-type') === 'resource' ? { type, body: content } : httpBody(content, options.limit);
  if (!page || !WANTED.test(page.type)) return;
  if (isCut && page.body.length > options.limit)
    throw new InputError('a page longer than the limit', 'raise the limit with --limit');
  if (page.body.length === 0) return;
  if (/pdf/i.test(page.type)) {
    const { readPdf } = await import('./pdf.js');
    for await (const found of readPdf({ name: '', bytes: once(page.body) }, options))
      yield isProblem(found) ? found : finished(found, facts);
    return;
  }
  const { pageDraft } = await import('./html/page.js');
  yield finished(pageDraft(page.body, { url: facts.url, type: page.type }), facts);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const finished = (
  draft: Draft,
  { url, retrieved }: { readonly url: string | undefined; readonly retrieved: string | undefined },
): Draft => ({
  ...draft,
  input: { ...(url ? { url } : {}), ...(retrieved ? { retrieved } : {}), ...draft.input },
});

const momentOf = (date: string | undefined): string | undefined =>
  date && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(date) ? date : undefined;

/**
 * The body of an answer over HTTP, unpacked; undefined where it was no success.
 *
 * @throws InputError where it unpacks to more than the limit, or cannot be unpacked
 */
const httpBody = (content: Buffer, limit: number): { readonly type: string; readonly body: Buffer } | undefined => {
  const end = content.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = content.toString('latin1', 0, end);
  if (!/^HTTP\/\S+ 200\b/.test(head)) return undefined;
  const headers = headersOf(head);
  const type = headers.get('content-type') ?? '';
  if (!WANTED.test(type)) return { type, body: Buffer.alloc(0) };
  let body: Buffer = content.subarray(end + 4);
  if (/chunked/i.test(headers.get('transfer-encoding') ?? '')) body = dechunked(body);
  return { type, body: unpackBody(body, headers.get('content-encoding') ?? '', limit) };
};

/** The body without the lengths of its pieces. Some archives have taken them out already: then it is as it should be. */
const dechunked = (body: Buffer): Buffer => {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at);
    const size = line === -1 ? '' : (body.toString('latin1', at, line).split(';', 1)[0]?.trim() ?? '');
    if (!/^[0-9a-f]{1,8}$/i.test(size)) return pieces.length === 0 ? body : Buffer.concat(pieces);
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(body.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
};

/** Unpacked, where it is packed as it says: some archives hold it unpacked already. */
const unpackBody = (body: Buffer, encoding: string, limit: number): Buffer => {
  const options = { maxOutputLength: limit };
  try {
    if (/\bgzip\b/i.test(encoding) && isGzip(body)) return gunzipSync(body, options);
    if (/\bbr\b/i.test(encoding)) return brotliDecompressSync(body, options);
    if (/\bdeflate\b/i.test(encoding) && (body[0] ?? 0) % 16 === 8) return inflateSync(body, options);
  } catch (error) {
    if (
      /\bbr\b/i.test(encoding) &&
      !(error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    )
      return body;
    throw asGzipError(error);
  }
  return body;
};
