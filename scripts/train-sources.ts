/**
 * `npx tsx scripts/train-sources.ts [--folds]`: learns the weights of `data/en/source-odds.csv`, which words name who says something by
 * a cue, from attributions that people marked (likelihood/attributions.ts). With `--folds` it measures by five folds of documents and
 * writes nothing.
 */
import { findCues } from '../src/reading/statements/cues.js';
import { findMarks } from '../src/reading/statements/marks.js';
import { sayingsOf } from '../src/reading/statements/of-net.js';
import { candidatesOf } from '../src/reading/statements/sources.js';
import { learnOf, questionOf, saidBy } from './likelihood/attributions.js';

learnOf('source-odds', (document) => {
  const context = { ...document.context, quotes: findMarks(document.context.tokens, document.context.quotes).outer };
  const sayingOf = sayingsOf(context);
  return findCues(context).flatMap((cue) => {
    const right = saidBy(document, cue);
    if (!right) return [];
    const answers = candidatesOf(context, cue, sayingOf(cue)).map(({ source, marks }) => ({
      words: source ? [source] : [],
      marks,
    }));
    return questionOf(document, answers, right.source) ?? [];
  });
});
