/**
 * One remark told twice in a text: of 'Wang said China opposed the tariffs' a reading has what Wang said and what China
 * opposed, of 'Kerry voiced the hope that it would last' the hope and what he hoped, of 'the White House said Biden had asked for
 * talks' what was passed on and what was asked. Where the outer one has nothing beside the inner and the words that bring
 * it in, and one speaks for the other, it is one remark. Pure.
 */
import type { Item, ItemOf } from '../model/record.js';
import type { Span } from '../model/span.js';
import { isPerson } from './profile.js';

type Statement = ItemOf<'statement'>;

/** Of an inner remark that covers less, the outer one says more. */
const NEARLY_ALL = 0.8;

/** @param items of one reading. @returns the same with one of two such remarks; what names the other names it */
export function withoutInnerRemarks(items: readonly Item[]): readonly Item[] {
  const statements = items.filter((item): item is Statement => item.kind === 'statement');
  const left = new Map<string, string>();
  const settle = (inner: Statement, outer: Statement): void => {
    if (left.has(inner.id) || left.has(outer.id) || !isSameRemark(inner, outer)) return;
    if (passesOn(outer, inner)) left.set(outer.id, inner.id);
    else left.set(inner.id, outer.id);
  };
  // Only what touches can be one remark: a long text has thousands.
  const inOrder = [...statements].sort((a, b) => startOf(a) - startOf(b));
  inOrder.forEach((one, i) => {
    for (let k = i + 1; k < inOrder.length; k++) {
      const other = inOrder[k];
      if (!other || startOf(other) >= endOf(one)) break;
      settle(other, one);
      settle(one, other);
    }
  });
  if (left.size === 0) return items;
  return items.flatMap((item) => (left.has(item.id) ? [] : [renamed(item, left)]));
}

const isSameRemark = (inner: Statement, outer: Statement): boolean => {
  const [a, b] = [inner.value, outer.value];
  if (common(a.content, b.content) < NEARLY_ALL * lengthOf(a.content)) return false;
  if (common([...a.content, ...a.source, ...a.cue], b.content) < NEARLY_ALL * lengthOf(b.content)) return false;
  if (a.speaker !== null && a.speaker.actor === b.speaker?.actor) return lengthOf(a.content) <= lengthOf(b.content);
  if (a.within !== outer.id || a.party === '') return false;
  return passesOn(outer, inner) || (a.party === b.party && isOrgan(inner) && isOf(outer));
};

/** 'The White House said Biden had asked for talks': an organ of his, or somebody of no party, has it from him. */
const passesOn = (outer: Statement, inner: Statement): boolean =>
  isOf(inner) && !isOf(outer) && (outer.value.party === '' || outer.value.party === inner.value.party);

const isOf = ({ value }: Statement): boolean => value.speaker !== null && isPerson(value.speaker);
const isOrgan = ({ value }: Statement): boolean => value.speaker !== null && !isPerson(value.speaker);

const startOf = ({ value }: Statement): number => Math.min(...value.content.map(([start]) => start));
const endOf = ({ value }: Statement): number => Math.max(...value.content.map(([, end]) => end));

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0);

/** Length of what of the second spans the first ones cover. */
const common = (some: readonly Span[], others: readonly Span[]): number => {
  let length = 0;
  for (const [start, end] of others) {
    let at = start;
    for (const one of [...some].sort((a, b) => a[0] - b[0])) {
      const [from, to] = [Math.max(at, one[0]), Math.min(end, one[1])];
      if (from >= to) continue;
      length += to - from;
      at = to;
    }
  }
  return length;
};

const renamed = (item: Item, other: ReadonlyMap<string, string>): Item => {
  const { value } = item;
  const now = (id: string | undefined): string | undefined => {
    let found = other.get(id ?? '');
    for (let next = found; next !== undefined; next = other.get(next)) found = next;
    return found === item.id ? undefined : found;
  };
  const statement = 'statement' in value ? now(value.statement) : undefined;
  const within = 'within' in value ? now(value.within) : undefined;
  if (statement === undefined && within === undefined) return item;
  const named = { ...(statement === undefined ? {} : { statement }), ...(within === undefined ? {} : { within }) };
  return { ...item, value: { ...value, ...named } } as Item;
};
