/** Who published what the record is made of, and how each one's reports compare with those of others. */
import { type Entry, ITEM_KINDS, type ItemKind } from '../../model/record.js';
import type { Desk } from '../desk.js';

export interface SourceSum {
  /** '' for documents of which nobody knows who published them. */
  readonly publisher: string;
  readonly documents: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Entries that it tells of. */
  readonly tells: number;
  /** Those that nobody else tells of. */
  readonly alone: number;
  /** Those that others tell of, too, and it told first, alone on its day. */
  readonly ahead: number;
  /** Those on a field of which it says other than somebody else. */
  readonly differs: number;
  /** With whom it tells most, and how many. */
  readonly beside: { readonly publisher: string; readonly entries: number } | null;
}

/** Lines of a page. */
const PAGE = 1000;

/** Those of most documents first. */
export async function sourcesOf(desk: Desk): Promise<readonly SourceSum[]> {
  const sums = new Map<string, Draft>();
  const at = (publisher: string): Draft => {
    const known = sums.get(publisher) ?? {
      documents: 0,
      days: [],
      tells: 0,
      alone: 0,
      ahead: 0,
      differs: 0,
      beside: new Map(),
    };
    sums.set(publisher, known);
    return known;
  };
  let page = await desk.documents({ limit: PAGE });
  for (;;) {
    for (const { publisher, published } of page.lines) {
      const draft = at(publisher ?? '');
      draft.documents++;
      if (published) draft.days.push(published.slice(0, 10));
    }
    if (!page.next) break;
    page = await desk.documents({ limit: PAGE, after: page.next });
  }
  for (const kind of ITEM_KINDS) for await (const entry of desk.entries<ItemKind>(kind)) count(entry, at);
  return [...sums]
    .map(([publisher, { documents, days, tells, alone, ahead, differs, beside }]): SourceSum => {
      days.sort();
      const [most] = [...beside].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return {
        publisher,
        documents,
        first: days[0] ?? null,
        last: days.at(-1) ?? null,
        tells,
        alone,
        ahead,
        differs,
        beside: most ? { publisher: most[0], entries: most[1] } : null,
      };
    })
    .sort((a, b) => b.documents - a.documents || (a.publisher < b.publisher ? -1 : 1));
}

interface Draft {
  documents: number;
  readonly days: string[];
  tells: number;
  alone: number;
  ahead: number;
  differs: number;
  readonly beside: Map<string, number>;
}

const count = (entry: Entry, at: (publisher: string) => Draft): void => {
  const first = new Map<string, string>();
  for (const { publisher, published } of entry.reports) {
    const [name, day] = [publisher ?? '', published?.slice(0, 10) ?? '~'];
    if (day < (first.get(name) ?? '~~')) first.set(name, day);
  }
  const names = [...first.keys()];
  const earliest = [...first.values()].sort()[0];
  const leaders = names.filter((name) => first.get(name) === earliest);
  for (const name of names) {
    const draft = at(name);
    draft.tells++;
    if (names.length === 1) draft.alone++;
    else {
      if (leaders.length === 1 && leaders[0] === name) draft.ahead++;
      if (entry.contradictions.length > 0) draft.differs++;
      for (const other of names) if (other !== name) draft.beside.set(other, (draft.beside.get(other) ?? 0) + 1);
    }
  }
};
