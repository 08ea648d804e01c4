import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PartialDate, SpanSchema } from '../../src/model/document.js';
import { Commitment, DateValue, Event, Meeting, Statement } from '../../src/model/reading.js';
import { DocumentInput, jsonSchema, Reading } from '../../src/model/schema.js';
import { read } from '../../src/reading/read.js';
import { resources } from '../resources.js';
import { ROOT } from '../shared.js';

const TEXT = readFileSync(join(ROOT, 'demo/summit-report.txt'), 'utf8');
const reading = read({ text: TEXT, published: '2023-11-16' }, resources());

/** The reading as anybody gets it: through JSON, with some of it changed. */
const changed = (change: (reading: Record<string, never>) => void): unknown => {
  const copy = JSON.parse(JSON.stringify(reading));
  change(copy);
  return copy;
};

describe('the JSON Schema', () => {
  const committed = JSON.parse(readFileSync(join(ROOT, 'schema/chancery.schema.json'), 'utf8'));

  it('that is committed is the one of the code (npm run build:schema)', () => {
    expect(JSON.stringify(committed)).toBe(JSON.stringify(jsonSchema()));
  });

  it('takes the reading of a demo article', () => {
    const schema = z.fromJSONSchema(committed);
    expect(schema.safeParse(JSON.parse(JSON.stringify(reading)))).toMatchObject({ success: true });
  });

  it('refuses what is no reading', () => {
    const schema = z.fromJSONSchema(committed);
    expect(schema.safeParse({ schema: 'chancery/reading@1' }).success).toBe(false);
    expect(schema.safeParse(changed((one) => Object.assign(one, { further: 1 }))).success).toBe(false);
  });
});

describe('a reading', () => {
  it('is valid by its schema, before and after JSON', () => {
    expect(Reading.parse(reading)).toEqual(reading);
    expect(Reading.parse(JSON.parse(JSON.stringify(reading)))).toEqual(reading);
  });

  // biome-ignore lint/suspicious/noExplicitAny: each case breaks the shape in a way the types forbid
  it.each<[what: string, change: (reading: any) => void]>([
    ['a field that no schema has', (one) => Object.assign(one, { further: 1 })],
    ['a field in an item that no schema has', (one) => Object.assign(one.actors[0], { further: 1 })],
    ['a list missing', (one) => delete one.incidents],
    ['another schema', (one) => Object.assign(one, { schema: 'chancery/reading@2' })],
    ['a hash that is none', (one) => Object.assign(one.document, { text: 'abc' })],
    ['an empty why', (one) => Object.assign(one.actors[0], { why: [] })],
    ['a mention that is no span', (one) => Object.assign(one.actors[0], { mentions: [[5]] })],
    ['a party that is none', (one) => Object.assign(one.actors[0], { party: 'XXX' })],
    ['a sector that is none', (one) => Object.assign(one.actors[0], { sector: 'XXX' })],
    ['a confidence over 1', (one) => Object.assign(one.statements[0], { confidence: 1.1 })],
    ['a topic that is none', (one) => Object.assign(one.statements[0], { topics: ['weather'] })],
    ['a mode that the type does not have', (one) => Object.assign(one.events[0], { plover: 'AGREE', mode: 'phone' })],
    ['a weight that the code does not have', (one) => Object.assign(one.events[0], { goldstein: 9.9 })],
    ['a code that is none', (one) => Object.assign(one.events[0], { cameo: '999' })],
    ['a meeting of nobody', (one) => Object.assign(one.meetings[0], { participants: [] })],
    ['a commitment by nobody', (one) => Object.assign(one.commitments[0], { by: [] })],
    ['a spun score below 0', (one) => Object.assign(one.provenance.spun, { score: -0.1 })],
    ['evidence that is no span', (one) => Object.assign(one.events[0], { evidence: [[1, 2, 3]] })],
  ])('with %s is refused', (_, change) => {
    expect(Reading.safeParse(changed(change)).success).toBe(false);
  });

  it('has items of which each fits its own schema', () => {
    for (const one of reading.statements) expect(Statement.safeParse(one).success).toBe(true);
    for (const one of reading.events) expect(Event.safeParse(one).success).toBe(true);
    for (const one of reading.meetings) expect(Meeting.safeParse(one).success).toBe(true);
    for (const one of reading.commitments) expect(Commitment.safeParse(one).success).toBe(true);
  });
});

describe('a span', () => {
  it.each([[[0, 0]], [[0, 1]], [[5, 1_000_000]]])('%j is one', (span) => {
    expect(SpanSchema.safeParse(span).success).toBe(true);
  });
  it.each([[[-1, 2]], [[0.5, 2]], [[0]], [[0, 1, 2]], [['0', '1']], [null], [[0, Number.NaN]], [{ 0: 0, 1: 1 }]])(
    '%j is none',
    (span) => {
      expect(SpanSchema.safeParse(span).success).toBe(false);
    },
  );
});

describe('a date as coarse as known', () => {
  it.each(['2023', '2023-06', '2023-06-18', '2024-02-29', '0001', '2023-12-31'])("'%s' is one", (date) => {
    expect(PartialDate.safeParse(date).success).toBe(true);
    expect(DateValue.safeParse(date).success).toBe(true);
  });
  it.each([
    '',
    '23',
    '2023-6',
    '2023-13',
    '2023-00',
    '2023-06-00',
    '2023-06-32',
    '2023-02-29',
    '2023-02-30',
    '2023-04-31',
    '2023-06-18T10:00:00Z',
    '18.06.2023',
    'yesterday',
    ' 2023',
    '2023\n',
  ])("'%s' is none", (date) => {
    expect(PartialDate.safeParse(date).success).toBe(false);
    expect(DateValue.safeParse(date).success).toBe(false);
  });
  it.each([
    [{ start: '2023-06-18', end: '2023-06-19' }, true],
    [{ start: '2022', end: '2023-01' }, true],
    [{ start: '2023-06-18' }, false],
    [{ start: '2023-06-18', end: 'later' }, false],
    [{ start: '2023-06-18', end: '2023-06-19', middle: '2023' }, false],
  ])('of the interval %j it says %s', (interval, good) => {
    expect(DateValue.safeParse(interval).success).toBe(good);
  });
});

describe('a document that comes in', () => {
  it.each<[what: string, input: unknown]>([
    ['a text alone', { text: 'a' }],
    ['a day of publication', { text: 'a', published: '2023-06-18' }],
    ['a moment in UTC', { text: 'a', published: '2023-06-18T10:30:00Z' }],
    ['a moment with a zone', { text: 'a', published: '2023-06-18 10:30+08:00' }],
    ['fractions of a second', { text: 'a', retrieved: '2023-06-18T10:30:00.123Z' }],
    ['pairs', { text: 'a b', pairs: [{ source: [[0, 1]], target: [[2, 3]] }] }],
    ['further fields, which are left out', { text: 'a', further: 1 }],
  ])('with %s is one', (_, input) => {
    expect(DocumentInput.safeParse(input).success).toBe(true);
  });
  it.each<[what: string, input: unknown]>([
    ['no text', {}],
    ['a text that is a number', { text: 1 }],
    ['an empty id', { id: '', text: 'a' }],
    ['a date in words', { text: 'a', published: 'June 18, 2023' }],
    ['a month only', { text: 'a', published: '2023-06' }],
    ['a day that the calendar does not have', { text: 'a', published: '2023-02-30' }],
    ['a thirteenth month', { text: 'a', retrieved: '2023-13-01' }],
    ['a kind that is none', { text: 'a', kind: 'novel' }],
    ['an issuer that is no party', { text: 'a', issuer: 'United States' }],
    ['pairs without a target', { text: 'a', pairs: [{ source: [[0, 1]] }] }],
    ['a span before the text', { text: 'a', pairs: [{ source: [[-1, 1]], target: [] }] }],
    ['an array around it', [{ text: 'a' }]],
    ['null', null],
  ])('with %s is none', (_, input) => {
    expect(DocumentInput.safeParse(input).success).toBe(false);
  });
});
