/**
 * How each field of an entry is folded from its items, as tables. Fields that are in no table (id, evidence, confidence,
 * why, and what points into one text) are the first item's.
 */
import type { EventStatus, MeetingStatus } from '../model/generated/lists.js';
import type { DateValue, Place } from '../model/reading.js';
import type { ItemKind, ItemOf, NamedActor } from '../model/record.js';
import { distance, intervalOf, widthOf } from './days.js';
import { areNear, isCountry } from './features.js';
import { isByDateline, isPerson } from './profile.js';

/** The folding of one field, over the values of the items in the order of folding. */
export interface FieldRule<V> {
  readonly field: string;
  /** What the entry has, and the places of the items that gave it; undefined where none has the field. */
  readonly fold: (values: readonly V[]) => { readonly given: Partial<V>; readonly from: readonly number[] } | undefined;
  /** The same of one item alone, where that may be another than the item has; it gives the rest itself. */
  readonly alone?: (value: V) => Partial<V>;
  /** Every value that stands against another, with the places of the items that have it. */
  readonly contradictions: (
    values: readonly V[],
  ) => readonly { readonly value: unknown; readonly places: readonly number[] }[];
}

type Value<K extends ItemKind> = ItemOf<K>['value'];

interface FirstOptions<V, T> {
  /** A value that says nothing gives way to any that does: 'other'. */
  readonly empty?: (value: T, item: V) => boolean;
  /** The least rank goes before the order of items. */
  readonly rank?: (value: T) => number;
  /** Different values agree where one is only coarser. */
  readonly agree?: (a: T, b: T) => boolean;
}

/** The first item that has the field gives it. */
const first = <V, F extends keyof V & string>(
  field: F,
  { empty = () => false, rank = () => 0, agree = () => false }: FirstOptions<V, NonNullable<V[F]>> = {},
): FieldRule<V> => {
  const given = (values: readonly V[]) =>
    values.flatMap((one, place) => {
      const value = one[field];
      return value === undefined || value === null ? [] : [{ place, value, says: !empty(value, one) }];
    });
  return {
    field,
    fold: (values) => {
      const all = given(values);
      const saying = all.filter(({ says }) => says);
      const best = (saying.length > 0 ? saying : all).reduce<(typeof all)[number] | undefined>(
        (least, one) => (least && rank(least.value) <= rank(one.value) ? least : one),
        undefined,
      );
      return best && { given: patch<V, F>(field, best.value), from: [best.place] };
    },
    contradictions: (values) => {
      const distinct = new Map<string, { value: NonNullable<V[F]>; places: number[] }>();
      for (const { value, place, says } of given(values)) {
        if (!says) continue;
        const key = JSON.stringify(value);
        const known = distinct.get(key);
        if (known) known.places.push(place);
        else distinct.set(key, { value, places: [place] });
      }
      const all = [...distinct.values()];
      return all.filter((one) => all.some((other) => other !== one && !agree(one.value, other.value)));
    },
  };
};

/**
 * All items give to the field together; what they add to each other is no contradiction.
 *
 * @param knows whether an item knows enough; those that do not are asked only where none does
 */
const together = <V, F extends keyof V & string, T>(
  field: F,
  listOf: (value: V) => readonly T[],
  gather: (all: readonly T[]) => readonly T[] & V[F],
  knows: (value: V) => boolean = () => true,
): FieldRule<V> => ({
  field,
  fold: (values) => {
    const isKnown = values.some(knows);
    const asked = (value: V): readonly T[] => (isKnown && !knows(value) ? [] : listOf(value));
    const all = gather(values.flatMap(asked));
    const open = new Set(all.map((one) => JSON.stringify(one)));
    // What several say is given by the first of them.
    const from = values.flatMap((value, place) =>
      asked(value).filter((one) => open.delete(JSON.stringify(one))).length > 0 ? [place] : [],
    );
    return { given: patch<V, F>(field, all), from };
  },
  alone: (value) => patch<V, F>(field, gather(listOf(value))),
  contradictions: () => [],
});

const patch = <V, F extends keyof V & string>(field: F, value: V[F]): Partial<V> => {
  const given: Partial<V> = {};
  given[field] = value;
  return given;
};

const each = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** Each person once, by the item that names them most exactly; a state or an office only where nobody is named for it. */
export const participantsOf = <T extends NamedActor>(all: readonly T[]): T[] => {
  const byActor = new Map<string, T>();
  for (const one of all) if (!byActor.has(one.actor)) byActor.set(one.actor, one);
  const distinct = [...byActor.values()];
  const named = new Set(distinct.filter(isPerson).map((one) => one.party));
  return distinct.filter((one) => isPerson(one) || !named.has(one.party));
};

/** 'said to accuse China and the United States': who knows one side alone does not say which one it is. */
const isWhole = ({ source, target }: Value<'event'>): boolean => source.length > 0 && target.length > 0;

const isOther = (value: string): boolean => value === 'other';

/**
 * How far a thing has come: what happened goes before the plan for it, whoever reports it more exactly. What is denied
 * or called off goes before plans, too: it is the later word.
 */
const PROGRESS: readonly (MeetingStatus | EventStatus)[] = [
  'happened',
  'cancelled',
  'refused',
  'denied',
  'agreed',
  'planned',
  'proposed',
  'hypothetical',
];
const progress = (status: MeetingStatus | EventStatus): number => PROGRESS.indexOf(status);

const widthOfDate = (value: DateValue): number => {
  const days = intervalOf(value);
  return days ? widthOf(days) : Infinity;
};

/** Dates that share a day: one may only be coarser. */
const datesAgree = (a: DateValue, b: DateValue): boolean => {
  const [x, y] = [intervalOf(a), intervalOf(b)];
  return !x || !y || distance(x, y) === 0;
};

const placesAgree = (a: Place, b: Place): boolean =>
  a.name === b.name || areNear(a, b) || (a.country === b.country && (isCountry(a) || isCountry(b)));

/** Neither a plan nor its outcome gainsays the other: who told of it before could tell no more. */
const statusesAgree = (a: MeetingStatus | EventStatus, b: MeetingStatus | EventStatus): boolean =>
  !(AGAINST.has(a) || AGAINST.has(b));
const AGAINST: ReadonlySet<MeetingStatus | EventStatus> = new Set(['cancelled', 'refused', 'denied']);

/** 'Talks' are any meeting, and what is not said to be by telephone is taken for one in person. */
const isTalks = (kind: Value<'meeting'>['kind']): boolean => kind === 'talks';
const isInPerson = (format: Value<'meeting'>['format']): boolean => format === 'in-person';

/** Whoever stands first, the most exact tells the day: a garbled text may have it where a clean one has the month. */
const date = { agree: datesAgree, rank: widthOfDate };
/** A country, and where a report was written, give way to any place. */
const place = {
  empty: (value: Place, { why }: { readonly why: readonly string[] }) => isCountry(value) || isByDateline(why),
  agree: placesAgree,
};

/** Of each kind, the fields that are folded. */
export const FIELDS: { readonly [K in ItemKind]: readonly FieldRule<Value<K>>[] } = {
  meeting: [
    first<Value<'meeting'>, 'kind'>('kind', {
      empty: isOther,
      rank: (kind) => Number(isTalks(kind)),
      agree: (a, b) => isTalks(a) || isTalks(b),
    }),
    first<Value<'meeting'>, 'format'>('format', {
      rank: (format) => Number(isInPerson(format)),
      agree: (a, b) => isInPerson(a) || isInPerson(b),
    }),
    first<Value<'meeting'>, 'setting'>('setting'),
    first<Value<'meeting'>, 'level'>('level', { empty: isOther }),
    first<Value<'meeting'>, 'status'>('status', { rank: progress, agree: statusesAgree }),
    together<Value<'meeting'>, 'participants', Value<'meeting'>['participants'][number]>(
      'participants',
      (value) => value.participants,
      participantsOf,
    ),
    first<Value<'meeting'>, 'date'>('date', date),
    first<Value<'meeting'>, 'place'>('place', place),
    first<Value<'meeting'>, 'venue'>('venue'),
    first<Value<'meeting'>, 'duration'>('duration'),
    together<Value<'meeting'>, 'topics', Value<'meeting'>['topics'][number]>('topics', (value) => value.topics, each),
  ],
  event: [
    first<Value<'event'>, 'mode'>('mode'),
    together<Value<'event'>, 'contexts', Value<'event'>['contexts'][number]>(
      'contexts',
      (value) => value.contexts,
      each,
    ),
    first<Value<'event'>, 'cameo'>('cameo', { agree: (a, b) => a.startsWith(b) || b.startsWith(a) }),
    first<Value<'event'>, 'status'>('status', { rank: progress, agree: statusesAgree }),
    together<Value<'event'>, 'source', NamedActor>('source', (value) => value.source, participantsOf, isWhole),
    together<Value<'event'>, 'target', NamedActor>('target', (value) => value.target, participantsOf, isWhole),
    first<Value<'event'>, 'date'>('date', date),
    first<Value<'event'>, 'place'>('place', place),
  ],
  statement: [
    first<Value<'statement'>, 'venue'>('venue'),
    first<Value<'statement'>, 'date'>('date', date),
    together<Value<'statement'>, 'topics', Value<'statement'>['topics'][number]>(
      'topics',
      (value) => value.topics,
      each,
    ),
  ],
  commitment: [
    first<Value<'commitment'>, 'status'>('status'),
    first<Value<'commitment'>, 'due'>('due', { agree: datesAgree }),
    together<Value<'commitment'>, 'topics', Value<'commitment'>['topics'][number]>(
      'topics',
      (value) => value.topics,
      each,
    ),
  ],
  channel: [first<Value<'channel'>, 'state'>('state'), first<Value<'channel'>, 'date'>('date', date)],
  incident: [first<Value<'incident'>, 'date'>('date', date), first<Value<'incident'>, 'place'>('place', place)],
};
