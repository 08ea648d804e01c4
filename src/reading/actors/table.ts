/**
 * The actor table: states, organizations, people with their dated offices, titles, and the index of their names. It is
 * compiled from data/actors (compile.ts) and lies in memory as it lies in the file; a user's own entries are a second,
 * small table laid over it, which is asked first.
 */
import type { Party } from '../../model/generated/parties.js';
import { readTable, type Tables } from '../tables.js';
import type { Found, NumberedWords, Words } from '../text/phrases.js';
import {
  CompiledTable,
  type FoldedNames,
  idsOf,
  type KnownActor,
  type NameValue,
  type Office,
  type OpenedTable,
  openTable,
  type PhraseIndex,
} from './compiled.js';
import type { RoleRow, Title } from './roles.js';
import { dateNumber, EVIDENCE, type Evidence, evidenceOn, lastOf } from './spans.js';

export { FAMILY_FIRST, surnameOf } from './names.js';
export type { KnownActor, NameValue, Office, OpenedTable, Title };
export { idsOf, openTable };

/** An office with how sure it is that it was held on the day in question. */
export interface Holding extends Office {
  readonly evidence: Evidence;
}

/** The layers of tables as one. */
export type ActorTable = Readonly<ReturnType<typeof bindTable>>;

/**
 * @param base the compiled table of the release, whose words `words` begins with
 * @param own tables of a user's own entries, asked before it
 * @param tables for the nouns for people (`en/groups`)
 */
export function bindTable(base: OpenedTable, own: readonly OpenedTable[], tables: Tables, words: Words) {
  const layers = [...own.map((table) => new CompiledTable(table, words, false)), new CompiledTable(base, words, true)];
  const merged = new Map(layers.flatMap((layer) => [...layer.merged()]));
  const actor = (id: string): KnownActor | undefined => {
    const known = merged.get(id) ?? id;
    for (const layer of layers) {
      const found = layer.actor(known);
      if (found) return found;
    }
    return undefined;
  };
  const texts = (column: string): readonly string[] => layers.flatMap((layer) => layer.texts(column));
  return {
    /** Number of actors. */
    size: layers.reduce((sum, layer) => sum + layer.size, 0),
    /** By its id, or by one that was given up for it. */
    actor,
    /** Every actor; makes them all, so not for the way of a text. */
    all: (): readonly KnownActor[] => layers.flatMap((layer) => [...layer.all()]),
    offices: (person: string): readonly Office[] =>
      layers.flatMap((layer) => layer.offices(merged.get(person) ?? person)),
    /** Every holder of a role in a state or organization (by its code or its id), in no order. */
    officesOf: (role: string, of: string): readonly Office[] =>
      layers.flatMap((layer) => (of.includes(':') ? layer.officesOf(role, '', of) : layer.officesOf(role, of, ''))),
    /** Names as they stand, case and all; a text's diacritics may be more than the table's. */
    names: layered(layers.map((layer) => layer.names)),
    titles: layered(layers.map((layer) => layer.titles)),
    /** Surnames with the people who bear them. */
    surnames: layered(layers.map((layer) => layer.surnames)),
    /** By the whole phrase, for names that a repair restored. */
    byName: (phrase: string): NameValue | undefined => layers.flatMap((layer) => layer.byName(phrase))[0],
    /** Every actor that a whole phrase names. */
    allNamed: (phrase: string): readonly KnownActor[] =>
      layers.flatMap((layer) => layer.byName(phrase).flatMap((value) => (value.is === 'actor' ? [value.actor] : []))),
    bearers: (surname: string): readonly KnownActor[] => layers.flatMap((layer) => layer.bearers(surname)),
    /** All names of actors by their ids, folded as bare phrases are, surnames of people among them; sorted. Walks all names. */
    namesOf: (ids: readonly string[]): readonly string[] =>
      [...new Set(layers.flatMap((layer) => layer.namesOf(ids)))].sort(),
    /** What holds for roles wherever they are held, the highest first. */
    roles: (): readonly RoleRow[] => layers.at(-1)?.roles() ?? [],
    /** Every role that somebody holds. */
    roleNames: (): readonly string[] => [...new Set(layers.flatMap((layer) => layer.roleNames()))],
    /** The same names as bare phrases are looked up. */
    folded: {
      /** The words of the release's file, with which a reader's `Words` begin. */
      words: (): NumberedWords => (layers.at(-1) as CompiledTable).foldedWords(),
      names: (words: Words): FoldedNames => {
        const folded = layers.map((layer) => layer.folded(words));
        return { ...layered(folded), surnames: layered(folded.map(({ surnames }) => surnames)) };
      },
    },
    /** Lemma of a noun for people that act for a state, with their sector. */
    groups: new Map([
      ...readTable(tables, 'en/groups').map((row) => [row.text('word'), row.text('sector')] as const),
      ...layers.flatMap((layer) => Object.entries(layer.groups())),
    ]) as ReadonlyMap<string, string>,
    /** Names of states, peoples and organizations and their adjectives, in lower case. */
    partyNames: new Set(texts('parties.names')) as ReadonlySet<string>,
    /** Names of more than one word but those of people, and the adjectives of states: what garbling is measured against. */
    longNames: texts('repairable.names'),
    adjectives: texts('repairable.adjectives'),
  };
}

/** The longest that any layer finds; of equal length, what each has, the first layer's before. */
const layered = <T>(layers: readonly PhraseIndex<T>[]): PhraseIndex<T> => {
  const [only, ...more] = layers;
  if (only && more.length === 0) return only;
  return {
    longest: (from, limit, column) => {
      let best: Found<T> | undefined;
      for (const layer of layers) {
        const found = layer.longest(from, limit, column);
        if (!found || (best && found.end < best.end)) continue;
        best = best && found.end === best.end ? { end: best.end, values: [...best.values, ...found.values] } : found;
      }
      return best;
    },
  };
};

const strength = (holding: Holding): number => EVIDENCE.indexOf(holding.evidence);
const begin = ({ span }: Office): number => span.from || (span.attested[0]?.from ?? span.to);

/**
 * The offices that a person held on a day, the highest first and of equal rank the latest. Sightings near the day count
 * only where no office is known for the day itself.
 *
 * @param day `YYYY-MM-DD`
 */
export const officesOn = (table: ActorTable, person: string, day: string): readonly Holding[] => {
  const holdings = on(table.offices(person), day);
  const sure = holdings.filter((holding) => holding.evidence !== 'near');
  return (sure.length > 0 ? sure : holdings).sort(
    (a, b) => a.precedence - b.precedence || begin(b) - begin(a) || strength(a) - strength(b),
  );
};

/**
 * Who held an office on a day, the surest first. In a post of one holder only the surest are given; several of them
 * mean that the tables do not decide between them.
 *
 * @param of code of the state or organization, or id of the organization
 * @param day `YYYY-MM-DD`
 */
export const holdersOn = (table: ActorTable, role: string, of: string, day: string): readonly Holding[] => {
  const holdings = on(table.officesOf(role, of), day).sort(
    (a, b) => strength(a) - strength(b) || begin(b) - begin(a) || (a.person < b.person ? -1 : 1),
  );
  const [first] = holdings;
  return first?.single ? holdings.filter((holding) => holding.evidence === first.evidence) : holdings;
};

const on = (offices: readonly Office[], day: string): Holding[] => {
  const number = dateNumber(day);
  return offices.flatMap((office) => {
    const evidence = evidenceOn(office.span, number);
    return evidence ? [{ ...office, evidence }] : [];
  });
};

/** For whom somebody acts on a day, and in which sector. */
export interface Standing {
  readonly party: Party | '';
  readonly sector: string;
  readonly office?: Holding;
  /** Whether all offices of the person ended before the day. */
  readonly left?: boolean;
}

/**
 * The standing of a person on a day: that of the highest office; of one who holds none that day, that of the elites.
 * Without a day only the party on which all offices of the person agree.
 *
 * @param day `YYYY-MM-DD`
 */
export const standingOn = (table: ActorTable, person: KnownActor, day: string | undefined): Standing => {
  const offices = table.offices(person.id);
  if (day === undefined) {
    const [party, ...others] = new Set(offices.map((office) => office.party));
    return { party: others.length === 0 ? (party ?? '') : '', sector: person.sector };
  }
  const [office] = officesOn(table, person.id, day);
  const ofCountry = (sector: string): Party | '' => (POLITICAL.test(sector) ? person.country : '');
  if (office) return { party: office.party || ofCountry(office.sector), sector: office.sector, office };
  // Before the first office, too, nobody governs: a candidate is of the elites.
  const number = dateNumber(day);
  // What somebody held later is not known on the day.
  const held = offices.filter((one) => begin(one) !== 0 && begin(one) <= number);
  const left = held.length > 0 && held.every(({ span }) => number > lastOf(span.to || span.until));
  const isElite = left || (offices.length > 0 && SERVING.test(person.sector));
  // Who has governed is still of that state: its former president, whatever else he was since.
  const parties = new Set(held.map((office) => office.party));
  const [own = ''] = parties;
  const sector = isElite ? 'ELI' : person.sector;
  if (!left) return { party: ofCountry(sector), sector, left };
  const ofThat = parties.has(person.country) ? person.country : '';
  return { party: parties.size === 1 ? own : ofThat, sector, left };
};

/** Sectors of those who do politics in a country: candidates, the opposition and the leaders of parties speak within it. */
const POLITICAL = /^(?:PTY|OPP|ELI|LEG)/;

/** Sectors of those who hold an office of a state. */
export const SERVING = /^(?:GOV|MIL|LEG|JUD|COP|SPY)/;
