/** On which day something was said or agreed of which its documents tell no day: that of the one meeting that they report. Pure. */
import type { Entry, Report } from '../../model/record.js';
import { dayOf } from '../days.js';
import type { BriefingInput } from './input.js';

/** Days within which a report tells of a meeting; one from before looks ahead to it. */
const WITHIN = 3;

/**
 * @param held meetings that happened
 * @returns of reports the day of the meeting that all of them tell of, as far as they tell of one; '' where that is not known
 */
export const occasionsOf = (
  held: readonly Entry<'meeting'>[],
): ((reports: readonly Pick<Report, 'document'>[]) => string) => {
  const days = new Map<string, Set<string>>();
  for (const { date, day, reports } of held)
    for (const { document, published } of reports) {
      const later = (dayOf(published ?? undefined) ?? Number.NaN) - (dayOf(day) ?? 0);
      if (date === day && later >= 0 && later <= WITHIN)
        days.set(document, new Set([...(days.get(document) ?? []), day]));
    }
  return (reports) => {
    const all = [...new Set(reports.flatMap(({ document }) => [...(days.get(document) ?? [])]))];
    return all.length === 1 ? (all[0] ?? '') : '';
  };
};

/** A step of a ledger or of a line's history. */
interface Step {
  readonly entry: string | null;
  readonly day: string;
  readonly reports: readonly Report[];
}

/** Of a step its day, '' where only its reports have one, and how a text says it: 'told 2023-06-20'. */
export type DayOfStep = (step: Step) => { readonly day: string; readonly text: string };

export const daysOfSteps = ({ told, contacts }: Pick<BriefingInput, 'told' | 'contacts'>): DayOfStep => {
  const dated = new Set(told.flatMap(({ entry }) => (entry.date === null ? [] : [entry.id])));
  const occasionOf = occasionsOf(contacts.held);
  return ({ entry, day, reports }) => {
    const own = entry === null || dated.has(entry) ? day : occasionOf(reports);
    return { day: own, text: own === '' && day !== '' ? `told ${day}` : own };
  };
};
