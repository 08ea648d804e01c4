/**
 * Names met in the record that no table of actors has: who should be added to one. Pure: the same readings in any order
 * give the same list.
 */
import type { Party } from '../model/generated/parties.js';
import type { Actor, Reading } from '../model/reading.js';
import type { Span } from '../model/span.js';
import { fold } from './words.js';

/** A name that no table has. */
export interface UnknownName {
  /** The fullest spelling, of those as full the commonest. */
  readonly name: string;
  /** Other spellings that are taken for the same: a surname, a middle initial more. */
  readonly spellings: readonly string[];
  readonly kind: Actor['kind'];
  /** For whom the name acts, by the documents, the commonest first; empty where none says. */
  readonly parties: readonly Party[];
  /** Its offices, the commonest first. */
  readonly roles: readonly string[];
  /** Documents that have the name; copies of one text count once, and garbled texts not at all. */
  readonly documents: number;
  readonly mentions: number;
  /** First and last day of their publication; null where none has a day. */
  readonly first: string | null;
  readonly last: string | null;
  /** Where the name stands in the first of them. */
  readonly example: { readonly document: string; readonly span: Span };
}

/** Ids of actors that no table has hold a question mark: `person:?Arno Velde`. */
export const isUnknown = (actor: string): boolean => /^[a-z]+:\?/.test(actor);

/** What has a name of its own; offices and groups are described, not named. */
const NAMED: ReadonlySet<Actor['kind']> = new Set<Actor['kind']>([
  'person',
  'organization',
  'government',
  'movement',
  'company',
  'institute',
  'outlet',
]);

/** One document's word of one name. */
interface Sighting {
  readonly document: string;
  readonly family: string;
  readonly day: string;
  readonly actor: Actor;
}

/** Collects the names of readings, one after the other. */
export class UnknownNames {
  private readonly byName = new Map<string, Sighting[]>();

  add(reading: Reading): void {
    // Garbling makes names that nobody bears: 'Antony Flicker'.
    if (reading.provenance.spun.verdict === 'spun') return;
    const { id, text, published } = reading.document;
    for (const actor of reading.actors) {
      if (!isUnknown(actor.id) || !NAMED.has(actor.kind) || actor.mentions.length === 0) continue;
      const key = `${actor.kind} ${keyOf(actor.name)}`;
      const list = this.byName.get(key) ?? [];
      list.push({ document: id, family: text, day: published?.slice(0, 10) ?? '', actor });
      this.byName.set(key, list);
    }
  }

  /**
   * @param least documents that a name must stand in
   * @returns the names, those of most documents first, then by name
   */
  list(least = 2): UnknownName[] {
    return this.united()
      .map(summary)
      .filter((one) => one.documents >= least && isName(one))
      .sort((a, b) => b.documents - a.documents || b.mentions - a.mentions || order(a.name, b.name));
  }

  /** A surname alone is of the one full name that ends with it; where there are two, it stays by itself. */
  private united(): Sighting[][] {
    const full = new Map<string, string | undefined>();
    for (const key of this.byName.keys()) {
      const words = key.split(' ');
      const last = `${words[0]} ${words.at(-1)}`;
      if (words.length > 2 && words[0] === 'person') full.set(last, full.has(last) ? undefined : key);
    }
    const groups = new Map<string, Sighting[]>();
    for (const [key, sightings] of this.byName) {
      const of = full.get(key) ?? key;
      groups.set(of, [...(groups.get(of) ?? []), ...sightings]);
    }
    return [...groups.values()];
  }
}

/** The name without marks, case and initials: 'José B. Velde' and 'Jose Velde' are one. */
const keyOf = (name: string): string => {
  const words = fold(name.normalize('NFD').replace(/\p{M}/gu, '')).split(' ');
  const long = words.filter((word) => word.length > 1);
  return (long.length > 0 ? long : words).join(' ');
};

const summary = (sightings: readonly Sighting[]): UnknownName => {
  const sorted = [...sightings].sort(
    (a, b) => order(a.day || '9999', b.day || '9999') || order(a.document, b.document) || order(a.actor.id, b.actor.id),
  );
  const families = new Map<string, Sighting>();
  for (const one of sorted) {
    const key = `${one.family} ${one.actor.id}`;
    if (!families.has(key)) families.set(key, one);
  }
  const independent = [...families.values()];
  const spellings = commonest(independent.map(({ actor }) => actor.name));
  const words = (name: string): number => name.split(' ').length;
  const most = Math.max(...spellings.map(words));
  const name = spellings.find((spelling) => words(spelling) === most) ?? '';
  const days = sorted.map(({ day }) => day).filter((day) => day !== '');
  const [first] = sorted as [Sighting, ...Sighting[]];
  return {
    name,
    spellings: spellings.filter((spelling) => spelling !== name),
    kind: first.actor.kind,
    parties: commonest(independent.flatMap(({ actor }) => (actor.party === '' ? [] : [actor.party]))),
    roles: commonest(independent.flatMap(({ actor }) => actor.role ?? [])),
    documents: new Set(independent.map(({ family }) => family)).size,
    mentions: independent.reduce((sum, { actor }) => sum + actor.mentions.length, 0),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    example: { document: first.document, span: first.actor.mentions[0] as Span },
  };
};

/** Each value once, the commonest first, of those as common by code point. */
const commonest = <T extends string>(values: readonly T[]): T[] => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || order(a, b)).map(([value]) => value);
};

/** 'Federal Government' is none where it is 'federal government' elsewhere, nor is a body's common noun alone. */
const isName = ({ kind, name, spellings }: UnknownName): boolean =>
  [name, ...spellings].every((spelling) => /^\P{Ll}/u.test(spelling)) && (kind === 'person' || name.includes(' '));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
