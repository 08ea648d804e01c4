/**
 * A document as it lies in the queue: one line of JSON, behind it the page that it was made from, packed together. What
 * comes out was written by others, and is checked like any other input.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import type { Ingested } from '../../ingest/documents-in.js';
import { checked } from '../../ingest/ndjson.js';
import { InputError } from '../../ingest/text.js';
import { type Document, DocumentInput } from '../../model/document.js';
import { keyOf } from '../read-ahead.js';

/** Bytes of a message unpacked; of more it is refused. */
const LIMIT = 256e6;

const ADVICE = 'queue documents with: chancery queue add';

const Envelope = z.object({
  schema: z.literal('chancery/queued@1'),
  document: z.unknown(),
  /** Content type of the page. */
  page: z.string().optional(),
  extractor: z.string().optional(),
});

export async function packed({ document, raw, extractor }: Ingested): Promise<Uint8Array> {
  const envelope = { schema: 'chancery/queued@1', document, page: raw?.type, extractor };
  return promisify(gzip)(Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), raw?.bytes ?? Buffer.alloc(0)]));
}

/** @throws InputError where it is no document of a queue */
export async function unpacked(bytes: Uint8Array): Promise<Ingested> {
  const all = await promisify(gunzip)(bytes, { maxOutputLength: LIMIT }).catch(() => {
    throw new InputError('no document of a queue: it cannot be unpacked', ADVICE);
  });
  const end = all.indexOf(10);
  const envelope = checked(Envelope, lineOf(all.subarray(0, end < 0 ? all.length : end)), NO_DOCUMENT, ADVICE);
  const page = envelope.page === undefined ? {} : { raw: { type: envelope.page, bytes: all.subarray(end + 1) } };
  const extractor = envelope.extractor === undefined ? {} : { extractor: envelope.extractor };
  return { document: documentOf(envelope.document), ...page, ...extractor };
}

const NO_DOCUMENT = 'no document of a queue';

const lineOf = (line: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    throw new InputError(`${NO_DOCUMENT}: it does not begin with a line of JSON`, ADVICE);
  }
};

/** A document as `toDocument` made it. */
const documentOf = (value: unknown): Document => {
  const { id, ...known } = checked(DocumentInput, value, NO_DOCUMENT, ADVICE);
  const { text, title } = known;
  if (id === undefined || text.trim() === '' || (title !== undefined && !text.startsWith(`${title}\n\n`)))
    throw new InputError(`${NO_DOCUMENT}: it lacks an id or a text, or the text its title`, ADVICE);
  const hash = createHash('sha256').update(text).digest('hex');
  const given = Object.fromEntries(Object.entries(known).filter(([, field]) => field !== undefined)) as typeof known;
  return Object.freeze({
    ...given,
    schema: 'chancery/document@1',
    id,
    hash,
    ...(title === undefined ? {} : { body: title.length + 2 }),
  } as Document);
};

/** A name for a document with its text and facts: the same one waits once in a queue. */
export const nameOf = (document: Document): string =>
  createHash('sha256').update(keyOf(document)).digest('hex').slice(0, 32);
