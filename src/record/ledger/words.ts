/** The tables of the ledger (data/en/ledger): what fulfils or breaks an undertaking, and words that say so. Pure. */
import { PLOVER_TYPES, type PloverType } from '../../model/generated/plover.js';
import { readTable, type Tables } from '../../reading/tables.js';
import { stemsOf } from '../words.js';

/** What may fulfil an undertaking: a meeting, an open channel, a deed of some type. */
export type Fulfilling = 'meeting' | 'channel' | PloverType;
const FULFILLING: readonly Fulfilling[] = ['meeting', 'channel', ...PLOVER_TYPES];

interface Fulfilment {
  readonly metBy: readonly Fulfilling[];
  readonly brokenBy: readonly PloverType[];
}

export interface LedgerWords {
  /** By the stem of a word of the action. */
  readonly fulfilments: ReadonlyMap<string, Fulfilment>;
  /** Phrases in lower case that say of an undertaking what became of it. */
  readonly verdicts: readonly { readonly phrase: string; readonly verdict: 'met' | 'broken' }[];
  /** Words in lower case that name a line of contact. */
  readonly lineWords: readonly string[];
  /** Phrases in lower case by which parties are in touch, line or none. */
  readonly touchWords: readonly string[];
  /** Words in lower case by which a statement is a courtesy. */
  readonly courtesies: readonly string[];
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
    })),
    lineWords: readTable(tables, 'en/ledger/line-words').map((row) => row.text('phrase')),
    touchWords: readTable(tables, 'en/ledger/touch-words').map((row) => row.text('phrase')),
    courtesies: readTable(tables, 'en/ledger/courtesies').map((row) => row.text('phrase')),
    generalWords: new Set(readTable(tables, 'en/ledger/general-words').flatMap((row) => stemsOf(row.text('word')))),
    goingOn: new Set(readTable(tables, 'en/ledger/going-on').map((row) => row.text('word'))),
    telling: (stem) => Math.log(1 / Math.max(LEAST_SHARE, byStem.get(stem) ?? LEAST_SHARE)) / Math.log(1 / LEAST_SHARE),
  };
}
const LEAST_SHARE = 0.01;
