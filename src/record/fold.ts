/**
 * One entry from the items that tell of one thing: each field from the first item that has it, in a fixed order, the
 * most exact first; where items do not agree, every value is kept beside. Pure; the order of the input does not matter.
 */
import { CAMEO } from '../model/generated/cameo.js';
import type { Party } from '../model/generated/parties.js';
import { PLOVER } from '../model/generated/plover.js';
import type { DateValue } from '../model/reading.js';
import type {
  Contradiction,
  DocumentFacts,
  Entry,
  Item,
  ItemKind,
  ItemOf,
  NamedActor,
  Report,
} from '../model/record.js';
import { factsOf } from './chains.js';
import type { FieldCorrection } from './corrections.js';
import { dayOf, intervalOf, isoDay, widthOf } from './days.js';
import { FIELDS, type FieldRule } from './fields.js';
import type { Profile } from './profile.js';
import { fold } from './words.js';

/** An item of an entry. */
export interface Member {
  readonly profile: Profile;
  /** Repeats another member: it is a report of the entry, and gives nothing to its fields. */
  readonly copy: boolean;
}

/**
 * Folds the members of one entry, at least one and all of one kind.
 *
 * @param corrections what people said of fields of any member
 * @param why ids of rules and corrections by which the members came together
 */
export function foldEntry(
  members: readonly Member[],
  facts: ReadonlyMap<string, DocumentFacts>,
  corrections: readonly FieldCorrection[],
  why: ReadonlySet<string>,
): Entry {
  const ordered = [...members].sort(inOrder(facts));
  const shared: Shared = { ordered, facts, corrections, why };
  const [first] = ordered;
  if (!first) throw new RangeError('an entry without items');
  const { kind } = first.profile.item;
  switch (kind) {
    case 'meeting': {
      const entry = entryOf(ofKind(kind, ordered).map(valued), FIELDS[kind], (value) => value.date, shared);
      const isPlaced = corrections.some(({ field }) => field === 'place');
      return { kind, ...entry, value: isPlaced ? entry.value : settledMeeting(entry.value) };
    }
    case 'event': {
      const entry = entryOf(ofKind(kind, ordered).map(valued), FIELDS[kind], (value) => value.date, shared);
      return { kind, ...entry, value: settledEvent(entry.value) };
    }
    case 'statement':
      return { kind, ...entryOf(ofKind(kind, ordered).map(valued), FIELDS[kind], (value) => value.date, shared) };
    case 'commitment':
      // When it was made stands in no field; `due` is when it is to be kept.
      return { kind, ...entryOf(ofKind(kind, ordered).map(valued), FIELDS[kind], () => undefined, shared) };
    case 'channel':
      return { kind, ...entryOf(ofKind(kind, ordered).map(valued), FIELDS[kind], (value) => value.date, shared) };
    case 'incident':
      return { kind, ...entryOf(ofKind(kind, ordered).map(valued), FIELDS[kind], (value) => value.date, shared) };
  }
}

interface Shared {
  readonly ordered: readonly Member[];
  readonly facts: ReadonlyMap<string, DocumentFacts>;
  readonly corrections: readonly FieldCorrection[];
  readonly why: ReadonlySet<string>;
}

/**
 * The order of folding: copies last, and of the others what a machine garbled, so that no entry that a clean text tells is
 * shown with 'the White Home'; then by width of the date that the text gives, dates that the text tells before those
 * counted from its publication ('on Wednesday'), number of people named, confidence (most first), day of publication (who
 * came first), id.
 */
const inOrder =
  (facts: ReadonlyMap<string, DocumentFacts>) =>
  (a: Member, b: Member): number =>
    Number(a.copy) - Number(b.copy) ||
    isGarbled(facts, a.profile.document) - isGarbled(facts, b.profile.document) ||
    ascending(ownWidth(a), ownWidth(b)) ||
    Number(a.profile.relative) - Number(b.profile.relative) ||
    b.profile.named - a.profile.named ||
    b.profile.item.value.confidence - a.profile.item.value.confidence ||
    ascending(a.profile.item.published ?? Infinity, b.profile.item.published ?? Infinity) ||
    (a.profile.item.id < b.profile.item.id ? -1 : 1);

const isGarbled = (facts: ReadonlyMap<string, DocumentFacts>, document: string): number =>
  Number(factsOf(facts, document).spun);

const ownWidth = ({ profile: { item } }: Member): number => (item.days ? widthOf(item.days) : Infinity);
/** Not a difference: two that are infinite are equal. */
const ascending = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

const ofKind = <K extends ItemKind>(kind: K, members: readonly Member[]): { item: ItemOf<K>; copy: boolean }[] =>
  members.flatMap(({ profile: { item }, copy }) => (isOfKind(kind, item) ? [{ item, copy }] : []));

const isOfKind = <K extends ItemKind>(kind: K, item: Item): item is ItemOf<K> => item.kind === kind;

const valued = <V>({
  item: { id, value },
  copy,
}: {
  readonly item: { readonly id: string; readonly value: V };
  readonly copy: boolean;
}): Valued<V> => ({ id, value, copy });

/** All of an entry but its kind. */
const entryOf = <V extends object>(
  members: readonly Valued<V>[],
  rules: readonly FieldRule<V>[],
  dateOf: (value: V) => DateValue | undefined,
  { ordered, facts, corrections, why }: Shared,
) => {
  const folded = foldFields(
    members.filter((member) => !member.copy),
    rules,
  );
  // Latest first: the first of a field holds.
  const held = new Map<string, FieldCorrection>();
  for (const correction of corrections) if (!held.has(correction.field)) held.set(correction.field, correction);
  const corrected = [...held.values()];
  const value: V = { ...folded.value, ...Object.fromEntries(corrected.map((one) => [one.field, one.value])) };
  const items = ordered.map(({ profile }) => profile.item);
  const voices = ordered.flatMap(({ profile, copy }) => (copy ? [] : [profile.item]));
  const ids = items.map((item) => item.id);
  const reports = reportsOf(items, facts);
  const date = dateOf(value) ?? null;
  return {
    id: idOf(items, facts),
    parties: corrected.some(({ field }) => isWho(field))
      ? partiesIn(value)
      : [...new Set(voices.flatMap((item) => item.parties))].sort(),
    date,
    day: listedOn(date, reports),
    items: ids,
    value,
    givenBy: { ...folded.givenBy, ...Object.fromEntries(corrected.map((one) => [one.field, [one.id]])) },
    contradictions: folded.contradictions,
    reports,
    independent: independentOf(items, facts),
    why: [...new Set([...why, ...corrected.map((one) => `correction/${one.id}`)])].sort(),
  };
};

/** The fields that say who takes part: where a person corrected one, the parties are those it names, not those that were read. */
const WHO = ['participants', 'source', 'target', 'party', 'by', 'to'] as const;
const isWho = (field: string): boolean => WHO.some((one) => one === field);

const partiesIn = (value: object): Party[] => {
  type Told = Party | '' | NamedActor;
  const told = value as Readonly<Partial<Record<(typeof WHO)[number], Told | readonly Told[]>>>;
  const all = WHO.flatMap((field) => told[field] ?? []);
  const named = all.map((one) => (typeof one === 'string' ? one : one.party));
  return [...new Set(named)].filter((one) => one !== undefined && one !== '').sort();
};

/**
 * Nothing that is published later has a say in it, so that few of those who hold an id have to learn another; but what a
 * machine garbled gives its own only where no clean text tells of it: by this item a correction finds the entry again.
 */
const idOf = (items: readonly Item[], facts: ReadonlyMap<string, DocumentFacts>): string => {
  const [first] = [...items].sort(
    (a, b) =>
      isGarbled(facts, a.document) - isGarbled(facts, b.document) ||
      ascending(a.published ?? Infinity, b.published ?? Infinity) ||
      (a.id < b.id ? -1 : 1),
  );
  return first?.id ?? '';
};

interface Valued<V> {
  readonly id: string;
  readonly value: V;
  readonly copy: boolean;
}

const foldFields = <V extends object>(members: readonly Valued<V>[], rules: readonly FieldRule<V>[]) => {
  const [first] = members;
  if (!first) throw new RangeError('an entry without items');
  if (members.length === 1) return { value: foldAlone(first.value, rules), givenBy: {}, contradictions: [] };
  let value = first.value;
  const givenBy: Record<string, readonly string[]> = {};
  const contradictions: Contradiction[] = [];
  for (const rule of rules) {
    const folded = rule.fold(members.map((member) => member.value));
    if (!folded) continue;
    value = { ...value, ...folded.given };
    const from = folded.from.map((place) => members[place]?.id ?? first.id);
    if (from.some((id) => id !== first.id)) givenBy[rule.field] = from;
    const values = rule.contradictions(members.map((member) => member.value));
    if (values.length > 0)
      contradictions.push({
        field: rule.field,
        values: values.map((one) => ({
          value: one.value,
          items: one.places.map((place) => members[place]?.id ?? first.id),
        })),
      });
  }
  return { value, givenBy, contradictions };
};

/** Most entries are of one item, which nobody contradicts. */
const foldAlone = <V extends object>(value: V, rules: readonly FieldRule<V>[]): V => {
  const folded = { ...value };
  for (const { alone } of rules) if (alone) Object.assign(folded, alone(value));
  return folded;
};

/** Who telephones is in no one place. */
const settledMeeting = ({ place, ...value }: ItemOf<'meeting'>['value']): ItemOf<'meeting'>['value'] => ({
  ...value,
  ...(place && (value.format === 'in-person' || value.format === 'letter') ? { place } : {}),
});

/** After folding or a correction a code keeps its own weight, and a type has no mode of another. */
const settledEvent = (value: ItemOf<'event'>['value']): ItemOf<'event'>['value'] => {
  const { mode, ...rest } = value;
  const fits = mode !== undefined && PLOVER[value.plover].modes.includes(mode);
  return { ...rest, ...(fits ? { mode } : {}), goldstein: CAMEO[value.cameo].goldstein };
};

const listedOn = (date: DateValue | null, reports: readonly Report[]): string => {
  const days = date === null ? null : intervalOf(date);
  if (days) return isoDay(days[0]);
  const published = reports.flatMap((report) => dayOf(report.published ?? undefined) ?? []);
  return published.length > 0 ? isoDay(Math.min(...published)) : '';
};

const reportsOf = (items: readonly Item[], facts: ReadonlyMap<string, DocumentFacts>): Report[] =>
  [...new Set(items.map((item) => item.document))]
    .map((document) => {
      const { publisher = null, published = null, url = null } = factsOf(facts, document);
      return { document, publisher, published, url };
    })
    .sort((a, b) => isGarbled(facts, a.document) - isGarbled(facts, b.document) || byPublication(a, b));

/** Those without a day of publication last. */
const byPublication = (a: Report, b: Report): number => {
  if (a.published !== b.published) {
    if (a.published === null) return 1;
    if (b.published === null) return -1;
    return a.published < b.published ? -1 : 1;
  }
  return a.document < b.document ? -1 : 1;
};

/**
 * Voices that speak for themselves: copies of one text are one, and so is all that one publisher printed. Spun copies have
 * none; an entry known from them alone still has one source behind it.
 */
const independentOf = (items: readonly Item[], facts: ReadonlyMap<string, DocumentFacts>): number => {
  if (items.every(({ document }) => document === items[0]?.document)) return 1;
  // Marks that belong to one voice name one another, up to the one that stands for it.
  const names = new Map<string, string>();
  const voiceOf = (mark: string): string => {
    let voice = mark;
    for (let next = names.get(voice); next !== undefined && next !== voice; next = names.get(voice)) voice = next;
    return voice;
  };
  const families = new Set<string>();
  for (const document of new Set(items.map((item) => item.document))) {
    const { family, spun, publisher } = factsOf(facts, document);
    if (spun) continue;
    const own = `family ${family}`;
    families.add(own);
    const name = fold(publisher ?? '').replace(/^the /, '');
    if (name !== '') names.set(voiceOf(own), voiceOf(`publisher ${name}`));
  }
  return Math.max(1, new Set([...families].map(voiceOf)).size);
};
