/**
 * Parts a phrase into terms and names: of all ways to cover its words the one with the fewest pieces, where a word that
 * nothing knows counts thrice. Of two equal ways the one whose last piece is longer: 'Pakistani | army chief'.
 */
import type { KnownActor } from '../table.js';
import { isWritten, type Lookup, type Named } from './lookup.js';
import type { Term, WhoTables } from './tables.js';
import { COMMA, isCapitalized, type PhraseWords, POSSESSIVE } from './words.js';

interface Extent {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}
export type Piece = Extent &
  (Term | { readonly is: 'actor'; readonly actor: KnownActor; readonly people: boolean } | { readonly is: 'word' });

/** A word that nothing knows is dearer than two that something does. */
const UNKNOWN_COST = 3;
/** A name before a noun, where both would do: 'State Department | official', not 'state | department official'. */
const NAME_COST = 0.9;
/** Next to nothing: 'chairman | of | the | Senate Committee' is as good as 'chairman of the Senate | committee'. */
const SMALL_COST = 0.05;

/** The pieces of a phrase, in order; together they cover it. Time is in proportion to its length. */
export function pieces(words: PhraseWords, tables: WhoTables, lookup: Lookup): Piece[] {
  const { length } = words.folded;
  const numbers = Int32Array.from(words.folded, (word) => tables.words.number(word));
  const cost = new Float64Array(length + 1);
  const best: Piece[] = [];
  for (let from = length - 1; from >= 0; from--) {
    let chosen: Piece = single(words, from);
    let least = costOf(chosen) + (cost[from + 1] ?? 0);
    for (const piece of [
      ...termsAt(from, length, numbers, words, tables),
      ...namesAt(from, length, numbers, words, tables, lookup),
    ]) {
      const total = costOf(piece) + (cost[piece.to] ?? 0);
      if (total < least || (total === least && (chosen.is === 'word' || piece.to < chosen.to))) {
        chosen = piece;
        least = total;
      }
    }
    best[from] = chosen;
    cost[from] = least;
  }
  const out: Piece[] = [];
  for (let from = 0; from < length; ) {
    const piece = best[from];
    if (!piece) break;
    out.push(piece);
    from = piece.to;
  }
  return out;
}

const costOf = (piece: Piece): number => {
  if (piece.is === 'word') return UNKNOWN_COST;
  // 'New Mexico' is no new Mexico.
  if (piece.is === 'actor' || piece.is === 'region') return NAME_COST;
  // 'Lady' before a name is one word of two; 'first lady' is not 'first' and a lady.
  return piece.is === 'small' && piece.use !== 'courtesy' ? SMALL_COST : 1;
};

/** A word alone: a number, a sign, or nothing that is known. */
const single = ({ folded }: PhraseWords, from: number): Piece => {
  const extent = { from, to: from + 1 };
  const word = folded[from] ?? '';
  if (word === COMMA) return { ...extent, is: 'small', use: 'comma', words: word };
  if (word === POSSESSIVE) return { ...extent, is: 'small', use: 'poss', words: word };
  if (/^\d[\d,]*$/.test(word))
    return { ...extent, is: 'small', use: word === '1' ? 'indefinite' : 'several', words: word };
  return { ...extent, is: 'word' };
};

/** Every term that begins here, the longest first. */
function* termsAt(
  from: number,
  length: number,
  numbers: Int32Array,
  words: PhraseWords,
  { terms }: WhoTables,
): Generator<Piece> {
  for (let limit = length; limit > from; ) {
    const found = terms.longest(from, limit, numbers);
    if (!found) return;
    const term = termOf(found.values, found.end === length, isCapitalized(words.forms[from] ?? ''));
    limit = found.end - 1;
    if (!term) continue;
    yield { ...term, from, to: found.end };
  }
}

/** Of the terms of one phrase: 'deputy' is a lawmaker at the end, and before a noun says who is below its holder; so are 'Chechens' people, 'Chechen' no noun. */
const termOf = (values: readonly Term[], last: boolean, isCapital: boolean): Term | undefined => {
  const region = last ? undefined : values.find((one) => one.is === 'region');
  if (region) return region;
  const [first] = values;
  // 'Representative Ansel Brook' sits in a parliament, 'a representative of the firm' does not.
  if (first?.is === 'role' && first.role.titled && !isCapital)
    return values.find((one) => one.is === 'agent' && one.agent.generic) ?? first;
  if (first?.is !== 'small' || (first.use !== 'plain' && !last)) return first;
  return values.find((one) => one.is !== 'small') ?? first;
};

function* namesAt(
  from: number,
  length: number,
  numbers: Int32Array,
  words: PhraseWords,
  tables: WhoTables,
  { names }: Lookup,
): Generator<Piece> {
  for (let limit = length; limit > from; ) {
    const found = names.longest(from, limit, numbers);
    if (!found) return;
    limit = found.end - 1;
    if (isNoun(words, from, found.end, numbers, tables)) continue;
    // 'the Australian prime minister' begins with no newspaper.
    if (words.forms[from] === 'the' && names.longest(from + 1, found.end, numbers)?.end === found.end) continue;
    const written = found.values.filter((one) => isWritten(one, words, from));
    // 'Australian' before a noun is no newspaper.
    const named = written.find((one) => one.is === 'adjective') ?? preferred(written);
    // One word is too little for a person: 'Major', 'May'.
    if (named && !(named.actor.kind === 'person' && found.end === from + 1))
      yield {
        is: 'actor',
        actor: named.actor,
        people: found.values.some((one) => one.is === 'people'),
        from,
        to: found.end,
      };
  }
}

/** In small letters a noun is meant, whatever bears it as its name: 'target', 'hindu'. */
export const isNoun = (
  { forms }: PhraseWords,
  from: number,
  to: number,
  numbers: Int32Array,
  { terms }: WhoTables,
): boolean => {
  for (let i = from; i < to; i++) if (isCapitalized(forms[i] ?? '')) return false;
  const found = terms.longest(from, to, numbers);
  return found?.end === to && found.values.some((term) => term.is === 'agent' || term.is === 'role');
};

/** Of what a name may stand for: an organ before its state, a state before its people. */
export const preferred = (values: readonly Named[]): Named | undefined =>
  values.find((one) => one.is === 'actor' && one.actor.kind !== 'state' && one.actor.kind !== 'person') ??
  values.find((one) => one.is === 'actor' && one.actor.kind === 'state') ??
  values.find((one) => one.is !== 'actor' && one.is === 'adjective') ??
  values.find((one) => one.is === 'people') ??
  values[0];
