/**
 * The reading: what one document turns into (schema `chancery/reading@1`).
 * Every type is closed and readonly; the JSON Schema under schema/ is generated from these.
 */
import { z } from 'zod';
import { PartialDate, SpanSchema } from './document.js';
import { CAMEO, CAMEO_CODES } from './generated/cameo.js';
import {
  ACTOR_KINDS,
  ATTRIBUTIONS,
  CHANNEL_KINDS,
  CHANNEL_STATES,
  COMMITMENT_STATUSES,
  DOCUMENT_KINDS,
  EVENT_STATUSES,
  INCIDENT_KINDS,
  MEETING_FORMATS,
  MEETING_KINDS,
  MEETING_LEVELS,
  MEETING_SETTINGS,
  MEETING_STATUSES,
  SPUN_VERDICTS,
  STATEMENT_ACTS,
  STATEMENT_KINDS,
  TOPICS,
  VENUES,
} from './generated/lists.js';
import { PARTIES } from './generated/parties.js';
import { PLOVER, PLOVER_CONTEXTS, PLOVER_MODES, PLOVER_TYPES } from './generated/plover.js';
import { SECTOR_PATTERN } from './sector.js';

const spans = z.array(SpanSchema).readonly();
/** Evidence: at least one span of the text. */
const evidence = z.array(SpanSchema).min(1).readonly();
const confidence = z.number().min(0).max(1).meta({ id: 'Confidence' });
/** Ids of the rules, lexicon rows or models that gave the result. */
const why = z.array(z.string().min(1)).min(1).readonly().meta({ id: 'Why' });
const id = z.string().min(1);
const party = z.enum(PARTIES).meta({ id: 'Party' });
const partyOrNone = z.union([party, z.literal('')]);
const cameo = z.enum(CAMEO_CODES).meta({ id: 'CameoCode' });
const plover = z.enum(PLOVER_TYPES).meta({ id: 'PloverType' });
const eventStatus = z.enum(EVENT_STATUSES).meta({ id: 'EventStatus' });
const topics = z.array(z.enum(TOPICS).meta({ id: 'Topic' })).readonly();

/** One or two sectors of PLOVER, the office first: `GOV`, `GOVMIL`. */
const Sector = z
  .string()
  .regex(SECTOR_PATTERN)
  .meta({ id: 'Sector', description: 'one sector of PLOVER, or two joined, the office first' });

export const DateValue = z.union([PartialDate, z.strictObject({ start: PartialDate, end: PartialDate }).readonly()]);
export type DateValue = z.infer<typeof DateValue>;

export const Place = z
  .strictObject({
    name: z.string().min(1),
    country: party.optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
    geonames: z.int().positive().optional(),
  })
  .readonly()
  .meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;

export const Repair = z
  .strictObject({ span: SpanSchema, found: z.string(), restored: z.string(), confidence, why })
  .readonly()
  .meta({ id: 'Repair' });
export type Repair = z.infer<typeof Repair>;

export const Actor = z
  .strictObject({
    id,
    name: z.string().min(1),
    kind: z.enum(ACTOR_KINDS),
    /** For whom it acts or speaks, else ''. */
    party: partyOrNone,
    /** Where it belongs, else ''. */
    country: partyOrNone,
    sector: Sector,
    /** The office held on the day of the document, in standard English. */
    role: z.string().min(1).optional(),
    organization: z.string().min(1).optional(),
    /** Empty where only a place stands for it: the state to which somebody flew. */
    mentions: spans,
    why,
  })
  .readonly()
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof Actor>;

export const Statement = z
  .strictObject({
    id,
    act: z.enum(STATEMENT_ACTS),
    /** Id of an actor, or null where the speaker is not known. */
    speaker: id.nullable(),
    /** The speaker in standard words: 'senior State Department official'. */
    speakerText: z.string(),
    party: partyOrNone,
    attribution: z.enum(ATTRIBUTIONS),
    kind: z.enum(STATEMENT_KINDS),
    content: evidence,
    source: spans,
    cue: spans,
    venue: z.enum(VENUES).optional(),
    addressee: id.optional(),
    /** Those spoken to in the words of the text, where they are no actor: 'reporters'. */
    addresseeText: z.string().min(1).optional(),
    reporter: id.optional(),
    date: DateValue.optional(),
    topics,
    within: id.optional(),
    confidence,
    why,
  })
  .readonly()
  .meta({ id: 'Statement' });
export type Statement = z.infer<typeof Statement>;

export const Event = z
  .strictObject({
    id,
    plover,
    mode: z.enum(PLOVER_MODES).optional(),
    contexts: z.array(z.enum(PLOVER_CONTEXTS)).readonly(),
    cameo,
    /** The weight of the CAMEO code, -10 to 10. */
    goldstein: z.number().min(-10).max(10),
    status: eventStatus,
    source: z.array(id).readonly(),
    target: z.array(id).readonly(),
    date: DateValue.optional(),
    place: Place.optional(),
    evidence,
    statement: id.optional(),
    basis: id.optional(),
    confidence,
    why,
  })
  .refine((event) => event.mode === undefined || PLOVER[event.plover].modes.includes(event.mode), {
    message: 'a mode that the type does not have',
    path: ['mode'],
  })
  .refine((event) => CAMEO[event.cameo].goldstein === event.goldstein, {
    message: 'not the weight of the CAMEO code',
    path: ['goldstein'],
  })
  .readonly()
  .meta({ id: 'Event' });
export type Event = z.infer<typeof Event>;

export const Participant = z
  .strictObject({
    actor: id,
    party: partyOrNone,
    role: z.string().min(1).optional(),
    delegation: z.int().positive().optional(),
  })
  .readonly()
  .meta({ id: 'Participant' });
export type Participant = z.infer<typeof Participant>;

export const Meeting = z
  .strictObject({
    id,
    kind: z.enum(MEETING_KINDS),
    format: z.enum(MEETING_FORMATS),
    setting: z.enum(MEETING_SETTINGS).optional(),
    level: z.enum(MEETING_LEVELS),
    status: z.enum(MEETING_STATUSES),
    participants: z.array(Participant).min(1).readonly(),
    date: DateValue.optional(),
    place: Place.optional(),
    venue: z.string().min(1).optional(),
    /** ISO 8601 duration: `PT1H30M`. */
    duration: z.string().regex(/^P/).optional(),
    topics,
    evidence,
    statement: id.optional(),
    confidence,
    why,
  })
  .readonly()
  .meta({ id: 'Meeting' });
export type Meeting = z.infer<typeof Meeting>;

export const Commitment = z
  .strictObject({
    id,
    by: z.array(party).min(1).readonly(),
    to: z.array(party).readonly(),
    action: z.string().min(1),
    status: z.enum(COMMITMENT_STATUSES),
    topics,
    due: DateValue.optional(),
    evidence,
    statement: id.optional(),
    confidence,
    why,
  })
  .readonly()
  .meta({ id: 'Commitment' });
export type Commitment = z.infer<typeof Commitment>;

export const Channel = z
  .strictObject({
    id,
    parties: z.array(party).min(1).readonly(),
    kind: z.enum(CHANNEL_KINDS),
    state: z.enum(CHANNEL_STATES),
    date: DateValue.optional(),
    evidence,
    confidence,
    why,
  })
  .readonly()
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

export const Incident = z
  .strictObject({
    id,
    kind: z.enum(INCIDENT_KINDS),
    parties: z.array(party).readonly(),
    date: DateValue.optional(),
    place: Place.optional(),
    evidence,
    confidence,
    why,
  })
  .readonly()
  .meta({ id: 'Incident' });
export type Incident = z.infer<typeof Incident>;

/** The one best type between two sides that were handed in as `pairs`. */
export const Relation = z
  .strictObject({
    source: spans,
    target: spans,
    plover,
    cameo,
    status: eventStatus,
    confidence,
    why,
  })
  .readonly()
  .meta({ id: 'Relation' });
export type Relation = z.infer<typeof Relation>;

const ReadDocument = z
  .strictObject({
    id,
    /** sha256 of the text, hexadecimal. */
    text: z.string().regex(/^[0-9a-f]{64}$/),
    title: z.string().optional(),
    body: z.int().nonnegative().optional(),
    publisher: z.string().optional(),
    issuer: party.optional(),
    kind: z.enum(DOCUMENT_KINDS),
    url: z.string().optional(),
    published: z.string().optional(),
    retrieved: z.string().optional(),
    /** ISO 639-1, or 639-3 where there is no shorter code; `und` where it could not be told. */
    language: z.string().regex(/^[a-z]{2,3}$/),
    /** Length of the text in UTF-16 code units. */
    characters: z.int().nonnegative(),
  })
  .readonly()
  .meta({ id: 'ReadDocument' });

export const Reading = z
  .strictObject({
    schema: z.literal('chancery/reading@1'),
    made: z.strictObject({ release: z.string(), data: z.string() }).readonly(),
    document: ReadDocument,
    provenance: z
      .strictObject({
        spun: z.strictObject({ score: z.number().min(0).max(1), verdict: z.enum(SPUN_VERDICTS) }).readonly(),
      })
      .readonly(),
    notes: z.array(z.string()).readonly(),
    repairs: z.array(Repair).readonly(),
    actors: z.array(Actor).readonly(),
    statements: z.array(Statement).readonly(),
    events: z.array(Event).readonly(),
    meetings: z.array(Meeting).readonly(),
    commitments: z.array(Commitment).readonly(),
    channels: z.array(Channel).readonly(),
    incidents: z.array(Incident).readonly(),
    relations: z.array(Relation).readonly(),
  })
  .readonly()
  .meta({ id: 'Reading' });
export type Reading = z.infer<typeof Reading>;
