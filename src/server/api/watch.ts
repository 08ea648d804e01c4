/** Saved views over HTTP: saving one that the pages tell of, ending one, noting that one was seen. */
import { z } from 'zod';
import type { FilterWords } from '../../desk/filter-words.js';
import { ITEM_KINDS } from '../../model/record.js';
import type { DoorContext } from '../door/caller.js';
import { refuse } from '../door/refuse.js';
import { jsonBody } from './body.js';
import { FILE_TYPES, jsonText } from './files.js';
import { DocumentsQuery } from './query.js';
import type { WatchSaid, Writes } from './writes.js';

const name = z.string().trim().min(1).max(100);

/** Files and calls of addresses are for the command line: nobody who comes by HTTP makes this machine write or call. */
export const WatchSaidSchema = z
  .discriminatedUnion('is', [
    z.strictObject({
      is: z.literal('save'),
      name,
      kinds: z.array(z.enum(ITEM_KINDS)).default([]).meta({ description: 'all where none is given' }),
      filter: DocumentsQuery.omit({ limit: true, after: true }).meta({ description: 'as lists are filtered' }),
      all: z.boolean().default(false).meta({ description: 'whether what is in it already is new, too' }),
    }),
    z.strictObject({ is: z.enum(['remove', 'seen']), name }),
  ])
  .meta({ id: 'WatchSaid', description: 'what is said of a saved view: chancery watch has more ways of telling' });

/** Without what was not given: a filter that is kept has what holds alone. */
const saidIn = (value: z.output<typeof WatchSaidSchema>): WatchSaid =>
  value.is === 'save'
    ? {
        ...value,
        filter: Object.fromEntries(Object.entries(value.filter).filter(([, one]) => one !== undefined)) as FilterWords,
      }
    : value;

export async function watchView(context: DoorContext, writes: Writes): Promise<Response> {
  const body = await jsonBody(context, WatchSaidSchema, 'word on a saved view');
  if ('refused' in body) return body.refused;
  const said = saidIn(body.value);
  try {
    if (!(await writes.watch(said)))
      return said.is === 'save'
        ? refuse(context, 409, `There is a view called ${said.name}`, 'give another name, or remove that one first')
        : refuse(context, 404, `There is no view of the pages called ${said.name}`, '/api/watches lists what there is');
  } catch (error) {
    // What a person can mend comes with what to do; all else is for the log.
    if (error instanceof Error && 'advice' in error && typeof error.advice === 'string')
      return refuse(context, 400, error.message, error.advice);
    throw error;
  }
  return context.body(jsonText({ name: said.name }), 200, { 'content-type': FILE_TYPES.json });
}
