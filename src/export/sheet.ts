/**
 * A sheet for checking by hand: entries drawn at random, with the words behind each and what stands around them, and two empty
 * columns to fill in. How sure the reading was stands nowhere on it: who checks is not to know.
 */
import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import type { Document } from '../model/document.js';
import type { ToldEntry } from '../model/record.js';
import { evidenceOf, statusOf } from '../record/found-by.js';
import type { Column } from './columns.js';
import { headline, whenText } from './headline.js';

/** What a row is made of. */
export interface Sampled {
  readonly told: ToldEntry;
  readonly document: Document | undefined;
  readonly seed: string;
  readonly release: string;
}

/** Characters of the text on both sides of the words. */
const AROUND = 300;

const column = (name: string, says: string, value: (of: Sampled) => string | null): Column<Sampled> => ({
  name,
  type: 'text',
  says,
  value,
});

/** The columns of a sheet: `right` and `note` are for who checks. */
export const SHEET_COLUMNS: readonly Column<Sampled>[] = [
  column('id', 'id of the entry', ({ told }) => told.entry.id),
  column('kind', 'meeting, event, statement, commitment, channel or incident', ({ told }) => told.entry.kind),
  column('right', 'to be filled in: yes or no; ? where it cannot be told', () => null),
  column('note', 'to be filled in: what is wrong, or why it cannot be told', () => null),
  column('what', 'what the record says', ({ told }) => headline(told.entry)),
  column('when', 'when it was, as far as told', ({ told }) => whenText(told.entry)),
  column('status', 'whether it happened; of a channel its state', ({ told }) => statusOf(told.entry)),
  column('place', 'where it was', ({ told: { entry } }) =>
    'place' in entry.value ? (entry.value.place?.name ?? null) : null,
  ),
  column('words', 'the words that are to say so', ({ told }) => told.item.words.join(' … ')),
  column('before', 'the text before the words', (from) => around(from, -1)),
  column('after', 'the text behind them', (from) => around(from, 1)),
  column('published', 'when the document was published', ({ document }) => document?.published ?? null),
  column('publisher', 'by whom', ({ document }) => document?.publisher ?? null),
  column('url', 'where it stands', ({ document }) => document?.url ?? null),
  column('document', 'id of the document', ({ told }) => told.item.document),
  column('seed', 'by which the sheet was drawn', ({ seed }) => seed),
  column('schema', 'kind of the row and version of its columns', () => 'chancery/sheet@1'),
  column('release', 'the release of Chancery that wrote the row', ({ release }) => release),
  column('data', 'version of the tables by which these words were read', ({ told }) => told.data ?? null),
];

const around = ({ told, document }: Sampled, side: -1 | 1): string | null => {
  const spans = evidenceOf(told.entry);
  const [first, last] = [spans[0], spans.at(-1)];
  if (!document || !first || !last) return null;
  const { text } = document;
  const cut = side < 0 ? text.slice(Math.max(0, first[0] - AROUND), first[0]) : text.slice(last[1], last[1] + AROUND);
  return cut.replace(/\s+/g, ' ').trim();
};

/**
 * A draw without replacement: each id gets a number by the seed, and the smallest are taken, in that order. The same seed
 * draws the same from the same record, and mostly the same from one that has grown.
 */
export class Draw<T> {
  private readonly drawn: { readonly mark: string; readonly one: T }[] = [];

  constructor(
    private readonly size: number,
    private readonly seed: string,
  ) {}

  offer(id: string, one: T): void {
    const mark = createHash('sha256').update(`${this.seed}\0${id}`).digest('hex');
    const last = this.drawn.at(-1);
    if (this.drawn.length >= this.size && last && mark >= last.mark) return;
    let at = this.drawn.length;
    while (at > 0 && mark < (this.drawn[at - 1]?.mark ?? '')) at--;
    this.drawn.splice(at, 0, { mark, one });
    if (this.drawn.length > this.size) this.drawn.pop();
  }

  all(): T[] {
    return this.drawn.map(({ one }) => one);
  }
}

/** One judgement of a filled sheet. */
export interface Judged {
  readonly id: string;
  readonly kind: string;
  /** Undefined where the row was left empty, or it could not be told. */
  readonly right: boolean | undefined;
}

/** A sheet that cannot be used: what is wrong, what to do. */
export class SheetError extends Error {
  override readonly name = 'SheetError';
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

const YES = new Set(['yes', 'y', '1', 'true', 'right']);
const NO = new Set(['no', 'n', '0', 'false', 'wrong']);
const OPEN = new Set(['', '?', 'unsure', 'na', 'n/a']);

/**
 * The judgements of a filled sheet, as a spreadsheet may have saved it: commas, semicolons or tabs between the cells.
 *
 * @throws SheetError where it is no sheet, an id stands twice, or a cell says neither yes nor no
 */
export const readSheet = (text: string): Judged[] => {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  for (const name of ['id', 'kind', 'right'])
    if (!meta.fields?.includes(name))
      throw new SheetError(`no column '${name}'`, 'give a sheet that chancery sample wrote');
  const seen = new Set<string>();
  return data.map((row, i) => {
    const { id = '', kind = '', right = '' } = row;
    if (seen.has(id)) throw new SheetError(`row ${i + 2}: '${id}' stands twice`, 'leave one row of each id');
    seen.add(id);
    const said = right.trim().toLowerCase();
    if (!YES.has(said) && !NO.has(said) && !OPEN.has(said))
      throw new SheetError(
        `row ${i + 2}: '${right}' is neither yes nor no`,
        'write yes, no, or ? where it cannot be told',
      );
    return { id, kind, right: YES.has(said) ? true : NO.has(said) ? false : undefined };
  });
};
