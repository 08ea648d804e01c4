/** What is asked of documents: lists, one with its marks, search, how a text is read, what came of adding. */
import { z } from 'zod';
import { LAYERS } from '../../../desk/ask/marks.js';
import { Facts, list, next, party, span, titled } from './parts.js';

const DocumentLine = z
  .strictObject({
    id: z.string(),
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    issuer: party.nullable(),
    kind: z.string().nullable(),
    url: z.string().nullable(),
    published: z.string().nullable(),
    language: z.string().nullable(),
    versions: z.int(),
  })
  .meta({ id: 'DocumentLine' });

export const DocumentsAnswer = z.strictObject({ lines: z.array(DocumentLine), next }).meta({ id: 'Documents' });

const Mark = z
  .strictObject({
    id: z.string(),
    layer: z.enum(LAYERS),
    spans: list(span.readonly()),
    title: z.string(),
    facts: Facts,
    confidence: z.number().nullable(),
    why: list(z.string()),
    entry: z.string().nullable().meta({ description: 'the entry of which it is part' }),
  })
  .meta({ id: 'Mark', description: 'what was understood of some words of the text' });

export const ReadAnswer = z
  .strictObject({
    text: z.string(),
    language: z.string(),
    spun: z.string(),
    notes: list(z.string()),
    marks: list(Mark),
  })
  .meta({ id: 'Read', description: 'how a text is read; nothing of it is kept' });

export const WhyAnswer = z
  .strictObject({
    text: z.string(),
    fires: z.boolean(),
    conditions: list(
      z.strictObject({
        asks: z.string(),
        holds: z.boolean().nullable().meta({ description: 'null where one before it is missing' }),
        found: z
          .string()
          .meta({ description: 'the words of the text that say so, or the rule that stands in the way' }),
      }),
    ).meta({ description: 'what the row asks for, in the order in which it is looked for' }),
    rest: z.string().meta({ description: 'what the reading does not tell' }),
    marks: list(Mark),
  })
  .meta({ id: 'Why', description: 'why a rule fires on a text, or does not; nothing of it is kept' });

export const DocumentAnswer = z
  .strictObject({
    ...titled,
    text: z.string(),
    versions: z.int(),
    spun: z.string().nullable().meta({ description: 'clean, doubtful or spun; null before it is read' }),
    issuer: party.nullable(),
    kind: z.string().nullable(),
    family: list(z.string()).meta({
      description: 'the original of which it is a copy; nothing where it is the original, or has no copies',
    }),
    notes: list(z.string()),
    marks: list(Mark),
  })
  .meta({ id: 'DocumentShown' });

export const SearchAnswer = z
  .strictObject({
    lines: z.array(
      z
        .strictObject({
          ...titled,
          words: z.string().meta({ description: 'the piece of the text that shows why it was found' }),
          hits: list(span.readonly()).meta({ description: 'what was found, in these words' }),
          parties: list(party),
          entries: z.int(),
        })
        .meta({ id: 'SearchHit' }),
    ),
    next,
  })
  .meta({ id: 'Search' });

export const AddAnswer = z
  .strictObject({
    added: z.int().meta({ description: 'new documents' }),
    changed: z.int().meta({ description: 'new texts or facts of documents that were there' }),
    known: z.int().meta({ description: 'documents that were there as they are' }),
    ids: z.array(z.string()),
    failed: z.array(z.strictObject({ line: z.int(), error: z.string(), advice: z.string() })),
  })
  .meta({ id: 'Added' });
