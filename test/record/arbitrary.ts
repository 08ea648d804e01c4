/** Random documents and corrections over few days, people and words, so that much of it meets. */
import fc from 'fast-check';
import type { Party } from '../../src/model/generated/parties.js';
import type { DateValue } from '../../src/model/reading.js';
import type { Correction, DocumentFacts, Item } from '../../src/model/record.js';
import { anchorOf } from '../../src/record/record.js';
import { channel, commitment, event, incident, meeting, statement } from './build.js';

export interface Version {
  readonly facts: DocumentFacts;
  readonly items: readonly Item[];
}

const DOCUMENTS = Array.from({ length: 10 }, (_, i) => `d${i}`);

const day = fc.constantFrom(14, 17, 18, 18, 18, 19).map((value) => `2023-06-${value}`);
const date: fc.Arbitrary<DateValue | undefined> = fc.oneof(
  { weight: 6, arbitrary: day },
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('2023-06', '2023', '2022') },
  {
    weight: 1,
    arbitrary: fc.tuple(day, day).map(([a, b]) => (a < b ? { start: a, end: b } : { start: b, end: a })),
  },
  { weight: 1, arbitrary: fc.constant({ start: '2001', end: '2023' }) },
);
const published = fc.option(
  fc.integer({ min: 14, max: 28 }).map((value) => `2023-06-${value}`),
  { nil: null, freq: 8 },
);

/** The first value five times as often as any other. */
const often = <const T extends string>(first: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(first) }, ...others.map((one) => fc.constant(one)));

const told = (document: string, n: number, released: string | null) =>
  fc
    .record({
      date,
      confidence: fc.constantFrom(0.5, 0.7),
      why: fc.constantFrom(['dates/day'], ['dates/relative']),
    })
    .map(({ date: when, ...rest }) => ({
      ...rest,
      document,
      n,
      published: released,
      ...(when === undefined ? {} : { date: when }),
    }));

const sides = fc.constantFrom(
  ['blinken', 'qin'],
  ['blinken', 'qin'],
  ['blinken', 'qin'],
  ['blinken', 'CHN'],
  ['blinken', 'CHN'],
  ['USA', 'CHN'],
  ['sullivan', 'wang'],
  ['blinken', 'wang'],
  ['velde', 'qin'],
  ['blinken', 'qin', 'hayashi'],
  ['USA', 'CHN', 'JPN'],
);
const place = fc.option(
  fc.constantFrom({ name: 'Beijing', country: 'CHN' as Party }, { name: 'China', country: 'CHN' as Party }),
  { nil: undefined },
);
const WORDS = ['the door of dialogue stays open', 'nobody wants a new cold war', 'no'];

const item = (document: string, n: number, released: string | null): fc.Arbitrary<Item> => {
  const base = told(document, n, released);
  const wording = fc.constantFrom(...WORDS);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .record({
          base,
          who: sides,
          place,
          kind: often('talks', 'meal', 'other'),
          format: often('in-person', 'phone'),
          status: often('happened', 'planned', 'cancelled'),
          topics: fc.subarray(['taiwan', 'trade'] as const),
        })
        .map(({ base: head, who, place: where, ...rest }) =>
          meeting(who, { ...head, ...rest, ...(where ? { place: where } : {}) }),
        ),
    },
    {
      weight: 4,
      arbitrary: fc
        .record({
          base,
          who: fc.constantFrom(['CHN', 'USA'], ['CHN', 'USA'], ['qin', 'USA'], ['USA', 'CHN']),
          about: fc.subarray(['balloon', 'airspac', 'firm', 'tariff']).map((words) => words.join(' ')),
          cameo: fc.constantFrom('112' as const, '111' as const),
          status: often('happened', 'denied', 'planned'),
        })
        .map(({ base: head, who: [source = '', target = ''], ...rest }) => event(source, target, { ...head, ...rest })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(base, wording, fc.constantFrom('qin', 'wang', null))
        .map(([head, words, speaker]) => statement(speaker, { ...head, words })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(base, wording, fc.constantFrom(commitment, channel, incident))
        .map(([head, words, make]) => make(['CHN', 'USA'], { ...head, words })),
    },
  );
};

/** A reading of one document; readings of the same document share ids, places of evidence and often parties. */
export const version: fc.Arbitrary<Version> = fc
  .record({
    id: fc.constantFrom(...DOCUMENTS),
    published,
    family: fc.constantFrom('', '', '', 'f1', 'f2'),
    spun: fc.boolean(),
    count: fc.constantFrom(0, 1, 2, 3, 3, 4),
  })
  .chain(({ id, published: released, family, spun, count }) =>
    fc.tuple(...Array.from({ length: count }, (_, n) => item(id, n, released))).map((items) => ({
      facts: {
        id,
        family: family || `own ${id}`,
        spun,
        sentences: items.flatMap((one) => one.sentences),
        ...(released === null ? {} : { published: released }),
      },
      items,
    })),
  );

/** Corrections of items of the given readings, which may be in the record or not. */
const correction = (versions: readonly Version[]): fc.Arbitrary<Correction | undefined> => {
  const items = versions.flatMap((one) => one.items);
  if (items.length === 0) return fc.constant(undefined);
  const [one, other] = [fc.constantFrom(...items), fc.constantFrom(...items)];
  return fc
    .record({
      one,
      other,
      // Half of them of one key, as a person would not join what has nothing in common.
      alike: fc.boolean(),
      id: fc.integer({ min: 0, max: 9 }).map((value) => `c${value}`),
      time: fc.constantFrom('2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z', '2024-01-02T01:00:00+01:00'),
      what: fc.constantFrom('same', 'same', 'not-same', 'not-same', 'reject', 'field' as const),
    })
    .map(({ one: first, other: given, alike, id, time, what }): Correction => {
      const second = alike ? (items.find((next) => next.kind === first.kind && next.id !== first.id) ?? given) : given;
      const head = { id, author: 'desk', time, reason: 'seen', item: anchorOf(first) };
      if (what === 'reject') return { ...head, is: 'reject' };
      if (what === 'field') return { ...head, is: 'field', field: 'date', value: '2023-06-15' };
      return { ...head, is: what === 'same' ? 'same' : 'not-same', other: anchorOf(second) };
    });
};

export type Step =
  | { readonly do: 'put'; readonly version: Version }
  | { readonly do: 'remove'; readonly document: string }
  | { readonly do: 'correct'; readonly correction: Correction }
  | { readonly do: 'withdraw'; readonly correction: Correction };

/** What a desk goes through: documents added, added again, read anew, removed; corrections made and withdrawn. */
export const history: fc.Arbitrary<readonly Step[]> = fc
  .array(version, { minLength: 1, maxLength: 14, size: 'max' })
  .chain((versions) =>
    fc.tuple(
      fc.constant(versions),
      fc.array(correction(versions), { maxLength: 5 }),
      fc.array(fc.constantFrom(...DOCUMENTS), { maxLength: 3 }),
    ),
  )
  .chain(([versions, corrections, removed]) => {
    const made = corrections.flatMap((one) => (one ? [one] : []));
    const steps: Step[] = [
      ...versions.map((one): Step => ({ do: 'put', version: one })),
      ...made.map((one): Step => ({ do: 'correct', correction: one })),
      ...removed.map((document): Step => ({ do: 'remove', document })),
      ...made.slice(0, 1).map((one): Step => ({ do: 'withdraw', correction: one })),
    ];
    return fc.shuffledSubarray(steps, { minLength: steps.length });
  });
