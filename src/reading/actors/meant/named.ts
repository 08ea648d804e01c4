/** The actor whose name heads the words of a source: *Deputy Foreign Minister Sergei Ryabkov*, not whose it is. */
import type { Actor } from '../../../model/reading.js';
import { actorOf, type Context, mentionAt, mentionsIn } from '../../context.js';
import { formAt, lowerAt, type Tokens, uposOf } from '../../text/tokens.js';
import type { Mention } from '../find.js';

/** Tokens `from` to `to` (exclusive). */
type Stretch = Pick<Mention, 'from' | 'to'>;

/** The actor whose name heads a phrase, null where none does. */
export type Named = (head: number, from: number, to: number) => Actor | null;

export function createNamed(context: Context): Named {
  const { tokens, grammar } = context;

  /** *Trump administration officials*, *the Drudge Report*: a name before a noun says whose it is. */
  const isBeforeNoun = ({ from, to }: Stretch, head: number): boolean => {
    if (to > head) return false;
    const isSmall = uposOf(tokens, head) === 'NOUN' && lowerAt(tokens, head) === formAt(tokens, head);
    return isSmall || (lowerAt(tokens, from - 1) === 'the' && uposOf(tokens, head) === 'PROPN');
  };

  /** *Deputy Foreign Minister Sergei Ryabkov*, *Ambassador to the UN Nikki Haley*: the name that ends a title, however the tree parts it. */
  const isTitled = (head: number, source: Stretch, mention: Mention): boolean => {
    if (mention.to !== source.from + lengthOf(tokens, source) || mention.from <= head) return false;
    let isBehindPreposition = false;
    for (let i = head + 1; i < mention.from; i++) {
      const tag = uposOf(tokens, i);
      if (tag === 'ADP') isBehindPreposition = true;
      // *a spokesman for President Trump*
      else if (isBehindPreposition && context.resources.actors.titles.longest(i, mention.from, context.numbered.forms))
        return false;
      else if (!TITLE_TAGS.has(tag)) return false;
    }
    return TITLE_ENDS.has(uposOf(tokens, mention.from - 1));
  };

  return (head: number, from: number, to: number): Actor | null => {
    const { from: first, to: end } = grammar.name(head);
    // *Trump campaign spokesperson Tim Murtaugh* is who has the head in his name.
    const bearer = mentionAt(context, head);
    const isBorne = bearer !== undefined && actorOf(context, bearer).kind === 'person';
    let found: Actor | null = null;
    /** Where the body ends whose name is the head: *Department of Homeland Security Secretary Janet Rowe*. */
    let headEnd = head;
    for (const mention of mentionsIn(context, from, to)) {
      const actor = actorOf(context, mention);
      const covers = mention.from <= head && head < mention.to;
      const isOwner = lowerAt(tokens, mention.to) === "'s" || lowerAt(tokens, mention.to) === "'";
      if (covers) {
        if (actor.kind === 'person') return actor;
        headEnd = mention.to - 1;
        if (!isOwner || mention.to === to || from === mention.from) found = actor;
      } else if (actor.kind === 'person' && !isOwner && !isBorne && !isBeforeNoun(mention, head)) {
        const own = grammar.headOf(mention.from, mention.to);
        const isPart = (first <= mention.from && mention.to <= end) || grammar.appositions(head).includes(own);
        if (isPart || isTitled(headEnd, { from, to }, mention)) return actor;
      }
    }
    return found;
  };
}

/** Words of a source before its first comma. */
const lengthOf = (tokens: Tokens, { from, to }: Stretch): number => {
  let end = from;
  while (end < to && lowerAt(tokens, end) !== ',') end++;
  return end - from;
};

/** Tags of words within a title. */
export const TITLE_TAGS: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'ADP']);
/** Tags of the last word of a title. */
const TITLE_ENDS: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);

/** The one state or organization named within the words of a source. */
export const stateWithin = (context: Context, { from, to }: Stretch): Actor | undefined => {
  const all = mentionsIn(context, from, to).map((mention) => actorOf(context, mention));
  const [found, further] = new Set(all.filter(({ kind }) => kind !== 'person' && kind !== 'group'));
  return further ? undefined : found;
};

/** *We, the leaders of Japan and Greece*: the states. */
export const statesWithin = (context: Context, { from, to }: Stretch): readonly Actor[] => {
  const all = mentionsIn(context, from, to).map((mention) => actorOf(context, mention));
  return [...new Set(all.filter(({ kind }) => kind === 'state'))];
};
