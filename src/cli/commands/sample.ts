/** `chancery sample` writes a sheet for checking by hand; `chancery agreement` says what comes of filled ones. */
import { RELEASE } from '../../desk/place.js';
import { type Agreement, agreementOf, type Share } from '../../export/agreement.js';
import { csvHeader, csvLine } from '../../export/formats.js';
import { Draw, type Judged, readSheet, type Sampled, SHEET_COLUMNS, SheetError } from '../../export/sheet.js';
import { ITEM_KINDS, type ItemKind, type ToldEntry } from '../../model/record.js';
import { type FilterOptions, filterOf } from '../filter.js';
import { asInputError, readText } from '../input.js';
import { complain, complainLine, json, print, remark } from '../output.js';
import { type StoreOption, withDesk } from '../record.js';
import { padded } from '../terminal.js';
import { created, ended, write } from '../writing.js';

interface SampleCommand extends StoreOption, FilterOptions {
  readonly n: number;
  readonly seed: string;
  readonly kind?: readonly string[];
  /** So many of each kind, not of all. */
  readonly each?: boolean;
  readonly to?: string;
}

/** @returns the exit status */
export async function sampleCommand(options: SampleCommand): Promise<number> {
  return withDesk(options, async (desk) => {
    const filter = await filterOf(desk, options);
    if (!filter) return 2;
    const kinds = ITEM_KINDS.filter((kind) => !options.kind || options.kind.includes(`${kind}s`));
    const draws = new Map<ItemKind | 'all', Draw<ToldEntry>>();
    for (const kind of kinds)
      for await (const told of desk.told<ItemKind>(kind, filter)) {
        const of = options.each ? kind : 'all';
        const draw = draws.get(of) ?? new Draw<ToldEntry>(options.n, options.seed);
        draws.set(of, draw);
        draw.offer(told.entry.id, told);
      }
    const drawn = [...draws.values()].flatMap((draw) => draw.all());
    const rows: Sampled[] = [];
    for (const told of drawn) {
      const document = (await desk.document(told.item.document))?.document;
      rows.push({ told, document, seed: options.seed, release: RELEASE });
    }
    if (drawn.length < options.n)
      remark(
        `sample: ${drawn.length === 0 ? 'nothing to draw from' : `only ${drawn.length} to draw from, not ${options.n}`}`,
      );
    const lines = rows.map((row) =>
      csvLine(SHEET_COLUMNS, Object.fromEntries(SHEET_COLUMNS.map(({ name, value }) => [name, value(row)]))),
    );
    try {
      const text = csvHeader(SHEET_COLUMNS) + lines.join('');
      if (options.to === undefined) await print(text);
      else {
        const stream = await created(options.to);
        await write(stream, text);
        await ended(stream);
      }
    } catch (error) {
      complain(options.to ?? 'sample', asInputError(error));
      return 1;
    }
    return 0;
  });
}

/** @returns the exit status: 1 where a sheet cannot be used */
export async function agreementCommand(
  paths: readonly string[],
  { json: asJson }: { readonly json?: boolean },
): Promise<number> {
  const sheets: Judged[][] = [];
  for (const path of paths) {
    try {
      sheets.push(readSheet(await readText(path)));
    } catch (error) {
      if (error instanceof SheetError) complainLine(path, error.message, error.advice);
      else complain(path, error);
      return 1;
    }
  }
  const kinds = [...new Set(sheets.flat().map(({ kind }) => kind))].sort();
  const all = agreementOf(sheets);
  const each = kinds.map((kind) => ({
    kind,
    ...agreementOf(sheets.map((sheet) => sheet.filter((one) => one.kind === kind))),
  }));
  await print(asJson ? `${json({ all, kinds: each }, 2)}\n` : agreementText(paths, all, each));
  return 0;
}

const agreementText = (
  paths: readonly string[],
  all: Agreement,
  each: readonly (Agreement & { readonly kind: string })[],
): string => {
  const lines = [`${all.entries} entries, ${all.both} judged by two at least, ${all.same} of them alike`, ''];
  const width = Math.max(...paths.map((path) => path.length), 'where they agree'.length) + 2;
  paths.forEach((path, i) => {
    const share = all.each[i];
    if (share) lines.push(`${padded(path, width)}${shareText(share)}`);
  });
  lines.push(`${padded('where they agree', width)}${shareText(all.agreed)}`);
  lines.push(`${padded("Krippendorff's alpha", width)}${alphaText(all)}`, '');
  for (const one of each)
    lines.push(`${padded(one.kind, 12)}${padded(alphaText(one), 14)}${one.each.map(shareText).join('   ')}`);
  return `${lines.join('\n')}\n`;
};

/** '0.870 right (0.790 to 0.922; 87 of 100)' */
const shareText = ({ right, of, share, low, high }: Share): string =>
  share === null ? 'none judged' : `${three(share)} right (${three(low)} to ${three(high)}; ${right} of ${of})`;

const alphaText = ({ alpha, both }: Agreement): string =>
  alpha === null ? (both === 0 ? 'none twice' : 'all alike') : three(alpha);

const three = (value: number | null): string => (value ?? 0).toFixed(3);
