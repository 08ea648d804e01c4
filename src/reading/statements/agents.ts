/** What can speak: which nouns name people or bodies, and which name texts, deeds and other things. */
import { kindOfNoun } from '../actors/meant/nouns.js';
import { actorOf, type Context, mentionAt } from '../context.js';
import type { Resources } from '../resources.js';
import { lemmaAt, uposOf } from '../text/tokens.js';
import { isBody } from './nominals.js';
import { isTime } from './source-words.js';

export const isAgentNoun = (resources: Resources, noun: string): boolean => {
  const kind = kindOfNoun(resources, noun);
  return kind !== '' && kind !== 'place' && kind !== 'state';
};

/** What the head of a phrase stands for: a time, the kind of actor whom it names, else what its noun is: *emissions* are a thing. */
export function kindOfHead(context: Context, head: number): string {
  const { resources, tokens } = context;
  if (isTime(context, head)) return 'time';
  const mention = mentionAt(context, head);
  if (mention) return actorOf(context, mention).kind;
  if (uposOf(tokens, head) === 'PRON') return 'pronoun';
  const noun = lemmaAt(tokens, head);
  const kind = kindOfNoun(resources, noun) || resources.texts.get(noun);
  if (kind) return kind;
  return isBody(resources, noun) ? 'body' : resources.grammar.eventNouns.has(noun) ? 'deed' : 'thing';
}
