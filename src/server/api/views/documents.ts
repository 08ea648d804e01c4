/** Views of documents: lists, one with its marks, and search. */
import { z } from 'zod';
import { marksOf } from '../../../desk/ask/marks.js';
import { DocumentAnswer, DocumentsAnswer, SearchAnswer } from '../answers/documents.js';
import { cursorText } from '../cursor.js';
import { DocumentsQuery, Id } from '../query.js';
import { filterOf, type View, view } from '../view.js';

export const DOCUMENT_VIEWS: readonly View[] = [
  view({
    name: 'documents',
    says: 'The documents of the record, the newest first.',
    query: DocumentsQuery,
    answer: DocumentsAnswer,
    ask: async ({ ask }, { limit, after, ...words }) => {
      const page = await ask.documents({
        ...(await filterOf(ask, words)),
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
      return { body: { lines, next }, rows: () => lines, next };
    },
  }),
  view({
    name: 'document',
    says: 'One document: its text, and what was understood of which words.',
    query: z.strictObject({ id: Id }),
    answer: DocumentAnswer,
    ask: async ({ ask }, { id }) => {
      const shown = await ask.document(id);
      if (!shown) return undefined;
      const { document, reading, versions } = shown;
      const entries = await ask.entriesOf(id);
      const marks = (reading ? marksOf(reading, document.text) : []).map((mark) => ({
        ...mark,
        entry: entries.get(mark.id) ?? null,
      }));
      const original = await ask.originalOf(id);
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
          issuer: document.issuer ?? reading?.document.issuer ?? null,
          kind: reading?.document.kind ?? document.kind ?? null,
          family: original === undefined ? [] : [original],
          notes: reading?.notes ?? [],
          marks,
        },
        rows: () =>
          marks.flatMap(({ layer, spans, title, why, entry }) =>
            spans.map(([start, end]) => ({
              document: document.id,
              layer,
              start,
              end,
              words: document.text.slice(start, end),
              understood: title,
              entry,
              why,
            })),
          ),
      };
    },
  }),
  view({
    name: 'search',
    says: 'Documents that hold all words, or a "quoted phrase", the newest first.',
    query: DocumentsQuery.extend({ q: z.string().max(500).meta({ description: 'words, or a "quoted phrase"' }) }),
    answer: SearchAnswer,
    ask: async ({ ask }, { q, limit, after, ...words }) => {
      const found = await ask.search(q, {
        ...(await filterOf(ask, words)),
        limit,
        ...(after ? { after } : {}),
      });
      const lines = found.lines.map(({ id, title, publisher, published, url, snippet, parties, entries }) => ({
        id,
        title,
        publisher,
        published,
        url,
        words: snippet.text,
        hits: snippet.hits.map(([from, to]) => [from - snippet.span[0], to - snippet.span[0]] as const),
        parties,
        entries,
      }));
      const next = cursorText(found.next) ?? null;
      return { body: { lines, next }, rows: () => lines.map(({ hits: _, ...line }) => line), next };
    },
  }),
];
