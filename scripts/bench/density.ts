/**
 * `tsx scripts/bench/density.ts [most]`: what merging one item costs where one pair of states has few or many items a day,
 * in milliseconds of processor; it is the pairs of which most is told that set how far a record can grow a day.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putReadings } from '../../src/desk/remake.js';
import type { Document } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import { openStore } from '../../src/store/open.js';
import { EVENTS_A_READING, makerOf } from './made-up.js';

const most = Number(process.argv[2] ?? 1000);
const BATCH = 10;
const DAYS = 3;

for (const eventsADay of [30, 100, 300, 1000, 3000].filter((one) => one <= most)) {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-density-'));
  try {
    const store = await openStore(join(folder, 'a.db'), { release: 'bench' });
    const next = makerOf(7, { states: 2, eventsADay });
    const costs: number[] = [];
    const readings = Math.max(40, Math.ceil((DAYS * eventsADay) / EVENTS_A_READING));
    for (let done = 0; done < readings; done += BATCH) {
      const batch = Array.from({ length: BATCH }, next);
      const made = new Map(batch.map(({ document, reading }) => [document.id, reading]));
      const before = process.cpuUsage();
      await store.transaction(async (writer) => {
        await writer.putVersions(batch.map(({ document }) => ({ document, recorded: '2026-01-01T00:00:00Z' })));
        const read = (document: Document): Reading => made.get(document.id) as Reading;
        await putReadings(writer, [...made.keys()], read, '2026-01-01T00:00:00Z');
      });
      const { user, system } = process.cpuUsage(before);
      costs.push((user + system) / 1000 / (BATCH * EVENTS_A_READING));
    }
    // Of the last third, when the window is full, the middle.
    const last = costs.slice(-Math.ceil(costs.length / 3)).sort((a, b) => a - b);
    console.log(`${eventsADay} items a day of one pair: ${(last[last.length >> 1] ?? 0).toFixed(2)} ms an item`);
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
