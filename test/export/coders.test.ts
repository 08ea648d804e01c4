/** Events as other coders have them: exact numbers of columns, codes of their lists, and rows that are read back. */
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOn } from '../../src/export/format/codes.js';
import { cameoLevels, cameoQuad } from '../../src/export/format/events.js';
import { GDELT_COLUMNS, MENTION_COLUMNS } from '../../src/export/format/gdelt.js';
import { pairNumber, pairsOf } from '../../src/export/format/pairs.js';
import { PHOENIX_COLUMNS } from '../../src/export/format/phoenix.js';
import { POLECAT_COLUMNS } from '../../src/export/format/polecat.js';
import { CAMEO_CODES } from '../../src/model/generated/cameo.js';
import { OTHER_CODES } from '../../src/model/generated/other-codes.js';
import { PARTIES, PARTY } from '../../src/model/generated/parties.js';
import { PLOVER_CONTEXTS, PLOVER_MODES, PLOVER_TYPES } from '../../src/model/generated/plover.js';
import type { Entry, NamedActor } from '../../src/model/record.js';
import { FULL } from './entries.js';
import { type SmallRecord, smallRecord, textOf } from './made.js';

const actor = (name: string, party: NamedActor['party'] = ''): NamedActor => ({ actor: `a:${name}`, name, party });
const eventOf = (source: readonly NamedActor[], target: readonly NamedActor[]): Entry<'event'> => ({
  ...FULL.event,
  value: { ...FULL.event.value, source, target },
});
const sidesOf = (entry: Entry<'event'>): string[] =>
  pairsOf(entry).map(({ source, target }) => `${source?.name ?? ''}>${target?.name ?? ''}`);

describe('the pairs of an event', () => {
  it.each<[string, NamedActor[], NamedActor[], string[]]>([
    ['one with one', [actor('Wang', 'CHN')], [actor('Kishida', 'JPN')], ['Wang>Kishida']],
    [
      'each party once, by who is named first',
      [actor('Wang', 'CHN'), actor('Qin', 'CHN')],
      [actor('Japan', 'JPN')],
      ['Wang>Japan'],
    ],
    [
      'two with two',
      [actor('A', 'CHN'), actor('B', 'RUS')],
      [actor('C', 'JPN'), actor('D', 'USA')],
      ['A>C', 'A>D', 'B>C', 'B>D'],
    ],
    ['nobody with itself where others are there', [actor('A', 'CHN'), actor('B', 'RUS')], [actor('C', 'CHN')], ['B>C']],
    ['a party with itself where nobody else is', [actor('A', 'CHN')], [actor('B', 'CHN')], ['A>B']],
    [
      'without a goal each with each behind it',
      [actor('A', 'CHN'), actor('B', 'RUS'), actor('C', 'USA')],
      [],
      ['A>B', 'A>C', 'B>C'],
    ],
    ['one alone', [actor('A', 'CHN')], [], ['A>']],
    ['a goal alone', [], [actor('A', 'CHN')], ['>A']],
    ['nobody', [], [], []],
    ['of no party each by itself', [actor('X')], [actor('Y')], ['X>Y']],
  ])('%s', (_, source, target, expected) => {
    expect(sidesOf(eventOf(source, target))).toEqual(expected);
  });

  it('have numbers of their own, which a double holds exactly', () => {
    const entry = eventOf([actor('A', 'CHN'), actor('B', 'RUS')], [actor('C', 'JPN')]);
    const numbers = pairsOf(entry).map((pair) => pairNumber(entry, pair));
    expect(new Set(numbers).size).toBe(2);
    for (const number of numbers) expect(Number.isSafeInteger(number)).toBe(true);
  });
});

describe('codes of other schemes', () => {
  it.each<[Parameters<typeof codeOn>, string]>([
    [['cow', 'USA', '2023-01-01'], '2'],
    [['cow', 'DEU', '1989-01-01'], '260'],
    [['cow', 'DEU', '2023-01-01'], '255'],
    [['gw', 'DEU', '2023-01-01'], '260'],
    [['cow', 'YEM', '1989-01-01'], '678'],
    [['cow', 'YEM', '2023-01-01'], '679'],
    [['gw', 'YEM', '2023-01-01'], '678'],
    [['cow', 'SRB', '2023-01-01'], '345'],
    [['gw', 'SRB', '2023-01-01'], '340'],
    [['cow', 'UKR', '1980-01-01'], ''],
    [['cow', 'SSD', '2011-07-08'], ''],
    [['cow', 'SSD', '2011-07-09'], '626'],
    [['cow', 'SUN', '1980-01-01'], '365'],
    [['cow', 'SUN', '2000-01-01'], ''],
    [['cow', 'EUR', '2023-01-01'], ''],
    [['fips', 'CHN'], 'CH'],
    [['cameo-country', 'ROU'], 'ROM'],
    [['cameo-type', 'JRN'], 'MED'],
    [['cameo-type', 'MED'], 'HLH'],
  ])('%j is %j', (asked, code) => {
    expect(codeOn(...asked)).toBe(code);
  });

  it('are of parties that there are, and no two hold on one day', () => {
    for (const [scheme, values] of Object.entries(OTHER_CODES)) {
      for (const [value, codes] of Object.entries(values)) {
        if (scheme !== 'cameo-type') expect(PARTIES).toContain(value);
        codes.forEach(([, , to], i) => {
          const next = codes[i + 1];
          if (next) expect(to !== '' && to < next[1], `${scheme} ${value}`).toBe(true);
        });
      }
    }
  });

  it('every member of the United Nations system has all three numbers today, and no two states share one', () => {
    const states = PARTIES.filter((party) => PARTY[party].kind === 'state');
    for (const scheme of ['cow', 'gw', 'iso2'] as const) {
      const codes = states.map((party) => codeOn(scheme, party, scheme === 'iso2' ? '' : '2023-01-01')).filter(Boolean);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes.length).toBeGreaterThanOrEqual(195);
    }
  });

  it('CAMEO has three levels, and every code a quarter', () => {
    for (const code of CAMEO_CODES) {
      const { code: whole, base, root } = cameoLevels(code);
      expect(CAMEO_CODES).toContain(whole);
      expect(CAMEO_CODES).toContain(base);
      expect(whole.startsWith(base) && base.startsWith(root)).toBe(true);
      expect(base).toHaveLength(3);
      expect([0, 1, 2, 3, 4]).toContain(cameoQuad(root));
    }
  });
});

describe('a small record', () => {
  let record: SmallRecord;
  beforeAll(async () => {
    record = await smallRecord();
  });
  afterAll(() => record.close());

  const tableOf = async (name: 'gdelt' | 'gdelt-mentions' | 'polecat' | 'phoenix'): Promise<string[][]> => {
    const { files, remarks } = await record.made(name, 'events');
    expect(remarks).toEqual(['1 event has no day and no row']);
    const text = textOf(files);
    expect(text.endsWith('\n')).toBe(true);
    return text
      .slice(0, -1)
      .split('\n')
      .map((line) => line.split('\t'));
  };
  const records = (columns: readonly string[], rows: readonly string[][]): Record<string, string>[] =>
    rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? ''])));

  it('as events of GDELT 2.0 has 61 columns, ids given once, and codes of its lists', async () => {
    const rows = await tableOf('gdelt');
    expect(GDELT_COLUMNS).toHaveLength(61);
    expect(new Set(GDELT_COLUMNS).size).toBe(61);
    for (const row of rows) expect(row).toHaveLength(61);
    const events = records(GDELT_COLUMNS, rows);
    expect(new Set(events.map(({ GLOBALEVENTID }) => GLOBALEVENTID)).size).toBe(rows.length);
    for (const one of events) {
      expect(one.SQLDATE).toMatch(/^\d{8}$/);
      expect(one.DATEADDED).toMatch(/^\d{14}$/);
      expect(one.MonthYear).toBe(one.SQLDATE?.slice(0, 6));
      expect(CAMEO_CODES).toContain(one.EventCode);
      expect(one.EventCode?.startsWith(one.EventBaseCode ?? '-')).toBe(true);
      expect(['1', '2', '3', '4']).toContain(one.QuadClass);
      expect(Math.abs(Number(one.GoldsteinScale))).toBeLessThanOrEqual(10);
      for (const side of ['Actor1', 'Actor2']) {
        expect(one[`${side}CountryCode`]).toMatch(/^([A-Z]{3})?$/);
        expect(one[`${side}Code`]?.startsWith(one[`${side}CountryCode`] ?? '-')).toBe(true);
        expect(one[`${side}Geo_Type`]).toBe('0');
      }
    }
    const accused = events.find(({ Actor1CountryCode }) => Actor1CountryCode === 'ROM');
    expect(accused).toMatchObject({
      Actor2Code: 'PSEHMSREB',
      Actor2KnownGroupCode: 'HMS',
      SQLDATE: '20230619',
      EventRootCode: '11',
    });
    const met = events.find(({ Actor1Name }) => /^(?:ANTONY BLINKEN|QIN GANG)$/.test(Actor1Name ?? ''));
    expect(met).toMatchObject({
      // Of the surer of its two reports, by its address or, where it has none, its id.
      SOURCEURL: expect.stringMatching(/^(?:https:\/\/example\.org\/1|b)$/),
      Actor1Type1Code: 'GOV',
      IsRootEvent: '1',
      EventRootCode: '04',
      NumMentions: '2',
      NumSources: '2',
      ActionGeo_FullName: 'Beijing, China',
      ActionGeo_CountryCode: 'CH',
      ActionGeo_Type: '4',
      DATEADDED: '20230618102030',
      FractionDate: '2023.4603',
    });
  });

  it('as mentions of GDELT 2.0 has 16 columns, of events that there are, at places in their texts', async () => {
    const rows = await tableOf('gdelt-mentions');
    expect(MENTION_COLUMNS).toHaveLength(16);
    for (const row of rows) expect(row).toHaveLength(16);
    const ids = new Set((await tableOf('gdelt')).map(([id]) => id));
    const mentions = records(MENTION_COLUMNS, rows);
    expect(new Set(mentions.map(({ GLOBALEVENTID }) => GLOBALEVENTID))).toEqual(ids);
    for (const one of mentions) {
      expect(Number(one.SentenceID)).toBeGreaterThan(0);
      expect(Number(one.Confidence) % 10).toBe(0);
      expect(Number(one.ActionCharOffset)).toBeLessThan(Number(one.MentionDocLen));
      expect(one.MentionType).toBe(one.MentionIdentifier?.startsWith('http') ? '1' : '2');
    }
    const condemned = mentions.find(
      ({ MentionIdentifier, SentenceID }) => MentionIdentifier === 'b' && SentenceID === '2',
    );
    expect(condemned).toMatchObject({ Actor1CharOffset: '71', Actor2CharOffset: '87', MentionSourceName: 'Wire' });
  });

  it('as POLECAT has a header of 40 columns, None for nothing, and its codes', async () => {
    const [header, ...rows] = await tableOf('polecat');
    expect(header).toEqual(POLECAT_COLUMNS);
    expect(header).toHaveLength(40);
    for (const row of rows) {
      expect(row).toHaveLength(40);
      expect(row).not.toContain('');
    }
    const events = records(POLECAT_COLUMNS, rows);
    expect(new Set(events.map((one) => one['Event ID'])).size).toBe(rows.length);
    for (const one of events) {
      expect(PLOVER_TYPES).toContain(one['Event Type']);
      expect([...PLOVER_MODES, 'None']).toContain(one['Event Mode']);
      for (const context of (one.Contexts ?? '').split('; ')) expect([...PLOVER_CONTEXTS, 'None']).toContain(context);
      expect(one['Quad Code']).toMatch(/^(VERBAL|MATERIAL) (COOPERATION|CONFLICT)$/);
      expect(one.Version).toMatch(/^chancery .*, chancery\/event@3, data sha256:/);
      expect(one.Language).toBe('English');
    }
    expect(events.find((one) => one['Actor Name'] === 'Japan')).toMatchObject({
      'Event Type': 'SANCTION',
      'Actor Country': 'JPN',
      'Actor COW': '740',
      'Recipient COW': '365',
      'Recipient Name Raw': 'Russia',
      Source: 'Wire',
      'Publication Date': '2023-06-19',
    });
  });

  it('as Phoenix has 26 columns and its quarters', async () => {
    const rows = await tableOf('phoenix');
    expect(PHOENIX_COLUMNS).toHaveLength(26);
    for (const row of rows) expect(row).toHaveLength(26);
    const events = records(PHOENIX_COLUMNS, rows);
    for (const one of events) {
      expect(['0', '1', '2', '3', '4']).toContain(one.QuadClass);
      expect(`${one.Year}${one.Month?.padStart(2, '0')}${one.Day?.padStart(2, '0')}`).toBe(one.Date);
    }
    expect(events.find(({ SourceActorEntity }) => SourceActorEntity === 'ROM')).toMatchObject({
      TargetActorFull: 'PSEHMSREB',
      TargetActorEntity: 'HMS',
      EventRootCode: '11',
      QuadClass: '3',
    });
  });

  const panelOf = async (name: 'dyad-day' | 'dyad-month', request = {}): Promise<Record<string, string>[]> => {
    const { files } = await record.made(name, 'events', { request });
    const { data, errors } = Papa.parse<Record<string, string>>(textOf(files), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    return data;
  };

  it('as a panel has a row for each pair and day, zeros among them, and each pair both ways', async () => {
    const rows = await panelOf('dyad-day');
    const days = new Set(rows.map(({ day }) => day));
    const pairs = new Set(rows.map(({ source, target }) => `${source} ${target}`));
    expect(rows).toHaveLength(days.size * pairs.size);
    expect([...days]).toEqual([...days].sort());
    for (const pair of pairs) expect(pairs).toContain(pair.split(' ').reverse().join(' '));
    const find = (day: string, source: string, target: string) =>
      rows.find((row) => row.day === day && row.source === source && row.target === target);
    expect(find('2023-06-19', 'JPN', 'RUS')).toMatchObject({
      sanction: '1',
      source_cow: '740',
      source_gw: '740',
      target_iso: 'RUS',
      schema: 'chancery/dyad-day@1',
    });
    expect(find('2023-06-19', 'RUS', 'JPN')).toMatchObject({ events: '0', goldstein: '0', sanction: '0' });
    for (const row of rows) {
      const sum = [1, 2, 3, 4].reduce((all, quad) => all + Number(row[`quad_${quad}`]), 0);
      expect(Number(row.events)).toBe(sum);
    }
    expect(find('2023-06-18', 'CHN', 'USA')?.consult).toBe(find('2023-06-18', 'USA', 'CHN')?.consult);
  });

  it('as a panel goes from the first to the last day that is asked for', async () => {
    const rows = await panelOf('dyad-day', { since: '2023-06', until: '2023-06-30' });
    expect([rows[0]?.day, rows.at(-1)?.day]).toEqual(['2023-06-01', '2023-06-30']);
    const months = await panelOf('dyad-month', { since: '2023-05', until: '2023-07' });
    expect([...new Set(months.map(({ month }) => month))]).toEqual(['2023-05', '2023-06', '2023-07']);
    const sum = (some: readonly Record<string, string>[]): number =>
      some.reduce((all, { events }) => all + Number(events), 0);
    expect(sum(months)).toBe(sum(rows));
    expect(sum(rows)).toBeGreaterThan(4);
  });

  it('a filter that lets nothing through gives a panel without a row', async () => {
    const { files } = await record.made('dyad-day', 'events', { filter: { statuses: ['denied'] } });
    expect(textOf(files).split('\n')).toHaveLength(2);
  });
});
