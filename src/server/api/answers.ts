/** The answers of the API: their schemas, of which types, checks in the tests and the OpenAPI document are made. */
import { z } from 'zod';
import { LAYERS } from '../../desk/ask/marks.js';
import { PARTIES } from '../../model/generated/parties.js';
import { ITEM_KINDS } from '../../model/record.js';

const party = z.enum(PARTIES).meta({ id: 'Party' });
const kind = z.enum(ITEM_KINDS).meta({ id: 'ItemKind' });
const next = z.string().nullable().meta({ description: "give it as 'after' for the following page; null on the last" });
const span = z.tuple([z.int(), z.int()]).meta({ id: 'Span', description: 'from, to: UTF-16 code units of the text' });

/** Where a document is from, in every answer that names one. */
const source = { publisher: z.string().nullable(), published: z.string().nullable(), url: z.string().nullable() };
/** What a document is called and where it is from. */
const titled = { id: z.string(), title: z.string().nullable(), ...source };

const list = <T extends z.ZodType>(of: T) => z.array(of).readonly();
const date = z
  .union([z.string(), z.strictObject({ start: z.string(), end: z.string() }).readonly()])
  .nullable()
  .meta({ description: 'as coarse as told; null where no text tells it' });

export const Line = z
  .strictObject({
    id: z.string(),
    kind,
    title: z.string(),
    date,
    day: z
      .string()
      .meta({ description: "the first day of its date, else of its first report; '' where neither is known" }),
    status: z.string(),
    type: z.string(),
    confidence: z.number(),
    parties: list(party),
    place: z.string().nullable(),
    topics: list(z.string()),
    words: z.string(),
    passage: list(z.strictObject({ text: z.string(), said: z.boolean() }))
      .nullable()
      .meta({ description: 'of a statement the words with who says them, as they stand' }),
    speaker: z
      .strictObject({
        name: z.string(),
        role: z.string().nullable(),
        party: z.string(),
        attribution: z.string(),
        venue: z.string().nullable(),
      })
      .nullable(),
    document: z.string(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    reports: z.int(),
    independent: z.int(),
  })
  .meta({ id: 'Line', description: 'an entry as a line of a list, in words for people' });

const Facts = list(z.strictObject({ name: z.string(), value: z.string() }).meta({ id: 'Fact' }));

export const LinesAnswer = z.strictObject({ lines: list(Line), next }).meta({ id: 'Lines' });

/** One line of an export: the same fields as `chancery export` and `list --json` give. */
const EntryRow = z
  .looseObject({ id: z.string(), schema: z.string(), release: z.string() })
  .meta({ id: 'EntryRow', description: 'an entry as a row; docs/codebook.md says every field' });

export const EntriesAnswer = z.strictObject({ lines: z.array(EntryRow), next }).meta({ id: 'Entries' });

export const EntryAnswer = z
  .strictObject({
    id: z.string().meta({ description: 'the smallest of the ids of its items; each of them is an address of it' }),
    kind,
    headline: z.string(),
    parties: z.array(party),
    row: EntryRow,
    contradictions: z.array(
      z.strictObject({
        field: z.string(),
        values: z.array(z.strictObject({ value: z.unknown(), items: z.array(z.string()) })),
      }),
    ),
    items: z.array(
      z
        .strictObject({
          id: z.string(),
          document: z.string(),
          words: z.array(z.string()),
          spans: z.array(span),
          before: z.string().meta({ description: 'what stands before the first words' }),
          after: z.string().meta({ description: 'what stands behind them' }),
          why: z.array(z.string()),
        })
        .meta({ id: 'ItemLine' }),
    ),
    reports: z.array(
      z
        .strictObject({
          document: z.string(),
          ...source,
        })
        .meta({ id: 'Report' }),
    ),
    independent: z.int(),
    why: z.array(z.string()),
    line: Line,
    facts: Facts,
    sides: list(
      z.strictObject({
        name: z.string(),
        party: z.string(),
        people: list(z.strictObject({ actor: z.string(), name: z.string(), role: z.string().nullable() })),
      }),
    ).meta({ description: 'who was there or took part, side by side, each with the office held that day' }),
    differs: list(
      z.strictObject({
        name: z.string(),
        values: list(z.strictObject({ value: z.string(), documents: list(z.string()) })),
      }),
    ).meta({ description: 'where the reports differ, in words' }),
    families: list(
      z.strictObject({
        family: z.string(),
        reports: list(
          z.strictObject({
            ...source,
            document: z.string(),
            title: z.string().nullable(),
            kind: z.string().nullable(),
            spun: z.boolean(),
            words: list(z.string()),
            item: z.string(),
          }),
        ),
      }),
    ).meta({ description: 'the reports by families of copies; each family is one independent report' }),
    agreed: list(Line).meta({ description: 'of a meeting: commitments and channels told in its reports' }),
    said: list(Line).meta({ description: 'of a meeting: statements in its reports' }),
    near: list(Line).meta({
      description: 'entries of the same kind and sides within three days: what may be the same',
    }),
    corrected: list(z.string()).meta({ description: 'ids of the corrections that shaped it' }),
  })
  .meta({ id: 'Entry' });

const DocumentLine = z
  .strictObject({
    id: z.string(),
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    issuer: party.nullable(),
    kind: z.string().nullable(),
    url: z.string().nullable(),
    published: z.string().nullable(),
    language: z.string().nullable(),
    versions: z.int(),
  })
  .meta({ id: 'DocumentLine' });

export const DocumentsAnswer = z.strictObject({ lines: z.array(DocumentLine), next }).meta({ id: 'Documents' });

const Mark = z
  .strictObject({
    id: z.string(),
    layer: z.enum(LAYERS),
    spans: list(span.readonly()),
    title: z.string(),
    facts: Facts,
    confidence: z.number().nullable(),
    why: list(z.string()),
    entry: z.string().nullable().meta({ description: 'the entry of which it is part' }),
  })
  .meta({ id: 'Mark', description: 'what was understood of some words of the text' });

export const ReadAnswer = z
  .strictObject({
    text: z.string(),
    language: z.string(),
    spun: z.string(),
    notes: list(z.string()),
    marks: list(Mark),
  })
  .meta({ id: 'Read', description: 'how a text is read; nothing of it is kept' });

export const DocumentAnswer = z
  .strictObject({
    ...titled,
    text: z.string(),
    versions: z.int(),
    spun: z.string().nullable().meta({ description: 'clean, doubtful or spun; null before it is read' }),
    issuer: party.nullable(),
    kind: z.string().nullable(),
    family: list(z.string()).meta({ description: 'other documents of which it is a copy, or they of it' }),
    notes: list(z.string()),
    marks: list(Mark),
  })
  .meta({ id: 'DocumentShown' });

export const SearchAnswer = z
  .strictObject({
    lines: z.array(
      z
        .strictObject({
          ...titled,
          words: z.string().meta({ description: 'the piece of the text that shows why it was found' }),
          hits: list(span.readonly()).meta({ description: 'what was found, in these words' }),
          parties: list(party),
          entries: z.int(),
        })
        .meta({ id: 'SearchHit' }),
    ),
    next,
  })
  .meta({ id: 'Search' });

export const HealthAnswer = z
  .strictObject({
    status: z.literal('ok'),
    release: z.string(),
    documents: z.int(),
    entries: z.record(kind, z.int()),
  })
  .meta({ id: 'Health' });

export const AddAnswer = z
  .strictObject({
    added: z.int().meta({ description: 'new documents' }),
    changed: z.int().meta({ description: 'new texts or facts of documents that were there' }),
    known: z.int().meta({ description: 'documents that were there as they are' }),
    ids: z.array(z.string()),
    failed: z.array(z.strictObject({ line: z.int(), error: z.string(), advice: z.string() })),
  })
  .meta({ id: 'Added' });

export const ProblemAnswer = z
  .strictObject({ status: z.int(), title: z.string(), detail: z.string() })
  .meta({ id: 'Problem', description: 'what is wrong and what to do (RFC 9457)' });

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
  .strictObject({ pairs: list(z.strictObject({ pair, events: z.int(), goldstein: z.number() })) })
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
    until: z.string(),
    held: list(Line),
    ahead: list(Line),
    ledger: list(LedgerLine),
    channels: list(ChannelLine),
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

export const PeopleAnswer = z
  .strictObject({
    people: list(
      z.strictObject({
        actor: z.string(),
        name: z.string(),
        kind: z.string(),
        party: z.string(),
        role: z.string().nullable(),
        entries: z.int(),
      }),
    ),
  })
  .meta({ id: 'People' });

export const PersonAnswer = z
  .strictObject({
    name: z.string(),
    party: z.string(),
    known: z.boolean().meta({ description: 'whether the table of officials has them' }),
    others: list(z.string()),
    offices: list(
      z.strictObject({
        role: z.string(),
        organization: z.string(),
        party: z.string(),
        from: z.string(),
        to: z.string(),
        attested: list(z.string()),
      }),
    ),
    stops: list(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        place: z.string(),
        country: z.string().nullable(),
        role: z.string().nullable(),
        met: list(z.string()),
        meetings: list(z.string()),
        before: z.strictObject({ day: z.string(), who: z.string() }).nullable(),
      }),
    ),
    met: list(
      z.strictObject({
        name: z.string(),
        party: z.string(),
        meetings: z.int(),
        calls: z.int(),
        first: z.string(),
        last: z.string(),
      }),
    ),
    lines: list(Line),
  })
  .meta({ id: 'Person' });

export const SourcesAnswer = z
  .strictObject({
    sources: list(
      z.strictObject({
        publisher: z.string(),
        documents: z.int(),
        first: z.string().nullable(),
        last: z.string().nullable(),
        tells: z.int(),
        alone: z.int(),
        ahead: z.int(),
        differs: z.int(),
        beside: z.strictObject({ publisher: z.string(), entries: z.int() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Sources' });

const Rule = z
  .strictObject({
    id: z.string(),
    layer: z.string(),
    says: z.string(),
    gives: list(z.strictObject({ name: z.string(), value: z.string() })),
    example: z.string(),
    counterExample: z.string(),
    where: z.string(),
  })
  .meta({ id: 'Rule' });
export const RulesAnswer = z.strictObject({ rules: list(Rule), all: z.int() }).meta({ id: 'Rules' });
export const FiredAnswer = z.strictObject({ rule: Rule, count: z.int(), lines: list(Line) }).meta({ id: 'Fired' });

export const CorrectionsAnswer = z
  .strictObject({
    corrections: list(
      z.strictObject({
        id: z.string(),
        is: z.string(),
        says: z.string().meta({ description: 'what was said, in words' }),
        words: z.string().meta({ description: 'of the item of which it was said' }),
        document: z.string(),
        author: z.string(),
        time: z.string(),
        reason: z.string(),
        state: z.enum(['holds', 'undone', 'orphaned']),
      }),
    ),
  })
  .meta({ id: 'Corrections' });

export const KeptAnswer = z
  .strictObject({
    kept: list(z.string()).meta({ description: 'ids of the corrections that were kept' }),
    changed: list(z.string()).meta({ description: 'ids of the entries that are others now' }),
  })
  .meta({ id: 'Kept' });

export const SessionAnswer = z
  .strictObject({
    name: z.string(),
    add: z.boolean(),
    correct: z.boolean(),
    signedIn: z.boolean(),
  })
  .meta({ id: 'Session' });

export const TimelineAnswer = z
  .strictObject({
    lines: list(
      z
        .strictObject({
          id: z.string(),
          kind,
          type: z.string(),
          title: z.string(),
          status: z.string(),
          day: z.string(),
          end: z.string().meta({ description: 'the last day of its date' }),
          exact: z.boolean().meta({ description: 'false where only a month, a year or the day of a report is known' }),
          weight: z.number().nullable().meta({ description: 'Goldstein weight of an event' }),
          reports: z.int(),
        })
        .meta({ id: 'TimelineLine' }),
    ),
    next,
  })
  .meta({ id: 'Timeline' });
