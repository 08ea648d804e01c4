/** Correcting over HTTP: what a person says of an item or entry, with the name under which they came in. */
import { z } from 'zod';
import type { Said } from '../../desk/said.js';
import type { DoorContext } from '../door/caller.js';
import { refuse } from '../door/refuse.js';
import { jsonBody } from './body.js';
import { FILE_TYPES, jsonText } from './files.js';
import { Id } from './query.js';
import type { Kept, Writes } from './writes.js';

const reason = z.string().max(2000).default('').meta({ description: 'why, for who reads the audit list' });

/** As the command line has it: `chancery correct`. Ids are of entries or of their items. */
export const SaidSchema = z
  .discriminatedUnion('is', [
    z.strictObject({ is: z.enum(['same', 'not-same']), item: Id, other: Id, reason }),
    z.strictObject({ is: z.literal('field'), item: Id, field: z.string().min(1).max(50), value: z.json(), reason }),
    z.strictObject({ is: z.literal('reject'), item: Id, all: z.boolean().optional(), reason }),
    z.strictObject({ is: z.literal('hide'), item: Id, reason }),
    z.strictObject({ is: z.literal('undo'), of: z.string().min(1).max(100), reason }),
  ])
  .meta({ id: 'Said', description: 'what is said of an item: chancery correct says the same' });

export async function correctRecord(context: DoorContext, writes: Writes): Promise<Response> {
  const body = await jsonBody(context, SaidSchema, 'correction');
  if ('refused' in body) return body.refused;
  const { reason: why, ...said } = body.value;
  const by = { author: context.get('caller').name, reason: why };
  let kept: Kept;
  try {
    kept = said.is === 'undo' ? await writes.undo(said.of, by) : await writes.say(said as Said, by);
  } catch (error) {
    // What a person can mend comes with what to do; all else is for the log.
    if (error instanceof Error && 'advice' in error && typeof error.advice === 'string')
      return refuse(context, 400, error.message, error.advice);
    throw error;
  }
  return context.body(jsonText(kept), 200, { 'content-type': FILE_TYPES.json });
}
