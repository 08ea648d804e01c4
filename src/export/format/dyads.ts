/**
 * A panel of states: for each day or month and each ordered pair a row with the numbers of events from the one to the other,
 * zeros among them. The pairs are those between which something happened in what is exported, each in both directions; the
 * days are those of the filters, else from the first event to the last.
 */
import { PLOVER, PLOVER_TYPES, type PloverType } from '../../model/generated/plover.js';
import type { Entry } from '../../model/record.js';
import { dayOf, intervalOf, isoDay } from '../../record/days.js';
import type { Cell, Column } from '../columns.js';
import { csvHeader, csvLine } from '../formats.js';
import { codeOn, isoOf } from './codes.js';
import { datedEvents } from './events.js';
import { piece, type Request, type Write } from './format.js';

/** How often each type of event went from one party to another in a stretch of time, and the sum of their weights. */
interface Counts {
  readonly types: Partial<Record<PloverType, number>>;
  goldstein: number;
}

/** A row before it is written. */
export interface DyadRow {
  /** `2023-06-18` or `2023-06`. */
  readonly time: string;
  readonly source: string;
  readonly target: string;
  readonly counts: Counts | undefined;
  readonly schema: string;
  readonly release: string;
  readonly data: string;
}

const column = (
  name: string,
  type: 'text' | 'code' | 'integer' | 'number' | 'date',
  says: string,
  value: (of: DyadRow) => Cell,
): Column<DyadRow> => ({ name, type, says, value }) as unknown as Column<DyadRow>;

const total = ({ counts }: DyadRow, quad?: number): number =>
  PLOVER_TYPES.reduce(
    (sum, type) => sum + (quad === undefined || PLOVER[type].quad === quad ? (counts?.types[type] ?? 0) : 0),
    0,
  );

/** The day on which codes of a row hold: that of the month is its first. */
const dayOfRow = ({ time }: DyadRow): string => time.padEnd(10, '-01');

const codes = (side: 'source' | 'target'): Column<DyadRow>[] => [
  column(
    `${side}`,
    'code',
    `${side === 'source' ? 'who acts' : 'to whom it is done'}: code of the party`,
    (row) => row[side],
  ),
  column(
    `${side}_iso`,
    'code',
    'its alpha-3 code by ISO 3166; empty for what is no state',
    (row) => isoOf(row[side] as never) || null,
  ),
  column(
    `${side}_cow`,
    'code',
    'its number by Correlates of War on that day; empty where it was no member of the system',
    (row) => codeOn('cow', row[side], dayOfRow(row)) || null,
  ),
  column(
    `${side}_gw`,
    'code',
    'its number by Gleditsch and Ward on that day',
    (row) => codeOn('gw', row[side], dayOfRow(row)) || null,
  ),
];

/** The columns of a panel of days; of a panel of months the first is `month`. */
export const dyadColumns = (by: 'day' | 'month'): readonly Column<DyadRow>[] => [
  column(
    by,
    'date',
    by === 'day' ? 'the day by which the events are listed' : 'the month of that day',
    ({ time }) => time,
  ),
  ...codes('source'),
  ...codes('target'),
  column(
    'events',
    'integer',
    'events from the one to the other; talks and accords, which have no direction, count for both',
    (row) => total(row),
  ),
  ...([1, 2, 3, 4] as const).map((quad) =>
    column(`quad_${quad}`, 'integer', `of these ${QUAD_NAMES[quad]}`, (row) => total(row, quad)),
  ),
  column('goldstein', 'number', 'sum of their weights by Goldstein; 0 where there is none', ({ counts }) =>
    round(counts?.goldstein ?? 0),
  ),
  ...PLOVER_TYPES.map((type) =>
    column(type.toLowerCase(), 'integer', `events of the type ${type}`, ({ counts }) => counts?.types[type] ?? 0),
  ),
  column('schema', 'code', 'kind of the row and version of its columns', ({ schema }) => schema),
  column('release', 'text', 'the release of Chancery that wrote the row', ({ release }) => release),
  column('data', 'text', 'versions of the tables by which the documents were read', ({ data }) => data),
];

const QUAD_NAMES = { 1: 'verbal cooperation', 2: 'material cooperation', 3: 'verbal conflict', 4: 'material conflict' };
const round = (value: number): number => Math.round(value * 10) / 10;

const panel = (by: 'day' | 'month'): Write =>
  async function* (source, request) {
    const counts = new Map<string, Map<string, Counts>>();
    const dyads = new Set<string>();
    let [first, last] = ['', ''];
    for await (const { entry } of datedEvents(source, request)) {
      const time = entry.day.slice(0, by === 'day' ? 10 : 7);
      const among = directionsOf(entry);
      if (among.length === 0) continue;
      // The oldest come first.
      first ||= time;
      last = time;
      const at = counts.get(time) ?? new Map<string, Counts>();
      counts.set(time, at);
      for (const [from, to] of among) {
        dyads.add(`${from} ${to}`).add(`${to} ${from}`);
        const one = at.get(`${from} ${to}`) ?? { types: {}, goldstein: 0 };
        one.types[entry.value.plover] = (one.types[entry.value.plover] ?? 0) + 1;
        one.goldstein += entry.value.goldstein;
        at.set(`${from} ${to}`, one);
      }
    }
    const columns = dyadColumns(by);
    const head = {
      schema: `chancery/dyad-${by}@1`,
      release: request.versions.release,
      data: request.versions.data.map(({ version }) => version).join('; '),
    };
    yield piece(csvHeader(columns));
    const sorted = [...dyads].sort();
    for (const time of timesOf(by, request, first, last)) {
      let lines = '';
      for (const dyad of sorted) {
        const [from = '', to = ''] = dyad.split(' ');
        const row: DyadRow = { time, source: from, target: to, counts: counts.get(time)?.get(dyad), ...head };
        lines += csvLine(columns, Object.fromEntries(columns.map(({ name, value }) => [name, value(row)])));
      }
      yield piece(lines);
    }
  };

export const dyadDay = panel('day');
export const dyadMonth = panel('month');

/** Ordered pairs of parties of an event; of one without direction, as talks and accords are, each pair both ways. */
const directionsOf = ({ value: { plover, source, target } }: Entry<'event'>): [string, string][] => {
  const parties = (side: typeof source): string[] => [...new Set(side.map(({ party }) => party).filter(Boolean))];
  const [sources, targets] = [parties(source), parties(target)];
  const others = targets.length === 0 ? sources : targets;
  const pairs = sources.flatMap((from) => others.filter((to) => to !== from).map((to): [string, string] => [from, to]));
  if (PLOVER[plover].directed && targets.length > 0) return pairs;
  return [
    ...new Map(
      pairs
        .flatMap(
          ([from, to]) =>
            [
              [from, to],
              [to, from],
            ] as [string, string][],
        )
        .map((pair) => [pair.join(' '), pair]),
    ).values(),
  ];
};

/** Every day or month from the first to the last, of the filters where they say them. */
function* timesOf(by: 'day' | 'month', { since, until }: Request, first: string, last: string): Generator<string> {
  const full = (day: string): string => day.padEnd(10, '-01');
  const from = since ? intervalOf(since)?.[0] : dayOf(full(first));
  const to = until ? intervalOf(until)?.[1] : dayOf(full(last));
  if (first === '' || from === undefined || from === null || to === undefined || to === null) return;
  let before = '';
  for (let day = from; day <= to; day++) {
    const time = isoDay(day).slice(0, by === 'day' ? 10 : 7);
    if (time !== before) yield time;
    before = time;
  }
}
