/** CSV and other tables in text with a header line: a document a row, read row by row. */
import Papa from 'papaparse';
import { HEAD, peek, tooLong } from './bytes.js';
import { decodePage } from './charset.js';
import { type Columns, columnsOf } from './columns.js';
import type { Reader } from './reader.js';
import { rowDraft } from './row.js';
import { InputError } from './text.js';

interface Row {
  readonly cells: readonly string[];
  /** What the library says is wrong with the row. */
  readonly error: string | undefined;
}

export const readCsv: Reader = async function* (source, { limit, columns: given }) {
  const { head, bytes } = await peek(source.bytes, HEAD);
  let names: string[] | undefined;
  let columns: Columns = {};
  let number = 0;
  for await (const { cells, error } of rowsOf(decoded(bytes, encodingOf(head)), limit)) {
    if (names === undefined) {
      names = cells.map((name) => name.trim());
      columns = columnsOf(names, given);
      continue;
    }
    number++;
    const where = `row ${number.toLocaleString('en')}`;
    if (error) yield { where, error, advice: 'mend the row; quotes within a cell are doubled' };
    else if (cells.length !== names.length)
      yield {
        where,
        error: `${cells.length} cells where the header has ${names.length}`,
        advice: 'put quotes around cells that hold the separator or a line break',
      };
    else yield rowDraft(Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])), columns, where);
  }
};

/** Spreadsheets still write Windows-1252 where the beginning is no UTF-8. */
const encodingOf = (head: Uint8Array): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  // A character that the end of the head cuts in two is no error.
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  return text.includes('\ufffd') && !decodePage(head).includes('\ufffd') ? 'windows-1252' : 'utf-8';
};

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The rows of a text that comes in pieces. A row may go over lines; no more than one piece and one row are held. */
async function* rowsOf(pieces: AsyncIterable<string>, limit: number): AsyncGenerator<Row> {
  let rest = '';
  let delimiter = '';
  const parse = function* (text: string, isLast: boolean): Generator<Row> {
    delimiter ||= delimiterOf(text);
    const { data, errors } = Papa.parse<string[]>(text, { delimiter });
    const whole = isLast ? data.length : data.length - 1;
    for (const [i, cells] of data.slice(0, whole).entries()) {
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      yield { cells, error: errors.find(({ row, type }) => row === i && type === 'Quotes')?.message };
    }
  };
  for await (const piece of pieces) {
    rest += piece;
    if (rest.length < PIECE) continue;
    const end = lastRowEnd(rest);
    if (end === -1) {
      if (rest.length > limit) throw tooLong(limit);
      continue;
    }
    yield* parse(rest.slice(0, end), false);
    rest = rest.slice(end);
  }
  if (rest.replace(/^\ufeff/, '').trim() === '' && delimiter === '')
    throw new InputError('empty: there is no table in it', 'give a table with a header line');
  yield* parse(rest, true);
}

/** The separator that stands most often in the header line; texts are too full of commas to tell. */
const delimiterOf = (text: string): string => {
  const header = (/\S.*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [',', '\t', ';', '|'].map((sign) => [sign, header.split(sign).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
};

/** Characters that are parsed at once: enough to make rows cheap. */
const PIECE = 1 << 20;

/** The end of the last row whose quotes are closed, -1 where there is none. */
const lastRowEnd = (text: string): number => {
  let isQuoted = false;
  let end = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) isQuoted = !isQuoted;
    else if (code === 10 && !isQuoted) end = i + 1;
  }
  return end;
};
