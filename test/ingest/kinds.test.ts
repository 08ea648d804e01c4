/** What kind of document it is and whose, by the rows of the table; transcripts cut into turns. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentsIn } from '../../src/ingest/documents-in.js';
import { kindRows, recognisedKind } from '../../src/ingest/kinds.js';
import { isProblem } from '../../src/ingest/reader.js';
import { ingestTable } from '../../src/ingest/tables.js';
import { turnsOf } from '../../src/ingest/turns.js';
import type { Document } from '../../src/model/document.js';
import { describeShared, SHARED, sharedRows } from '../shared.js';

const examples = ingestTable('document-kinds').filter(({ by }) => by !== 'form');

describe('a row of the table of kinds', () => {
  it.each(examples.map((row) => [row.id ?? '', row] as const))(
    '%s fits its example, and not its counterexample',
    (id, { by, matches = '', not = '' }) => {
      const row = kindRows().find((one) => one.id === id);
      const text = (example: string): string => (by === 'host' ? example.replace(/^www\./, '') : example);
      expect(row?.pattern?.test(text(matches))).toBe(true);
      expect(row?.pattern?.test(text(not))).toBe(false);
    },
  );
});

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const TALK =
  'SECRETARY DOE: Thank you all. We had good talks.\n\nQ: Will you meet again?\n\nSECRETARY DOE: In June.\nIn Rome, that is.';

describe('the kind and the issuer of a document', () => {
  it.each<[string, Parameters<typeof recognisedKind>[0], ReturnType<typeof recognisedKind>]>([
    [
      'of a ministry by its address',
      { text: 'a', url: 'https://www.mofa.go.jp/press/release/1.html' },
      { issuer: 'JPN' },
    ],
    [
      'of the United Kingdom, whose address is not its code',
      { text: 'a', url: 'https://www.gov.uk/government/news/1' },
      { issuer: 'GBR' },
    ],
    [
      'of a presidency',
      { text: 'a', url: 'http://en.kremlin.ru/events/1', title: 'Telephone conversation with the King' },
      { issuer: 'RUS', kind: 'readout' },
    ],
    [
      'of the Union',
      { text: 'a', url: 'https://www.eeas.europa.eu/eeas/1_en', title: 'Ukraine: Statement by the Spokesperson' },
      { issuer: 'EUR' },
    ],
    [
      'a statement of an office',
      { text: 'a', publisher: 'Foreign Ministry of Norland', title: 'Statement on the vote' },
      { kind: 'statement' },
    ],
    [
      'a call, of an office',
      { text: 'a', publisher: 'The White House', title: 'President Doe’s Call with the King' },
      { kind: 'readout' },
    ],
    ['a call, in a paper', { text: 'a', publisher: 'Harbor Post', title: 'Doe’s call with the King' }, {}],
    [
      'a joint statement, of an office',
      { text: 'a', url: 'https://www.state.gov/1', title: 'U.S.-Poland Joint Statement on Trade' },
      { issuer: 'USA', kind: 'joint-statement' },
    ],
    [
      'a joint statement that a paper tells of',
      { text: 'a', publisher: 'Harbor Post', title: 'Joint statement dodges Taiwan' },
      {},
    ],
    [
      'a column by its address',
      { text: 'a', url: 'https://harborpost.example/opinion/2023/a-visit' },
      { kind: 'column' },
    ],
    ['a column by its headline', { text: 'a', title: 'Opinion: A visit that was needed' }, { kind: 'column' }],
    ['an analysis', { text: 'a', title: 'Analysis: What the visit means' }, { kind: 'analysis' }],
    [
      'news of polls',
      { text: 'a', title: 'Opinion polls open', url: 'https://harborpost.example/world/opinion-polls' },
      {},
    ],
    ['a transcript by its turns', { text: TALK }, { kind: 'transcript' }],
    [
      'a transcript by its headline, of an office',
      { text: 'a', publisher: 'The White House', title: 'Remarks by President Doe' },
      { kind: 'transcript' },
    ],
    ['remarks that a paper tells of', { text: 'a', title: 'Remarks by Doe anger Norland' }, {}],
    [
      'what it says of itself goes before',
      { text: TALK, kind: 'report', issuer: 'FRA', url: 'https://www.state.gov/1' },
      { kind: 'report', issuer: 'FRA' },
    ],
    ['an address that is none', { text: 'a', url: 'not an address' }, {}],
    ['a file', { text: 'a', url: 'file:///x.gov/opinion/' }, {}],
  ])('%s', (_, input, expected) => {
    expect(recognisedKind(input)).toEqual(expected);
  });

  it('stands in the documents that come in', async () => {
    const lines = `${JSON.stringify({ id: 'a', text: 'They spoke.', url: 'https://www.mofa.go.jp/1', title: 'Telephone talk between the ministers' })}\n`;
    const found: Document[] = [];
    for await (const one of documentsIn({ name: 'a.jsonl', bytes: chunks(lines) }, { limit: 1e6 }))
      if (!isProblem(one)) found.push(one.document);
    expect(found[0]).toMatchObject({ id: 'a', issuer: 'JPN' });
  });
});

describe('a transcript', () => {
  it('is cut into turns, each with its speaker and all of its words', () => {
    const turns = turnsOf(TALK);
    expect(turns.map(({ speaker, words }) => [speaker, TALK.slice(...words)])).toEqual([
      ['SECRETARY DOE', 'Thank you all. We had good talks.'],
      ['Q', 'Will you meet again?'],
      ['SECRETARY DOE', 'In June.\nIn Rome, that is.'],
    ]);
    for (const { speaker, label } of turns) expect(TALK.slice(...label)).toBe(speaker);
  });

  it.each([
    ['news with a dateline', 'PARIS: The talks ended.\n\nThey go on.'],
    ['links', 'READ MORE: Another text.\n\nWATCH: A film.\n\nREAD: A third.'],
    ['one speaker', 'MS. ROE: One.\n\nMS. ROE: Two.\n\nMS. ROE: Three.'],
    ['a colon within', 'The minister said: Yes.\n\nThe other said: No.'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(turnsOf(text)).toEqual([]);
  });

  it('of many lines is cut in proportion', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `${i % 2 ? 'Q' : 'MR. ROE'}: ${'A '.repeat(20)}.`).join(
      '\n\n',
    );
    expect(turnsOf(long)).toHaveLength(20_000);
    expect(turnsOf('A'.repeat(1_000_000))).toEqual([]);
    expect(turnsOf(`${'A '.repeat(500_000)}:`)).toEqual([]);
  });
});

describeShared('the kinds of real documents', () => {
  it('of official pages are told for 98 of 100, and are readouts, statements or transcripts', () => {
    const rows = sharedRows<Parameters<typeof recognisedKind>[0]>('articles/readouts.jsonl');
    const told = rows.map(recognisedKind);
    const kinds = told.filter(({ kind }) => kind !== undefined);
    expect(kinds.length / rows.length).toBeGreaterThan(0.98);
    for (const { kind, issuer } of kinds) {
      expect(['readout', 'joint-statement', 'statement', 'transcript']).toContain(kind);
      expect(['USA', 'RUS']).toContain(issuer);
    }
  });

  it('of annotated documents are those that a reader gave, but for a few', async () => {
    const { readdirSync } = await import('node:fs');
    const publishers: Readonly<Record<string, string>> = {
      kremlin: 'President of Russia',
      state: 'U.S. Department of State',
      whitehouse: 'The White House',
    };
    let [right, all] = [0, 0];
    for (const part of ['train', 'dev'])
      for (const name of readdirSync(join(SHARED, 'corpus', part)).filter((one) => one.endsWith('.raw.json'))) {
        const path = join(SHARED, 'corpus', part, name);
        const { kind } = JSON.parse(readFileSync(path, 'utf8')) as { kind: string };
        const [title = '', ...body] = readFileSync(path.replace('.raw.json', '.txt'), 'utf8').split('\n\n');
        const publisher = publishers[/^off-(\w+)-/.exec(name)?.[1] ?? ''];
        const told = recognisedKind({ title, text: body.join('\n\n'), ...(publisher ? { publisher } : {}) });
        all++;
        if ((told.kind ?? 'report') === kind) right++;
      }
    expect(right / all).toBeGreaterThan(0.95);
  });
});
