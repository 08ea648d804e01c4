/**
 * `npx tsx scripts/train/without-words.ts FOLDER...`: takes annotated documents (`ID.gold.json` beside `ID.txt`, as
 * ../shared/corpus/GUIDE.md has them) into `test/corpus/` as offsets alone, with a checksum of the text that they stand in; the texts
 * are those of ../shared/corpus/unlabelled.jsonl and are not ours to pass on.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OUT = join(dirname(fileURLToPath(import.meta.url)), '../../test/corpus');
/** Fields that hold words of the text or of it in other words. */
const WORDS = new Set(['content', 'evidence', 'action', 'role', 'file']);

interface Gold {
  readonly document: { readonly id: string; readonly file: string };
}

mkdirSync(OUT, { recursive: true });
for (const folder of process.argv.slice(2))
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.gold.json'))) {
    const gold = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Gold;
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, gold.document.file)))
      .digest('hex');
    const bare = JSON.parse(
      JSON.stringify(gold, (key, value: unknown) => (WORDS.has(key) ? undefined : value)),
    ) as Gold;
    const whole = { ...bare, document: { ...bare.document, sha256 } };
    writeFileSync(join(OUT, `${gold.document.id}.json`), `${JSON.stringify(whole)}\n`);
  }
