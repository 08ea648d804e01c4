/**
 * What a person says of the record: that two accounts are the same or not, that a field is another, that an item is none,
 * that an entry be hidden; and that a word be taken back. Each is kept as a fact of its own, finds its item again after a
 * reread, and can be exported apart and taken in elsewhere.
 */
import { createHash } from 'node:crypto';
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { SpanSchema } from '../model/document.js';
import { PARTIES } from '../model/generated/parties.js';
import type { Correction, CorrectionAnchor, Item, ItemKind } from '../model/record.js';
import { ITEM_KINDS } from '../model/record.js';
import {
  anchorOf,
  attachAll,
  correctableFields,
  documentsOf,
  formOf,
  holding,
  isCorrectable,
} from '../record/record.js';
import type { Store, StoreReader, StoreWriter } from '../store/store.js';
import { followersOf } from './following.js';
import { remakeCorrected } from './remake.js';
import type { By, Said } from './said.js';

/** A correction with what has become of it: it holds, was taken back, or finds no item and waits for it. */
export interface KeptCorrection {
  readonly correction: Correction;
  readonly state: 'holds' | 'undone' | 'orphaned';
}

/** Something that cannot be said: which, what is wrong, and what to do. */
export class CorrectionError extends Error {
  override readonly name = 'CorrectionError';
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

/**
 * Keeps what a person says, and makes anew what hangs on it.
 *
 * @returns the corrections that were kept, those that were there already left out; what follows stands behind
 * @throws CorrectionError where an id is none, or the kind of the item cannot have what is said of it
 */
export function correct(store: Store, said: Said, by: By, moment: string): Promise<Correction[]> {
  return store.transaction(async (writer) => keep(writer, await correctionsOf(writer, said, by, moment), moment));
}

/**
 * Takes a correction back, and what follows it; of an undo, brings back what it took.
 *
 * @throws CorrectionError where there is none of this id, or it was taken back already
 */
export function undo(store: Store, id: string, by: By, moment: string): Promise<Correction[]> {
  return store.transaction(async (writer) => {
    const all = await writer.corrections();
    const known = all.find((one) => one.id === id);
    if (!known) throw new CorrectionError(`${id}: no such correction`, 'chancery correct list shows their ids');
    const taken = known.is !== 'undo' && !holding(all).includes(known);
    if (taken) throw new CorrectionError(`${id}: undone already`, 'undo its undoing to bring it back');
    const other = 'other' in known && known.other ? { other: known.other } : {};
    const undoing = identified({ ...head(by, moment, all), is: 'undo', of: id, item: known.item, ...other });
    const standing = new Set<Correction>(holding(all));
    const following = all
      .filter((one) => one.follows === id && (one.is === 'undo' || standing.has(one)))
      .map((one) =>
        identified({ ...head(by, moment, all), is: 'undo', of: one.id, follows: undoing.id, item: one.item }),
      );
    return keep(writer, [undoing, ...following], moment);
  });
}

/** All corrections in their order, with what became of each. */
export async function keptCorrections(store: StoreReader): Promise<KeptCorrection[]> {
  const all = await store.corrections();
  const items: Item[] = [];
  for (const document of new Set(all.flatMap(documentsOf)))
    for (const { item } of await store.itemsOf([document])) items.push(item);
  const orphaned = new Set(attachAll(items, all).orphaned);
  const held = new Set<Correction>(holding(all));
  return all.map((correction) => {
    if (correction.is === 'undo') return { correction, state: 'holds' };
    if (!held.has(correction)) return { correction, state: 'undone' };
    return { correction, state: orphaned.has(correction) ? 'orphaned' : 'holds' };
  });
}

/** Takes in corrections as they were exported. @returns those that were new */
export function importCorrections(
  store: Store,
  corrections: readonly Correction[],
  moment: string,
): Promise<Correction[]> {
  return store.transaction((writer) => keep(writer, corrections, moment));
}

const keep = async (writer: StoreWriter, corrections: readonly Correction[], moment: string): Promise<Correction[]> => {
  const kept: Correction[] = [];
  for (const correction of corrections) if (await writer.putCorrection(correction)) kept.push(correction);
  await remakeCorrected(writer, [...new Set(kept.flatMap(documentsOf))], moment);
  return kept;
};

/** @param before all that were said until now */
const head = ({ author, reason }: By, time: string, before: readonly Correction[]) => {
  const same = before.filter((one) => Date.parse(one.time) === Date.parse(time));
  const sequence = Math.max(-1, ...same.map((one) => one.sequence ?? 0)) + 1;
  return { author, reason, time, ...(sequence > 0 ? { sequence } : {}) };
};

type Draft = Correction extends infer C ? (C extends Correction ? Omit<C, 'id'> : never) : never;

/** The id says what is said, by whom and when: the same taken in twice is one. */
const identified = (draft: Draft): Correction => {
  const hash = createHash('sha256').update(JSON.stringify(draft)).digest('hex').slice(0, 16);
  return { id: `correction-${hash}`, ...draft } as Correction;
};

const correctionsOf = async (
  reader: StoreReader,
  given: Said,
  by: By,
  moment: string,
): Promise<readonly Correction[]> => {
  const said = given.is === 'field' ? { ...given, value: placeByName(given.field, given.value) } : given;
  const item = await itemOf(reader, said.item);
  const who = head(by, moment, await reader.corrections());
  const items = said.is === 'reject' && said.all ? await accountsOf(reader, item) : [item];
  const corrections = await saidOf(reader, said, item, items, who);
  const [first] = corrections;
  const followers = first ? await followersOf(reader, said, items) : [];
  return [
    ...corrections,
    ...followers.map(({ item: event, ...follower }) => {
      const followed = corrections.find((one) => one.item.document === event.document) ?? first;
      return identified({ ...who, follows: followed?.id ?? '', item: anchorOf(event), ...follower });
    }),
  ];
};

/** The accounts of the entry that an item calls by its id; else the item alone. */
const accountsOf = async (reader: StoreReader, item: Item): Promise<readonly Item[]> => {
  const entry = await reader.entryOf(item.id);
  return entry?.id === item.id ? (await reader.items(entry.items)).map((stored) => stored.item) : [item];
};

const saidOf = async (
  reader: StoreReader,
  said: Said,
  item: Item,
  items: readonly Item[],
  who: ReturnType<typeof head>,
): Promise<readonly Correction[]> => {
  const base = { ...who, item: anchorOf(item) };
  switch (said.is) {
    case 'same':
    case 'not-same': {
      const other = await itemOf(reader, said.other);
      if (other.id === item.id) throw new CorrectionError(`${said.item}: one item`, 'name two');
      if (other.kind !== item.kind)
        throw new CorrectionError(
          `${said.item} is of kind ${item.kind}, ${said.other} of kind ${other.kind}`,
          'only items of one kind can be the same',
        );
      return [identified({ ...base, is: said.is, other: anchorOf(other) })];
    }
    case 'field': {
      const { field, value } = said;
      if (!isCorrectable(item.kind, field, value)) throw notSaid(item.kind, field, value);
      return [identified({ ...base, is: 'field', field, value })];
    }
    case 'hide':
      return [identified({ ...base, is: 'hide' })];
    case 'reject':
      return items.map((one) => identified({ ...who, item: anchorOf(one), is: 'reject' }));
  }
};

/** Why a field cannot have a value: there is none such, or it holds another form. */
const notSaid = (kind: ItemKind, field: string, value: unknown): CorrectionError => {
  const fields = correctableFields(kind);
  if (fields.includes(field))
    return new CorrectionError(`${field}: cannot be ${JSON.stringify(value)}`, `give ${formOf(kind, field)}`);
  // Lists call it the day, and who takes part is a field of its own in each kind.
  const [nearest = ''] = [...fields].sort((a, b) => distance(field, a) - distance(field, b) || (a < b ? -1 : 1));
  const meant = distance(field, nearest) <= NEAR ? `did you mean ${nearest}? ` : '';
  return new CorrectionError(
    `${field}: no field of a ${kind} that can be corrected`,
    `${meant}there are ${fields.join(', ')}`,
  );
};
/** Letters in which a field that was meant differs at most. */
const NEAR = 2;

/** A place may be given by its name alone. */
const placeByName = (field: string, value: unknown): unknown =>
  field === 'place' && typeof value === 'string' ? { name: value } : value;

/** Ids that lead from one reading to the next at most: readings are few. */
const MOST_READINGS = 100;

/** The item of an id, of one that a later reading replaced its successor. */
const itemOf = async (reader: StoreReader, id: string): Promise<Item> => {
  let at: string | null = id;
  for (let i = 0; at !== null && i < MOST_READINGS; i++) {
    const [stored] = await reader.items([at]);
    if (stored) return stored.item;
    at = (await reader.former(at))?.now ?? null;
  }
  throw new CorrectionError(`${id}: neither an entry nor an item of the record`, 'chancery list shows what there is');
};

const Anchor: z.ZodType<CorrectionAnchor> = z.strictObject({
  document: z.string().min(1),
  kind: z.enum(ITEM_KINDS),
  evidence: z.array(SpanSchema).readonly(),
  words: z.array(z.string()).readonly(),
  parties: z.array(z.enum(PARTIES)).readonly(),
});
const Head = {
  id: z.string().min(1),
  author: z.string(),
  time: z.iso.datetime({ offset: true }),
  sequence: z.int().positive().optional(),
  reason: z.string(),
  follows: z.string().min(1).optional(),
};

/** A correction as it is exported, one a line. */
export const CorrectionSchema = z.discriminatedUnion('is', [
  z.strictObject({ ...Head, item: Anchor, is: z.literal('same'), other: Anchor }),
  z.strictObject({ ...Head, item: Anchor, is: z.literal('not-same'), other: Anchor }),
  z.strictObject({ ...Head, item: Anchor, is: z.literal('field'), field: z.string(), value: z.json() }),
  z.strictObject({ ...Head, item: Anchor, is: z.literal('reject') }),
  z.strictObject({ ...Head, item: Anchor, is: z.literal('hide') }),
  z.strictObject({ ...Head, item: Anchor, is: z.literal('undo'), of: z.string(), other: Anchor.optional() }),
]);
