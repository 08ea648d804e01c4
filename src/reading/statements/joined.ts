/** Sources that *and* joins: *Pence and Defense Secretary Jim Mattis*, *the U.S. and Ukraine*, *Pompeo and others*. */
import type { Actor } from '../../model/reading.js';
import { actorOf, type Context, mentionsIn } from '../context.js';
import { at, firstFrom, formAt, lowerAt, uposOf, xposAt } from '../text/tokens.js';
import { isSide, nounOf } from './nominals.js';
import { type Source, TITLE_TAGS } from './source-words.js';
import { type Speaker, several } from './speaker.js';
import type { Stretch } from './stretch.js';
import { restoredText } from './words.js';

interface Asked {
  /** Whom the words of one of them stand for. */
  readonly resolve: (source: Source) => Speaker;
  /** All whom the text has called by a noun. */
  readonly called: (noun: string) => readonly Speaker[];
}

/** All who speak together by the words of a source; undefined for one alone. */
export const joinedIn = (context: Context, source: Source, asked: Asked): Speaker | undefined => {
  const people = peopleJoined(context, source);
  if (people.length > 1) return several(people);
  const bodies = bodiesJoined(context, source);
  if (bodies.length > 1) return several(bodies);
  return withOthers(context, source, asked) ?? ofTwoStates(context, source);
};

/** People whose names *and* joins, with nothing but titles and places of theirs between them. */
const peopleJoined = (context: Context, source: Source): readonly Actor[] => {
  const { tokens } = context;
  const { mentions } = context.actors;
  const { to } = source;
  const from = leadEnd(context, source);
  const people: Actor[] = [];
  let end = from;
  for (let k = firstFrom(mentions, from); k < mentions.length && at(mentions, k).to <= to; k++) {
    const mention = at(mentions, k);
    const actor = actorOf(context, mention);
    if (actor.kind !== 'person') continue;
    let isJoined = people.length === 0;
    for (let i = end; i < mention.from; i++) {
      const tag = uposOf(tokens, i);
      if (tag === 'CCONJ') isJoined = lowerAt(tokens, i) === 'and';
      // *John McCain of Arizona, Lindsey Graham of South Carolina and ...*
      else if (lowerAt(tokens, i) === ',') isJoined ||= people.length > 0 && isListed(context, mention.to, to);
      else if (!TITLE_TAGS.has(tag) && !(i === from && lowerAt(tokens, i) === 'both')) return [];
    }
    if (lowerAt(tokens, mention.to) === "'s" && mention.to < to) return [];
    // What an apposition behind the first two names is of neither.
    if (!isJoined && people.length > 1 && lowerAt(tokens, end) === ',') break;
    if (isJoined && !people.includes(actor)) people.push(actor);
    else return [];
    end = mention.to;
  }
  // *leading early polls*, *of New Hampshire*, *— the two top negotiators*
  return end >= to || isEnd(context, end) || lowerAt(tokens, end) === 'of' ? people : [];
};

const isEnd = ({ tokens }: Context, token: number): boolean => /^(?:,|–|—|-|both|\()$/.test(lowerAt(tokens, token));

/** Whether *and* with another name stands further on in a list. */
const isListed = (context: Context, from: number, to: number): boolean => {
  for (let i = from; i < to; i++)
    if (lowerAt(context.tokens, i) === 'and') return mentionsIn(context, i + 1, to).length > 0;
  return false;
};

/** *The Vatican's two top diplomats, Pietro Parolin and Paul Gallagher*: where the names begin behind a plural and its comma. */
const leadEnd = ({ tokens }: Context, { from, to, head }: Source): number => {
  if (!/^NNP?S$/.test(xposAt(tokens, head))) return from;
  for (let i = head + 1; i < to; i++) if (lowerAt(tokens, i) === ',') return i + 1;
  return from;
};

/** States and bodies with nothing but *and* and articles between them. */
const bodiesJoined = (context: Context, { from, to }: Stretch): readonly Actor[] => {
  const { tokens } = context;
  const found: Actor[] = [];
  let end = from;
  let isJoined = false;
  for (const mention of mentionsIn(context, from, to)) {
    for (let i = end; i < mention.from; i++) {
      if (!/^(?:and|the|,|both)$/.test(lowerAt(tokens, i))) return [];
      isJoined ||= lowerAt(tokens, i) === 'and';
    }
    const actor = actorOf(context, mention);
    if (actor.kind === 'person' || actor.kind === 'group' || mention.form !== 'name') return [];
    if (!found.includes(actor)) found.push(actor);
    end = mention.to;
  }
  return isJoined && (end >= to || isEnd(context, end)) ? found : [];
};

/** *Pompeo and others*, *the President and his team*, *the Deputy Secretary and the two vice ministers*. */
const withOthers = (context: Context, source: Source, { resolve, called }: Asked): Speaker | undefined => {
  const { tokens } = context;
  for (let and = source.from + 1; and + 1 < source.to; and++) {
    const word = lowerAt(tokens, and);
    if (word === ',') return undefined;
    if (word !== 'and') continue;
    const next = lowerAt(tokens, and + 1);
    const isTwo = next === 'the' && lowerAt(tokens, and + 2) === 'two';
    if (!/^(?:others?|his|her|its|their)$/.test(next) && !isTwo) return undefined;
    let to = and + 1;
    while (to < source.to && !isEnd(context, to)) to++;
    const first = resolve({ from: source.from, to: and, head: and - 1, heads: [and - 1] });
    const { actor } = first;
    if (!actor || actor.kind === 'state' || actor.kind === 'group') return undefined;
    if (isTwo) {
      const two = called(nounOf(tokens, to - 1)).flatMap((one) => (one.actor && one.actor !== actor ? one.actor : []));
      return two.length > 1 ? several([actor, ...two.slice(-2)], 'statements/described') : undefined;
    }
    const name = actor.kind === 'person' ? actor.name : restoredText(context, { from: source.from, to: and });
    const text = `${name} and ${restoredText(context, { from: and + 1, to })}`;
    // What they say is told of the one who is named.
    return { ...first, text, isSeveral: true };
  }
  return undefined;
};

/** *U.S. and South Korean military officials*: people of two states, who are of neither alone. */
const ofTwoStates = (context: Context, source: Source): Speaker | undefined => {
  const { tokens } = context;
  const { head } = source;
  const isGroup = xposAt(tokens, head) === 'NNS' && !isSide(context.resources, nounOf(tokens, head));
  if (!isGroup || formAt(tokens, head) !== lowerAt(tokens, head)) return undefined;
  const named = mentionsIn(context, source.from, head + 1);
  const [first, second] = named;
  if (!first || !second || first.from > source.from + 1 || lowerAt(tokens, first.to) !== 'and') return undefined;
  const isStates = [first, second].every((one) => {
    const { kind } = actorOf(context, one);
    return kind === 'state' || kind === 'group';
  });
  if (!isStates || second.from !== first.to + 1 || first.actor === second.actor) return undefined;
  return {
    ...several([]),
    text: restoredText(context, { from: source.from, to: head + 1 }),
    isInstitution: false,
    isPlural: true,
    isSeveral: false,
  };
};
