/** Single words of garbled text: what they stand for, and how odd they are. */
import { describe, expect, it } from 'vitest';
import { TableError } from '../../../src/index.js';
import { american } from '../../../src/reading/repair/spellings.js';
import { readNumbers } from '../../../src/reading/tables.js';
import { resources } from '../../resources.js';

const word = (found: string) => resources().synonyms().word(found, 0);

describe('a word of a garbled text', () => {
  it.each([
    ['mentioned', 'said'],
    ['underlined', 'underscored'],
    ['assembly', 'meeting'],
    ['gave thanks', 'thanked'],
    ['epidemic', 'pandemic'],
    ['taking', 'taking'],
    ['ministers', 'ministers'],
    ['unheardofword', 'unheardofword'],
  ])('%s is read as %s', (found, original) => {
    expect(word(found).past).toBe(original);
  });

  it('is odd where a common word would do, and speaks against garbling where it is common itself', () => {
    expect(word('duologue').odd).toBeGreaterThan(1);
    expect(word('said').odd).toBeLessThan(0);
    expect(word('unheardofword').odd).toBeLessThan(0);
  });

  it.each([
    ['travelled', 'traveled'],
    ['honours', 'honors'],
    ['criticised', 'criticized'],
    ['analysing', 'analyzing'],
    ['centres', 'centers'],
    ['defence', 'defense'],
    ['four', 'four'],
    ['meetings', 'meetings'],
  ])('%s is %s, and no odder', (british, spelled) => {
    expect(american(british)).toBe(spelled);
    expect(word(british).odd).toBeLessThanOrEqual(Math.max(0.3, word(spelled).odd));
  });

  it('keeps irregular verbs irregular', () => {
    expect(word('occupying').past).toBe('taking');
    expect(word('withdrew').participle).not.toBe('withdrawed');
  });
});

describe('a table of words with numbers', () => {
  it.each(['word,of_a_million\nsaid\n', 'word,of_a_million\nsaid,often', 'word,of_a_million\n,3'])(
    'refuses %j with the line',
    (table) => {
      expect(() => [...readNumbers(new Map([['en/word-frequencies', table]]), 'en/word-frequencies')]).toThrow(
        TableError,
      );
      expect(() => [...readNumbers(new Map([['en/word-frequencies', table]]), 'en/word-frequencies')]).toThrow(
        'line 2',
      );
    },
  );
});
