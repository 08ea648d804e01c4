import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import { frozen } from '../resources.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the id of a document', () => {
  it.each<[what: string, input: DocumentInput, id: string]>([
    ["the caller's", { id: 'mine', text: 'a', url: 'https://example.org' }, 'mine'],
    ['else its address', { text: 'a', url: 'https://example.org' }, 'url:https://example.org'],
    ['else a hash of its text', { text: 'a' }, `sha256:${sha256('a\u0000')}`],
    ['else a hash of its text and publisher', { text: 'a', publisher: 'AP' }, `sha256:${sha256('a\u0000AP')}`],
    ['a hash of title and text', { text: 'a', title: 'T' }, `sha256:${sha256('T\n\na\u0000')}`],
  ])('is %s', (_, input, id) => {
    expect(toDocument(input).id).toBe(id);
  });

  it('is another for one wire text in two outlets, and does not hang on the day', () => {
    const id = (input: Omit<DocumentInput, 'text'>): string => toDocument({ text: 'a', ...input }).id;
    expect(id({ publisher: 'AP' })).not.toBe(id({ publisher: 'AFP' }));
    expect(id({ publisher: 'AP', published: '2023-06-18' })).toBe(id({ publisher: 'AP' }));
  });

  it('does not take the end of a text for the name of its publisher', () => {
    expect(toDocument({ text: 'ab', publisher: 'c' }).id).not.toBe(toDocument({ text: 'a', publisher: 'bc' }).id);
  });
});

describe('the text of a document', () => {
  it.each<[what: string, input: DocumentInput, text: string, body: number | undefined]>([
    ['is the body alone', { text: 'Body.' }, 'Body.', undefined],
    ['is title, blank line and body', { text: 'Body.', title: 'Title' }, 'Title\n\nBody.', 7],
    ['has no title where it is empty', { text: 'Body.', title: '' }, 'Body.', undefined],
    ['counts in UTF-16 code units', { text: 'Body.', title: '\u{1f600}' }, '\u{1f600}\n\nBody.', 4],
    ['keeps the white space of the body', { text: '\n Body. ', title: 'T' }, 'T\n\n\n Body. ', 3],
  ])('%s', (_, input, text, body) => {
    const document = toDocument(input);
    expect(document.text).toBe(text);
    expect(document.body).toBe(body);
    expect(document.hash).toBe(sha256(text));
    if (body !== undefined) expect(document.text.slice(body)).toBe(input.text);
  });
});

describe('toDocument', () => {
  it('moves the spans of the pairs behind the title', () => {
    const pairs = [
      {
        source: [[0, 5]],
        target: [
          [16, 22],
          [0, 1],
        ],
      },
    ] as const;
    expect(toDocument({ text: 'Japan condemned Russia.', pairs }).pairs).toEqual(pairs);
    expect(toDocument({ text: 'Japan condemned Russia.', title: 'News', pairs }).pairs).toEqual([
      {
        source: [[6, 11]],
        target: [
          [22, 28],
          [6, 7],
        ],
      },
    ]);
  });

  it('leaves out what a caller does not give, or gives as empty', () => {
    expect(Object.keys(toDocument({ text: 'a', publisher: '', url: '' })).sort()).toEqual([
      'hash',
      'id',
      'schema',
      'text',
    ]);
  });

  it('leaves further fields of a caller outside', () => {
    const input = { text: 'a', further: 1 };
    expect(toDocument(input)).not.toHaveProperty('further');
  });

  const inputs: fc.Arbitrary<DocumentInput> = fc.record(
    {
      text: fc.string({ unit: 'binary' }),
      title: fc.string({ unit: 'binary' }),
      id: fc.string({ minLength: 1 }),
      publisher: fc.string(),
      url: fc.webUrl(),
      published: fc.constantFrom('2023-06-18', '2023-06-18T10:00:00Z'),
      pairs: fc.constant([{ source: [[0, 1] as const], target: [] }]),
    },
    { requiredKeys: ['text'] },
  );

  it('returns a document as it is, gives the same twice, and changes nothing that it is given', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const before = JSON.stringify(input);
        const document = toDocument(frozen(input));
        expect(toDocument(document)).toBe(document);
        expect(toDocument(input)).toEqual(document);
        expect(JSON.stringify(input)).toBe(before);
        expect(Object.isFrozen(document)).toBe(true);
      }),
    );
  });
});
