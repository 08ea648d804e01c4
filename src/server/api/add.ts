/** Adding documents over HTTP: one as JSON, or several one a line; each bad line is told and costs no other. */
import { readNdjson } from '../../ingest/ndjson.js';
import type { Document } from '../../model/document.js';
import type { DoorContext } from '../door/caller.js';
import { refuse } from '../door/refuse.js';
import { FILE_TYPES, jsonText } from './files.js';
import type { Writes } from './writes.js';

/** @param limit bytes of a body, which are those of a document, too */
export async function addDocuments(context: DoorContext, writes: Writes, limit: number): Promise<Response> {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/x-ndjson')
    return refuse(
      context,
      415,
      'The body is neither JSON nor JSON lines',
      'send application/json with one document, or application/x-ndjson with one a line',
    );
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  // One document may be written over several lines.
  const text = type === 'application/json' ? onOneLine(bytes) : bytes;
  const documents: Document[] = [];
  const failed: { line: number; error: string; advice: string }[] = [];
  for await (const line of readNdjson(chunks(text), limit))
    if ('document' in line) documents.push(line.document);
    else failed.push(line);
  if (documents.length === 0) {
    const [first] = failed;
    return refuse(
      context,
      400,
      first ? first.error : 'The body is empty',
      first ? first.advice : 'send a document: {"text": "...", "published": "2023-06-18"}',
    );
  }
  const counts = await writes.add(documents);
  return context.body(jsonText({ ...counts, ids: documents.map(({ id }) => id), failed }), 200, {
    'content-type': FILE_TYPES.json,
  });
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** In JSON an end of line is only ever a blank between two parts: within a text it is written \n. */
const onOneLine = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => (byte === 10 || byte === 13 ? 32 : byte));
