/** What answers of several views have in common: schemas, of which types, checks in the tests and the OpenAPI document are made. */
import { z } from 'zod';
import { PARTIES } from '../../../model/generated/parties.js';
import { ITEM_KINDS } from '../../../model/record.js';

export const party = z.enum(PARTIES).meta({ id: 'Party' });
export const kind = z.enum(ITEM_KINDS).meta({ id: 'ItemKind' });
export const next = z
  .string()
  .nullable()
  .meta({ description: "give it as 'after' for the following page; null on the last" });
export const span = z
  .tuple([z.int(), z.int()])
  .meta({ id: 'Span', description: 'from, to: UTF-16 code units of the text' });

/** Where a document is from, in every answer that names one. */
export const source = {
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  url: z.string().nullable(),
};
/** What a document is called and where it is from. */
export const titled = { id: z.string(), title: z.string().nullable(), ...source };

export const list = <T extends z.ZodType>(of: T) => z.array(of).readonly();
export const date = z
  .union([z.string(), z.strictObject({ start: z.string(), end: z.string() }).readonly()])
  .nullable()
  .meta({ description: 'as coarse as told; null where no text tells it' });

export const Line = z
  .strictObject({
    id: z.string(),
    kind,
    title: z.string(),
    date,
    day: z
      .string()
      .meta({ description: "the first day of its date, else of its first report; '' where neither is known" }),
    status: z.string(),
    type: z.string(),
    confidence: z.number(),
    parties: list(party),
    place: z.string().nullable(),
    topics: list(z.string()),
    words: z.string(),
    unclear: z.boolean().meta({
      description:
        'of a commitment: the words of its action say nothing without the sentence, so `words` stand for them',
    }),
    passage: list(z.strictObject({ text: z.string(), said: z.boolean() }))
      .nullable()
      .meta({ description: 'of a statement the words with who says them, as they stand' }),
    speaker: z
      .strictObject({
        name: z.string(),
        role: z.string().nullable(),
        party: z.string(),
        attribution: z.string(),
        venue: z.string().nullable(),
      })
      .nullable(),
    document: z.string(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    reports: z.int(),
    independent: z.int(),
  })
  .meta({ id: 'Line', description: 'an entry as a line of a list, in words for people' });

export const Facts = list(z.strictObject({ name: z.string(), value: z.string() }).meta({ id: 'Fact' }));
