/** The other formats, each read back by a second library or held to the model that it is of. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultModel, Model } from '@alephdata/followthemoney';
import { convertIcsCalendar } from 'ts-ics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORTS } from '../../src/export/columns.js';
import { fileNames } from '../../src/export/format/format.js';
import { FORMAT_NAMES, FORMATS, type Format, schemaOf } from '../../src/export/format/table.js';
import { columnsOf, type ExportRow, exportRow } from '../../src/export/rows.js';
import { describeShared, SHARED } from '../shared.js';
import { type SmallRecord, smallRecord, textOf } from './made.js';

let record: SmallRecord;
beforeAll(async () => {
  record = await smallRecord();
});
afterAll(() => record.close());

type Json = Readonly<Record<string, unknown>>;

describe('every format', () => {
  it.each(FORMAT_NAMES)(
    '%s says with which release, schema and tables it was made, or its file beside does',
    async (name) => {
      const format: Format = FORMATS[name];
      const [what = 'events'] = format.of;
      const { files } = await record.made(name, what);
      const text = [...files.values()].map((content) => Buffer.from(content).toString('latin1')).join('\n');
      const [version] = (await record.desk.versions()).data;
      expect(version?.documents).toBe(4);
      for (const one of format.versions === 'within'
        ? [version?.version ?? '?', schemaOf(format, what).replace('polecat@1', 'event@3')]
        : [])
        expect(text).toContain(one);
      for (const hidden of ['2025-04-05', 'retrieved']) expect(text).not.toContain(hidden);
    },
  );

  it.each(FORMAT_NAMES)('%s of an empty record is a file without an entry', async (name) => {
    const format: Format = FORMATS[name];
    const { files, remarks } = await record.made(name, format.of[0] ?? 'events', {
      filter: { since: '1900', until: '1901' },
    });
    expect(remarks).toEqual([]);
    for (const id of ['meeting-', 'event-', 'Antony']) expect([...files.values()].join('\n')).not.toContain(`"${id}`);
  });
});

describe('Parquet', () => {
  it('is read by another library: the columns of the CSV, typed, lists as lists', async () => {
    const require = createRequire(import.meta.url);
    const { readParquet } = require('parquet-wasm') as typeof import('parquet-wasm');
    for (const what of ['meetings', 'events', 'statements'] as const) {
      const { files } = await record.made('parquet', what);
      const bytes = files.get('') ?? new Uint8Array();
      const table = readParquet(bytes);
      const names = columnsOf(EXPORTS[what]).map(({ name }) => name);
      const { parquetReadObjects } = await import('hyparquet');
      // A small buffer of Node is a view of a pool, and its slice is one, too: the other library wants the bytes alone.
      const rows = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer });
      const told: ExportRow[] = [];
      for await (const one of record.desk.told(EXPORTS[what])) told.push(exportRow(one, '0.1.0'));
      const batches = table.recordBatches();
      for (const batch of batches) expect(batch.numColumns).toBe(names.length);
      expect(batches.reduce((sum, batch) => sum + batch.numRows, 0)).toBe(told.length);
      expect(rows.map(({ id }) => id)).toEqual(told.map(({ id }) => id));
      rows.forEach((row, i) => {
        expect(Object.keys(row)).toEqual(names);
        for (const name of ['why', 'words', 'confidence', 'report_count', 'reports', 'day'])
          expect(row[name]).toEqual(told[i]?.[name]);
      });
    }
  });
});

describe('FollowTheMoney', () => {
  it('has entities of its model alone, with what they must have, which name entities that are there', async () => {
    const { files } = await record.made('ftm', 'all');
    const model = new Model(defaultModel);
    const countries = defaultModel.types.country?.values ?? {};
    const entities = textOf(files)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> });
    const byId = new Map(entities.map((one) => [one.id, one]));
    expect(byId.size).toBe(entities.length);
    for (const one of entities) {
      const schema = model.getSchema(one.schema);
      for (const name of schema.required)
        expect(one.properties[name]?.length, `${one.schema}.${name}`).toBeGreaterThan(0);
      for (const [name, values] of Object.entries(one.properties)) {
        const property = schema.getProperty(name);
        expect(property.stub).not.toBe(true);
        for (const value of values) {
          if (property.type.name === 'country') expect(Object.keys(countries)).toContain(value);
          if (property.type.name === 'date') expect(value).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
          if (property.type.name !== 'entity') continue;
          const other = byId.get(value);
          expect(other, `${one.schema}.${name}`).toBeDefined();
          expect(model.getSchema(other?.schema ?? '').isA(property.getRange())).toBe(true);
        }
      }
    }
    const schemata = new Set(entities.map(({ schema }) => schema));
    for (const schema of ['Event', 'Trip', 'Call', 'Person', 'Position', 'Occupancy', 'Mention', 'Article'])
      expect(schemata).toContain(schema);
  });
});

describe('iCalendar', () => {
  it('is read by another library, a meeting ahead on its day', async () => {
    const { files } = await record.made('ics', 'meetings');
    const text = textOf(files);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const calendar = convertIcsCalendar(undefined, text);
    const [event, ...others] = calendar.events ?? [];
    expect(others).toEqual([]);
    expect(event?.summary).toContain('Emmanuel Macron');
    expect(event?.start.date.toISOString().slice(0, 10)).toBe('2023-06-28');
    expect(event?.end?.date.toISOString().slice(0, 10)).toBe('2023-06-29');
    expect(event?.status).toBe('CONFIRMED');
    expect(event?.uid).toMatch(/^meeting-.*@chancery$/);
    expect(event?.stamp.date.toISOString()).toBe('2023-06-20T00:00:00.000Z');
  });
});

describe('TimelineJS', () => {
  it('is JSON with a slide an entry that has a date, words as text', async () => {
    const { files, remarks } = await record.made('timelinejs', 'all', { request: { filters: '--party <CHN>' } });
    const timeline = JSON.parse(textOf(files)) as {
      title: { text: { text: string } };
      events: { unique_id: string; start_date: { year: number }; text: { headline: string; text: string } }[];
    };
    expect(timeline.title.text.text).toBe('--party &#60;CHN&#62;');
    expect(timeline.events.length).toBeGreaterThan(5);
    expect(remarks.join()).toContain('without a day');
    for (const { start_date, text, unique_id } of timeline.events) {
      expect(start_date.year).toBeGreaterThan(2000);
      expect(text.headline).not.toBe('');
      expect(unique_id).not.toMatch(/^statement/);
    }
  });
});

describe('Web Annotations', () => {
  it('quote the words of the text at their place, counted in characters', async () => {
    const { files } = await record.made('annotations', 'all');
    const collection = JSON.parse(textOf(files)) as {
      '@context': unknown[];
      type: string;
      first: { items: { type: string; target: { source: string; selector: Json[] }[] }[] };
    };
    expect(collection.type).toBe('AnnotationCollection');
    expect(collection['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld');
    const text = (await record.desk.document('url:https://example.org/1'))?.document.text ?? '';
    const characters = [...text];
    let behind = 0;
    for (const { type, target } of collection.first.items) {
      expect(type).toBe('Annotation');
      for (const { source, selector } of target) {
        const [quote, place] = selector as [Json, Json];
        expect([quote.type, place.type]).toEqual(['TextQuoteSelector', 'TextPositionSelector']);
        if (source !== 'https://example.org/1') continue;
        expect(characters.slice(place.start as number, place.end as number).join('')).toBe(quote.exact);
        expect(text).toContain(`${quote.prefix}${quote.exact}${quote.suffix}`);
        if ((quote.exact as string).includes('Xi Jinping')) behind++;
      }
    }
    // Words behind a sign of two code units.
    expect(behind).toBeGreaterThan(0);
  });
});

describe('notes', () => {
  it('are pages whose links lead to pages, each with front matter', async () => {
    const { files } = await record.made('notes', 'all');
    const paths = [...files.keys()];
    for (const path of ['people/antony-blinken.md', 'parties/CHN.md']) expect(paths).toContain(path);
    expect(paths.some((path) => path.startsWith('meetings/2023-06-18-'))).toBe(true);
    let links = 0;
    for (const [path, content] of files) {
      const text = Buffer.from(content).toString('utf8');
      expect(path).toMatch(/^(people|parties|meetings)\/[A-Za-z0-9-]+\.md$/);
      expect(text).toMatch(
        /^---\nkind: "(person|party|meeting)"\n[\s\S]*\nschema: "chancery\/notes@1"\n[\s\S]*\n---\n\n# /,
      );
      for (const [, link = ''] of text.matchAll(/\]\(<\.\.\/([^>]+)>\)/g)) {
        expect(paths).toContain(link);
        links++;
      }
    }
    expect(links).toBeGreaterThan(10);
    expect(textOf(files, 'people/antony-blinken.md')).toContain('said “It’s a ‘start’, \\#1,”');
  });

  it('a name of a file is never two, and stumbles over no system', () => {
    const nameOf = fileNames();
    const names = [
      'a/b',
      'a:b',
      '../../etc/passwd',
      'A',
      'a',
      'CON',
      'con',
      '北京',
      '',
      'é',
      'x'.repeat(300),
      'plain-1',
    ].map(nameOf);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9-]{1,80}$/);
    expect(names.at(-1)).toBe('plain-1');
    expect(nameOf('plain-1')).toBe('plain-1');
  });
});

describe('the annotated corpus', () => {
  it('has the words of each text, and no item that a person rejected', async () => {
    const before = await record.made('corpus', 'all');
    expect([...before.files.keys()]).toContain('b.raw.json');
    const raw = JSON.parse(textOf(before.files, 'b.raw.json')) as {
      events: { t: string; ev: string; from: string[] }[];
      made: Json;
    };
    const text = textOf(before.files, 'b.txt');
    for (const { ev } of raw.events) expect(text).toContain(ev);
    expect(raw.made).toMatchObject({ document: 'b', schema: 'chancery/corpus@1' });
    const [accused] = await collect(record.desk.told('event', { parties: ['JPN', 'RUS'] }));
    await record.desk.correct({ is: 'reject', item: accused?.entry.id ?? '' }, { author: 'a', reason: '' });
    const after = JSON.parse(textOf((await record.made('corpus', 'all')).files, 'b.raw.json')) as typeof raw;
    expect(after.events).toHaveLength(raw.events.length - 1);
  });
});

describeShared('the annotated corpus, by the program that checks annotations by hand', () => {
  it('is without a fault', async () => {
    const { files } = await record.made('corpus', 'all');
    const folder = mkdtempSync(join(tmpdir(), 'chancery-corpus-'));
    for (const [path, content] of files) writeFileSync(join(folder, path), content);
    for (const path of files.keys()) {
      if (!path.endsWith('.raw.json')) continue;
      const args = [join(SHARED, 'corpus/seal.mjs'), path, path.replace('.raw.json', '.txt'), '--out', 'gold.json'];
      const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
      expect([status, stdout]).toEqual([0, expect.stringMatching(/\d+ statements/)]);
    }
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a deposit', () => {
  it('has every file that it names, with its checksum, size and columns, and is the same each time', async () => {
    const options = {
      request: {
        authors: ['A. Author'],
        license: 'https://creativecommons.org/licenses/by/4.0/',
        filters: '--party CHN',
      },
    };
    const { files } = await record.made('deposit', 'all', options);
    const sums = new Map(
      textOf(files, 'SHA256SUMS')
        .trim()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    expect([...sums.keys(), 'SHA256SUMS'].sort()).toEqual([...files.keys()].sort());
    for (const [path, sum] of sums)
      expect(
        createHash('sha256')
          .update(files.get(path) ?? '')
          .digest('hex'),
      ).toBe(sum);
    const again = await record.made('deposit', 'all', options);
    expect(textOf(again.files, 'SHA256SUMS')).toBe(textOf(files, 'SHA256SUMS'));

    const croissant = JSON.parse(textOf(files, 'croissant.json')) as {
      conformsTo: string;
      name: string;
      distribution: { '@id': string; '@type': string; contentSize: string; sha256: string; encodingFormat: string }[];
      recordSet: {
        field: {
          '@id': string;
          dataType: string;
          source: { fileObject: { '@id': string }; extract: { column: string } };
        }[];
      }[];
    };
    expect(croissant.conformsTo).toBe('http://mlcommons.org/croissant/1.0');
    for (const file of croissant.distribution) {
      expect(file).toMatchObject({
        '@type': 'cr:FileObject',
        sha256: sums.get(file['@id']),
        encodingFormat: expect.any(String),
      });
      expect(file.contentSize).toBe(`${files.get(file['@id'])?.length} B`);
    }
    expect(croissant.recordSet).toHaveLength(12);
    const ids = croissant.recordSet.flatMap(({ field }) => field.map((one) => one['@id']));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { field } of croissant.recordSet) {
      const path = field[0]?.source.fileObject['@id'] ?? '';
      expect(croissant.distribution.map((file) => file['@id'])).toContain(path);
      expect(field.map(({ source }) => source.extract.column).join(',')).toBe(textOf(files, path).split('\n')[0]);
      for (const { dataType } of field) expect(['sc:Text', 'sc:Integer', 'sc:Float']).toContain(dataType);
    }

    const datacite = JSON.parse(textOf(files, 'datacite.json')) as Json;
    expect(datacite).toMatchObject({
      creators: [{ name: 'A. Author' }],
      titles: [{ title: 'Diplomatic record (--party CHN)' }],
      publicationYear: 2026,
      types: { resourceTypeGeneral: 'Dataset' },
      rightsList: [{ rightsUri: 'https://creativecommons.org/licenses/by/4.0/' }],
    });
    expect(textOf(files, 'codebook.md')).toBe(readFileSync(new URL('../../docs/codebook.md', import.meta.url), 'utf8'));
  });
});

const collect = async <T>(all: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const one of all) list.push(one);
  return list;
};
