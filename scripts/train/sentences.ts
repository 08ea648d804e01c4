/**
 * `npx tsx scripts/train/sentences.ts FOLDER SET > OUT.ndjson`: every sentence of a dumped set as a document of its own, for
 * `chancery read --ndjson`: what the rules say of single sentences is what the trainer calls silver.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [folder, set] = process.argv.slice(2);
if (!folder || !set) throw new Error('usage: sentences.ts FOLDER SET');
for await (const line of createInterface({ input: createReadStream(join(folder, `${set}.ndjson`)) })) {
  const { id, text, published, starts, ends, sentences } = JSON.parse(line) as {
    readonly id: string;
    readonly text: string;
    readonly published?: string;
    readonly starts: readonly number[];
    readonly ends: readonly number[];
    readonly sentences: readonly number[];
  };
  for (let s = 0; s + 1 < sentences.length; s++) {
    const start = starts[sentences[s] as number] as number;
    const end = ends[(sentences[s + 1] as number) - 1] as number;
    const day = published ? { published } : {};
    process.stdout.write(`${JSON.stringify({ id: `${id}#${s}`, text: text.slice(start, end), ...day })}\n`);
  }
}
