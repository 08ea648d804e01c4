/** Rows of each kind: their fields, the order of these, and null for what is not known. */
import { describe, expect, it } from 'vitest';
import { EXPORTS, exportRow } from '../../src/export/rows.js';
import { ITEM_KINDS } from '../../src/model/record.js';
import { entries, FULL, SPARSE } from './entries.js';

/** Every kind's columns as READING.md and the kinds of the record have them. */
const COLUMNS: Readonly<Record<string, string>> = {
  meeting: 'kind format level status date place participants topics setting venue duration',
  event: 'plover mode contexts cameo goldstein status date place source target',
  statement: 'act speaker speakerText party attribution kind venue date topics',
  commitment: 'by to action status date due topics',
  channel: 'parties kind state date',
  incident: 'kind parties date place',
};
const columnsOf = (kind: string): string[] => [
  'id',
  ...(COLUMNS[kind] ?? '').split(' '),
  'reports',
  'independent',
  'schema',
  'release',
];

describe('exportRow', () => {
  it('knows every kind under one name', () => {
    expect(Object.values(EXPORTS)).toEqual(ITEM_KINDS);
    for (const [name, kind] of Object.entries(EXPORTS)) expect(name).toBe(`${kind}s`);
    expect(Object.keys(COLUMNS)).toEqual([...ITEM_KINDS]);
  });

  it.each(ITEM_KINDS)('gives a %s its columns in their order, whether or not anything stands in them', (kind) => {
    for (const entry of [FULL[kind], SPARSE[kind]])
      expect(Object.keys(exportRow(entry, '1.2.3'))).toEqual(columnsOf(kind));
  });

  it.each(ITEM_KINDS)('gives every cell of a %s a value: null where nothing is known, never undefined', (kind) => {
    for (const entry of [FULL[kind], SPARSE[kind]]) {
      const row = exportRow(entry, '1.2.3');
      expect(JSON.parse(JSON.stringify(row))).toEqual(row);
      expect(Object.keys(JSON.parse(JSON.stringify(row)))).toEqual(columnsOf(kind));
    }
  });

  it.each(ITEM_KINDS)('says of a %s the release and the schema, and which documents tell of it', (kind) => {
    expect(exportRow(FULL[kind], '1.2.3')).toMatchObject({
      id: `${kind}-1`,
      reports: [
        {
          document: 'url:https://example.org/1',
          publisher: 'Reuters',
          published: '2023-06-18',
          url: 'https://example.org/1',
        },
        { document: 'b', publisher: null, published: null, url: null },
      ],
      independent: 2,
      schema: `chancery/${kind}@1`,
      release: '1.2.3',
    });
  });

  it('of a meeting', () => {
    expect(exportRow(FULL.meeting, '1')).toMatchObject({
      kind: 'talks',
      format: 'in-person',
      level: 'minister',
      status: 'happened',
      date: '2023-06-18',
      place: { name: 'Beijing', country: 'CHN' },
      participants: [
        { name: 'Antony Blinken', party: 'USA', role: 'secretary of state' },
        { name: 'Wang Yi', party: 'CHN', role: null },
      ],
      topics: ['trade', 'sanctions'],
      setting: 'sidelines',
      venue: 'Great Hall',
      duration: 'PT5H30M',
    });
    expect(exportRow(SPARSE.meeting, '1')).toMatchObject({
      date: null,
      place: null,
      topics: [],
      setting: null,
      venue: null,
      duration: null,
    });
  });

  it('names an actor by name, party and role, in this order, and by nothing of its reading', () => {
    const { participants } = exportRow(FULL.meeting, '1') as { participants: object[] };
    for (const one of participants) expect(Object.keys(one)).toEqual(['name', 'party', 'role']);
    expect(JSON.stringify(entries.map((entry) => exportRow(entry, '1')))).not.toMatch(/person:|state:/);
  });

  it('of an event', () => {
    expect(exportRow(FULL.event, '1')).toMatchObject({
      plover: 'ACCUSE',
      mode: 'disapprove',
      contexts: ['military', 'legal'],
      cameo: '112',
      goldstein: -2,
      status: 'happened',
      date: { start: '2023-06-18', end: '2023-06-20' },
      place: { name: 'Geneva' },
      source: [{ name: 'China', party: 'CHN', role: null }],
      target: [{ name: 'Japan', party: 'JPN', role: null }],
    });
    expect(exportRow(SPARSE.event, '1')).toMatchObject({
      mode: null,
      date: null,
      place: null,
      contexts: [],
      target: [],
    });
  });

  it('of a statement', () => {
    expect(exportRow(FULL.statement, '1')).toMatchObject({
      act: 'said',
      speaker: { name: 'Wang Yi', party: 'CHN', role: null },
      speakerText: 'Wang Yi',
      party: 'CHN',
      attribution: 'named',
      kind: 'direct',
      venue: 'readout',
      date: '2023-06',
      topics: ['trade'],
    });
    expect(exportRow(SPARSE.statement, '1')).toMatchObject({
      speaker: null,
      speakerText: '',
      party: '',
      venue: null,
      date: null,
    });
  });

  it('of a commitment, a channel and an incident', () => {
    expect(exportRow(FULL.commitment, '1')).toMatchObject({
      by: ['USA'],
      to: ['UKR', 'POL'],
      action: 'send tanks',
      status: 'promised',
      date: '2023',
      due: '2024-03',
      topics: ['sanctions'],
    });
    expect(exportRow(SPARSE.commitment, '1')).toMatchObject({ to: [], date: null, due: null });
    expect(exportRow(FULL.channel, '1')).toMatchObject({
      parties: ['CHN', 'USA'],
      kind: 'military',
      state: 'open',
      date: '2023',
    });
    expect(exportRow(SPARSE.channel, '1')).toMatchObject({ date: null });
    expect(exportRow(FULL.incident, '1')).toMatchObject({
      kind: 'border',
      parties: ['CHN', 'IND'],
      date: '2020-06-15',
      place: { name: 'Galwan' },
    });
    expect(exportRow(SPARSE.incident, '1')).toMatchObject({ parties: [], date: null, place: null });
  });
});
