/** What is asked of parties: the first page, how pairs stand, what lies between two, two accounts side by side. */
import { z } from 'zod';
import { date, kind, Line, list, party, source, span } from './parts.js';

const pair = z.tuple([party, party]).readonly();
const point = z
  .strictObject({
    week: z.string().meta({ description: 'its Monday' }),
    events: z.int(),
    mean: z.number().meta({ description: 'mean Goldstein weight of its events, -10 to 10' }),
    level: z
      .number()
      .nullable()
      .meta({ description: 'what the pair was used to before; null where its past is short' }),
    change: z.number().nullable().meta({ description: "how far the week is from it, in the pair's own spreads" }),
    movement: z.enum(['thaw', 'chill', 'steady']).nullable(),
    quads: z
      .strictObject({
        'verbal-cooperation': z.int(),
        'material-cooperation': z.int(),
        'verbal-conflict': z.int(),
        'material-conflict': z.int(),
      })
      .readonly(),
  })
  .meta({ id: 'WeekPoint' });
const Standing = z
  .strictObject({ pair, points: list(point), events: z.int(), levelled: z.boolean() })
  .meta({ id: 'Standing', description: 'how two parties stand over time, week by week' });

export const StandingAnswer = Standing;
export const PairsAnswer = z
  .strictObject({
    pairs: list(
      z.strictObject({
        pair,
        events: z.int(),
        goldstein: z.number(),
        points: list(point.pick({ week: true, mean: true })).meta({
          description: 'by week, where asked for; of the first 40 pairs',
        }),
      }),
    ),
  })
  .meta({ id: 'Pairs' });

export const HomeAnswer = z
  .strictObject({
    until: z.string().meta({ description: 'the last day of the record' }),
    documents: z.int(),
    entries: z.record(kind, z.int()),
    change: z.int().meta({ description: 'the number of the last change' }),
    movers: list(Standing),
    ahead: list(Line),
    latest: list(Line).meta({ description: 'of the last days of the record, those that most tell' }),
    fresh: list(Line).meta({ description: 'added since the change that was asked for' }),
  })
  .meta({ id: 'Home' });

const report = z.strictObject({ ...source, document: z.string() });
const LedgerLine = z
  .strictObject({
    id: z.string(),
    by: list(party),
    to: list(party),
    action: z.string(),
    unclear: z.boolean().meta({ description: 'the action says nothing without its sentence' }),
    topics: list(z.string()),
    due: date,
    state: z.string(),
    steps: list(
      z.strictObject({
        step: z.string(),
        day: z.string(),
        entry: z.string().nullable(),
        words: z.string(),
        reports: list(report),
      }),
    ),
  })
  .meta({ id: 'LedgerLine', description: 'a commitment and what became of it, step by step' });

const ChannelLine = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    parties: list(party),
    what: z.string(),
    state: z.string(),
    history: list(
      z.strictObject({
        state: z.string(),
        day: z.string(),
        entry: z.string(),
        words: z.string(),
        reports: list(report),
      }),
    ),
    told: list(z.string()),
    lastUse: z.strictObject({ day: z.string(), meeting: z.string() }).nullable(),
  })
  .meta({ id: 'ChannelLine' });

export const RelationsAnswer = z
  .strictObject({
    parties: list(party),
    until: z.string().meta({ description: 'the last day of the record, or that was asked for' }),
    from: z
      .strictObject({ held: z.string().nullable(), ledger: z.string().nullable(), channels: z.string().nullable() })
      .meta({ description: 'the first day looked at, where more is told before it; ask for that with until' }),
    held: list(Line),
    ahead: list(Line),
    places: list(
      z
        .strictObject({
          name: z.string(),
          country: party.nullable(),
          lat: z.number().nullable(),
          lon: z.number().nullable(),
          meetings: z.int(),
        })
        .meta({ id: 'MeetingPlace' }),
    ).meta({ description: 'where the meetings held were; no degrees where only a state or a region is told' }),
    ledger: list(LedgerLine),
    channels: list(ChannelLine),
    counts: z
      .strictObject({
        held: z.int(),
        ahead: z.int(),
        channels: z.int(),
        states: list(z.strictObject({ state: z.string(), commitments: z.int() })).meta({
          description: 'commitments by where they stand, the commonest first',
        }),
      })
      .meta({ description: 'how many there are of each among those looked at, whatever part of them was asked for' }),
  })
  .meta({ id: 'Relations' });

const account = z.strictObject({
  document: z.string(),
  title: z.string().nullable(),
  kind: z.string().nullable(),
  issuer: party.nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  url: z.string().nullable(),
  characters: z.int(),
  text: z.string(),
});
export const CompareAnswer = z
  .strictObject({
    a: account,
    b: account,
    points: list(
      z.strictObject({
        topic: z.string(),
        relation: z.enum(['both', 'only-a', 'only-b', 'conflict']),
        a: list(span.readonly()),
        b: list(span.readonly()),
        note: z.string().nullable(),
      }),
    ),
    stress: list(z.strictObject({ topic: z.string(), a: z.number(), b: z.number() })),
  })
  .meta({ id: 'Compared', description: 'two accounts point by point: in both, in one alone, in conflict' });
