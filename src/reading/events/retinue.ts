/** People around somebody: 'her aides', 'the Brook camp', 'a delegate for Brook' are of the sphere of the one whom they serve. */
import type { Context } from '../context.js';
import { firstFrom, lemmaAt } from '../text/tokens.js';
import type { Known } from './cast.js';
import type { EventWords } from './patterns.js';

/** How words become actors. */
export interface Lookup {
  readonly direct: (word: number) => readonly string[];
  readonly meant: (token: number, pronoun: string) => readonly string[];
  readonly actor: (id: string) => Known | undefined;
}

/** 'Quill spokesman | Anders Holm', where the tree takes the first name for the head: who is named last; '' for other words. */
export const servantNamed = ({ tokens, actors }: Context, lists: EventWords, word: number): string => {
  const k = firstFrom(actors.mentions, word + 1) - 1;
  const first = actors.mentions[k];
  const second = actors.mentions[k + 1];
  if (!first || !second || word >= first.to || second.from !== first.to + 1) return '';
  if (!lists.retinue.has(lemmaAt(tokens, first.to))) return '';
  const isPerson = ({ actor }: { readonly actor: string }): boolean => actors.byId.get(actor)?.kind === 'person';
  return isPerson(first) && isPerson(second) ? second.actor : '';
};
