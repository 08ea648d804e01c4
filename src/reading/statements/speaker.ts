/** Who speaks, as the steps that resolve and show speakers hand it on. */
import type { Party } from '../../model/generated/parties.js';
import type { Actor } from '../../model/reading.js';

export interface Speaker {
  /** Null for several speakers, for the unnamed, and for whom nobody knows. */
  readonly actor: Actor | null;
  readonly text: string;
  readonly isSeveral: boolean;
  /** Whether the words stand for an institution that is no actor of the reading: *the newspaper*. */
  readonly isInstitution: boolean;
  /** A person who is named, though no actor of the reading. */
  readonly isNamed?: boolean;
  /** For whom they speak, else ''. */
  readonly party: Party | '';
  readonly why: readonly string[];
}

export const one = (actor: Actor, party: Party | '', ...why: string[]): Speaker => ({
  ...unnamed(actor.name, false, party, ...why),
  actor,
});

/** One of several who speak together. */
export type Member = Pick<Actor, 'name' | 'kind' | 'party'>;

export const several = (members: readonly Member[], ...why: string[]): Speaker => ({
  actor: null,
  text: listed(members.map(({ name }) => name)),
  isSeveral: true,
  isInstitution: members.every(({ kind }) => kind !== 'person' && kind !== 'group'),
  party: new Set(members.map(({ party }) => party)).size === 1 ? (members[0]?.party ?? '') : '',
  why,
});

/** *A, B and C* */
const listed = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');

export const unnamed = (text: string, isInstitution: boolean, party: Party | '' = '', ...why: string[]): Speaker => ({
  actor: null,
  text,
  isSeveral: false,
  isInstitution,
  party,
  why,
});
