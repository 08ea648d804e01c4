import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openParser } from '../../src/reading/text/en/parser/model.js';
import { createParser } from '../../src/reading/text/en/parser/parser.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chancery-train-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A treebank of sentences of one make: whoever learns anything learns these. */
const PEOPLE = ['minister', 'envoy', 'king', 'queen', 'general', 'speaker', 'judge', 'consul'];
const VERBS = ['met', 'praised', 'warned', 'thanked', 'received', 'accused'];
const sentence = (subject: string, verb: string, object: string): string =>
  [
    '1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_',
    `2\t${subject}\t${subject}\tNOUN\tNN\t_\t3\tnsubj\t_\t_`,
    `3\t${verb}\t${verb}\tVERB\tVBD\t_\t0\troot\t_\t_`,
    '4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\t_',
    `5\t${object}\t${object}\tNOUN\tNN\t_\t3\tobj\t_\t_`,
    '6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_',
  ].join('\n');
const TREEBANK = `${PEOPLE.flatMap((subject) =>
  VERBS.flatMap((verb) => PEOPLE.map((object) => sentence(subject, verb, object))),
).join('\n\n')}\n\n`;

beforeAll(() => {
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of ['ewt-train', 'gum-open-train', 'ewt-dev', 'gum-open-dev'])
    put(`eval/ud/${name}.conllu`, TREEBANK);
  const text = 'The consul thanked the judge. The king warned the queen of the storm.';
  put('articles/readouts.jsonl', `${JSON.stringify({ text })}\n`);
  put('eval/polnear/train.jsonl', `${JSON.stringify({ text: 'The envoy met the general in the rain.' })}\n`);
});

const SHAPE = { form: 32, width: 32, hidden: 16, arc: 16, product: 16, sum: 16 };
const train = (name: string, ...more: string[]): { readonly said: string; readonly file: Buffer } => {
  const out = join(folder, name);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/train-parser.ts', '--out', out, '--shape', JSON.stringify(SHAPE), ...more],
    { cwd: root, encoding: 'utf8', env: { ...process.env, CHANCERY_SHARED: folder } },
  );
  if (status !== 0) throw new Error(stderr);
  return { said: stdout, file: readFileSync(out) };
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('training the parser', () => {
  it('gives the same bytes from the same seed, others from another, and a parser that has learned', () => {
    const taught = ['--teacher', join(root, 'data/models/parser-en.bin')];
    const first = train('first.bin', '--epochs', '4', ...taught);
    const again = train('again.bin', '--epochs', '4', ...taught);
    const other = train('other.bin', '--epochs', '1', '--seed', '2');
    expect(sha256(again.file)).toBe(sha256(first.file));
    expect(sha256(other.file)).not.toBe(sha256(first.file));
    expect(first.said).toContain('3 others');
    expect(first.said).toMatch(/epoch 4\/4 .* LAS /);

    const { head } = openParser(first.file);
    expect(head.licence).toBe('CC BY-SA 4.0');
    expect(head.trainedOn).toContain('readouts of the White House');
    expect(openParser(other.file).head.trainedOn).not.toContain('readouts of the White House');
    const [vectors, kernel] = ['vectors-en.bin', 'kernel.wasm'].map((name) =>
      readFileSync(join(root, 'data/models', name)),
    );
    if (!vectors || !kernel) throw new Error('no models');
    const { tree } = createParser({ vectors, kernel, parser: first.file }).parse(
      ['The', 'king', 'met', 'the', 'consul', '.'],
      Int32Array.from([0, 6]),
    );
    expect([...tree.heads]).toEqual([1, 2, -1, 4, 2, 2]);
    expect(tree.relations).toEqual(['det', 'nsubj', 'root', 'det', 'obj', 'punct']);
  });
});
