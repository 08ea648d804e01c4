/** The table of the release by its questions: who held what on a day, and how names are found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdersOn, officesOn, standingOn } from '../../../src/reading/actors/table.js';
import { foldMarks } from '../../../src/reading/text/phrases.js';
import { resources } from '../../resources.js';

const { actors, words } = resources();
const numbers = (text: string): Int32Array => Int32Array.from(text.split(' '), (word) => words.number(word));

describe('an office on a day', () => {
  it.each<[person: string, day: string, role: string | undefined, evidence: string | undefined]>([
    ['person:vladimir-putin', '2010-05-05', 'prime minister', 'held'],
    ['person:vladimir-putin', '2013-05-05', 'president', 'held'],
    ['person:dick-cheney', '2005-09-01', 'vice president', 'held'],
    ['person:jon-huntsman', '2018-06-01', 'ambassador to Russia', 'held'],
    ['person:angela-merkel', '2023-05-10', undefined, undefined],
    ['person:kofi-annan', '2001-12-10', 'secretary-general', 'held'],
  ])('%s on %s: %s', (person, day, role, evidence) => {
    const [office] = officesOn(actors, person, day);
    expect(office?.role).toBe(role);
    expect(office?.evidence).toBe(evidence);
  });

  it('gives the highest of several first', () => {
    expect(officesOn(actors, 'person:qin-gang', '2023-05-01').map((office) => office.role)).toEqual([
      'foreign minister',
      'state councilor',
    ]);
  });

  it.each([
    ['prime minister', 'GBR', '2016-07-20', 'person:theresa-may'],
    ['foreign minister', 'CHN', '2023-03-10', 'person:qin-gang'],
    ['secretary-general', 'org:nato', '2020-06-08', 'person:jens-stoltenberg'],
    ['ambassador to the United States', 'CHN', '2022-03-15', 'person:qin-gang'],
  ])('%s of %s on %s is %s and nobody else', (role, of, day, person) => {
    expect(holdersOn(actors, role, of, day).map((holder) => holder.person)).toEqual([person]);
  });

  it('knows no holder of what is not there', () => {
    expect(holdersOn(actors, 'prime minister', 'USA', '2020-01-01')).toEqual([]);
    expect(holdersOn(actors, 'no such role', 'USA', '2020-01-01')).toEqual([]);
  });

  it('counts who left office among the former elites', () => {
    const merkel = actors.actor('person:angela-merkel');
    if (!merkel) throw new Error('Angela Merkel is not in the table');
    expect(standingOn(actors, merkel, '2023-05-10')).toMatchObject({ party: 'DEU', sector: 'ELI' });
    expect(standingOn(actors, merkel, '2015-05-10')).toMatchObject({ party: 'DEU', sector: 'GOV' });
  });
});

describe('a post of one holder', () => {
  const roles = ['president', 'prime minister', 'foreign minister', 'defense minister'];
  const states = ['FRA', 'GBR', 'DEU', 'RUS', 'CHN', 'JPN', 'IND', 'BRA', 'ZAF', 'EGY', 'ISR', 'TUR', 'POL', 'UKR'];

  it('is given to nobody once a successor with a known first day began', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.constantFrom(...states),
        fc.integer({ min: 1992, max: 2025 }),
        fc.integer({ min: 1, max: 12 }),
        (role, state, year, month) => {
          const day = `${year}-${String(month).padStart(2, '0')}-15`;
          const holders = holdersOn(actors, role, state, day).filter((holder) => holder.from.length === 10);
          const starts = new Map(holders.map((holder) => [holder.person, holder.from]));
          expect(starts.size, `${role} ${state} ${day}: ${[...starts.keys()].join(', ')}`).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a name', () => {
  it.each([
    ['Recep Tayyip Erdoğan', 'person:recep-tayyip-erdogan'],
    ['Kim Jong-un', 'person:kim-jong-un'],
    ['Kim Jong-Un', 'person:kim-jong-un'],
    ['Türkiye', 'state:TUR'],
    ['Soviet Union', 'state:SUN'],
    ['Zaire', 'state:ZAR'],
  ])('%s is %s', (name, id) => {
    expect(actors.byName(name)?.actor.id).toBe(id);
  });

  it('is found as the longest phrase, in a text of any words', () => {
    const text = numbers('the Foreign Ministry of China said Ursula von der Leyen left');
    expect(actors.names.longest(1, text.length, text)?.end).toBe(5);
    expect(actors.names.longest(6, text.length, text)?.end).toBe(10);
    expect(actors.names.longest(5, text.length, text)).toBeUndefined();
  });

  it('is found again for every actor of the table', () => {
    const all = actors.all();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: all.length - 1 }), (i) => {
        const actor = all[i];
        if (!actor) return;
        expect(actors.actor(actor.id)).toBe(actor);
        expect(actors.allNamed(actor.name).map((one) => one.id)).toContain(actor.id);
      }),
      { numRuns: 500 },
    );
  });

  it('of nobody is nobody', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => actors.byName(text)).not.toThrow();
        expect(actors.actor(text)).toBeUndefined();
      }),
    );
  });

  it('loses its marks and nothing else', () => {
    expect(['Erdoğan', 'Łódź', 'Straße', 'Kim', "O'Neill"].map(foldMarks)).toEqual([
      'Erdogan',
      'Lodz',
      'Strasse',
      'Kim',
      "O'Neill",
    ]);
  });
});
