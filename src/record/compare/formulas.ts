/**
 * Set wordings of positions in two accounts of one office, the earlier and the later: which were dropped, which came new,
 * which stand with another verb or another wording. Pure.
 */
import type { Topic } from '../../model/generated/lists.js';
import type { Span } from '../../model/span.js';
import type { Context } from '../../reading/context.js';
import { foldFormula, formulasIn, type Point, pointsOf } from './account.js';
import type { CompareWords, Formula, SpeechAct } from './words.js';

export interface FormulaChange {
  /** Id of a row of data/en/compare/formulas.csv. */
  readonly formula: string;
  /** The words that stand for it in the account that has it last. */
  readonly wording: string;
  readonly topic: Topic;
  readonly change: 'dropped' | 'added' | 'changed' | 'kept';
  /** The points that hold it, in the earlier and in the later account. */
  readonly before: readonly Span[];
  readonly after: readonly Span[];
  /** What changed. */
  readonly note?: string;
}

/** Every formula of either account: dropped, added, changed, then kept; each by the order of the table. */
export function formulaChanges(earlier: Context, later: Context, words: CompareWords): FormulaChange[] {
  const [before, after] = [usesOf(earlier, words), usesOf(later, words)];
  return words.formulas
    .flatMap((formula) => {
      const [was, is] = [before.get(formula.id), after.get(formula.id)];
      return was || is ? [changeOf(formula, was, is)] : [];
    })
    .sort((x, y) => ORDER.indexOf(x.change) - ORDER.indexOf(y.change));
}
const ORDER: readonly FormulaChange['change'][] = ['dropped', 'added', 'changed', 'kept'];

/** How an account uses a formula. */
interface Use {
  readonly points: readonly Point[];
  /** The phrases of the table that stand there. */
  readonly wordings: readonly string[];
}

const usesOf = (context: Context, words: CompareWords): Map<string, Use> => {
  const uses = new Map<string, { points: Point[]; wordings: string[] }>();
  for (const point of pointsOf(context, words)) {
    const text = context.document.text.slice(...point.span);
    const folded = ` ${foldFormula(text)} `;
    for (const id of formulasIn(text, words.formulas)) {
      const use = uses.get(id) ?? { points: [], wordings: [] };
      use.points.push(point);
      const phrases = words.formulas.find((formula) => formula.id === id)?.phrases ?? [];
      // The longest of those that stand there: 'complete denuclearization of' holds 'denuclearization of'.
      const [longest] = phrases.filter((phrase) => folded.includes(` ${phrase} `)).sort((x, y) => y.length - x.length);
      if (longest) use.wordings.push(longest.replaceAll('-', ' '));
      uses.set(id, use);
    }
  }
  return uses;
};

const changeOf = (formula: Formula, was: Use | undefined, is: Use | undefined): FormulaChange => {
  const note = was && is ? differenceOf(was, is) : undefined;
  return {
    formula: formula.id,
    wording: (is ?? was)?.wordings[0] ?? formula.id.replaceAll('-', ' '),
    topic: formula.topic,
    change: !was ? 'added' : !is ? 'dropped' : note === undefined ? 'kept' : 'changed',
    before: was?.points.map(({ span }) => span) ?? [],
    after: is?.points.map(({ span }) => span) ?? [],
    ...(note === undefined ? {} : { note }),
  };
};

const differenceOf = (was: Use, is: Use): string | undefined => {
  const [negatedBefore, negatedAfter] = [was, is].map(({ points }) => points.some(({ negated }) => negated));
  if (negatedBefore !== negatedAfter) return negatedAfter ? 'now negated' : 'no longer negated';
  const [actsBefore, actsAfter] = [actsOf(was), actsOf(is)];
  if (actsBefore.length > 0 && actsAfter.length > 0 && !actsBefore.some((act) => actsAfter.includes(act)))
    return `was ${actsBefore.join(', ')}, is ${actsAfter.join(', ')}`;
  const [first, second] = [was.wordings[0], is.wordings[0]];
  return first === undefined || second === undefined || was.wordings.includes(second) || is.wordings.includes(first)
    ? undefined
    : `was '${first}', is '${second}'`;
};

const actsOf = ({ points }: Use): SpeechAct[] => [...new Set(points.flatMap(({ act }) => (act === '' ? [] : [act])))];

/**
 * Changes that can be told without the texts at hand: none of a part of a longer wording ('territorial integrity' of
 * 'sovereignty and territorial integrity'), and none by a 'not', which is seldom the formula's own ('will not outlast the
 * defense of territorial integrity').
 */
export const plainChanges = (formulas: readonly FormulaChange[]): readonly FormulaChange[] =>
  formulas.filter(
    ({ change, wording, note = '' }) =>
      change !== 'kept' &&
      !note.endsWith('negated') &&
      !formulas.some((other) => other.wording !== wording && other.wording.includes(wording)),
  );
