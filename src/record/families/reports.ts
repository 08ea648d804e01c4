/** The reports of an entry by families of copies, in each the text that stands for it first. Pure. */
import type { DocumentFacts, Entry, Item, Report } from '../../model/record.js';
import { factsOf } from '../chains.js';

/** The reports of one text and its copies. */
export interface ReportsOfFamily {
  readonly family: string;
  /** The account itself first, its copies behind it in the order of the entry. */
  readonly reports: readonly (Report & { readonly spun: boolean })[];
}

/**
 * The families in the order of the entry's reports.
 *
 * @param items of the entry, in the order of `entry.items`: the first one of a family is its account, as copies come last
 */
export function reportsByFamily(
  { reports }: Pick<Entry, 'reports'>,
  items: readonly Item[],
  facts: ReadonlyMap<string, DocumentFacts>,
): ReportsOfFamily[] {
  const families = new Map<string, Map<string, ReportsOfFamily['reports'][number]>>();
  for (const report of reports) {
    const { family, spun } = factsOf(facts, report.document);
    families.set(family, (families.get(family) ?? new Map()).set(report.document, { ...report, spun }));
  }
  const told = [...new Set(items.map(({ document }) => document))];
  return [...families].map(([family, own]) => {
    const account = own.get(told.find((document) => own.has(document)) ?? '');
    const copies = [...own.values()].filter((one) => one !== account);
    return { family, reports: account ? [account, ...copies] : copies };
  });
}
