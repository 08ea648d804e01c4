/** The pages as they are asked for: what is there, what is not, page after page, and the headers of every answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Questions } from '../../src/desk/ask/questions.js';
import type { Desk } from '../../src/desk/desk.js';
import type { DocumentInput } from '../../src/model/document.js';
import { type Entry, ITEM_KINDS } from '../../src/model/record.js';
import { createApp } from '../../src/server/app.js';
import { createDoor } from '../../src/server/door/door.js';
import { welcomeHosts } from '../../src/server/door/hosts.js';
import { attribute, Page, textOf } from './html.js';
import { at, type Served, serve } from './served.js';

const dayOf = (n: number): string => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10);

/** One statement each, on days of their own. */
const STATEMENTS: readonly DocumentInput[] = Array.from({ length: 75 }, (_, i) => ({
  id: `s${String(i).padStart(2, '0')}`,
  title: `Remarks ${i}`,
  published: dayOf(i),
  text: `“We spoke of matter number ${i} at length,” said Antony Blinken.`,
}));

const MEETING = 'Antony Blinken met with Qin Gang in Beijing on Sunday.';
/** Three reports of one meeting, and what one of them was before. */
const MEETINGS: readonly DocumentInput[] = [
  {
    id: 'm1',
    title: 'First',
    publisher: 'Reuters',
    url: 'https://example.org/1',
    published: '2023-06-18',
    text: MEETING,
  },
  { id: 'm2', publisher: 'Xinhua', published: '2023-06-19', text: `${MEETING} They talked for hours.` },
  { id: 'm3', published: '2023-06-19', text: `BEIJING – ${MEETING} It was their first meeting.` },
  {
    id: 'm1',
    title: 'First',
    publisher: 'Reuters',
    url: 'https://example.org/1',
    published: '2023-06-18',
    text: `${MEETING} They shook hands.`,
  },
];

const all = async (desk: Desk): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for (const kind of ITEM_KINDS) for await (const entry of desk.entries(kind)) entries.push(entry);
  return entries;
};

/** The pages from one address on, by the link of this text. */
const follow = async (served: Served, path: string, link: string): Promise<Page[]> => {
  const pages: Page[] = [];
  for (let next: string | undefined = path; next; ) {
    const page: Page = await served.page(next);
    pages.push(page);
    next = page.link(link);
  }
  return pages;
};

const rows = (page: Page): { readonly day: string; readonly href: string; readonly text: string }[] =>
  page.all('ul', 'entries').flatMap((list) =>
    list.childNodes.flatMap((item) => {
      if (item.nodeName !== 'li' || !('childNodes' in item)) return [];
      const day = item.childNodes.find((node) => node.nodeName === 'span');
      const link = item.childNodes.find((node) => node.nodeName === 'a');
      return link && 'attrs' in link
        ? [{ day: day ? textOf(day) : '', href: attribute(link, 'href') ?? '', text: textOf(link) }]
        : [];
    }),
  );

describe('the pages', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve([...STATEMENTS, ...MEETINGS]);
  });
  afterAll(() => served?.close());

  it('lists meetings first, with how many there are of each kind', async () => {
    const page = await served.page('/');
    expect(page.title).toBe('Meetings – Chancery');
    const counts = (await served.desk.counts()).entries;
    expect(counts).toMatchObject({ meeting: 1, statement: 75 });
    const tabs = page.all('nav', 'kinds').map(textOf).join();
    for (const [name, kind] of [
      ['Meetings', 'meeting'],
      ['Events', 'event'],
      ['Statements', 'statement'],
      ['Commitments', 'commitment'],
      ['Channels', 'channel'],
      ['Incidents', 'incident'],
    ] as const)
      expect(tabs).toContain(`${name} ${counts[kind]}`);
    const current = page.all('a').filter((one) => attribute(one, 'aria-current') === 'page');
    expect(current.map((one) => attribute(one, 'href'))).toEqual(['/?kind=meeting']);
    const [row, ...others] = rows(page);
    expect(others).toEqual([]);
    expect(row?.day).toBe('2023-06-18');
    expect(row?.text).toContain('Antony Blinken');
    expect(row?.text).toContain('Qin Gang');
    expect(page.texts('li').join()).toContain('3 reports, 3 independent');
  });

  it('says of a kind of which there is nothing how something comes in', async () => {
    const page = await served.page('/?kind=incident');
    expect(page.texts('main').join()).toMatch(/Nothing here yet/);
    expect(page.texts('code')).toEqual(['chancery add FILE']);
  });

  it('gives 75 entries in two pages, the newest first, each once', async () => {
    const pages = await follow(served, '/?kind=statement', 'Older');
    expect(pages.map((page) => rows(page).length)).toEqual([50, 25]);
    const listed = pages.flatMap(rows);
    expect(new Set(listed.map((row) => row.href)).size).toBe(75);
    // The text gives no day of its own: it was said by the day of publication.
    expect(listed.map((row) => row.day)).toEqual(STATEMENTS.map((one) => `by ${one.published}`).reverse());
    const entries = (await all(served.desk)).filter((entry) => entry.kind === 'statement');
    expect(listed.map((row) => row.href).sort()).toEqual(entries.map(({ id }) => at('/entry', { id })).sort());
  });

  it('gives what a search finds in two pages, the newest first, each once', async () => {
    const pages = await follow(served, at('/search', { q: 'said "matter number"' }), 'More');
    expect(pages.map((page) => rows(page).length)).toEqual([50, 25]);
    expect(pages.flatMap(rows).map((row) => row.text)).toEqual(STATEMENTS.map((one) => one.title).reverse());
    for (const page of pages) {
      expect(page.all('input').map((one) => attribute(one, 'value'))).toEqual(['said "matter number"']);
      expect(new Set(page.texts('b'))).toEqual(new Set(['said', 'matter number']));
    }
  });

  it.each(['nowhere', '', '   ', '"', '*', '"shook nowhere"'])('finds nothing for %j, and says so', async (q) => {
    const page = await served.page(at('/search', { q }));
    expect(page.texts('h1')).toEqual(['Nothing found']);
    expect(rows(page)).toEqual([]);
  });

  it('searches without a question', async () => {
    expect((await served.page('/search')).texts('h1')).toEqual(['Nothing found']);
  });

  it('every link of every page is answered, within three steps from the first', async () => {
    const seen = new Set<string>();
    let edge = ['/', '/?kind=statement', at('/search', { q: 'Blinken' })];
    for (let step = 0; step < 3; step++) {
      const next: string[] = [];
      for (const path of edge) {
        if (seen.has(path)) continue;
        seen.add(path);
        const page = await served.page(path);
        expect(page.faults()).toEqual([]);
        next.push(...page.links.filter((href) => href.startsWith('/')));
      }
      edge = next;
    }
    expect(seen.size).toBeGreaterThan(150);
  });

  it('an entry is found by the id of any of its items', async () => {
    const [meeting] = (await all(served.desk)).filter((entry) => entry.kind === 'meeting');
    expect(meeting?.items).toHaveLength(3);
    const pages = [];
    for (const id of meeting?.items ?? []) pages.push(await (await served.get(at('/entry', { id }))).text());
    expect(new Set(pages).size).toBe(1);
    const page = new Page(pages[0] ?? '');
    expect(page.texts('h2').at(-1)).toBe('Reports (3, independent 3)');
    expect(page.texts('blockquote')).toHaveLength(3);
    expect(page.links.filter((href) => href.startsWith('/document'))).toEqual(
      meeting?.reports.map(({ document }) => at('/document', { id: document })),
    );
    // Who published it; of whom nobody knows who did, the document.
    for (const name of ['Reuters', 'Xinhua', 'm3']) expect(page.link(name)).toBeDefined();
  });

  it('a document shows its marks, each with who and what', async () => {
    const page = await served.page(at('/document', { id: 's07' }));
    const marks = page.all('mark').filter((one) => attribute(one, 'title') !== undefined);
    expect(marks.map(textOf)).toEqual(['“We spoke of matter number 7 at length,”']);
    expect(marks.map((one) => [attribute(one, 'class'), attribute(one, 'title')])).toEqual([
      ['statement', expect.stringMatching(/^Antony Blinken: said, direct, named$/)],
    ]);
  });

  it('a corrected document says how many versions there were, another says nothing of it', async () => {
    const corrected = await served.page(at('/document', { id: 'm1' }));
    expect(corrected.texts('p', 'dim')[0]).toBe('Reuters · 2023-06-18 · corrected: 2 versions');
    expect(corrected.link('https://example.org/1')).toBe('https://example.org/1');
    expect((await served.page(at('/document', { id: 'm2' }))).texts('p', 'dim')[0]).toBe('Xinhua · 2023-06-19');
  });

  it.each([
    ['a kind that is none', '/?kind=meetings', 'No such kind'],
    ['a kind without a name', '/?kind=', 'No such kind'],
    ['a field of an object as kind', '/?kind=constructor', 'No such kind'],
    ['an entry that is none', '/entry?id=meeting-0000', 'No such entry'],
    ['an entry without an id', '/entry', 'No such entry'],
    ['a document as an entry', '/entry?id=m1', 'No such entry'],
    ['a document that is none', '/document?id=nothing', 'No such document'],
    ['a document without an id', '/document', 'No such document'],
    ['an address that is none', '/nothing', 'Not found'],
    ['an address that leads out', '/..%2f..%2fetc%2fpasswd', 'Not found'],
    ['half a character', '/document?id=%ED%A0%80', 'No such document'],
    ['a percent sign alone', '/document?id=%', 'No such document'],
  ])('%s is 404, with the way back', async (_, path, title) => {
    const page = await served.page(path, 404);
    expect(page.texts('h1')).toEqual([title]);
    expect(page.link('To the record')).toBe('/');
  });

  it.each(['nothing', '~', '2023~', '~x', '9999-99-99~zzz', '2023-01-01~"\'', '%00~%00'])(
    'an address with a place in the list that is none (%s) is answered all the same',
    async (after) => {
      expect((await served.page(`/?kind=statement&after=${after}`)).faults()).toEqual([]);
      expect((await served.page(`/search?q=said&after=${after}`)).faults()).toEqual([]);
    },
  );

  it('changes nothing, by whatever method it is asked', async () => {
    const app = createApp({ ask: served.desk.ask });
    const before = await served.desk.counts();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      for (const path of ['/', '/document?id=m1', '/entry', '/search?q=x'])
        expect((await app.request(`http://localhost${path}`, { method })).status).toBe(404);
    expect(await served.desk.counts()).toEqual(before);
  });

  it('takes half a character in the facts of a document', async () => {
    const other = await serve([
      {
        id: 'a\ud800',
        title: 'b\udc00',
        publisher: 'c\ud800',
        url: 'https://example.org/\ud800',
        published: '2023-06-18',
        text: MEETING,
      },
    ]);
    try {
      const [meeting] = await all(other.desk);
      for (const path of ['/', at('/entry', { id: meeting?.id ?? '' }), at('/search', { q: 'Blinken' })]) {
        const page = await other.page(path);
        expect(page.faults()).toEqual([]);
        for (const href of page.links.filter((one) => one.startsWith('/')))
          expect((await other.get(href)).status).not.toBe(500);
      }
    } finally {
      await other.close();
    }
  });

  describe('every answer', () => {
    const broken = { document: () => Promise.reject(new Error('broken')) } as unknown as Questions;
    const here = welcomeHosts('127.0.0.1');
    const asked: readonly (readonly [path: string, status: number, get: () => Response | Promise<Response>])[] = [
      ...(
        [
          ['/', 200],
          ['/?kind=statement', 200],
          ['/?kind=none', 404],
          ['/entry?id=none', 404],
          ['/document?id=m1', 200],
          ['/document?id=none', 404],
          ['/search?q=Blinken', 200],
          ['/style.css', 200],
          ['/favicon.ico', 404],
          ['/none', 404],
        ] as const
      ).map(([path, status]) => [path, status, () => served.get(path)] as const),
      ['an error', 500, () => createApp({ ask: broken }).request('http://localhost/document?id=x')],
      [
        'another host',
        421,
        () =>
          createApp({ ask: broken, door: createDoor({ welcome: here }) }).request('http://localhost/', {
            headers: { host: 'evil.example' },
          }),
      ],
      ['another method', 404, () => createApp({ ask: broken }).request('http://localhost/', { method: 'POST' })],
      [
        'only the head',
        200,
        () => createApp({ ask: served.desk.ask }).request('http://localhost/', { method: 'HEAD' }),
      ],
    ];

    it.each(asked)('lets nothing be run, framed, guessed or told: %s (%i)', async (_, status, get) => {
      const response = await get();
      expect(response.status).toBe(status);
      const policy = new Map(
        (response.headers.get('content-security-policy') ?? '').split(';').map((part) => {
          const [name = '', ...values] = part.trim().split(/\s+/);
          return [name, values.join(' ')] as const;
        }),
      );
      expect(policy.get('default-src')).toBe("'none'");
      for (const name of ['base-uri', 'frame-ancestors', 'object-src']) expect(policy.get(name)).toBe("'none'");
      for (const name of ['script-src', 'style-src', 'connect-src', 'form-action'])
        expect(policy.get(name)).toBe("'self'");
      for (const [name, value] of policy) {
        expect([name, value]).toEqual([name, expect.stringMatching(/^'(none|self)'$/)]);
        expect(name).not.toBe('frame-src');
      }
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('content-type')).toMatch(/^text\/(html|css|plain); ?charset=utf-8$/i);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('set-cookie')).toBeNull();
    });

    it('the style sheet is CSS and asks for nothing from elsewhere', async () => {
      const response = await served.get('/style.css');
      expect(response.headers.get('content-type')).toMatch(/^text\/css/);
      expect(await response.text()).not.toMatch(/url\(|@import/);
    });
  });

  describe('the host', () => {
    const welcome = welcomeHosts('127.0.0.1');
    const ask = (host: string | undefined) =>
      createApp({ ask: served.desk.ask, door: createDoor({ welcome }) }).request(
        'http://localhost/',
        host === undefined ? {} : { headers: { host } },
      );

    it.each(['localhost', 'localhost:8484', '127.0.0.1', '127.0.0.1:1', '[::1]', '[::1]:8484'])(
      '%s is ours',
      async (host) => {
        expect((await ask(host)).status).toBe(200);
      },
    );

    it.each([
      'evil.example',
      'evil.example:8484',
      'localhost.evil.example',
      'localhost:8484.evil.example',
      'evil.example:localhost',
      '127.0.0.1.nip.io',
      '127.0.0.2',
      '[::2]',
      '[::1',
      '',
      undefined,
    ])('%s is refused, with nothing of the record', async (host) => {
      const response = await ask(host);
      expect(response.status).toBe(421);
      expect(await response.text()).toMatch(/^This address is not served here: /);
    });

    it('any is welcome where none are named', async () => {
      const response = await createApp({ ask: served.desk.ask }).request('http://localhost/', {
        headers: { host: 'desk.example' },
      });
      expect(response.status).toBe(200);
    });
  });
});
