/** A list that comes in pages: what is there, and a button for what follows. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { address, ask, type Params, Problem } from '../api.js';
import { Wrong } from './states.js';

interface PageOf<T> {
  readonly lines: readonly T[];
  readonly next: string | null;
}

export function Pages<T>({
  view,
  params,
  empty,
  children,
}: {
  readonly view: string;
  readonly params: Params;
  readonly empty: ComponentChildren;
  /** @param isAll whether none follow */
  readonly children: (lines: readonly T[], isAll: boolean) => ComponentChildren;
}) {
  const first = address(view, params);
  const [state, setState] = useState<{ path: string; lines: readonly T[]; next: string | null; problem?: Problem }>();
  const load = (after: string | undefined, before: readonly T[]): void => {
    ask<PageOf<T>>(address(view, { ...params, after })).then(
      (page) => setState({ path: first, lines: [...before, ...page.lines], next: page.next }),
      (error: unknown) =>
        setState({
          path: first,
          lines: before,
          next: null,
          problem: error instanceof Problem ? error : new Problem(0, 'The server cannot be reached', 'is it running?'),
        }),
    );
  };
  useEffect(() => load(undefined, []), [first]);
  if (!state)
    return (
      <div class="waiting" aria-busy="true">
        <i />
        <i />
        <i />
      </div>
    );
  const old = state.path !== first;
  return (
    <div class={old ? 'old' : ''} aria-busy={old}>
      {state.problem ? <Wrong problem={state.problem} /> : null}
      {state.lines.length === 0 && !state.problem && !old ? empty : children(state.lines, state.next === null)}
      {state.next && !old ? (
        <p class="more">
          <button type="button" class="tool" onClick={() => load(state.next ?? undefined, state.lines)}>
            More
          </button>
        </p>
      ) : null}
    </div>
  );
}
