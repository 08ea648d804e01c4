/** What a page shows where it has nothing to show: waiting, nothing there, something wrong. */
import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import type { Asked, Problem } from '../api.js';
import { Page } from './page.js';

/** Nothing is here, and what to do. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}

export function Wrong({ problem }: { readonly problem: Problem }) {
  return (
    <div class="empty" role="alert">
      <p>
        <strong>{problem.message}.</strong>
      </p>
      <p>{problem.advice}</p>
    </div>
  );
}

export function Missing({ title, advice }: { readonly title: string; readonly advice: ComponentChildren }) {
  return (
    <Page title={title} narrow>
      <Empty>
        <p>{advice}</p>
        <p>
          <Link href="/">Go to the home page</Link>
        </p>
      </Empty>
    </Page>
  );
}

/** The answer once it is there; until then a quiet place of its height. */
export function Answered<T>({
  asked,
  children,
  lines = 4,
}: {
  readonly asked: Asked<T>;
  readonly children: (data: T) => ComponentChildren;
  readonly lines?: number;
}) {
  if (asked.problem) return <Wrong problem={asked.problem} />;
  if (asked.data === undefined)
    return (
      <div class="waiting" role="status" aria-busy="true" aria-label="Loading">
        {Array.from({ length: lines }, (_, i) => (
          <i key={i} />
        ))}
      </div>
    );
  return <>{children(asked.data)}</>;
}
