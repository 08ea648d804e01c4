/** A body that has to be one value in JSON, checked. */
import type { z } from 'zod';
import type { DoorContext } from '../door/caller.js';
import { refuse } from '../door/refuse.js';

/** @returns the value, or the refusal that says what is wrong */
export async function jsonBody<S extends z.ZodType>(
  context: DoorContext,
  schema: S,
  what: string,
): Promise<{ readonly value: z.output<S> } | { readonly refused: Response }> {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    return { refused: refuse(context, 415, 'The body is no JSON', 'send it as application/json') };
  let given: unknown;
  try {
    given = JSON.parse(await context.req.text());
  } catch {
    return { refused: refuse(context, 400, 'The body is no JSON', 'send one value in JSON') };
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  return {
    refused: refuse(
      context,
      400,
      `It is no ${what}`,
      `${where ? `${where}: ` : ''}${issue?.message ?? 'see /api/docs'}`,
    ),
  };
}
