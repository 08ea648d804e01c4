/**
 * Documents as they come in (one line of NDJSON, one call of the library) and the shape in which they are read.
 * Runtime schemas with the types that follow from them.
 */
import { z } from 'zod';
import { isDay, MOMENT, PARTIAL_DATE } from './day.js';
import { DOCUMENT_KINDS } from './generated/lists.js';
import { PARTIES } from './generated/parties.js';

/** A day in full or as coarse as known: `2023`, `2023-06`, `2023-06-18`. */
export const PartialDate = z
  .string()
  .regex(PARTIAL_DATE)
  .refine((value) => value.length < 10 || isDay(value), 'a day that the calendar does not have')
  .meta({ id: 'PartialDate' });

/** A day, or a moment with its zone: the first ten characters are the day. */
const Moment = z
  .string()
  .regex(MOMENT)
  .refine((value) => isDay(value.slice(0, 10)), 'a day that the calendar does not have');

export const SpanSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly().meta({ id: 'Span' });
const Spans = z.array(SpanSchema).readonly();

/** Two sides between which a relation is asked for: spans of the text as it was handed in. */
export const Pair = z.strictObject({ source: Spans, target: Spans }).readonly().meta({ id: 'Pair' });
export type Pair = z.infer<typeof Pair>;

/** What a caller hands in. `text` is the body; with a title the text of the document is title, blank line, body. */
export const DocumentInput = z
  .object({
    id: z.string().min(1).optional(),
    text: z.string(),
    title: z.string().optional(),
    kind: z.enum(DOCUMENT_KINDS).optional(),
    publisher: z.string().optional(),
    issuer: z.enum(PARTIES).optional(),
    published: Moment.optional(),
    url: z.string().optional(),
    retrieved: Moment.optional(),
    pairs: z.array(Pair).readonly().optional(),
  })
  .readonly()
  .meta({ id: 'Document' });
export type DocumentInput = z.infer<typeof DocumentInput>;

/** One document, ready to be read: the text composed, the id given. Made by `toDocument`. */
export interface Document {
  readonly schema: 'chancery/document@1';
  /** The caller's id, else `url:` and the address, else `sha256:` and the hash of text and publisher. */
  readonly id: string;
  /** Title, blank line, body; or the body alone. */
  readonly text: string;
  /** sha256 of `text`, hexadecimal. */
  readonly hash: string;
  readonly title?: string;
  /** Offset of the body in `text`, where there is a title. */
  readonly body?: number;
  readonly kind?: z.infer<typeof DocumentInput>['kind'];
  readonly publisher?: string;
  readonly issuer?: z.infer<typeof DocumentInput>['issuer'];
  readonly url?: string;
  readonly published?: string;
  readonly retrieved?: string;
  /** The pairs asked for, their spans moved into `text`. */
  readonly pairs?: readonly Pair[];
}
