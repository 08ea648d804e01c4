/** What a side undertakes, by the phrases of `data/en/commitments.csv`. First version: the action in the text's words. */
import type { Commitment } from '../../model/reading.js';
import { actorOf, type Context, groupBefore, type Hit, hits, type ItemIds, partiesOf, topicsIn } from '../context.js';
import type { CommitmentRule } from '../resources.js';
import { at, sentenceEnd, spanOf, type Tokens, uposOf } from '../text/tokens.js';

export function findCommitments(context: Context, ids: ItemIds): Commitment[] {
  const commitments: Commitment[] = [];
  for (const hit of hits(context, context.resources.commitments)) {
    if (at(context.quotes.of, hit.from) !== -1 || uposOf(context.tokens, hit.from) === 'NOUN') continue;
    const commitment = build(context, hit, ids);
    if (commitment) commitments.push(commitment);
  }
  return commitments;
}

const build = (context: Context, hit: Hit<CommitmentRule>, ids: ItemIds): Commitment | undefined => {
  const { tokens } = context;
  const bound = groupBefore(context, hit.from);
  const by = partiesOf(bound.map((mention) => actorOf(context, mention)));
  const to = actionEnd(tokens, hit.to);
  const [first] = bound;
  if (by.length === 0 || !first || to === hit.to) return undefined;
  const evidence = spanOf(tokens, first.from, to);
  const topics = topicsIn(context, hit.to, to);
  return {
    id: ids('commitment', evidence, by),
    by,
    to: [],
    action: tokens.text.slice(at(tokens.starts, hit.to), at(tokens.ends, to - 1)).replace(/\s+/g, ' '),
    status: hit.rule.status === 'agreed' && by.length === 1 ? 'promised' : hit.rule.status,
    topics,
    evidence: [evidence],
    confidence: 0.5,
    why: [hit.rule.id, ...(topics.length > 0 ? ['topics/term'] : [])],
  };
};

/** Longest action that is given in words. */
const LONGEST_ACTION = 30;

/** To the end of the clause: a comma before another verb of saying is beyond this version, so the sentence's end. */
const actionEnd = (tokens: Tokens, from: number): number => {
  if (from >= tokens.size) return from;
  const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, from - 1)), from + LONGEST_ACTION);
  let to = from;
  while (to < end && !/^[.;,:]$/.test(at(tokens.forms, to))) to++;
  return to;
};
