/**
 * What the tables of `who` say of the words of a source: the holder of an office on the day, a body, or for whom an
 * unnamed official speaks. An office without a state is that of the place where it is told of.
 */
import type { Party } from '../../model/generated/parties.js';
import { describeString } from '../actors/who/describe.js';
import type { Described } from '../actors/who/types.js';
import type { Context } from '../context.js';
import { formAt, lowerAt } from '../text/tokens.js';
import { isAnybodys, isOfficial, nounOf, textOf } from './nominals.js';
import type { Source } from './source-words.js';

export interface Descriptions {
  /** What the words of a source say by themselves, else with the state of the place or paper that tells of it. */
  readonly of: (source: Source, outer?: Party | '') => Described;
}

export function createDescriptions(context: Context): Descriptions {
  const { document, resources } = context;
  const day = document.published?.slice(0, 10);
  const known = new Map<string, Described>();

  const ask = (phrase: string): Described => {
    const answer = known.get(phrase) ?? describeString(phrase, day, resources.who());
    known.set(phrase, answer);
    return answer;
  };

  return {
    of: (source, outer = '') => {
      // 'a spokesman of the ministry' is not the one who is known to be it.
      const article = /^an?$/.test(lowerAt(context.tokens, source.from)) ? 'a ' : '';
      const phrase = article + textOf(context, source);
      const alone = ask(phrase);
      if (alone.party !== '' || alone.id !== undefined || !OWNED.has(alone.kind) || alone.sector === 'UNK')
        return alone;
      const many = partyOfMany(context, source);
      if (many !== undefined && SERVING.test(alone.sector)) return { ...alone, party: many };
      const party = stateOfScene(alone, outer);
      const state = party === '' ? undefined : resources.actors.actor(`state:${party}`);
      if (!state) return { ...alone, party: homeOf(context, source, alone) };
      const owned = ask(`${phrase} of ${state.name}`);
      return owned.party === party ? { ...owned, ...(owned.id === undefined ? { name: alone.name } : {}) } : alone;
    },
  };
}

/** Kinds of actors that act for a state, which a text need not repeat. */
const OWNED: ReadonlySet<Described['kind']> = new Set(['office', 'government', 'person', 'group']);

const SERVING = /^(GOV|MIL|SPY|LEG|COP|JUD)/;

/** Roles of which an English text that names no state means those of the United States. */
const AMERICAN = new Set([
  'president',
  'vice president',
  'secretary of state',
  'deputy secretary of state',
  'secretary of defense',
]);

/** The state for which somebody speaks whose office names none. */
const stateOfScene = ({ role }: Described, outer: Party | ''): Party | '' => {
  // Whoever passes on words of *the president* means their own.
  if (outer !== '') return outer;
  return AMERICAN.has(role) ? 'USA' : '';
};

/** *European officials*: for whom its table says; undefined without such a word. */
const partyOfMany = ({ tokens, resources }: Context, { from, head }: Source): Party | '' | undefined => {
  for (let i = from; i < head; i++) {
    const party = resources.mentionWords.wideAdjectives.get(formAt(tokens, i));
    if (party !== undefined) return party;
  }
  return undefined;
};

/** *lawmakers*, *two officials*, *the administration* of a text about one state: not *the foreign ministry*, of which each has one. */
const homeOf = (context: Context, { head }: Source, { kind, sector }: Described): Party | '' => {
  const { tokens, resources } = context;
  const noun = nounOf(tokens, head);
  const isServant = kind === 'government' || isOfficial(resources, noun) || /^(LEG|COP|JUD)/.test(sector);
  return isServant && SERVING.test(sector) && !isAnybodys(resources, noun) ? stateOfMost(context) : '';
};

/** The state for which most of those act whom the text names, where it is more than half of them. */
const stateOfMost = ({ actors: { byId, mentions } }: Context): Party | '' => {
  const times = new Map<Party, number>();
  let all = 0;
  for (const { actor } of mentions) {
    const { kind, party } = byId.get(actor) ?? { kind: '', party: '' };
    if (kind !== 'person' || party === '') continue;
    times.set(party, (times.get(party) ?? 0) + 1);
    all++;
  }
  for (const [party, often] of times) if (often * 2 > all) return party;
  return '';
};
