/** Entries as rows of named cells, in the order of the columns. */
import type { Entry, ItemKind, ToldEntry } from '../model/record.js';
import {
  type Cell,
  COLUMNS,
  type Column,
  type Exported,
  PARTICIPANT_COLUMNS,
  participationsOf,
  TIMELINE_COLUMNS,
} from './columns.js';

/** Column name to cell, in the order of the columns. */
export type ExportRow = Readonly<Record<string, Cell>>;

const rowOf = <T>(columns: readonly Column<T>[], of: T): ExportRow =>
  Object.fromEntries(columns.map(({ name, value }) => [name, value(of)]));

/** @param release of the code that makes the export: every row carries it with the schema */
export const exportRow = (told: ToldEntry, release: string): ExportRow =>
  rowOf(columnsOf(told.entry.kind), { ...told, release });

export const timelineRow = (told: ToldEntry, release: string): ExportRow =>
  rowOf(TIMELINE_COLUMNS, { ...told, release });

/** A row for each who takes part in an entry. */
export const participantRows = (entry: Entry): ExportRow[] =>
  participationsOf(entry).map((one) => rowOf(PARTICIPANT_COLUMNS, one));

/** The columns of a kind, for rows of that kind alone. */
export const columnsOf = (kind: ItemKind): readonly Column<Exported>[] =>
  // A row is asked for with the columns of its own kind.
  COLUMNS[kind] as readonly Column<Exported<never>>[] as readonly Column<Exported>[];
