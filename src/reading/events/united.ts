/**
 * The deeds of the rows and those of the net as one list. Where both read a deed in the same words, the row says who did it
 * and whether it happened, since it asks the grammar, and the net's clause is the evidence; what only a row has found stays
 * where the net thinks it possible.
 */
import type { Event } from '../../model/reading.js';
import type { Context } from '../context.js';
import { SpanIndex } from '../span-index.js';
import { at, tokenFrom } from '../text/tokens.js';
import { JOINT } from './draft.js';
import type { Framed } from './from-frames.js';
import type { Sides } from './sides.js';

/** From which likelihood by the net on a deed of a row alone is given; chosen on the development part of the corpus. */
const POSSIBLE = 0.002;

/**
 * From which likelihood on a deed that only the net reads is given: one between two parties is told more surely than one of
 * which a side is missing, since its words were read twice. Where more would be wrong in who does it to whom than right, and
 * the development part of the corpus agrees.
 */
const SURE = { whole: 0.5, half: 0.8 } as const;

/** @param rows events of the rows that are likely enough; @returns the events in the order of the text */
export function unitedEvents(
  context: Context,
  rows: readonly Event[],
  framed: readonly Framed[],
  sides: Sides,
): readonly Event[] {
  const taken = new Set<Event>();
  const isSomebody = (ids: readonly string[]): boolean => sides.antecedents.partiesOf(ids).size > 0;
  const beside = new SpanIndex<Event>();
  for (const row of rows) beside.add(row, row.evidence);
  const joined = framed.flatMap(({ event }): readonly Event[] => {
    const row = beside.of(event.evidence).find((one) => !taken.has(one) && one.plover === event.plover);
    const isWhole = isSomebody(event.source) && isSomebody(event.target);
    if (!row) return event.confidence >= SURE[isWhole ? 'whole' : 'half'] ? [event] : [];
    taken.add(row);
    const why = [...new Set([...row.why, ...event.why])];
    const isRowWhole = isSomebody(row.source) && isSomebody(row.target);
    const { source, target } = isWhole && !isRowWhole ? event : row;
    return [
      { ...row, source, target, evidence: event.evidence, confidence: Math.max(row.confidence, event.confidence), why },
    ];
  });
  const gone = new Set<string>();
  const alone = rows.filter((event) => {
    if (taken.has(event)) return false;
    const isKept = (event.basis === undefined || !gone.has(event.basis)) && isPossible(context, event);
    if (!isKept) gone.add(event.id);
    return isKept;
  });
  const parties = (ids: readonly string[]): ReadonlySet<string> => sides.antecedents.partiesOf(ids);
  return [...joined, ...alone]
    .filter(({ basis }) => basis === undefined || !gone.has(basis))
    .map((event) => (JOINT.has(event.plover) ? event : { ...event, ...apart(event, parties) }))
    .sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a.id < b.id ? -1 : 1));
}

/** 'America and its allies', 'Ukraine and Russia accused each other': whoever does a deed and others is not done it to with them. */
const apart = (
  { source, target }: Pick<Event, 'source' | 'target'>,
  parties: (ids: readonly string[]) => ReadonlySet<string>,
): Pick<Event, 'source' | 'target'> => {
  const others = without(target, parties(source), parties);
  return others.length < target.length
    ? { source, target: others }
    : { source: without(source, parties(target), parties), target };
};

/** Those of a side who are of no other party, or all where nobody would be left. */
const without = (
  ids: readonly string[],
  not: ReadonlySet<string>,
  parties: (ids: readonly string[]) => ReadonlySet<string>,
): readonly string[] => {
  const kept = ids.filter((id) => ![...parties([id])].some((party) => not.has(party)));
  return parties(kept).size > 0 ? kept : ids;
};

const isPossible = ({ tokens, frames }: Context, { plover, evidence }: Event): boolean =>
  evidence.some(([start, end]) => frames.support(plover, tokenFrom(tokens, start), tokenFrom(tokens, end)) >= POSSIBLE);

const startOf = ({ evidence }: Event): number => at(evidence, 0)[0];
const endOf = ({ evidence }: Event): number => at(evidence, 0)[1];
