/**
 * The only place from which this folder looks into the actor table: names, people by surname, who held an office on a
 * day. Whoever changes how the table is held changes this file alone.
 */
import type { Party } from '../../../model/generated/parties.js';
import { Phrases, type Words } from '../../text/phrases.js';
import { at } from '../../text/tokens.js';
import { type ActorTable, holdersOn, type KnownActor, type Office, officesOn, surnameOf } from '../table.js';
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
  /** Days and stretches in which the person was seen in it: `2013-09-24`, `1998-01/2001-03`. */
  readonly attested: readonly string[];
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
  /** Who held an office (in standard English) on a day, the surest first. */
  holdersOn(role: string, owner: Owner, day: string): readonly Holder[];
}

/** A longer word is no abbreviation. */
const LONGEST_ABBREVIATION = 4;

/**
 * @param peoples nouns of peoples: 'Afghans'
 * @param words numbers of folded words, which are given to the words of names here
 */
export function createLookup(table: ActorTable, peoples: ReadonlySet<string>, words: Words): Lookup {
  const names = new Phrases<Named>();
  const people = new Map<string, KnownActor>();
  const organizations = new Map<string, KnownActor>();
  const bearers = new Map<string, KnownActor[]>();
  const adjectives = new Set(table.adjectives);
  for (const { words: parts, values } of table.allNames()) {
    const phrase = parts.join(' ');
    const { forms, folded } = wordsOfString(phrase);
    if (folded.length === 0) continue;
    const numbers = folded.map((word) => words.add(word));
    const capitals = folded.length === 1 && isAbbreviation(forms[0] ?? '');
    for (const { is, actor } of values) {
      // 'American' is an adjective and one of a people.
      const senses =
        is === 'actor'
          ? (['actor'] as const)
          : [
              ...(adjectives.has(phrase) ? (['adjective'] as const) : []),
              ...(peoples.has(phrase) ? (['people'] as const) : []),
            ];
      for (const sense of senses) names.add(numbers, { is: sense, actor, capitals });
      if (actor.kind === 'person') {
        addOnce(people, folded.join(' '), actor);
        if (folded.length > 1) addBearer(bearers, phrase, actor);
      }
      if (actor.kind !== 'person' && actor.kind !== 'state') addOnce(organizations, folded.join(' '), actor);
    }
  }
  const roles = new Map(table.roleNames().map((role) => [wordsOfString(role).folded.join(' '), role]));
  return {
    names,
    bearers: (surname) => bearers.get(surname) ?? [],
    person: (name) => people.get(name),
    actor: table.actor,
    state: (party) => table.actor(`state:${party}`),
    organization: (name) => organizations.get(wordsOfString(name).folded.join(' ')),
    offices: table.offices,
    officesOn: (person, day) => officesOn(table, person, day),
    held: ({ role, from, to, attested }) => ({ role, from, to, attested }),
    holdersOn: (given, owner, day) => {
      const role = roles.get(wordsOfString(given).folded.join(' '));
      if (role === undefined) return [];
      // An organ of a state has the holder itself where the table knows its offices, else through its state.
      const { organization } = owner;
      const of = organization && table.officesOf(role, organization).length > 0 ? organization : owner.party;
      if (of === '') return [];
      return holdersOn(table, role, of, day).flatMap((office) => {
        const person = table.actor(office.person);
        return person ? [{ person, office }] : [];
      });
    },
  };
}

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
