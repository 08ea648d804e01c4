/**
 * From what people said to the items of the present readings. A correction names document, kind, evidence with its words
 * and parties, never an item's id, so that it lives through a reread; what finds no item is orphaned, kept and listed.
 * Pure; nothing depends on the order in which corrections are given.
 */
import { z } from 'zod';
import {
  Channel,
  Commitment,
  DateValue,
  Event,
  Incident,
  Meeting,
  Participant,
  Place,
  Statement,
} from '../model/reading.js';
import type { Correction, CorrectionAnchor, Item, ItemKind } from '../model/record.js';
import type { Span } from '../model/span.js';
import { fold } from './words.js';

export type FieldCorrection = Extract<Correction, { readonly is: 'field' }>;

/** Two items of which a person said that they are the same, or not. */
export interface Tie {
  readonly is: 'same' | 'not-same';
  readonly a: string;
  readonly b: string;
  /** Id of the correction. */
  readonly by: string;
}

/** Corrections at their items, by ids of items. */
export interface Attached {
  /** Latest first; none touches an item that is rejected. */
  readonly ties: readonly Tie[];
  readonly rejected: ReadonlySet<string>;
  /** Items whose entries are hidden, each with the ids of the corrections that say so. */
  readonly hidden: ReadonlyMap<string, readonly string[]>;
  /** Items of which a person said more than that they are none: these speak, whatever they repeat. */
  readonly named: ReadonlySet<string>;
  /** Of each item, latest first. */
  readonly fields: ReadonlyMap<string, readonly FieldCorrection[]>;
  /** Those that find no item, or say of one what its kind cannot have; by id. */
  readonly orphaned: readonly Correction[];
}

/** What nobody corrected. */
export const NONE: Attached = {
  ties: [],
  rejected: new Set(),
  hidden: new Map(),
  named: new Set(),
  fields: new Map(),
  orphaned: [],
};

/** Documents that a correction names, one or two. */
export const documentsOf = (correction: Correction): string[] =>
  'other' in correction && correction.other
    ? [correction.item.document, correction.other.document]
    : [correction.item.document];

/** The corrections that nobody has taken back, without those that take back. */
export const holding = (corrections: readonly Correction[]): Exclude<Correction, { readonly is: 'undo' }>[] => {
  const undoings = new Map<string, Correction[]>();
  for (const one of corrections) if (one.is === 'undo') undoings.set(one.of, [...(undoings.get(one.of) ?? []), one]);
  // An undo made by hand that names itself, or two that name each other, would ask for ever.
  const holds = ({ id }: Correction, asked: ReadonlySet<string>): boolean =>
    asked.has(id) || !(undoings.get(id) ?? []).some((undo) => holds(undo, new Set([...asked, id])));
  return corrections.flatMap((one) => (one.is !== 'undo' && holds(one, new Set()) ? [one] : []));
};

/**
 * Attaches corrections to the items of the present readings.
 *
 * @param itemsOfDocument all items of the present reading of a document, none where there is no such document
 */
export function attach(
  corrections: readonly Correction[],
  itemsOfDocument: (document: string) => readonly Item[],
): Attached {
  const ties: Tie[] = [];
  const rejected = new Set<string>();
  const hidden = new Map<string, string[]>();
  const fields = new Map<string, FieldCorrection[]>();
  const orphaned: Correction[] = [];
  for (const correction of holding(corrections).sort(latestFirst)) {
    const item = find(correction.item, itemsOfDocument(correction.item.document));
    if (!item) orphaned.push(correction);
    else if (correction.is === 'reject') rejected.add(item.id);
    else if (correction.is === 'hide') hidden.set(item.id, [...(hidden.get(item.id) ?? []), correction.id]);
    else if (correction.is === 'field') {
      if (!isCorrectable(item.kind, correction.field, correction.value)) orphaned.push(correction);
      else fields.set(item.id, [...(fields.get(item.id) ?? []), correction]);
    } else {
      const other = find(correction.other, itemsOfDocument(correction.other.document));
      if (!other || other.kind !== item.kind) orphaned.push(correction);
      else if (other.id !== item.id) ties.push({ is: correction.is, a: item.id, b: other.id, by: correction.id });
    }
  }
  return {
    ties: ties.filter(({ a, b }) => !rejected.has(a) && !rejected.has(b)),
    named: new Set([...ties.flatMap(({ a, b }) => [a, b]), ...fields.keys()]),
    rejected,
    hidden,
    fields,
    orphaned: orphaned.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Where two corrections contradict each other, the later holds; of two that were said apart in one moment, that with the greater id. */
export const latestFirst = (a: Correction, b: Correction): number =>
  Date.parse(b.time) - Date.parse(a.time) || (b.sequence ?? 0) - (a.sequence ?? 0) || (a.id < b.id ? 1 : -1);

/** The share of the evidence of a correction that an item must have to be the one meant. */
const LEAST_SHARE = 0.5;

/**
 * The item that an anchor means: of its kind and parties, with at least half of its evidence. Of several the one with
 * most of it, then with least beside it, then by id. Undefined where there is none.
 */
export const find = (anchor: CorrectionAnchor, items: readonly Item[]): Item | undefined => {
  const parties = [...anchor.parties].sort().join();
  return nearest(
    anchor,
    items.filter((item) => item.parties.join() === parties),
  );
};

/** The item of a later reading that stands in the place of one that is gone, whatever parties it has. */
export const successorOf = (gone: Item, items: readonly Item[]): Item | undefined =>
  find(anchorOf(gone), items) ?? nearest(anchorOf(gone), items);

const nearest = (anchor: CorrectionAnchor, items: readonly Item[]): Item | undefined => {
  let best: { readonly item: Item; readonly share: number; readonly tightness: number } | undefined;
  for (const item of items) {
    if (item.document !== anchor.document || item.kind !== anchor.kind) continue;
    const { share, tightness } = inCommon(anchor, item);
    if (share < LEAST_SHARE) continue;
    const better =
      !best ||
      share > best.share ||
      (share === best.share &&
        (tightness > best.tightness || (tightness === best.tightness && item.id < best.item.id)));
    if (better) best = { item, share, tightness };
  }
  return best?.item;
};

/**
 * Share of the anchor's characters that the item has, and of the item's that the anchor has. Only equal characters at
 * equal places count: another version of a text may have other words at the same place. Where no place fits, the text
 * has moved, and equal words count as all of it.
 */
const inCommon = (anchor: CorrectionAnchor, item: Item): { share: number; tightness: number } => {
  const spans = evidenceOf(item);
  let common = 0;
  anchor.evidence.forEach((span, i) => {
    spans.forEach((other, k) => {
      common += shared(span, anchor.words[i] ?? '', other, item.words[k] ?? '');
    });
  });
  if (common > 0) return { share: common / lengthOf(anchor.evidence), tightness: common / lengthOf(spans) };
  const [a, b] = [fold(anchor.words.join(' ')), fold(item.words.join(' '))];
  // Below any share by place: an item that stands where the anchor stood is the better one.
  return a !== '' && a === b ? { share: LEAST_SHARE, tightness: 1 } : { share: 0, tightness: 0 };
};

const shared = (a: Span, words: string, b: Span, others: string): number => {
  const start = Math.max(a[0], b[0]);
  const end = Math.min(a[1], b[1]);
  if (start >= end) return 0;
  return words.slice(start - a[0], end - a[0]) === others.slice(start - b[0], end - b[0]) ? end - start : 0;
};

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0);

/** The spans that the words of an item stand at. */
export const evidenceOf = (item: Item): readonly Span[] =>
  item.kind === 'statement' ? item.value.content : item.value.evidence;

/** The anchor that means this item: what a correction of it names. */
export const anchorOf = (item: Item): CorrectionAnchor => ({
  document: item.document,
  kind: item.kind,
  evidence: evidenceOf(item),
  words: item.words,
  parties: item.parties,
});

const Name = z.strictObject({
  actor: z.string().min(1),
  name: z.string().min(1),
  party: Participant.unwrap().shape.party,
  role: z.string().min(1).optional(),
  organization: z.string().min(1).optional(),
});
const Names = z.array(Name);

const meeting = Meeting.unwrap().shape;
const event = Event.unwrap().shape;
const statement = Statement.unwrap().shape;
const commitment = Commitment.unwrap().shape;
const channel = Channel.unwrap().shape;
const incident = Incident.unwrap().shape;

/** The fields that a person may correct, each with what it may hold. Evidence, confidence and why are the reading's own. */
const CORRECTABLE: Readonly<Record<ItemKind, Readonly<Record<string, z.ZodType>>>> = {
  meeting: {
    kind: meeting.kind,
    format: meeting.format,
    setting: meeting.setting.unwrap(),
    level: meeting.level,
    status: meeting.status,
    participants: z.array(Name.extend({ delegation: z.int().positive().optional() })).min(1),
    date: DateValue,
    place: Place,
    venue: z.string().min(1),
    duration: meeting.duration.unwrap(),
    topics: meeting.topics,
  },
  event: {
    plover: event.plover,
    mode: event.mode.unwrap(),
    cameo: event.cameo,
    status: event.status,
    source: Names,
    target: Names,
    date: DateValue,
    place: Place,
    contexts: event.contexts,
  },
  statement: {
    act: statement.act,
    speaker: Name.nullable(),
    speakerText: statement.speakerText,
    party: statement.party,
    attribution: statement.attribution,
    kind: statement.kind,
    venue: statement.venue.unwrap(),
    date: DateValue,
    topics: statement.topics,
  },
  commitment: {
    by: commitment.by,
    to: commitment.to,
    action: commitment.action,
    status: commitment.status,
    topics: commitment.topics,
    due: DateValue,
  },
  channel: { kind: channel.kind, state: channel.state, date: DateValue },
  incident: { kind: incident.kind, date: DateValue, place: Place },
};

/** True where a person may give a field of an item of this kind that value. */
export const isCorrectable = (kind: ItemKind, field: string, value: unknown): boolean =>
  Object.hasOwn(CORRECTABLE[kind], field) && CORRECTABLE[kind][field]?.safeParse(value).success === true;

/** The fields of items of a kind that a person may correct. */
export const correctableFields = (kind: ItemKind): readonly string[] => Object.keys(CORRECTABLE[kind]);

/** What a field may hold, in words, with what a person types as an example; '' for a field that nobody corrects. */
export const formOf = (kind: ItemKind, field: string): string => {
  const type = CORRECTABLE[kind][field];
  return type === undefined ? '' : formOfType(type);
};

const formOfType = (type: z.ZodType): string => {
  if (type === DateValue)
    return 'a date as 2023, 2023-06 or 2023-06-18, or {"start": "2023-06-18", "end": "2023-06-19"}';
  if (type === Place) return 'a name, or {"name": "Paris", "country": "FRA"}';
  if (type === event.cameo) return 'a code of CAMEO as 040 (docs/codebook.md has them all)';
  if (type instanceof z.ZodEnum) return formOfChoices(type.options.map(String));
  if (type instanceof z.ZodUnion) return formOfType(type.options[0] as z.ZodType);
  if (type instanceof z.ZodReadonly) return formOfType(type.unwrap() as z.ZodType);
  if (type instanceof z.ZodNullable) return `${formOfType(type.unwrap() as z.ZodType)}, or null`;
  if (type instanceof z.ZodArray) {
    const each = type.element as z.ZodType;
    if (each instanceof z.ZodEnum) {
      const example = each.options.includes(A_PARTY) ? A_PARTY : each.options[0];
      return `a list as ["${example}"], each ${formOfChoices(each.options.map(String))}`;
    }
    return `a list in square brackets, each ${formOfType(each)}`;
  }
  return type instanceof z.ZodObject ? NAMED : type instanceof z.ZodNumber ? 'a number' : 'a text';
};

/** Of long lists the codebook has the rest. */
const CHOICES = 12;
const formOfChoices = (all: readonly string[]): string => {
  if (all.includes(A_PARTY)) return `a code of a party as ${A_PARTY} (docs/codebook.md has them all)`;
  const named = all.filter((one) => one !== '');
  if (named.length === 1) return `${named[0]}, the one that there is`;
  return named.length <= CHOICES
    ? `one of ${named.join(', ')}`
    : `one of ${named.slice(0, CHOICES).join(', ')} … (docs/codebook.md has them all)`;
};

const A_PARTY = 'CHN';
const NAMED = '{"actor": "person:wang-yi", "name": "Wang Yi", "party": "CHN"}';
