/** What is asked of entries: lists, one with its reports, a timeline. */
import { z } from 'zod';
import { Facts, kind, Line, list, next, party, source, span } from './parts.js';

export const LinesAnswer = z.strictObject({ lines: list(Line), next }).meta({ id: 'Lines' });

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
          before: z.string().meta({ description: 'what stands before the first words' }),
          after: z.string().meta({ description: 'what stands behind them' }),
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
    line: Line,
    facts: Facts,
    sides: list(
      z.strictObject({
        name: z.string(),
        party: z.string(),
        people: list(z.strictObject({ actor: z.string(), name: z.string(), role: z.string().nullable() })),
      }),
    ).meta({ description: 'who was there or took part, side by side, each with the office held that day' }),
    differs: list(
      z.strictObject({
        name: z.string(),
        values: list(z.strictObject({ value: z.string(), documents: list(z.string()) })),
      }),
    ).meta({ description: 'where the reports differ, in words' }),
    families: list(
      z.strictObject({
        family: z.string(),
        reports: list(
          z.strictObject({
            ...source,
            document: z.string(),
            title: z.string().nullable(),
            kind: z.string().nullable(),
            spun: z.boolean(),
            words: list(z.string()),
            item: z.string(),
          }),
        ),
      }),
    ).meta({ description: 'the reports by families of copies; each family is one independent report' }),
    agreed: list(Line).meta({ description: 'of a meeting: commitments and channels told in its reports' }),
    said: list(Line).meta({ description: 'of a meeting: statements in its reports' }),
    near: list(Line).meta({
      description: 'entries of the same kind and sides within three days: what may be the same',
    }),
    corrected: list(z.string()).meta({ description: 'ids of the corrections that shaped it' }),
  })
  .meta({ id: 'Entry' });

export const TimelineAnswer = z
  .strictObject({
    lines: list(
      z
        .strictObject({
          id: z.string(),
          kind,
          type: z.string(),
          title: z.string(),
          status: z.string(),
          day: z.string(),
          end: z.string().meta({ description: 'the last day of its date' }),
          exact: z.boolean().meta({ description: 'false where only a month, a year or the day of a report is known' }),
          weight: z.number().nullable().meta({ description: 'Goldstein weight of an event' }),
          reports: z.int(),
        })
        .meta({ id: 'TimelineLine' }),
    ),
    next,
  })
  .meta({ id: 'Timeline' });
