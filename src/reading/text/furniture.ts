/**
 * Lines of a page that are no part of its report: captions, credits, bylines, links to other stories, sign-up lines. They are
 * known by set phrases of a table (`data/en/furniture.csv`); what is in them is not read.
 */
import { readTable, type Tables } from '../tables.js';

/** Where in a line its phrase stands. */
const PLACES = ['whole', 'start', 'end', 'within'] as const;

export interface FurniturePhrase {
  /** In small letters. */
  readonly phrase: string;
  readonly where: (typeof PLACES)[number];
  readonly kind: string;
}

/** @throws TableError where a place is none of whole, start, end and within */
export const readFurniture = (tables: Tables): readonly FurniturePhrase[] =>
  readTable(tables, 'en/furniture').map((row) => ({
    phrase: row.text('phrase'),
    where: row.oneOf('where', PLACES),
    kind: row.text('kind'),
  }));

/** Characters; a longer line tells something, whatever stands in it. */
const LONGEST = 320;
/** Lines behind the heading among which a byline is looked for. */
const HEAD = 4;
/** 'Jane Onyanga-Omara', 'By David Jackson and Ann Lee': names and nothing else. */
const BYLINE = /^(?:By )?\p{Lu}[\p{L}.'’-]*(?:,? (?:and )?\p{Lu}[\p{L}.'’-]*){1,6}$/u;
/** The name of a paper under that of its writer. */
const CAPITALS = /^[\p{Lu} .&'’-]+$/u;

/** @returns the text with blanks in place of such lines, as long as it was, and what was left out, by kind */
export function withoutFurniture(
  text: string,
  phrases: readonly FurniturePhrase[],
): { readonly text: string; readonly left: ReadonlyMap<string, number> } {
  const left = new Map<string, number>();
  const lines = text.split('\n');
  // The heading is always read.
  const heading = lines.findIndex((line) => line.trim() !== '');
  const told = lines.flatMap((line, i) => (i > heading && line.trim() !== '' ? i : []));
  let isChanged = false;
  told.forEach((i, place) => {
    const line = (lines[i] ?? '').trim();
    const kind =
      line.length > LONGEST
        ? undefined
        : (kindOf(line.toLowerCase(), phrases) ??
          (place < HEAD && isByline(line, lines[told[place + 1] ?? -1]?.trim() ?? '') ? 'byline' : undefined));
    if (kind === undefined) return;
    left.set(kind, (left.get(kind) ?? 0) + 1);
    lines[i] = (lines[i] ?? '').replace(/[^\r]/g, ' ');
    isChanged = true;
  });
  const rest = isChanged ? lines.join('\n') : text;
  return { text: withoutLinks(rest, left), left };
}

/** Where headlines of other stories end that a page puts behind a name. */
const END_OF_LINKS = / MORE\b/g;
/** A name, the same in full, and a headline glued to that: 'Trump Donald John TrumpTop US diplomat suggested he could quit'. */
const GLUED = /(?<=\b(\p{Lu}\p{Ll}{2,}))(?: [\p{Lu}(][\p{L}.()’'-]*){1,5}? \1(?=\p{Lu}|["“‘])/u;
/** Characters that the full name and the headlines may fill. */
const MOST_LINKS = 900;

/** *President Trump Donald John TrumpTop US diplomat suggested he could quit MORE said*: with blanks from the full name on. */
const withoutLinks = (text: string, left: Map<string, number>): string => {
  const parts: string[] = [];
  let done = 0;
  let last = 0;
  for (const { index, 0: end } of text.matchAll(END_OF_LINKS)) {
    const from = Math.max(index - MOST_LINKS, last);
    last = index + end.length;
    const start = from + text.slice(from, index).lastIndexOf('\n') + 1;
    const glued = GLUED.exec(text.slice(start, index));
    if (!glued) continue;
    parts.push(text.slice(done, start + glued.index), ' '.repeat(last - start - glued.index));
    done = last;
    left.set('link', (left.get('link') ?? 0) + 1);
  }
  return parts.length === 0 ? text : [...parts, text.slice(done)].join('');
};

const kindOf = (line: string, phrases: readonly FurniturePhrase[]): string | undefined =>
  phrases.find(({ phrase, where }) => FITS[where](line, phrase))?.kind;
const FITS: Readonly<Record<FurniturePhrase['where'], (line: string, phrase: string) => boolean>> = {
  whole: (line, phrase) => line === phrase,
  start: (line, phrase) => line.startsWith(phrase),
  end: (line, phrase) => line.endsWith(phrase) || line.endsWith(`${phrase}.`),
  within: (line, phrase) => line.includes(phrase),
};

/** A line of names that begins with 'By', or under which the name of the paper stands. */
const isByline = (line: string, next: string): boolean =>
  BYLINE.test(line) && (line.startsWith('By ') || (next.length < 40 && CAPITALS.test(next)));
