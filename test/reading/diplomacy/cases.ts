/** The scorer of test/cases/diplomacy/diplomacy.jsonl, by the rules of its README. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Actor, Channel, Commitment, DateValue, Incident, Meeting, Reading } from '../../../src/model/reading.js';
import { at } from '../../../src/reading/text/tokens.js';

const KINDS = ['meetings', 'commitments', 'channels', 'incidents'] as const;
type Kind = (typeof KINDS)[number];

interface ExpectedPlace {
  readonly name: string;
  readonly country?: string;
}

interface Expected {
  readonly kind?: string;
  readonly format?: string;
  readonly setting?: string;
  readonly level?: string;
  readonly status?: string;
  readonly state?: string;
  readonly parties?: readonly string[];
  readonly by?: readonly string[];
  readonly to?: readonly string[];
  readonly people?: readonly string[];
  readonly date?: string;
  readonly due?: string;
  readonly place?: ExpectedPlace;
  readonly venue?: string;
  readonly topics?: readonly string[];
  readonly delegation?: Readonly<Record<string, number>>;
  readonly action?: string;
  readonly optional?: boolean;
  readonly partiesOptional?: readonly string[];
  readonly peopleOptional?: readonly string[];
  readonly alternatives?: Readonly<Record<string, readonly unknown[]>>;
}

export interface DiplomacyCase {
  readonly id: string;
  readonly group: string;
  readonly about?: string;
  readonly published: string;
  readonly title?: string;
  readonly text: string;
  readonly expect: Readonly<Partial<Record<Kind, readonly Expected[]>>>;
}

/** @param name of the file of cases, without its ending */
export const diplomacyCases = (name = 'diplomacy'): DiplomacyCase[] =>
  readFileSync(fileURLToPath(new URL(`../../cases/diplomacy/${name}.jsonl`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DiplomacyCase);

/** An item of a reading with what it is compared by. */
interface Given {
  readonly fields: Readonly<Record<string, string>>;
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** Names that count: persons named in the passage; and those of holders of offices that it leaves unnamed. */
  readonly people: readonly { readonly name: string; readonly named: boolean }[];
  readonly dates: Readonly<Record<string, string>>;
  readonly place: { readonly name: string; readonly country?: string | undefined } | undefined;
  readonly venue: string;
  readonly topics: readonly string[];
  readonly delegation: Readonly<Record<string, number>>;
  readonly action: string;
}

const EMPTY: Given = {
  fields: {},
  sets: {},
  people: [],
  dates: {},
  place: undefined,
  venue: '',
  topics: [],
  delegation: {},
  action: '',
};

const startOf = (date: DateValue | undefined): string =>
  date === undefined ? '' : typeof date === 'string' ? date : date.start;

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[-‐‑'’.]/g, ' ')
    .toLowerCase();
/** Words of a name; hyphens and apostrophes are dropped, not spaces, so that 'El-Sisi' is 'elsisi'. */
const nameWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[-‐‑'’.]/g, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 1);

const isSameName = (a: string, b: string): boolean => {
  const [one, other] = [nameWords(a), nameWords(b)];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length > 0 && short.every((word) => long.includes(word));
};

const meetingOf = (one: Meeting, text: string, actors: ReadonlyMap<string, Actor>): Given => {
  const folded = new Set(fold(text).split(/[^\p{L}\p{N}]+/u));
  const people = one.participants.flatMap(({ actor }) => {
    const known = actors.get(actor);
    if (known?.kind !== 'person') return [];
    return [
      {
        name: known.name,
        named: fold(known.name)
          .split(/\s+/)
          .some((word) => word.length > 2 && folded.has(word)),
      },
    ];
  });
  const delegation: Record<string, number> = {};
  for (const side of one.participants) if (side.delegation) delegation[side.party] = side.delegation;
  return {
    ...EMPTY,
    fields: { kind: one.kind, format: one.format, setting: one.setting ?? '', level: one.level, status: one.status },
    sets: { parties: [...new Set(one.participants.map(({ party }) => party).filter((party) => party !== ''))] },
    people,
    dates: { date: startOf(one.date) },
    place: one.place,
    venue: one.venue ?? '',
    topics: one.topics,
    delegation,
  };
};
const commitmentOf = (one: Commitment): Given => ({
  ...EMPTY,
  fields: { status: one.status },
  sets: { by: one.by, to: one.to },
  dates: { due: startOf(one.due) },
  topics: one.topics,
  action: one.action,
});
const channelOf = (one: Channel): Given => ({
  ...EMPTY,
  fields: { kind: one.kind, state: one.state },
  sets: { parties: one.parties },
  dates: { date: startOf(one.date) },
});
const incidentOf = (one: Incident): Given => ({
  ...EMPTY,
  fields: { kind: one.kind },
  sets: { parties: one.parties },
  dates: { date: startOf(one.date) },
  place: one.place,
});

const givenOf = (reading: Reading, kind: Kind, text: string): readonly Given[] => {
  switch (kind) {
    case 'meetings': {
      const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
      return reading.meetings.map((one) => meetingOf(one, text, actors));
    }
    case 'commitments':
      return reading.commitments.map(commitmentOf);
    case 'channels':
      return reading.channels.map(channelOf);
    case 'incidents':
      return reading.incidents.map(incidentOf);
  }
};

/** The values of a field that are right. */
const right = <T>(want: Expected, field: string, value: T): readonly T[] => [
  value,
  ...((want.alternatives?.[field] ?? []) as readonly T[]),
];

const isSet = (found: readonly string[], want: readonly string[], free: readonly string[]): boolean =>
  want.every((one) => found.includes(one)) && found.every((one) => want.includes(one) || free.includes(one));

const isPrefix = (a: string, b: string): boolean => a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));

const bare = (name: string): string =>
  fold(name)
    .replace(/^\s*the\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
const isPlace = (found: Given['place'], want: ExpectedPlace): boolean =>
  found !== undefined &&
  bare(found.name) === bare(want.name) &&
  (!found.country || !want.country || found.country === want.country);

const isVenue = (found: string, want: string): boolean => {
  const [one, other] = [bare(found), bare(want)].map((name) => name.split(' ').filter((word) => word !== 'the'));
  if (!one || !other || one[0] === '' || other[0] === '') return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.every((word) => long.includes(word));
};

const UNCOUNTED = new Set(
  'a an the of to in on at by for with from into over under about against between among as and or its his her their our it he she they we i you him them us be is are was were been being am'.split(
    ' ',
  ),
);
const actionWords = (action: string): string[] =>
  action
    .toLowerCase()
    .split(/[^\p{L}\p{N}$%]+/u)
    .filter((word) => word !== '' && !UNCOUNTED.has(word))
    .map((word) => word.slice(0, 5));
const isAction = (found: string, want: string): boolean => {
  const words = new Set(actionWords(found));
  const wanted = actionWords(want);
  return 2 * wanted.filter((word) => words.has(word)).length >= wanted.length;
};

const arePeople = (given: Given, want: Expected, names: readonly string[]): boolean => {
  if (!names.every((name) => given.people.some((one) => isSameName(one.name, name)))) return false;
  if (want.kind === 'visit') return true;
  const free = want.peopleOptional ?? [];
  return given.people.every((one) => !one.named || [...names, ...free].some((name) => isSameName(one.name, name)));
};

/** Fields of an expected item that a given one has otherwise. */
const faultsOf = (given: Given, want: Expected): readonly string[] => {
  const faults: string[] = [];
  const check = (field: string, isRight: boolean): void => {
    if (!isRight) faults.push(field);
  };
  for (const field of ['kind', 'format', 'setting', 'level', 'status', 'state'] as const) {
    const value = want[field];
    if (value !== undefined) check(field, right(want, field, value).includes(given.fields[field] ?? ''));
  }
  for (const field of ['parties', 'by', 'to'] as const) {
    const value = want[field];
    const free = field === 'parties' ? (want.partiesOptional ?? []) : [];
    if (value)
      check(
        field,
        right(want, field, value).some((set) => isSet(given.sets[field] ?? [], set, free)),
      );
  }
  const { people, place, venue, topics, action, delegation } = want;
  if (people)
    check(
      'people',
      right(want, 'people', people).some((names) => arePeople(given, want, names)),
    );
  for (const field of ['date', 'due'] as const) {
    const value = want[field];
    if (value !== undefined)
      check(
        field,
        right(want, field, value).some((date) => isPrefix(given.dates[field] ?? '', date)),
      );
  }
  if (place)
    check(
      'place',
      right(want, 'place', place).some((one) => isPlace(given.place, one)),
    );
  if (venue !== undefined)
    check(
      'venue',
      right(want, 'venue', venue).some((one) => isVenue(given.venue, one)),
    );
  if (topics)
    check(
      'topics',
      right(want, 'topics', topics).some((list) => list.every((topic) => given.topics.includes(topic))),
    );
  if (delegation)
    check(
      'delegation',
      Object.entries(delegation).every(([party, size]) => given.delegation[party] === size),
    );
  if (action !== undefined)
    check(
      'action',
      right(want, 'action', action).some((words) => isAction(given.action, words)),
    );
  return faults;
};

/** Pairs as many rows with columns of their own as can be: augmenting paths. */
const pairUp = (allowed: readonly (readonly boolean[])[], columns: number): Int32Array => {
  const rowOf = new Int32Array(columns).fill(-1);
  const place = (row: number, seen: Set<number>): boolean => {
    for (let column = 0; column < columns; column++) {
      if (!allowed[row]?.[column] || seen.has(column)) continue;
      seen.add(column);
      const holder = at(rowOf, column);
      if (holder === -1 || place(holder, seen)) {
        rowOf[column] = row;
        return true;
      }
    }
    return false;
  };
  for (let row = 0; row < allowed.length; row++) place(row, new Set());
  return rowOf;
};

/** What is wrong with the items of a kind, in words; nothing where the case passes. */
const judgeKind = (given: readonly Given[], expected: readonly Expected[], kind: Kind): readonly string[] => {
  // Those that must be found come first, so that an optional one never takes their item.
  const ordered = [...expected.filter((one) => !one.optional), ...expected.filter((one) => one.optional)];
  const rowOf = pairUp(
    ordered.map((want) => given.map((one) => faultsOf(one, want).length === 0)),
    given.length,
  );
  const notes: string[] = [];
  const found = new Set(rowOf);
  ordered.forEach((want, row) => {
    if (want.optional || found.has(row)) return;
    const nearest = given.map((one) => faultsOf(one, want)).sort((a, b) => a.length - b.length)[0];
    notes.push(`${kind}: missing ${row}${nearest ? ` (nearest: ${nearest.join(', ')})` : ''}`);
  });
  rowOf.forEach((row, column) => {
    if (row === -1) notes.push(`${kind}: further ${describe(at(given, column))}`);
  });
  return notes;
};

const describe = ({ fields, sets, people, dates, place, action }: Given): string =>
  JSON.stringify([fields, sets, people.map(({ name }) => name), dates, place?.name, action]);

export const judge = (one: DiplomacyCase, reading: Reading): readonly string[] =>
  KINDS.flatMap((kind) => {
    const expected = one.expect[kind];
    return expected ? judgeKind(givenOf(reading, kind, one.text), expected, kind) : [];
  });
