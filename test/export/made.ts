/** A small record, and what a format makes of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk } from '../../src/desk/desk.js';
import type { Request, What } from '../../src/export/format/format.js';
import { FORMATS, type Format, type FormatName } from '../../src/export/format/table.js';
import { toDocument } from '../../src/ingest/document.js';
import type { EntryFilter } from '../../src/store/store.js';
import { resources } from '../resources.js';

/** Meetings of every sort, deeds, people with offices, words that break lines and quote. */
const DOCUMENTS = [
  {
    id: 'url:https://example.org/1',
    url: 'https://example.org/1',
    title: 'Talks "in" Beijing',
    publisher: 'A "paper", daily',
    published: '2023-06-18T10:20:30Z',
    text: 'U.S. Secretary of State Antony Blinken met with Chinese Foreign Minister Qin Gang in Beijing on Sunday. “It’s a ‘start’, #1,” said Antony Blinken.\n\n😀 Joe Biden spoke by phone with Xi Jinping\non Saturday.',
  },
  {
    id: 'b',
    publisher: 'Wire',
    published: '2023-06-19',
    text: 'Antony Blinken met with Qin Gang in Beijing on Sunday, officials said. China condemned Japan on Monday. Japan imposed sanctions on Russia on Monday. Romania accused Hamas of terrorism on Monday.',
  },
  {
    id: 'c',
    published: '2023-06-20',
    text: 'Emmanuel Macron plans to meet Olaf Scholz in Berlin on June 28, 2023. Indian and Chinese troops clashed at the border on Tuesday. Recep Tayyip Erdogan visited Kyiv on Tuesday and met Volodymyr Zelenskyy there. The United States will send Ukraine tanks.',
  },
  { id: 'd', text: 'China condemned the United States.' },
];

export interface SmallRecord {
  readonly desk: Desk;
  /** The files that a format makes, by their paths; '' for the one of a format that is one. */
  readonly made: (
    name: FormatName,
    what: What,
    options?: { readonly filter?: EntryFilter; readonly request?: Partial<Request> },
  ) => Promise<{ readonly files: ReadonlyMap<string, Uint8Array>; readonly remarks: readonly string[] }>;
  readonly close: () => Promise<void>;
}

export const smallRecord = async (): Promise<SmallRecord> => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-formats-'));
  const desk = await Desk.open(join(folder, 'a.db'), { resources, now: () => '2025-04-05T00:00:00Z' });
  await desk.add(DOCUMENTS.map((one) => toDocument(one)));
  return {
    desk,
    made: async (name, what, { filter = {}, request = {} } = {}) => {
      const format: Format = FORMATS[name];
      const files = new Map<string, Uint8Array>();
      const remarks: string[] = [];
      const statuses = format.statuses ? { statuses: format.statuses } : {};
      const write = await format.load();
      const asked: Request = {
        what,
        versions: await desk.versions(),
        filters: '',
        day: '2026-01-02',
        remark: (text) => remarks.push(text),
        ...request,
      };
      for await (const { file, content } of write(desk.source({ ...statuses, ...filter }), asked))
        files.set(file, Buffer.concat([files.get(file) ?? new Uint8Array(), Buffer.from(content)]));
      return { files, remarks };
    },
    close: async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const textOf = (files: ReadonlyMap<string, Uint8Array>, path = ''): string =>
  Buffer.from(files.get(path) ?? new Uint8Array()).toString('utf8');
