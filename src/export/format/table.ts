/** All formats of an export, one row each: what may be written so, what it gives, and the file that makes it. */
import type { What, Write } from './format.js';

const ROWS = ['meetings', 'events', 'statements', 'commitments', 'channels', 'incidents'] as const;
const ALL = ['all', ...ROWS] as const;
const EVENTS = ['events'] as const;

export interface Format {
  /** What of the record may be written so. */
  readonly of: readonly What[];
  readonly says: string;
  readonly gives: 'text' | 'bytes' | 'folder';
  /** Where release, schema and data version stand: in the file, or in one beside it, for the format has no place. */
  readonly versions: 'within' | 'beside';
  /** Name and version of the form. */
  readonly schema: string;
  /** Statuses that are written unless others are asked for; all where it is missing. */
  readonly statuses?: readonly string[];
  readonly load: () => Promise<Write>;
}

const HAPPENED = ['happened'] as const;

/** By the names under which `--format` takes them. */
export const FORMATS = {
  jsonl: {
    of: ROWS,
    says: 'a row an entry, as JSON lines',
    gives: 'text',
    versions: 'within',
    schema: 'chancery/KIND@3',
    load: async () => (await import('./lines.js')).jsonl,
  },
  csv: {
    of: ROWS,
    says: 'the same as CSV, quoted as R and Python read it by default',
    gives: 'text',
    versions: 'within',
    schema: 'chancery/KIND@3',
    load: async () => (await import('./lines.js')).csv,
  },
  parquet: {
    of: ROWS,
    says: 'the same as Parquet, lists as lists',
    gives: 'bytes',
    versions: 'within',
    schema: 'chancery/KIND@3',
    load: async () => (await import('./parquet.js')).parquet,
  },
  gdelt: {
    of: EVENTS,
    says: 'the event table of GDELT 2.0: 61 columns by tabs, no header, a row a pair of parties',
    gives: 'text',
    versions: 'beside',
    schema: 'chancery/gdelt@1',
    statuses: HAPPENED,
    load: async () => (await import('./gdelt.js')).gdelt,
  },
  'gdelt-mentions': {
    of: EVENTS,
    says: 'the table of mentions of GDELT 2.0: 16 columns by tabs, no header, a row a report of a row of events',
    gives: 'text',
    versions: 'beside',
    schema: 'chancery/gdelt-mentions@1',
    statuses: HAPPENED,
    load: async () => (await import('./gdelt.js')).mentions,
  },
  polecat: {
    of: EVENTS,
    says: 'the columns of POLECAT: 40 by tabs, with header, a row an event',
    gives: 'text',
    versions: 'within',
    schema: 'chancery/polecat@1',
    statuses: HAPPENED,
    load: async () => (await import('./polecat.js')).polecat,
  },
  phoenix: {
    of: EVENTS,
    says: 'the columns of Phoenix: 26 by tabs, no header, a row a pair of parties',
    gives: 'text',
    versions: 'beside',
    schema: 'chancery/phoenix@1',
    statuses: HAPPENED,
    load: async () => (await import('./phoenix.js')).phoenix,
  },
  'dyad-day': {
    of: EVENTS,
    says: 'a panel as CSV: a row for each ordered pair of parties and day, zeros among them, with ISO, COW and GW codes',
    gives: 'text',
    versions: 'within',
    schema: 'chancery/dyad-day@1',
    statuses: HAPPENED,
    load: async () => (await import('./dyads.js')).dyadDay,
  },
  'dyad-month': {
    of: EVENTS,
    says: 'the same by months',
    gives: 'text',
    versions: 'within',
    schema: 'chancery/dyad-month@1',
    statuses: HAPPENED,
    load: async () => (await import('./dyads.js')).dyadMonth,
  },
  timelinejs: {
    of: ALL,
    says: 'a timeline as TimelineJS reads it (JSON)',
    gives: 'text',
    versions: 'within',
    schema: 'chancery/timelinejs@1',
    load: async () => (await import('./timelinejs.js')).timelinejs,
  },
  ftm: {
    of: ['all'],
    says: 'entities of FollowTheMoney, one a line: Event, Trip, Call, Person, Position, Occupancy, Mention, Article',
    gives: 'text',
    versions: 'beside',
    schema: 'chancery/ftm@1',
    load: async () => (await import('./ftm.js')).ftm,
  },
  ics: {
    of: ['meetings'],
    says: 'meetings ahead as iCalendar: planned, agreed, proposed, cancelled',
    gives: 'text',
    versions: 'within',
    schema: 'chancery/icalendar@1',
    statuses: ['planned', 'agreed', 'proposed', 'cancelled'],
    load: async () => (await import('./icalendar.js')).icalendar,
  },
  annotations: {
    of: ALL,
    says: 'evidence as W3C Web Annotations (JSON-LD)',
    gives: 'text',
    versions: 'within',
    schema: 'chancery/annotations@1',
    load: async () => (await import('./annotations.js')).annotations,
  },
  notes: {
    of: ['all'],
    says: 'a folder of Markdown notes with links: a page a meeting, person, party',
    gives: 'folder',
    versions: 'within',
    schema: 'chancery/notes@1',
    load: async () => (await import('./notes.js')).notes,
  },
  corpus: {
    of: ['all'],
    says: 'a folder of annotated documents, corrections taken in: a text and a .raw.json each',
    gives: 'folder',
    versions: 'within',
    schema: 'chancery/corpus@1',
    load: async () => (await import('./corpus.js')).corpus,
  },
  deposit: {
    of: ['all'],
    says: 'a folder to be cited: CSV and Parquet of every kind, codebook, DataCite and Croissant metadata, checksums',
    gives: 'folder',
    versions: 'within',
    schema: 'chancery/deposit@1',
    load: async () => (await import('./deposit.js')).deposit,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** The form of a file: of rows it hangs on their kind. */
export const schemaOf = ({ schema }: Format, what: What): string => schema.replace('KIND', what.replace(/s$/, ''));
