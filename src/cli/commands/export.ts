/** `chancery export`: entries for other programs, in every format of the table, to standard output, a file or a folder. */
import type { WriteStream } from 'node:fs';
import { FILTER_OPTIONS } from '../../desk/filter-words.js';
import type { Piece, Request, Source, What } from '../../export/format/format.js';
import { FORMAT_NAMES, FORMATS, type Format, type FormatName, schemaOf } from '../../export/format/table.js';
import { type FilterOptions, filterOf, filterWords, namesSomebody } from '../filter.js';
import { asInputError } from '../input.js';
import { complain, complainLine, print, remark } from '../output.js';
import { type ProgressLine, progressLine, turnTaking } from '../progress.js';
import { type StoreOption, withDesk, withRecord } from '../record.js';
import { created, ended, folderFor, write } from '../writing.js';

interface ExportCommand extends StoreOption, FilterOptions {
  readonly format?: FormatName;
  readonly to?: string;
  /** The second file. */
  readonly participants?: string;
  readonly author?: readonly string[];
  readonly license?: string;
  readonly url?: string;
}

const USAGE = 2;

/** @returns the exit status */
export async function exportCommand(asked: What | 'deposit', options: ExportCommand): Promise<number> {
  const what = asked === 'deposit' ? 'all' : asked;
  const name = options.format ?? (asked === 'deposit' ? 'deposit' : 'jsonl');
  const format: Format = FORMATS[name];
  const wrong = misuse(asked, name, format, options);
  if (wrong) {
    complainLine(`export ${asked}`, ...wrong);
    return USAGE;
  }
  return (namesSomebody(options) ? withDesk : withRecord)(options, async (desk) => {
    const filter = await filterOf(desk, options);
    if (!filter) return USAGE;
    const out = await openOut(format, options);
    if (!out) return 1;
    const statuses = filter.statuses ?? format.statuses;
    const versions = await desk.versions();
    const { since, until, author, license, url } = options;
    const line = options.to === undefined ? undefined : progressLine(undefined, undefined, 'exporting');
    const request: Request = {
      what,
      versions,
      filters: filtersOf(options),
      day: new Date().toISOString().slice(0, 10),
      participants: options.participants !== undefined,
      remark: (text) => {
        const tell = (): void => remark(`export ${what}: ${text}`);
        if (line) line.aside(tell);
        else tell();
      },
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      ...(author ? { authors: author } : {}),
      ...(license ? { license } : {}),
      ...(url ? { url } : {}),
    };
    const writer = await format.load();
    const source = desk.source({ ...filter, ...(statuses ? { statuses } : {}) });
    try {
      for await (const piece of writer(line ? counting(source, line) : source, request)) await out.put(piece);
      if (format.versions === 'beside')
        await out.beside({ schema: schemaOf(format, what), filters: request.filters, ...versions });
      await out.end();
    } catch (error) {
      line?.stop();
      complain(options.to ?? options.participants ?? `export ${asked}`, asInputError(error));
      return 1;
    }
    line?.stop();
    return 0;
  });
}

/** The same source, each of its entries told to the line as it is asked for. */
const counting = (source: Source, line: ProgressLine): Source => {
  const next = turnTaking(line.read);
  return {
    ...source,
    told: async function* (kind) {
      for await (const told of source.told(kind)) {
        await next();
        yield told;
      }
    },
  };
};

/** The formats that hold all kinds in one. */
const FORMATS_OF_ALL = FORMAT_NAMES.filter(
  (name) => (FORMATS[name] as Format).of.includes('all') && name !== 'deposit',
);

/** What does not go together: what is wrong, what to do. */
const misuse = (
  asked: What | 'deposit',
  name: FormatName,
  { of, gives }: Format,
  { format, to, participants }: ExportCommand,
): [what: string, advice: string] | undefined => {
  if (format === undefined && asked === 'all')
    return ['no format is named', `add --format, one of ${FORMATS_OF_ALL.join(', ')}`];
  if (asked === 'deposit' ? name !== 'deposit' : !of.includes(asked))
    return [
      `--format ${name} is not of ${asked}`,
      `chancery export ${of[0] ?? 'events'} --format ${name}, or another format`,
    ];
  if (gives === 'folder' && to === undefined) return [`${name} is a folder`, 'name it with --to FOLDER'];
  if (gives === 'bytes' && to === undefined && process.stdout.isTTY)
    return [`${name} is no text for a terminal`, 'name a file with --to FILE'];
  if (participants !== undefined && name !== 'jsonl' && name !== 'csv')
    return [`--participants goes with jsonl and csv, not with ${name}`, 'export them apart'];
  return undefined;
};

interface Out {
  readonly put: (piece: Piece) => Promise<void>;
  /** Puts the versions beside a file that has no place for them. */
  readonly beside: (about: object) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Where the pieces go; null, with a line on standard error, where that cannot be written. */
const openOut = async ({ gives }: Format, { to, participants }: ExportCommand): Promise<Out | null> => {
  try {
    if (gives === 'folder') return intoFolder(await folderFor(to ?? ''));
    const first = to === undefined ? undefined : await created(to);
    const second = participants === undefined ? undefined : await created(participants);
    return intoFiles(to, first, second);
  } catch (error) {
    complain(to ?? participants ?? '', asInputError(error));
    return null;
  }
};

const intoFiles = (to: string | undefined, first: WriteStream | undefined, second: WriteStream | undefined): Out => ({
  put: async ({ file, content }) => {
    const stream = file === 'participants' ? second : first;
    if (stream) await write(stream, content);
    else await print(content);
  },
  beside: async (about) => {
    if (to === undefined)
      return remark('export: the format has no place for its versions; --to FILE writes them beside it');
    const stream = await created(`${to}.versions.json`);
    await write(stream, `${JSON.stringify(about, null, 2)}\n`);
    await ended(stream);
  },
  end: async () => {
    for (const stream of [first, second]) if (stream) await ended(stream);
  },
});

const intoFolder = (fileIn: (path: string) => Promise<WriteStream>): Out => {
  let open: { readonly file: string; readonly stream: WriteStream } | undefined;
  const close = async (): Promise<void> => {
    if (open) await ended(open.stream);
    open = undefined;
  };
  return {
    put: async ({ file, content }) => {
      if (open?.file !== file) {
        await close();
        open = { file, stream: await fileIn(file) };
      }
      await write(open.stream, content);
    },
    beside: async () => undefined,
    end: close,
  };
};

/** The filters as they were given: `--party CHN --since 2023`. */
const filtersOf = (options: FilterOptions): string => {
  const words = filterWords(options);
  return FILTER_OPTIONS.flatMap(({ name }) => [words[name] ?? []].flat().map((value) => `--${name} ${value}`)).join(
    ' ',
  );
};
