/**
 * `tsx scripts/bench/growth.ts [events]`: what adding a reading costs while the record grows, from 10,000 to 500,000 events,
 * as a ratio within one run. Readings are made up: forty states, a pair each, two thirds of what is reported reported by
 * others, too, some of it in copies; the days go on as the record grows, as an archive does. Processor time, not the clock's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putReadings } from '../../src/desk/remake.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Document } from '../../src/model/document.js';
import { CAMEO } from '../../src/model/generated/cameo.js';
import { PARTIES, PARTY } from '../../src/model/generated/parties.js';
import { type Actor, type Event, type Meeting, Reading } from '../../src/model/reading.js';
import { isoDay } from '../../src/record/days.js';
import { openStore } from '../../src/store/open.js';
import { randomOf } from '../random.js';

const random = randomOf(500);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const STATES = PARTIES.filter((code) => /^[A-Z]{3}$/.test(code)).slice(0, 40);
const DEEDS = [
  { plover: 'ACCUSE', cameo: '112', verb: 'accused' },
  { plover: 'SUPPORT', cameo: '051', verb: 'praised' },
  { plover: 'REJECT', cameo: '120', verb: 'rejected' },
  { plover: 'THREATEN', cameo: '130', verb: 'threatened' },
  { plover: 'AGREE', cameo: '030', verb: 'agreed with' },
] as const;
const SYLLABLES = 'ba ke li mo nu ra se ti vo zu dar fen gol hip jas kor lem'.split(' ');
const word = (): string => pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
const WORDS = Array.from({ length: 3000 }, word);
const OUTLETS = Array.from({ length: 300 }, (_, i) => `Outlet ${i}`);

/** Something that happened, told by some. */
interface Matter {
  readonly sides: readonly [string, string];
  readonly day: number;
  readonly deed: (typeof DEEDS)[number];
  readonly object: string;
}

const FIRST_DAY = 7305;
const EVENTS_A_DAY = 120;
const EVENTS_A_READING = 8;

const matterOf = (day: number): Matter => ({
  sides: [pick(STATES), pick(STATES)],
  day,
  deed: pick(DEEDS),
  object: `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}`,
});

let matters: Matter[] = [];

/** A document of one day with what it tells; two of three matters are told elsewhere, too. */
function documentOf(number: number): { readonly document: Document; readonly reading: Reading } {
  const day = FIRST_DAY + Math.floor((number * EVENTS_A_READING) / EVENTS_A_DAY);
  matters = matters.filter((matter) => matter.day >= day - 1);
  const told = Array.from({ length: EVENTS_A_READING }, () => {
    const known = matters.length > 0 && random() < 0.66 ? pick(matters) : matterOf(day);
    matters.push(known);
    return known;
  });
  const sentences = told.map(
    ({ sides: [a, b], deed, object }) => `${nameOf(a)} ${deed.verb} ${nameOf(b)} over ${object} and ${pick(WORDS)}.`,
  );
  const document = toDocument({
    id: `document-${number}`,
    text: sentences.join(' '),
    published: isoDay(day),
    publisher: pick(OUTLETS),
  });
  return { document, reading: readingOf(document, told, sentences) };
}

const nameOf = (code: string): string => PARTY[code as keyof typeof PARTY].name;

function readingOf(document: Document, told: readonly Matter[], sentences: readonly string[]): Reading {
  const actors = new Map<string, Actor>();
  const events: Event[] = [];
  const meetings: Meeting[] = [];
  let at = 0;
  told.forEach(({ sides, day, deed }, i) => {
    const length = sentences[i]?.length ?? 0;
    const ids = sides.map((code) => {
      const id = `state:${code}`;
      const from = document.text.indexOf(nameOf(code), at);
      const party = code as Actor['party'];
      if (!actors.has(id))
        actors.set(id, {
          id,
          name: nameOf(code),
          kind: 'state',
          party,
          country: party,
          sector: 'GOV',
          mentions: [[from, from + nameOf(code).length]],
          why: ['bench'],
        });
      return id;
    });
    const [source = '', target = ''] = ids;
    const head = {
      date: isoDay(day),
      evidence: [[at, at + length - 1] as const],
      confidence: 0.8,
      why: [`events/${deed.verb}`],
    };
    events.push({
      ...head,
      id: `event-${document.id}-${i}`,
      plover: deed.plover,
      contexts: [],
      cameo: deed.cameo,
      goldstein: CAMEO[deed.cameo].goldstein,
      status: 'happened',
      source: [source],
      target: [target],
    });
    if (i === 0)
      meetings.push({
        ...head,
        id: `meeting-${document.id}`,
        kind: 'talks',
        format: 'in-person',
        level: 'minister',
        status: 'happened',
        topics: [],
        participants: ids.map((actor, k) => ({ actor, party: (sides[k] ?? '') as Actor['party'] })),
      });
    at += length + 1;
  });
  return {
    schema: 'chancery/reading@1',
    made: { release: 'bench', data: 'bench' },
    document: {
      id: document.id,
      text: document.hash,
      kind: 'report',
      language: 'en',
      characters: document.text.length,
      ...(document.published ? { published: document.published } : {}),
    },
    provenance: { spun: { score: 0, verdict: 'clean' } },
    notes: [],
    repairs: [],
    actors: [...actors.values()],
    statements: [],
    events,
    meetings,
    commitments: [],
    channels: [],
    incidents: [],
    relations: [],
  };
}

const most = Number(process.argv[2] ?? 500_000);
const BATCH = 50;
const folder = mkdtempSync(join(tmpdir(), 'chancery-growth-'));
try {
  const store = await openStore(join(folder, 'growth.db'), { release: 'bench' });
  const steps = [10_000, 50_000, 100_000, 200_000, 500_000].filter((step) => step <= most);
  Reading.parse(documentOf(0).reading);
  let [number, events, cost] = [1, 0, 0];
  let first: number | undefined;
  for (const step of steps) {
    const costs: number[] = [];
    while (events < step) {
      const batch = Array.from({ length: BATCH }, () => documentOf(number++));
      const readings = new Map(batch.map(({ document, reading }) => [document.id, reading]));
      const before = process.cpuUsage();
      await store.transaction(async (writer) => {
        for (const { document } of batch) await writer.putVersion({ document, recorded: '2026-01-01T00:00:00Z' });
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
