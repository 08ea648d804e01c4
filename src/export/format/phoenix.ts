/** Events as Phoenix has them: tab-separated, no header, a row a pair of parties, CAMEO throughout. */
import type { Reading } from '../../model/reading.js';
import type { ToldEntry } from '../../model/record.js';
import { countryOf } from './codes.js';
import { type CameoActor, cameoActor, cameoLevels, cameoQuad, datedEvents, readingsOf } from './events.js';
import { piece, type Write } from './format.js';
import { type Pair, pairNumber, pairsOf } from './pairs.js';
import { tabLine } from './tabs.js';

/** The columns, in their order; the file has no line of them. */
export const PHOENIX_COLUMNS: readonly string[] =
  'EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute TargetActorFull TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode QuadClass GoldsteinScore Issues Lat Lon LocationName StateName CountryCode SentenceID URLs NewsSources'.split(
    ' ',
  );

export const phoenix: Write = async function* (source, request) {
  const reading = readingsOf(source);
  for await (const told of datedEvents(source, request)) {
    const read = await reading(told.item.document);
    for (const pair of pairsOf(told.entry)) yield piece(tabLine(rowOf(told, pair, read)));
  }
};

const rowOf = ({ entry, item }: ToldEntry<'event'>, pair: Pair, reading: Reading | undefined): (string | number)[] => {
  const { day, value, reports } = entry;
  const [year = '', month = '', date = ''] = day.split('-');
  const { code, root } = cameoLevels(value.cameo);
  const { place } = value;
  return [
    pairNumber(entry, pair),
    `${year}${month}${date}`,
    Number(year),
    Number(month),
    Number(date),
    ...actorCells(cameoActor(pair.source, reading)),
    ...actorCells(cameoActor(pair.target, reading)),
    code,
    root,
    cameoQuad(root),
    value.goldstein,
    '',
    place?.lat ?? '',
    place?.lon ?? '',
    place?.name ?? '',
    '',
    countryOf(place?.country ?? ''),
    `${item.document}_${value.evidence[0]?.[0] ?? 0}`,
    joined(reports.map(({ url }) => url)),
    joined(reports.map(({ publisher }) => publisher)),
  ];
};

/** The whole code, the state or organization, the roles behind it; what CAMEO calls an attribute is not known. */
const actorCells = ({ code, country, group, types }: CameoActor): string[] => [
  code,
  group || country,
  types.join(''),
  '',
];

const joined = (values: readonly (string | null)[]): string =>
  [...new Set(values.flatMap((one) => (one ? [one.replace(/;/g, '%3B')] : [])))].join(';');
