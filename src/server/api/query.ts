/** The questions of the API as they stand in an address, and what is wrong with one that is none. */
import { z } from 'zod';
import { PartialDate } from '../../model/document.js';
import { PARTIES, PARTY, type Party } from '../../model/generated/parties.js';
import { ITEM_KINDS } from '../../model/record.js';
import { cursorOf } from './cursor.js';

/** A code or a common name, as people write it. */
const PartyName = z
  .string()
  .transform((text, context): Party => {
    const wanted = text.trim().toLowerCase();
    const party = PARTIES.find((code) => code.toLowerCase() === wanted || PARTY[code].name.toLowerCase() === wanted);
    if (party) return party;
    context.addIssue({
      code: 'custom',
      message: 'no such party; give a code (CHN) or the common English name (China)',
    });
    return z.NEVER;
  })
  .meta({ description: 'a code (CHN) or the common English name (China)' });

export const Limit = z.coerce.number().int().min(1).max(1000).default(50).meta({ description: 'lines of a page' });

export const After = z
  .string()
  .transform((text, context) => {
    const cursor = cursorOf(text);
    if (cursor) return cursor;
    context.addIssue({ code: 'custom', message: "no place in a list; give 'next' of the page before" });
    return z.NEVER;
  })
  .meta({ description: '`next` of the page before: the page begins behind it' });

export const Id = z.string().min(1).max(4000);

/** What entries are asked for by. */
export const EntriesQuery = z.strictObject({
  kind: z.array(z.enum(ITEM_KINDS)).default([]).meta({ description: 'of these kinds; of all where none is given' }),
  party: z.array(PartyName).default([]).meta({ description: 'all of these are among its sides' }),
  from: PartialDate.optional().meta({ description: 'first day, as coarse as wanted' }),
  to: PartialDate.optional().meta({ description: 'last day, as coarse as wanted: 2023-06 is the whole month' }),
  order: z.enum(['newest', 'oldest']).default('newest'),
  limit: Limit,
  after: After.optional(),
});

/** A question that is none: which part, and what is wrong with it. */
export class QueryError extends Error {}

/**
 * The question in an address. A name that is not asked for is refused rather than passed over: a filter with a slip in
 * it would give everything.
 *
 * @throws QueryError
 */
export function parseQuery<S extends z.ZodObject>(schema: S, search: URLSearchParams): z.output<S> {
  const given: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    const field: unknown = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field === undefined)
      throw new QueryError(`'${name.slice(0, 40)}': no such filter; there are ${Object.keys(schema.shape).join(', ')}`);
    const values = search.getAll(name);
    if (isList(field)) given[name] = values;
    else if (values.length > 1) throw new QueryError(`'${name}': given ${values.length} times, and may stand once`);
    else given[name] = values[0];
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new QueryError(`'${String(issue?.path[0] ?? '')}': ${issue?.message ?? 'not as it should be'}`);
}

/** True for a field that may stand several times. */
export const isList = (field: unknown): boolean => {
  if (field instanceof z.ZodDefault || field instanceof z.ZodOptional) return isList(field.unwrap());
  return field instanceof z.ZodArray;
};
