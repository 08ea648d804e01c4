/** Which texts are copies, that families hang on no order, and what copies add to the record. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiesIn } from '../../../src/record/families/copies.js';
import {
  areCopies,
  familiesOf,
  type Grouped,
  type Near,
  regroup,
  type Text,
} from '../../../src/record/families/families.js';
import { packPrint, printedOf, sentencesOf, unpackPrint } from '../../../src/record/families/print.js';
import { reportsByFamily } from '../../../src/record/families/reports.js';
import { event, meeting } from '../build.js';

const BODY = [
  'OSLO — The foreign ministers of Norland and Sudland met on March 3 and agreed to open a line between their navies within 90 days.',
  'Karin Holm said that the line, which the two had argued about since the collision of 2019, would be staffed day and night from Port Vale.',
  'Her guest, Tomas Brenner, spoke of a beginning and asked that nobody should expect the islands of Rell and Tarn to be discussed before the autumn.',
];
const SPUN = BODY.map((line) =>
  line
    .replace('agreed', 'concurred')
    .replace('open', 'unfold')
    .replace('argued', 'quarreled')
    .replace('collision', 'crash')
    .replace('staffed', 'manned')
    .replace('beginning', 'commencement')
    .replace('islands', 'isles')
    .replace('discussed', 'talked over'),
);
const OTHER = [
  'OSLO — The finance ministers of Norland and Estmark signed a loan on April 9 and promised to publish its terms by the end of the month.',
  'Peder Lunde told reporters at Kings Hall that the rate of 3.5 percent was the best that a state of that size could have had this year.',
  'In Estmark the opposition of Anna Vesel wants to know why the ministry of Jonas Weir had not asked the central bank before it wrote to Oslo.',
];

const text = (id: string, lines: readonly string[], rest: Partial<Text> = {}): Text => ({
  id,
  equal: lines.join(' '),
  ...printedOf(lines.join('\n\n'), lines.join(' ')),
  publisher: `paper ${id}`,
  published: 19000,
  ...rest,
});

describe('copies', () => {
  const original = text('a', BODY);
  // Who was not her guest, and the names of the islands.
  const mended = BODY[2]?.replace('Her guest', 'Her host').replace('Rell and Tarn', 'Orm and Lysa') ?? '';
  const corrected = text('b', [...BODY.slice(0, 2), mended], { publisher: 'paper a', published: 19001 });
  test.each<[string, Text, boolean]>([
    ['the same text', text('b', BODY), true],
    ['the same text of the same publisher', text('b', BODY, { publisher: 'paper a' }), true],
    ['without its end', text('b', BODY.slice(0, 2)), true],
    ['with a line behind it', text('b', [...BODY, 'Our newsroom added to this report from the port.']), true],
    ['reworded by a machine', text('b', SPUN), true],
    ['reworded by a machine, three days later', text('b', SPUN, { published: 19003 }), true],
    ['reworded, of the same publisher: all that survives is there', text('b', SPUN, { publisher: 'paper a' }), true],
    ['reworded, a fortnight later', text('b', SPUN, { published: 19014 }), true],
    ['reworded, a day more than a fortnight later', text('b', SPUN, { published: 19015 }), false],
    ['the same text, a year later', text('b', BODY, { published: 19365 }), true],
    ['reworded, of a day that is not known', text('b', SPUN, { published: null }), true],
    ['another report', text('b', OTHER), false],
    ['corrected the day after by its publisher', corrected, true],
    ['corrected by its publisher a week later', { ...corrected, published: 19007 }, false],
  ])('%s', (_, other, expected) => {
    expect(areCopies(original, other)).toBe(expected);
    expect(areCopies(other, original)).toBe(expected);
    const families = familiesOf([original, other]);
    expect(families.get('b') === families.get('a')).toBe(expected);
  });

  test('a print comes back from the store as it was', () => {
    const { print } = printedOf(Array.from({ length: 200 }, () => BODY.join(' ')).join(`\n${OTHER.join(' ')} `), '');
    expect(unpackPrint(packPrint(print))).toEqual(print);
  });

  test('a long text and a piece of it are compared by samples of one kind', () => {
    const long = Array.from(
      { length: 300 },
      (_, i) => BODY[0]?.replace('Norland', `Land${i}`).replace('90', `${i}`) ?? '',
    );
    expect(areCopies(text('a', long), text('b', long.slice(0, 150)))).toBe(true);
    expect(areCopies(text('a', long.slice(150)), text('b', long.slice(0, 150)))).toBe(false);
  });

  test('sentences of copies are equal whatever stands around them', () => {
    const hashes = sentencesOf(BODY.join('\n\n')).map(({ hash }) => hash);
    expect(sentencesOf(`A heading\n\n${BODY[1]?.toUpperCase()}`)[1]?.hash).toBe(hashes[1]);
    for (const dateline of ['PORT CITY —', 'FROM WIRE REPORTS —', 'PORT CITY, June 20 (Wire) —'])
      expect(sentencesOf(`${dateline} ${BODY[0]?.slice('OSLO — '.length)}`)[0]?.hash).toBe(hashes[0]);
  });
});

describe('families', () => {
  // The first line alone is too short to be one text in another year.
  const variants = [
    BODY,
    BODY.slice(0, 2),
    SPUN,
    OTHER,
    OTHER.slice(1),
    [...OTHER, ...BODY],
    BODY.slice(1),
    BODY.slice(0, 1),
  ];
  const some = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 12 }).map((n) => `d${n}`),
      of: fc.nat(variants.length - 1),
      // Within a fortnight and beyond it; of some it is not known.
      day: fc.option(fc.nat(50), { freq: 6 }),
    }),
    { selector: ({ id }) => id, maxLength: 10 },
  );
  const made = ({ id, of, day }: { id: string; of: number; day: number | null }): Text =>
    text(id, variants[of] ?? BODY, { published: day === null ? null : 19000 + day });

  test('kept step by step, through additions and removals in any order, they equal those found at once', () => {
    fc.assert(
      fc.property(some, some, (first, second) => {
        const held = new Map<string, Grouped>();
        const change = (changed: readonly Text[], gone: readonly string[]): void => {
          const before = [...changed.map(({ id }) => id), ...gone].flatMap((id) => held.get(id)?.family ?? []);
          for (const id of gone) held.delete(id);
          for (const one of changed) held.set(one.id, { ...one, family: held.get(one.id)?.family ?? one.id });
          const work = regroup(changed, before);
          let step = work.next();
          while (!step.done) {
            const ask = step.value;
            step = work.next(
              [...held.values()].filter((one) =>
                ask.ask === 'near' ? ask.near.some((near) => isNear(one, near)) : ask.families.includes(one.family),
              ),
            );
          }
          for (const [id, family] of step.value) {
            const one = held.get(id);
            if (one) held.set(id, { ...one, family });
          }
          const families = new Map([...held.values()].map((one) => [one.id, one.family]));
          expect(families).toEqual(
            familiesOf([...held.values()]).size === 0 ? new Map() : sortedAs(families, familiesOf([...held.values()])),
          );
        };
        for (const one of first) change([made(one)], []);
        change(second.map(made), []);
        for (const { id } of first.slice(0, 4)) change([], [id]);
      }),
      { numRuns: 100 },
    );
  });
});

/** As a store answers. */
const isNear = (one: Text, { marks, days }: Near): boolean =>
  one.marks.some((mark) => marks.includes(mark)) &&
  (days === null || one.published === null || (one.published >= days[0] && one.published <= days[1]));

describe('what a store is asked for', () => {
  const asked = (...changed: readonly Text[]): readonly Near[] => {
    const step = regroup(changed, []).next();
    return !step.done && step.value.ask === 'near' ? step.value.near : [];
  };
  const at = (days: Near['days'], near: readonly Near[]) =>
    near.flatMap((one) => (String(one.days) === String(days) ? [...one.marks] : [])).sort();

  test('texts of a fortnight around, and of all years those that are equal and long', () => {
    const [long, short] = [text('a', BODY), text('b', BODY.slice(0, 1), { published: 19040 })];
    const near = asked(long, short);
    expect(at([18986, 19014], near)).toEqual([...long.marks].sort());
    expect(at([19026, 19054], near)).toEqual([...short.marks].sort());
    expect(at(null, near)).toEqual([long.marks.at(-1)]);
    expect(near).toHaveLength(3);
  });

  test('texts of all years where its own day is not known', () => {
    const undated = text('a', BODY, { published: null });
    expect(asked(undated)).toEqual([{ marks: undated.marks, days: null }]);
  });
});

/** Maps compare by their order, too. */
const sortedAs = (order: ReadonlyMap<string, string>, map: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...order.keys()].map((id) => [id, map.get(id) ?? '']));

describe('what a copy adds', () => {
  const facts = (id: string, sentences: readonly number[], spun = false) => ({ id, family: 'f', sentences, spun });
  const told = (document: string, n: number, words: string) => meeting(['blinken', 'qin'], { document, n, words });

  test('a passage of the original is the original; a passage of its own is a report; a reading that differs says nothing', () => {
    const originals = [told('a', 1, 'Blinken met Qin in Beijing on Sunday')];
    const copies = [
      told('b', 1, 'Blinken met Qin in Beijing on Sunday'),
      event('USA', 'CHN', { document: 'b', n: 2, words: 'Washington accused Beijing' }),
      told('b', 3, 'They will meet in Washington'),
    ];
    const { originals: found, silent } = copiesIn([
      { facts: facts('a', [1, 2, 4, 5]), items: originals },
      { facts: facts('b', [1, 2, 3]), items: copies },
    ]);
    expect([...found]).toEqual([[copies[0]?.id, originals[0]?.id]]);
    expect([...silent]).toEqual([copies[1]?.id]);
  });

  test('the reports of a text stand behind the account that is read, whatever their order', () => {
    const own = told('b', 1, 'Blinken met Qin in Beijing on Sunday');
    const other = { ...told('c', 2, 'Blinken met Qin'), document: 'c' };
    const reports = ['a', 'c', 'b'].map((document) => ({ document, publisher: null, published: null, url: null }));
    const of = new Map(['a', 'b'].map((id) => [id, facts(id, [1], id === 'a')]));
    const families = reportsByFamily({ reports }, [own, other, told('a', 1, 'Blinken met Qin')], of);
    expect(families.map((one) => one.reports.map(({ document, spun }) => [document, spun]))).toEqual([
      [
        ['b', false],
        ['a', true],
      ],
      [['c', false]],
    ]);
  });

  test('a garbled text beside a clean one says nothing of its own', () => {
    const clean = [told('a', 1, 'Blinken met Qin in Beijing on Sunday')];
    const garbled = [told('b', 8, 'Blinken met Qin in Beijing on Lord’s Day'), told('b', 9, 'The White Home is shut')];
    const { originals, silent } = copiesIn([
      { facts: facts('b', [8, 9], true), items: garbled },
      { facts: facts('a', [1]), items: clean },
    ]);
    expect([...originals]).toEqual([[garbled[0]?.id, clean[0]?.id]]);
    expect([...silent]).toEqual([garbled[1]?.id]);
  });
});
