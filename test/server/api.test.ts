/** The views of the API: each answers as its schema says, as JSON and as rows, and corrections hold. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import type { Correction } from '../../src/model/record.js';
import { VIEWS } from '../../src/server/api/views.js';
import { at, type Served, serve } from './served.js';

const dayOf = (n: number): string => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10);

/** One statement each, on days of their own. */
const STATEMENTS: readonly DocumentInput[] = Array.from({ length: 75 }, (_, i) => ({
  id: `s${String(i).padStart(2, '0')}`,
  title: `Remarks ${i}`,
  publisher: 'Ledger',
  published: dayOf(i),
  text: `“We spoke of matter number ${i} at length,” said Antony Blinken.`,
}));

const MEETING = 'Antony Blinken met with Qin Gang in Beijing on Sunday.';
const MEETINGS: readonly DocumentInput[] = [
  {
    id: 'm1',
    title: 'First',
    publisher: 'Reuters',
    url: 'https://example.org/1',
    published: '2023-06-18',
    text: `${MEETING} The two agreed to open a military hotline.`,
  },
  { id: 'm2', publisher: 'Xinhua', published: '2023-06-19', text: `${MEETING} They talked for hours.` },
  { id: 'm3', published: '2023-06-19', text: `BEIJING – ${MEETING} It was their first meeting.` },
  {
    id: 'r1',
    title: 'Readout',
    publisher: 'State Department',
    kind: 'readout',
    issuer: 'USA',
    published: '2023-06-19',
    text: `Secretary Blinken met with Foreign Minister Qin Gang in Beijing. They discussed Taiwan. The Secretary raised human rights.`,
  },
];

interface Lines {
  readonly lines: readonly {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly reports: number;
    readonly passage: readonly { text: string; said: boolean }[] | null;
  }[];
  readonly next: string | null;
}
interface Watch {
  readonly name: string;
}
interface EntryBody {
  readonly id: string;
  readonly items: readonly { readonly id: string; readonly document: string; readonly before: string }[];
  readonly sides: readonly { readonly name: string; readonly people: readonly { readonly name: string }[] }[];
  readonly line: { readonly title: string; readonly status: string };
  readonly corrected: readonly string[];
  readonly row: Readonly<Record<string, unknown>>;
}

describe('the views', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve([...STATEMENTS, ...MEETINGS]);
    await served.post('/api/watches', { is: 'save', name: 'meetings', kinds: ['meeting'], filter: {}, all: true });
  });
  afterAll(() => served?.close());

  const meeting = async (): Promise<EntryBody> => {
    const { lines } = await served.view<Lines>('lines', { kind: 'meeting' });
    const [most] = [...lines].sort((a, b) => b.reports - a.reports);
    return served.view<EntryBody>('entry', { id: most?.id ?? '' });
  };

  /** What each view is asked in these tests. */
  const questions: Readonly<Record<string, () => Promise<Record<string, string>>>> = {
    entry: async () => ({ id: (await meeting()).id }),
    document: async () => ({ id: 'm1' }),
    search: async () => ({ q: 'Blinken' }),
    standing: async () => ({ party: 'CHN' }),
    compare: async () => ({ a: 'm1', b: 'r1' }),
    person: async () => ({ name: 'Antony Blinken' }),
    fired: async () => ({ rule: 'actors/apposition' }),
    people: async () => ({ kind: 'person' }),
    rules: async () => ({ q: 'hotline' }),
    pairs: async () => ({ weeks: 'yes' }),
    news: async () => ({ watch: 'meetings' }),
  };
  const pathOf = async (name: string, suffix = ''): Promise<string> => {
    const path = at(`/api/${name}${suffix}`, (await questions[name]?.()) ?? {});
    return name === 'standing' ? `${path}&party=USA` : path.replace(/\?$/, '');
  };

  it.each(VIEWS.map(({ name }) => name))('%s answers as its schema says, and as rows of a table', async (name) => {
    const view = VIEWS.find((one) => one.name === name);
    const response = await served.get(await pathOf(name));
    const body: unknown = await response.json();
    expect([response.status, body]).toEqual([200, expect.anything()]);
    expect(view?.answer.safeParse(body).error?.issues ?? []).toEqual([]);
    const csv = await served.get(await pathOf(name, '.csv'));
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const again = await served.get(await pathOf(name));
    expect(again.headers.get('etag')).toBe(response.headers.get('etag'));
  });

  it('has every view in the OpenAPI document, and nothing there leads nowhere', async () => {
    const text = await (await served.get('/api/openapi.json')).text();
    const document = JSON.parse(text) as { paths: Record<string, unknown>; components: { schemas: object } };
    for (const { name } of VIEWS) expect(Object.keys(document.paths)).toContain(`/api/${name}`);
    for (const path of ['/api/corrections', '/api/read', '/api/session'])
      expect(Object.keys(document.paths)).toContain(path);
    for (const [, name = ''] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(Object.keys(document.components.schemas)).toContain(name);
  });

  it.each([
    ['statements', 'lines', { kind: 'statement', until: '2023-05', limit: '50' }],
    ['what a search finds', 'search', { q: 'said "matter number"', limit: '50' }],
    ['a timeline', 'timeline', { kind: 'statement', until: '2023-05', limit: '50' }],
  ] as const)('gives %s page after page, each once', async (_, view, question) => {
    const pages: Lines[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Lines = await served.view<Lines>(view, { ...question, ...(after ? { after } : {}) });
      pages.push(page);
      after = page.next;
    }
    expect(pages.map(({ lines }) => lines.length)).toEqual([50, 25]);
    expect(new Set(pages.flatMap(({ lines }) => lines.map(({ id }) => id))).size).toBe(75);
  });

  it.each([
    ['words', { text: 'matter number 17' }, (n: number) => n === 1],
    ['terms', { attribution: 'named' }, (n: number) => n > 70],
    ['terms that nobody spoke on', { attribution: 'anonymous', until: '2023-05' }, (n: number) => n === 0],
    ['words that nobody said', { text: 'nowhere' }, (n: number) => n === 0],
  ] as const)('finds statements by %s', async (_, filter, holds) => {
    const { lines } = await served.view<Lines>('lines', { kind: 'statement', limit: '1000', ...filter });
    expect([lines.length, holds(lines.length)]).toEqual([lines.length, true]);
  });

  it('goes on behind the last line that a narrow question gave', async () => {
    const found: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Lines = await served.view<Lines>('lines', {
        kind: 'statement',
        text: 'matter',
        limit: '10',
        ...(after ? { after } : {}),
      });
      found.push(...page.lines.map(({ id }) => id));
      after = page.next;
    }
    expect([found.length, new Set(found).size]).toEqual([75, 75]);
  });

  it('gives a statement with who says it, as it stands in the text', async () => {
    const { lines } = await served.view<Lines>('lines', { kind: 'statement', text: 'matter number 17', limit: '1' });
    expect(lines[0]?.passage).toEqual([
      { text: '“We spoke of matter number 17 at length,”', said: true },
      { text: ' said Antony Blinken', said: false },
    ]);
  });

  it('finds an entry by the id of any of its items', async () => {
    const { id, items } = await meeting();
    expect(items.length).toBeGreaterThan(2);
    for (const item of items) expect((await served.view<EntryBody>('entry', { id: item.id })).id).toBe(id);
  });

  it('gives rules page after page, each once, and says how many came before', async () => {
    interface Page {
      readonly rules: readonly { readonly id: string }[];
      readonly all: number;
      readonly before: number;
      readonly next: string | null;
    }
    const ids: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Page = await served.view<Page>('rules', { limit: '1000', ...(after ? { after } : {}) });
      expect(page.before).toBe(ids.length);
      ids.push(...page.rules.map(({ id }) => id));
      after = page.next;
      if (after === null) expect(ids).toHaveLength(page.all);
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of a pair, a person or a rule that is none what to do', async () => {
    for (const [path, status, says] of [
      ['/api/standing?party=CHN', 400, 'name two parties'],
      ['/api/relations?party=Nowhereland', 400, 'no such party'],
      ['/api/person?name=Nobody%20Atall', 404, 'nothing of this id'],
      ['/api/fired?rule=none', 404, 'nothing of this id'],
      ['/api/compare?a=m1&b=none', 404, 'nothing of this id'],
      ['/api/lines?nothing=1', 400, 'no such filter'],
    ] as const) {
      const response = await served.get(path);
      expect([path, response.status, await response.text()]).toEqual([path, status, expect.stringContaining(says)]);
    }
  });

  it('reads a text and keeps nothing of it', async () => {
    const before = await served.desk.counts();
    const response = await served.post('/api/read', {
      text: `${MEETING} “We agree,” he said.`,
      published: '2023-06-18',
    });
    const { marks } = (await response.json()) as { marks: readonly { layer: string; entry: null }[] };
    expect(new Set(marks.map(({ layer }) => layer))).toContain('meeting');
    expect(await served.desk.counts()).toEqual(before);
    expect((await served.post('/api/read', { title: 'no text' })).status).toBe(400);
    expect((await served.post('/api/read', { text: 'x'.repeat(200_001) })).status).toBe(400);
  });

  describe('saved views', () => {
    interface News {
      readonly count: number;
      readonly news: readonly { readonly is: string; readonly line: { readonly title: string } }[];
    }
    const say = async (said: object): Promise<number> => (await served.post('/api/watches', said)).status;
    const news = (watch: string): Promise<News> => served.view<News>('news', { watch });

    it('tell what is new until it was seen, and again what comes in; the command line leaves them alone', async () => {
      const save = { is: 'save', name: 'Berlin', kinds: ['meeting'], filter: { party: ['Germany'] } };
      expect(await say(save)).toBe(200);
      expect(await news('Berlin')).toEqual({ count: 0, news: [] });
      await served.desk.add([
        toDocument({
          id: 'w1',
          publisher: 'Ledger',
          published: '2023-09-05',
          text: 'Annalena Baerbock met with Antony Blinken in Berlin on Monday.',
        }),
      ]);
      const found = await news('Berlin');
      expect([found.count, found.news.map(({ is }) => is)]).toEqual([1, ['new']]);
      const { watches } = await served.view<{ watches: readonly Watch[] }>('watches');
      const watch = watches.find(({ name }) => name === 'Berlin');
      expect(watch).toEqual({
        name: 'Berlin',
        kinds: ['meeting'],
        filter: [{ name: 'party', value: 'Germany' }],
        way: 'page',
        to: '',
      });
      const told = async (): Promise<void> => {
        throw new Error('told otherwise');
      };
      const [kept] = (await served.desk.watching.all()).filter(({ name }) => name === 'Berlin');
      if (!kept) throw new Error('not kept');
      const ways = { line: told, atom: told, webhook: told };
      expect(await served.desk.watching.look(kept, ways)).toEqual({ told: 0, failed: 0 });
      expect(await say({ is: 'seen', name: 'Berlin' })).toBe(200);
      expect((await news('Berlin')).count).toBe(0);
      await served.desk.add([
        toDocument({
          id: 'w2',
          publisher: 'Courier',
          published: '2023-09-05',
          text: 'BERLIN – Foreign Minister Annalena Baerbock met Antony Blinken in Berlin on Monday, the ministry said.',
        }),
      ]);
      expect((await news('Berlin')).news.map(({ is }) => is)).toEqual(['changed']);
      expect(await say({ is: 'remove', name: 'Berlin' })).toBe(200);
      await served.desk.remove(['w1', 'w2']);
    });

    it.each<[what: string, said: object, status: number]>([
      ['a name that is taken', { is: 'save', name: 'meetings', filter: {} }, 409],
      ['a party that nobody knows', { is: 'save', name: 'n', filter: { party: ['Atlantis'] } }, 400],
      ['a filter that lists have not', { is: 'save', name: 'n', filter: { text: 'x' } }, 400],
      ['a call of an address', { is: 'save', name: 'n', filter: {}, way: 'webhook', to: 'http://127.0.0.1/' }, 400],
      ['no name', { is: 'save', name: ' ', filter: {} }, 400],
      ['the end of one that is not there', { is: 'remove', name: 'none' }, 404],
      ['having seen one that is not there', { is: 'seen', name: 'none' }, 404],
    ])('are refused with %s', async (_, said, status) => {
      expect([await say(said), (await served.desk.watching.all()).map(({ name }) => name)]).toEqual([
        status,
        ['meetings'],
      ]);
    });

    it('of the command line show whom they call, and not by which address', async () => {
      const { watching } = served.desk;
      const to = 'https://hooks.example/secret-path?key=1';
      await watching.save({ name: 'calls', kinds: [], filter: {}, way: 'webhook', to }, false);
      const text = await (await served.get('/api/watches')).text();
      expect(text).toContain('hooks.example');
      expect(text).not.toContain('secret');
      expect(await say({ is: 'seen', name: 'calls' })).toBe(404);
      await watching.remove('calls');
      expect((await served.get('/api/news?watch=calls')).status).toBe(404);
    });
  });

  describe('correcting', () => {
    const say = async (said: object): Promise<{ kept: readonly string[]; changed: readonly string[] }> => {
      const response = await served.post('/api/corrections', said);
      expect([response.status, said]).toEqual([200, said]);
      return (await response.json()) as { kept: readonly string[]; changed: readonly string[] };
    };
    const names = ({ sides }: EntryBody): string[] => sides.flatMap(({ people }) => people.map(({ name }) => name));

    it('a participant outlives a reread, is told with who said so, and can be taken back', async () => {
      const before = await meeting();
      const participants = [
        ...(before.row.participants as readonly object[]),
        { actor: 'person:?hua-chunying', name: 'Hua Chunying', party: 'CHN', role: 'spokesperson' },
      ];
      const { kept, changed } = await say({
        is: 'field',
        item: before.id,
        field: 'participants',
        value: participants,
        reason: 'She is in the picture',
      });
      expect(changed).toEqual([before.id]);
      expect(names(await meeting())).toContain('Hua Chunying');
      expect((await meeting()).corrected).toEqual(kept);
      await served.desk.reread({ all: true });
      expect(names(await meeting())).toContain('Hua Chunying');
      const { corrections } = await served.view<{ corrections: readonly Record<string, string>[] }>('corrections');
      expect(corrections[0]).toMatchObject({ author: 'owner', reason: 'She is in the picture', state: 'holds' });
      expect(corrections[0]?.says).toContain('Hua Chunying');
      await say({ is: 'undo', of: kept[0] });
      expect(names(await meeting())).not.toContain('Hua Chunying');
    });

    it('splits an account off and joins it again', async () => {
      const before = await meeting();
      const [first, second] = before.items;
      await say({ is: 'not-same', item: first?.id, other: second?.id });
      expect((await served.view<EntryBody>('entry', { id: second?.id ?? '' })).id).not.toBe(
        (await served.view<EntryBody>('entry', { id: first?.id ?? '' })).id,
      );
      await say({ is: 'same', item: first?.id, other: second?.id });
      expect((await served.view<EntryBody>('entry', { id: second?.id ?? '' })).id).toBe(
        (await served.view<EntryBody>('entry', { id: first?.id ?? '' })).id,
      );
    });

    it('takes what was rejected, and what was looked at, out of what is to be reviewed', async () => {
      const review = async (): Promise<readonly string[]> =>
        (await served.view<Lines>('review', { kind: 'statement', limit: '1000' })).lines.map(({ id }) => id);
      const [rejected = '', accepted = '', ...others] = await review();
      await say({ is: 'reject', item: rejected, all: true, reason: 'nobody said so' });
      await say({ is: 'field', item: accepted, field: 'act', value: 'said' });
      expect(await review()).toEqual(others);
      expect((await served.get(at('/api/entry', { id: rejected }))).status).toBe(404);
    });

    it.each<[what: string, said: object, says: string]>([
      ['an item that is none', { is: 'reject', item: 'none' }, 'neither an entry nor an item'],
      [
        'a field that is none',
        { is: 'field', item: 'ITEM', field: 'weather', value: 'fair' },
        'no field of a meeting that can be corrected',
      ],
      ['a value that it cannot hold', { is: 'field', item: 'ITEM', field: 'status', value: 'perhaps' }, 'cannot be'],
      ['a correction that is none', { is: 'undo', of: 'correction-0' }, 'no such correction'],
      ['something else', { is: 'praise', item: 'ITEM' }, 'It is no correction'],
      ['nothing', {}, 'It is no correction'],
      ['a field too many', { is: 'reject', item: 'ITEM', author: 'somebody else' }, 'It is no correction'],
    ])('%s is refused with what to do', async (_, said, says) => {
      const { id } = await meeting();
      const before = (await served.desk.corrections()).length;
      const filled = Object.fromEntries(
        Object.entries(said).map(([key, value]) => [key, value === 'ITEM' ? id : value]),
      );
      const response = await served.post('/api/corrections', filled);
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(says)]);
      expect((await served.desk.corrections()).length).toBe(before);
    });

    it('keeps them as they can be taken in elsewhere', async () => {
      const corrections: readonly Correction[] = (await served.desk.corrections()).map(({ correction }) => correction);
      expect(corrections.every(({ author, time }) => author === 'owner' && time !== '')).toBe(true);
    });
  });
});
