/** Lines of `chancery who --ndjson`: a name or phrase, and the day on which it is asked for. */
import { z } from 'zod';
import { isMoment } from '../model/day.js';
import { checked, type Parsed, readRows } from './ndjson.js';
import { DEFAULT_LIMIT } from './text.js';

const WhoQuestion = z.object({
  phrase: z.string(),
  on: z.string().refine(isMoment, 'no date; write it as 2023-06-18').optional(),
});
export type WhoQuestion = z.infer<typeof WhoQuestion>;

/** The questions of an NDJSON stream, in order, with a row for every line that holds none. */
export const readQuestions = (
  chunks: AsyncIterable<Uint8Array>,
  limit: number = DEFAULT_LIMIT,
): AsyncGenerator<Parsed<WhoQuestion>> =>
  readRows(
    chunks,
    (value) =>
      checked(WhoQuestion, value, 'no question', "a line is an object with a 'phrase' and, where wanted, the day 'on'"),
    limit,
  );
