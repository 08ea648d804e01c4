/**
 * The only place from which this folder looks into the actor table: names, people by surname, who held an office on a
 * day. Whoever changes how the table is held changes this file alone.
 */
import type { Party } from '../../../model/generated/parties.js';
import { Phrases, type Words } from '../../text/phrases.js';
import { at } from '../../text/tokens.js';
import { type ActorTable, type KnownActor, type NameValue, type Office, officesOn, surnameOf } from '../table.js';
import { foldWord, type PhraseWords, wordsOfString } from './words.js';

/** What a name stands for; `people` is the noun of a people ('Afghans'), which is no adjective. */
export interface Named {
  readonly is: 'actor' | 'adjective' | 'people';
  readonly actor: KnownActor;
  /** An abbreviation of a word that is written in small letters, too: 'US', 'WHO'. */
  readonly capitals: boolean;
}

/** An office with its dates, as coarse as known. */
export interface OfficeHeld {
  readonly role: string;
  readonly from: string;
  readonly to: string;
  /** Seen in office on that day, where from when to when is not known. */
  readonly attested: string;
  /** Where the row comes from; '' where the table does not say. */
  readonly source: string;
}

export interface Holder {
  readonly person: KnownActor;
  readonly office: Office;
}

/** Who is asked for an office: a state or organization by its code, or one organ. */
export interface Owner {
  readonly party: Party | '';
  readonly organization?: string;
}

export interface Lookup {
  /** By folded words. */
  readonly names: Phrases<Named>;
  /** The people who bear a surname, folded. */
  bearers(surname: string): readonly KnownActor[];
  /** The person of that name, folded and joined by blanks: also without middle initials. */
  person(name: string): KnownActor | undefined;
  actor(id: string): KnownActor | undefined;
  state(party: Party): KnownActor | undefined;
  /** An organization or organ by its standard name. */
  organization(name: string): KnownActor | undefined;
  offices(person: string): readonly Office[];
  officesOn(person: string, day: string): readonly Office[];
  /** An office with its dates and source, as answers give it. */
  held(office: Office): OfficeHeld;
  /** Who held an office (in standard English) on a day, the last to take it first. */
  holdersOn(role: string, owner: Owner, day: string): readonly Holder[];
}

/** A longer word is no abbreviation. */
const LONGEST_ABBREVIATION = 4;

/**
 * @param words numbers of folded words, which are given to the words of names here
 * @param tableWords numbers of the words of the table's own index
 */
export function createLookup(table: ActorTable, words: Words, tableWords: Words): Lookup {
  const names = new Phrases<Named>();
  const people = new Map<string, KnownActor>();
  const organizations = new Map<string, KnownActor>();
  const bearers = new Map<string, KnownActor[]>();
  const adjectives = new Set(table.adjectives);
  for (const [phrase, values] of namesOf(table, tableWords)) {
    const { forms, folded } = wordsOfString(phrase);
    if (folded.length === 0) continue;
    const numbers = folded.map((word) => words.add(word));
    const capitals = folded.length === 1 && isAbbreviation(forms[0] ?? '');
    let adjective = !adjectives.has(phrase);
    for (const value of values) {
      const { actor } = value;
      // 'American' stands among the adjectives and again among the nouns of peoples.
      const is = value.is === 'actor' ? 'actor' : adjective ? 'people' : 'adjective';
      if (is === 'adjective') adjective = true;
      names.add(numbers, { is, actor, capitals });
      if (actor.kind === 'person') {
        addOnce(people, folded.join(' '), actor);
        if (folded.length > 1) addBearer(bearers, phrase, actor);
      }
      if (actor.kind !== 'person' && actor.kind !== 'state') addOnce(organizations, folded.join(' '), actor);
    }
  }
  const holders = holdersByRole(table);
  return {
    names,
    bearers: (surname) => bearers.get(surname) ?? [],
    person: (name) => people.get(name),
    actor: (id) => table.actors.get(id),
    state: (party) => table.actors.get(`state:${party}`),
    organization: (name) => organizations.get(wordsOfString(name).folded.join(' ')),
    offices: (person) => table.offices.get(person) ?? [],
    officesOn: (person, day) => officesOn(table, person, day),
    // The table of today keeps no source.
    held: ({ role, from, to, attested }) => ({ role, from, to, attested, source: '' }),
    holdersOn: (role, owner, day) => {
      const key = wordsOfString(role).folded.join(' ');
      const list =
        (owner.organization ? holders.get(`${owner.organization}\0${key}`) : undefined) ??
        holders.get(`${owner.party}\0${key}`) ??
        [];
      return list
        .filter(({ person, office }) => officesOn(table, person.id, day).includes(office))
        .sort((a, b) => compare(b.office.from, a.office.from) || compare(a.person.id, b.person.id));
    },
  };
}

/** Every name of the table with all for which it stands. */
function* namesOf(table: ActorTable, words: Words): Generator<readonly [phrase: string, values: readonly NameValue[]]> {
  for (const phrase of table.byName.keys()) yield [phrase, valuesOf(table, words, phrase)];
}

/** Words of letters alone are parted at their blanks by any tokenizer. */
const PLAIN_NAME = /^\p{L}+(?: \p{L}+)*$/u;

/** A name may stand for several: 'White House' is an organ and a seat of its state. */
const valuesOf = (table: ActorTable, words: Words, phrase: string): readonly NameValue[] => {
  const parts = PLAIN_NAME.test(phrase) ? phrase.split(' ') : words.split(phrase);
  const numbers = Int32Array.from(parts, (part) => words.number(part));
  const found = table.names.longest(0, numbers.length, numbers);
  if (found && found.end === numbers.length) return found.values;
  const value = table.byName.get(phrase);
  return value ? [value] : [];
};

const holdersByRole = (table: ActorTable): ReadonlyMap<string, readonly Holder[]> => {
  const holders = new Map<string, Holder[]>();
  const add = (owner: string, role: string, holder: Holder): void => {
    const key = `${owner}\0${role}`;
    const list = holders.get(key);
    if (list) list.push(holder);
    else holders.set(key, [holder]);
  };
  for (const [id, offices] of table.offices) {
    const person = table.actors.get(id);
    if (!person) continue;
    for (const office of offices) {
      const role = wordsOfString(office.role).folded.join(' ');
      if (office.organization) add(office.organization, role, { person, office });
      if (office.party) add(office.party, role, { person, office });
    }
  }
  return holders;
};

/** Whoever is called 'el-Sisi' is called 'Sisi', too; 'von der Leyen' 'Leyen', 'Lopez Obrador' by both names or the last. */
const addBearer = (bearers: Map<string, KnownActor[]>, name: string, actor: KnownActor): void => {
  const { folded } = wordsOfString(name);
  const surname = wordsOfString(surnameOf(name, actor.country)).folded;
  const last = folded.slice(-1);
  const keys = [surname];
  if (surname.at(-1) === last[0]) keys.push(last, ...(folded.length > 2 ? [folded.slice(-2)] : []));
  for (const key of new Set(keys.map((words) => words.join(' ')))) {
    const list = bearers.get(key);
    if (!list) bearers.set(key, [actor]);
    else if (!list.includes(actor)) list.push(actor);
  }
};

const isAbbreviation = (form: string): boolean => {
  const letters = form.replaceAll('.', '');
  return letters.length > 1 && letters.length <= LONGEST_ABBREVIATION && /^\p{Lu}+$/u.test(letters);
};

/** Whether an abbreviation is written as one here: 'US', not 'us'. */
export const isWritten = (named: Named, words: PhraseWords, from: number): boolean =>
  !named.capitals || at(words.forms, from) !== foldWord(at(words.forms, from));

const addOnce = (map: Map<string, KnownActor>, key: string, actor: KnownActor): void => {
  if (!map.has(key)) map.set(key, actor);
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
