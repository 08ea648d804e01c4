/** A saved view of the record, and where it is told when an entry in it is new or changed. */
import { z } from 'zod';
import { ITEM_KINDS } from './record.js';

/** How a view tells: a line on standard output, a file with an Atom feed, a call of an address; or to who looks at the pages. */
const WATCH_WAYS = ['line', 'atom', 'webhook', 'page'] as const;

const words = z.array(z.string()).readonly().optional();

export const Watch = z
  .strictObject({
    name: z.string().min(1).max(100),
    kinds: z.array(z.enum(ITEM_KINDS)).readonly(),
    /** The filter in words, as lists have it: names are understood anew at every look. */
    filter: z
      .strictObject({
        since: z.string().optional(),
        until: z.string().optional(),
        party: words,
        person: words,
        topic: words,
        status: words,
        'min-confidence': z.string().optional(),
        'published-since': z.string().optional(),
        precision: z.string().optional(),
      })
      .readonly(),
    way: z.enum(WATCH_WAYS),
    /** The file or the address; '' for lines and the pages. */
    to: z.string(),
  })
  .readonly();
export type Watch = z.infer<typeof Watch>;

/** What a view has told of an entry, or is telling. */
export interface Told {
  readonly entry: string;
  /** Mark of the entry as it was told; '' where it was not yet. */
  readonly told: string;
  /** Mark of what is being told, '' where nothing is, and the moment from which on another may try. */
  readonly telling: string;
  readonly until: string;
}
