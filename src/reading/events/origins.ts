/** Those whom a noun names together with where they come from or have their seat: 'Turkish Americans', 'a Dublin-based firm'. */
import { describe } from '../actors/who/describe.js';
import { type Context, mentionsIn } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { firstFrom, formAt, lowerAt, uposOf, xposAt } from '../text/tokens.js';
import type { Cast } from './cast.js';

/** What the phrase of those who have a seat may consist of. */
const NAMING: ReadonlySet<string> = new Set(['PROPN', 'NOUN', 'ADJ']);
/** Behind a place and its hyphen. */
const SEATED: ReadonlySet<string> = new Set(['based', 'headquartered']);

/** 'Turkish Americans' are people of the second country, whose families came from the first; '' for other words. */
export function emigrants(context: Context, grammar: Grammar, cast: Cast, word: number): string {
  const { tokens, actors } = context;
  if (!/^NNP?S$/.test(xposAt(tokens, word)) || word === 0) return '';
  const own = actors.mentions[firstFrom(actors.mentions, word + 1) - 1];
  if (own?.to !== word + 1) return '';
  const before = formAt(tokens, own.from - 1) === '-' ? own.from - 1 : own.from;
  const first = mentionsIn(context, Math.max(0, before - 2), before).find(({ to }) => to === before);
  if (first?.form !== 'adjective' && first?.form !== 'group') return '';
  const country = actors.byId.get(own.actor)?.country ?? '';
  if (country === '' || country === actors.byId.get(first.actor)?.country) return '';
  const { from } = grammar.name(word);
  const begin = Math.min(from, first.from);
  return cast.group(tokens.forms.slice(begin, word + 1).join(' '), country, 'CVL', begin, word + 1);
}

/** 'Dublin-based Shire': who has a seat in a place, where the tree hangs it on the place; '' for other words. */
export function seated(context: Context, cast: Cast, word: number): string {
  const { tokens, actors, places, resources } = context;
  if (formAt(tokens, word + 1) !== '-' || !SEATED.has(lowerAt(tokens, word + 2))) return '';
  const start = word + 3;
  let end = start;
  while (end < tokens.size && NAMING.has(uposOf(tokens, end))) end++;
  if (end === start) return '';
  const [named] = mentionsIn(context, start, end);
  if (named) return named.actor;
  const state = actors.mentions[firstFrom(actors.mentions, word + 1) - 1];
  const place = places[firstFrom(places, word + 1) - 1];
  const country =
    place && word < place.to ? place.country : state && word < state.to ? actors.byId.get(state.actor)?.country : '';
  const { sector } = describe(
    tokens.forms.slice(start, end),
    context.document.published?.slice(0, 10),
    resources.who(),
  );
  return cast.group(tokens.forms.slice(start, end).join(' '), country ?? '', sector, start, end);
}
