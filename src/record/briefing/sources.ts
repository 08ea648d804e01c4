/** The numbered sources of a briefing: each document once, in the order in which lines first name it. */
import type { Report } from '../../model/record.js';
import type { BriefingSource } from './briefing.js';

/** Facts of documents by id. */
export type Documents = ReadonlyMap<string, Report & { readonly title: string | null }>;

/** Sources of a line at most: the first reports speak for the others. */
const MOST = 4;

export class SourceList {
  private readonly numbered = new Map<string, BriefingSource>();

  constructor(private readonly documents: Documents) {}

  /**
   * Numbers of the documents of some reports, ascending, each once.
   *
   * @param day of what they tell: those from before only look ahead to it
   */
  numbers(reports: readonly Report[], day: string): number[] {
    const isAhead = ({ published }: Report): number => Number((published ?? '').slice(0, day.length) < day);
    const numbers = new Set<number>();
    for (const report of [...reports].sort((x, y) => isAhead(x) - isAhead(y))) {
      if (numbers.size === MOST) break;
      numbers.add(this.numberOf(report));
    }
    return [...numbers].sort((x, y) => x - y);
  }

  list(): BriefingSource[] {
    return [...this.numbered.values()];
  }

  private numberOf(report: Report): number {
    const { document, publisher, published, url } = report;
    const known = this.numbered.get(document);
    if (known) return known.number;
    const number = this.numbered.size + 1;
    const title = this.documents.get(document)?.title ?? null;
    this.numbered.set(document, { number, document, title, publisher, published, url });
    return number;
  }
}
