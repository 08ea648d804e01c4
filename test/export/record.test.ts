/** A record as it is exported: no moment of retrieval or recording in it, whichever order the documents came in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Desk } from '../../src/desk/desk.js';
import { csvLine, jsonLine } from '../../src/export/formats.js';
import { columnsOf, exportRow, participantRows } from '../../src/export/rows.js';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import { ITEM_KINDS } from '../../src/model/record.js';
import { resources } from '../resources.js';

const RETRIEVED = '2024-02-03';
const RECORDED = '2025-04-05';
const TEXTS = [
  'Antony Blinken met with Qin Gang in Beijing on Sunday. “We spoke,” said Blinken.',
  'BEIJING – Antony Blinken met with Qin Gang in Beijing on Sunday, officials said. China condemned Japan.',
  'The United States and China agreed to resume military talks. The United States will send Ukraine tanks.',
  'China condemned Japan. Chinese and Indian troops clashed at the border.',
];
const DOCUMENTS: readonly DocumentInput[] = TEXTS.map((text, i) => ({
  id: `d${i}`,
  text,
  published: `2023-06-${20 + i}`,
  retrieved: `${RETRIEVED}T0${i}:00:00Z`,
}));

const exported = async (documents: readonly DocumentInput[]): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-export-'));
  const desk = await Desk.open(join(folder, 'a.db'), { resources, now: () => `${RECORDED}T00:00:00Z` });
  try {
    await desk.add(documents.map((one) => toDocument(one)));
    let text = '';
    for (const kind of ITEM_KINDS)
      for await (const told of desk.told(kind)) {
        const row = exportRow(told, '1.2.3');
        text += jsonLine(row) + csvLine(columnsOf(kind), row);
        for (const one of participantRows(told.entry)) text += jsonLine(one);
      }
    return text;
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

describe('an export', () => {
  it('holds neither the day of retrieval nor that of recording', async () => {
    const text = await exported(DOCUMENTS);
    for (const kind of ['meeting', 'event', 'statement', 'commitment']) expect(text).toContain(`chancery/${kind}@3`);
    expect(text).toContain('2023-06-20');
    for (const hidden of [RETRIEVED, RECORDED, 'retrieved', 'recorded']) expect(text).not.toContain(hidden);
  });

  it('is the same whichever order the documents came in, and however often', async () => {
    const text = await exported(DOCUMENTS);
    expect(await exported([...DOCUMENTS].reverse())).toBe(text);
    expect(await exported([...DOCUMENTS.slice(2), ...DOCUMENTS, ...DOCUMENTS])).toBe(text);
  });
});
