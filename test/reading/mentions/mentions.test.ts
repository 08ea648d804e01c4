import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { faultsOf, resources } from '../../resources.js';
import { outcomeOf, readCases } from './cases.js';
import { tableOf } from './summary.js';

/** Case to the reason why it is missed; one that passes must leave the list. */
const BACKLOG = new Map(
  Object.entries(
    JSON.parse(readFileSync(fileURLToPath(new URL('./backlog.json', import.meta.url)), 'utf8')) as Record<
      string,
      string
    >,
  ),
);

describe('the cases of mentions', () => {
  const cases = readCases();
  const outcomes = new Map(cases.map((one) => [one.id, outcomeOf(one, resources())]));

  it.each(cases.filter(({ id }) => !BACKLOG.has(id)).map(({ id }) => id))('%s', (id) => {
    expect(outcomes.get(id)?.faults).toEqual([]);
  });

  it('of the backlog are still missed', () => {
    expect([...BACKLOG.keys()].filter((id) => !outcomes.has(id))).toEqual([]);
    expect([...BACKLOG.keys()].filter((id) => outcomes.get(id)?.faults.length === 0)).toEqual([]);
  });

  it('are counted by group', () => {
    const table = tableOf(cases, outcomes);
    console.info(table);
    expect(table).toContain('all');
  });
});

/** Whom a reading takes words for: the names of the actors that have a mention of just these words. */
const meant = (text: string, words: string, published = '2023-06-18'): string[] =>
  read({ text, published }, resources())
    .actors.filter(({ mentions }) => mentions.some((span) => text.slice(...span) === words))
    .map(({ name }) => name);

describe('a mention', () => {
  it.each<[what: string, text: string, words: string, names: string[], published?: string]>([
    [
      'is one of each of a pair',
      'Antony Blinken met Qin Gang. Both men left.',
      'Both men',
      ['Antony Blinken', 'Qin Gang'],
    ],
    ['is none in a city', 'Antony Blinken met Qin Gang in Beijing.', 'Beijing', []],
    ['is the state of a capital that acts', 'Beijing protested to Seoul.', 'Beijing', ['China']],
    ['is the holder of the day', 'The Russian president left.', 'The Russian president', ['Vladimir Putin']],
    ['is not who does the same', 'Antony Blinken met Qin Gang. Qin thanked him.', 'him', ['Antony Blinken']],
    [
      'is of who judges where it is their own',
      'Antony Blinken met Qin Gang. Qin praised his own courage.',
      'his',
      ['Qin Gang'],
    ],
    ['is an agency where nothing tells which', 'Iran sold two carpets. The agency was told.', 'The agency', ['agency']],
    [
      'is the subject before others',
      'ASEAN invited the Arab League. The bloc of ten states is ready.',
      'The bloc',
      ['ASEAN'],
    ],
    ['is the state of a capital that is angry', 'Moscow was angry.', 'Moscow', ['Russia']],
    ['is none of a common word', 'He cooked a turkey.', 'a turkey', []],
    ['is none of a plastic', 'PLA is a cheap plastic.', 'PLA', []],
    ['is nobody who left a high office long ago', 'Tillerson waited.', 'Tillerson', [], '2021-06-18'],
    ['is none of a verb in capitals', 'Spain Changes Guard', 'Spain Changes Guard', []],
    [
      'is the other behind a name',
      'Lloyd Austin, his American counterpart, left.',
      'his American counterpart',
      ['Lloyd Austin'],
    ],
    ['is who bears the surname with an article', 'President Sisi left Egypt.', 'Sisi', ['Abdel Fattah el-Sisi']],
    [
      'is who was named with it before, where a title fits nobody in office',
      'Sung Kim called Seoul. Special Representative Kim condemned the launches of North Korea.',
      'Kim',
      ['Sung Kim'],
    ],
    [
      'is whom an editor names in brackets',
      '"[Syrian President Bashar] Assad left," he said.',
      'Assad',
      ['Bashar al-Assad'],
    ],
    ['is a person without initials', 'William A. Quimby, an analyst, left.', 'William A. Quimby', ['William Quimby']],
    [
      'is a person without the name of a father',
      'Mikhail Ivanovich Sobolkin, a Russian officer, left.',
      'Mikhail Ivanovich Sobolkin',
      ['Mikhail Sobolkin'],
    ],
    ['is a peer by the title', 'A law officer, Lord Quimby, resigned.', 'Quimby', ['Lord Quimby']],
    ['is no name of a thing', "Israel's Iron Dome shot down rockets.", 'Iron Dome', []],
    ['is nobody who only gave a body the name', 'The Obama administration left the talks.', 'Obama', [], '2014-01-23'],
    ['is nobody by a given name', 'The people of Morocco pray to Mohammed.', 'Mohammed', []],
    ['is a name without the title of a portfolio', 'Energy Minister Kirsa Holm left.', 'Kirsa Holm', ['Kirsa Holm']],
    ['is a name without a form of address', 'The minister, Tan Sri Ismo Kebal, left.', 'Ismo Kebal', ['Ismo Kebal']],
    [
      'is whom the text calls so in short, whatever a table has for the letters',
      'The Partnership for Central America (PCA) met. Guatemala thanked the PCA.',
      'PCA',
      ['Partnership for Central America'],
    ],
    [
      'is whom the text calls so in full, in brackets',
      'The PCA (Partnership for Central America) met. Guatemala thanked it.',
      'PCA',
      ['Partnership for Central America'],
    ],
    [
      'is who has another full name in a table',
      'The Federal Security Bureau (FSB) of Russia met. The FSB left.',
      'FSB',
      ['Federal Security Service'],
    ],
    ['is nobody in a date', 'Antony Blinken wrote to Kerry March 3.', 'Kerry March', []],
  ])('%s', (_, text, words, names, published) => {
    expect(meant(text, words, published)).toEqual(names);
  });

  it.each<[what: string, text: string, name: string, party: string, country: string]>([
    [
      'speaks for whom a clause says',
      'Major Arvo Kask, speaking for the Estonian navy, left.',
      'Arvo Kask',
      'EST',
      'EST',
    ],
    ['speaks for no hour', 'Michael Kask, speaking for an hour, left.', 'Michael Kask', '', ''],
    ['acts no more for whom they led', 'Hezbollah fired. Ali Nasser led the movement.', 'Ali Nasser', '', ''],
    ['the parliament in which a seat lies', 'Ana Quill (Lab, Leeds) spoke.', 'Ana Quill', 'GBR', 'GBR'],
    ['whom all of a list serve', 'Reps. Ana Quill, R-Va., and Cy Roe left.', 'Cy Roe', 'USA', 'USA'],
    [
      'the state of those who act beside an official',
      'Chilean officials were silent. Rear Admiral Ana Quill left.',
      'Ana Quill',
      'CHL',
      'CHL',
    ],
    [
      'nobody where the president may be that of a firm',
      'Chilean officials were silent. Open Doors president Ana Quill left.',
      'Ana Quill',
      '',
      '',
    ],
    [
      'the state of the adjective of a counterpart',
      'He met his Danish counterpart, Kirsa Holm.',
      'Kirsa Holm',
      'DNK',
      'DNK',
    ],
    [
      'the state of the adjective of a host',
      'She saw her Chadian host, Ismo Kebal, later.',
      'Ismo Kebal',
      'TCD',
      'TCD',
    ],
    ['the state behind an office and its name', 'President Kirsa Holm of Togo left.', 'Kirsa Holm', 'TGO', 'TGO'],
    [
      'the state between an office and its name',
      'Aides of President of Chad Ismo Kebal left.',
      'Ismo Kebal',
      'TCD',
      'TCD',
    ],
    [
      'the state of the office before a form of address',
      'He met the Togolese vice-minister, Mr Ismo Kebal.',
      'Ismo Kebal',
      'TGO',
      'TGO',
    ],
    ['nobody where the text speaks of no state', 'Foreign Minister Kirsa Holm left.', 'Kirsa Holm', '', ''],
    [
      'the state under whose dateline a president without a state is told of',
      'ASMARA (Reuters) - President Tesfay Kidanu said on Monday that the country would vote. Eritrea has never voted.',
      'Tesfay Kidanu',
      'ERI',
      'ERI',
    ],
    [
      'the state of the place where they receive',
      'The Danish minister was in Lome. He was welcomed there by President Kossi Amegbo of a state, and Togo was pleased.',
      'Kossi Amegbo',
      'TGO',
      'TGO',
    ],
  ])('%s', (_, text, name, party, country) => {
    const found = read({ text, published: '2023-06-18' }, resources()).actors.find((actor) => actor.name === name);
    expect(found).toMatchObject({ party, country });
  });

  it('keeps what a reading promises on any text of names, titles and pronouns', () => {
    const words = (
      'Blinken|Qin Gang|President|the president|his|her|their|counterpart|host|both|the two|sides|and|,|.|of|Beijing|' +
      "Chinese|the former|latter|who|which|“|”|we|said|said Jan Novotny|'s|the minister|ex-president|it|they|himself|" +
      'U.S.|officials|delegation|led by|The elder|Bush|Mr.|secretary of state|three|leaders|the North|\n\n'
    ).split('|');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        expect(faultsOf(read({ text, published: '2023-06-18' }, resources()), text, resources())).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
