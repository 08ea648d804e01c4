/** Every reader of what comes from outside and has a structure, called as the program calls it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConlluError, parseConllu } from '../../src/cli/conllu.js';
import { readOwnActors } from '../../src/desk/actors.js';
import { Desk } from '../../src/desk/desk.js';
import { unpacked } from '../../src/desk/queue/message.js';
import { loadResources } from '../../src/desk/resources.js';
import { toDocument } from '../../src/ingest/document.js';
import { documentsIn } from '../../src/ingest/documents-in.js';
import { parseFeedList } from '../../src/ingest/feed-list.js';
import { isProblem } from '../../src/ingest/reader.js';
import { decodeText, InputError } from '../../src/ingest/text.js';
import { read } from '../../src/reading/read.js';
import type { Resources } from '../../src/reading/resources.js';
import { TableError } from '../../src/reading/tables.js';
import { writesOf } from '../../src/server/api/writes.js';
import { createApp } from '../../src/server/app.js';

/** Reads some bytes. It throws nothing but what says, in words, that they are not what they should be. */
type Target = (bytes: Buffer) => Promise<void>;

let loaded: Resources | undefined;
const resources = (): Resources => {
  loaded ??= loadResources();
  return loaded;
};

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const half = bytes.length >> 1;
  yield bytes.subarray(0, half);
  yield bytes.subarray(half);
}

/** Characters of a text that is read to its end, too: readers of formats are what is looked at. */
const READ = 3000;

const format =
  (name: string): Target =>
  async (bytes) => {
    for await (const found of documentsIn({ name, bytes: chunks(bytes) }, { limit: 10e6 }))
      if (!isProblem(found) && found.document.text.length <= READ) read(found.document, resources());
  };

/** The pages and the API over a small record, as a desk of its own has them. */
let served: Promise<ReturnType<typeof createApp>> | undefined;
const app = (): Promise<ReturnType<typeof createApp>> => {
  served ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-fuzz-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const desk = await Desk.open(join(folder, 'a.db'), { resources });
    const text = 'Antony Blinken met Qin Gang in Beijing on Sunday. “We spoke,” said Blinken. Japan criticized China.';
    await desk.add(['a', 'b'].map((id) => toDocument({ id, text, published: '2023-06-19' })));
    const writes = writesOf(desk);
    const add: typeof writes.add = (documents) => writes.add(documents.slice(0, 3));
    return createApp({ ask: desk.ask, resources, writes: { ...writes, add } });
  })();
  return served;
};

/** A request as text: method and path, lines of headers, an empty line, a body. Nothing where it can be none. */
const requestOf = (bytes: Buffer): Request | undefined => {
  const end = bytes.indexOf('\n\n');
  const [first = '', ...rest] = bytes
    .subarray(0, end < 0 ? bytes.length : end)
    .toString('latin1')
    .split('\n');
  const [method = 'GET', path = '/'] = first.split(' ');
  try {
    const headers = new Headers();
    for (const line of rest) {
      const colon = line.indexOf(':');
      if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
    }
    const body = end < 0 || /^(?:GET|HEAD)$/i.test(method) ? {} : { body: bytes.subarray(end + 2) };
    return new Request(new URL(path, 'http://localhost:8484'), { method, headers, ...body });
  } catch {
    return undefined;
  }
};

const answered = async (request: Request): Promise<void> => {
  const response = await (await app()).request(request);
  await response.arrayBuffer();
  if (response.status >= 500) throw new Error(`answered with ${response.status}`);
};

/** Errors that tell a person what is wrong with the input. */
const isTold = (error: unknown): boolean =>
  error instanceof InputError || error instanceof TableError || error instanceof ConlluError;

const TARGETS: Readonly<Record<string, Target>> = {
  text: format('a.txt'),
  html: format('a.html'),
  feed: format('a.rss'),
  warc: format('a.warc'),
  ndjson: format('a.ndjson'),
  json: format('a.json'),
  csv: format('a.csv'),
  markdown: format('a.md'),
  eml: format('a.eml'),
  rtf: format('a.rtf'),
  conllu: async (bytes) => {
    await format('a.conllu')(bytes);
    const tokens = parseConllu(decodeText(bytes));
    read({ text: tokens.text }, resources(), { tokens });
  },
  opml: async (bytes) => {
    await parseFeedList(decodeText(bytes));
  },
  yaml: async (bytes) => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-fuzz-'));
    try {
      const file = join(folder, 'actors.yaml');
      writeFileSync(file, bytes);
      readOwnActors([file], resources());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  queued: async (bytes) => {
    const { gzipSync } = await import('node:zlib');
    for (const message of [bytes, gzipSync(bytes)]) {
      const found = await unpacked(message).catch((error: unknown) => {
        if (!isTold(error)) throw error;
      });
      if (found && found.document.text.length <= READ) read(found.document, resources());
    }
  },
  http: async (bytes) => {
    const request = requestOf(bytes);
    if (request) await answered(request);
  },
  mcp: async (bytes) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    await answered(new Request('http://localhost:8484/mcp', { method: 'POST', headers, body: bytes }));
  },
};

export const TARGET_NAMES = Object.keys(TARGETS);

/** @throws whatever a reader lets out that tells nobody what to do */
export async function runTarget(name: string, bytes: Buffer): Promise<void> {
  try {
    await TARGETS[name]?.(bytes);
  } catch (error) {
    if (!isTold(error)) throw error;
  }
}
