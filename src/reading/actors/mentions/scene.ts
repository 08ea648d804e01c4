/** What the resolvers of this folder share: the document with its layers, the tables, and what was meant so far. */
import type { Party } from '../../../model/generated/parties.js';
import type { Resources } from '../../resources.js';
import { lemmaAt, xposAt } from '../../text/tokens.js';
import type { KnownActor } from '../table.js';
import type { Chunk } from './chunks.js';
import { type Antecedent, type Asked, Discourse, type Referent } from './discourse.js';
import type { ActorInput, NameFinder } from './names.js';
import type { Home, Mention, Sighting, Who } from './types.js';

/** Hears who may be meant, and for whom somebody may act, and may say it: learning asks so. */
export interface Hears {
  readonly pronoun?: (asked: Asked, found: readonly Antecedent[], discourse: Discourse) => Antecedent | undefined;
  readonly home?: (name: string, found: readonly Home[]) => Home | undefined;
}

export type Scene = Readonly<ReturnType<typeof sceneOf>>;

export const sceneOf = (
  { tokens, grammar, places, published }: ActorInput,
  resources: Resources,
  finder: NameFinder,
  hears: Hears | undefined,
) => {
  const { actors: table, mentionWords: words } = resources;
  const day = published?.slice(0, 10);
  const names = finder.find();
  /** Index of the name that covers a token, -1 where none does. */
  const nameOf = new Int32Array(tokens.size).fill(-1);
  for (const [index, { from, to }] of names.entries()) nameOf.fill(index, from, to);
  return {
    tokens,
    grammar,
    table,
    words,
    places,
    describer: finder.describer,
    discourse: new Discourse(tokens, grammar, table, words, day),
    /** `YYYY-MM-DD` */
    day,
    /** Names, in the order of the text. */
    names: names as readonly Sighting[],
    /** Adjectives of states before things. */
    idle: new Set<Mention>(),
    nameOf,
    /** The short name by the first token of the full one, of names that no table has. */
    shortened: finder.described as ReadonlyMap<number, string>,
    /** Whom the short names mean so far. */
    shortNames: new Map<string, Referent>(),
    resources,
    hears,
  };
};

/** Whom a phrase means: several where it is a collective. */
export interface Meant {
  readonly of: readonly Referent[];
  readonly plural: boolean;
  readonly why: readonly string[];
}

export const one = (referent: Referent, ...why: string[]): Meant => ({ of: [referent], plural: false, why });

export const isPlural = ({ tokens }: Scene, token: number): boolean => /S$/.test(xposAt(tokens, token));

/** Whether a predicate, -1 for none, is a verb of saying. */
export const isSaying = ({ resources, tokens }: Scene, predicate: number): boolean =>
  predicate !== -1 && resources.grammar.verbs.get(lemmaAt(tokens, predicate))?.has('saying') === true;

/** The words of a phrase before its noun, in small letters. */
export const wordsBefore = ({ tokens }: Scene, { from, head }: Chunk): readonly string[] =>
  tokens.lowers.slice(from, head);

/** The state or organization of states that a party is, as an actor. */
export const partyActor = ({ table, words }: Scene, party: Party | ''): KnownActor | undefined =>
  party === '' ? undefined : table.actor(words.parties.get(party) ?? `state:${party}`);

export const knownReferent = ({ discourse }: Scene, known: KnownActor | undefined): Referent | undefined =>
  known && discourse.referent(known as Who);

/** For whom somebody acts, else where they belong. */
export const partyOf = ({ who }: Referent): Party | '' => who.party || who.country;

/** The same of several, each once. */
export const partiesOf = (referents: readonly Referent[]): Party[] =>
  distinct(referents.flatMap((referent) => partyOf(referent) || []));

export const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];
