/**
 * Who said what, to whom and on what terms. Each way to find a statement gives proposals (cue, source, content as
 * stretches of tokens); here they are put in order, their speakers and terms are told, and their layers.
 */
import type { Statement } from '../../model/reading.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import type { ItemIds } from '../context.js';
import { at } from '../text/tokens.js';
import { contentsOf } from './contents.js';
import { introduced } from './introduced.js';
import { layered } from './layers.js';
import { findMarks } from './marks.js';
import { isLikely, sayingsBeside } from './of-net.js';
import { findPosts } from './posts.js';
import type { Proposal } from './proposal.js';
import { withTerms } from './terms.js';
import { findTranscript } from './transcripts.js';
import { sourcePhrases } from './without-verbs.js';

/**
 * @param read what the layers before found
 * @param ids gives the ids of the statements
 * @returns the statements in the order of their first words, source apart, the outer before the inner
 */
export function findStatements(read: MeantContext, ids: ItemIds): Statement[] {
  const { outer, inner } = findMarks(read.tokens, read.quotes);
  const context: MeantContext = { ...read, quotes: outer };
  const transcript = findTranscript(context);
  const turns = transcript.length > 0 ? transcript : findPosts(context);
  const phrases = sourcePhrases(context, transcript.length > 0);
  const proposals = [...turns, ...phrases, ...contentsOf(context, { ...read, quotes: inner })];
  proposals.push(...introduced(context, proposals));
  const likely = proposals.filter((one) => isLikely(context, one));
  likely.push(...sayingsBeside(context, likely));
  const last = (proposal: Proposal): number => at(proposal.content, proposal.content.length - 1).to;
  likely.sort((a, b) => first(a) - first(b) || last(b) - last(a));
  return withTerms(context, layered(context, likely), ids);
}

const first = ({ content, cue }: Proposal): number => Math.min(at(content, 0).from, cue.from);
