/**
 * Rows of one kind as Parquet: the columns of the CSV, typed. Lists are lists, actors, reports and spans lists of structs;
 * dates are text, since they may be as coarse as a year. The versions stand in the metadata of the file, too.
 */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type Cell, type Column, type ColumnType, EXPORTS, type Exported } from '../columns.js';
import { columnsOf, type ExportRow, exportRow } from '../rows.js';
import { piece, type Write } from './format.js';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** Rows of a group: what is held before it is packed. */
const GROUP = 10_000;

type Leaf = Pick<SchemaElement, 'type' | 'converted_type'>;
const TEXT: Leaf = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
const INTEGER: Leaf = { type: 'INT32' };
const NUMBER: Leaf = { type: 'DOUBLE' };

/** How the cells of a type lie in the file: a leaf, or a list of leaves or of structs. */
const LAID: Readonly<Record<ColumnType, Leaf | { readonly each: Leaf | Readonly<Record<string, Leaf>> }>> = {
  text: TEXT,
  code: TEXT,
  date: TEXT,
  integer: INTEGER,
  number: NUMBER,
  texts: { each: TEXT },
  codes: { each: TEXT },
  words: { each: TEXT },
  spans: { each: { start: INTEGER, end: INTEGER } },
  actor: TEXT,
  place: TEXT,
  actors: { each: { actor: TEXT, name: TEXT, party: TEXT, role: TEXT } },
  reports: { each: { document: TEXT, publisher: TEXT, published: TEXT, url: TEXT } },
};

const schemaOf = ({ name, type }: Column<Exported>): SchemaElement[] => {
  const laid = LAID[type];
  if (!('each' in laid)) return [{ name, repetition_type: 'OPTIONAL', ...laid }];
  const { each } = laid;
  const isLeaf = 'type' in each && typeof each.type === 'string';
  const element: SchemaElement[] = isLeaf
    ? [{ name: 'element', repetition_type: 'OPTIONAL', ...(each as Leaf) }]
    : [
        { name: 'element', repetition_type: 'OPTIONAL', num_children: Object.keys(each).length },
        ...Object.entries(each as Readonly<Record<string, Leaf>>).map(
          ([field, leaf]): SchemaElement => ({ name: field, repetition_type: 'OPTIONAL', ...leaf }),
        ),
      ];
  return [
    { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...element,
  ];
};

/** A cell as the file has it: two days with a slash between, the name of a place or an actor. */
const cellOf = (type: ColumnType, cell: Cell): unknown => {
  if (cell === null || typeof cell !== 'object') return cell;
  if ('start' in cell) return `${cell.start}/${cell.end}`;
  if ('name' in cell) return cell.name;
  if (type === 'spans') return (cell as readonly (readonly [number, number])[]).map(([start, end]) => ({ start, end }));
  return cell;
};

export const parquet: Write = async function* (source, { what, versions }) {
  if (what === 'all') throw new Error('rows are of one kind');
  const kind = EXPORTS[what];
  const columns = columnsOf(kind);
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)],
    kvMetadata: [
      { key: 'chancery.release', value: versions.release },
      { key: 'chancery.schema', value: `chancery/${kind}@3` },
      { key: 'chancery.data', value: versions.data.map(({ version }) => version).join('; ') },
    ],
    createdBy: `chancery version ${versions.release}`,
  });
  let rows: ExportRow[] = [];
  const group = async (): Promise<void> => {
    await writer.write({
      columnData: columns.map(({ name, type }) => ({ name, data: rows.map((row) => cellOf(type, row[name] ?? null)) })),
      rowGroupSize: GROUP,
    });
    rows = [];
  };
  for await (const told of source.told(kind)) {
    rows.push(exportRow(told, versions.release));
    if (rows.length === GROUP) await group();
  }
  // A file without a row has its columns all the same.
  if (rows.length > 0) await group();
  await writer.finish();
  yield piece(new Uint8Array(bytes.getBuffer()));
};
