/** `npm run build:same`: data/record/same.csv into the module that the record loads. `--check` only says whether it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { ITEM_KINDS } from '../src/model/record.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

interface Row {
  readonly kind: string;
  readonly feature: string;
  readonly weight: string;
}

/** The module made of the table. @throws where a row has no known kind or no number */
export function sameModule(csv: string): string {
  const { data } = Papa.parse<Row>(csv, { header: true, skipEmptyLines: true });
  const lines = ITEM_KINDS.map((kind) => {
    const own = data.filter((row) => row.kind === kind);
    const constant = own.find((row) => row.feature === 'every pair');
    if (!constant) throw new Error(`data/record/same.csv: no row 'every pair' of kind ${kind}`);
    for (const row of own)
      if (!Number.isFinite(Number(row.weight)) || row.weight === '')
        throw new Error(`data/record/same.csv: ${kind} ${row.feature}: the weight '${row.weight}' is no number`);
    const features = own
      .filter((row) => row !== constant)
      .map((row) => `      '${row.feature}': ${Number(row.weight)},`);
    return [
      `  ${kind}: {`,
      `    constant: ${Number(constant.weight)},`,
      '    features: {',
      ...features,
      '    },',
      '  },',
    ].join('\n');
  });
  return `/** Made by \`npm run build:same\` from data/record/same.csv: not edited by hand. */
import type { ItemKind } from '../../model/record.js';

/** What each feature of a pair of items adds to the log odds that they are the same. */
export const WEIGHTS: Readonly<
  Record<ItemKind, { readonly constant: number; readonly features: Readonly<Record<string, number>> }>
> = {
${lines.join('\n')}
};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(root, 'src/record/generated/same.ts');
  const made = sameModule(readFileSync(join(root, 'data/record/same.csv'), 'utf8'));
  if (!process.argv.includes('--check')) writeFileSync(path, made);
  else if (readFileSync(path, 'utf8') !== made) {
    console.error('src/record/generated/same.ts is not what data/record/same.csv gives: npm run build:same');
    process.exitCode = 1;
  }
}
