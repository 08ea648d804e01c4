/** What is asked of saved views. */
import { z } from 'zod';
import { kind, Line, list } from './parts.js';

export const WatchesAnswer = z
  .strictObject({
    watches: list(
      z.strictObject({
        name: z.string(),
        kinds: list(kind).meta({ description: 'all where there is none' }),
        filter: list(z.strictObject({ name: z.string(), value: z.string() })),
        way: z.string().meta({ description: 'how it tells: page, line, atom or webhook' }),
        to: z.string().meta({ description: "the host that is called; '' in other ways" }),
      }),
    ),
  })
  .meta({ id: 'Watches' });

export const NewsAnswer = z
  .strictObject({
    count: z.int().meta({
      description:
        'entries that are new or changed, and were not told: of the last 400 of the view, or of those that changed',
    }),
    news: list(z.strictObject({ is: z.enum(['new', 'changed']), line: Line })),
  })
  .meta({ id: 'News' });

export const WatchKept = z.strictObject({ name: z.string() }).meta({ id: 'WatchKept' });
