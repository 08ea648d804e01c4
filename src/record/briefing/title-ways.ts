/** What the title of a readout says of how two met (data/en/briefing/title-ways.csv). Pure. */
import { readTable, type Tables } from '../../reading/tables.js';

/** A phrase of a title by which it tells of a contact, in lower case, and how they met where it says that. */
export interface TitleWay {
  readonly phrase: string;
  readonly format: 'phone' | 'video' | null;
}

const FORMATS = ['phone', 'video'] as const;

/** @throws TableError where a row is not as its table wants it */
export const readTitleWays = (tables: Tables): readonly TitleWay[] =>
  readTable(tables, 'en/briefing/title-ways').map((row) => ({
    phrase: row.text('phrase'),
    format: row.maybeOneOf('format', FORMATS) ?? null,
  }));

/** What stands first in a title, of several phrases at one place the longest; undefined where it tells of no contact. */
export const wayOf = (title: string, ways: readonly TitleWay[]): TitleWay | undefined => {
  const words = ` ${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return ways
    .map((way) => ({ way, at: words.indexOf(` ${way.phrase} `) }))
    .filter(({ at }) => at >= 0)
    .sort((x, y) => x.at - y.at || y.way.phrase.length - x.way.phrase.length)[0]?.way;
};
