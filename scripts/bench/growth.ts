/**
 * `tsx scripts/bench/growth.ts [events]`: what adding a reading costs while the record grows, from 10,000 to 500,000 events,
 * as a ratio within one run. Readings are made up: forty states, a pair each, two thirds of what is reported reported by
 * others, too, some of it in copies; the days go on as the record grows, as an archive does. Processor time, not the clock's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putReadings } from '../../src/desk/remake.js';
import type { Document } from '../../src/model/document.js';
import { Reading } from '../../src/model/reading.js';
import { openStore } from '../../src/store/open.js';
import { EVENTS_A_READING, makerOf } from './made-up.js';

const most = Number(process.argv[2] ?? 500_000);
const BATCH = 50;
const folder = mkdtempSync(join(tmpdir(), 'chancery-growth-'));
try {
  const store = await openStore(join(folder, 'growth.db'), { release: 'bench' });
  const steps = [10_000, 50_000, 100_000, 200_000, 500_000].filter((step) => step <= most);
  const next = makerOf(500, { states: 40, eventsADay: 120 });
  Reading.parse(next().reading);
  let [events, cost] = [0, 0];
  let first: number | undefined;
  for (const step of steps) {
    const costs: number[] = [];
    while (events < step) {
      const batch = Array.from({ length: BATCH }, next);
      const readings = new Map(batch.map(({ document, reading }) => [document.id, reading]));
      const before = process.cpuUsage();
      await store.transaction(async (writer) => {
        await writer.putVersions(batch.map(({ document }) => ({ document, recorded: '2026-01-01T00:00:00Z' })));
        const read = (document: Document): Reading => readings.get(document.id) as Reading;
        await putReadings(writer, [...readings.keys()], read, '2026-01-01T00:00:00Z');
      });
      const { user, system } = process.cpuUsage(before);
      costs.push((user + system) / 1000 / BATCH);
      events += BATCH * EVENTS_A_READING;
    }
    // The middle of the last forty batches: one that cleans up memory is no growth.
    cost = costs.slice(-40).sort((a, b) => a - b)[Math.floor(Math.min(40, costs.length) / 2)] ?? 0;
    first ??= cost;
    console.log(
      `${events} events: ${cost.toFixed(2)} ms of processor a reading, ${Math.round(1000 / cost)} readings/s, factor ${(cost / first).toFixed(2)}`,
    );
  }
  const { entries } = await store.counts();
  console.log(`entries: ${JSON.stringify(entries)}`);
  await store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
