/**
 * `npx tsx scripts/train-contents.ts [--folds]`: learns the weights of `data/en/contents.csv`, which words are what a cue says, from
 * attributions that people marked (likelihood/attributions.ts). With `--folds` it measures by five folds of documents and writes nothing.
 */
import { askedOf } from '../src/reading/statements/contents.js';
import { findMarks } from '../src/reading/statements/marks.js';
import { learnOf, questionOf, saidBy } from './likelihood/attributions.js';

learnOf('contents', (document) => {
  const { context, from, isWhole } = document;
  const { outer, inner } = findMarks(context.tokens, context.quotes);
  const asked = [...askedOf({ ...context, quotes: outer }, { ...context, quotes: inner })];
  return asked.flatMap(({ core: { cue }, candidates }) => {
    const right = saidBy(document, cue);
    // In the corpus what is asked, thought or intended is not annotated throughout.
    if (!right && (!isWhole || (from === 'corpus' && cue.rule.act !== 'said'))) return [];
    const answers = candidates.map(({ pieces, marks }) => ({ words: pieces, marks }));
    return questionOf(document, answers, right?.content ?? []) ?? [];
  });
});
