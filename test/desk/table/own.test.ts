/** A user's own entries: YAML and dictionaries of PETRARCH over the table of the release. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readOwnActors } from '../../../src/desk/actors.js';
import { loadResources } from '../../../src/desk/resources.js';
import { readPetrarch } from '../../../src/desk/table/own/petrarch.js';
import { officesOn } from '../../../src/reading/actors/table.js';
import type { Resources } from '../../../src/reading/resources.js';
import { TableError } from '../../../src/reading/tables.js';
import { resources } from '../../resources.js';

const folder = mkdtempSync(join(tmpdir(), 'chancery-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const over = (name: string, text: string): Resources =>
  loadResources({ own: readOwnActors([file(name, text)], resources()) });

const YAML = `people:
  - name: Arno Velde
    country: NLD
    aliases: [A. Velde]
    offices:
      - role: deputy foreign minister
        from: 2022-01-10
        to: 2024
organizations:
  - {name: Harbour Office, kind: government, party: KEN, country: KEN, sector: GOV}
offices:
  - {person: person:joe-biden, role: honorary chair, organization: org:harbour-office, from: 2023-01}
aliases:
  - {id: person:joe-biden, names: [Uncle Joe]}
`;
const DICTIONARY = `# a dictionary
HAMID_KARZAI_  # as it was
+KARZAI_
\t[AFGELI 750101-000101]
\t[AFGGOV 20011222-20040101]
ARNO_TESTMAN_
\t[NLDGOVMIL >20200101]
NEDERLANDIA_ [NLD]
HARBOUR_GUARD [KENMIL]
NOBODY_AT_ALL [---]
DOCK!PERSON! [~LAB]
PILOT {} [~LAB]
HARBOUR_PILOT [~LAB]
`;

describe('entries as YAML', () => {
  const { actors, made } = over('own.yaml', YAML);

  it('are people with offices, beside those of the release', () => {
    expect(actors.byName('A. Velde')?.actor).toMatchObject({ id: 'person:arno-velde', country: 'NLD' });
    expect(officesOn(actors, 'person:arno-velde', '2023-06-18').map((office) => office.role)).toEqual([
      'deputy foreign minister',
    ]);
    expect(actors.actor('person:antony-blinken')?.name).toBe('Antony Blinken');
  });
  it('add names and offices to people of the release', () => {
    expect(actors.byName('Uncle Joe')?.actor.id).toBe('person:joe-biden');
    expect(officesOn(actors, 'person:joe-biden', '2023-06-18').map((office) => office.role)).toEqual([
      'president',
      'honorary chair',
    ]);
  });
  it('change what a reading says it was made with', () => {
    expect(made.data).not.toBe(resources().made.data);
  });

  it.each<[what: string, text: string, message: RegExp]>([
    [
      'a country that is none',
      'people:\n  - name: Bad One\n    country: XXX\n',
      /own\.yaml, line 2: 'country' is 'XXX'/,
    ],
    ['a key that is none', 'people:\n  - name: Bad One\n    born: 1950\n', /line 3: 'born' is none of/],
    ['a list that is none', 'persons: []\n', /line 1: 'persons' is none of people/],
    ['no YAML', 'people: [\n  - x', /own\.yaml, line \d+: /],
    [
      'a day that is none',
      'offices:\n  - {person: person:joe-biden, role: x, from: 2023-02-31}\n',
      /line 2: there is no day 2023-02-31/,
    ],
    [
      'an office of nobody',
      'offices:\n  - {person: person:nobody-x, role: x, from: 2023}\n',
      /'person:nobody-x' is not in/,
    ],
    ['a name for nobody', 'aliases:\n  - {id: person:nobody-x, names: [N. X.]}\n', /'person:nobody-x' is in no table/],
    [
      'two holders of one post',
      'people:\n  - name: One Man\n    country: NLD\n    offices: [{role: prime minister, from: 2001-01-01, to: 2003-01-01}]\n' +
        '  - name: Two Man\n    country: NLD\n    offices: [{role: prime minister, from: 2002-01-01, to: 2004-01-01}]\n',
      /line 7: prime minister, NLD: person:two-man from 2002-01-01, but person:one-man to 2003-01-01/,
    ],
  ])('with %s are refused: file, line and what is wrong', (_, text, message) => {
    const read = (): unknown => readOwnActors([file('own.yaml', text)], resources());
    expect(read).toThrow(TableError);
    expect(read).toThrow(message);
  });

  it('of another kind of file are refused', () => {
    expect(() => readOwnActors([file('own.csv', '')], resources())).toThrow(/YAML/);
  });
});

describe('a dictionary of PETRARCH', () => {
  const { actors } = over('own.txt', DICTIONARY);

  it('dates its people, those of the release under their own ids', () => {
    expect(actors.byName('Arno Testman')?.actor).toMatchObject({ id: 'person:arno-testman', country: 'NLD' });
    expect(officesOn(actors, 'person:arno-testman', '2023-06-18')[0]).toMatchObject({ party: 'NLD', sector: 'GOVMIL' });
    expect(actors.offices('person:hamid-karzai').some((office) => office.to === '2004-01-01')).toBe(true);
  });
  it('names states and organizations', () => {
    expect(actors.byName('Nederlandia')?.actor.id).toBe('state:NLD');
    expect(actors.byName('Harbour Guard')?.actor).toMatchObject({ kind: 'government', party: 'KEN', sector: 'MIL' });
    expect(actors.byName('Nobody at All')).toBeUndefined();
  });
  it('has agents as nouns and titles', () => {
    expect(actors.groups.get('pilot')).toBe('LAB');
    expect(readPetrarch('a.txt', DICTIONARY, resources().actors).titles.map((title) => title.title)).toContain(
      'Harbour Pilot',
    );
  });
  it.each<[what: string, text: string, message: RegExp]>([
    ['a date that is none', 'A_B [USAGOV 2009]\n', /a\.txt, line 1: \[USAGOV 2009\]: write a date/],
    ['a further name of nobody', '+A_B\n', /line 1: '\+A_B' is a further name of nobody/],
    ['a code of nobody', '\n\t[USAGOV]\n', /line 2: the code \[USAGOV\] belongs to nobody/],
  ])('with %s is refused with its line', (_, text, message) => {
    expect(() => readPetrarch('a.txt', text, resources().actors)).toThrow(message);
  });
  it('of any text is read or refused, and nothing else', () => {
    const alphabet = fc.constantFrom(...'AB_+[]~#{}<>-!= \t\n019'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: alphabet }), (text) => {
        try {
          readPetrarch('a.txt', text, resources().actors);
        } catch (error) {
          expect(error).toBeInstanceOf(TableError);
        }
      }),
    );
  });
});
