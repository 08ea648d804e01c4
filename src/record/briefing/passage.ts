/**
 * The passage of a statement as a briefing quotes it: whole sentences, never the middle of a phrase; and whether it is sure
 * enough who speaks there. Pure: sentences come from outside.
 */
import type { Entry, NamedActor } from '../../model/record.js';
import type { Span } from '../../model/span.js';

/** A text with where its sentences stand, in order. */
export interface SentencedText {
  readonly text: string;
  readonly sentences: readonly Span[];
}

/** Characters of a passage at most; what an undertaking or a line rests on may be longer. */
const LONGEST = 420;
const SHORTEST = 40;
/** A sign before which a passage may end within its sentence. */
const PART_END = /^\s*[,;:.!?–—)”"]/u;

/** With the sentence before, of which it speaks. */
const LONGEST_OF_TWO = 640;
/** 'This step', 'these objectives', 'both sets of issues': what is meant stands in the sentence before. */
const POINTING =
  /\b(?:these|those(?! (?:who|that|of|in|with|from|\p{Ll}+ing|\p{Ll}+ed)\b)|such(?! as\b)|both sets of|this (?:new )?(?=(?:action|approach|challenge|decision|effort|goal|initiative|issue|matter|measure|meeting|move|objective|problem|proposal|question|situation|step)\b)) ?\p{Ll}/u;

/** What two say is not the words of one of them. */
const OF_BOTH =
  /^(?:they|both|the (?:two|three|leaders|presidents|ministers|sides)|each|\p{Lu}\p{L}+ and \p{Lu}\p{L}+)\b/iu;

/**
 * The sentences in which a stretch stands, with the one before where they point back to it; where they are too long the stretch itself, as
 * far as a sign ends it.
 *
 * @param ofOne whether the words are to be those of one speaker: what both say before them is then no part of it
 * @returns '' where it cannot be quoted whole
 */
export const wholePassage = ([from, to]: Span, { text, sentences }: SentencedText, ofOne = true): string => {
  const at = sentences.findIndex(([, end]) => end > from);
  const first = sentences[at];
  const last = sentences.find(([, end]) => end >= to);
  if (!first || !last) return '';
  const whole = inOneLine(text.slice(first[0], last[1]));
  if (POINTING.test(whole)) {
    const two = inOneLine(text.slice(sentences[at - 1]?.[0] ?? first[0], last[1]));
    return two.length > whole.length && two.length <= LONGEST_OF_TWO && !(ofOne && OF_BOTH.test(two)) ? two : '';
  }
  if (whole.length <= (ofOne ? LONGEST : LONGEST_OF_TWO)) return whole.length < SHORTEST ? '' : whole;
  const part = inOneLine(text.slice(from, to));
  return part.length <= LONGEST && part.length >= SHORTEST && PART_END.test(text.slice(to)) ? part : '';
};

const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

type Spoken = Pick<Entry<'statement'>['value'], 'source' | 'speaker'>;

/**
 * Whether the words say without doubt that the speaker alone said it: not of whose invitation somebody else speaks, not with
 * another, and of 'he' only where the sentence before begins with the speaker.
 *
 * @param people those who may be meant, with their offices
 */
export const isSureOfSpeaker = (
  { source, speaker }: Spoken,
  { text, sentences }: SentencedText,
  people: readonly NamedActor[],
): boolean => {
  const [span] = source;
  if (!span || speaker === null) return false;
  const [from, to] = span;
  const [before, words, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  if (POSSESSIVE.test(after) || POSSESSIVE_END.test(words) || /\band\b/.test(words)) return false;
  if (isJoined(before, after, people)) return false;
  if (!PRONOUN.test(words)) return true;
  const at = sentences.findIndex(([, end]) => end > from);
  const stretches = [text.slice(sentences[at]?.[0] ?? from, from)];
  for (let i = at - 1; i >= Math.max(0, at - LOOKED_BACK); i--) stretches.push(text.slice(...(sentences[i] ?? [0, 0])));
  for (const stretch of stretches) {
    if (SEVERAL.test(stretch)) return false;
    const [first] = namedIn(stretch, people);
    if (first) return first.actor === speaker.actor;
  }
  return false;
};
const POSSESSIVE = /^[’']s\b/;
const POSSESSIVE_END = /[’']s?$|^(?:his|her|its|our|their|my)$/i;
const PRONOUN = /^(?:he|she)$/i;
/** 'They', 'the two leaders': of whom 'he' is one, and nobody knows which. */
const SEVERAL = /^\s*(?:they|both|the (?:two|three)|each)\b/i;
/** Sentences before 'he' that are looked at. */
const LOOKED_BACK = 4;

/** 'The Secretary and Foreign Minister Wang discussed': what both did is said by neither. */
const isJoined = (before: string, after: string, people: readonly NamedActor[]): boolean => {
  const [, first] = /(\p{Lu}[\p{L}\p{M}’.-]*),? and (?:the )?$/u.exec(before) ?? [];
  if (first !== undefined && people.some((one) => nameWords(one).has(first.toLowerCase()))) return true;
  const [, next] = /^,? and ((?:the )?(?:\p{Lu}[\p{L}\p{M}’.-]* ?)+)/u.exec(after) ?? [];
  return next !== undefined && namedIn(next, people).length > 0;
};

const nameWords = ({ name, role }: NamedActor): ReadonlySet<string> =>
  new Set([...name.split(' '), ...(role ?? '').split(' ')].map((word) => word.toLowerCase()));

/** Who of some people is named in a stretch, by name (the family's may stand first or last) or office, in the order of the text. */
const namedIn = (stretch: string, people: readonly NamedActor[]): readonly NamedActor[] => {
  // 'advisor' is 'adviser'; a vice president is no president.
  const text = ` ${stretch
    .toLowerCase()
    .replaceAll('advisor', 'adviser')
    .replace(/[^\p{L}\p{M}-]+/gu, ' ')} `;
  return people
    .map((one) => ({ one, at: Math.min(...callsOf(one).map((call) => placeOf(call, text))) }))
    .filter(({ at }) => at < Number.POSITIVE_INFINITY)
    .sort((x, y) => x.at - y.at)
    .map(({ one }) => one);
};

const callsOf = ({ name, role }: NamedActor): readonly string[] =>
  [...name.split(' '), ...(role === undefined ? [] : [role, role.replace(/ of .*$/, '')])].map((call) =>
    call.toLowerCase(),
  );

const placeOf = (call: string, text: string): number => {
  for (let at = text.indexOf(` ${call} `); at >= 0; at = text.indexOf(` ${call} `, at + 1))
    if (!LOWER_OFFICE.test(text.slice(0, at))) return at;
  return Number.POSITIVE_INFINITY;
};
const LOWER_OFFICE = /\b(?:vice|deputy|former|prime)$/;
