/**
 * The views of the record, each as the question that it takes and the answer that it gives: of this one list the routes,
 * the OpenAPI document, its pages and the files by suffix are made.
 */
import { z } from 'zod';
import { marksOf } from '../../desk/ask/marks.js';
import type { Questions } from '../../desk/ask/questions.js';
import type { Filter } from '../../desk/filter.js';
import type { FilterWords } from '../../desk/filter-words.js';
import { RELEASE } from '../../desk/place.js';
import { headline } from '../../export/headline.js';
import { type ExportRow, exportRow } from '../../export/rows.js';
import type { Entry } from '../../model/record.js';
import { DocumentAnswer, DocumentsAnswer, EntriesAnswer, EntryAnswer, SearchAnswer } from './answers.js';
import { cursorText } from './cursor.js';
import { DocumentsQuery, EntriesQuery, Id, QueryError } from './query.js';

/** What a view gives: for programs as a whole, and as rows for files. */
export interface Answer<A> {
  readonly body: A;
  readonly rows: readonly ExportRow[];
  /** Where the following page begins. */
  readonly next?: string | null;
  /** For a feed; missing where a view is no list of entries. */
  readonly entries?: readonly Entry[];
}

export interface View<S extends z.ZodObject = z.ZodObject, A extends z.ZodType = z.ZodType> {
  /** Its name in addresses. */
  readonly name: string;
  /** What it is, in a line. */
  readonly says: string;
  readonly query: S;
  readonly answer: A;
  /** Undefined where there is nothing of this id. */
  readonly ask: (questions: Questions, query: z.output<S>) => Promise<Answer<z.output<A>> | undefined>;
}

/** Holds a view to its own schemas, and lets it stand in a list with others. */
const view = <S extends z.ZodObject, A extends z.ZodType>(one: View<S, A>): View => one as unknown as View;

/**
 * What a list is filtered by, with who is meant by its names.
 *
 * @throws QueryError that says all that cannot be asked for
 */
const filterOf = async (questions: Questions, words: Undefinable<FilterWords>): Promise<Filter> => {
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as FilterWords;
  const parsed = await questions.filter(given);
  if ('filter' in parsed) return parsed.filter;
  throw new QueryError(
    parsed.problems.map(({ name, input, what, advice }) => `'${name}': ${input}: ${what}; ${advice}`).join(' | '),
  );
};

type Undefinable<T> = { readonly [K in keyof T]?: T[K] | undefined };

export const VIEWS: readonly View[] = [
  view({
    name: 'entries',
    says: 'Meetings, events, statements, commitments, channels and incidents, filtered.',
    query: EntriesQuery,
    answer: EntriesAnswer,
    ask: async (questions, { kind, order, limit, after, ...words }) => {
      const filter = await filterOf(questions, words);
      const page = await questions.entries({ ...filter, kinds: kind, order, limit, ...(after ? { after } : {}) });
      const rows = (await questions.told(page.lines)).map((told) => exportRow(told, RELEASE));
      const next = cursorText(page.next) ?? null;
      return {
        body: { lines: rows as z.output<typeof EntriesAnswer>['lines'], next },
        rows,
        next,
        entries: page.lines,
      };
    },
  }),
  view({
    name: 'entry',
    says: 'One entry with its reports and the words that support it, by the id of any of its items.',
    query: z.strictObject({ id: Id }),
    answer: EntryAnswer,
    ask: async (questions, { id }) => {
      const shown = await questions.entry(id);
      if (!shown) return undefined;
      const { entry, items } = shown;
      const [told] = await questions.told([entry]);
      const lines = items.map((item) => ({
        id: item.id,
        document: item.document,
        words: [...item.words],
        spans: ('content' in item.value ? item.value.content : item.value.evidence).map(
          ([from, to]): [number, number] => [from, to],
        ),
        why: [...item.value.why],
      }));
      return {
        body: {
          id: entry.id,
          kind: entry.kind,
          headline: headline(entry),
          parties: [...entry.parties],
          row: (told ? exportRow(told, RELEASE) : {}) as z.output<typeof EntryAnswer>['row'],
          contradictions: entry.contradictions.map(({ field, values }) => ({
            field,
            values: values.map(({ value, items: by }) => ({ value, items: [...by] })),
          })),
          items: lines,
          reports: entry.reports.map((report) => ({ ...report })),
          independent: entry.independent,
          why: [...entry.why],
        },
        rows: lines.flatMap(({ id: item, document, words, spans, why }) =>
          words.map((quoted, i) => ({
            entry: entry.id,
            item,
            document,
            start: spans[i]?.[0] ?? null,
            end: spans[i]?.[1] ?? null,
            words: quoted,
            why,
          })),
        ),
      };
    },
  }),
  view({
    name: 'documents',
    says: 'The documents of the record, the newest first.',
    query: DocumentsQuery,
    answer: DocumentsAnswer,
    ask: async (questions, { limit, after, ...words }) => {
      const page = await questions.documents({
        ...(await filterOf(questions, words)),
        limit,
        ...(after ? { after } : {}),
      });
      const lines = page.lines.map(({ id, title, publisher, issuer, kind, url, published, language, versions }) => ({
        id,
        title,
        publisher,
        issuer,
        kind: kind ?? null,
        url,
        published,
        language,
        versions,
      }));
      const next = cursorText(page.next) ?? null;
      return { body: { lines, next }, rows: lines, next };
    },
  }),
  view({
    name: 'document',
    says: 'One document: its text, and what was understood of which words.',
    query: z.strictObject({ id: Id }),
    answer: DocumentAnswer,
    ask: async (questions, { id }) => {
      const shown = await questions.document(id);
      if (!shown) return undefined;
      const { document, reading, versions } = shown;
      const marks = (reading ? marksOf(reading) : []).map(({ kind, span: [from, to], note }) => ({
        kind,
        span: [from, to] as [number, number],
        note,
      }));
      return {
        body: {
          id: document.id,
          title: document.title ?? null,
          publisher: document.publisher ?? null,
          published: document.published ?? null,
          url: document.url ?? null,
          text: document.text,
          versions: versions.length,
          spun: reading?.provenance.spun.verdict ?? null,
          marks,
        },
        rows: marks.map(({ kind, span: [start, end], note }) => ({
          document: document.id,
          kind,
          start,
          end,
          words: document.text.slice(start, end),
          note,
        })),
      };
    },
  }),
  view({
    name: 'search',
    says: 'Documents that hold all words, or a "quoted phrase", the newest first.',
    query: DocumentsQuery.extend({ q: z.string().max(500).meta({ description: 'words, or a "quoted phrase"' }) }),
    answer: SearchAnswer,
    ask: async (questions, { q, limit, after, ...words }) => {
      const found = await questions.search(q, {
        ...(await filterOf(questions, words)),
        limit,
        ...(after ? { after } : {}),
      });
      const lines = found.lines.map(({ id, title, publisher, published, url, snippet }) => ({
        id,
        title,
        publisher,
        published,
        url,
        words: snippet.text,
      }));
      const next = cursorText(found.next) ?? null;
      return { body: { lines, next }, rows: lines, next };
    },
  }),
];
