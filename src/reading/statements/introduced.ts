/**
 * Quotations that fill their sentences and have no cue of their own, behind a sentence that says who speaks: *The
 * ambassador spoke for six minutes. "Our borders ..."*
 */
import { type Context, mentionsIn } from '../context.js';
import { at, formAt, sentenceCount, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import { isOfficial } from './nominals.js';
import type { Proposal } from './proposal.js';
import { followers } from './quotations.js';
import { isVerbal } from './stretch.js';

/** @param known what has been found: a quotation within it is not looked at */
export function introduced(context: Context, known: readonly Proposal[]): Proposal[] {
  const { tokens, quotes } = context;
  const taken = new Uint8Array(quotes.list.length);
  for (const { content } of known)
    for (const { from, to } of content) {
      const first = at(quotes.of, from);
      const last = at(quotes.of, to - 1);
      if (first !== -1) taken[first] = 1;
      if (last !== -1) taken[last] = 1;
    }
  const proposals: Proposal[] = [];
  for (let sentence = 1; sentence < sentenceCount(tokens); sentence++) {
    const start = sentenceStart(tokens, sentence);
    const quotation = at(quotes.of, start);
    if (quotation === -1 || at(quotes.list, quotation).from !== start || taken[quotation] === 1) continue;
    const pieces = followers(context, start, true);
    if (pieces.length === 0 || pieces.every(({ from, to }) => to - from < SHORT)) continue;
    for (const { from } of pieces) taken[at(quotes.of, from)] = 1;
    const proposal = introduction(context, sentence - 1, start);
    if (proposal) proposals.push({ ...proposal, content: pieces });
  }
  return proposals;
}
const SHORT = 5;

/** A sentence about one person, and its verb. */
const introduction = (context: Context, sentence: number, quotation: number): Omit<Proposal, 'content'> | undefined => {
  const { tokens, grammar, quotes, actors } = context;
  const start = sentenceStart(tokens, sentence);
  const end = sentenceEnd(tokens, sentence);
  if (at(quotes.of, start) !== -1 || at(quotes.of, end - 1) !== -1 || quotation !== end) return undefined;
  const [verb] = grammar.mainPredicates(sentence);
  if (verb === undefined || !isVerbal(tokens, verb)) return undefined;
  const [subject] = grammar.subjects(verb);
  if (subject === undefined) return undefined;
  const { from, to } = grammar.phrase(subject);
  const isPerson =
    mentionsIn(context, from, to).some((mention) => actors.byId.get(mention.actor)?.kind === 'person') ||
    uposOf(tokens, subject) === 'PROPN' ||
    isOfficial(context.resources, at(tokens.lemmas, subject)) ||
    (uposOf(tokens, subject) === 'PRON' && /^(he|she)$/i.test(formAt(tokens, subject)));
  if (!isPerson || to > verb) return undefined;
  return {
    cue: { from: verb, to: verb + 1 },
    head: verb,
    source: { from, to, head: subject, heads: [subject] },
    why: ['statements/introduced'],
  };
};
