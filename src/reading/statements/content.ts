/**
 * Content: what was said, in one piece or several, before, around and behind its cue. Each way in which content can hang
 * on a verb is one function; the first that finds some wins.
 */
import type { Context } from '../context.js';
import { at, firstFrom, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import type { Cue } from './cues.js';
import { firstOfChain, followers, isLeftOpen, isSpeech, leadIn, quotationBefore, quotationFrom } from './quotations.js';
import type { Source } from './sources.js';
import { isComma, type Stretch, trimmed, wordAt } from './stretch.js';

export interface Content {
  readonly pieces: readonly Stretch[];
  /** Id of the rule. */
  readonly rule: string;
}

/** A cue with its source, and from the first to the last word of both. */
export interface Core extends Stretch {
  readonly cue: Cue;
  readonly source: Source | undefined;
}

export interface Surroundings {
  /** Where a core that stands before in the sentence ends; the sentence's start without one. */
  readonly floor: number;
  /** Tokens at which content ends, in order. */
  readonly breaks: readonly { readonly from: number }[];
  readonly isMain: (predicate: number) => boolean;
  /** The quotation in which the cue stands, without its marks; undefined outside of one. */
  readonly quotation?: Stretch;
  /** Whether the document tells of talks, where *raised the case* is speech. */
  readonly isReadout?: boolean;
}

export const coreOf = (cue: Cue, source: Source | undefined): Core => ({
  cue,
  source,
  from: Math.min(cue.shown.from, source?.from ?? cue.from),
  to: Math.max(cue.to, source?.to ?? cue.to),
});

/** The content of a verb, undefined where it has none. */
export function contentOfVerb(context: Context, core: Core, around: Surroundings): Content | undefined {
  const { frames } = core.cue.rule;
  const limits = limitsOf(context, core, around);
  const speaks = frames.has('quote');
  const clausal = speaks || frames.has('clause');
  if (frames.has('passive')) return passive(context, core, limits);
  const isState = at(context.tokens.lemmas, core.cue.from) === 'be';
  if (!isState && core.source && core.source.from > core.cue.from && context.grammar.voice(core.cue.head) === 'passive')
    return passiveObject(context, core);
  return (
    (speaks ? quotedBefore(context, core, limits) : undefined) ??
    (speaks ? quotedBehind(context, core, limits) : undefined) ??
    (clausal ? postposed(context, core, limits) : undefined) ??
    (clausal || frames.has('infinitive') ? clause(context, core, limits) : undefined) ??
    (frames.has('object') || frames.has('as') || (frames.has('readout') && around.isReadout === true)
      ? object(context, core, limits)
      : undefined) ??
    (clausal || frames.has('object') ? withoutTree(context, core, limits) : undefined)
  );
}

/** Between which tokens the content of a cue may stand. */
interface Limits {
  readonly start: number;
  readonly end: number;
  readonly floor: number;
  /** Whether the cue heads a main clause, so that it governs to the end of its sentence. */
  readonly isMain: boolean;
}

const limitsOf = (context: Context, { cue, to }: Core, { floor, breaks, quotation, isMain }: Surroundings): Limits => {
  const { tokens, grammar } = context;
  const sentence = at(tokens.sentenceOf, cue.head);
  let start = sentenceStart(tokens, sentence);
  let end = sentenceEnd(tokens, sentence);
  if (quotation) {
    start = Math.max(start, quotation.from);
    end = Math.min(end, quotation.to);
  }
  for (const conjunct of grammar.conjuncts(cue.head)) {
    if (conjunct < to || !grammar.isPredicate(conjunct) || opensWithThat(context, conjunct)) continue;
    end = Math.min(end, Math.max(to, beforeLink(context, grammar.whole(conjunct).from)));
    break;
  }
  for (let k = firstFrom(breaks, to + 1); k < breaks.length; k++) {
    const { from } = at(breaks, k);
    if (from >= end) break;
    if (at(context.quotes.of, from) !== at(context.quotes.of, cue.head)) continue;
    end = from;
    break;
  }
  return { start, end, floor: Math.max(start, floor), isMain: isMain(cue.head) };
};

/** Before the comma and the conjunction that lead to a clause. */
export const beforeLink = ({ tokens }: Context, token: number): number => {
  let i = token;
  while (i > 0 && (uposOf(tokens, i - 1) === 'CCONJ' || isComma(tokens, i - 1) || wordAt(tokens, i - 1) === ';')) i--;
  return i;
};

/** *... and that the cause was another*: a conjunct that goes on with what is reported. */
export const opensWithThat = (context: Context, predicate: number): boolean => {
  const { from } = context.grammar.whole(predicate);
  return isThat(context, from) || (uposOf(context.tokens, from) === 'CCONJ' && isThat(context, from + 1));
};

const isThat = (context: Context, token: number): boolean => COMPLEMENTIZERS.has(wordAt(context.tokens, token));
const COMPLEMENTIZERS = new Set(['that', 'whether']);

/** *"We are ready," said Blinken. "We came early."* */
const quotedBefore = (context: Context, core: Core, { start, end, floor }: Limits): Content | undefined => {
  const { quotes, tokens } = context;
  const own = at(quotes.of, core.cue.head);
  if (own !== -1) return undefined;
  const quotation = quotationBefore(context, core.from, start);
  if (quotation === -1 || isThat(context, core.to)) return undefined;
  const last = at(quotes.list, quotation);
  const comma = isComma(tokens, core.from - 1) && at(quotes.of, core.from - 1) === -1;
  if (!isSpeech(context, last) && !comma && hasComplementBehind(context, core)) return undefined;
  // *Of the so-called "Quad," Blinken said it would meet.*
  if (hasClauseBehind(context, core, end)) return undefined;
  const first = at(quotes.list, firstOfChain(context, quotation));
  if (last.from < floor && at(tokens.sentenceOf, last.from) === at(tokens.sentenceOf, core.from)) return undefined;
  const from = leadIn(context, first, floor);
  const before: Stretch[] = [{ from, to: last.to }];
  return { pieces: [...before, ...behind(context, core, end)], rule: 'statements/content-quoted-before' };
};

/** Pieces behind a cue whose content began before it: a quotation after its comma, then the sentences that go on. */
const behind = (context: Context, core: Core, end: number): Stretch[] => {
  const { tokens, quotes } = context;
  const pieces: Stretch[] = [];
  let next = core.to;
  const limit = Math.min(end, sentenceEnd(tokens, at(tokens.sentenceOf, core.to - 1)));
  let quotation = quotationFrom(context, core.to, limit);
  while (quotation !== -1) {
    const stretch = at(quotes.list, quotation);
    const before = stretch.from - 1;
    if (!isComma(tokens, before) && wordAt(tokens, before) !== ':' && wordAt(tokens, before) !== ';') break;
    if (!isSpeech(context, stretch) && pieces.length === 0 && stretch.to - stretch.from < SHORT) break;
    pieces.push(stretch);
    next = stretch.to;
    quotation = next < limit ? quotationFrom(context, next, limit) : -1;
  }
  const last = pieces.at(-1);
  const after = sentenceEnd(tokens, at(tokens.sentenceOf, Math.max(next, core.to) - 1));
  return [...pieces, ...followers(context, after, last ? isLeftOpen(context, last) : false)];
};
const SHORT = 5;

const hasComplementBehind = ({ grammar }: Context, core: Core): boolean =>
  grammar.complements(core.cue.head).some((one) => one >= core.to);

/** A clause that the tree has behind the cue and that stands outside quotation marks. */
const hasClauseBehind = (context: Context, core: Core, end: number): boolean => {
  const { grammar, quotes, tokens } = context;
  const next = core.to;
  if (next >= end || isComma(tokens, next) || /^[.:;!?]$/.test(wordAt(tokens, next))) return false;
  return grammar
    .complements(core.cue.head)
    .some(
      (one) =>
        one >= core.to && at(quotes.of, one) === -1 && grammar.subjects(one).some((subject) => subject >= core.to),
    );
};

/** *Blinken told reporters: "We are ready."* */
const quotedBehind = (context: Context, core: Core, { end }: Limits): Content | undefined => {
  const { tokens, quotes, grammar } = context;
  if (at(quotes.of, core.cue.head) !== -1) return undefined;
  const quotation = quotationFrom(context, core.to, Math.min(end, core.to + FARTHEST));
  if (quotation === -1) return undefined;
  const stretch = at(quotes.list, quotation);
  const before = wordAt(tokens, stretch.from - 1);
  const isIntroduced = before === ',' || before === ':';
  if (!isIntroduced && (stretch.from !== core.to || !isSpeech(context, stretch))) return undefined;
  for (const one of grammar.complements(core.cue.head)) if (one >= core.to && one < stretch.from) return undefined;
  const sentence = sentenceEnd(tokens, at(tokens.sentenceOf, stretch.to - 1));
  const pieces: Stretch[] = [stretch];
  // Words go on behind the mark: *said: "On Sunday" the talks would end.*
  const rest = trimmed(tokens, stretch.to, Math.min(sentence, Math.max(end, stretch.to)));
  if (rest && rest.to - rest.from > 1 && !isSpeech(context, stretch) && before !== ':') return undefined;
  if (!rest) pieces.push(...followers(context, sentence, isLeftOpen(context, stretch)));
  return { pieces, rule: 'statements/content-quoted-behind' };
};
const FARTHEST = 30;

/** *The ship had sunk, Japan said on Tuesday*; *the ship, Japan said, had sunk*. */
const postposed = (context: Context, core: Core, { start, end, floor }: Limits): Content | undefined => {
  const { tokens, grammar } = context;
  const comma = core.from - 1;
  if (comma <= start || !isComma(tokens, comma) || isThat(context, core.to)) return undefined;
  const complements = grammar.complements(core.cue.head);
  const hosts = complements.filter((one) => one < core.from);
  const [later] = complements.filter((one) => one >= core.to);
  const closing = closingComma(context, core, end);
  if (hosts.length === 0 && later === undefined && core.cue.rule.frames.has('object') && hasObjectBehind(context, core))
    return undefined;
  const closes = core.to >= end || closing !== -1 || /^[.;!?]$/.test(wordAt(tokens, core.to));
  if (later !== undefined && (closing === -1 || closing > later)) return undefined;
  if (hosts.length === 0 && later === undefined && (!closes || core.cue.rule.act === 'intended')) return undefined;
  const isOuter = hosts.some((host) => grammar.whole(host).from < floor);
  const first = trimmed(tokens, isOuter ? start : floor, comma);
  if (!first) return undefined;
  const pieces: Stretch[] = [withoutLink(context, first)];
  const goesOn =
    later !== undefined ||
    (closing !== -1 && hosts.some((host) => grammar.conjuncts(host).some((one) => one > closing)));
  const tail = goesOn && closing !== -1 ? withMark(context, trimmed(tokens, closing + 1, end), end) : undefined;
  if (tail) pieces.push(tail);
  else pieces.push(...behind(context, core, end));
  return { pieces, rule: 'statements/content-postposed' };
};

const hasObjectBehind = ({ grammar, tokens }: Context, { cue, to }: Core): boolean =>
  grammar.patient(cue.head).some((one) => one >= to) ||
  (cue.to - cue.from > 1 && to === cue.to && to < tokens.size && !/^[.,;:!?]$/.test(wordAt(tokens, to)));

/** How far a cue's adverbials reach before the comma that closes it: *Kuleba said in Antalya, ...* */
const PARENTHESIS = 14;

/** The comma that closes what stands between the pieces of a content; -1 where there is none. */
const closingComma = (context: Context, core: Core, end: number): number => {
  const { tokens, grammar } = context;
  for (let i = core.to; i < end && i < core.to + PARENTHESIS; i++) {
    if (isComma(tokens, i)) return i;
    if (isThat(context, i) || (grammar.isPredicate(i) && uposOf(tokens, i) === 'VERB') || wordAt(tokens, i) === ':')
      return -1;
  }
  return -1;
};

const withMark = ({ tokens }: Context, stretch: Stretch | undefined, end: number): Stretch | undefined =>
  stretch && stretch.to < end && wordAt(tokens, stretch.to) === '?'
    ? { from: stretch.from, to: stretch.to + 1 }
    : stretch;

const withoutLink = ({ tokens }: Context, stretch: Stretch): Stretch =>
  uposOf(tokens, stretch.from) === 'CCONJ' && stretch.to - stretch.from > 1
    ? { from: stretch.from + 1, to: stretch.to }
    : stretch;

/** *Japan said that the ship had sunk*, *vowed to send aid*. */
const clause = (context: Context, core: Core, { end, isMain }: Limits): Content | undefined => {
  const { tokens, grammar } = context;
  const { cue } = core;
  const { frames } = cue.rule;
  const after = Math.max(cue.to, core.source && core.source.from >= cue.to ? core.source.to : cue.to);
  const [first] = grammar.complements(cue.head).filter((one) => one >= after);
  const that = frames.has('addressee') ? thatBehind(context, cue.to, end) : -1;
  if (that !== -1) {
    const content = trimmed(tokens, that, isMain ? end : Math.min(end, Math.max(grammar.whole(cue.head).to, that + 1)));
    if (content) return { pieces: [content], rule: 'statements/content-clause' };
  }
  if (first === undefined || first >= end)
    return frames.has('infinitive') ? requested(context, core, end, isMain) : undefined;
  const isInfinitive = startsInfinitive(context, after, first);
  if (isInfinitive !== -1 ? !(frames.has('infinitive') || isAsked(cue)) : !frames.has('clause') && !frames.has('quote'))
    return undefined;
  if (
    isInfinitive === -1 &&
    uposOf(tokens, first) !== 'VERB' &&
    grammar.subjects(first).every((one) => one < after) &&
    !isThat(context, grammar.whole(first).from)
  )
    if (!frames.has('clause')) return undefined;
  let from = isInfinitive;
  if (from === -1) {
    from = grammar.whole(first).from;
    if (from < after) from = skipDate(context, after);
    else if (from > after && !isThat(context, from)) from = thatBetween(context, after, from);
  } else {
    // Who is urged belongs to what is asked for.
    const [asked] = grammar.patient(cue.head).filter((one) => one >= after && one < from);
    if (asked !== undefined && cue.rule.act !== 'said')
      from = Math.max(after, Math.min(from, grammar.phrase(asked).from));
    else if (cue.rule.act === 'asked' && from - after < SHORT) from = after;
  }
  const to = isMain ? end : Math.min(end, Math.max(grammar.whole(cue.head).to, grammar.whole(first).to));
  const content = trimmed(tokens, from, to);
  if (!content) return undefined;
  const after2 = sentenceEnd(tokens, at(tokens.sentenceOf, cue.head));
  const more =
    content.to >= (trimmed(tokens, content.from, after2)?.to ?? after2) && frames.has('quote')
      ? followers(context, after2, false)
      : [];
  return {
    pieces: [content, ...more],
    rule: isInfinitive === -1 ? 'statements/content-clause' : 'statements/content-infinitive',
  };
};

/** The *that* behind who is spoken to: *told ministers of the region that ...*; -1 for none. */
const thatBehind = ({ tokens }: Context, from: number, end: number): number => {
  for (let i = from; i < end && i < from + FARTHEST; i++) {
    if (COMPLEMENTIZERS.has(wordAt(tokens, i))) return i;
    if (isComma(tokens, i) || uposOf(tokens, i) === 'VERB') return -1;
  }
  return -1;
};

/** *pressed the ministers to leave*, where the tree has the infinitive elsewhere. */
const requested = (context: Context, { cue }: Core, end: number, isMain: boolean): Content | undefined => {
  const { tokens, grammar } = context;
  if (cue.rule.act !== 'asked' && !cue.rule.frames.has('addressee')) return undefined;
  for (let i = cue.to + 1; i < end && i < cue.to + FARTHEST; i++) {
    if (isComma(tokens, i) || grammar.isPredicate(i)) return undefined;
    if (wordAt(tokens, i) !== 'to' || uposOf(tokens, i) !== 'PART') continue;
    const content = trimmed(tokens, cue.to, isMain ? end : Math.min(end, grammar.whole(cue.head).to));
    return content && content.to > i ? { pieces: [content], rule: 'statements/content-infinitive' } : undefined;
  }
  return undefined;
};

const isAsked = (cue: Cue): boolean => cue.rule.act === 'asked';

/** *that* or *whether* between two tokens, the second one without. */
const thatBetween = (context: Context, from: number, to: number): number => {
  for (let i = from; i < to; i++) if (isThat(context, i)) return i;
  return to;
};

/** The *to* of an infinitive that is headed by a token, with a *not* before it; -1 for another clause. */
const startsInfinitive = (context: Context, from: number, head: number): number => {
  const { tokens, grammar } = context;
  const start = Math.max(from, grammar.whole(head).from);
  for (let i = start; i < head; i++)
    if (wordAt(tokens, i) === 'to' && uposOf(tokens, i) === 'PART') {
      if (grammar.subjects(head).some((one) => one >= from && one > i)) return -1;
      return i > from && wordAt(tokens, i - 1) === 'not' ? i - 1 : i;
    }
  return -1;
};

const skipDate = ({ dates: { mentions }, tokens }: Context, token: number): number => {
  const date = mentions[firstFrom(mentions, token)];
  if (!date) return token;
  const start = wordAt(tokens, token) === 'on' ? token + 1 : token;
  return date.from === start ? date.to : token;
};

/** Prepositions with which the content of an object goes on: *praised creditors for their patience*. */
const ONWARD = new Set(['for', 'as', 'of', 'from', 'against', 'about', 'to', 'into', 'with', 'over', 'on', 'than']);

/** *China rejected the offer*, *France called for restraint*. */
const object = (context: Context, core: Core, { end }: Limits): Content | undefined => {
  const { tokens, grammar, quotes } = context;
  const { cue } = core;
  const { frames } = cue.rule;
  const after = cue.to;
  const preposition = wordAt(tokens, cue.to - 1);
  const candidates = [
    ...grammar.patient(cue.head).filter((one) => one >= after),
    ...(cue.to - cue.from > 1
      ? grammar
          .obliques(cue.head)
          .flatMap((one) => (one.preposition.endsWith(preposition) ? one.words.filter((word) => word >= after) : []))
      : []),
    ...grammar.complements(cue.head).filter((one) => one >= after),
  ];
  let from = -1;
  let to = -1;
  for (const one of candidates) {
    if (one >= end) continue;
    const { from: first, to: last } = grammar.isPredicate(one) ? grammar.whole(one) : grammar.phrase(one);
    from = from === -1 ? Math.max(after, first) : Math.min(from, Math.max(after, first));
    to = Math.max(to, last);
  }
  if (from === -1) {
    if (after >= end || cue.to - cue.from === 1 || !startsPhrase(context, after)) return undefined;
    from = after;
    to = grammar.phrase(grammar.headOf(after, Math.min(end, after + SHORT))).to;
  }
  if (from - after > SHORT) return undefined;
  if (at(quotes.of, from) !== -1 && at(quotes.of, cue.head) === -1)
    to = Math.max(to, at(quotes.list, at(quotes.of, from)).to);
  to = withoutTime(context, from, onward(context, cue, Math.min(Math.max(to, from + 1), end), end));
  const content = trimmed(tokens, from, to);
  if (content && content.to - content.from === 1 && EMPTY.has(wordAt(tokens, content.from))) return undefined;
  // *sees the plan as a trap*, not *sees the plan*
  if (frames.has('as') && !(content && holdsAs(context, content))) return undefined;
  return content && { pieces: [content], rule: 'statements/content-object' };
};

/** Objects that are no content: *confirmed nothing*. */
const EMPTY = new Set(['nothing', 'none', 'something', 'anything', 'so', 'herself', 'himself', 'itself', 'themselves']);

/** Conjunctions with which a clause of time begins, that tells when something was said and not what. */
const TIME = new Set(['after', 'before', 'when', 'while', 'hours', 'days']);

/** An object without the clause of time and the venue at its end: *accused Canberra of bad faith after it withdrew*. */
const withoutTime = (context: Context, from: number, to: number): number => {
  const { tokens, resources, numbered, quotes, grammar } = context;
  for (let i = from + 2; i < to; i++) {
    if (at(quotes.of, i) !== -1) continue;
    if (TIME.has(wordAt(tokens, i)) && uposOf(tokens, i) === 'SCONJ' && grammar.clauseOf(i) > i) return i;
    const word = wordAt(tokens, i);
    if ((word === 'on' || word === 'in') && to - i <= SHORT) {
      const venue = resources.venues.longest(i, to, numbered.lowers, numbered.lemmas);
      if (venue?.values.some(({ where }) => where === '')) return i;
    }
  }
  return to;
};

const holdsAs = ({ tokens }: Context, { from, to }: Stretch): boolean => {
  for (let i = from + 1; i < to && i < from + FARTHEST; i++) if (wordAt(tokens, i) === 'as') return true;
  return false;
};

const startsPhrase = ({ tokens }: Context, token: number): boolean =>
  ['DET', 'NOUN', 'PROPN', 'ADJ', 'PRON', 'NUM', 'VERB'].includes(uposOf(tokens, token)) ||
  /^["“]$/.test(wordAt(tokens, token));

const onward = (context: Context, cue: Cue, from: number, end: number): number => {
  const { tokens, grammar, dates, quotes } = context;
  let to = from;
  // A closing mark belongs to what it closes.
  const inside = at(quotes.of, Math.max(0, to - 1));
  if (inside !== -1 && at(quotes.of, cue.head) === -1) to = Math.min(end, Math.max(to, at(quotes.list, inside).to));
  const limit = Math.min(end, grammar.whole(cue.head).to);
  for (let turns = 0; turns < 3 && to < limit && ONWARD.has(wordAt(tokens, to)); turns++) {
    const date = dates.mentions[firstFrom(dates.mentions, to + 1)];
    if (date?.from === to + 1) break;
    let next = to + 1;
    for (let i = to + 1; i < limit && i < to + SHORT; i++) {
      const whole = grammar.whole(i);
      if (whole.from <= to + 1 && whole.to > next && whole.from >= to) next = whole.to;
    }
    to = Math.min(limit, Math.max(next, to + 1));
  }
  // *called the points "a wish list"*
  if (to < end && at(quotes.of, to) !== -1 && at(quotes.of, to) !== at(quotes.of, cue.head)) to++;
  const last = to > 0 ? at(quotes.of, to - 1) : -1;
  if (last !== -1 && at(quotes.of, cue.head) === -1) to = Math.min(end, Math.max(to, at(quotes.list, last).to));
  return to;
};

/** *The envoy is expected to leave*: the subject, and what is expected of it. */
const passive = (context: Context, { cue }: Core, { end }: Limits): Content | undefined => {
  const { tokens, grammar } = context;
  const [subject] = grammar.subjects(cue.head);
  const [first] = grammar.complements(cue.head).filter((one) => one >= cue.to);
  if (subject === undefined || first === undefined || subject > cue.from) return undefined;
  const from = startsInfinitive(context, cue.to, first);
  if (from === -1) return undefined;
  const { from: start, to } = grammar.phrase(subject);
  const rest = trimmed(tokens, from, Math.min(end, grammar.whole(first).to));
  const before = trimmed(tokens, start, Math.min(to, cue.shown.from));
  return rest && before && { pieces: [before, rest], rule: 'statements/content-expected' };
};

/** *The plan was rejected by Japan*. */
const passiveObject = (context: Context, { cue }: Core): Content | undefined => {
  const { grammar } = context;
  const [subject] = grammar.subjects(cue.head);
  if (subject === undefined || subject > cue.from || !cue.rule.frames.has('object')) return undefined;
  const { from, to } = grammar.phrase(subject);
  return to <= cue.from ? { pieces: [{ from, to }], rule: 'statements/content-passive' } : undefined;
};

/** A cue of speech whose clause the tree has not found: what stands behind it, where a clause can begin there. */
const withoutTree = (context: Context, core: Core, { end }: Limits): Content | undefined => {
  const { tokens } = context;
  const { cue, source } = core;
  if (!source || source.from >= cue.to || (cue.rule.act !== 'said' && !isThat(context, cue.to))) return undefined;
  const from = thatBehind(
    context,
    cue.to,
    Math.min(end, cue.to + (cue.rule.frames.has('addressee') ? FARTHEST : SHORT)),
  );
  if (from === -1) return undefined;
  const content = trimmed(tokens, from, end);
  return content && { pieces: [content], rule: 'statements/content-clause' };
};

/**
 * *Denmark, Rasmussen said, would keep its ships*: where the tree takes the name for an apposition, the source is what
 * stands behind the comma.
 */
export const withoutTopic = (context: Context, core: Core): Core => {
  const { tokens, grammar } = context;
  const { source, cue } = core;
  const sentence = at(tokens.sentenceOf, cue.head);
  if (!source || source.from !== sentenceStart(tokens, sentence) || source.to > cue.from) return core;
  const end = sentenceEnd(tokens, sentence);
  const closing = closingComma(context, core, end);
  if (closing === -1 || !cue.rule.frames.has('clause')) return core;
  const comma = lastComma(context, source);
  if (comma === -1 || isComma(tokens, source.to - 1)) return core;
  const [later] = grammar.complements(cue.head).filter((one) => one > closing);
  const follows =
    later !== undefined
      ? grammar.subjects(later).every((one) => one < closing)
      : ['AUX', 'VERB'].includes(uposOf(tokens, Math.min(closing + 1, end - 1)));
  if (!follows) return core;
  const from = comma + 1;
  const head = grammar.headOf(from, source.to);
  return coreOf(cue, { from, to: source.to, head, heads: [head] });
};

const lastComma = ({ tokens }: Context, { from, to }: Stretch): number => {
  for (let i = to - 1; i > from; i--) if (isComma(tokens, i)) return i;
  return -1;
};
