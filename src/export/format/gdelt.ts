/**
 * Events and their mentions as GDELT 2.0 has them: tab-separated, no header. A row is a pair of parties. What the record does
 * not know (ethnic groups, religions, tone, where the actors are) is empty; the day of adding is that of the first report.
 */

import { PARTY } from '../../model/generated/parties.js';
import type { Place, Reading } from '../../model/reading.js';
import type { Item, ToldEntry } from '../../model/record.js';
import type { Span } from '../../model/span.js';
import { fipsOf } from './codes.js';
import { type CameoActor, cameoActor, cameoLevels, cameoQuad, datedEvents, readingsOf } from './events.js';
import { piece, type Write } from './format.js';
import { type Pair, pairNumber, pairsOf } from './pairs.js';
import { tabLine } from './tabs.js';

const sides = (name: string, fields: string): string[] => fields.split(' ').map((field) => `${name}${field}`);
const ACTOR =
  'Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code';
const GEO = 'Geo_Type Geo_FullName Geo_CountryCode Geo_ADM1Code Geo_ADM2Code Geo_Lat Geo_Long Geo_FeatureID';

/** The columns of the event table, in their order; the file has no line of them. */
export const GDELT_COLUMNS: readonly string[] = [
  ...'GLOBALEVENTID SQLDATE MonthYear Year FractionDate'.split(' '),
  ...sides('Actor1', ACTOR),
  ...sides('Actor2', ACTOR),
  ...'IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone'.split(
    ' ',
  ),
  ...sides('Actor1', GEO),
  ...sides('Actor2', GEO),
  ...sides('Action', GEO),
  'DATEADDED',
  'SOURCEURL',
];

/** The columns of the table of mentions. */
export const MENTION_COLUMNS: readonly string[] =
  'GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras'.split(
    ' ',
  );

export const gdelt: Write = async function* (source, request) {
  const reading = readingsOf(source);
  for await (const told of datedEvents(source, request)) {
    const read = await reading(told.item.document);
    for (const pair of pairsOf(told.entry)) yield piece(tabLine(eventRow(told, pair, read)));
  }
};

const eventRow = (
  { entry, item }: ToldEntry<'event'>,
  pair: Pair,
  reading: Reading | undefined,
): (string | number)[] => {
  const { day, value, reports } = entry;
  const [year = '', month = ''] = day.split('-');
  const { code, base, root } = cameoLevels(value.cameo);
  const first = [...reports].sort((a, b) => ((a.published ?? '9') < (b.published ?? '9') ? -1 : 1))[0];
  return [
    pairNumber(entry, pair),
    compact(day),
    `${year}${month}`,
    year,
    fraction(day),
    ...actorCells(cameoActor(pair.source, reading)),
    ...actorCells(cameoActor(pair.target, reading)),
    isLead(item, reading) ? 1 : 0,
    code,
    base,
    root,
    cameoQuad(root) || 1,
    value.goldstein,
    entry.items.length,
    new Set(reports.map(({ publisher, document }) => publisher ?? document)).size,
    reports.length,
    '',
    ...NO_PLACE,
    ...NO_PLACE,
    ...placeCells(value.place),
    moment(first?.published ?? day),
    reports.find(({ document }) => document === item.document)?.url ?? item.document,
  ];
};

/** GDELT's root events are those of a text's lead: whether the words stand in the title or its first characters. */
const isLead = ({ value }: ToldEntry<'event'>['item'], reading: Reading | undefined): boolean =>
  (value.evidence[0]?.[0] ?? 0) < (reading?.document.body ?? 0) + LEAD;
const LEAD = 600;

const actorCells = ({ code, name, country, group, types }: CameoActor): string[] => [
  code,
  name.toUpperCase(),
  country,
  group,
  '',
  '',
  '',
  ...[0, 1, 2].map((i) => types[i] ?? ''),
];

const NO_PLACE: readonly string[] = ['0', '', '', '', '', '', '', ''];

/** Types: 1 a state, 3 a city of the United States, 4 a city elsewhere. */
const placeCells = (place: Place | undefined): readonly (string | number)[] => {
  if (!place) return NO_PLACE;
  const { name, country, lat, lon } = place;
  const fips = fipsOf(country);
  const state = country ? PARTY[country].name : '';
  const type = name === state ? 1 : country === 'USA' ? 3 : 4;
  return [
    type,
    type === 1 || state === '' ? name : `${name}, ${state}`,
    fips,
    fips,
    '',
    lat ?? '',
    lon ?? '',
    type === 1 ? fips : '',
  ];
};

export const mentions: Write = async function* (source, request) {
  const reading = readingsOf(source);
  for await (const told of datedEvents(source, request)) {
    const { entry } = told;
    const items = await source.itemsOf(told);
    for (const item of items) {
      if (item.kind !== 'event') continue;
      const read = await reading(item.document);
      const text = (await source.document(item.document))?.text ?? '';
      for (const pair of pairsOf(entry)) yield piece(tabLine(mentionRow(told, pair, item, read, text)));
    }
  }
};

const mentionRow = (
  { entry }: ToldEntry<'event'>,
  pair: Pair,
  item: Extract<Item, { kind: 'event' }>,
  reading: Reading | undefined,
  text: string,
): (string | number)[] => {
  const report = entry.reports.find(({ document }) => document === item.document);
  const published = report?.published ?? entry.day;
  const at = item.value.evidence[0]?.[0] ?? 0;
  return [
    pairNumber(entry, pair),
    moment(entry.day),
    moment(published),
    report?.url ? 1 : 2,
    report?.publisher ?? '',
    report?.url ?? item.document,
    sentenceAt(text, at),
    mentionOf(pair.source?.actor, item, reading),
    mentionOf(pair.target?.actor, item, reading),
    at,
    1,
    Math.max(10, Math.round(item.value.confidence * 10) * 10),
    text.length,
    '',
    '',
    '',
  ];
};

/** Where an actor is named within the words of an event; -1 where it is not named there. */
const mentionOf = (actor: string | undefined, item: Item, reading: Reading | undefined): number => {
  const evidence: readonly Span[] = 'evidence' in item.value ? item.value.evidence : [];
  const mentioned = reading?.actors.find(({ id }) => id === actor)?.mentions ?? [];
  return mentioned.find(([start, end]) => evidence.some(([from, to]) => start >= from && end <= to))?.[0] ?? -1;
};

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The number of the sentence in which a character stands, from 1, as a plain cutter counts them. */
const sentenceAt = (text: string, at: number): number => {
  let number = 0;
  for (const { index } of sentences.segment(text.slice(0, at + 1))) if (index <= at) number++;
  return Math.max(1, number);
};

const compact = (day: string): string => day.slice(0, 10).replace(/-/g, '');

/** YYYYMMDDHHMMSS; midnight where only the day is known. */
const moment = (at: string): string =>
  /T\d\d:\d\d/.test(at)
    ? new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)
    : `${compact(at).padEnd(8, '0')}000000`;

/** The year with the share of it that is gone, as GDELT reckons it: months of 30 days, years of 365. */
const fraction = (day: string): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return (year + ((month - 1) * 30 + date) / 365).toFixed(4);
};
