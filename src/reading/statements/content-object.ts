/** Objects of a cue: *rejected the offer*, *called for restraint*, *praised creditors for their patience*. */
import { type Context, mentionsIn } from '../context.js';
import { at, FINITE, firstFrom, lemmaAt, lowerAt, uposOf, xposAt } from '../text/tokens.js';
import { isAgentNoun } from './agents.js';
import { skipDate } from './content-clause.js';
import type { Cue } from './cues.js';
import { type Content, type Core, FARTHEST, type Limits, SHORT } from './limits.js';
import { phraseFrom } from './source-words.js';
import { isComma, type Stretch, trimmed } from './stretch.js';

/** Prepositions with which the content of an object goes on: *praised creditors for their patience*. */
const ONWARD = new Set(
  'for,as,of,from,against,about,to,into,with,over,on,than,in,at,between,among,within,toward,towards,under,around,across,through,near,along,behind,without,beyond,outside,inside,off,regarding,concerning,onto,amid'.split(
    ',',
  ),
);

/** *China rejected the offer*, *France called for restraint*. */
export const object = (context: Context, core: Core, { end }: Limits): Content | undefined => {
  const { tokens, grammar, quotes } = context;
  const { cue } = core;
  const { frames } = cue.rule;
  const after = cue.to;
  const preposition = lowerAt(tokens, cue.to - 1);
  const candidates = [
    ...grammar.patient(cue.head).filter((one) => one >= after),
    // *called him a liar*, where the tree has two objects
    ...(frames.has('complement') ? grammar.recipient(cue.head).filter((one) => one >= after) : []),
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
  // *conveyed to the minister our concern*
  if (from === -1 && lowerAt(tokens, after) === 'to' && uposOf(tokens, after) === 'ADP') {
    const listener = phraseFrom(context, after + 1);
    const next = listener ? secondPhrase(context, listener) : -1;
    if (next !== -1 && next < end) {
      from = next;
      to = next + 1;
      while (to < end && ['NOUN', 'PROPN', 'ADJ'].includes(uposOf(tokens, to))) to++;
    }
  }
  const start = skipDate(context, after);
  // *denied on Monday knowing of it*, *dismissed as "fiction" the report*
  if (
    (from === -1 && start < end && isGerund(context, start, after)) ||
    (lowerAt(tokens, start) === 'as' && start < end && /^["“]$/.test(lowerAt(tokens, start + 1)))
  ) {
    const content = trimmed(tokens, start, Math.min(end, Math.max(grammar.whole(cue.head).to, start + 1)));
    return content && { pieces: [content], rule: 'statements/content-object' };
  }
  if (from === -1) {
    if (after >= end || !startsPhrase(context, after)) return undefined;
    if (cue.to - cue.from === 1 && !isPlainVerb(context, core)) return undefined;
    from = after;
    const head = grammar.headOf(after, Math.min(end, after + SHORT));
    to = grammar.phrase(head).to;
    // *a talk about climate, trade and the pandemic*
    for (const one of grammar.conjuncts(head))
      if (one > head && one < end && !grammar.isPredicate(one)) to = Math.max(to, grammar.phrase(one).to);
  }
  if (from - after > SHORT + 1) return undefined;
  if (at(quotes.of, from) !== -1 && at(quotes.of, cue.head) === -1)
    to = Math.max(to, at(quotes.list, at(quotes.of, from)).to);
  to = withoutTime(context, from, onward(context, cue, Math.min(Math.max(to, from + 1), end), end));
  const content = trimmed(tokens, from, to);
  if (
    content &&
    frames.has('complement') &&
    !frames.has('object') &&
    !grammar.complements(cue.head).some((one) => one > content.from && one < content.to) &&
    !hasComplement(context, content) &&
    !isWhat(context, core)
  )
    return undefined;
  if (content && frames.has('addressee') && isListener(context, content)) return undefined;
  if (content && content.to - content.from === 1 && EMPTY.has(lowerAt(tokens, content.from))) return undefined;
  // *sees the plan as a trap*, not *sees the plan*
  if (frames.has('as') && !(content && holdsAs(context, content))) return undefined;
  return content && { pieces: [content], rule: 'statements/content-object' };
};

/** *knowing*, *having met*; behind a date one that was taken for a noun. */
const isGerund = ({ tokens }: Context, token: number, after: number): boolean =>
  xposAt(tokens, token) === 'VBG' ||
  (token > after &&
    token + 1 < tokens.size &&
    /\wing$/.test(lowerAt(tokens, token)) &&
    ['ADP', 'DET', 'PRON', 'PROPN'].includes(uposOf(tokens, token + 1)));

/** *what it calls aggression* */
const isWhat = ({ tokens }: Context, { source }: Core): boolean =>
  source !== undefined && lowerAt(tokens, source.from - 1) === 'what';

/** *called him weak*, *deemed the offer a trap*: whether more than one noun phrase stands there. */
const hasComplement = ({ tokens }: Context, { from, to }: Stretch): boolean => {
  for (let i = from + 1; i < to; i++) {
    const tag = uposOf(tokens, i);
    const isBehindNoun = NAMES.has(uposOf(tokens, i - 1));
    if (tag === 'DET' || /^["“'‘]$/.test(lowerAt(tokens, i)) || lowerAt(tokens, i) === 'as') return true;
    if (isBehindNoun && (tag === 'ADJ' || tag === 'ADV' || tag === 'VERB')) return true;
  }
  return false;
};
const NAMES = new Set(['NOUN', 'PROPN', 'PRON']);

/** *warned the president*: nobody but who is spoken to. */
const isListener = (context: Context, { from, to }: Stretch): boolean => {
  const { tokens } = context;
  // Who is spoken to stands before the first preposition.
  let end = from;
  while (end < to && uposOf(tokens, end) !== 'ADP') end++;
  const head = Math.max(from, end - 1);
  if (uposOf(tokens, head) === 'PRON') return true;
  const isNamed = mentionsIn(context, from, to).some((one) => one.from <= head && head < one.to);
  return isNamed || isAgentNoun(context.resources, lemmaAt(tokens, head));
};

/**
 * What stands behind a preposition of the cue's row, behind who is spoken to: *asked Seoul for help*, *briefed him on the
 * plan*, *is grateful to Riyadh for the talks*.
 */
export const addressed = (context: Context, { cue }: Core, { end }: Limits): Content | undefined => {
  const { tokens, grammar } = context;
  const { frames } = cue.rule;
  let last = cue.to;
  for (let i = cue.to; i < end && i < cue.to + FARTHEST; i++) {
    if (isComma(tokens, i) || grammar.isPredicate(i) || /^["“]$/.test(lowerAt(tokens, i))) return undefined;
    if (uposOf(tokens, i) !== 'ADP') continue;
    if (i > last && frames.has(lowerAt(tokens, i)) && i + 1 < end) {
      const date = context.dates.mentions[firstFrom(context.dates.mentions, i + 1)];
      if (date?.from === i + 1) return undefined;
      const to = withoutTime(context, i, Math.max(i + 2, onward(context, cue, i, end)));
      const content = trimmed(tokens, i, to);
      return content && content.to - content.from > 1
        ? { pieces: [content], rule: 'statements/content-object' }
        : undefined;
    }
    last = i + 1;
  }
  return undefined;
};

/** *put the cost at nine million*: what is valued, and at what number. */
export const valued = (context: Context, { cue }: Core, { end }: Limits): Content | undefined => {
  const { tokens, grammar } = context;
  for (let i = cue.to + 1; i + 1 < end && i < cue.to + FARTHEST; i++) {
    if (isComma(tokens, i) || grammar.isPredicate(i)) return undefined;
    if (lowerAt(tokens, i) !== 'at') continue;
    let number = i + 1;
    while (number < end && number < i + SHORT && ['ADV', 'ADP', 'ADJ', 'SYM'].includes(uposOf(tokens, number)))
      number++;
    if (number >= end || !(uposOf(tokens, number) === 'NUM' || /^[$€£¥]/.test(lowerAt(tokens, number))))
      return undefined;
    const content = trimmed(
      tokens,
      cue.to,
      withoutTime(context, i, Math.max(number + 1, onward(context, cue, i, end))),
    );
    return content && { pieces: [content], rule: 'statements/content-object' };
  }
  return undefined;
};

/** Objects that are no content: *confirmed nothing*. */
const EMPTY = new Set(['nothing', 'none', 'something', 'anything', 'so', 'herself', 'himself', 'itself', 'themselves']);

/** Where a second noun phrase begins within one that a run of nouns makes: *the minister | our concern*; -1 for none. */
const secondPhrase = ({ tokens }: Context, { from, to }: Stretch): number => {
  for (let i = from + 1; i < to; i++) if (uposOf(tokens, i) === 'DET' || xposAt(tokens, i) === 'PRP$') return i;
  return -1;
};

/** Conjunctions with which a clause of time begins, that tells when something was said and not what. */
const TIME = new Set(['after', 'before', 'when', 'while', 'hours', 'days']);

/** An object without the clause of time and the venue at its end: *accused Canberra of bad faith after it withdrew*. */
const withoutTime = (context: Context, from: number, to: number): number => {
  const { tokens, quotes, grammar } = context;
  for (let i = from + 1; i < to && i < from + MOST_WORDS; i++) {
    if (at(quotes.of, i) !== -1) continue;
    if (i > from + 1 && TIME.has(lowerAt(tokens, i)) && uposOf(tokens, i) === 'SCONJ' && grammar.clauseOf(i) > i)
      return i;
    if (opensVenue(context, i, to)) return i;
  }
  return to;
};

/** Whether a phrase that says where somebody spoke begins at a token and ends the words: *at a press conference in Rome*. */
const opensVenue = ({ tokens, resources, numbered, quotes }: Context, from: number, to: number): boolean => {
  if (!SPOKEN.has(lowerAt(tokens, from)) || to - from > FARTHEST) return false;
  let isVenue = false;
  for (let i = from; i < to; i++) {
    if (FINITE.has(xposAt(tokens, i)) || at(quotes.of, i) !== -1 || uposOf(tokens, i) === 'CCONJ') return false;
    const isNear = i < from + SHORT && (i === from || !isComma(tokens, i));
    const venue = isNear && !isVenue ? resources.venues.longest(i, to, numbered.lowers, numbered.lemmas) : undefined;
    if (venue?.values.some(({ where }) => where === '' || where === 'terms')) isVenue = true;
    else if (!isVenue && i > from && !PHRASE.has(uposOf(tokens, i)) && lowerAt(tokens, i) !== "'s") return false;
  }
  return isVenue;
};
/** Prepositions of a venue. */
const SPOKEN = new Set(['in', 'on', 'at', 'during', 'via']);
/** Parts of speech between a preposition and its noun. */
const PHRASE = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM']);

const holdsAs = ({ tokens }: Context, { from, to }: Stretch): boolean => {
  for (let i = from + 1; i < to && i < from + FARTHEST; i++) if (lowerAt(tokens, i) === 'as') return true;
  return false;
};

/** A finite verb with its object right behind it, or one in a list that was tagged as a participle. */
const isPlainVerb = ({ tokens }: Context, { cue: { head, shown, from }, source }: Core): boolean =>
  /^VB[DZP]$/.test(xposAt(tokens, head)) ||
  (xposAt(tokens, head) === 'VBN' && shown.from === from && source !== undefined && source.to <= from);

const startsPhrase = ({ tokens }: Context, token: number): boolean =>
  ['DET', 'NOUN', 'PROPN', 'ADJ', 'PRON', 'NUM', 'VERB'].includes(uposOf(tokens, token)) ||
  /^["“]$/.test(lowerAt(tokens, token));

/**
 * What goes on from an object though the tree has it elsewhere: behind *and* without a verb of its own, a clause with
 * *that*, *for ...* behind an apposition, the clause of an infinitive (*efforts to ensure the rules are kept*).
 */
const furtherOn = ({ tokens }: Context, from: number, end: number): number => {
  if (from >= end) return from;
  const hasVerb = (a: number): boolean => {
    for (let i = a; i < end && i < a + MOST_WORDS; i++) if (FINITE.has(xposAt(tokens, i))) return true;
    return false;
  };
  const link = isComma(tokens, from) ? from + 1 : from;
  const goesOn = link < end && (uposOf(tokens, link) === 'CCONJ' || (link > from && lowerAt(tokens, link) === 'with'));
  if (goesOn && !hasVerb(link)) return end;
  if (lowerAt(tokens, from) === 'that' && hasVerb(from)) return end;
  if (uposOf(tokens, from - 1) === 'VERB' && ['DET', 'PROPN', 'NOUN', 'PRON'].includes(uposOf(tokens, from)))
    return end;
  if (!isComma(tokens, from)) return from;
  for (let i = from + 1; i + 1 < end && i < from + FARTHEST; i++) {
    if (FINITE.has(xposAt(tokens, i))) return from;
    if (isComma(tokens, i)) return lowerAt(tokens, i + 1) === 'for' || lowerAt(tokens, i + 1) === 'as' ? end : from;
  }
  return from;
};

const onward = (context: Context, cue: Cue, from: number, end: number): number => {
  const { tokens, grammar, dates, quotes } = context;
  let to = from;
  // A closing mark belongs to what it closes.
  const inside = at(quotes.of, Math.max(0, to - 1));
  if (inside !== -1 && at(quotes.of, cue.head) === -1) to = Math.min(end, Math.max(to, at(quotes.list, inside).to));
  const limit = end;
  // *rejects call for full tally*, where the tree has the noun elsewhere
  while (to < limit && uposOf(tokens, to - 1) === 'ADJ' && ['NOUN', 'PROPN', 'ADJ'].includes(uposOf(tokens, to))) to++;
  // *a war "by mistake" in the Gulf*
  const marks = to < limit ? at(quotes.of, to) : -1;
  if (marks !== -1 && at(quotes.of, cue.head) === -1) to = Math.min(limit, Math.max(to, at(quotes.list, marks).to));
  for (let turns = 0; turns < MOST_PHRASES && to < limit; turns++) {
    // *concern at the host's | sudden departure*, where the tree parts an owner from what is his.
    if (xposAt(tokens, to - 1) === 'POS') while (to < limit && PHRASE.has(uposOf(tokens, to))) to++;
    if (!ONWARD.has(lowerAt(tokens, to))) break;
    const date = dates.mentions[firstFrom(dates.mentions, to + 1)];
    // *the fall of Goma* is no season.
    if (date?.from === to + 1 && lowerAt(tokens, date.to) !== 'of') break;
    let next = to + 1;
    for (let i = to + 1; i < limit && i < to + SHORT; i++) {
      const whole = grammar.whole(i);
      if (whole.from <= to + 1 && whole.to > next && whole.from >= to) next = whole.to;
    }
    to = Math.min(limit, Math.max(next, to + 1));
  }
  to = furtherOn(context, to, limit);
  // *called the strikes a response*, *deemed the offer too small*
  if (cue.rule.frames.has('complement') && to < limit && COMPLEMENTS.has(uposOf(tokens, to))) to = limit;
  // *called the points "a wish list"*
  if (to < end && at(quotes.of, to) !== -1 && at(quotes.of, to) !== at(quotes.of, cue.head)) to++;
  const last = to > 0 ? at(quotes.of, to - 1) : -1;
  if (last !== -1 && at(quotes.of, cue.head) === -1) to = Math.min(end, Math.max(to, at(quotes.list, last).to));
  return to;
};

/** Parts of speech with which what somebody is called begins. */
const COMPLEMENTS = new Set(['DET', 'ADJ', 'ADV', 'NOUN', 'NUM']);
/** Words that are looked at behind an object. */
const MOST_WORDS = 100;
/** Phrases that go on from an object. */
const MOST_PHRASES = 6;
