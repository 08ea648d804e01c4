/** Names as sources write them, brought to one form: what the import does with them. */
import { describe, expect, it } from 'vitest';
import { personName, properCase } from '../../../scripts/actors/person-names.js';

describe('a word in capitals', () => {
  it.each([
    ['MACRON', 'Macron'],
    ['McDONALD', 'McDonald'],
    ["O'NEILL", "O'Neill"],
    ['AL-ASSAD', 'al-Assad'],
    ['FOE-ATANGANA', 'Foe-Atangana'],
    ['Biden', 'Biden'],
  ])('%s is %s', (word, proper) => {
    expect(properCase(word, 0)).toBe(proper);
  });
});

describe('a name of a source', () => {
  it.each<
    [
      raw: string,
      country: 'USA' | 'CHN' | 'DEU' | 'FRA' | 'KOR' | 'JPN' | 'VNM' | 'MEX' | 'COL' | 'NGA',
      name: string | undefined,
    ]
  >([
    ['Emmanuel MACRON', 'FRA', 'Emmanuel Macron'],
    ['Ursula von der LEYEN', 'DEU', 'Ursula von der Leyen'],
    ['James L. WILLIAMS', 'USA', 'James Williams'],
    ['Frank C. URBANCIC, Jr.', 'USA', 'Frank Urbancic'],
    ['XI Jinping', 'CHN', 'Xi Jinping'],
    ['MOON Jae-in', 'KOR', 'Moon Jae-in'],
    ['NGUYEN Phu Trong', 'VNM', 'Nguyen Phu Trong'],
    ['YAMADA Shigeo', 'JPN', 'Shigeo Yamada'],
    ['Enrique PENA NIETO', 'MEX', 'Enrique Pena Nieto'],
    ['Alvaro URIBE Velez', 'COL', 'Alvaro Uribe'],
    ['Provisional Ruling Council Oladipo DIYA', 'NGA', 'Oladipo Diya'],
    ['address: 343 East 43rd Street', 'NGA', undefined],
    ['newly', 'NGA', undefined],
  ])('%s (%s) is %s', (raw, country, name) => {
    expect(personName(raw, country, true)?.name).toBe(name);
  });

  it('keeps the longer form beside the short one', () => {
    expect(personName('Joseph R. Biden, Jr.', 'USA', false)).toMatchObject({
      name: 'Joseph Biden',
      forms: ['Joseph R. Biden Jr.', 'Joseph R. Biden'],
    });
  });
});
