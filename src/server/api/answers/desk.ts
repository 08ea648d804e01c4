/** What is asked by those who look after the record: sources, rules, corrections. */
import { z } from 'zod';
import { kind, Line, list, next } from './parts.js';

export const SourcesAnswer = z
  .strictObject({
    sources: list(
      z.strictObject({
        publisher: z.string(),
        documents: z.int(),
        first: z.string().nullable(),
        last: z.string().nullable(),
        tells: z.int(),
        alone: z.int(),
        ahead: z.int(),
        differs: z.int(),
        beside: z.strictObject({ publisher: z.string(), entries: z.int() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Sources' });

const Rule = z
  .strictObject({
    id: z.string(),
    layer: z.string(),
    says: z.string(),
    gives: list(z.strictObject({ name: z.string(), value: z.string() })),
    example: z.string(),
    counterExample: z.string(),
    where: z.string(),
  })
  .meta({ id: 'Rule' });
export const RulesAnswer = z
  .strictObject({
    rules: list(Rule),
    all: z.int(),
    before: z.int().meta({ description: 'rules of the pages before' }),
    next,
  })
  .meta({ id: 'Rules' });
export const FiredAnswer = z.strictObject({ rule: Rule, count: z.int(), lines: list(Line) }).meta({ id: 'Fired' });

export const CorrectionsAnswer = z
  .strictObject({
    corrections: list(
      z.strictObject({
        id: z.string(),
        is: z.string(),
        says: z.string().meta({ description: 'what was said, in words' }),
        words: z.string().meta({ description: 'of the item of which it was said' }),
        document: z.string(),
        author: z.string(),
        time: z.string(),
        reason: z.string(),
        state: z.enum(['holds', 'undone', 'orphaned']),
      }),
    ),
  })
  .meta({ id: 'Corrections' });

const share = z.strictObject({
  right: z.int(),
  of: z.int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export const ReviewersAnswer = z
  .strictObject({
    reviewers: list(z.strictObject({ name: z.string(), judged: z.int(), right: z.int() })),
    pairs: list(
      z.strictObject({
        a: z.string(),
        b: z.string(),
        both: z.int().meta({ description: 'entries of which both said something' }),
        same: z.int().meta({ description: 'of these, those of which they say the same' }),
        alpha: z
          .number()
          .nullable()
          .meta({ description: "Krippendorff's alpha; null where all were judged alike, when it says nothing" }),
        agreed: share.meta({ description: 'how many are right of those on which they agree, with its 95% interval' }),
        differ: list(
          z.strictObject({
            id: z.string(),
            kind,
            entry: z.string().nullable().meta({ description: 'null where it was rejected and is in none' }),
            words: z.string(),
            right: z.string().meta({ description: 'who says that it is right; the other says that it is not' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Reviewers' });

export const KeptAnswer = z
  .strictObject({
    kept: list(z.string()).meta({ description: 'ids of the corrections that were kept' }),
    changed: list(z.string()).meta({ description: 'ids of the entries that are others now' }),
  })
  .meta({ id: 'Kept' });
