/** Which two reports of a meeting are compared where nobody names them: on its page and on the command line alike. Pure. */

/** Kinds of documents that a side gives out itself. */
const OWN: ReadonlySet<string> = new Set(['readout', 'joint-statement', 'statement', 'transcript']);

/** True for the kind of a side's own account. */
export const isOwn = (kind: string | null): boolean => kind !== null && OWN.has(kind);

/** A report with the kind of its document. */
interface OfKind {
  readonly document: string;
  readonly kind: string | null;
}

/**
 * A side's own accounts first, as where they differ is news; then a report of each other text, so that no text is compared
 * with its copy where there is another; then whatever there is.
 *
 * @param families reports by texts, each with its copies behind it
 * @returns two, or fewer where fewer tell of it
 */
export function twoReports<R extends OfKind>(families: readonly { readonly reports: readonly R[] }[]): readonly R[] {
  const all = families.flatMap(({ reports }) => reports);
  const originals = families.flatMap(({ reports }) => reports.slice(0, 1));
  const inOrder = [...all.filter(({ kind }) => isOwn(kind)), ...originals, ...all];
  return [...new Map(inOrder.map((one) => [one.document, one])).values()].slice(0, 2);
}
