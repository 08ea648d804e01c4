/** The way from a filtered list to a saved view of it. */
import { Link } from 'wouter-preact';

/** What a saved view can be filtered by, as lists name it. */
export const WATCHED = ['party', 'person', 'topic', 'since', 'until', 'precision'] as const;

export function WatchThis({
  kinds,
  filter,
}: {
  readonly kinds: readonly string[];
  /** Of the list; what cannot be watched is left out. */
  readonly filter: Readonly<Record<string, readonly string[] | string | number | undefined>>;
}) {
  const search = new URLSearchParams({ make: 'yes' });
  for (const kind of kinds) search.append('kind', kind);
  for (const name of WATCHED)
    for (const value of [filter[name] ?? []].flat()) if (value) search.append(name, String(value));
  return (
    <Link class="tool" href={`/watches?${search}`}>
      Watch
    </Link>
  );
}
