/** What stands above every page: the name, the way to the others, the search. */
import { useEffect, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { useSearch } from 'wouter-preact/use-browser-location';

const WAYS: readonly (readonly [path: string, name: string])[] = [
  ['/relations', 'Relations'],
  ['/timeline', 'Timeline'],
  ['/statements', 'Statements'],
  ['/commitments', 'Commitments'],
  ['/people', 'People'],
  ['/sources', 'Sources'],
  ['/watches', 'Watches'],
  ['/review', 'Review'],
  ['/add', 'Add'],
];

export function Masthead() {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const asked = path === '/search' ? (new URLSearchParams(search).get('q') ?? '') : '';
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  return (
    <header class="masthead">
      <div class="inner">
        <Link href="/" class="name">
          Chancery
        </Link>
        <button type="button" class="menu" aria-expanded={open} aria-controls="ways" onClick={() => setOpen(!open)}>
          Menu
        </button>
        <nav id="ways" class={open ? 'open' : ''} aria-label="Pages">
          {WAYS.map(([to, name]) => (
            <Link key={to} href={to} aria-current={path === to ? 'page' : undefined}>
              {name}
            </Link>
          ))}
        </nav>
        <form
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            const q = new FormData(event.currentTarget).get('q');
            navigate(`/search?q=${encodeURIComponent(String(q ?? ''))}`);
          }}
        >
          <input
            key={asked}
            type="search"
            name="q"
            defaultValue={asked}
            placeholder="Search the record"
            aria-label="Search the record: words, or a phrase in quotation marks"
          />
        </form>
      </div>
    </header>
  );
}
