/** What is asked of people. */
import { z } from 'zod';
import { Line, list } from './parts.js';

export const PeopleAnswer = z
  .strictObject({
    people: list(
      z.strictObject({
        actor: z.string(),
        name: z.string(),
        kind: z.string(),
        party: z.string(),
        role: z.string().nullable(),
        entries: z.int(),
      }),
    ),
  })
  .meta({ id: 'People' });

export const PersonAnswer = z
  .strictObject({
    name: z.string(),
    party: z.string(),
    known: z.boolean().meta({ description: 'whether the table of officials has them' }),
    others: list(z.string()),
    offices: list(
      z.strictObject({
        role: z.string(),
        organization: z.string(),
        party: z.string(),
        from: z.string(),
        to: z.string(),
        attested: list(z.string()),
      }),
    ),
    stops: list(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        place: z.string(),
        country: z.string().nullable(),
        role: z.string().nullable(),
        met: list(z.string()),
        meetings: list(z.string()),
        before: z.strictObject({ day: z.string(), who: z.string() }).nullable(),
      }),
    ),
    met: list(
      z.strictObject({
        name: z.string(),
        party: z.string(),
        meetings: z.int(),
        calls: z.int(),
        first: z.string(),
        last: z.string(),
      }),
    ),
    together: list(z.strictObject({ a: z.string(), b: z.string(), meetings: z.int() })).meta({
      description: 'of those whom they met, who were there together',
    }),
    from: z
      .string()
      .nullable()
      .meta({ description: 'the first day of the meetings looked at, where more are told before it; ask with until' }),
    counts: z
      .strictObject({ stops: z.int(), met: z.int() })
      .meta({ description: 'how many there are of each among those looked at' }),
    lines: list(Line),
  })
  .meta({ id: 'Person' });
