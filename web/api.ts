/** Asking the API: each question once, its answer kept while the page lives, unless something was changed. */
import { useEffect, useState } from 'preact/hooks';

/** What is wrong and what to do, as the API says it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

export type Params = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** The address of a view with a question; a suffix gives it as a file. */
export const address = (view: string, params: Params = {}, suffix: '' | '.csv' | '.json' | '.atom' = ''): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value])
      if (one !== undefined && one !== '') search.append(name, String(one));
  const text = search.toString();
  return `/api/${view}${suffix}${text ? `?${text}` : ''}`;
};

const kept = new Map<string, Promise<unknown>>();
/** Counts up when something was changed: what is shown is asked again. */
let edition = 0;
const watchers = new Set<() => void>();

/** Something was changed: all answers are old. */
export const forget = (): void => {
  kept.clear();
  edition++;
  for (const watcher of watchers) watcher();
};

export const ask = <T>(path: string): Promise<T> => {
  const known = kept.get(path);
  if (known) return known as Promise<T>;
  const asked = fetch(path, { headers: { accept: 'application/json' } }).then(answered<T>);
  kept.set(path, asked);
  // What went wrong may go well the next time.
  asked.catch(() => kept.delete(path));
  return asked;
};

export const send = async <T>(path: string, body: unknown): Promise<T> =>
  answered<T>(
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    }),
  );

const answered = async <T>(response: Response): Promise<T> => {
  if (response.ok) return (await response.json()) as T;
  const body = (await response.json().catch(() => ({}))) as { readonly title?: string; readonly detail?: string };
  throw new Problem(response.status, body.title ?? 'The server does not answer', body.detail ?? 'try again');
};

export interface Asked<T> {
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly waiting: boolean;
}

/** @param path undefined while nothing is to be asked; the answer before stands until the next is there */
export function useApi<T>(path: string | undefined): Asked<T> {
  const [state, setState] = useState<Asked<T> & { readonly path?: string | undefined }>({
    data: undefined,
    problem: undefined,
    waiting: path !== undefined,
  });
  const [at, setAt] = useState(edition);
  useEffect(() => {
    const watcher = (): void => setAt(edition);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }, []);
  useEffect(() => {
    if (path === undefined) {
      setState({ data: undefined, problem: undefined, waiting: false });
      return;
    }
    let wanted = true;
    setState((before) => ({ ...before, problem: undefined, waiting: true }));
    ask<T>(path).then(
      (data) => wanted && setState({ data, problem: undefined, waiting: false }),
      (error: unknown) =>
        wanted &&
        setState({
          data: undefined,
          problem: error instanceof Problem ? error : new Problem(0, 'The server cannot be reached', 'is it running?'),
          waiting: false,
        }),
    );
    return () => {
      wanted = false;
    };
  }, [path, at]);
  return state;
}
