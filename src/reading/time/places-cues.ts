/**
 * Place or actor: the words beside a name say whether something happens there ('in Minsk', 'flew to Seoul', 'Cairo talks')
 * or whether the name stands for those who act ('Minsk said', 'ties with Seoul') or for another thing ('Minsk agreements').
 */

import { someToken } from '../text/tokens.js';
import type { Sense, WordClass } from './places-table.js';
import type { PlaceText } from './places-text.js';

/** What the words beside a name say of it, with the rule that says so. */
export interface Verdict {
  readonly place: boolean;
  readonly why: string;
  readonly confidence: number;
}

/** The name before this one, for 'Kenya and Rwanda'. */
export interface Judged {
  readonly to: number;
  readonly verdict: Verdict;
}

/** A name as it is judged: its tokens, with the qualifier behind it where there is one, and what it most likely means. */
interface Question {
  readonly text: PlaceText;
  readonly from: number;
  readonly to: number;
  readonly sense: Sense;
  /** 'Texas' stands behind 'Paris'. */
  readonly qualified: boolean;
  readonly before: Judged | undefined;
}

const SURE = 0.9;
const LIKELY = 0.7;
const yes = (why: string, confidence = SURE): Verdict => ({ place: true, why: `places/${why}`, confidence });
const NO: Verdict = { place: false, why: '', confidence: SURE };
/** Tags of what may be the rest of a longer name: 'Geneva Conventions', 'Paris Hilton'. */
const NAMING_TAGS: ReadonlySet<string> = new Set(['PROPN', 'NOUN', 'ADJ']);
/** How far a verb of motion stands before its goal. */
const MOTION_REACH = 10;
const GOVERNOR_REACH = 3;
/** 'left' and 'visits' are easily taken for an adjective and a noun. */
const ENTERING_TAGS: ReadonlySet<string> = new Set(['VERB', 'NOUN', 'ADJ']);
/** So many words of a list are looked at. */
const LONGEST_LIST = 40;
const LIST = new Set([',', 'and', 'or', '&']);
/** A city of this size is known without a word beside it that says that it is one. */
const KNOWN_CITY = 100_000;

/** Whether a name is a place here, by the first of the words around it that say so. */
export const judge = (question: Question): Verdict => {
  const { text, from, to, sense, qualified } = question;
  if (isRestOfName(question)) return NO;
  const behind = qualified ? undefined : lookBehind(question);
  if (behind) return behind;
  const ahead = lookAhead(question);
  if (ahead) return ahead.place && qualified ? yes('qualified') : ahead;
  if (qualified) return yes('qualified');
  if (sense.acts) return NO;
  if (sense.kind !== 'city') return yes('name', LIKELY);
  const known = sense.edited || sense.population >= KNOWN_CITY;
  const ordinary =
    to - from === 1 && (text.is(from, 'ordinary') || text.isSurname(from) || text.upos(from) !== 'PROPN');
  return known && !ordinary ? yes('name', 0.5) : NO;
};

/** 'Michael Jordan', 'Secretary Washington', 'Sandy Hook'; not 'On Monday Moscow'. */
const isRestOfName = ({ text, from, before }: Question): boolean => {
  if (from === text.start(from) || text.isShouted(from)) return false;
  // 'Jordan Henderson': two names of places are a person where the first was no place.
  if (before?.to === from) return !before.verdict.place;
  const last = from - 1;
  return text.isCapitalized(last) && text.upos(last) === 'PROPN' && !text.isTime(last) && !text.is(last, 'direction');
};

/** The words behind the name: 'Cairo talks', 'Minsk agreements', "Jordan's king", 'Luhansk rebels'. */
const lookBehind = ({ text, from, to, sense }: Question): Verdict | undefined => {
  if (to >= text.limit(from)) return undefined;
  const isLocated = locativeBefore(text, from);
  if (text.isDash(to) && text.touches(to) && text.touches(to + 1))
    return text.lower(to + 1) === 'based' && !sense.acts ? yes('name', LIKELY) : NO;
  if (text.isPossessive(to)) {
    const noun = nounBehind(text, to + 1);
    const thing = (['part', 'site', 'gathering', 'venue'] as const).some((one) => text.is(noun, one));
    return sense.kind !== 'state' && thing && text.upos(noun) === 'NOUN' ? yes('possessive', LIKELY) : NO;
  }
  if (text.isTime(to)) return undefined;
  if (text.isCapitalized(to) && !text.isShouted(from)) {
    // 'Kyiv Visit' in a headline; a verb would be 'Visits'.
    const isNoun = text.upos(to) !== 'VERB' || text.lower(to) === text.lemma(to);
    if (sense.kind === 'city' && isNoun && text.is(to, 'gathering') && !text.isPossessive(to + 1))
      return yes('gathering');
    // 'in Beijing President Xi said', 'in Geneva Monday': another name begins.
    if (text.titleAt(to) || text.actorAt(to)?.kind === 'person') return isLocated ? undefined : NO;
    const tag = text.upos(to);
    return NAMING_TAGS.has(tag) || (tag === 'VERB' && isLocated !== 'bare') ? NO : undefined;
  }
  if (text.is(to, 'text') && !isLocated) return NO;
  if (text.is(to, 'office') && !text.isCapitalized(to) && isLocated !== 'bare') return NO;
  const tag = text.upos(to);
  const noun = tag === 'NOUN' ? to : tag === 'ADJ' && text.upos(to + 1) === 'NOUN' ? to + 1 : -1;
  if (gathers(text, to) && sense.kind !== 'state') return yes('gathering');
  if (noun === -1) return undefined;
  if ((sense.kind === 'venue' || sense.kind === 'institution-site') && !sense.acts) return undefined;
  if (isLocated === 'bare' && !text.is(noun, 'text')) return undefined;
  return NO;
};

/** 'Cairo talks', where 'talks' is no verb: 'Clinton talks about'; in a headline the tag may err. */
const gathers = (text: PlaceText, i: number): boolean => {
  if (!text.is(i, 'gathering') || text.isPossessive(i + 1)) return false;
  if (text.upos(i) === 'NOUN') return true;
  return text.lower(i) === 'talks' && !['ADP', 'PART', 'SCONJ', 'ADV'].includes(text.upos(i + 1));
};

const nounBehind = (text: PlaceText, from: number): number => {
  let noun = from;
  while (noun < from + 3 && text.upos(noun) === 'ADJ') noun++;
  return noun;
};

/** Whether a locative preposition stands right before a name, or before its determiner. */
const locativeBefore = (text: PlaceText, from: number): 'bare' | 'determined' | undefined => {
  if (text.is(from - 1, 'locative')) return 'bare';
  return text.upos(from - 1) === 'DET' && text.is(from - 2, 'locative') ? 'determined' : undefined;
};

/** The words before the name: 'in', 'flew to', 'left', 'the coast of', 'the town of', 'Kenya and'. */
const lookAhead = (question: Question): Verdict | undefined => {
  const { text, from, sense, before } = question;
  const start = text.start(from);
  if (from === start) return undefined;
  if (isSeat(text, from)) return yes('from', LIKELY);
  const joined = coordinated(question);
  if (joined) return joined;
  const last = from - 1;
  // No town has an article: 'within the Union', but 'the Hague' and 'the Lebanese capital Beirut'.
  if (text.lower(last) === 'the' && sense.kind === 'city' && !sense.name.startsWith('The ')) return NO;
  const k = skipModifiers(text, last, start);
  if (k < start) return undefined;
  if (text.lower(k) === 'of') return ofPhrase(text, k, sense);
  if (text.is(k, 'from')) return fromPhrase(text, k, sense);
  if (text.lower(k) === 'to') return toPhrase(text, k, sense, before);
  if (text.lower(k) === 'for')
    return isAfter(text, k, 'leaving', MOTION_REACH) ? yes('motion') : sense.kind === 'region' ? undefined : NO;
  if (text.lower(k) === 'on' || text.lower(k) === 'over')
    return isAfter(text, k, 'assault', GOVERNOR_REACH) ? yes('assault', LIKELY) : sense.acts ? NO : undefined;
  if (text.is(k, 'locative')) {
    if (text.lower(k).startsWith('toward') && sense.acts && text.is(k - 1, 'addressed')) return NO;
    return yes('locative');
  }
  if (text.is(k, 'entering') && ENTERING_TAGS.has(text.upos(k)) && k > start) {
    // 'left Georgia', 'visits Angola'; before a noun there is a determiner.
    if (text.upos(k - 1) !== 'DET') return yes('motion', LIKELY);
  }
  // 'the capital, Kyiv', 'the port Odesa'.
  const apposed = text.lower(last) === ',' ? last - 1 : last;
  if (text.is(apposed, 'part') && text.upos(apposed) === 'NOUN' && sense.kind === 'city') return yes('part');
  return undefined;
};

/** Over 'the', 'nearby', 'occupied', 'the Lebanese capital' to what governs the name. */
const skipModifiers = (text: PlaceText, last: number, start: number): number => {
  let k = last;
  for (let steps = 0; k >= start && steps < 4; steps++) {
    const tag = text.upos(k);
    const part = tag === 'NOUN' && text.is(k, 'part') && text.upos(k - 1) !== 'VERB';
    if (tag !== 'DET' && tag !== 'ADJ' && !part) break;
    if (text.is(k, 'locative') || (tag === 'ADJ' && text.is(k, 'entering'))) break;
    k--;
  }
  return k;
};

/** 'Kenya and Rwanda', 'India, Egypt and Morocco': as the one before. */
const coordinated = ({ text, from, to, before }: Question): Verdict | undefined => {
  if (!before) return undefined;
  let k = from - 1;
  while (k > before.to && text.upos(k) === 'DET') k--;
  if (k !== before.to && !(text.lower(k) === 'and' && text.lower(k - 1) === ',' && k - 1 === before.to))
    return undefined;
  const joint = text.lower(k);
  const listed = joint === ',' && (text.lower(to) === ',' || text.lower(to) === 'and' || text.lower(to) === 'or');
  if (joint !== 'and' && joint !== 'or' && joint !== '&' && joint !== '/' && !listed) return undefined;
  if (!before.verdict.place) return undefined;
  // 'met in Brussels and Moscow said': a clause of its own.
  let end = to;
  const limit = Math.min(text.limit(from), to + LONGEST_LIST);
  while (end < limit && (text.isCapitalized(end) || LIST.has(text.lower(end)))) end++;
  const tag = text.upos(end);
  const clause = (tag === 'VERB' || tag === 'AUX') && (listed || text.relation(to - 1) !== 'conj');
  return clause ? undefined : { ...before.verdict, why: 'places/coordinated' };
};

/** 'John Boehner, R-Ohio': behind the letter of a party, where its member was elected. */
const isSeat = (text: PlaceText, from: number): boolean =>
  text.isDash(from - 1) &&
  text.touches(from) &&
  text.touches(from - 1) &&
  text.isCapitalized(from - 2) &&
  text.form(from - 2).length === 1;

const ofPhrase = (text: PlaceText, of: number, sense: Sense): Verdict | undefined => {
  const noun = of - 1;
  // 'Bank of Japan', 'University of London'.
  if (text.isCapitalized(noun) && text.upos(noun) === 'PROPN') return NO;
  if (text.is(noun, 'part')) return yes('part');
  if (text.is(noun, 'province-office') && sense.kind === 'region' && sense.province !== '') return yes('part', 0.5);
  if (sense.acts || text.is(noun, 'office')) return NO;
  return undefined;
};

const fromPhrase = (text: PlaceText, from: number, sense: Sense): Verdict => {
  if (sense.acts)
    for (let k = from - 1; k >= Math.max(text.start(from), from - GOVERNOR_REACH); k--) {
      if (text.is(k, 'message') && !text.is(k, 'motion')) return NO;
      if (text.upos(k) === 'VERB') break;
    }
  return yes('from', LIKELY);
};

const toPhrase = (text: PlaceText, to: number, sense: Sense, before: Judged | undefined): Verdict | undefined => {
  if (before?.verdict.place && before.verdict.why === 'places/from' && before.to === to) return yes('motion');
  const start = text.start(to);
  if (text.is(to - 1, 'addressed') || text.is(to - 1, 'office')) {
    // 'sent its envoy to Seoul', but 'the envoy to Seoul flew home'.
    let verb = to - 2;
    while (verb > start && ['DET', 'ADJ', 'PRON', 'NOUN'].includes(text.upos(verb))) verb--;
    if (text.is(verb, 'motion') && text.upos(verb) === 'VERB') return yes('motion');
    return sense.acts ? NO : undefined;
  }
  for (let k = to - 1; k >= Math.max(start, to - MOTION_REACH); k--) {
    if (text.is(k, 'motion') && text.upos(k) !== 'ADP') return yes('motion');
    const tag = text.upos(k);
    // Another verb governs the goal.
    if (k < to - 1 && tag === 'VERB') break;
    if (text.lower(k) === 'that' || text.lower(k) === ';') break;
  }
  return sense.acts ? NO : undefined;
};

/** Whether a word of a class stands among the few before: 'left Chisinau for', 'departed on Monday for', 'raids on'. */
const isAfter = (text: PlaceText, k: number, of: WordClass, reach: number): boolean =>
  someToken(Math.max(text.start(k), k - reach), k, (j) => text.is(j, of));
