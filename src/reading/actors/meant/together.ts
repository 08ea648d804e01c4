/** Whom *they* and *both sides* stand for, by whom a text tells of first. */
import type { Actor } from '../../../model/reading.js';
import { actorOf, type Context } from '../../context.js';
import { at, lowerAt, sentenceAt } from '../../text/tokens.js';
import type { Mention } from '../find.js';

/** One of several who are meant together. */
export type Member = Pick<Actor, 'name' | 'kind' | 'party'>;

export interface Together {
  /** Those of whom a readout or joint statement tells: *both sides*, *the leaders*. */
  readonly parties: (token: number, isBody: boolean) => readonly Actor[];
  /** The states for which those talk, else the bodies that are told of first. */
  readonly sides: (token: number) => readonly Member[];
}

export function createTogether(context: Context): Together {
  const { tokens, actors, grammar, resources } = context;
  const { mentions } = actors;
  const heads = mentions.map(({ from, to }) => grammar.headOf(from, to));
  const parties = (token: number, isBody: boolean): readonly Actor[] => {
    const before = partiesBefore(token, isBody);
    // A title tells of those whom the first sentences name.
    const head = at(tokens.sentences, Math.min(HEAD, tokens.sentences.length - 1));
    return before.length > 1 || token > head ? before : partiesBefore(head, isBody);
  };

  const partiesBefore = (token: number, isBody: boolean): readonly Actor[] => {
    const people: Actor[] = [];
    const bodies: Actor[] = [];
    let together: readonly Actor[] = [];
    let sentence = -1;
    let firstActing: Actor | undefined;
    for (let k = 0; k < mentions.length && k < MOST && at(mentions, k).from < token; k++) {
      const mention = at(mentions, k);
      const actor = actorOf(context, mention);
      // What only says where is no side, and *Spokesperson Ned Price* tells what others did.
      if (actor.kind === 'group' || mention.form === 'place' || isSpokesman(context, mention)) continue;
      const list = actor.kind === 'person' ? people : bodies;
      if (sentenceAt(tokens, mention.from) !== sentence) {
        sentence = sentenceAt(tokens, mention.from);
        // Three who are told of in one sentence talk to one another, and no fourth joins them later.
        together = people.length >= 2 ? people.slice() : together;
      }
      if (actor.kind === 'person' && firstActing === undefined && isSubject(context, at(heads, k))) firstActing = actor;
      if (!list.includes(actor)) list.push(actor);
    }
    const first = together.length >= 2 ? together.slice(0, together.length === 3 ? 3 : 2) : people.slice(0, 2);
    // Whoever acts is named first, wherever the title has him.
    if (!isBody && first.length >= 2)
      return [...first].sort((a, b) => Number(b === firstActing) - Number(a === firstActing));
    return bodies.length >= 2 ? bodies.slice(0, 2) : [];
  };

  return {
    parties,
    sides: (token) => {
      const states = parties(token, false).flatMap(({ party }) => resources.actors.actor(`state:${party}`) ?? []);
      return states.length === 2 && states[0] !== states[1] ? states : parties(token, true);
    },
  };
}

const isSpokesman = ({ tokens }: Context, { from }: Mention): boolean =>
  from > 0 && /^spokes(?:man|woman|person)$/.test(lowerAt(tokens, from - 1));

/** How many mentions are looked back to. */
const MOST = 40;
/** Sentences at the head of a text that say who meets. */
const HEAD = 3;

const isSubject = ({ grammar }: Context, head: number): boolean => {
  const clause = grammar.clauseOf(head);
  return clause !== -1 && grammar.subjects(clause).includes(head);
};
