/**
 * The JSON Schema (draft 2020-12) of what goes in and what comes out, generated from the runtime schemas.
 */
import { z } from 'zod';
import { DocumentInput } from './document.js';
import { Reading } from './reading.js';

export { DocumentInput, Reading };

/** One schema: a reading, and among its definitions `Document`, a line of NDJSON in. */
export function jsonSchema(): object {
  // Both in one object, so that they share their definitions.
  const { $defs } = z.toJSONSchema(z.object({ document: DocumentInput, reading: Reading }), { io: 'input' });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'chancery/reading@1',
    title: 'Chancery: documents in, readings out',
    $ref: '#/$defs/Reading',
    $defs,
  };
}
