/** Whom the words of a source name together: people whom *and* joins (*Pence and Defense Secretary Jim Mattis*), states. */
import type { Actor } from '../../../model/reading.js';
import { actorOf, type Context, mentionsIn } from '../../context.js';
import type { TokenRange } from '../../text/grammar/ranges.js';
import { lowerAt, uposOf } from '../../text/tokens.js';

/** Tags of words within a title. */
const TITLE_TAGS: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'ADP']);

/** The one state or organization named within the words of a source. */
export const stateWithin = (context: Context, { from, to }: TokenRange): Actor | undefined => {
  const all = mentionsIn(context, from, to).map((mention) => actorOf(context, mention));
  const [found, further] = new Set(all.filter(({ kind }) => kind !== 'person' && kind !== 'group'));
  return further ? undefined : found;
};

/** *We, the leaders of Japan and Greece*: the states. */
export const statesWithin = (context: Context, { from, to }: TokenRange): readonly Actor[] => {
  const all = mentionsIn(context, from, to).map((mention) => actorOf(context, mention));
  return [...new Set(all.filter(({ kind }) => kind === 'state'))];
};

/** All people of a source with nothing but titles, commas and *and* between their names; none where it names them otherwise. */
export const peopleJoined = (context: Context, { from, to }: TokenRange): readonly Actor[] => {
  const { tokens } = context;
  const people = new Set<Actor>();
  let end = from;
  for (const mention of mentionsIn(context, from, to)) {
    const actor = actorOf(context, mention);
    if (actor.kind !== 'person') continue;
    let isJoined = people.size === 0;
    for (let i = end; i < mention.from; i++) {
      const word = lowerAt(tokens, i);
      if (word === 'and') isJoined = true;
      else if (word === ',') isJoined ||= isListed(context, mention.to, to);
      else if (!TITLE_TAGS.has(uposOf(tokens, i))) return [];
    }
    if (!isJoined || (lowerAt(tokens, mention.to) === "'s" && mention.to < to)) return [];
    people.add(actor);
    end = mention.to;
  }
  return end >= to || END.test(lowerAt(tokens, end)) ? [...people] : [];
};

/** What may stand behind the last name: an apposition, a dash, a party in brackets, a state. */
const END = /^(?:,|–|—|-|both|\(|of)$/;

/** Whether *and* with another name stands further on in a list. */
const isListed = (context: Context, from: number, to: number): boolean => {
  for (let i = from; i < to; i++)
    if (lowerAt(context.tokens, i) === 'and') return mentionsIn(context, i + 1, to).length > 0;
  return false;
};
