/**
 * A remark within a remark: of 'Wang said China opposed the tariffs' a reading has what Wang said and what China opposed.
 * Where the inner one is nearly all of the outer, and one of the two speakers acts for the other, it is one remark. Pure.
 */
import type { Item, ItemOf } from '../model/record.js';
import type { Span } from '../model/span.js';
import { isPerson } from './profile.js';

type Statement = ItemOf<'statement'>;

/** An inner remark of less is a part of what was said. */
const NEARLY_ALL = 0.8;

/** @param items of one reading. @returns the same without inner remarks; what names one of them names the outer */
export function withoutInnerRemarks(items: readonly Item[]): readonly Item[] {
  const statements = items.filter((item): item is Statement => item.kind === 'statement');
  const byId = new Map(statements.map((one) => [one.id, one]));
  const outer = new Map<string, string>();
  for (const inner of statements) {
    const around = byId.get(inner.value.within ?? '');
    if (around && isSameRemark(inner, around)) outer.set(inner.id, around.id);
  }
  if (outer.size === 0) return items;
  return items.flatMap((item) => (outer.has(item.id) ? [] : [renamed(item, outer)]));
}

const isSameRemark = ({ value: inner }: Statement, { value: around }: Statement): boolean =>
  inner.party !== '' &&
  inner.party === around.party &&
  inner.act === around.act &&
  speakForOneAnother(inner.speaker, around.speaker) &&
  lengthOf(inner.content) >= NEARLY_ALL * lengthOf(around.content);

/** A person and the state or body of the same party, or the same twice. */
const speakForOneAnother = (a: Statement['value']['speaker'], b: Statement['value']['speaker']): boolean =>
  a !== null && b !== null && (a.actor === b.actor || isPerson(a) !== isPerson(b));

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0);

const renamed = (item: Item, outer: ReadonlyMap<string, string>): Item => {
  const { value } = item;
  const now = (id: string | undefined): string | undefined => {
    let found = outer.get(id ?? '');
    for (let next = found; next !== undefined; next = outer.get(next)) found = next;
    return found;
  };
  const statement = 'statement' in value ? now(value.statement) : undefined;
  const within = 'within' in value ? now(value.within) : undefined;
  if (statement === undefined && within === undefined) return item;
  const named = { ...(statement === undefined ? {} : { statement }), ...(within === undefined ? {} : { within }) };
  return { ...item, value: { ...value, ...named } } as Item;
};
