/**
 * What the tables of `who` say of the words of a source: the holder of an office on the day, a body, or for whom an
 * unnamed official speaks. An office without a state is that of the place where it is told of.
 */
import type { Party } from '../../model/generated/parties.js';
import { describeString } from '../actors/who/describe.js';
import type { Described } from '../actors/who/types.js';
import type { Context } from '../context.js';
import { firstFrom, lowerAt, xposAt } from '../text/tokens.js';
import type { Source } from './source-words.js';
import type { Stretch } from './stretch.js';
import { restoredText } from './words.js';

export interface Descriptions {
  /** What the words of a source say by themselves, else with the state of the place or paper that tells of it. */
  readonly of: (source: Source, outer?: Party | '') => Described;
  /** The state of a clause behind a place: *in Stockholm, where the prime minister ...*; '' for none. */
  readonly stateWhere: (source: Source) => Party | '';
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
    stateWhere: (source) => stateWhere(context, source),
    of: (source, outer = '') => {
      // 'a spokesman of the ministry' is not the one who is known to be it.
      const article = /^an?$/.test(lowerAt(context.tokens, source.from)) ? 'a ' : '';
      const phrase = article + restoredText(context, withoutClauses(context, source));
      const alone = ask(phrase);
      if (alone.party !== '' || alone.id !== undefined || !OWNED.has(alone.kind) || alone.sector === 'UNK')
        return alone;
      const party = stateOfScene(context, source, alone, outer);
      const state = party === '' ? undefined : bodyOf(context, party);
      if (!state) return alone;
      const owned = ask(
        `${party === 'USA' && phrase === 'Secretary' ? 'secretary of state' : phrase} of ${state.name}`,
      );
      return owned.party === party ? { ...owned, ...(owned.id === undefined ? { name: alone.name } : {}) } : alone;
    },
  };
}

/** Kinds of actors that act for a state, which a text need not repeat. */
const OWNED: ReadonlySet<Described['kind']> = new Set(['office', 'government', 'person']);

/** Roles of which an English text that names no state means those of the United States. */
const AMERICAN = new Set([
  'president',
  'vice president',
  'secretary of state',
  'deputy secretary of state',
  'secretary of defense',
  'press secretary',
]);

/**
 * The state for which somebody speaks whose office names none: that of the place at the head of the sentence or in the
 * clause before (*in Stockholm, where the prime minister ...*), that of the dateline, that of the publisher.
 */
const stateOfScene = (context: Context, source: Source, { role }: Described, outer: Party | ''): Party | '' => {
  // Whoever passes on words of *the president* means their own.
  if (outer !== '') return outer;
  const where = stateWhere(context, source);
  if (where !== '') return where;
  if (AMERICAN.has(role) && role !== 'press secretary') return 'USA';
  if (role === 'secretary-general') return 'UNO';
  return '';
};

/** The state or organization of a code in the table. */
const bodyOf = ({ resources: { actors } }: Context, party: Party): { readonly name: string } | undefined =>
  actors.actor(`state:${party}`) ?? (party === 'UNO' ? actors.actor('org:united-nations') : undefined);

const stateWhere = ({ places, tokens }: Context, { from }: Source): Party | '' => {
  if (lowerAt(tokens, from - 1) !== 'where') return '';
  const place = places[firstFrom(places, from) - 1];
  return place?.country && from - place.to <= 2 ? place.country : '';
};

/** The words of a source before a comma, a relative clause, a participle. */
const withoutClauses = ({ tokens }: Context, source: Source): Stretch => {
  let { to } = source;
  for (let i = source.head + 1; i < to; i++)
    if (lowerAt(tokens, i) === ',' || /^(WP|WDT|VBG|VBN)$/.test(xposAt(tokens, i))) {
      to = i;
      break;
    }
  while (to > source.head + 1 && xposAt(tokens, to - 1) === 'POS') to--;
  return { from: source.from, to: Math.max(to, source.head + 1) };
};
