/**
 * What the tables of `who` say of the words of a source: the holder of an office on the day, a body, or for whom an
 * unnamed official speaks. An office without a state is that of the place where it is told of.
 */
import type { Party } from '../../model/generated/parties.js';
import { describeString } from '../actors/who/describe.js';
import type { Described } from '../actors/who/types.js';
import type { Context } from '../context.js';
import { at, firstFrom, sentenceStart } from '../text/tokens.js';
import type { Source } from './sources.js';
import { type Stretch, wordAt } from './stretch.js';
import { restoredText } from './words.js';

export interface Descriptions {
  /** What the words of a source say by themselves, else with the state of the place or paper that tells of it. */
  readonly of: (source: Source) => Described;
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
    of: (source) => {
      const phrase = restoredText(context, withoutClauses(context, source));
      const alone = ask(phrase);
      if (alone.party !== '' || alone.id !== undefined || !OWNED.has(alone.kind) || alone.sector === 'UNK')
        return alone;
      const party = stateOfScene(context, source, alone);
      const state = party === '' ? undefined : resources.actors.actor(`state:${party}`);
      if (!state) return alone;
      const owned = ask(`${phrase} of ${state.name}`);
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
const stateOfScene = (context: Context, { from, head }: Source, { role, sector }: Described): Party | '' => {
  const { tokens, places, document } = context;
  if (AMERICAN.has(role) && role !== 'press secretary') return 'USA';
  if (!/^(GOV|MIL|SPY|LEG|COP|JUD)/.test(sector)) return '';
  const start = sentenceStart(tokens, at(tokens.sentenceOf, head));
  for (let k = firstFrom(places, start); k < places.length; k++) {
    const place = at(places, k);
    if (place.from >= from) break;
    const isHead = place.from - start <= 1;
    const isBefore = wordAt(tokens, from - 1) === 'where' && from - place.to <= 2;
    if (place.country && !place.dateline && (isHead || isBefore)) return place.country;
  }
  const dateline = places.find((place) => place.dateline === true)?.country;
  if (dateline) return dateline;
  if (document.issuer) return document.issuer;
  const publisher = document.publisher ? context.resources.actors.byName(document.publisher)?.actor : undefined;
  if (publisher && (publisher.kind === 'government' || publisher.kind === 'state')) return publisher.party;
  return AMERICAN.has(role) ? 'USA' : '';
};

/** The words of a source before a comma, a relative clause, a participle. */
const withoutClauses = ({ tokens }: Context, source: Source): Stretch => {
  let { to } = source;
  for (let i = source.head + 1; i < to; i++)
    if (wordAt(tokens, i) === ',' || /^(WP|WDT|VBG|VBN)$/.test(at(tokens.xpos, i))) {
      to = i;
      break;
    }
  return { from: source.from, to: Math.max(to, source.head + 1) };
};
