/**
 * Who a name or a bare phrase is, on a day: the core of `chancery who`, a function over the words of a phrase that the
 * reading may call on any span of a text. It looks things up and decides; it never fails on any words.
 */
import type { Party } from '../../../model/generated/parties.js';
import type { KnownActor } from '../table.js';
import { endOfFirst, nounPhrase } from './grammar.js';
import { actorDescribed, bodyDescribed, personDescribed, personNamed } from './names.js';
import { describePhrase } from './phrases.js';
import { type Piece, pieces } from './segments.js';
import type { Described, Who } from './types.js';
import { COMMA, isCapitalized, type PhraseWords, phraseWords, wordsOfString } from './words.js';

/**
 * @param words the words of the phrase as a tokenizer or blanks part them
 * @param day `YYYY-MM-DD`; without it an office without a name stays the office
 */
export function describe(words: readonly string[], day: string | undefined, who: Who): Described {
  return describeWords(phraseWords(words), words.join(' ').replace(CLOSING, ''), day, who);
}

/** The same of a string, parted at blanks. */
export const describeString = (phrase: string, day: string | undefined, who: Who): Described =>
  describeWords(wordsOfString(phrase), phrase.trim().replace(/\s+/gu, ' '), day, who);

/** A blank before what stands close to the word before it: the owner's ending, a comma. */
const CLOSING = / (?=['’]s?(?: |$)|[,.;:!?)])/gu;

const describeWords = (words: PhraseWords, text: string, day: string | undefined, who: Who): Described => {
  const named = actorDescribed(words, day, who);
  if (named) return named;
  const parts = pieces(words, who.tables, who.lookup);
  const phrase = nounPhrase(parts, words);
  if (phrase) return describePhrase(phrase, words, text, day, who);
  const known = lastActor(parts);
  if (known) return known.kind === 'person' ? personDescribed(known, day, who) : bodyDescribed(known);
  const comma = words.folded.indexOf(COMMA);
  const { from, party } = behindOwner(parts);
  const person = personNamed(words, from, comma === -1 ? words.folded.length : comma, day, who, { party });
  if (person) return personDescribed(person, day, who);
  return apposition(parts, words, comma, day, who) ?? unknown(parts, text);
};

/** 'Lebanon's Hezbollah', 'neighboring Iraq', 'Japan's Shinzo Abe': a known actor at the end of the first noun phrase. */
const lastActor = (parts: readonly Piece[]): KnownActor | undefined => {
  const last = parts[endOfFirst(parts) - 1];
  return last?.is === 'actor' ? last.actor : undefined;
};

/** Where a name begins behind a state: 'Israel's | Netanyahu'. */
const behindOwner = (parts: readonly Piece[]): { readonly from: number; readonly party: Party | '' } => {
  const [owner, mark, name] = parts;
  if (owner?.is !== 'actor' || owner.actor.kind !== 'state' || !mark) return { from: 0, party: '' };
  const next = mark.is === 'small' && mark.use === 'poss' ? name : mark;
  return next?.is === 'word' ? { from: next.from, party: owner.actor.party } : { from: 0, party: '' };
};

/** 'Jan Lipavsky, the Czech foreign minister': a name that no table knows, with what stands behind the comma. */
const apposition = (
  parts: readonly Piece[],
  words: PhraseWords,
  comma: number,
  day: string | undefined,
  who: Who,
): Described | undefined => {
  if (comma < 1 || !isCapitalized(words.forms[0] ?? '')) return undefined;
  const phrase = nounPhrase(
    parts.filter((piece) => piece.from > comma),
    words,
  );
  if (!phrase || phrase.name || phrase.head.plural || phrase.head.is === 'people') return undefined;
  return describePhrase({ ...phrase, name: { from: 0, to: comma } }, words, '', day, who);
};

/** Nothing among the words acts; a state beside them says at least where it belongs. */
const unknown = (parts: readonly Piece[], text: string): Described => {
  const states = parts.flatMap((piece) => (piece.is === 'actor' ? [piece.actor.country] : []));
  const [country = ''] = states;
  return { name: text, kind: '', party: '', country: states.length === 1 ? country : '', sector: 'UNK', role: '' };
};
