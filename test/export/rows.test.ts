/** Rows of each kind: what every one of them has, null for what is not known, and who takes part. */
import { describe, expect, it } from 'vitest';
import { EXPORTS, PARTICIPANT_COLUMNS, TIMELINE_COLUMNS } from '../../src/export/columns.js';
import { columnsOf, exportRow, participantRows, timelineRow } from '../../src/export/rows.js';
import { ITEM_KINDS } from '../../src/model/record.js';
import { entries, FULL, SPARSE, told } from './entries.js';

/** What lets a row stand alone, whatever its kind. */
const ALONE =
  'id date date_start date_end date_precision day words spans document publisher published url confidence why reports report_count independent schema release data'.split(
    ' ',
  );

describe('exportRow', () => {
  it('knows every kind under one name', () => {
    expect(Object.values(EXPORTS)).toEqual(ITEM_KINDS);
    for (const [name, kind] of Object.entries(EXPORTS)) expect(name).toBe(`${kind}s`);
  });

  it.each(ITEM_KINDS)('gives a %s what lets it stand alone, each name once', (kind) => {
    const names = columnsOf(kind).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(ALONE));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z_]*$/);
  });

  it.each(ITEM_KINDS)('gives every cell of a %s a value: null where nothing is known, never undefined', (kind) => {
    for (const entry of [FULL[kind], SPARSE[kind]])
      for (const row of [exportRow(told(entry), '1.2.3'), timelineRow(told(entry), '1.2.3')]) {
        expect(JSON.parse(JSON.stringify(row))).toEqual(row);
        expect(Object.values(row)).not.toContain(undefined);
      }
    expect(Object.keys(exportRow(told(FULL[kind]), '1'))).toEqual(columnsOf(kind).map(({ name }) => name));
  });

  it.each(ITEM_KINDS)('says of a %s the words, where they stand, and which documents tell of it', (kind) => {
    expect(exportRow(told(FULL[kind], ['They met.']), '1.2.3')).toMatchObject({
      id: `${kind}-1`,
      words: ['They met.'],
      spans: [[0, 4]],
      document: 'url:https://example.org/1',
      publisher: 'Reuters',
      published: '2023-06-18',
      url: 'https://example.org/1',
      why: ['test'],
      reports: [
        {
          document: 'url:https://example.org/1',
          publisher: 'Reuters',
          published: '2023-06-18',
          url: 'https://example.org/1',
        },
        { document: 'b', publisher: null, published: null, url: null },
      ],
      report_count: 2,
      independent: 2,
      schema: `chancery/${kind}@3`,
      release: '1.2.3',
    });
  });

  it('keeps dates and places as they are told beside their days and parts', () => {
    expect(exportRow(told(FULL.event), '1')).toMatchObject({
      date: { start: '2023-06-18', end: '2023-06-20' },
      date_start: '2023-06-18',
      date_end: '2023-06-20',
      date_precision: 'span',
      place: { name: 'Geneva' },
      place_country: null,
      source_code: ['CHN'],
      source_name: ['China'],
      target_code: ['JPN'],
    });
    expect(exportRow(told(FULL.commitment), '1')).toMatchObject({ due: '2024-03', due_end: '2024-03-31' });
  });
});

describe('timelineRow', () => {
  it('has the same columns for every kind', () => {
    for (const entry of entries)
      expect(Object.keys(timelineRow(told(entry), '1'))).toEqual(TIMELINE_COLUMNS.map(({ name }) => name));
    expect(timelineRow(told(FULL.event), '1')).toMatchObject({
      entry: 'event',
      type: 'ACCUSE',
      status: 'happened',
      headline: 'ACCUSE: China → Japan',
    });
  });
});

describe('participantRows', () => {
  it('gives a row each who takes part, by side', () => {
    expect(participantRows(FULL.meeting)).toMatchObject([
      {
        entry: 'meeting-1',
        side: 'participant',
        party: 'USA',
        party_name: 'United States',
        name: 'Antony Blinken',
        role: 'secretary of state',
        delegation: 8,
      },
      {
        entry: 'meeting-1',
        side: 'participant',
        party: 'CHN',
        actor: 'person:wang-yi',
        organization: 'MFA',
        role: null,
      },
    ]);
    const sides = (rows: readonly object[]): unknown[] =>
      rows.map((row) => ['side' in row && row.side, 'party' in row && row.party]);
    expect(sides(participantRows(FULL.event))).toEqual([
      ['source', 'CHN'],
      ['target', 'JPN'],
    ]);
    expect(sides(participantRows(FULL.commitment))).toEqual([
      ['by', 'USA'],
      ['to', 'UKR'],
      ['to', 'POL'],
    ]);
    expect(sides(participantRows(FULL.statement))).toEqual([['speaker', 'CHN']]);
    expect(sides(participantRows(FULL.incident))).toEqual([
      ['party', 'CHN'],
      ['party', 'IND'],
    ]);
    expect(participantRows(SPARSE.incident)).toEqual([]);
    for (const row of participantRows(FULL.meeting))
      expect(Object.keys(row)).toEqual(PARTICIPANT_COLUMNS.map(({ name }) => name));
  });
});
