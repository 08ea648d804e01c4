/**
 * Sentences of news and official texts with the trees that a larger, slower parser gives them: what the small parser learns
 * from beside the treebanks, so that it knows the words and turns of the texts that it is there to read (self-training with
 * a teacher, as in Weiss et al. 2015, 'Structured Training for Neural Network Transition-Based Parsing').
 */
import { type Language, sentenceCount, sentenceEnd, sentenceStart, uposOf } from '../../src/reading/text/tokens.js';
import type { TreeSentence } from './treebank.js';

/** Shorter ones are mostly headings and scraps, longer ones mostly lists. */
const SHORTEST = 4;
const LONGEST = 70;

/**
 * @param texts each read by itself
 * @param teacher English with the larger parser
 * @returns the sentences in the order of the texts, none twice
 */
export function silverTreebank(texts: Iterable<string>, { analyse }: Pick<Language, 'analyse'>): TreeSentence[] {
  const seen = new Set<string>();
  const sentences: TreeSentence[] = [];
  for (const text of texts) {
    const tokens = analyse(text);
    for (let s = 0; s < sentenceCount(tokens); s++) {
      const [from, to] = [sentenceStart(tokens, s), sentenceEnd(tokens, s)];
      if (to - from < SHORTEST || to - from > LONGEST) continue;
      const forms = tokens.forms.slice(from, to);
      const key = forms.join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      sentences.push({
        forms,
        upos: forms.map((_, i) => uposOf(tokens, from + i)),
        xpos: tokens.xpos.slice(from, to),
        heads: forms.map((_, i) => {
          const head = tokens.tree?.heads[from + i] ?? -1;
          return head < 0 ? 0 : head - from + 1;
        }),
        relations: tokens.tree?.relations.slice(from, to) ?? [],
      });
    }
  }
  return sentences;
}
