/** Views of what moves: the first page, how pairs stand, what lies between two parties, two accounts side by side. */
import { z } from 'zod';
import { STUDY_PARTS } from '../../../desk/ask/pair-study.js';
import type { ShownComparison } from '../../../desk/compare.js';
import type { ExportRow } from '../../../export/rows.js';
import type { Party } from '../../../model/generated/parties.js';
import type { Entry } from '../../../model/record.js';
import { statusOf } from '../../../record/found-by.js';
import { LEDGER_STATES } from '../../../record/ledger/ledger.js';
import { meetingsAhead } from '../../../record/visits/sittings.js';
import { CompareAnswer, HomeAnswer, PairsAnswer, RelationsAnswer, StandingAnswer } from '../answers/pairs.js';
import { EntriesQuery, Id, QueryError } from '../query.js';
import { filterOf, studiesIn, type View, view } from '../view.js';

/** Pairs drawn on the first page. */
const MOVERS = 8;
/** Pairs of a list whose weeks are given. */
const DRAWN = 40;
/** Lines of each list there. */
const LINES = 12;
/** The newest entries among which those most told are shown. */
const NEWEST = 60;
/** How sure an entry has to be to stand on the first page. */
const LEAST_SURE = 0.5;
/** Meetings looked through for those ahead. */
const AHEAD = 400;

const PairQuery = EntriesQuery.pick({ since: true, until: true, precision: true, topic: true, party: true });

/** @throws QueryError where they are not two */
const twoOf = (parties: readonly Party[] | undefined): readonly [Party, Party] => {
  const [one, other] = parties ?? [];
  if (!one || !other || parties?.length !== 2) throw new QueryError("'party': name two parties, each with a 'party'");
  return [one, other];
};

/** Only events that are sure enough are summed: the level of a filter as the store's sums know it. */
const leastOf = (confidence: Readonly<Partial<Record<Entry['kind'], number>>> | undefined) =>
  confidence?.event === undefined ? {} : { confidence: confidence.event };

export const PAIR_VIEWS: readonly View[] = [
  view({
    name: 'home',
    says: 'What is new, the pairs that moved most, the meetings ahead.',
    query: z.strictObject({
      seen: z.coerce.number().int().min(0).optional().meta({ description: '`change` of the last visit' }),
    }),
    answer: HomeAnswer,
    ask: async ({ ask }, { seen }) => {
      const [until, counts, change] = await Promise.all([ask.lastDay(), ask.sizes(), ask.lastChange()]);
      const [moved, planned, latest, fresh] = await Promise.all([
        ask.movers(until, MOVERS),
        ask.entries({
          kinds: ['meeting'],
          statuses: ['planned', 'agreed'],
          since: until || '1900',
          order: 'oldest',
          limit: AHEAD,
        }),
        ask.entries({
          kinds: ['meeting', 'commitment', 'incident'],
          order: 'newest',
          limit: NEWEST,
          ...(until ? { until } : {}),
        }),
        seen === undefined || seen >= change ? [] : ask.entriesWith(await ask.addedSince(seen, LINES)),
      ]);
      const ahead = meetingsAhead(planned.lines as Entry<'meeting'>[], [], until).filter(
        ({ parties }) => parties.length > 1,
      );
      const weighty = [...latest.lines]
        .filter((entry) => entry.parties.length > 1 && entry.value.confidence >= LEAST_SURE && !wasPlanned(entry))
        .sort((a, b) => b.independent - a.independent || b.value.confidence - a.value.confidence)
        .slice(0, LINES)
        .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? -1 : 1));
      const lines = async (entries: readonly Entry[]) => ask.lines(await ask.told(entries.slice(0, LINES)));
      const body = {
        until,
        documents: counts.documents,
        entries: counts.entries,
        change,
        movers: moved,
        ahead: await lines(ahead),
        latest: await lines(weighty),
        fresh: await lines(fresh),
      };
      return {
        body,
        rows: () =>
          moved.flatMap(({ pair: [a, b], points }) =>
            points.map(({ quads: _, ...point }): ExportRow => ({ a, b, ...point })),
          ),
      };
    },
  }),
  view({
    name: 'pairs',
    says: 'The pairs between which something happened, those of most events first.',
    query: EntriesQuery.pick({ party: true, limit: true }).extend({
      weeks: z.enum(['yes', 'no']).default('no').meta({ description: 'whether the weeks of each are wanted, too' }),
    }),
    answer: PairsAnswer,
    ask: async ({ ask }, { party, limit, weeks }) => {
      const { parties = [] } = await filterOf(ask, { party });
      const pairs = await ask.pairs({ parties, limit });
      const drawn = weeks === 'yes' ? pairs.slice(0, DRAWN) : [];
      const tones = await ask.tones(drawn.map(({ pair }) => pair));
      return {
        body: { pairs: pairs.map((one, i) => ({ ...one, points: tones[i] ?? [] })) },
        rows: () => pairs.map(({ pair: [a, b], events, goldstein }) => ({ a, b, events, goldstein })),
      };
    },
  }),
  view({
    name: 'standing',
    says: 'How two parties stand over time, week by week, against what they were used to.',
    query: PairQuery.omit({ topic: true }),
    answer: StandingAnswer,
    ask: async ({ ask }, words) => {
      const { parties, since, until, confidence } = await filterOf(ask, words);
      const standing = await ask.standing(twoOf(parties), leastOf(confidence));
      const points = standing.points.filter(
        ({ week }) => (since === undefined || week >= since) && (until === undefined || week <= `${until}~`),
      );
      return {
        body: { ...standing, points },
        rows: () => points.map(({ quads, ...point }): ExportRow => ({ ...point, ...quads })),
      };
    },
  }),
  view({
    name: 'relations',
    long: true,
    says: 'Between parties: meetings held and ahead, commitments and what became of them, channels. Without a party, of all.',
    query: PairQuery.extend({
      part: z
        .array(z.enum(STUDY_PARTS))
        .default([...STUDY_PARTS])
        .meta({ description: 'which lists are wanted; all unless told' }),
      state: z.array(z.enum(LEDGER_STATES)).default([]).meta({ description: 'only commitments that stand so' }),
      of: z.array(Id).max(100).default([]).meta({ description: 'only commitments that one of these entries tells' }),
      place: z.string().max(500).optional().meta({ description: 'only meetings held there' }),
      limit: z.coerce.number().int().min(1).max(100_000).default(1000).meta({
        description: 'lines of each list, the latest; of channels, of each kind',
      }),
    }),
    answer: RelationsAnswer,
    ask: async (asked, { part, state, of, place, limit, ...words }) => {
      const filter = await filterOf(asked.ask, words);
      const { parties = [], ...rest } = filter;
      const study = await studiesIn(asked).pair({
        parties,
        filter: rest,
        parts: part,
        most: limit,
        states: state,
        of,
        ...(place === undefined ? {} : { place }),
      });
      return {
        body: { parties, ...study },
        rows: () =>
          study.ledger.map(
            ({ steps, due, unclear: _, ...line }): ExportRow => ({
              ...line,
              due,
              first: steps[0]?.day ?? null,
              last: steps.at(-1)?.day ?? null,
              words: steps.map((step) => step.words),
            }),
          ),
      };
    },
  }),
  view({
    name: 'compare',
    long: true,
    says: 'Two documents as accounts of one thing, point by point.',
    query: z.strictObject({ a: Id, b: Id }),
    answer: CompareAnswer,
    ask: async (asked, { a, b }) => {
      const shown = await studiesIn(asked).compare(a, b);
      if (!shown) return undefined;
      return { body: comparedOf(shown), rows: () => rowsOf(shown) };
    },
  }),
];

/** What was only planned for a day that has passed is no news; a commitment is news on the day it is made. */
const wasPlanned = (entry: Entry): boolean =>
  entry.kind !== 'commitment' && (statusOf(entry) === 'planned' || statusOf(entry) === 'agreed');

const comparedOf = ({
  comparison: { a, b, points, stress },
  texts,
}: ShownComparison): z.output<typeof CompareAnswer> => ({
  a: { ...a, text: texts.a },
  b: { ...b, text: texts.b },
  points: points.map(({ note, ...point }) => ({ ...point, note: note ?? null })),
  stress,
});

const rowsOf = ({ comparison: { points }, texts }: ShownComparison): ExportRow[] =>
  points.map(({ topic, relation, a, b, note }) => ({
    topic,
    relation,
    a: a.map((span) => texts.a.slice(...span)),
    b: b.map((span) => texts.b.slice(...span)),
    note: note ?? null,
  }));
