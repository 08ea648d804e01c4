/**
 * Who said what, to whom and on what terms. Each way to find a statement gives proposals (cue, source, content as
 * stretches of tokens); here they are put in order, their speakers and terms are told, and their layers.
 */
import type { Statement } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { at, firstFrom, sentenceAt, xposAt } from '../text/tokens.js';
import { findCues } from './cues.js';
import { introduced } from './introduced.js';
import { layered } from './layers.js';
import { findMarks } from './marks.js';
import { isRecord, nounOf } from './nominals.js';
import { statementOfNoun } from './nouns.js';
import { isLikely, sayingsBeside, sourced } from './of-net.js';
import { findPosts } from './posts.js';
import type { Proposal } from './proposal.js';
import { isComma, withMarks } from './stretch.js';
import { withTerms } from './terms.js';
import { findTranscript } from './transcripts.js';
import { ofVerbs } from './verbs.js';
import { sourcePhrases } from './without-verbs.js';

/**
 * @param read what the layers before found
 * @param ids gives the ids of the statements
 * @returns the statements in the order of their first words, source apart, the outer before the inner
 */
export function findStatements(read: Context, ids: ItemIds): Statement[] {
  const { outer, inner } = findMarks(read.tokens, read.quotes);
  const context: Context = { ...read, quotes: outer };
  const transcript = findTranscript(context);
  const turns = transcript.length > 0 ? transcript : findPosts(context);
  const cues = findCues(context);
  const phrases = sourcePhrases(context, transcript.length > 0).filter((one) => !isLineOf(turns, one));
  const starts = phrases.flatMap(({ cue, source }) => (source && source.from > cue.from ? [cue] : []));
  const verbs = ofVerbs(context, { ...read, quotes: inner }, cues, starts);
  /** By sentence, its first verb with words. */
  const firstCues = new Map<number, number>();
  for (const { cue } of verbs) {
    const sentence = sentenceAt(read.tokens, cue.from);
    if (!firstCues.has(sentence)) firstCues.set(sentence, cue.from);
  }
  const proposals: Proposal[] = [...turns, ...phrases.filter((one) => !isOfRecord(context, one, firstCues))];
  const put = putBehindCommas(context, verbs);
  const nouns: Proposal[] = [];
  for (const cue of cues) {
    const found = cue.rule.class === 'noun' ? statementOfNoun(context, cue) : undefined;
    if (found) nouns.push(clipped({ ...found, content: found.content.map((piece) => withMarks(context, piece)) }, put));
  }
  proposals.push(...verbs, ...nouns);
  proposals.push(...introduced(context, proposals));
  const likely = [
    ...sourced(
      context,
      proposals.filter((one) => isLikely(context, one)),
    ),
  ];
  likely.push(...sayingsBeside(context, likely));
  const last = (proposal: Proposal): number => at(proposal.content, proposal.content.length - 1).to;
  likely.sort((a, b) => first(a) - first(b) || last(b) - last(a));
  return withTerms(context, layered(context, likely), ids);
}

/** *To the President: never again!*, in a post: a colon or dash in what somebody writes names nobody who speaks. */
const isLineOf = (turns: readonly Proposal[], { cue, why }: Proposal): boolean =>
  why.some((rule) => LINES.has(rule)) &&
  turns.some(({ content }) => content.some(({ from, to }) => from <= cue.from && cue.from < to));

const LINES: ReadonlySet<string> = new Set(['statements/colon', 'statements/dash']);

/** *..., he said, according to a transcript*: a text that only carries what somebody says. */
const isOfRecord = (
  { tokens, resources }: Context,
  { source, cue }: Proposal,
  firstCues: ReadonlyMap<number, number>,
): boolean =>
  source !== undefined &&
  isRecord(resources, nounOf(tokens, source.head)) &&
  (firstCues.get(sentenceAt(tokens, cue.from)) ?? cue.from) < cue.from;

/** *our concern about the troops, Ned Price said*: a noun's content ends before the comma behind which another speaks. */
const clipped = (noun: Proposal, put: readonly { readonly from: number }[]): Proposal => {
  const piece = at(noun.content, 0);
  const next = put[firstFrom(put, piece.from + 2)];
  return next && next.from < piece.to ? { ...noun, content: [{ from: piece.from, to: next.from - 1 }] } : noun;
};

/** Where cores with their sources begin behind a comma, in order: *..., she said*, *..., saying that*. */
const putBehindCommas = ({ tokens }: Context, verbs: readonly Proposal[]): readonly { readonly from: number }[] =>
  verbs
    .map(({ source, cue }) => ({
      from: source && source.from < cue.from && xposAt(tokens, cue.from) !== 'VBG' ? source.from : cue.from,
    }))
    .filter(({ from }) => from > 0 && isComma(tokens, from - 1))
    .sort((a, b) => a.from - b.from);

const first = ({ content, cue }: Proposal): number => Math.min(at(content, 0).from, cue.from);
