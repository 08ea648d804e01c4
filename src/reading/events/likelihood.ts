/**
 * How likely coded events are right. A logistic model over marks (marks.ts), whose weights stand in a table that people can
 * read: `data/en/event-marks.csv`, learned by `scripts/train-likelihood.ts` from events that readers have judged.
 */
import type { Event } from '../../model/reading.js';
import { readWeights, type Weights } from '../choice.js';
import type { Tables } from '../tables.js';

export interface Likelihoods {
  /** What each mark adds to the log odds. */
  readonly weights: Weights;
}

/**
 * Under which likelihood events are left out; what nothing is said of here stays. What news tells within one country or of
 * one side alone is told in the words of events much more often than it is one; so is what news of one country says of others
 * by the way. Meetings and agreements between states, in texts about several, are what such news is read for: of these only
 * what is hardly ever right goes. In documents of states those between them are mostly right, and what is told of one side
 * alone or within one state about every second time.
 */
const LEAST: Readonly<
  Record<string, Readonly<Record<'abroad' | 'other', { readonly joint: number; readonly deed: number }>>>
> = {
  news: { abroad: { joint: 0.1, deed: 0.45 }, other: { joint: 0.6, deed: 0.7 } },
  official: { abroad: { joint: 0.45, deed: 0.45 }, other: { joint: 0.5, deed: 0.5 } },
};
/** Deeds that two do together. */
const JOINT: ReadonlySet<string> = new Set(['type CONSULT', 'type AGREE', 'type COOPERATE']);

/** The mark of every event, whose weight is the constant of the model. */
export const EVERY = 'every event';

/** @throws TableError where a weight is no number */
export const readLikelihoods = (tables: Tables): Likelihoods => ({ weights: readWeights(tables, 'en/event-marks') });

/** The likelihood of an event with these marks, 0 to 1; a mark without a weight adds nothing. */
export const likelihoodOf = ({ weights }: Likelihoods, marks: Iterable<string>): number => {
  let sum = weights.get(EVERY) ?? 0;
  for (const mark of marks) sum += weights.get(mark) ?? 0;
  return 1 / (1 + Math.exp(-sum));
};

/** Whether an event is too unlikely to be given, by its marks. */
export const isLeftOut = (likelihood: number, [kind = '', ...marks]: readonly string[]): boolean => {
  const isAbroad = marks.includes('two countries') && !(kind === 'news' && marks.includes('text of one country'));
  const least = LEAST[kind]?.[isAbroad ? 'abroad' : 'other'];
  return least !== undefined && likelihood < least[marks.some((mark) => JOINT.has(mark)) ? 'joint' : 'deed'];
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
