/**
 * Exports of Factiva. A document ends with its number, *Document LBA0000020230618ej6i003xx*. Its head stands either as rows
 * under codes of two letters (*HD  Talks resume*) or as bare lines: headline, writer, words, day, time, source, language.
 */
import { isoDate } from '../dates.js';
import type { Draft, Problem } from '../reader.js';

const END = /^(?:AN\s+)?Document\s+([A-Z][A-Za-z0-9]{9,})$/;
const CODES = 'HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|CLM|SE|DLN|ART|CX|VOL';
const CODED = new RegExp(`^(${CODES})(?:\\t+|\\s{2,})(.*)$`);
/** A code alone in its line, its words in those that follow: so RTF writes it. */
const CODE_ALONE = new RegExp(`^(?:${CODES})$`);

const WORDS = /^[\d,.]+ words?$/i;
const DAY = /^\d{1,2} [A-Z][a-z]+ \d{4}$/;
const TIME = /^\d{1,2}:\d{2}(?:\s*(?:GMT|UTC|[AP]M))?$/i;
const LANGUAGE = /^(?:English|French|German|Spanish|Portuguese|Italian|Russian|Arabic|Chinese|Japanese)\b.{0,40}$/;
const RIGHTS = /^(?:\(c\)|©|copyright)/i;

/** How many lines behind the count of words may be of the head. */
const HEAD_LINES = 14;

export const isFactiva = (lines: readonly string[]): boolean => lines.some((line) => END.test(line));

export function splitFactiva(lines: readonly string[]): (Draft | Problem)[] {
  const found: (Draft | Problem)[] = [];
  let own: string[] = [];
  for (const line of lines) {
    const end = END.exec(line);
    if (!end) {
      own.push(line);
      continue;
    }
    found.push(documentOf(own, end[1] ?? ''));
    own = [];
  }
  // Behind the last document stands how it was searched for, or one whose end is missing.
  if (own.some((line) => WORDS.test(line)))
    found.push({
      where: `document ${found.length + 1}`,
      error: 'cut off: its number is missing',
      advice: 'export it again',
    });
  return found;
}

const documentOf = (lines: readonly string[], number: string): Draft | Problem => {
  const draft = lines.some((line) => /^HD(?:\s|$)/.test(line)) ? coded(lines) : bare(lines);
  if (!draft || draft.text.trim() === '')
    return { where: `document ${number}`, error: 'there is no text in it', advice: 'export it with its full text' };
  return { input: { id: `factiva:${number}`, ...draft } };
};

interface Parts {
  readonly text: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly published?: string;
}

const parts = (
  text: readonly string[],
  title: string | undefined,
  publisher: string | undefined,
  day: string | undefined,
): Parts => {
  const published = day ? isoDate(day) : undefined;
  return {
    text: text.join('\n\n'),
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(published ? { published } : {}),
  };
};

/** Rows under codes; a line without a code goes on with the one before it. */
const coded = (lines: readonly string[]): Parts => {
  const fields = new Map<string, string[]>();
  let code = '';
  for (const line of lines) {
    const match = CODED.exec(line);
    if (match || CODE_ALONE.test(line)) {
      code = match?.[1] ?? line;
      fields.set(code, match?.[2] ? [match[2].trim()] : []);
    } else if (code !== '') fields.get(code)?.push(line);
  }
  const field = (name: string): string | undefined => fields.get(name)?.join(' ') || undefined;
  return parts([...(fields.get('LP') ?? []), ...(fields.get('TD') ?? [])], field('HD'), field('SN'), field('PD'));
};

/** Bare lines: the headline before the count of words, what is known of the paper behind it, then the text. */
const bare = (lines: readonly string[]): Parts | undefined => {
  const count = lines.findIndex((line) => WORDS.test(line));
  if (count < 1) return undefined;
  const day = lines.findIndex((line, i) => i > count && i <= count + HEAD_LINES && DAY.test(line));
  if (day === -1) return undefined;
  let at = day + 1;
  if (TIME.test(lines[at] ?? '')) at++;
  const publisher = lines[at];
  const head = lines.slice(at, at + HEAD_LINES);
  const rights = head.findIndex((line) => RIGHTS.test(line));
  const language = head.findIndex((line) => LANGUAGE.test(line));
  const last = Math.max(rights, language, 0);
  return parts(lines.slice(at + last + 1), titleBefore(lines.slice(0, count)), publisher, lines[day]);
};

/** The last lines before the count: the headline, perhaps a section over it and a writer under it. */
const titleBefore = (lines: readonly string[]): string | undefined => {
  const own = lines.filter(
    (line) => !/^(?:by\s+\S|\S+@\S+$)/i.test(line) && !/^(?:page \d|search summary)/i.test(line),
  );
  return own.reduce<string | undefined>((best, line) => (best && best.length >= line.length ? best : line), undefined);
};
