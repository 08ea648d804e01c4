/**
 * Of several people in a text who have one surname the one whom it means alone. Papers call whom a text is about by the
 * surname, and those of the same family by their full names each time, unless one of them has just been named.
 */
import {
  at,
  formAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  type Tokens,
  uposOf,
  xposAt,
} from '../../text/tokens.js';
import { genderOfName, type MentionWords } from './lexicon.js';
import type { Named } from './surnames.js';
import type { Gender } from './types.js';

/** How many times as often as the others whom a text is about is named in full. */
const MUCH_OFTENER = 2;
/** How far behind a surname a pronoun may tell of a man or a woman. */
const PRONOUN_REACH = 12;
/** How far from the beginning of a sentence a name still opens it. */
const OPENING_REACH = 3;

/** Classes of words before a name that then does not open its sentence: 'Many like Bill Clinton'. */
const CLOSED: ReadonlySet<string> = new Set(['VERB', 'AUX']);

const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ['his', 'he'],
  ['himself', 'he'],
  ['her', 'she'],
  ['herself', 'she'],
]);

export class Prominent {
  /** Where the text names everybody in full, in order. */
  private readonly places = new Map<string, number[]>();
  /** Who has been meant by a surname alone. */
  private readonly alone = new Set<string>();

  constructor(
    private readonly tokens: Tokens,
    private readonly words: MentionWords,
  ) {}

  /** @param token where a full name begins */
  add(id: string, token: number): void {
    const list = this.places.get(id);
    if (list === undefined) this.places.set(id, [token]);
    else if ((list.at(-1) ?? -1) < token) list.push(token);
  }

  /** The bearers of the surname at a token, whom it means there first. */
  order(list: readonly Named[], token: number): readonly Named[] {
    const [first] = list;
    if (!first || list.length < 2) return list;
    const same = list.filter(({ words }) => words.length === first.words.length);
    const best = this.best(same, token, token + first.words.length);
    return best === undefined || best === first ? list : [best, ...list.filter((one) => one !== best)];
  }

  private best(list: readonly Named[], token: number, to: number): Named | undefined {
    const people = new Set(list.map(({ who }) => who.id));
    if (people.size < 2) return undefined;
    const named = list.filter((one) => this.firstOf(one) <= token);
    const [only] = named;
    if (only && named.every(({ who }) => who.id === only.who.id)) {
      this.alone.add(only.who.id);
      return only;
    }
    const gender = this.genderBehind(to);
    const last = this.lastNamed(list, token);
    if (gender !== '') {
      const fitting = list.filter(({ who }) => genderOfName(who.name, this.words) === gender);
      if (new Set(fitting.map(({ who }) => who.id)).size === 1) return fitting[0];
    }
    if (last && this.opens(last.place, token)) return last.one;
    // Whom the text has called so before it goes on to be.
    const settled = list.find(({ who }) => this.alone.has(who.id));
    return settled ?? this.oftenest(list, token);
  }

  /** Who is named in full much oftener than the others, else the first who is named. */
  private oftenest(list: readonly Named[], token: number): Named | undefined {
    const counted = list
      .map((one) => ({ one, count: this.places.get(one.who.id)?.length ?? 1, first: this.firstOf(one) }))
      .sort((a, b) => b.count - a.count || a.first - b.first);
    const [most, next] = counted;
    if (most && next && most.count >= MUCH_OFTENER * next.count) return most.one;
    return counted.filter(({ first }) => first < token).sort((a, b) => a.first - b.first)[0]?.one ?? most?.one;
  }

  private firstOf({ who, from }: Named): number {
    return this.places.get(who.id)?.[0] ?? from;
  }

  /** Who of them has been named in full last, and where. */
  private lastNamed(
    list: readonly Named[],
    token: number,
  ): { readonly one: Named; readonly place: number } | undefined {
    let found: { readonly one: Named; readonly place: number } | undefined;
    for (const one of list) {
      const place = lastBefore(this.places.get(one.who.id) ?? [one.from], token);
      if (place >= 0 && place > (found?.place ?? -1)) found = { one, place };
    }
    return found;
  }

  /** 'Bill Clinton spoke in Ohio. Clinton said': who opens the sentence before, and owns nothing there. */
  private opens(place: number, token: number): boolean {
    const { tokens } = this;
    const sentence = sentenceAt(tokens, place);
    const isNear = sentenceAt(tokens, token) - sentence <= 1;
    const start = sentenceStart(tokens, sentence);
    if (!isNear || place - start > OPENING_REACH) return false;
    for (let i = start; i < place; i++) if (CLOSED.has(uposOf(tokens, i))) return false;
    let end = place;
    while (end < sentenceEnd(tokens, sentence) && uposOf(tokens, end) === 'PROPN') end++;
    return xposAt(tokens, end) !== 'POS';
  }

  /** 'congratulated Clinton on her victory': what a possessive says that stands close behind, with nobody named between. */
  private genderBehind(to: number): Gender {
    const { tokens } = this;
    const end = Math.min(sentenceEndAt(tokens, to - 1), to + PRONOUN_REACH);
    for (let i = to; i < end; i++) {
      const gender = GENDERS.get(formAt(tokens, i));
      if (gender !== undefined) return gender;
      if (uposOf(tokens, i) === 'PROPN') return '';
    }
    return '';
  }
}

/** The last of ascending numbers that is not above another; -1 where there is none. */
const lastBefore = (places: readonly number[], token: number): number => {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(places, middle) <= token) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? -1 : at(places, low - 1);
};
