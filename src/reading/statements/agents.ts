/** Which common nouns name people or bodies that can speak, by the tables of `who`; each noun is asked once. */
import { describeString } from '../actors/who/describe.js';
import type { Described } from '../actors/who/types.js';
import type { Resources } from '../resources.js';

const known = new WeakMap<Resources, Map<string, Described['kind']>>();

/** The kind of actor that a noun names, '' for a thing, a storm too (JNK of PLOVER is no actor). @param noun in the singular, in lower case */
export const kindOfNoun = (resources: Resources, noun: string): Described['kind'] => {
  const kinds = known.get(resources) ?? new Map<string, Described['kind']>();
  known.set(resources, kinds);
  const kind = kinds.get(noun) ?? kindOf(describeString(noun, undefined, resources.who()));
  if (kinds.size < MOST) kinds.set(noun, kind);
  return kind;
};
const kindOf = ({ kind, sector }: Described): Described['kind'] => (sector === 'JNK' ? '' : kind);
/** Nouns that are kept: words of a hostile text do not fill the memory. */
const MOST = 5000;

export const isAgentNoun = (resources: Resources, noun: string): boolean => {
  const kind = kindOfNoun(resources, noun);
  return kind !== '' && kind !== 'place' && kind !== 'state';
};
