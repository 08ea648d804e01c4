/** The record for clients of the Model Context Protocol, asked by the client of the official SDK. */
import { readFileSync } from 'node:fs';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMcp } from '../../src/server/mcp/tools.js';
import { resources } from '../resources.js';
import { PAYLOADS } from './payloads.js';
import { type Served, serve } from './served.js';

const TEXT = 'Antony Blinken met with Qin Gang in Beijing on Sunday. “We spoke at length,” said Blinken.';

const connected = async (served: Served): Promise<Client> => {
  const [here, there] = InMemoryTransport.createLinkedPair();
  await createMcp({ ask: served.desk.ask, resources, site: 'http://localhost:8484' }).connect(there);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(here);
  return client;
};

/** The data of an answer that is no refusal. */
const data = async (client: Client, name: string, given: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const result = await client.callTool({ name, arguments: given });
  expect(result.isError, JSON.stringify(result.content)).not.toBe(true);
  return result.structuredContent as Record<string, unknown>;
};

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly link: string;
  readonly quotes: readonly {
    words: string;
    span: readonly [number, number];
    document: string;
    why: readonly string[];
  }[];
}

describe('the record for language models', () => {
  let served: Served;
  let client: Client;

  beforeAll(async () => {
    served = await serve([
      { id: 'a', title: 'Talks', publisher: 'Reuters', published: '2023-06-19', text: TEXT },
      { id: 'b', publisher: 'Xinhua', published: '2023-06-19', text: `${TEXT} It was their first meeting.` },
    ]);
    client = await connected(served);
  });
  afterAll(async () => {
    await client?.close();
    await served?.close();
  });

  it('offers tools that ask, and says of each that it changes nothing', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(['entry', 'search', 'timeline', 'who']);
    for (const { annotations } of tools)
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
  });

  it('gives a timeline of two parties with quotations whose spans are the words of the texts', async () => {
    const { entries } = (await data(client, 'timeline', { sides: ['China', 'USA'], precision: 'broad' })) as {
      entries: readonly Line[];
    };
    const meeting = entries.find(({ kind }) => kind === 'meeting');
    expect(meeting?.link).toBe(`http://localhost:8484/entry?id=${meeting?.id}`);
    expect(meeting?.quotes.length).toBeGreaterThan(0);
    for (const { quotes } of entries)
      for (const { words, span, document, why } of quotes) {
        expect((await served.desk.document(document))?.document.text.slice(...span)).toBe(words);
        expect(why.length).toBeGreaterThan(0);
      }
  });

  it('gives an entry by the id of any item, and says of an id that is none what to do', async () => {
    const [entry] = (await served.desk.list('meeting')).lines;
    for (const id of entry?.items ?? [])
      expect(await data(client, 'entry', { id })).toMatchObject({ id: entry?.id, kind: 'meeting' });
    const result = await client.callTool({ name: 'entry', arguments: { id: 'none' } });
    expect(result.isError).toBe(true);
    expect(JSON.stringify(result.content)).toContain('timeline and search give their ids');
  });

  it('searches, and says who somebody is on a day', async () => {
    const { documents } = await data(client, 'search', { query: '"at length"' });
    expect(documents).toHaveLength(2);
    expect(await data(client, 'who', { phrase: 'the Russian foreign minister', on: '2023-06-18' })).toMatchObject({
      party: 'RUS',
    });
  });

  it('takes hostile questions for what they are, and the record stays as it was', async () => {
    const before = await served.desk.counts();
    for (const [, payload] of PAYLOADS) {
      const given = payload.slice(0, 200);
      await client.callTool({ name: 'search', arguments: { query: given } });
      const none = await client.callTool({ name: 'entry', arguments: { id: given } });
      expect(none.isError).toBe(true);
      // A payload may hold a word that names somebody: then the answer is a list, else what is wrong.
      const { isError, structuredContent } = await client.callTool({ name: 'timeline', arguments: { sides: [given] } });
      expect(isError === true || Array.isArray((structuredContent as { entries?: unknown }).entries)).toBe(true);
    }
    expect(await served.desk.counts()).toEqual(before);
  });

  it.each<[what: string, name: string, given: Record<string, unknown>]>([
    ['a question too long', 'search', { query: 'a'.repeat(10_000) }],
    ['a question that is no text', 'search', { query: { $ne: null } }],
    ['too many lines', 'timeline', { limit: 1e9 }],
    ['a kind that is none', 'timeline', { kinds: ['__proto__'] }],
    ['a day that is none', 'timeline', { since: '2023-02-31' }],
    ['too many parties', 'timeline', { sides: Array.from({ length: 100 }, () => 'CHN') }],
  ])('refuses %s', async (_, name, given) => {
    const refused = await client.callTool({ name, arguments: given }).then(
      (result) => result.isError === true,
      () => true,
    );
    expect(refused).toBe(true);
  });

  it('has no way to what writes', () => {
    // The tools import questions, never the desk, the store or the thread that writes.
    const source = readFileSync(new URL('../../src/server/mcp/tools.ts', import.meta.url), 'utf8');
    const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? '');
    expect(imports.filter((from) => /desk\/desk|store\/|writing|writes/.test(from))).toEqual([]);
  });
});
