/**
 * `npx tsx scripts/train/without-words.ts FOLDER...`: takes annotated documents (`ID.gold.json` beside `ID.txt`, as
 * ../shared/corpus/GUIDE.md has them) into `test/corpus/` as offsets alone, with a checksum of the text that they stand in; the texts
 * are those of ../shared/corpus/unlabelled.jsonl and are not ours to pass on.
 *
 * `npx tsx scripts/train/without-words.ts --reports FILE FOLDER...`: the same of reports of our own, as lines of one file with their texts (.gz).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const OUT = join(dirname(fileURLToPath(import.meta.url)), '../../test/corpus');
/** Fields that hold words of the text or of it in other words. */
const WORDS = new Set(['content', 'evidence', 'action', 'role', 'file']);

interface Gold {
  readonly document: { readonly id: string; readonly file: string };
}

const { values, positionals } = parseArgs({ options: { reports: { type: 'string' } }, allowPositionals: true });
mkdirSync(OUT, { recursive: true });
const lines: string[] = [];
for (const folder of positionals)
  for (const name of readdirSync(folder)
    .filter((one) => one.endsWith('.gold.json'))
    .sort()) {
    const gold = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Gold;
    const text = readFileSync(join(folder, gold.document.file), 'utf8');
    const bare = JSON.parse(
      JSON.stringify(gold, (key, value: unknown) => (WORDS.has(key) ? undefined : value)),
    ) as Gold;
    if (values.reports !== undefined) {
      lines.push(`${JSON.stringify({ ...bare, text })}\n`);
      continue;
    }
    const sha256 = createHash('sha256').update(text).digest('hex');
    const whole = { ...bare, document: { ...bare.document, sha256 } };
    writeFileSync(join(OUT, `${gold.document.id}.json`), `${JSON.stringify(whole)}\n`);
  }
if (values.reports !== undefined) writeFileSync(values.reports, gzipSync(lines.join(''), { level: 9 }));
