/**
 * The JSON Schema (draft 2020-12) of what goes in and what comes out, generated from the runtime schemas.
 */
import { z } from 'zod';
import { DocumentInput } from './document.js';
import { Reading } from './reading.js';

export { DocumentInput, Reading };

/** One schema object with two definitions, `document` (a line of NDJSON in) and `reading` (a line out). */
export function jsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'chancery/reading@1',
    title: 'Chancery: documents in, readings out',
    $ref: '#/$defs/reading',
    $defs: {
      document: definition(DocumentInput),
      reading: definition(Reading),
    },
  };
}

/** Without the `$schema` line, which stands once at the top. */
const definition = (schema: z.ZodType): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};
