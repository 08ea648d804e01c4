/** Each format that comes in: the text, title, day and publisher that are in it, and one line where it is broken. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseColumns } from '../../src/ingest/columns.js';
import { type DocumentOptions, documentsIn, type Ingested } from '../../src/ingest/documents-in.js';
import { isProblem, type Problem } from '../../src/ingest/reader.js';
import { recognise } from '../../src/ingest/recognise.js';
import { factivaHtml, factivaRtf, nexisHtml, nexisRtf, TEXTS } from './exports.js';
import { pdfOf } from './pdf-file.js';

interface Read {
  readonly documents: readonly Ingested[];
  readonly problems: readonly Problem[];
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const step = Math.max(1, Math.ceil(bytes.length / 3));
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

const readAll = async (
  name: string,
  content: string | Uint8Array,
  options: Partial<DocumentOptions> & { readonly type?: string; readonly path?: string } = {},
): Promise<Read> => {
  const documents: Ingested[] = [];
  const problems: Problem[] = [];
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { type, path, ...rest } = options;
  for await (const one of documentsIn(
    { name, bytes: inPieces(bytes), ...(type ? { type } : {}), ...(path ? { path } : {}) },
    { limit: 10_000_000, ...rest },
  ))
    if (isProblem(one)) problems.push(one);
    else documents.push(one);
  return { documents, problems };
};

/** What there is to know of a document, its text without the title. */
const outline = ({ document }: Ingested) => ({
  text: document.text.slice(document.body ?? 0),
  title: document.title,
  published: document.published?.slice(0, 10),
  publisher: document.publisher,
});

const [FIRST = '', SECOND = '', THIRD = ''] = TEXTS;
const TITLE = 'Ministers of two islands agree on a ferry';
const WHOLE = { text: `${FIRST}\n\n${SECOND}`, title: TITLE, published: '2023-06-18', publisher: 'Quay Press' };

const docx = (body: string, core = ''): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`),
    ...(core ? { 'docProps/core.xml': strToU8(`<cp:coreProperties>${core}</cp:coreProperties>`) } : {}),
  });
const wp = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const eml = (body: string, type = 'text/plain; charset=utf-8'): string =>
  `Message-ID: <a.1@quay.example>\r\nFrom: Quay Press <press@quay.example>\r\nTo: desk@example.org\r\nDate: Sun, 18 Jun 2023 23:30:00 -0400\r\nSubject: ${TITLE}\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${body}`;

describe('a document of one format', () => {
  it.each<[what: string, name: string, content: string | Uint8Array, expected: Partial<ReturnType<typeof outline>>]>([
    ['text', 'a.txt', `${FIRST}\n\n${SECOND}`, { text: `${FIRST}\n\n${SECOND}` }],
    ['gzipped text', 'a.txt.gz', gzipSync(FIRST), { text: FIRST }],
    [
      'Markdown with front matter',
      'a.md',
      `---\ntitle: ${TITLE}\ndate: 2023-06-18\nsource: Quay Press\n---\n${FIRST.replace('agreed', '**agreed**')}\n\n![a picture](a.png)\n\n> ${SECOND}\n`,
      WHOLE,
    ],
    ['Markdown whose heading is the title', 'a.md', `# ${TITLE}\n\n${FIRST}\n`, { text: FIRST, title: TITLE }],
    [
      'a Word document, changes taken',
      'a.docx',
      docx(
        `${wp(FIRST)}<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>${SECOND}</w:t></w:r></w:ins></w:p>`,
        `<dc:title>${TITLE}</dc:title><dcterms:created>2023-06-18T10:00:00Z</dcterms:created>`,
      ),
      { text: `${FIRST}\n\n${SECOND}`, title: TITLE, published: '2023-06-18' },
    ],
    ['an e-mail', 'a.eml', eml(`${FIRST}\r\n\r\n${SECOND}\r\n`), WHOLE],
    [
      'an e-mail in HTML',
      'a.eml',
      eml(`<html><body><p>${FIRST}</p><p>${SECOND}</p></body></html>`, 'text/html; charset=utf-8'),
      WHOLE,
    ],
    [
      'RTF',
      'a.rtf',
      `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title x}}\\f0 ${FIRST}\\par\\par It is \\ldblquote done\\rdblquote , caf\\'e9 \\u8212? by \\u1046?.\\par}`,
      { text: `${FIRST}\n\nIt is “done”, café — by Ж.` },
    ],
    [
      'a PDF, its lines joined, running heads left out',
      'a.pdf',
      pdfOf(
        [0, 1, 2].map((page) => ({
          head: `Quay Press ${page + 1}`,
          lines:
            page === 0
              ? [
                  'The ministers met on Sunday in the old customs house and agreed on a',
                  'ferry that is to run by the sum-',
                  'mer of the coming year, both of them said.',
                ]
              : [`Page ${page} says that talks go on for a while and that nothing else was settled`, 'before supper.'],
        })),
        { Title: TITLE, CreationDate: 'D:20230618100000Z' },
      ),
      {
        text: 'The ministers met on Sunday in the old customs house and agreed on a ferry that is to run by the summer of the coming year, both of them said.\n\nPage 1 says that talks go on for a while and that nothing else was settled before supper.\n\nPage 2 says that talks go on for a while and that nothing else was settled before supper.',
        title: TITLE,
        published: '2023-06-18',
      },
    ],
    [
      'a document as JSON',
      'a.json',
      JSON.stringify({ text: FIRST, title: TITLE, published: '2023-06-18', publisher: 'Quay Press' }, null, 2),
      { ...WHOLE, text: FIRST },
    ],
    [
      'a page that is called a text',
      'a.txt',
      `<!DOCTYPE html><html><head><title>${TITLE}</title></head><body><p>${FIRST}</p></body></html>`,
      { text: FIRST, title: TITLE },
    ],
  ])('is read: %s', async (_, name, content, expected) => {
    const { documents, problems } = await readAll(name, content);
    expect(problems).toEqual([]);
    expect(documents).toHaveLength(1);
    expect(documents.map(outline)[0]).toMatchObject(expected);
  });

  it('is an e-mail and what is attached to it', async () => {
    const attached = (name: string, type: string, bytes: Uint8Array): string =>
      `--x\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`;
    const mail = eml(
      `--x\r\nContent-Type: text/plain\r\n\r\n${FIRST}\r\n${attached('a.docx', 'application/octet-stream', docx(wp(THIRD)))}${attached('b.pdf', 'application/pdf', Buffer.from('%PDF-1.4 no more'))}${attached('c.png', 'image/png', Buffer.from([137, 80, 78, 71]))}--x--\r\n`,
      'multipart/mixed; boundary=x',
    );
    const { documents, problems } = await readAll('a.eml', mail);
    expect(documents.map(outline)).toMatchObject([
      { text: FIRST, title: TITLE },
      { text: THIRD, published: '2023-06-18', publisher: 'Quay Press' },
    ]);
    expect(problems).toMatchObject([{ where: 'attached ‘b.pdf’', error: expect.stringMatching(/damaged PDF/) }]);
  });

  it('gives way to what a caller says of it', async () => {
    const { documents } = await readAll('a.eml', eml(FIRST), {
      facts: { publisher: 'Another', published: '2023-06-19' },
    });
    expect(documents.map(outline)[0]).toMatchObject({ publisher: 'Another', published: '2023-06-19', title: TITLE });
  });

  it('keeps the page that it was made from, and says what made the text', async () => {
    const page = `<!DOCTYPE html><html><body><p>${FIRST}</p></body></html>`;
    const { documents } = await readAll('a.html', page);
    expect(Buffer.from(documents[0]?.raw?.bytes ?? []).toString()).toBe(page);
    expect(documents[0]?.extractor).toMatch(/^readability \d/);
  });
});

const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay Press</title><link>https://quay.example/</link>
<item><title>${TITLE} &amp; more</title><link>https://quay.example/a</link><pubDate>Sun, 18 Jun 2023 23:30:00 -0400</pubDate><description>short</description><content:encoded><![CDATA[<p>${FIRST}</p><p>${SECOND}</p>]]></content:encoded></item>
<item><title>Empty</title><link>https://quay.example/b</link></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Press</title><entry><title>${TITLE}</title><link href="https://quay.example/a"/><id>u:1</id><updated>2023-06-18T10:00:00Z</updated><content type="html">&lt;p&gt;${FIRST}&lt;/p&gt;</content></entry></feed>`;
const SENTENCES = `<?xml version="1.0" encoding="UTF-8"?><Sentences><Sentence date="20230618" id="QP1_1" source="Quay Press" sentence="True"><Text>
${FIRST}
</Text><Parse>(ROOT (S))</Parse></Sentence><Sentence date="20230619" id="QP1_2" source="Quay Press" sentence="True"><Text>${SECOND} A &amp; B.</Text></Sentence></Sentences>`;
const CONLLU = `# newdoc id = d1
# meta::title = ${TITLE}
# sent_id = 1
# text = They met.
1\tThey\tthey\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tmet\tmeet\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# newpar
1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\t_
1\tcan\tcan\tAUX\t_\t_\t3\taux\t_\t_
2\tnot\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_

# newdoc id = d2
# text = It ended.
1\tIt\tit\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tended\tend\tVERB\t_\t_\t0\troot\t_\t_
`;

describe('a source of many documents', () => {
  it.each<
    [
      what: string,
      name: string,
      content: string | Uint8Array,
      texts: readonly string[],
      first: object,
      problems: readonly RegExp[],
    ]
  >([
    [
      'RSS',
      'a.xml',
      RSS,
      [`${FIRST}\n\n${SECOND}`],
      { title: `${TITLE} & more`, published: '2023-06-18', publisher: 'Quay Press' },
      [/there is no text in it/],
    ],
    ['Atom', 'feed', ATOM, [FIRST], { title: TITLE, published: '2023-06-18', publisher: 'Quay Press' }, []],
    [
      "PETRARCH's sentences",
      'a.xml',
      SENTENCES,
      [FIRST, `${SECOND} A & B.`],
      { published: '2023-06-18', publisher: 'Quay Press' },
      [],
    ],
    ['CoNLL-U', 'a.conllu', CONLLU, ['They met.\n\ncannot go', 'It ended.'], { title: TITLE }, []],
    [
      "NGEC's lines",
      'a.jsonl',
      `${JSON.stringify({ id: 7, date: '2023-06-18', event_text: FIRST, story_people: [] })}\n${JSON.stringify({ id: 'b', event_text: SECOND })}\n{"id": 1}\n`,
      [FIRST, SECOND],
      { published: '2023-06-18' },
      [/no document/],
    ],
    [
      'a list of JSON',
      'a.json',
      JSON.stringify([{ text: FIRST, publisher: 'Quay Press' }, { text: '' }]),
      [FIRST],
      { publisher: 'Quay Press' },
      [/'text' is empty/],
    ],
    [
      'CSV with usual names of columns',
      'a.csv',
      `\ufeffHeadline,Date,Source,Body\r\n"${TITLE}",18 June 2023,Quay Press,"${FIRST.replaceAll('"', '""')}\n\n${SECOND}"\r\nx,not a day,y,z\r\nonly,three,cells\r\n`,
      [`${FIRST}\n\n${SECOND}`],
      { title: TITLE, published: '2023-06-18', publisher: 'Quay Press' },
      [/‘not a day’ is no date/, /3 cells where the header has 4/],
    ],
    ['tabs', 'a.tsv', `text\tdate\n${FIRST}\t2023-06-18\n`, [FIRST], { published: '2023-06-18' }, []],
    [
      'Nexis, counted documents in HTML',
      'a.html',
      nexisHtml(),
      [`${FIRST}\n\n${SECOND}`, THIRD],
      { title: TITLE, published: '2023-06-18', publisher: 'Quay Press' },
      [],
    ],
    [
      'Nexis Uni in RTF',
      'a.rtf',
      nexisRtf(),
      [`${FIRST}\n\n${SECOND}`, THIRD],
      { title: TITLE, published: '2023-06-18', publisher: 'Quay Press' },
      [],
    ],
    [
      'Factiva with codes in HTML',
      'a.html',
      factivaHtml(),
      [`${FIRST}\n\n${SECOND}`, THIRD],
      { title: TITLE, published: '2023-06-18', publisher: 'Quay Press' },
      [],
    ],
    [
      'Factiva in RTF',
      'a.rtf',
      factivaRtf(),
      [`${FIRST}\n\n${SECOND}`, THIRD],
      { title: TITLE, published: '2023-06-18', publisher: 'Quay Press' },
      [],
    ],
  ])('is read: %s', async (_, name, content, texts, first, problems) => {
    const read = await readAll(name, content);
    expect(read.documents.map((one) => outline(one).text)).toEqual(texts);
    expect(outline(read.documents[0] as Ingested)).toMatchObject(first);
    expect(read.problems).toHaveLength(problems.length);
    for (const [i, problem] of problems.entries()) expect(read.problems[i]?.error).toMatch(problem);
  });

  it.each(['as a file', 'as a stream'])('is read: Parquet %s', async (how) => {
    const file = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'headline', data: [TITLE, 'x', 'y'], type: 'STRING' },
          { name: 'body', data: [FIRST, SECOND, ''], type: 'STRING' },
          {
            name: 'date',
            data: [new Date('2023-06-18'), new Date('2023-06-19'), new Date('2023-06-20')],
            type: 'TIMESTAMP',
          },
          { name: 'source', data: ['Quay Press', 'Quay Press', 'z'], type: 'STRING' },
        ],
      }),
    );
    const folder = mkdtempSync(join(tmpdir(), 'chancery-parquet-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'a.parquet');
    writeFileSync(path, file);
    const { documents, problems } = await readAll('a.parquet', file, how === 'as a file' ? { path } : {});
    expect(documents.map(outline)).toEqual([
      { text: FIRST, title: TITLE, published: '2023-06-18', publisher: 'Quay Press' },
      { text: SECOND, title: 'x', published: '2023-06-19', publisher: 'Quay Press' },
    ]);
    expect(problems).toMatchObject([{ where: 'row 3', error: 'there is no text in it' }]);
  });

  it('takes the columns that a caller names', async () => {
    const { documents } = await readAll('a.csv', `n,inhalt,tag\n1,${FIRST.replaceAll(',', ' ')},18.06.2023\n`, {
      columns: parseColumns('text=inhalt,published=tag'),
    });
    expect(documents.map(outline)).toMatchObject([{ text: FIRST.replaceAll(',', ' '), published: '2023-06-18' }]);
  });

  it('keeps the ids that it gives', async () => {
    expect((await readAll('a.xml', SENTENCES)).documents.map(({ document }) => document.id)).toEqual([
      'QP1_1',
      'QP1_2',
    ]);
    expect((await readAll('a.rtf', factivaRtf())).documents.map(({ document }) => document.id)).toEqual([
      'factiva:QUAYPR0020230618ej6i00001',
      'factiva:QUAYPR0020230619ej6j00002',
    ]);
  });
});

describe('a broken input', () => {
  it.each<[what: string, name: string, content: string | Uint8Array, error: RegExp, documents?: number]>([
    ['gzip that is cut off', 'a.txt.gz', gzipSync(FIRST.repeat(99)).subarray(0, 60), /gzip that is cut off/],
    ['a page of 100 MB', 'a.html', Buffer.alloc(100_000_000, '<p>no end '), /longer than the limit of 10 MB/],
    [
      'gzip that unpacks to 300 MB',
      'a.html.gz',
      gzipSync(Buffer.alloc(300_000_000, 32)),
      /longer than the limit of 10 MB/,
    ],
    ['a feed that is no XML', 'a.rss', 'It is Sunday, and all is well.', /no feed/],
    ['a page without text', 'a.html', '<!doctype html><html><body><nav>x</nav></body></html>', /without a text/],
    [
      'a page nested a hundred thousand times',
      'a.html',
      `<!doctype html><html><body>${'<div>'.repeat(100_000)}x`,
      /nested too deep|without a text/,
    ],
    ['a PDF without text', 'a.pdf', pdfOf([{ lines: [] }]), /PDF without text/],
    ['a PDF that is cut off', 'a.pdf', pdfOf([{ lines: ['A line.'] }]).subarray(0, 40), /damaged PDF/],
    ['a Word document that is cut off', 'a.docx', docx(wp(FIRST)).subarray(0, 80), /damaged Word document/],
    ['a package without a document', 'a.docx', zipSync({ '[Content_Types].xml': strToU8('x') }), /no Word document/],
    ['an e-mail without text', 'a.eml', eml(''), /e-mail without text/],
    ['a table without a text', 'a.csv', 'a,b\n1,2\n', /none of its columns is the text/],
    ['an empty table', 'a.csv', '\n', /empty/],
    ['a table with an open quote', 'a.csv', 'text\n"abc\n', /[Qq]uote/],
    ['Parquet that is none', 'a.parquet', 'PAR1 and no more', /damaged Parquet/],
    ['XML of another kind', 'a.xml', '<?xml version="1.0"?><svg/>', /XML of a kind that is not known/],
    ['a list of feeds', 'a.opml', '<opml version="2.0"><body/></opml>', /list of feeds/],
    ['PETRARCH cut off', 'a.xml', SENTENCES.slice(0, SENTENCES.indexOf('A &amp; B')), /cut off/, 1],
    ['front matter that is no YAML', 'a.md', '---\na: [\n---\ntext\n', /front matter/],
    ['an export of Factiva cut off', 'a.rtf', factivaRtf(1), /cut off/, 1],
    ['a picture', 'a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /binary/],
  ])('is one clear line: %s', async (_, name, content, error, count = 0) => {
    const { documents, problems } = await readAll(name, content);
    expect(problems.map((one) => one.error)).toEqual([expect.stringMatching(error)]);
    expect(problems[0]?.advice).not.toBe('');
    expect(documents).toHaveLength(count);
  });

  it.each<[what: string, date: string]>([
    ['in 9999', '9999-12-31'],
    ['in 0001', '0001-01-01'],
  ])('is read without its date, and said so, where that is %s', async (_, date) => {
    const { documents, problems } = await readAll(
      'a.html',
      `<!doctype html><html><head><meta name="date" content="${date}"></head><body><p>${FIRST}</p></body></html>`,
    );
    expect(documents.map(outline)).toMatchObject([{ text: FIRST, published: undefined }]);
    expect(problems).toMatchObject([{ isMinor: true, error: expect.stringMatching(/cannot be/) }]);
  });
});

describe('recognise', () => {
  it.each<[head: string, name: string, type: string, id: string]>([
    ['%PDF-1.7', 'a.txt', 'text/plain', 'pdf'],
    ['WARC/1.0\r\n', 'a', '', 'warc'],
    ['<?xml version="1.0"?>\n<!-- x --><rss version="2.0">', 'a.html', 'text/html', 'feed'],
    ['\ufeff<!doctype html>', 'x', '', 'html'],
    ['name,text\n', 'a.csv', '', 'csv'],
    ['name,text\n', 'https://example.org/a.csv?x=1', '', 'csv'],
    ['# A heading', 'a', 'text/markdown; charset=utf-8', 'markdown'],
    ['The ministers met.', 'a.txt', '', 'text'],
    ['The ministers met.', 'no-ending', '', 'text'],
    ['{"text": "a"}\n{"text": "b"}', 'x', '', 'ndjson'],
    ['[{"text": "a"}]', 'x', '', 'json'],
    ['Message-ID: <a>\nFrom: b\nTo: c\nSubject: d\n\nText', 'x', '', 'eml'],
    ['From: b\nThe ministers met.', 'x', '', 'text'],
    ['5 < 6 and <b>bold</b> text', 'x.txt', '', 'text'],
  ])('%j, %s, %s is %s', (head, name, type, id) => {
    expect(recognise(Buffer.from(head), name, type).id).toBe(id);
  });
});
