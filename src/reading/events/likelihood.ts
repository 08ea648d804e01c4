/**
 * How likely coded events are right. A logistic model over marks (marks.ts), whose weights stand in a table that people can
 * read: `data/en/event-marks.csv`, learned by `scripts/train-likelihood.ts` from events that readers have judged.
 */
import type { Event } from '../../model/reading.js';
import { type Row, readTable, type Tables } from '../tables.js';

export interface Likelihoods {
  /** What each mark adds to the log odds. */
  readonly weights: ReadonlyMap<string, number>;
}

/**
 * Under which likelihood events are left out, by the kind of text and whether two countries stand against each other in them; what
 * nothing is said of here stays. What news tells within one country or of one side alone is told in the words of events much
 * more often than it is one, so that three in five must be right; so is what news of one country says of others by the way.
 * Between states, in texts about several, only what is hardly ever right goes.
 */
const LEAST: Readonly<Record<string, { readonly abroad: number; readonly other: number }>> = {
  news: { abroad: 0.1, other: 0.6 },
  official: { abroad: 0.35, other: 0.2 },
};

/** The mark of every event, whose weight is the constant of the model. */
export const EVERY = 'every event';

/** @throws TableError where a weight is no number */
export function readLikelihoods(tables: Tables): Likelihoods {
  return { weights: new Map(readTable(tables, 'en/event-marks').map((row) => [row.text('mark'), weightOf(row)])) };
}

const weightOf = (row: Row): number => {
  const weight = Number(row.text('weight'));
  if (!Number.isFinite(weight)) throw row.error(`'${row.text('weight')}' is no number`);
  return weight;
};

/** The likelihood of an event with these marks, 0 to 1; a mark without a weight adds nothing. */
export const likelihoodOf = ({ weights }: Likelihoods, marks: Iterable<string>): number => {
  let sum = weights.get(EVERY) ?? 0;
  for (const mark of marks) sum += weights.get(mark) ?? 0;
  return 1 / (1 + Math.exp(-sum));
};

/** Whether an event is too unlikely to be given, by its marks. */
export const isLeftOut = (likelihood: number, [kind = '', ...marks]: readonly string[]): boolean => {
  const isAbroad = marks.includes('two countries') && !(kind === 'news' && marks.includes('text of one country'));
  return likelihood < (LEAST[kind]?.[isAbroad ? 'abroad' : 'other'] ?? 0);
};

/**
 * Gives events their confidence.
 *
 * @param marksOf what is known of an event
 * @returns them, without those that are too unlikely and what rests on these
 */
export function weighed(
  events: readonly Event[],
  model: Likelihoods,
  marksOf: (event: Event) => readonly string[],
): readonly Event[] {
  const gone = new Set<string>();
  return events.flatMap((event): readonly Event[] => {
    const marks = marksOf(event);
    const confidence = likelihoodOf(model, marks);
    if (isLeftOut(confidence, marks) || (event.basis && gone.has(event.basis))) {
      gone.add(event.id);
      return [];
    }
    return [{ ...event, confidence: Math.round(confidence * 100) / 100 }];
  });
}
