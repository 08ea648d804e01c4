/** Whether a statement is one that was marked: the same speaker, the same words. */
import type { Statement } from '../../src/model/reading.js';
import type { Span } from '../../src/model/span.js';
import { shareOf } from './rows.js';

interface Marked {
  readonly span: Span;
  readonly spans?: readonly Span[];
  readonly speaker?: unknown;
  readonly aliases?: unknown;
  readonly attribution?: unknown;
}

/** So much at least is common to the contents of two that are the same. */
const LEAST = 0.5;

const bare = (name: unknown): string =>
  `${name ?? ''}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');

/** @param name of the actor who speaks, where there is one */
export function isSaidAsMarked(statement: Statement, name: string | undefined, marked: Marked): boolean {
  if (shareOf(statement.content, marked.spans ?? [marked.span]) < LEAST) return false;
  const others = Array.isArray(marked.aliases) ? marked.aliases : [];
  const rights = [marked.speaker, ...others].map(bare);
  const said = [name, statement.speakerText].map(bare).filter((one) => one !== '');
  if (said.some((one) => rights.includes(one))) return true;
  // Who has no name may be told in more words or fewer.
  return (
    marked.attribution === 'anonymous' &&
    said.some((one) => rights.some((right) => one.includes(right) || right.includes(one)))
  );
}
