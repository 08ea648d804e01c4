/** People around somebody: 'her aides', 'the Brook camp', 'a delegate for Brook' are of the sphere of the one whom they serve. */
import type { Context } from '../context.js';
import { mentionsIn } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { at } from '../text/tokens.js';
import { PRONOUNS } from './antecedents.js';
import type { Known } from './cast.js';
import type { EventWords } from './patterns.js';

/** Who is in office; those who serve them are of the office. */
const IN_OFFICE = /^(?:GOV|MIL|JUD|COP|SPY|IGO)/;
/** Who is in politics without governing, and whom one serves there as a member of a party. */
const POLITICAL = /^(?:LEG|ELI|PTY|OPP|UNK)/;
/** What nouns for such people say where nobody is named. */
const OPEN = /^(?:GOV|UNK|SPY)$/;
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
    return isAtHome && lists.rivals.has(at(tokens.lemmas, word).toLowerCase())
      ? rivalSector(context, grammar, lookup, word)
      : undefined;
  if (!OPEN.test(sector) || !lists.retinue.has(at(tokens.lemmas, word).toLowerCase())) return undefined;
  const served = servedBy(context, grammar, lookup, word);
  // 'the delegates' of a text about one country sit in no conference of states.
  if (!served && isAtHome && lists.conventioneers.has(at(tokens.lemmas, word).toLowerCase())) return 'PTY';
  if (served?.kind !== 'person') return undefined;
  if (IN_OFFICE.test(served.sector)) return sector === 'UNK' ? 'GOV' : undefined;
  return POLITICAL.test(served.sector) ? 'PTY' : served.sector;
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
        WITHIN.has(preposition) && words.some((one) => at(context.tokens.lemmas, one).toLowerCase() === 'party'),
    );
  return isWithin ? 'PTY' : undefined;
};

/** Whom people serve: the possessor before their noun, else who stands behind 'to', 'of' and 'for'. */
const servedBy = (context: Context, grammar: Grammar, lookup: Lookup, word: number): Known | undefined => {
  const { from } = grammar.name(word);
  const first = at(context.tokens.forms, from).toLowerCase();
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
