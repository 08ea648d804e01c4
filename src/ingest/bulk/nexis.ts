/**
 * Exports of Nexis. The older service counts its documents (*3 of 120 DOCUMENTS*) and puts the paper and the day before
 * the headline; Nexis Uni ends each with *End of Document* and puts the headline first. Both tell the rest in lines with a name.
 */
import { isoDate } from '../dates.js';
import type { Draft, Problem } from '../reader.js';

const COUNT = /^(?:document )?\d+ of \d+(?: documents?)?$/i;
const END = /^End of Document$/i;
const FIELD =
  /^(Length|Section|Byline|Dateline|Load-Date|Language|Publication-Type|Subject|Organization|Industry|Geographic|Person|Company|Country|State|City|Ticker|Graphic|Highlight|Headline|Journal-Code|Pub-Type|Copyright|Classification|Body|Credit|Correction|Notes?|Series|Type|Acc-No|Document-Type|Update)\s*:\s*(.*)$/i;
/** Lines that stand alone over the text or under it. */
const ALONE = /^(?:Body|Classification|Load-Date|Link to (?:Image|PDF|Original)|Graphic|Notes?)$/i;
const RIGHTS = /^(?:Copyright|\(c\)|©)\b|All Rights Reserved/i;
/** Names of the fields that stand before the text; all others end it. */
const BEFORE = new Set([
  'length',
  'section',
  'byline',
  'dateline',
  'headline',
  'highlight',
  'body',
  'credit',
  'series',
  'update',
]);

export const isNexis = (lines: readonly string[]): boolean =>
  lines.some((line) => END.test(line)) ||
  (lines.some((line) => COUNT.test(line)) && lines.some((line) => /^(?:LOAD-DATE|LENGTH)\s*:/i.test(line)));

export function splitNexis(lines: readonly string[]): (Draft | Problem)[] {
  const isCounted = lines.some((line) => COUNT.test(line)) && !lines.some((line) => END.test(line));
  const documents: string[][] = [];
  let own: string[] = [];
  for (const line of lines) {
    if (!(isCounted ? COUNT : END).test(line)) {
      own.push(line);
      continue;
    }
    documents.push(own);
    own = [];
  }
  if (isCounted) {
    // What stands before the first count is the cover.
    documents.shift();
    documents.push(own);
  }
  const found = documents.map((document, i) => documentOf(document, i));
  if (!isCounted && own.some((line) => FIELD.test(line)))
    found.push({
      where: `document ${documents.length + 1}`,
      error: 'cut off: its end is missing',
      advice: 'export it again',
    });
  return found;
}

const documentOf = (lines: readonly string[], index: number): Draft | Problem => {
  const rights = lines.findIndex((line) => RIGHTS.test(line));
  const firstField = lines.findIndex((line) => FIELD.test(line));
  const head = lines.slice(
    0,
    Math.max(0, rights === -1 ? firstField : Math.min(rights, firstField === -1 ? rights : firstField)),
  );
  const dated = dayLine(head);
  const rest = lines.slice(head.length);
  const text = bodyOf(rest);
  if (text.length === 0)
    return { where: `document ${index + 1}`, error: 'there is no text in it', advice: 'export it with its full text' };
  const { title, publisher } = named(head, dated, rest);
  const day = dated === -1 ? undefined : isoDate(head[dated] ?? '');
  return {
    input: {
      text: text.join('\n\n'),
      ...(title ? { title } : {}),
      ...(publisher ? { publisher } : {}),
      ...(day ? { published: day } : {}),
    },
  };
};

/** The last line of the head that is a date. */
const dayLine = (head: readonly string[]): number =>
  head.findLastIndex((line) => line.length < 80 && isoDate(line) !== undefined);

/**
 * Headline and paper by where they stand: *headline, paper, day* where the day ends the head and two lines are before it;
 * *paper, day, headline* where lines follow the day or a field tells the headline.
 */
const named = (
  head: readonly string[],
  dated: number,
  rest: readonly string[],
): { readonly title: string | undefined; readonly publisher: string | undefined } => {
  const told = rest.map((line) => FIELD.exec(line)).find((match) => match?.[1]?.toLowerCase() === 'headline')?.[2];
  const cover = (line: string): boolean =>
    /^(?:Page \d+|User Name|Date and Time|Job Number|Documents? \(\d+\)|Client\/Matter|Search (?:Terms|Type)|Narrowed by|\d+\.)/i.test(
      line,
    );
  const before = head.slice(0, Math.max(0, dated)).filter((line) => !cover(line));
  const behind =
    dated === -1
      ? []
      : head.slice(dated + 1).filter((line) => !cover(line) && !/^(?:edition|final edition|late edition)/i.test(line));
  if (told) return { title: told, publisher: before.at(-1) };
  if (behind.length > 0) return { title: behind.at(-1), publisher: before.at(-1) };
  return { title: before.at(-2), publisher: before.at(-1) };
};

/** The paragraphs between the fields before the text and those under it. */
const bodyOf = (lines: readonly string[]): string[] => {
  const body: string[] = [];
  let isBegun = false;
  for (const line of lines) {
    const field = FIELD.exec(line);
    const name = (field?.[1] ?? (ALONE.test(line) ? line : '')).toLowerCase();
    if (RIGHTS.test(line) && line.length < 200) continue;
    if (name !== '') {
      if (BEFORE.has(name) && body.length === 0) {
        if (name === 'body' && field?.[2]) body.push(field[2]);
        isBegun = true;
        continue;
      }
      if (body.length > 0) break;
      continue;
    }
    if (isBegun || !/^.{0,80}$/.test(line)) body.push(line);
  }
  return body;
};
