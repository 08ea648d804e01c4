/**
 * What is said: of the words before, around and behind a cue those that are likeliest by marks of how they hang on it, where
 * they begin and end and what the net takes for them (`content-marks.ts`), or nothing. The weights stand in a table
 * (`data/en/contents.csv`, learned by `scripts/train-contents.ts`).
 */
import { type MarkLists, sharesOfLists } from '../choice.js';
import type { Context } from '../context.js';
import { once } from '../once.js';
import { at, firstFrom, lowerAt, sentenceAt, sentenceEnd, sentenceStart, uposOf, xposAt } from '../text/tokens.js';
import { marksOfMore, marksOfNet, marksOfNothing, marksOfWhole, PieceMarks } from './content-marks.js';
import { coresOf } from './cores.js';
import { findCues } from './cues.js';
import { sayingsOf } from './of-net.js';
import type { Core, Proposal } from './proposal.js';
import { followers } from './quotations.js';
import { isComma, type Stretch, trimmed, withMarks } from './stretch.js';

/** Words that may be what is said, in the order of the text; without pieces nothing is said. */
export interface Candidate {
  readonly pieces: readonly Stretch[];
  readonly how: 'before' | 'behind' | 'around' | 'nowhere';
  /** Those of its pieces, which others have too, and its own. */
  readonly marks: MarkLists;
}

/** How far from its cue a content may begin that does not begin with the sentence, in words. */
const FARTHEST = 30;
/** Words of a sentence before and behind a cue that may be what is said; longer ones have no tree. */
const MOST_WORDS = 300;
/** Words of a sentence that are looked at. */
const LONGEST = 150;
/** So many places where a content may begin, and where it may end, are looked at. */
const MOST_STARTS = 8;
const MOST_ENDS = 16;
/** So many of the pieces behind a cue may be a second one. */
const MOST_APART = 12;
/** Words to other verbs with sources that are looked at. */
const FAR = 60;

/** Less sure that nothing is said, the likeliest words are: how likely the whole statement is, is weighed later. */
const SURE = 0.6;

/** @param inner the context with the quotations within those of the text */
export function contentsOf(context: Context, inner: Context): Proposal[] {
  const proposals: Proposal[] = [];
  for (const { core, candidates } of askedOf(context, inner)) {
    const { cue, source } = core;
    const [nothing = 1, ...shares] = sharesOfLists(context.resources.contents, candidates);
    if (nothing > SURE || shares.length === 0) continue;
    const { pieces, how } = at(candidates, shares.indexOf(Math.max(...shares)) + 1);
    if (isTerms(context, pieces)) continue;
    // *criticism of the plan*: the preposition belongs to the noun.
    const isBehindOne = cue.rule.class === 'noun' && at(pieces, 0).from === cue.to + 1;
    const shown = isBehindOne ? { from: cue.from, to: cue.to + 1 } : cue.shown;
    const why = [`statements/content-${how}`];
    proposals.push({ cue: shown, head: cue.head, source, content: pieces, rule: cue.rule, why });
  }
  return proposals;
}

/** *declined to be named*: the terms of what is said, and nothing that is said. */
const isTerms = ({ resources, numbered, tokens }: Context, pieces: readonly Stretch[]): boolean => {
  const { from, to } = at(pieces, 0);
  if (pieces.length > 1 || to - from > MOST_TERMS) return false;
  const start = lowerAt(tokens, from) === 'to' ? from + 1 : from;
  const found = resources.venues.longest(start, to, numbered.lowers, numbered.lemmas);
  return found !== undefined && found.end >= to && found.values.some(({ where }) => where === 'terms');
};
/** Words of terms. */
const MOST_TERMS = 8;

/** Each cue that has somebody who says something by it, with all that may be that, in the order of the text; @param inner as above */
export function* askedOf(
  context: Context,
  inner: Context,
): Generator<{ readonly core: Core; readonly candidates: readonly Candidate[] }> {
  const { tokens, quotes } = context;
  const cores = coresOf(context, findCues(context));
  const sayingOf = sayingsOf(context);
  for (const [k, core] of cores.entries()) {
    const { head } = core.cue;
    const sentence = sentenceAt(tokens, head);
    const beside = verbsNear(context, cores, k);
    const words = sayingOf(core.cue)?.content ?? [];
    const quotation = quotes.list[at(quotes.of, head)];
    const within = {
      from: Math.max(sentenceStart(tokens, sentence), quotation ? quotation.from + 1 : 0, core.from - MOST_WORDS),
      to: Math.min(sentenceEnd(tokens, sentence), quotation ? quotation.to - 1 : tokens.size, core.to + MOST_WORDS),
    };
    yield { core, candidates: candidatesOf(quotation ? inner : context, core, within, beside, words) };
  }
}

/** Other verbs with sources in the sentence of a core, not far from it. */
const verbsNear = ({ tokens }: Context, cores: readonly Core[], k: number): readonly Core[] => {
  const { head } = at(cores, k).cue;
  let [first, end] = [k, k + 1];
  while (first > 0 && head - at(cores, first - 1).cue.head <= FAR) first--;
  while (end < cores.length && at(cores, end).cue.head - head <= FAR) end++;
  const isBeside = ({ cue }: Core): boolean =>
    cue.rule.class === 'verb' && cue.head !== head && sentenceAt(tokens, cue.head) === sentenceAt(tokens, head);
  return cores.slice(first, end).filter(isBeside);
};

interface Piece {
  readonly stretch: Stretch;
  readonly marks: MarkLists;
  /** Whether it may be one of two, with the cue between. */
  readonly isApart: boolean;
}

const candidatesOf = (
  context: Context,
  core: Core,
  within: Stretch,
  beside: readonly Core[],
  said: readonly Stretch[],
): readonly Candidate[] => {
  const left = core.isShared || core.cue.rule.class === 'noun' ? [] : piecesBefore(context, core, within, beside);
  const right = piecesBehind(context, core, within, beside);
  const where = [...(left.length > 0 ? ['before'] : []), ...(right.length > 0 ? ['behind'] : [])].join(' and ');
  const found: Candidate[] = [{ pieces: [], how: 'nowhere', marks: [marksOfNothing(context, core, where)] }];
  const more = followers(context, within.to, false);
  const seen = new Set<string>();
  const whole = once((how: Candidate['how']) => marksOfWhole(context, core, how));
  const add = (some: readonly Piece[], how: Candidate['how']): void => {
    const pieces = some.map(({ stretch }) => withMarks(context, stretch));
    const key = pieces.map(({ from, to }) => `${from}-${to}`).join();
    if (seen.has(key)) return;
    seen.add(key);
    const marks = [...some.flatMap((one) => one.marks), whole(how), marksOfNet(pieces, said)];
    found.push({ pieces, how, marks });
    const { to } = at(pieces, pieces.length - 1);
    if (more.length === 0 || (how !== 'before' && !onlyMarks(context, to, within.to))) return;
    found.push({ pieces: [...pieces, ...more], how, marks: [...marks, marksOfMore(context, core, how, pieces)] });
  };
  for (const one of left) add([one], 'before');
  for (const one of right) add([one], 'behind');
  const apart = right.filter(({ isApart }) => isApart).slice(0, MOST_APART);
  for (const one of left) for (const two of apart) add([one, two], 'around');
  return found;
};

const onlyMarks = ({ tokens }: Context, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (uposOf(tokens, i) !== 'PUNCT') return false;
  return true;
};

/** *The ship had sunk, Japan said*: from the head of the sentence or behind a mark to what parts it from the cue. */
const piecesBefore = (
  context: Context,
  core: Core,
  { from: start }: Stretch,
  beside: readonly Core[],
): readonly Piece[] => {
  const { tokens, quotes, grammar } = context;
  const { from: end, cue, source } = core;
  const last = end - 1;
  if (last < start) return [];
  const isParted = uposOf(tokens, last) === 'PUNCT';
  const isRelative = /^(WDT|WP)$/.test(xposAt(tokens, last));
  if (source && !isParted && !isRelative) return [];
  const starts = new Map<number, string>();
  const add = (token: number, how: string): void => {
    if (token < end && !starts.has(token)) starts.set(token, how);
  };
  // *the war, which he said was lost*
  if (isRelative) add(last, 'relative');
  else {
    const quotation = at(
      quotes.of,
      last > start && isComma(tokens, last) && at(quotes.of, last) === -1 ? last - 1 : last,
    );
    add(start, 'sentence');
    if (isParted && quotation !== -1) add(at(quotes.list, quotation).from, 'quotation');
    // *The envoy is expected to leave*
    if (!source)
      for (const one of grammar.subjects(cue.head)) if (one >= start) add(grammar.phrase(one).from, 'subject');
    for (const one of beside) if (one.to > start) add(one.to, 'another');
    for (let i = last - 1; i >= start && i > end - LONGEST && starts.size < MOST_STARTS; i--) {
      const isWithin = at(quotes.of, i) !== -1 && at(quotes.of, i) === at(quotes.of, i + 1);
      if (isWithin && quotation !== -1) continue;
      const isJoined = uposOf(tokens, i + 1) === 'CCONJ';
      if (isComma(tokens, i)) add(i + 1, isJoined ? 'comma and conjunction' : 'comma');
      if (isComma(tokens, i) && isJoined) add(i + 2, 'conjunction');
      if (/^[;:]$/.test(lowerAt(tokens, i))) add(i + 1, lowerAt(tokens, i));
    }
  }
  const marks = new PieceMarks(context, core, 'before', beside);
  return [...starts].flatMap(([from, how]) => {
    const stretch = trimmed(tokens, from, end);
    return stretch ? [pieceOf(context, core, stretch, marks.of(stretch, how))] : [];
  });
};

const pieceOf = ({ tokens }: Context, core: Core, stretch: Stretch, marks: MarkLists): Piece => {
  const { from } = stretch;
  const isMark = (token: number): boolean => uposOf(tokens, token) === 'PUNCT';
  const isApart = from === core.to || (from <= core.to + PARENTHESIS && (isMark(from - 1) || isMark(from)));
  return { stretch, marks, isApart };
};
/** How far a cue's adverbials reach before the comma that closes it: *Kuleba said in Antalya, ...* */
const PARENTHESIS = 14;

/** From what may begin behind the cue to what may end there. */
const piecesBehind = (
  context: Context,
  core: Core,
  { to: end }: Stretch,
  beside: readonly Core[],
): readonly Piece[] => {
  const { tokens } = context;
  const marks = new PieceMarks(context, core, core.cue.rule.class === 'noun' ? 'of noun' : 'behind', beside);
  const ends = endsBehind(context, core, end, beside);
  const seen = new Set<string>();
  const pieces: Piece[] = [];
  for (const [start, how] of startsBehind(context, core, end))
    for (const stop of ends) {
      const stretch = trimmed(tokens, start, stop);
      if (!stretch || seen.has(`${stretch.from}-${stretch.to}`) || goesOnWithin(core, stretch, beside)) continue;
      seen.add(`${stretch.from}-${stretch.to}`);
      pieces.push(pieceOf(context, core, stretch, marks.of(stretch, how)));
    }
  return pieces;
};

/** *stressed that borders stand and voiced solidarity*: what the same source says by another verb is no part of it. */
const goesOnWithin = ({ source }: Core, { from, to }: Stretch, beside: readonly Core[]): boolean =>
  beside.some((one) => one.isShared === true && one.source === source && from <= one.cue.from && one.cue.to <= to);

/** Whether a token hangs on the cue, or on what hangs on it. */
const stepsFrom = ({ grammar }: Context, { cue }: Core, token: number): number => {
  const way = grammar.way(cue.head, token);
  return way.startsWith('>') ? way.split('>').length - 1 : 0;
};

const startsBehind = (context: Context, core: Core, end: number): ReadonlyMap<number, string> => {
  const { tokens, quotes, grammar, dates } = context;
  const { cue, to } = core;
  const own = at(quotes.of, cue.head);
  const starts = new Map<number, string>();
  const add = (token: number, how: string): void => {
    if (token >= to && token < end && !starts.has(token)) starts.set(token, how);
  };
  add(to, 'core');
  const day = dates.mentions[firstFrom(dates.mentions, to)];
  if (day && day.from <= to + 1) add(day.to, 'day');
  for (let i = to; i < Math.min(end, to + FARTHEST) && starts.size < MOST_STARTS; i++) {
    const quotation = at(quotes.of, i);
    if (quotation !== own) {
      if (quotation !== -1 && at(quotes.list, quotation).from === i) add(i, 'quotation');
      continue;
    }
    const tag = uposOf(tokens, i);
    if (tag === 'PUNCT') add(i + 1, lowerAt(tokens, i));
    else if (tag === 'ADP') {
      add(i, 'preposition');
      add(i + 1, 'behind preposition');
    } else if (tag === 'SCONJ' || tag === 'PART' || xposAt(tokens, i).startsWith('W')) {
      if (lowerAt(tokens, i - 1) === 'not') add(i - 1, 'not');
      add(i, 'word of a clause');
    }
    if (stepsFrom(context, core, i) === 1) add(grammar.whole(i).from, 'dependent');
    if (tag === 'DET' || tag === 'PRON') add(i, 'phrase');
  }
  return starts;
};

const endsBehind = (context: Context, core: Core, end: number, beside: readonly Core[]): ReadonlySet<number> => {
  const { tokens, quotes, grammar, dates } = context;
  const { cue, to } = core;
  const own = at(quotes.of, cue.head);
  const ends = new Set<number>([end]);
  const add = (token: number): void => {
    if (token > to && token <= end) ends.add(token);
  };
  add(grammar.whole(cue.head).to);
  for (const one of beside) add(one.from);
  for (let i = to; i < Math.min(end, to + LONGEST) && ends.size < MOST_ENDS; i++) {
    const tag = uposOf(tokens, i);
    const quotation = at(quotes.of, i);
    const isClosing = quotation !== -1 && quotation !== own && at(quotes.list, quotation).to === i + 1;
    const isLink = tag === 'CCONJ' || tag === 'SCONJ' || tag === 'ADP' || xposAt(tokens, i).startsWith('W');
    if (tag === 'PUNCT' || isLink || dates.mentions[firstFrom(dates.mentions, i)]?.from === i) add(i);
    if (isClosing) add(i + 1);
    const steps = stepsFrom(context, core, i);
    if (steps !== 1 && steps !== 2) continue;
    add(grammar.whole(i).to);
    add(grammar.phrase(i).to);
    if (steps === 1) add(grammar.whole(i).from);
  }
  return ends;
};
