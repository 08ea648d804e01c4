/**
 * Events as POLECAT has them: tab-separated with a header; `None` where nothing is known, several values joined by '; '. A
 * row is an event with all its sides. Codes of Correlates of War are those of the day of the event.
 */
import { PARTY, type Party } from '../../model/generated/parties.js';
import { PLOVER } from '../../model/generated/plover.js';
import type { Actor, Reading } from '../../model/reading.js';
import type { NamedActor, ToldEntry } from '../../model/record.js';
import { codeOn, countryOf } from './codes.js';
import { datedEvents, readingsOf } from './events.js';
import { piece, versionsLine, type Write } from './format.js';
import { tabLine } from './tabs.js';

const sideColumns = (side: string): string[] => [
  `${side} Name`,
  `${side} Country`,
  `${side} COW`,
  `Primary ${side} Sector`,
  `${side} Sectors`,
  `${side} Title`,
  `${side} Name Raw`,
  `Wikipedia ${side} ID`,
];

/** The header, in its order. */
export const POLECAT_COLUMNS: readonly string[] = [
  ...['Event ID', 'Event Date', 'Event Type', 'Event Mode', 'Intensity', 'Quad Code', 'Contexts'],
  ...sideColumns('Actor'),
  ...sideColumns('Recipient'),
  ...['Placename', 'City', 'District', 'Province', 'Country', 'Latitude', 'Longitude', 'GeoNames ID'],
  ...['Raw Placename', 'Feature Type', 'Source', 'Publication Date', 'Story People', 'Story Organizations'],
  ...['Story Locations', 'Language', 'Version'],
];

const QUADS = {
  1: 'VERBAL COOPERATION',
  2: 'MATERIAL COOPERATION',
  3: 'VERBAL CONFLICT',
  4: 'MATERIAL CONFLICT',
} as const;

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

type Value = string | number | undefined | null | readonly (string | number)[];

/** `None` for nothing; of several each once, in their order. */
const cellOf = (value: Value): string => {
  const values = (Array.isArray(value) ? value : [value]).map((one) => (one ?? '') as string | number);
  return [...new Set(values.map((one) => String(one).replace(/\s*;\s*/g, ', ')))].filter(Boolean).join('; ') || 'None';
};

export const polecat: Write = async function* (source, request) {
  const reading = readingsOf(source);
  const version = versionsLine(request.versions, 'chancery/event@3').replace(/; /g, ', ');
  yield piece(tabLine(POLECAT_COLUMNS));
  for await (const told of datedEvents(source, request)) {
    const read = await reading(told.item.document);
    const text = (await source.document(told.item.document))?.text ?? '';
    yield piece(tabLine([...cellsOf(told, read, text), version].map(cellOf)));
  }
};

const cellsOf = ({ entry, item }: ToldEntry<'event'>, reading: Reading | undefined, text: string): Value[] => {
  const { value, day } = entry;
  const { place } = value;
  const report = entry.reports.find(({ document }) => document === item.document);
  const named = (kinds: readonly Actor['kind'][]): string[] =>
    (reading?.actors ?? []).filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
  const country = place?.country;
  const isCity = place !== undefined && place.name !== (country ? PARTY[country].name : '');
  return [
    entry.id,
    day,
    value.plover,
    value.mode,
    value.goldstein.toFixed(1),
    QUADS[PLOVER[value.plover].quad],
    value.contexts,
    ...sideCells(value.source, day, reading, text),
    ...sideCells(value.target, day, reading, text),
    place?.name,
    isCity && place.geonames ? place.name : null,
    null,
    null,
    country,
    place?.lat,
    place?.lon,
    place?.geonames,
    place?.name,
    null,
    report?.publisher,
    report?.published?.slice(0, 10),
    named(['person']),
    named(['organization', 'government', 'movement', 'company', 'institute', 'outlet']),
    named(['state', 'place']),
    reading ? LANGUAGES.of(reading.document.language) : null,
  ];
};

/** @param text in which the actors are named */
const sideCells = (side: readonly NamedActor[], day: string, reading: Reading | undefined, text: string): Value[] => {
  const known = side.map(({ actor }) => reading?.actors.find(({ id }) => id === actor));
  const countries = side.map(({ party }, i) => countryOf(party || (known[i]?.country as Party | undefined) || ''));
  const sectors = known.map((one) => one?.sector ?? '');
  return [
    side.map(({ name }) => name),
    countries,
    countries.map((country) => codeOn('cow', country, day)),
    sectors[0],
    sectors,
    side.map(({ role }) => role ?? ''),
    known.map((one) => (one?.mentions[0] ? text.slice(...one.mentions[0]) : '')),
    null,
  ];
};
