/** An entry with the words that support it: what every answer to a program outside has to carry. */
import type { Entry, Item } from '../../model/record.js';
import type { Span } from '../../model/span.js';

/** Some words of a document that support an entry. */
export interface Quote {
  readonly words: string;
  /** Where they stand in the text of the document. */
  readonly span: Span;
  readonly document: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** The item that they are the evidence of, and the rules, rows or frames that found it. */
  readonly item: string;
  readonly why: readonly string[];
}

/** The words behind an item: of a statement what was said, else the evidence. */
const spansOf = ({ value }: Item): readonly Span[] => ('content' in value ? value.content : value.evidence);

/**
 * @param items of the entry
 * @returns every piece of evidence, in the order of the items
 */
export function quotesOf(entry: Entry, items: readonly Item[]): readonly Quote[] {
  const reports = new Map(entry.reports.map((report) => [report.document, report]));
  return items.flatMap((item) => {
    const report = reports.get(item.document);
    return spansOf(item).map((span, i) => ({
      words: item.words[i] ?? '',
      span,
      document: item.document,
      publisher: report?.publisher ?? null,
      published: report?.published ?? null,
      url: report?.url ?? null,
      item: item.id,
      why: item.value.why,
    }));
  });
}
