/**
 * Writes docs/codebook.md (src/export/codebook.ts makes it). `npm run build:codebook` writes it; with `--check` it writes nothing
 * and fails when it is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vocabularyTable } from '../src/desk/vocabulary.js';
import { codebook } from '../src/export/codebook.js';

const PATH = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/codebook.md');
const text = codebook(vocabularyTable);
if (!process.argv.includes('--check')) writeFileSync(PATH, text);
else if (readFileSync(PATH, 'utf8') !== text) {
  console.error('stale: docs/codebook.md; run npm run build:codebook');
  process.exit(1);
}
