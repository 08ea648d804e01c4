/** The answers of the API: their schemas, of which types, checks in the tests and the OpenAPI document are made. */
import { z } from 'zod';
import { PARTIES } from '../../model/generated/parties.js';
import { ITEM_KINDS } from '../../model/record.js';

const party = z.enum(PARTIES).meta({ id: 'Party' });
const kind = z.enum(ITEM_KINDS).meta({ id: 'ItemKind' });
const next = z.string().nullable().meta({ description: "give it as 'after' for the following page; null on the last" });
const span = z.tuple([z.int(), z.int()]).meta({ id: 'Span', description: 'from, to: UTF-16 code units of the text' });

/** Where a document is from, in every answer that names one. */
const source = { publisher: z.string().nullable(), published: z.string().nullable(), url: z.string().nullable() };
/** What a document is called and where it is from. */
const titled = { id: z.string(), title: z.string().nullable(), ...source };

/** One line of an export: the same fields as `chancery export` and `list --json` give. */
const EntryRow = z
  .looseObject({ id: z.string(), schema: z.string(), release: z.string() })
  .meta({ id: 'EntryRow', description: 'an entry as a row; docs/codebook.md says every field' });

export const EntriesAnswer = z.strictObject({ lines: z.array(EntryRow), next }).meta({ id: 'Entries' });

export const EntryAnswer = z
  .strictObject({
    id: z.string().meta({ description: 'the smallest of the ids of its items; each of them is an address of it' }),
    kind,
    headline: z.string(),
    parties: z.array(party),
    row: EntryRow,
    contradictions: z.array(
      z.strictObject({
        field: z.string(),
        values: z.array(z.strictObject({ value: z.unknown(), items: z.array(z.string()) })),
      }),
    ),
    items: z.array(
      z
        .strictObject({
          id: z.string(),
          document: z.string(),
          words: z.array(z.string()),
          spans: z.array(span),
          why: z.array(z.string()),
        })
        .meta({ id: 'ItemLine' }),
    ),
    reports: z.array(
      z
        .strictObject({
          document: z.string(),
          ...source,
        })
        .meta({ id: 'Report' }),
    ),
    independent: z.int(),
    why: z.array(z.string()),
  })
  .meta({ id: 'Entry' });

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

export const DocumentAnswer = z
  .strictObject({
    ...titled,
    text: z.string(),
    versions: z.int(),
    spun: z.string().nullable().meta({ description: 'clean, doubtful or spun; null before it is read' }),
    marks: z.array(
      z
        .strictObject({ kind: z.enum(['statement', 'event', 'repair']), span, note: z.string() })
        .meta({ id: 'Mark', description: 'what was understood of a piece of the text' }),
    ),
  })
  .meta({ id: 'DocumentShown' });

export const SearchAnswer = z
  .strictObject({
    lines: z.array(
      z
        .strictObject({
          ...titled,
          words: z.string().meta({ description: 'the piece of the text that shows why it was found' }),
        })
        .meta({ id: 'SearchHit' }),
    ),
    next,
  })
  .meta({ id: 'Search' });

export const HealthAnswer = z
  .strictObject({
    status: z.literal('ok'),
    release: z.string(),
    documents: z.int(),
    entries: z.record(kind, z.int()),
  })
  .meta({ id: 'Health' });

export const AddAnswer = z
  .strictObject({
    added: z.int().meta({ description: 'new documents' }),
    changed: z.int().meta({ description: 'new texts or facts of documents that were there' }),
    known: z.int().meta({ description: 'documents that were there as they are' }),
    ids: z.array(z.string()),
    failed: z.array(z.strictObject({ line: z.int(), error: z.string(), advice: z.string() })),
  })
  .meta({ id: 'Added' });

export const ProblemAnswer = z
  .strictObject({ status: z.int(), title: z.string(), detail: z.string() })
  .meta({ id: 'Problem', description: 'what is wrong and what to do (RFC 9457)' });
