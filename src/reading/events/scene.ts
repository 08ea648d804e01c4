/** When and where a deed was, and in what field: the small answers that other layers give about the words around it. */
import type { PloverContext } from '../../model/generated/plover.js';
import type { Event } from '../../model/reading.js';
import type { Context } from '../context.js';
import {
  at,
  firstFrom,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceStart,
  sentenceStartAt,
  xposAt,
} from '../text/tokens.js';
import { dateNear, dateOf, type ItemDate } from '../time/near.js';
import { placeOf } from '../time/place-of.js';
import { toPlace } from '../time/places.js';
import { hyphenated } from './surface.js';

export interface When {
  readonly date: Event['date'];
  readonly place: Event['place'];
  /** Whether the text only recalls it. */
  readonly isPast: boolean;
  /** Whether its date lies after the day of the text. */
  readonly isAhead: boolean;
  readonly why: readonly string[];
}

const DAY_MS = 86_400_000;
/** What lies further back than this is recalled, not reported. */
const RECALLED_DAYS = 150;

/**
 * @param light the verb that carries the noun of the deed, or -1; @param isMain whether the text's dateline may stand in
 * @param isLost whether the tree does not have the verb for one, so that days and places hang elsewhere in its sentence
 */
export const whenOf = (context: Context, token: number, light: number, isMain: boolean, isLost = false): When => {
  const { tokens, dates, places, document } = context;
  const date =
    dateAside(context, light === -1 ? token : light) ??
    dateNear(dates, tokens, token) ??
    (light === -1 ? undefined : dateNear(dates, tokens, light)) ??
    (isLost ? onlyDate(context, token) : undefined);
  const placed =
    placeOf(tokens, places, token, token + 1, isMain) ??
    (light === -1 ? undefined : placeOf(tokens, places, light, light + 1, false)) ??
    (isLost ? firstPlace(context, token) : undefined);
  const told = date && dates.mentions.find((one) => one.from === date.from);
  return {
    date: date?.value,
    place: placed ? toPlace(placed.mention) : undefined,
    isPast: date !== undefined && ((told?.background ?? false) || isLongAgo(document.published, date.value)),
    isAhead: date !== undefined && isAhead(document.published, date.value),
    why: [...(date ? [date.why] : []), ...(placed ? [placed.mention.why, placed.why] : [])],
  };
};

/**
 * The date that a predicate without one has from what stands in it: 'police on Saturday blocked the road', 'occupied it
 * during the protests of 2016', 'a decree published on Friday closed the paper'.
 */
const dateAside = ({ tokens, dates, grammar, resources }: Context, token: number): ItemDate | undefined => {
  if (dates.mentions.length === 0 || !grammar.isPredicate(token) || dateOf(dates, tokens, token)) return undefined;
  for (const subject of grammar.subjects(token)) {
    if (subject > token) continue;
    if (sentenceAt(tokens, subject) !== sentenceAt(tokens, token)) continue;
    const own = grammar.isEventNoun(subject) ? undefined : dateOf(dates, tokens, subject);
    if (own) return own;
    const { to } = grammar.name(subject);
    if (
      to < tokens.size &&
      resources.eventPatterns.lists.issued.has(at(tokens.lemmas, to)) &&
      xposAt(tokens, to) === 'VBN'
    ) {
      const issued = dateOf(dates, tokens, to);
      if (issued) return issued;
    }
  }
  for (const { preposition, words } of grammar.obliques(token))
    if (WHILE.has(preposition))
      for (const word of words) {
        const found = grammar.isPredicate(word) ? undefined : dateOf(dates, tokens, word);
        if (found) return found;
      }
  return undefined;
};
/** Prepositions for what goes on while something is done. */
const WHILE = new Set(['during', 'in', 'amid', 'at']);

/** The date of a sentence that has only one. */
const onlyDate = ({ tokens, dates }: Context, token: number): ReturnType<typeof dateNear> => {
  const sentence = sentenceAt(tokens, token);
  const first = firstFrom(dates.mentions, sentenceStart(tokens, sentence));
  const next = firstFrom(dates.mentions, sentenceEnd(tokens, sentence));
  return next === first + 1 ? dateNear(dates, tokens, at(dates.mentions, first).of) : undefined;
};

/** The place of whatever the sentence tells where it stands first: 'In Oslo, crowds demanding reform filled'. */
const firstPlace = ({ tokens, places }: Context, token: number): ReturnType<typeof placeOf> => {
  const start = sentenceStartAt(tokens, token);
  const opening = places[firstFrom(places, start)];
  if (!opening || opening.from > start + 1) return undefined;
  for (let i = opening.to; i < token; i++) {
    const found = placeOf(tokens, places, i, i + 1, false);
    if (found?.mention === opening) return found;
  }
  return undefined;
};

/** Whether a date lies after a day; one that is not told to the day may have begun. */
const isAhead = (published: string | undefined, value: NonNullable<Event['date']>): boolean => {
  const day = typeof value === 'string' ? value : value.start;
  return published !== undefined && day > published.slice(0, day.length);
};

const isLongAgo = (published: string | undefined, value: NonNullable<Event['date']>): boolean => {
  if (!published) return false;
  const day = typeof value === 'string' ? value : value.end;
  const end = day.length === 4 ? `${day}-12-31` : day.length === 7 ? `${day}-28` : day;
  return Date.parse(published.slice(0, 10)) - Date.parse(end) > RECALLED_DAYS * DAY_MS;
};

/** Contexts of which a word stands between two tokens. */
export const contextsOf = ({ tokens, resources }: Context, from: number, to: number): readonly PloverContext[] => {
  const { contexts } = resources.eventPatterns;
  const found = new Set<PloverContext>();
  for (let i = from; i < to; i++) {
    const lemma = lemmaAt(tokens, i);
    const compound = hyphenated(tokens, i);
    for (const context of contexts.get(compound) ?? contexts.get(lemma) ?? contexts.get(lowerAt(tokens, i)) ?? [])
      found.add(context);
  }
  return [...found];
};
