/** The pages: which is at which address. Each is loaded when it is first wanted. */
import { type ComponentType, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Route, Switch, useLocation } from 'wouter-preact';
import { useApi } from './api.js';
import { Masthead } from './parts/masthead.js';
import { Missing } from './parts/states.js';
import type { Session } from './types.js';

type Page = ComponentType;
type Load = () => Promise<{ readonly default: Page }>;

const PAGES: Readonly<Record<string, Load>> = {
  '/': () => import('./pages/home.js'),
  '/relations': () => import('./pages/relations.js'),
  '/timeline': () => import('./pages/timeline.js'),
  '/entry': () => import('./pages/entry.js'),
  '/document': () => import('./pages/document.js'),
  '/search': () => import('./pages/search.js'),
  '/statements': () => import('./pages/statements.js'),
  '/people': () => import('./pages/people.js'),
  '/person': () => import('./pages/person.js'),
  '/commitments': () => import('./pages/commitments.js'),
  '/sources': () => import('./pages/sources.js'),
  '/add': () => import('./pages/add.js'),
  '/review': () => import('./pages/review.js'),
  '/watches': () => import('./pages/watches.js'),
  '/rules': () => import('./pages/rules.js'),
};

const loaded = new Map<string, Page>();

/** A page, once it is here. */
function Later({ path, load }: { readonly path: string; readonly load: Load }) {
  const [, again] = useState(0);
  useEffect(() => {
    if (!loaded.has(path))
      load().then(
        (module) => {
          loaded.set(path, module.default);
          again((n) => n + 1);
        },
        () => location.reload(),
      );
  }, [path, load]);
  const Page = loaded.get(path);
  return Page ? <Page /> : <main aria-busy="true" />;
}

/** Another page begins at its head, for eyes and for screen readers. */
function useBeginning() {
  const [path] = useLocation();
  const [first, setFirst] = useState(true);
  useEffect(() => {
    if (first) {
      setFirst(false);
      return;
    }
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('#app')?.focus();
  }, [path]);
}

/** Ends the session of whoever is signed in. */
function Leave() {
  const session = useApi<Session>('/api/session');
  return session.data?.signedIn ? (
    <form method="post" action="/leave">
      <button type="submit" class="tool">
        Sign out
      </button>
    </form>
  ) : null;
}

function App() {
  useBeginning();
  return (
    <>
      <a class="skip" href="#content">
        Skip to content
      </a>
      <Masthead />
      <Switch>
        {Object.entries(PAGES).map(([path, load]) => (
          <Route key={path} path={path}>
            <Later path={path} load={load} />
          </Route>
        ))}
        <Route>
          <Missing title="Page not found" advice="There is no page at this address." />
        </Route>
      </Switch>
      <footer class="foot">
        <p>
          Chancery keeps the diplomatic record from public reporting. Every line rests on words in a document; the
          documents belong to their publishers.
        </p>
        <p>
          <a href="/api/docs">API</a> <a href="/api/entries.atom">Feed</a> <a href="/rules">Rules</a>{' '}
          <a href="/sources">Sources</a>
        </p>
        <Leave />
      </footer>
    </>
  );
}

const root = document.getElementById('app');
if (root) {
  root.tabIndex = -1;
  root.replaceChildren();
  render(<App />, root);
}
