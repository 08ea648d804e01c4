/** What can speak: which nouns name people or bodies, by the tables of `who`, and which name texts, deeds and other things. */
import { describeString } from '../actors/who/describe.js';
import type { Described } from '../actors/who/types.js';
import { actorOf, type Context } from '../context.js';
import type { Resources } from '../resources.js';
import { firstFrom, lemmaAt, uposOf } from '../text/tokens.js';
import { isBody } from './nominals.js';
import { isTime } from './source-words.js';

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

/** What the head of a phrase stands for: a time, the kind of actor whom it names, else what its noun is: *emissions* are a thing. */
export function kindOfHead(context: Context, head: number): string {
  const { actors, resources, tokens } = context;
  if (isTime(context, head)) return 'time';
  const mention = actors.mentions[firstFrom(actors.mentions, head + 1) - 1];
  if (mention && mention.to > head) return actorOf(context, mention).kind;
  if (uposOf(tokens, head) === 'PRON') return 'pronoun';
  const noun = lemmaAt(tokens, head);
  const kind = kindOfNoun(resources, noun) || resources.texts.get(noun);
  if (kind) return kind;
  return isBody(resources, noun) ? 'body' : resources.grammar.eventNouns.has(noun) ? 'deed' : 'thing';
}
