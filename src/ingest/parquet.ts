/** Parquet: a document a row. Its table of contents stands at its end, so it is read at places. */
import { open } from 'node:fs/promises';
import type { AsyncBuffer } from 'hyparquet';
import { collect } from './bytes.js';
import { columnsOf } from './columns.js';
import type { Reader, Source } from './reader.js';
import { rowDraft } from './row.js';
import { InputError } from './text.js';

/** Rows that are held at once. */
const ROWS = 500;
/** What is no file is held whole: so many documents of the limit. */
const HELD = 20;

export const readParquet: Reader = async function* (source, { limit, columns: given }) {
  const { file, close } = await opened(source, limit * HELD);
  try {
    const [{ parquetMetadataAsync, parquetReadObjects, parquetSchema }, { compressors }] = await Promise.all([
      import('hyparquet'),
      import('hyparquet-compressors'),
    ]);
    const metadata = await guarded(() => parquetMetadataAsync(file));
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    const columns = columnsOf(names, given);
    const count = Number(metadata.num_rows);
    for (let first = 0; first < count; first += ROWS) {
      const rows = await guarded(() =>
        parquetReadObjects({
          file,
          metadata,
          compressors,
          columns: [...new Set(Object.values(columns))],
          rowStart: first,
          rowEnd: Math.min(count, first + ROWS),
        }),
      );
      for (const [i, row] of rows.entries())
        yield rowDraft(row, columns, `row ${(first + i + 1).toLocaleString('en')}`);
    }
  } finally {
    await close();
  }
};

const guarded = async <T>(work: () => Promise<T> | T): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : String(error);
    throw new InputError(`damaged Parquet: ${reason}`, 'write the file again');
  }
};

const opened = async (
  source: Source,
  limit: number,
): Promise<{ readonly file: AsyncBuffer; readonly close: () => Promise<void> }> => {
  if (source.path === undefined) {
    const bytes = await collect(source.bytes, limit);
    const slice = (start: number, end?: number): ArrayBuffer => copied(bytes.subarray(start, end ?? bytes.length));
    return { file: { byteLength: bytes.length, slice }, close: async () => {} };
  }
  const handle = await open(source.path);
  const { size } = await handle.stat();
  const slice = async (start: number, end = size): Promise<ArrayBuffer> => {
    const bytes = Buffer.alloc(Math.max(0, end - start));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
    return copied(bytes.subarray(0, bytesRead));
  };
  return { file: { byteLength: size, slice }, close: () => handle.close() };
};

const copied = (bytes: Uint8Array): ArrayBuffer => {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
};
