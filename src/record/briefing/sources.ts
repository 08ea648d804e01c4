/** The numbered sources of a briefing: each document once, in the order in which lines first name it. */
import type { Report } from '../../model/record.js';
import type { BriefingSource } from './briefing.js';

/** Sources of a line at most: the first reports speak for the others. */
const MOST = 4;

export class SourceList {
  private readonly numbered = new Map<string, BriefingSource>();

  /** @param documents facts by id */
  constructor(private readonly documents: ReadonlyMap<string, Report & { readonly title: string | null }>) {}

  /** Numbers of the documents of some reports, ascending, each once. */
  numbers(reports: readonly Report[]): number[] {
    const numbers = new Set<number>();
    for (const report of reports) {
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
