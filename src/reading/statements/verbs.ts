/** Statements whose cue is a verb: each cue with its source and content, and where one ends before another begins. */
import type { Context } from '../context.js';
import { at, lemmaAt, lowerAt, sentenceAt, sentenceCount, sentenceEnd, uposOf, xposAt } from '../text/tokens.js';
import { isAgentNoun } from './agents.js';
import { isClaimed } from './claims.js';
import { contentOfVerb } from './content.js';
import { closesSentence, linkBefore } from './content-postposed.js';
import type { Cue } from './cues.js';
import { beforeLink, type Core, coreOf, FARTHEST, opensWithThat } from './limits.js';
import { isBody, isText } from './nominals.js';
import type { Proposal } from './proposal.js';
import type { Source } from './source-words.js';
import { sourceOfVerb } from './sources.js';
import { isComma, type Stretch, withMarks } from './stretch.js';
import { isOfTalks } from './talks.js';

/**
 * @param context with the quotations of the text
 * @param inner the same with the quotations within those
 * @param phrases where sources without a verb begin: *..., according to Japan*
 */
export function ofVerbs(
  context: Context,
  inner: Context,
  cues: readonly Cue[],
  phrases: readonly Stretch[],
): Proposal[] {
  const { tokens, quotes } = context;
  const cores: Core[] = [];
  /** With those that claim nothing, whose subjects the next verb may share: *did not say ..., but promised ...*. */
  const all: Core[] = [];
  for (const cue of cues) {
    if (cue.rule.class !== 'verb') continue;
    const core = withSharedSource(context, all, coreOf(cue, sourceOfVerb(context, cue)));
    all.push(core);
    if (isClaimed(context, core)) cores.push(core);
  }
  const mains = new Set<number>();
  for (let sentence = 0; sentence < sentenceCount(tokens); sentence++)
    for (const predicate of context.grammar.mainPredicates(sentence)) mains.add(predicate);
  const isMain = (predicate: number): boolean => mains.has(predicate);
  const breaks = breaksOf(context, cores, phrases);
  const proposals: Proposal[] = [];
  const isReadout = isOfTalks(context);
  let before: Core | undefined;
  for (const [k, core] of cores.entries()) {
    const { cue, source } = core;
    const sentence = sentenceAt(tokens, cue.head);
    const next = nextPut(context, cores, k);
    const ceiling = next ? next.from : sentenceEnd(tokens, sentence);
    const nextCue = cores[k + 1]?.cue.shown.from ?? -1;
    const quotation = at(quotes.of, cue.head);
    const isLast =
      before && sentenceAt(tokens, before.cue.head) === sentence && at(quotes.of, before.cue.head) === quotation;
    const floor = before && isLast && before.to <= core.from ? before.to : 0;
    const isPutBefore = before !== undefined && before.from > 0 && isComma(tokens, before.from - 1);
    const content =
      quotation === -1
        ? contentOfVerb(context, core, { floor, isPutBefore, ceiling, nextCue, breaks, isMain, isReadout })
        : contentOfVerb(inner, core, {
            floor,
            isPutBefore,
            ceiling,
            nextCue,
            breaks,
            isMain,
            quotation: withoutMarks(at(quotes.list, quotation)),
          });
    if (content && isTerms(context, content.pieces)) continue;
    if (content && source && isThing(context, source, content.rule)) continue;
    if (!content || (!source && !cue.rule.frames.has('passive'))) continue;
    before = core;
    proposals.push({
      cue: cue.shown,
      head: cue.head,
      source,
      content:
        quotation === -1
          ? content.pieces.map((piece) => withMarks(context, piece))
          : content.pieces.map((piece) => withMarks(inner, piece)),
      rule: cue.rule,
      why: [content.rule],
    });
  }
  return proposals;
}

/** The next core of the sentence that is put in between or behind, after a comma. */
const nextPut = ({ tokens }: Context, cores: readonly Core[], k: number): Core | undefined => {
  const { to, cue } = at(cores, k);
  for (let n = k + 1; n < cores.length && n <= k + MOST; n++) {
    const next = at(cores, n);
    if (sentenceAt(tokens, next.cue.head) !== sentenceAt(tokens, cue.head)) return undefined;
    const { source } = next;
    const isOwn =
      source !== undefined &&
      source.from >= to &&
      (source.to <= next.cue.from || (source.from === next.cue.to && next.cue.shown.from === next.cue.from));
    if (isOwn && next.from > to && isComma(tokens, next.from - 1)) return next;
  }
  return undefined;
};

const withoutMarks = ({ from, to }: Stretch): Stretch => ({ from: from + 1, to: to - 1 });

/**
 * A cue that another one before it in the sentence lends its source: a participle behind a comma (*Blinken said ...,
 * adding that ...*), and a verb right behind *and* in the tense of the first (*reiterated that talks must go on and
 * underscored ...*), where the tree may have taken the subject of the reported clause.
 */
const withSharedSource = (context: Context, cores: readonly Core[], core: Core): Core => {
  const { tokens } = context;
  const { cue, source } = core;
  const isParticiple = xposAt(tokens, cue.from) === 'VBG' && isComma(tokens, cue.shown.from - 1);
  if (!isParticiple && !isBehindAnd(context, core)) return core;
  // *..., said his spokeswoman*
  if (source && source.from >= cue.to && isComma(tokens, cue.shown.from - 1)) return core;
  // *hailed its democracy, promised aid*: in a list without *and* only where no subject of its own stands before.
  const isOwn = cores.slice(-MOST).some((other) => other.source?.from === source?.from);
  if (
    !isParticiple &&
    isComma(tokens, cue.shown.from - 1) &&
    source &&
    !isOwn &&
    source.to > cue.from - SHORT_GAP &&
    source.from < cue.from
  )
    return core;
  const sentence = sentenceAt(tokens, cue.from);
  let first: Core | undefined;
  for (let k = cores.length - 1; k >= 0 && k >= cores.length - MOST; k--) {
    const other = at(cores, k);
    if (sentenceAt(tokens, other.cue.from) !== sentence) break;
    if (!other.source || xposAt(tokens, other.cue.from) === 'VBG' || other.source.from > other.cue.from) continue;
    if (at(context.quotes.of, other.cue.from) !== at(context.quotes.of, cue.from)) continue;
    if (isParticiple ? other.cue.rule.act === 'said' : isSameTense(context, other.cue, cue)) first = other;
  }
  if (!first?.source || (!isParticiple && isJoinedWithin(context, first, cue))) return core;
  return { ...core, source: first.source, isShared: true };
};

/** *He said that the envoy came and asked*: joined with a verb of the reported clause in the same tense. */
const isJoinedWithin = ({ tokens, grammar }: Context, first: Core, { head, shown }: Cue): boolean => {
  const tag = shown.from < head && xposAt(tokens, head) === 'VB' ? xposAt(tokens, shown.from) : xposAt(tokens, head);
  // *are united and resolved*: a participle goes with adjectives.
  const isLike = (one: number): boolean =>
    xposAt(tokens, one) === tag || (tag === 'VBN' && /^(JJ|VBN)/.test(xposAt(tokens, one)));
  return grammar.conjuncts(head).some((one) => one > first.cue.to && one < head && isLike(one));
};

/** Right behind *and*, *but* or *or*, with nothing between but adverbs. */
const isBehindAnd = ({ tokens }: Context, { cue }: Core): boolean => {
  const before = cue.shown.from - 1;
  if (before <= 0 || sentenceAt(tokens, before) !== sentenceAt(tokens, cue.head)) return false;
  const isPast = xposAt(tokens, cue.head) === 'VBN' && cue.shown.from === cue.from;
  const isAided = xposAt(tokens, cue.head) === 'VB' && FINITE.has(xposAt(tokens, cue.shown.from));
  if (!isPast && !isAided && !FINITE.has(xposAt(tokens, cue.head))) return false;
  return uposOf(tokens, before) === 'CCONJ' || (lowerAt(tokens, before) === ',' && cue.rule.act !== 'believed');
};

/** A past tense may have been tagged as a participle. */
const isSameTense = ({ tokens }: Context, first: Cue, cue: Cue): boolean => {
  const tense = (one: Cue): string => {
    const tag = xposAt(tokens, one.head);
    // *do not expect* has the tense of its auxiliary.
    if (tag === 'VB' && one.shown.from < one.from) return xposAt(tokens, one.shown.from);
    return tag === 'VBN' && one.shown.from === one.from ? 'VBD' : tag;
  };
  return tense(first) === tense(cue);
};
/** Words between a list's verb and the source before its comma that leave no room for another verb. */
const SHORT_GAP = 3;
const MOST = 8;

/** *declined to be named*: the terms of what is said, and nothing that is said. */
const isTerms = ({ resources, numbered, tokens }: Context, pieces: readonly Stretch[]): boolean => {
  const { from, to } = at(pieces, 0);
  if (pieces.length > 1 || to - from > MOST) return false;
  const start = lowerAt(tokens, from) === 'to' ? from + 1 : from;
  const found = resources.venues.longest(start, to, numbered.lowers, numbered.lemmas);
  return found !== undefined && found.end >= to && found.values.some(({ where }) => where === 'terms');
};

/** *a storm that threatened the tents*: what a thing does to another is no speech. */
const isThing = ({ tokens, resources }: Context, { from, head }: Source, rule: string): boolean => {
  const isRelative = xposAt(tokens, from) === 'WDT';
  if (!isRelative || rule !== 'statements/content-object' || uposOf(tokens, head) !== 'NOUN') return false;
  const noun = lemmaAt(tokens, head);
  return !isAgentNoun(resources, noun) && !isText(resources, noun) && !isBody(resources, noun);
};

/** Conjunctions behind which another than the one before has the word. */
const BESIDE = new Set(['while', 'whereas', 'but', 'though', 'although']);
const FINITE = new Set(['VBD', 'VBZ', 'VBP']);

/** Where content ends before another statement begins: *..., adding that*, *; Moscow said*, *and pledged support*. */
const breaksOf = (context: Context, cores: readonly Core[], phrases: readonly Stretch[]): Stretch[] => {
  const { tokens, grammar } = context;
  const breaks: Stretch[] = [];
  for (const { from, to } of phrases) if (from > 0 && isComma(tokens, from - 1)) breaks.push({ from: from - 1, to });
  let last: Core | undefined;
  for (const core of cores) {
    const { cue, from } = core;
    const start = cue.shown.from;
    if (xposAt(tokens, cue.from) === 'VBG' && start > 0 && isComma(tokens, start - 1))
      breaks.push({ from: start - 1, to: start });
    const link = from > 0 && sentenceAt(tokens, from - 1) === sentenceAt(tokens, from) ? lowerAt(tokens, from - 1) : '';
    // *dissatisfaction over its balloon, which it says ...*: the relative clause has a source of its own.
    if (
      (link === 'which' || link === 'who') &&
      from > 1 &&
      isComma(tokens, from - 2) &&
      !hasCommaBehind(context, cue.to)
    )
      breaks.push({ from: from - 2, to: from });
    if (link === ';') breaks.push({ from: from - 1, to: from });
    else if (BESIDE.has(link) && from > 1 && isComma(tokens, from - 2)) breaks.push({ from: from - 2, to: from });
    // *..., and those who held otherwise, he went on, ...*: the clause in which a second cue is put.
    if (last && core.source && core.source.from > last.to && from > 0 && isComma(tokens, from - 1)) {
      const link = linkBefore(context, last.to, from - 1);
      if (link !== -1) breaks.push({ from: link, to: from });
      else if (closesSentence(context, core)) breaks.push({ from: from - 1, to: from });
    }
    if (last && isCoordinated(context, last, core)) breaks.push({ from: beforeLink(context, start), to: start });
    last = core;
  }
  for (let sentence = 0; sentence < sentenceCount(tokens); sentence++) {
    const main = grammar.mainPredicates(sentence);
    for (const predicate of main.slice(1)) {
      const { from } = grammar.whole(predicate);
      if (uposOf(tokens, from) !== 'PUNCT' && !opensWithThat(context, predicate) && from > at(main, 0))
        breaks.push({ from: beforeLink(context, from), to: from });
    }
  }
  return breaks.sort((a, b) => a.from - b.from);
};

/** Whether another comma of its sentence stands behind a token. */
const hasCommaBehind = ({ tokens }: Context, token: number): boolean => {
  const end = Math.min(tokens.size, token + FARTHEST);
  for (let i = token; i < end && sentenceAt(tokens, i) === sentenceAt(tokens, token); i++)
    if (isComma(tokens, i)) return true;
  return false;
};

/** *stressed that borders stand and voiced solidarity*: a verb of saying right behind *and*, in the tense of the first. */
const isCoordinated = (context: Context, first: Core, core: Core): boolean => {
  const { tokens } = context;
  const { cue } = core;
  const before = cue.shown.from - 1;
  return (
    before > 0 &&
    (uposOf(tokens, before) === 'CCONJ' ||
      (lowerAt(tokens, before) === ',' && core.source?.from === first.source?.from)) &&
    sentenceAt(tokens, first.cue.from) === sentenceAt(tokens, cue.from) &&
    isSameTense(context, first.cue, cue) &&
    !isJoinedWithin(context, first, cue) &&
    cue.rule.act !== 'believed'
  );
};
