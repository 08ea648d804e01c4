/** Writes the JSON Schema of documents and readings to schema/chancery.schema.json; `--check` fails where it is stale. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonSchema } from '../src/model/schema.js';

const path = join(dirname(fileURLToPath(import.meta.url)), '../schema/chancery.schema.json');
const text = `${JSON.stringify(jsonSchema(), null, 2)}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    console.error('stale: schema/chancery.schema.json; run npm run build:schema');
    process.exit(1);
  }
} else {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
