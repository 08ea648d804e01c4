/** How the door says no: one line that says what is wrong and what to do, as text for people, as JSON for programs. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { DoorContext } from './caller.js';

/** The body of a refusal: RFC 9457, so that clients have one form for every error. */
interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/** True where an answer is for a program: the API, and views by suffix. */
const forPrograms = (path: string): boolean => /^\/(api|mcp)(\/|$)/.test(path) || /\.(json|jsonl|csv|atom)$/.test(path);

/**
 * @param what is wrong, without a full stop
 * @param advice what to do
 */
export function refuse(
  context: DoorContext,
  status: ContentfulStatusCode,
  what: string,
  advice: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  context.header('cache-control', 'no-store');
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  if (!forPrograms(context.req.path)) return context.text(`${what}: ${advice}.\n`, status);
  const problem: Problem = { status, title: what, detail: advice };
  return context.body(`${JSON.stringify(problem)}\n`, status, { 'content-type': 'application/problem+json' });
}
