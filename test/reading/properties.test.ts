/** What holds for the reading of any text at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadResources } from '../../src/desk/resources.js';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import { read } from '../../src/reading/read.js';
import { begun, corpora, garbage, sentencesOf, slices, wordSalad } from '../corpus.js';
import { faultsOf, frozen, resources } from '../resources.js';
import { describeShared } from '../shared.js';

const DAY = '2023-06-18';
const facts: fc.Arbitrary<Omit<DocumentInput, 'text'>> = fc.record(
  {
    published: fc.constantFrom(DAY, '2016-09-12', '2023-06-18T23:30:00+08:00'),
    publisher: fc.constantFrom('Reuters', 'Xinhua'),
    title: fc.constantFrom('Blinken meets Qin', 'Title “with a mark', '\u{1f600}'),
  },
  { requiredKeys: [] },
);

/** Reads and says what is wrong with the reading. */
const faults = (text: string, rest: Omit<DocumentInput, 'text'> = {}): string[] => {
  const document = toDocument({ text, ...rest });
  return faultsOf(read(document, resources()), document.text, resources());
};

const texts = corpora();
const all = Object.values(texts).flat();
const mixture = fc
  .array(fc.oneof(slices(all, 300), garbage, wordSalad), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(' '));

describeShared('the texts read here', () => {
  it('are those of the shared folder, too', () => {
    expect(Object.keys(texts)).toHaveLength(6);
    for (const list of Object.values(texts)) expect(list.length).toBeGreaterThan(0);
  });
});

describe('the reading has no fault', () => {
  it.each(Object.entries(texts))('of whole texts: %s', (_, list) => {
    // Every text of a small corpus, every so-manieth of a large one.
    const step = Math.max(1, Math.floor(list.length / 60));
    for (let i = 0; i < list.length; i += step) expect(faults(list[i] ?? '', { published: DAY })).toEqual([]);
  });

  it.each(Object.entries(texts))('of stretches cut anywhere: %s', (_, list) => {
    fc.assert(
      fc.property(slices(list), facts, (text, rest) => {
        expect(faults(text, rest)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  // Rules look at the words behind a word: where a text breaks off, there are none.
  it.each(Object.entries(texts))('of sentences that break off behind any word: %s', (_, list) => {
    fc.assert(
      fc.property(sentencesOf(list), facts, (sentence, rest) => {
        for (const part of begun(sentence)) expect(faults(part, rest)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['A firm met the industrial-', 'a hyphen where the seat of somebody follows'],
    ['Ankara and Moscow agreed to continue', 'a verb where a preposition follows'],
    ['The leaders also discussed preparations for the eighth meeting of the High', 'the rest of a name'],
  ])('of %s: %s', (text) => {
    expect(faults(text, { published: DAY })).toEqual([]);
  });

  it.each([
    ['garbage', garbage],
    ['words of the rules in any order', wordSalad],
    ['mixtures of texts, garbage and words', mixture],
  ])('of %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, facts, (text, rest) => {
        expect(faults(text, rest)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });
});

describe('reading', () => {
  it('gives the same bytes twice, and the same with tables that were loaded apart', () => {
    const apart = loadResources();
    fc.assert(
      fc.property(mixture, facts, (text, rest) => {
        const first = JSON.stringify(read({ text, ...rest }, resources()));
        expect(JSON.stringify(read({ text, ...rest }, resources()))).toBe(first);
        expect(JSON.stringify(read({ text, ...rest }, apart))).toBe(first);
      }),
      { numRuns: 100 },
    );
  });

  it('hangs on nothing that was read before', () => {
    const inOrder = all.slice(0, 25).map((text) => JSON.stringify(read({ text, published: DAY }, resources())));
    const backwards = all
      .slice(0, 25)
      .reverse()
      .map((text) => JSON.stringify(read({ text, published: DAY }, resources())));
    expect(backwards.reverse()).toEqual(inOrder);
  });

  it('changes nothing that it is given', () => {
    fc.assert(
      fc.property(mixture, facts, (text, rest) => {
        const input = frozen({ text, ...rest, pairs: [{ source: [[0, 1] as const], target: [[2, 3] as const] }] });
        const before = JSON.stringify(input);
        read(input, resources());
        expect(JSON.stringify(input)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same for what a caller hands in and for the document made of it', () => {
    fc.assert(
      fc.property(mixture, facts, (text, rest) => {
        expect(read(toDocument({ text, ...rest }), resources())).toEqual(read({ text, ...rest }, resources()));
      }),
      { numRuns: 40 },
    );
  });
});

describe('pairs', () => {
  const pairs = fc.array(
    fc.record({
      source: fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { maxLength: 2 }),
      target: fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  );

  it('get one type each, in their order, wherever their spans point, and change nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(slices(all, 300), wordSalad, garbage), pairs, (text, asked) => {
        const input = { text, published: DAY };
        const { relations, ...rest } = read({ ...input, pairs: asked }, resources());
        const { relations: none, ...without } = read(input, resources());
        expect(none).toEqual([]);
        expect(rest).toEqual(without);
        expect(relations.map(({ source, target }) => ({ source, target }))).toEqual(asked);
        expect(faults(text, { published: DAY, pairs: asked })).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[text: string, plover: string, status: string]>([
    ['Japan condemned Russia.', 'ACCUSE', 'happened'],
    ['Japan is near Russia.', 'CONSULT', 'happened'],
    ['Japan will not condemn Russia.', 'ACCUSE', 'refused'],
    ['Japan did nothing. Russia imposed sanctions on China.', 'COERCE', 'happened'],
  ])('%s: %s, %s', (text, plover, status) => {
    const at = (name: string): [number, number] => [text.indexOf(name), text.indexOf(name) + name.length];
    const { relations } = read({ text, pairs: [{ source: [at('Japan')], target: [at('Russia')] }] }, resources());
    expect(relations).toMatchObject([{ plover, status }]);
  });
});

describe('the language', () => {
  it.each<[language: string, text: string]>([
    ['en', 'The minister said that the talks were candid and that they would go on in the spring.'],
    ['en', 'Blinken meets Qin'],
    [
      'fr',
      'Le ministre des Affaires étrangères a déclaré que les discussions avaient été franches et qu’elles se poursuivraient au printemps prochain à Paris.',
    ],
    [
      'es',
      'El ministro de Relaciones Exteriores declaró que las conversaciones habían sido francas y que continuarían en la primavera próxima en Madrid.',
    ],
    [
      'ru',
      'Министр иностранных дел заявил, что переговоры были откровенными и что они будут продолжены весной следующего года в Москве.',
    ],
    ['und', '... !!! 123 — 456'],
  ])('%s is told: %s', (language, text) => {
    const reading = read({ text, published: DAY }, resources());
    expect(reading.document.language).toBe(language);
    if (language === 'en') expect(reading.notes).toEqual([]);
    else {
      expect(reading.notes).toHaveLength(1);
      expect([reading.actors, reading.statements, reading.events, reading.meetings].flat()).toEqual([]);
    }
  });

  it('leaves relative dates open without a day of publication, and says so', () => {
    const { notes, meetings } = read({ text: 'Antony Blinken met with Qin Gang on Sunday.' }, resources());
    expect(notes).toEqual(['no date given: relative dates and offices are left open']);
    expect(meetings.map((one) => one.date)).toEqual([undefined]);
  });
});

describe('the kind of a document', () => {
  it.each([
    ['Readout of the President’s call with the Prime Minister of Japan.', 'readout'],
    ['Joint Statement of Japan and France. They agreed to meet.', 'joint-statement'],
    ['Remarks by the President at the airport.', 'transcript'],
    ['The ministers met in Paris.', 'report'],
  ])('%s: %s', (text, kind) => {
    expect(read({ text }, resources()).document.kind).toBe(kind);
  });

  it('is the one that the caller gives', () => {
    expect(read({ text: 'Readout of a call.', kind: 'column' }, resources()).document.kind).toBe('column');
  });
});
