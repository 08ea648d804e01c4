/** What a noun by itself names, by the tables of `who`: people, bodies, or no one who acts. */
import type { ActorKind } from '../../../model/generated/lists.js';
import { onceFor } from '../../once.js';
import type { Resources } from '../../resources.js';
import { describeString } from '../who/describe.js';
import type { Described } from '../who/types.js';

const known = onceFor((_: Resources) => new Map<string, Described>());
/** Nouns that are kept: words of a hostile text do not fill the memory. */
const MOST = 5000;

export const describedNoun = (resources: Resources, noun: string): Described => {
  const nouns = known(resources);
  const described = nouns.get(noun) ?? describeString(noun, undefined, resources.who());
  if (nouns.size < MOST) nouns.set(noun, described);
  return described;
};

/** The kind of actor that a noun names, '' for a thing, a storm too (JNK of PLOVER is no actor). @param noun in the singular, in lower case */
export const kindOfNoun = (resources: Resources, noun: string): Described['kind'] => {
  const { kind, sector } = describedNoun(resources, noun);
  return sector === 'JNK' ? '' : kind;
};

/** Whether actors of a kind are no people, but bodies that act and speak. */
export const isBodyKind = (kind: ActorKind): boolean =>
  kind !== 'person' && kind !== 'group' && kind !== 'place' && kind !== 'office';
