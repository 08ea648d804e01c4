/** The tables of the ledger (data/en/ledger): what fulfils or breaks an undertaking, and words that say so. Pure. */
import { PLOVER_TYPES, type PloverType } from '../../model/generated/plover.js';
import { readTable, type Tables } from '../../reading/tables.js';
import { fold, stemsOf } from '../words.js';

/** What may fulfil an undertaking: a meeting, an open channel, a deed of some type. */
export type Fulfilling = 'meeting' | 'channel' | PloverType;
const FULFILLING: readonly Fulfilling[] = ['meeting', 'channel', ...PLOVER_TYPES];

interface Fulfilment {
  readonly metBy: readonly Fulfilling[];
  readonly brokenBy: readonly PloverType[];
}

/** A phrase that says what became of an undertaking. */
interface Saying {
  readonly phrase: string;
  readonly verdict: 'met' | 'broken';
  /** Said of the promise itself, so that it holds where the promise is told: 'as promised', 'have not been fulfilled'. */
  readonly isOfPromise: boolean;
}

export interface LedgerWords {
  /** By the stem of a word of the action. */
  readonly fulfilments: ReadonlyMap<string, Fulfilment>;
  /** Phrases in lower case that say of an undertaking what became of it. */
  readonly verdicts: readonly Saying[];
  /** The text with one word for all that mean the same: 'armed forces' is 'military'. */
  readonly inOneWord: (text: string) => string;
  /** Stems of all that mean the same as some of these stems. */
  readonly alike: (stems: readonly string[]) => readonly string[];
  /** Words in lower case that name a line of contact. */
  readonly lineWords: readonly string[];
  /** Phrases in lower case by which parties are in touch, line or none. */
  readonly touchWords: readonly string[];
  /**
   * Words in lower case by which something is undertaken, with what that is called where it is neither agreed nor promised:
   * 'reaffirmed', 'affirmed'. The first that stands in a sentence holds.
   */
  readonly bindingWords: readonly { readonly word: string; readonly says: string }[];
  /** Words in lower case by which a statement is a courtesy. */
  readonly courtesies: readonly string[];
  /** Words of offices, in lower case, whose holders meet on a military line. */
  readonly militaryOffices: readonly string[];
  /** Stems that stand with any line of contact. */
  readonly generalWords: ReadonlySet<string>;
  /** Words in lower case by which what is undertaken goes on, so that no one act completes it. */
  readonly goingOn: ReadonlySet<string>;
  /** How much a stem tells of what an undertaking is about, 0 to 1. */
  readonly telling: (stem: string) => number;
}

/**
 * @param shares of states' accounts in which a word stands (`CompareWords.shares`)
 * @throws TableError where a row is not as its table wants it
 */
export function readLedgerWords(tables: Tables, shares: ReadonlyMap<string, number>): LedgerWords {
  const byStem = new Map<string, number>();
  for (const [word, share] of shares)
    for (const stem of stemsOf(word)) byStem.set(stem, Math.max(share, byStem.get(stem) ?? 0));
  return {
    fulfilments: new Map(
      readTable(tables, 'en/ledger/fulfilments').flatMap((row) =>
        stemsOf(row.text('word')).map((stem): [string, Fulfilment] => [
          stem,
          { metBy: row.someOf('met_by', FULFILLING), brokenBy: row.someOf('broken_by', PLOVER_TYPES) },
        ]),
      ),
    ),
    verdicts: readTable(tables, 'en/ledger/verdicts').map((row) => ({
      phrase: row.text('phrase'),
      verdict: row.oneOf('verdict', ['met', 'broken']),
      isOfPromise: row.maybeOneOf('of_promise', ['yes']) === 'yes',
    })),
    ...sameWords(tables),
    lineWords: readTable(tables, 'en/ledger/line-words').map((row) => row.text('phrase')),
    touchWords: readTable(tables, 'en/ledger/touch-words').map((row) => row.text('phrase')),
    bindingWords: readTable(tables, 'en/ledger/binding-words').map((row) => ({
      word: row.text('word'),
      says: row.maybeOneOf('says', ['reaffirmed', 'affirmed']) ?? '',
    })),
    courtesies: readTable(tables, 'en/ledger/courtesies').map((row) => row.text('phrase')),
    militaryOffices: readTable(tables, 'en/ledger/military-offices').map((row) => row.text('word')),
    generalWords: new Set(readTable(tables, 'en/ledger/general-words').flatMap((row) => stemsOf(row.text('word')))),
    goingOn: new Set(readTable(tables, 'en/ledger/going-on').map((row) => row.text('word'))),
    telling: (stem) => Math.log(1 / Math.max(LEAST_SHARE, byStem.get(stem) ?? LEAST_SHARE)) / Math.log(1 / LEAST_SHARE),
  };
}
const LEAST_SHARE = 0.01;

const sameWords = (tables: Tables): Pick<LedgerWords, 'inOneWord' | 'alike'> => {
  const rows = readTable(tables, 'en/ledger/same-words').map((row) => ({
    phrase: fold(row.text('phrase')),
    standard: fold(row.text('stands_for')),
  }));
  const stemmed = rows.map(({ phrase, standard }) => ({ from: stemsOf(phrase), to: stemsOf(standard) }));
  return {
    inOneWord: (text) =>
      rows
        .reduce((words, { phrase, standard }) => words.replaceAll(` ${phrase} `, ` ${standard} `), ` ${fold(text)} `)
        .trim(),
    alike: (stems) => stemmed.flatMap(({ from, to }) => (to.some((stem) => stems.includes(stem)) ? from : [])),
  };
};
