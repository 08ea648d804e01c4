/** People around somebody: 'her aides', 'the Brook camp', 'a delegate for Brook' are of the sphere of the one whom they serve. */
import type { Context } from '../context.js';
import { mentionsIn } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import {
  firstFrom,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEndAt,
  sentenceStartAt,
  type Tokens,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { PRONOUNS } from './antecedents.js';
import type { Known } from './cast.js';
import type { EventWords } from './patterns.js';
import { NONE } from './surface.js';

/** Who is in office; those who serve them are of the office. */
const IN_OFFICE = /^(?:GOV|MIL|JUD|COP|SPY|IGO)/;
/** Who is in politics without governing, and whom one serves there as a member of a party. */
const POLITICAL = /^(?:LEG|ELI|PTY|OPP|UNK)/;
/** What nouns for such people say where nobody is named. */
export const OPEN = /^(?:GOV|UNK|SPY)$/;
/** Who runs for an office. */
const RUNNING = /^(?:ELI|PTY|LEG)/;
const WITHIN = new Set(['within', 'inside', 'in']);
const SERVED = new Set(['to', 'of', 'for']);

/** How words become actors. */
export interface Lookup {
  readonly direct: (word: number) => readonly string[];
  readonly meant: (token: number, pronoun: string) => readonly string[];
  readonly actor: (id: string) => Known | undefined;
}

/**
 * The sector of people who are told by whom they serve.
 *
 * @param sector what their noun says
 * @param isAtHome whether they are of the country that a text of the press is about
 * @returns undefined where they are none, where their noun says enough, or where nobody is named
 */
export const retinueSector = (
  context: Context,
  grammar: Grammar,
  lists: EventWords,
  lookup: Lookup,
  word: number,
  sector: string,
  isAtHome: boolean,
): string | undefined => {
  const { tokens } = context;
  if (sector === 'OPP')
    return isAtHome && lists.rivals.has(lemmaAt(tokens, word))
      ? rivalSector(context, grammar, lookup, word)
      : undefined;
  if (!OPEN.test(sector) || !lists.retinue.has(lemmaAt(tokens, word))) return undefined;
  const served = servedBy(context, grammar, lookup, word);
  // 'the delegates' of a text about one country sit in no conference of states.
  if (!served && isAtHome && lists.conventioneers.has(lemmaAt(tokens, word))) return 'PTY';
  return served?.kind === 'person' ? sphereOf(served, sector) : undefined;
};

/**
 * The sector of who serves a person: 'GOV' with people in office, 'PTY' with politicians who are in none.
 *
 * @param sector what the words of the servant say
 * @returns undefined where that is enough
 */
export const sphereOf = (served: Known, sector: string): string | undefined => {
  if (IN_OFFICE.test(served.sector)) return sector === 'UNK' ? 'GOV' : undefined;
  return POLITICAL.test(served.sector) ? 'PTY' : served.sector;
};

/** Whom a named person serves by the words beside one of the mentions: 'Quill spokesman Holm', 'Holm, her adviser,'. */
export const servedByNamed = (context: Context, lookup: Lookup, id: string): Known | undefined => {
  for (const { from, to, actor } of context.actors.mentions) {
    if (actor !== id) continue;
    const served =
      servedByNoun(context, lookup, nounBefore(context, from)) ??
      servedByNoun(context, lookup, nounBehind(context, to));
    if (served) return served;
  }
  return undefined;
};

/** 'Quill spokesman | Holm', 'Quill's spokesman, | Holm' */
const nounBefore = ({ tokens }: Context, from: number): number => {
  const noun = from > 0 && formAt(tokens, from - 1) === ',' ? from - 2 : from - 1;
  return noun >= 0 && sentenceAt(tokens, noun) === sentenceAt(tokens, from) ? noun : NONE;
};

/** 'Holm, | her senior adviser': the last noun of the phrase behind a name. */
const nounBehind = ({ tokens }: Context, to: number): number => {
  if (to >= tokens.size || formAt(tokens, to) !== ',') return NONE;
  const end = sentenceEndAt(tokens, to);
  let noun = NONE;
  for (let i = to + 1; i < end && i <= to + LONGEST; i++) {
    if (!isWithin(tokens, i)) break;
    if (uposOf(tokens, i) === 'NOUN') noun = i;
  }
  return noun;
};

/** Whether a word may stand in a phrase that tells whose servant somebody is: 'Mr. Quill's former press secretary'. */
const isWithin = (tokens: Tokens, i: number): boolean =>
  /^(?:NOUN|PROPN|ADJ|DET)$/.test(uposOf(tokens, i)) || /^(?:POS|PRP\$|HYPH)$/.test(xposAt(tokens, i));
const LONGEST = 8;

/** Whom a noun for a servant names before or behind it. */
const servedByNoun = (context: Context, lookup: Lookup, noun: number): Known | undefined => {
  const { tokens, actors, resources } = context;
  if (noun === NONE || !resources.eventPatterns.lists.retinue.has(lemmaAt(tokens, noun))) return undefined;
  const start = sentenceStartAt(tokens, noun);
  let from = noun;
  while (from > start && noun - from < LONGEST && isWithin(tokens, from - 1)) from--;
  const owner =
    mentionsIn(context, from, noun).at(-1) ?? actors.references.find((one) => from <= one.from && one.to <= noun);
  if (owner) return lookup.actor(owner.actor);
  if (!SERVED.has(formAt(tokens, noun + 1))) return undefined;
  const isBehind = ({ from: first }: { readonly from: number }): boolean => first > noun + 1 && first <= noun + 3;
  const behind = actors.mentions.find(isBehind) ?? actors.references.find(isBehind);
  return behind && lookup.actor(behind.actor);
};

/**
 * 'his rivals' of somebody who runs for an office and holds none, 'critics within the party': who stands against one of the
 * same field is of a party, and no opposition to a government.
 */
const rivalSector = (context: Context, grammar: Grammar, lookup: Lookup, word: number): string | undefined => {
  const rival = servedBy(context, grammar, lookup, word);
  if (rival?.kind === 'person') return RUNNING.test(rival.sector) ? 'PTY' : undefined;
  const isWithin = grammar
    .nounObliques(word)
    .some(
      ({ preposition, words }) =>
        WITHIN.has(preposition) && words.some((one) => lemmaAt(context.tokens, one) === 'party'),
    );
  return isWithin ? 'PTY' : undefined;
};

/** Whom people serve: the possessor before their noun, else who stands behind 'to', 'of' and 'for'. */
const servedBy = (context: Context, grammar: Grammar, lookup: Lookup, word: number): Known | undefined => {
  const { from } = grammar.name(word);
  const first = lowerAt(context.tokens, from);
  if (from < word && PRONOUNS.has(first)) return only(lookup.meant(from, first), lookup);
  const before = mentionsIn(context, from, word).map((one) => one.actor);
  if (before.length > 0) return only(before, lookup);
  const behind = grammar.nounObliques(word).find(({ preposition }) => SERVED.has(preposition));
  return only(behind?.words.flatMap((one) => lookup.direct(one)) ?? [], lookup);
};

const only = (ids: readonly string[], { actor }: Lookup): Known | undefined => {
  const [id] = ids;
  return id !== undefined && ids.length === 1 ? actor(id) : undefined;
};

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
