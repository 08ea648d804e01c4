/**
 * Whom the words of a phrase describe by the tables of `who`: the holder of an office on the day, a body, or for whom an
 * unnamed official speaks. An office without a state is that of the place where it is told of.
 */
import type { Party } from '../../../model/generated/parties.js';
import type { Context } from '../../context.js';
import { mostOf } from '../../lists.js';
import { late, once } from '../../once.js';
import { formAt, lemmaAt, lowerAt } from '../../text/tokens.js';
import { SERVING } from '../table.js';
import { describeString } from '../who/describe.js';
import type { Described } from '../who/types.js';

/** A phrase with its noun, and its words as they are shown. */
interface Phrase {
  readonly from: number;
  readonly head: number;
  readonly text: string;
}

/** What a phrase says by itself, else with the state of the place or paper that tells of it. @param outer for whom the one speaks who passes it on */
export type Descriptions = (phrase: Phrase, outer?: Party | '') => Described;

export function createDescriptions(context: Context): Descriptions {
  const { resources } = context;
  const ask = once((words: string) => described(context, words));
  const home = late(() => stateOfMost(context));
  return (phrase, outer = '') => {
    // 'a spokesman of the ministry' is not the one who is known to be it.
    const words = (/^an?$/.test(lowerAt(context.tokens, phrase.from)) ? 'a ' : '') + phrase.text;
    const alone = ask(words);
    if (alone.party !== '' || alone.id !== undefined || !OWNED.has(alone.kind) || alone.sector === 'UNK') return alone;
    const many = partyOfMany(context, phrase);
    if (many !== undefined && SERVING.test(alone.sector)) return { ...alone, party: many };
    // Whoever passes on words of *the president* means their own.
    const party = outer || (AMERICAN.has(alone.role) ? 'USA' : '');
    const state = party === '' ? undefined : resources.actors.actor(`state:${party}`);
    if (!state) return { ...alone, party: homeOf(context, phrase, alone, home) };
    const owned = ask(`${words} of ${state.name}`);
    return owned.party === party ? { ...owned, ...(owned.id === undefined ? { name: alone.name } : {}) } : alone;
  };
}

/** What words say on the day of the document. */
export const described = ({ document, resources }: Context, words: string): Described =>
  describeString(words, document.published?.slice(0, 10), resources.who());

/** Kinds of actors that act for a state, which a text need not repeat. */
const OWNED: ReadonlySet<Described['kind']> = new Set(['office', 'government', 'person', 'group']);

/** Roles of which an English text that names no state means those of the United States. */
const AMERICAN = new Set([
  'president',
  'vice president',
  'secretary of state',
  'deputy secretary of state',
  'secretary of defense',
]);

/** *European officials*: for whom its table says; undefined without such a word. */
const partyOfMany = ({ tokens, resources }: Context, { from, head }: Phrase): Party | '' | undefined => {
  for (let i = from; i < head; i++) {
    const party = resources.mentionWords.wideAdjectives.get(formAt(tokens, i));
    if (party !== undefined) return party;
  }
  return undefined;
};

/** *lawmakers*, *two officials*, *the administration* of a text about one state: not *the foreign ministry*, of which each has one. */
const homeOf = (
  context: Context,
  { head }: Phrase,
  { kind, sector }: Described,
  ofMost: () => Party | '',
): Party | '' => {
  const nouns = context.resources.speakerNouns.get(lemmaAt(context.tokens, head)) ?? [];
  const isServant = kind === 'government' || nouns.includes('official') || /^(LEG|COP|JUD)/.test(sector);
  return isServant && SERVING.test(sector) && !nouns.includes('anybody') ? ofMost() : '';
};

/** The state for which most of those act whom the text names, where it is more than half of them. */
const stateOfMost = ({ actors: { byId, mentions } }: Context): Party | '' => {
  const parties = mentions.flatMap(({ actor }) => {
    const { kind = '', party = '' } = byId.get(actor) ?? {};
    return kind === 'person' && party !== '' ? [party] : [];
  });
  return mostOf(parties, (share) => share > HALF) ?? '';
};
const HALF = 0.5;
