/**
 * The columns of every export as one typed table a kind: name, type, what it says, how it is taken from an entry. CSV, JSON
 * lines and the codebook are made of it, and so is every further format. Pure: no date of retrieval or recording stands in a
 * row, and the order in which documents came changes none.
 */
import { CAMEO } from '../model/generated/cameo.js';
import { PARTY } from '../model/generated/parties.js';
import { PLOVER } from '../model/generated/plover.js';
import type { DateValue, Place } from '../model/reading.js';
import type { Entry, ItemKind, NamedActor, ToldEntry } from '../model/record.js';
import type { Span } from '../model/span.js';
import { intervalOf, isoDay } from '../record/days.js';
import { evidenceOf, statusOf } from '../record/found-by.js';
import { headline } from './headline.js';

/** How a kind is called on the command line and in files: `meetings`. */
export const EXPORTS = {
  meetings: 'meeting',
  events: 'event',
  statements: 'statement',
  commitments: 'commitment',
  channels: 'channel',
  incidents: 'incident',
} as const satisfies Readonly<Record<string, ItemKind>>;
export type ExportName = keyof typeof EXPORTS;

/** An actor of an entry as a row has it. */
export interface ActorCell {
  readonly actor: string;
  readonly name: string;
  readonly party: string;
  readonly role: string | null;
}

/** One document's account as a row has it. */
export interface ReportCell {
  readonly document: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

/** What the cells of a type hold; null where nothing is known. */
interface Cells {
  /** Words. */
  text: string | null;
  /** A value of a closed list, or a code of a standard. */
  code: string | null;
  /** `2023`, `2023-06`, `2023-06-18`, a moment; in JSON two of these as `start` and `end`, in CSV with a slash between. */
  date: DateValue | null;
  integer: number | null;
  number: number | null;
  texts: readonly string[];
  codes: readonly string[];
  /** Pieces of the text, in its own words. */
  words: readonly string[];
  /** Places of the pieces: [start, end) in UTF-16 code units of the document's text. */
  spans: readonly Span[];
  /** In CSV by its name alone. */
  actor: ActorCell | null;
  place: Place | null;
  actors: readonly ActorCell[];
  reports: readonly ReportCell[];
}
export type ColumnType = keyof Cells;
export type Cell = Cells[ColumnType];

/** A column of rows that are made of `T`. */
export type Column<T> = {
  readonly [type in ColumnType]: {
    readonly name: string;
    readonly type: type;
    readonly says: string;
    readonly value: (of: T) => Cells[type];
  };
}[ColumnType];

/** What a row of an export is made of. */
export type Exported<K extends ItemKind = ItemKind> = ToldEntry<K> & {
  /** Of the code that makes the export. */
  readonly release: string;
};

const column = <T, C extends ColumnType>(name: string, type: C, says: string, value: (of: T) => Cells[C]): Column<T> =>
  ({ name, type, says, value }) as unknown as Column<T>;

type Any = Exported;

const ID: readonly Column<Any>[] = [
  column('id', 'text', 'id of the entry; the id of any of its items leads to it, too', ({ entry }) => entry.id),
];

/** The columns of a date: as it is told, as days, and the day by which the entry is listed. */
const dates = <T>(name: string, of: string, dateOf: (from: T) => DateValue | null): readonly Column<T>[] => [
  column(
    name,
    'date',
    `${of}, as coarse as told: 2023, 2023-06, 2023-06-18 or two of these with a slash between; empty where no text tells it`,
    (from: T) => dateOf(from),
  ),
  column(`${name}_start`, 'date', 'its first day', (from: T) => dayOf(dateOf(from), 0)),
  column(`${name}_end`, 'date', 'its last day', (from: T) => dayOf(dateOf(from), 1)),
  column(`${name}_precision`, 'code', 'how exact it is: day, month, year, or span for two days', (from: T) =>
    precisionOf(dateOf(from)),
  ),
];

const DATE: readonly Column<Any>[] = [
  ...dates<Any>('date', 'when it was', ({ entry }) => entry.date),
  column(
    'day',
    'date',
    'the day by which it is listed: the first of its date, else that of the first report; series of days are made with it',
    ({ entry }) => entry.day || null,
  ),
];

const PARTIES: readonly Column<Any>[] = [
  column('parties', 'codes', 'all its sides: codes of parties, sorted', ({ entry }) => entry.parties),
];

const places = <T>(placeOf: (from: T) => Place | undefined): readonly Column<T>[] => [
  column('place', 'place', 'where it was', (from: T) => placeOf(from) ?? null),
  column('place_country', 'code', 'the state of the place', (from: T) => placeOf(from)?.country ?? null),
  column('latitude', 'number', 'of the place, in degrees north', (from: T) => placeOf(from)?.lat ?? null),
  column('longitude', 'number', 'of the place, in degrees east', (from: T) => placeOf(from)?.lon ?? null),
];

/** What every line ends with: the words behind it, where they stand, how sure it is. */
const SUPPORT: readonly Column<Any>[] = [
  column(
    'words',
    'words',
    'the words that say so, as they stand in the document; of a statement what was said',
    ({ item }) => item.words,
  ),
  column(
    'spans',
    'spans',
    'where these words stand: first character and the one behind the last, counted in UTF-16 code units of the text (title, blank line, body)',
    ({ entry }) => evidenceOf(entry),
  ),
  column('document', 'text', 'id of the document that has these words', ({ item }) => item.document),
  column('publisher', 'text', 'who published it', (from) => reportOf(from)?.publisher ?? null),
  column('published', 'date', 'when it was published', (from) => reportOf(from)?.published ?? null),
  column('url', 'text', 'where it stands', (from) => reportOf(from)?.url ?? null),
  column(
    'confidence',
    'number',
    'how sure the reading of these words is, 0 to 1; of events it says how often such are right',
    ({ entry }) => entry.value.confidence,
  ),
  column('why', 'texts', 'the rules that gave it; chancery rules ID shows each', ({ entry }) => entry.value.why),
  column(
    'merged_by',
    'texts',
    'the rules by which several reports became one entry, and the corrections that had a say in it',
    ({ entry }) => entry.why,
  ),
  column('reports', 'reports', 'the documents that tell of it', ({ entry }) =>
    entry.reports.map(({ document, publisher, published, url }) => ({ document, publisher, published, url })),
  ),
  column('report_count', 'integer', 'how many documents tell of it', ({ entry }) => entry.reports.length),
  column('independent', 'integer', 'how many of them are no copies of another', ({ entry }) => entry.independent),
  column('schema', 'code', 'kind of the row and version of its columns', ({ entry }) => `chancery/${entry.kind}@3`),
  column('release', 'text', 'the release of Chancery that wrote the row', ({ release }) => release),
  column('data', 'text', 'version of the tables by which these words were read', ({ data }) => data ?? null),
];

const TOPICS = <K extends 'meeting' | 'statement' | 'commitment'>(): Column<Exported<K>> =>
  column<Exported<K>, 'codes'>('topics', 'codes', 'what it is about', ({ entry }) => entry.value.topics);

/** The columns of each kind, in their order. */
export const COLUMNS: { readonly [K in ItemKind]: readonly Column<Exported<K>>[] } = {
  meeting: [
    ...ID,
    column('kind', 'code', 'kind of meeting', ({ entry }) => entry.value.kind),
    column('format', 'code', 'how they met', ({ entry }) => entry.value.format),
    column('setting', 'code', 'the occasion beside which they met', ({ entry }) => entry.value.setting ?? null),
    column('level', 'code', 'the highest rank on both sides', ({ entry }) => entry.value.level),
    column('status', 'code', 'whether it happened', ({ entry }) => entry.value.status),
    ...DATE,
    ...places<Exported<'meeting'>>(({ entry }) => entry.value.place),
    column('venue', 'text', 'the building or occasion', ({ entry }) => entry.value.venue ?? null),
    column('duration', 'text', 'how long, as ISO 8601 has it: PT1H30M', ({ entry }) => entry.value.duration ?? null),
    ...PARTIES,
    column('participants', 'actors', 'who took part; --participants gives a row each', ({ entry }) =>
      entry.value.participants.map(actorCell),
    ),
    TOPICS<'meeting'>(),
    ...SUPPORT,
  ],
  event: [
    ...ID,
    column('plover', 'code', 'type of event by PLOVER', ({ entry }) => entry.value.plover),
    column('mode', 'code', 'mode of the type by PLOVER', ({ entry }) => entry.value.mode ?? null),
    column('contexts', 'codes', 'contexts by PLOVER', ({ entry }) => entry.value.contexts),
    column(
      'quad',
      'integer',
      '1 verbal and 2 material cooperation, 3 verbal and 4 material conflict',
      ({ entry }) => PLOVER[entry.value.plover].quad,
    ),
    column(
      'cameo',
      'code',
      'code of the event by CAMEO; text, for it may begin with 0',
      ({ entry }) => entry.value.cameo,
    ),
    column('cameo_name', 'text', 'what CAMEO calls it', ({ entry }) => CAMEO[entry.value.cameo].name),
    column('goldstein', 'number', 'weight of the code by Goldstein, -10 to 10', ({ entry }) => entry.value.goldstein),
    column('status', 'code', 'whether it happened', ({ entry }) => entry.value.status),
    ...DATE,
    ...places<Exported<'event'>>(({ entry }) => entry.value.place),
    ...sides('source', 'who acts'),
    ...sides('target', 'to whom it is done'),
    ...PARTIES,
    ...SUPPORT,
  ],
  statement: [
    ...ID,
    column('act', 'code', 'what was done with the words', ({ entry }) => entry.value.act),
    column('kind', 'code', 'whether they are quoted', ({ entry }) => entry.value.kind),
    column('speaker', 'actor', 'who spoke, empty where it is not known', ({ entry }) =>
      entry.value.speaker ? actorCell(entry.value.speaker) : null,
    ),
    column(
      'speaker_id',
      'text',
      'id of the speaker; one with a question mark stands in no table',
      ({ entry }) => entry.value.speaker?.actor ?? null,
    ),
    column(
      'speaker_role',
      'text',
      'the office of the speaker on that day',
      ({ entry }) => entry.value.speaker?.role ?? null,
    ),
    column('speaker_text', 'text', 'the speaker in standard words', ({ entry }) => entry.value.speakerText || null),
    column('party', 'code', 'for whom the speaker speaks', ({ entry }) => entry.value.party || null),
    column('attribution', 'code', 'how far the speaker is named', ({ entry }) => entry.value.attribution),
    column('venue', 'code', 'where it was said', ({ entry }) => entry.value.venue ?? null),
    column(
      'addressee',
      'text',
      'those spoken to, in the words of the text',
      ({ entry }) => entry.value.addresseeText ?? null,
    ),
    ...DATE,
    TOPICS<'statement'>(),
    ...SUPPORT,
  ],
  commitment: [
    ...ID,
    column('by', 'codes', 'who is bound', ({ entry }) => entry.value.by),
    column('to', 'codes', 'to whom', ({ entry }) => entry.value.to),
    column('action', 'text', 'what is to be done', ({ entry }) => entry.value.action),
    column('status', 'code', 'how firm it is', ({ entry }) => entry.value.status),
    ...DATE,
    ...dates<Exported<'commitment'>>('due', 'when it is to be kept', ({ entry }) => entry.value.due ?? null),
    ...PARTIES,
    TOPICS<'commitment'>(),
    ...SUPPORT,
  ],
  channel: [
    ...ID,
    column('kind', 'code', 'kind of channel', ({ entry }) => entry.value.kind),
    column('state', 'code', 'what is told of it', ({ entry }) => entry.value.state),
    ...DATE,
    ...PARTIES,
    ...SUPPORT,
  ],
  incident: [
    ...ID,
    column('kind', 'code', 'kind of incident', ({ entry }) => entry.value.kind),
    ...DATE,
    ...places<Exported<'incident'>>(({ entry }) => entry.value.place),
    ...PARTIES,
    ...SUPPORT,
  ],
};

/** The columns of a timeline, whose rows are of all kinds. */
export const TIMELINE_COLUMNS: readonly Column<Exported>[] = [
  ...ID,
  column('entry', 'code', 'meeting, event, commitment, channel or incident', ({ entry }) => entry.kind),
  column('type', 'code', 'the kind of it; of events the type by PLOVER', ({ entry }) => typeOf(entry)),
  column('status', 'code', 'whether it happened; of a channel its state', ({ entry }) => statusOf(entry) || null),
  ...DATE,
  ...PARTIES,
  column('headline', 'text', 'what it is, in a few words', ({ entry }) => headline(entry)),
  ...SUPPORT,
];

/** One who takes part in an entry. */
export interface Participation {
  readonly entry: Entry;
  readonly side: 'participant' | 'source' | 'target' | 'speaker' | 'by' | 'to' | 'party';
  readonly actor: (NamedActor & { readonly delegation?: number }) | null;
  readonly party: Entry['parties'][number] | '';
}

/** The columns of the second file of an export: one row each who takes part. */
export const PARTICIPANT_COLUMNS: readonly Column<Participation>[] = [
  column('entry', 'text', 'id of the entry: id in the first file', ({ entry }) => entry.id),
  column('entry_kind', 'code', 'kind of the entry', ({ entry }) => entry.kind),
  column('day', 'date', 'the day by which the entry is listed', ({ entry }) => entry.day || null),
  column(
    'side',
    'code',
    'participant of a meeting, source or target of an event, speaker, by or to of a commitment, party of a channel or incident',
    ({ side }) => side,
  ),
  column('party', 'code', 'for whom it acts', ({ party }) => party || null),
  column('party_name', 'text', 'the party in words', ({ party }) => (party === '' ? null : PARTY[party].name)),
  column(
    'actor',
    'text',
    'id in the table of actors; one with a question mark stands in no table; empty where the party as a whole is meant',
    ({ actor }) => actor?.actor ?? null,
  ),
  column(
    'name',
    'text',
    'the standard name',
    ({ actor, party }) => actor?.name ?? (party === '' ? null : PARTY[party].name),
  ),
  column('role', 'text', 'the office on that day', ({ actor }) => actor?.role ?? null),
  column('organization', 'text', 'the body to which it belongs', ({ actor }) => actor?.organization ?? null),
  column('delegation', 'integer', 'how many came with it, itself among them', ({ actor }) => actor?.delegation ?? null),
];

/** Everybody who takes part in an entry, in the order in which it names them. */
export const participationsOf = (entry: Entry): Participation[] => {
  const actors = (side: Participation['side'], all: readonly NamedActor[]): Participation[] =>
    all.map((actor) => ({ entry, side, actor, party: actor.party }));
  const parties = (side: Participation['side'], all: Entry['parties']): Participation[] =>
    all.map((party) => ({ entry, side, actor: null, party }));
  switch (entry.kind) {
    case 'meeting':
      return actors('participant', entry.value.participants);
    case 'event':
      return [...actors('source', entry.value.source), ...actors('target', entry.value.target)];
    case 'statement':
      return entry.value.speaker ? actors('speaker', [entry.value.speaker]) : parties('speaker', entry.parties);
    case 'commitment':
      return [...parties('by', entry.value.by), ...parties('to', entry.value.to)];
    case 'channel':
    case 'incident':
      return parties('party', entry.value.parties);
  }
};

function sides(name: 'source' | 'target', says: string): readonly Column<Exported<'event'>>[] {
  return [
    column<Exported<'event'>, 'codes'>(`${name}_code`, 'codes', `${says}: codes of the parties`, ({ entry }) => [
      ...new Set(entry.value[name].map(({ party }) => party).filter(Boolean)),
    ]),
    column<Exported<'event'>, 'texts'>(`${name}_name`, 'texts', `${says}: names`, ({ entry }) => [
      ...new Set(entry.value[name].map((actor) => actor.name)),
    ]),
    column<Exported<'event'>, 'actors'>(name, 'actors', `${says}; --participants gives a row each`, ({ entry }) =>
      entry.value[name].map(actorCell),
    ),
  ];
}

const actorCell = ({ actor, name, party, role }: NamedActor): ActorCell => ({ actor, name, party, role: role ?? null });

const typeOf = ({ value }: Entry): string | null =>
  'plover' in value ? value.plover : 'kind' in value ? value.kind : null;

const reportOf = ({ entry, item }: Exported) => entry.reports.find(({ document }) => document === item.document);

const dayOf = (date: DateValue | null, end: 0 | 1): string | null => {
  const days = date === null ? null : intervalOf(date);
  return days ? isoDay(days[end]) : null;
};

const precisionOf = (date: DateValue | null): string | null => {
  if (date === null) return null;
  if (typeof date !== 'string') return 'span';
  return date.length >= 10 ? 'day' : date.length >= 7 ? 'month' : 'year';
};
