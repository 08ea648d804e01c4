/** What lists are filtered by, and who is meant by a name: over a real record with the tables of the release. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../../src/desk/desk.js';
import { type Filter, parseFilter } from '../../src/desk/filter.js';
import { FILTER_OPTIONS, type FilterWords, filterWordsOf } from '../../src/desk/filter-words.js';
import { Names } from '../../src/desk/names.js';
import { toDocument } from '../../src/ingest/document.js';
import { resources } from '../resources.js';

const DOCUMENTS = [
  {
    id: 'talks',
    published: '2023-06-19',
    text: 'Antony Blinken held talks with Qin Gang in Beijing on Sunday. They discussed trade.',
  },
  { id: 'call', published: '2023-07-02', text: 'Joe Biden spoke by phone with Xi Jinping on Saturday about Taiwan.' },
  { id: 'wife', published: '2023-07-03', text: 'Jill Biden met Brigitte Macron in Paris on Sunday.' },
  { id: 'plan', published: '2023-07-04', text: 'Joe Biden will meet Emmanuel Macron in Paris on July 20, 2023.' },
  {
    id: 'nameless',
    published: '2023-07-05',
    text: 'Dutch Deputy Foreign Minister Arno Velde met Qin Gang in Beijing on Tuesday.',
  },
  { id: 'state', published: '2023-07-06', text: 'The State Department condemned Iran on Thursday.' },
  { id: 'undated', text: 'China condemned Japan.' },
].map((one) => toDocument(one));

describe('filters', () => {
  let folder = '';
  let desk: Desk;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-filter-'));
    desk = await Desk.open(join(folder, 'a.db'), { resources });
    await desk.add(DOCUMENTS);
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const parsed = async (words: FilterWords, ...sides: readonly string[]): Promise<Filter> => {
    const found = await desk.filter(words, sides);
    if ('problems' in found) throw new Error(JSON.stringify(found.problems));
    return found.filter;
  };
  /** The documents that entries of a timeline are from. */
  const documents = async (words: FilterWords, ...sides: readonly string[]): Promise<string> => {
    const told = await desk.timeline(await parsed(words, ...sides));
    return [...new Set(told.map(({ item }) => item.document))].join(' ');
  };

  it.each<[name: string, party: string]>([
    ['CHN', 'CHN'],
    ['chn', 'CHN'],
    ['China', 'CHN'],
    ['PRC', 'CHN'],
    ['prc', 'CHN'],
    ['Beijing', 'CHN'],
    ['Chinese', 'CHN'],
    ['US', 'USA'],
    ['us', 'USA'],
    ['U.S.', 'USA'],
    ['America', 'USA'],
    ['america', 'USA'],
    ['the United States', 'USA'],
    ['UK', 'GBR'],
    ['Britain', 'GBR'],
    ['EU', 'EUR'],
    ['NATO', 'NAT'],
    ['Hamas', 'hamas'],
    ['Türkiye', 'TUR'],
  ])('%s is the party %s', async (name, party) => {
    expect(await parsed({ party: [name] })).toEqual({ parties: [party] });
    expect(await parsed({}, name)).toEqual({ parties: [party] });
  });

  it.each<[name: string, actor: string]>([
    ['Joe Biden', 'person:joe-biden'],
    ['joe biden', 'person:joe-biden'],
    ['Joseph Biden', 'person:joe-biden'],
    ['Xi', 'person:xi-jinping'],
    ['Zelenskyy', 'person:volodymyr-zelensky'],
    ['Arno Velde', 'person:?Arno Velde'],
    ['Velde', 'person:?Arno Velde'],
  ])('%s is the person %s', async (name, actor) => {
    expect(await parsed({ person: [name] })).toEqual({ actors: [[actor]] });
    expect(await parsed({}, name)).toEqual({ actors: [[actor]] });
  });

  it('a surname of several is who takes part most often, and says so', async () => {
    const found = await desk.filter({ person: ['Biden'] });
    expect(found).toEqual({
      filter: { actors: [['person:joe-biden']] },
      notes: ['Biden: taken for Joe Biden; the record has Jill Biden, too'],
    });
  });

  it.each<[words: FilterWords, sides: string, documents: string]>([
    [{}, 'PRC America', 'talks call'],
    [{}, 'Biden Xi', 'call'],
    [{}, 'Biden', 'call plan'],
    [{ person: ['Joe Biden'], party: ['France'] }, '', 'plan'],
    [{ person: ['Joe Biden', 'Xi Jinping'] }, '', 'call'],
    [{ party: ['State Department'] }, '', 'state'],
    [{ since: '2023-07-01' }, 'CHN', 'call nameless'],
    [{ until: '2023-06' }, 'CHN', 'talks'],
    [{ 'published-since': '2023-07-02' }, 'CHN', 'call nameless'],
    [{ status: ['planned'] }, '', 'plan'],
    [{ topic: ['Taiwan'] }, '', 'call'],
    [{ topic: ['regions'] }, '', 'call'],
    [{ 'min-confidence': '1' }, 'USA', ''],
    [{}, 'Japan', 'undated'],
  ])('%j with the sides %j is told by: %s', async (words, sides, expected) => {
    expect(await documents(words, ...sides.split(' ').filter(Boolean))).toBe(expected);
  });

  it('the stricter the precision, the fewer there are, and broad leaves out none', async () => {
    const text = 'Iranian officials said that militants may have attacked a convoy near the border.';
    const doubtful = await Desk.open(join(folder, 'doubtful.db'), { resources });
    await doubtful.add([...DOCUMENTS, toDocument({ id: 'doubt', published: '2023-07-07', text })]);
    const counts: number[] = [];
    for (const precision of ['broad', 'balanced', 'strict'])
      counts.push((await doubtful.timeline(await parsed({ precision }))).length);
    expect([...counts].sort((a, b) => b - a)).toEqual(counts);
    expect(counts[0]).toBe((await doubtful.timeline()).length);
    expect(counts[2]).toBeLessThan(counts[0] ?? 0);
    await doubtful.close();
  });

  it('documents and searches take the same filters: one entry that meets them is enough', async () => {
    const listed = async (words: FilterWords): Promise<string> =>
      (await desk.documents(await parsed(words))).lines.map(({ id }) => id).join(' ');
    expect(await listed({ party: ['China', 'US'] })).toBe('call talks');
    expect(await listed({ since: '2023-07-05' })).toBe('state nameless');
    expect(await listed({ until: '2023-06' })).toBe('talks');
    expect(await listed({ 'published-since': '2023-07-04', person: ['Qin Gang'] })).toBe('nameless');
    const found = await desk.search('beijing', await parsed({ person: ['Velde'] }));
    expect(found.lines.map(({ id }) => id)).toEqual(['nameless']);
  });

  it.each<[words: FilterWords, said: RegExp]>([
    [{ party: ['Chnia'] }, /^party Chnia: no such party; did you mean China \(CHN\), .* or .*\?$/],
    [{ party: ['Frnace'] }, /^party Frnace: no such party; did you mean France \(FRA\)/],
    [{ person: ['Joe Bidne'] }, /^person Joe Bidne: no such person; did you mean Joe Biden/],
    [{ person: ['Arno Vleed'] }, /^person Arno Vleed: no such person; did you mean Arno Velde/],
    [{ person: ['China'] }, /^person China: no person but a party, China; ask for parties with party$/],
    [{ party: ['Xi Jinping'] }, /^party Xi Jinping: no party but a person, Xi Jinping; ask for people with person$/],
    [{ party: ['qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'] }, /no such party; give a code \(CHN\) or a name/],
    [{ party: ['—'] }, /no such party/],
    [
      { party: ['ZZZ'] },
      /^party ZZZ: no party has this code; did you mean [^;]*\([A-Z]{3}\), [^;]*\([A-Z]{3}\) or [^;]*\([A-Z]{3}\)\?$/,
    ],
    [{ party: ['CHM'] }, /^party CHM: no party has this code; did you mean .*China \(CHN\)/],
    [{ party: ['Chnia'] }, /^party Chnia: no such party; did you mean China \(CHN\)/],
    [{ person: ['ZZZ'] }, /^person ZZZ: no such person;/],
    [{ since: 'June' }, /^since June: no date; write a date as 2023, 2023-06 or 2023-06-18$/],
    [{ until: '2023-02-30' }, /^until 2023-02-30: no date/],
    [{ since: '2024', until: '2023' }, /^since 2024: later than the last day, 2023; give the earlier day first$/],
    [{ 'published-since': 'yesterday' }, /^published-since yesterday: no date/],
    [{ topic: ['tawian'] }, /^topic tawian: no such topic; did you mean taiwan, /],
    [{ status: ['hapened'] }, /^status hapened: no such status; did you mean happened, /],
    [{ 'min-confidence': '70%' }, /^min-confidence 70%: no confidence; write a number from 0 to 1/],
    [{ 'min-confidence': '' }, /no confidence/],
    [{ precision: 'exact' }, /^precision exact: no such level; there are strict, balanced, broad$/],
  ])('%j cannot be asked for', async (words, said) => {
    const found = await desk.filter(words);
    if (!('problems' in found)) throw new Error('no problem was found');
    const lines = found.problems.map(({ name, input, what, advice }) => `${name} ${input}: ${what}; ${advice}`);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(said);
  });

  it('tells of everything that is wrong at once', async () => {
    const found = await desk.filter({ party: ['Chnia'], since: 'June', precision: 'x' }, ['Amercia']);
    expect('problems' in found && found.problems.map(({ name }) => name)).toEqual(['since', 'precision', '', 'party']);
  });

  it('asks no table for a code or a standard name', async () => {
    const names = new Names(
      () => {
        throw new Error('no table is to be loaded');
      },
      { actorsIn: async () => [] },
    );
    expect(await parseFilter({ party: ['China', 'usa'] }, names)).toEqual({
      filter: { parties: ['CHN', 'USA'] },
      notes: [],
    });
  });

  it('takes the parameters of an address under the same names, and leaves others and empty ones alone', () => {
    const address = new URLSearchParams(
      'party=China&party=US&since=2023&until=&kind=event&min-confidence=0.7&topic=trade&q=x',
    );
    expect(filterWordsOf(address)).toEqual({
      party: ['China', 'US'],
      since: '2023',
      'min-confidence': '0.7',
      topic: ['trade'],
    });
    expect(FILTER_OPTIONS.map(({ name }) => name)).toContain('published-since');
  });
});
