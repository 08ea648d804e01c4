/**
 * Who said what, to whom and on what terms. Each way to find a statement gives proposals (cue, source, content as
 * stretches of tokens); here they are put in order, their speakers and terms are told, and their layers.
 */
import type { Statement } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { at } from '../text/tokens.js';
import { findCues } from './cues.js';
import { introduced } from './introduced.js';
import { layered } from './layers.js';
import { findMarks } from './marks.js';
import { statementOfNoun } from './nouns.js';
import type { Proposal } from './proposal.js';
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
  const turns = findTranscript(context);
  const cues = findCues(context);
  const verbs = ofVerbs(context, { ...read, quotes: inner }, cues);
  const proposals: Proposal[] = [...turns, ...sourcePhrases(context, turns.length > 0), ...verbs];
  for (const cue of cues) {
    const found = cue.rule.class === 'noun' ? statementOfNoun(context, cue) : undefined;
    if (found) proposals.push(found);
  }
  proposals.push(...introduced(context, proposals));
  const last = (proposal: Proposal): number => at(proposal.content, proposal.content.length - 1).to;
  proposals.sort((a, b) => first(a) - first(b) || last(b) - last(a));
  return withTerms(context, layered(context, proposals), ids);
}

const first = ({ content, cue }: Proposal): number => Math.min(at(content, 0).from, cue.from);
