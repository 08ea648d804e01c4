/**
 * The codebook: every column of every export, from the tables of columns, and what each value of a closed list means, from the
 * tables of the vocabulary. It stands in docs/, and goes with every deposit.
 */
import { type Column, EXPORTS, type ExportName, PARTICIPANT_COLUMNS, TIMELINE_COLUMNS } from './columns.js';
import { dyadColumns } from './format/dyads.js';
import { GDELT_COLUMNS, MENTION_COLUMNS } from './format/gdelt.js';
import { PHOENIX_COLUMNS } from './format/phoenix.js';
import { POLECAT_COLUMNS } from './format/polecat.js';
import { FORMATS } from './format/table.js';
import { columnsOf } from './rows.js';

/** A row of a table of data/vocabulary/. */
export type VocabularyRow = Readonly<Record<string, string>>;

/** What the types of columns hold in CSV, JSON lines and Parquet. */
const TYPES: readonly (readonly [type: string, csv: string, json: string, parquet: string])[] = [
  ['text', 'text', 'text or null', 'text'],
  ['code', 'a value of a list below, or a code of a standard', 'the same', 'text'],
  [
    'date',
    '`2023`, `2023-06`, `2023-06-18`, or two of these with a slash between',
    'the same; two of these as `start` and `end`',
    'text, as in CSV',
  ],
  ['integer, number', 'a number', 'a number or null', 'INT32, DOUBLE'],
  ['texts, codes', 'joined by `; `', 'a list', 'a list'],
  ['words', 'pieces of the text, joined by ` … `', 'a list', 'a list'],
  ['spans', '`12-45; 60-71`', 'a list of pairs', 'a list of structs: start, end'],
  ['actor', 'the name', 'an object: id, name, party, role', 'text, as in CSV'],
  ['actors', '`name (party, role)`, joined by `; `', 'a list of such objects', 'a list of structs'],
  ['place', 'the name', 'an object: name, country, lat, lon', 'text, as in CSV'],
  ['reports', 'ids of documents, joined by `; `', 'a list: document, publisher, published, url', 'a list of structs'],
];

/** The lists whose values stand in exports, by the column that has them. */
const LISTS: readonly (readonly [list: string, where: string])[] = [
  ['meeting-kind', '`kind` of meetings'],
  ['meeting-format', '`format` of meetings'],
  ['meeting-setting', '`setting` of meetings'],
  ['meeting-level', '`level` of meetings'],
  ['meeting-status', '`status` of meetings'],
  ['event-status', '`status` of events'],
  ['statement-act', '`act` of statements'],
  ['statement-kind', '`kind` of statements'],
  ['attribution', '`attribution` of statements'],
  ['venue', '`venue` of statements'],
  ['commitment-status', '`status` of commitments'],
  ['channel-kind', '`kind` of channels'],
  ['channel-state', '`state` of channels'],
  ['incident-kind', '`kind` of incidents'],
  ['topic', '`topics`'],
];

const listed = (columns: readonly string[]): string => columns.map((name) => `\`${name}\``).join(', ');

/** What the formats of other coders hold of ours, and what they leave empty. */
const OTHERS: readonly string[] = [
  '## `export events --format gdelt`, `gdelt-mentions`',
  '',
  `Columns of events: ${listed(GDELT_COLUMNS)}.`,
  '',
  `Columns of mentions: ${listed(MENTION_COLUMNS)}.`,
  '',
  'A row is a pair of parties, each by the actor of it that is named first; `GLOBALEVENTID` is a number of 52 bits made from the',
  'id of the entry and the pair, the same in both tables. Actors have the codes of CAMEO as GDELT uses them (ROM, TMP, MTN; EEC,',
  'OAU; HMS, TAL; MED is the press, HLH medicine), places FIPS 10-4. `IsRootEvent` is 1 where the words stand in the title or the',
  'first 600 characters. `DATEADDED` is the first report, not the day of recording. Tone, ethnic groups, religions, the places of',
  'the actors and the first level of administration are not read: tone and codes are empty, `Geo_Type` is 0, `ADM1Code` the state.',
  'Statements and appeals (01, 02) are of `QuadClass` 1. Offsets of actors are -1 where the words of the event name them elsewhere.',
  '',
  '## `export events --format polecat`',
  '',
  `Columns: ${listed(POLECAT_COLUMNS)}.`,
  '',
  '`Intensity` is the weight by Goldstein. Wikipedia ids, districts, provinces and feature types are `None`. `Version` holds the',
  'release, the schema and the versions of the tables.',
  '',
  '## `export events --format phoenix`',
  '',
  `Columns: ${listed(PHOENIX_COLUMNS)}.`,
  '',
  '`QuadClass` is 0 for statements and appeals. Attributes of actors, issues and `StateName` are empty. `SentenceID` is the document',
  'and the first character of the words. `CountryCode` is ISO alpha-3.',
];

const cellOf = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
const rowOf = (...cells: readonly string[]): string => `| ${cells.map(cellOf).join(' | ')} |`;
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  rowOf(...head),
  `|${'---|'.repeat(head.length)}`,
  ...rows.map((row) => rowOf(...row)),
];

const columnTable = <T>(columns: readonly Column<T>[]): string[] =>
  tableOf(
    ['column', 'type', 'what it says'],
    columns.map(({ name, type, says }) => [`\`${name}\``, type, says]),
  );

/**
 * The text of the codebook.
 *
 * @param table the rows of a table of data/vocabulary/ by its name
 * @throws Error where a list of a column is in no table
 */
export function codebook(table: (name: string) => readonly VocabularyRow[]): string {
  const lists = table('lists');
  const lines = [
    '# Codebook',
    '',
    '<!-- Generated by scripts/build-codebook.ts from the columns in src/export/ and data/vocabulary/. Do not edit. -->',
    '',
    'What stands in the files of `chancery export` and of `chancery timeline --format`. A row is an entry: one meeting, event,',
    'statement, commitment, state of a channel or incident, with all the reports of it. CSV has one line of names and is quoted',
    'as R and Python read it by default; JSON lines have the same columns. A cell that a spreadsheet would take for a formula',
    "begins with an apostrophe. `cameo` is text: read as a number, '040' would be 40.",
    '',
    '## Types of columns',
    '',
    ...tableOf(['type', 'in CSV', 'in JSON lines', 'in Parquet'], TYPES),
    '',
    '## Formats',
    '',
    '`chancery export WHAT --format FORMAT --to FILE`. Every file carries the release, the schema (form and version of it) and the',
    'versions of the tables with which the documents were read; where a format has no place for them they stand beside it, in',
    '`FILE.versions.json`. Formats of event data hold what happened, unless `--status` asks for more; what has no day has no row.',
    '',
    ...tableOf(
      ['format', 'of', 'what it is', 'schema', 'versions'],
      Object.entries(FORMATS).map(([name, format]) => [
        `\`${name}\``,
        format.of.length > 3
          ? format.of.includes('all' as never)
            ? 'each kind, `all`'
            : 'each kind'
          : format.of.join(', '),
        format.says,
        `\`${format.schema}\``,
        format.versions === 'within' ? 'in the file' : 'beside it',
      ]),
    ),
  ];
  for (const name of Object.keys(EXPORTS) as ExportName[])
    lines.push('', `## \`export ${name}\``, '', ...columnTable(columnsOf(EXPORTS[name])));
  lines.push(
    '',
    '## `export KIND --participants FILE`',
    '',
    'A row each who takes part.',
    '',
    ...columnTable(PARTICIPANT_COLUMNS),
  );
  lines.push(
    '',
    '## `timeline SIDE... --format csv`',
    '',
    'Entries of all kinds but statements in one table.',
    '',
    ...columnTable(TIMELINE_COLUMNS),
  );
  for (const by of ['day', 'month'] as const)
    lines.push('', `## \`export events --format dyad-${by}\``, '', ...columnTable(dyadColumns(by)));
  lines.push('', ...OTHERS, '', '## Closed lists', '');
  for (const [list, where] of LISTS) {
    const values = lists.filter((row) => row.list === list);
    if (values.length === 0) throw new Error(`data/vocabulary/lists.csv has no list '${list}'`);
    lines.push(
      `### ${where}`,
      '',
      ...tableOf(
        ['value', 'meaning'],
        values.map((row) => [`\`${row.value}\``, row.meaning ?? '']),
      ),
      '',
    );
  }
  lines.push(
    '### `plover` of events',
    '',
    ...tableOf(
      ['type', 'quad', 'meaning'],
      table('plover').map((row) => [`\`${row.type}\``, row.quad ?? '', row.meaning ?? '']),
    ),
    '',
    '### `mode` of events',
    '',
    ...tableOf(
      ['type', 'mode', 'meaning'],
      table('plover-modes').map((row) => [row.type ?? '', `\`${row.mode}\``, row.meaning ?? '']),
    ),
    '',
    '### `contexts` of events',
    '',
    ...tableOf(
      ['context', 'meaning'],
      table('plover-contexts').map((row) => [`\`${row.context}\``, row.meaning ?? '']),
    ),
    '',
    '### `cameo` of events',
    '',
    ...tableOf(
      ['code', 'name', 'Goldstein'],
      table('cameo').map((row) => [`\`${row.code}\``, row.name ?? '', row.goldstein ?? '']),
    ),
    '',
    'Codes of parties: data/vocabulary/parties.csv, three letters of ISO 3166-1 for states.',
  );
  return `${lines.join('\n')}\n`;
}
