/**
 * The only place from which this folder looks into the actor table: names, people by surname, who held an office on a
 * day. Whoever changes how the table is held changes this file alone.
 */
import type { Party } from '../../../model/generated/parties.js';
import type { Words } from '../../text/phrases.js';
import { at } from '../../text/tokens.js';
import { allOf, type Named } from '../compiled.js';
import { type ActorTable, holdersOn, type KnownActor, type Office, officesOn } from '../table.js';
import { foldWord, type PhraseWords, wordsOfString } from './words.js';

/** An office with its dates, as coarse as known; attested are days and stretches in which the person was seen in it. */
export type OfficeHeld = Pick<Office, 'role' | 'from' | 'to' | 'attested'>;

export type { Named };

export interface Holder {
  readonly person: KnownActor;
  readonly office: Office;
}

/** Who is asked for an office: a state or organization by its code, or one organ. */
export interface Owner {
  readonly party: Party | '';
  readonly organization?: string;
}

export type Lookup = Readonly<ReturnType<typeof createLookup>>;

/** @param words begin with those of the folded names of the table */
export function createLookup(table: ActorTable, words: Words) {
  const names = table.folded.names(words);
  const numbersOf = (folded: readonly string[]): Int32Array => Int32Array.from(folded, (word) => words.number(word));
  /** The first actor of some kind that the whole phrase names. */
  const named = (folded: readonly string[], fits: (actor: KnownActor) => boolean): KnownActor | undefined => {
    return allOf(names, numbersOf(folded)).find(({ is, actor }) => is === 'actor' && fits(actor))?.actor;
  };
  const roles = new Map(table.roleNames().map((role) => [wordsOfString(role).folded.join(' '), role]));
  return {
    /** By folded words. */
    names,
    /** The people who bear a surname, folded. */
    bearers: (surname: string): readonly KnownActor[] => allOf(names.surnames, numbersOf(surname.split(' '))),
    /** The person of that name, folded and joined by blanks: also without middle initials. */
    person: (name: string) => named(name.split(' '), ({ kind }) => kind === 'person'),
    actor: table.actor,
    state: (party: Party) => table.actor(`state:${party}`),
    /** An organization or organ by its standard name. */
    organization: (name: string) =>
      named(wordsOfString(name).folded, ({ kind }) => kind !== 'person' && kind !== 'state'),
    offices: table.offices,
    officesOn: (person: string, day: string): readonly Office[] => officesOn(table, person, day),
    /** Who held an office (in standard English) on a day, the surest first. */
    holdersOn: (given: string, owner: Owner, day: string): readonly Holder[] => {
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

/** Whether an abbreviation is written as one here: 'US', not 'us'. */
export const isWritten = (named: Named, words: PhraseWords, from: number): boolean =>
  !named.capitals || at(words.forms, from) !== foldWord(at(words.forms, from));
