/** The questions of the API as they stand in an address, and what is wrong with one that is none. */
import { z } from 'zod';
import { FILTER_OPTIONS, type FilterWords } from '../../desk/filter-words.js';
import { ITEM_KINDS } from '../../model/record.js';
import { cursorOf } from './cursor.js';

const Limit = z.coerce.number().int().min(1).max(1000).default(50).meta({ description: 'lines of a page' });

const After = z
  .string()
  .transform((text, context) => {
    const cursor = cursorOf(text);
    if (cursor) return cursor;
    context.addIssue({ code: 'custom', message: "no place in a list; give 'next' of the page before" });
    return z.NEVER;
  })
  .meta({
    description:
      '`next` of the page before, which is the day and id of its last line with a tilde between: the page begins behind it',
  });

export const Id = z.string().min(1).max(4000);

/** The filters that every list, command and page has, by their names; who is meant by them is found out later. */
const filterShape = Object.fromEntries(
  FILTER_OPTIONS.map(({ name, many, says }) => [
    name,
    (many ? z.array(z.string().max(200)).max(20).optional() : z.string().max(200).optional()).meta({
      description: says,
    }),
  ]),
) as unknown as { [K in keyof FilterWords]-?: z.ZodType<FilterWords[K]> };

/** What entries are asked for by. */
export const EntriesQuery = z.strictObject({
  kind: z.array(z.enum(ITEM_KINDS)).default([]).meta({ description: 'of these kinds; of all where none is given' }),
  ...filterShape,
  order: z.enum(['newest', 'oldest']).default('newest'),
  limit: Limit,
  after: After.optional(),
});

/** What documents are asked for by. */
export const DocumentsQuery = z.strictObject({ ...filterShape, limit: Limit, after: After.optional() });

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
