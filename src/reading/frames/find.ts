/** Frames from what the net says of the words: its predicates with their sides as heads of phrases. */
import { EVENT_STATUSES, type EventStatus } from '../../model/generated/lists.js';
import { PLOVER_TYPES, type PloverType } from '../../model/generated/plover.js';
import type { Argument, Predicate, Reader } from '../net/reader.js';
import type { Grammar } from '../text/grammar.js';
import { at, type Tokens } from '../text/tokens.js';
import type { Deed, Frame } from './frame.js';

const DEED = 'event';
const STATUS = 'status';

/** @returns the frames of the text, in its order; none where the words came without what the parser's encoder says of them */
export function findFrames(tokens: Tokens, grammar: Grammar, reader: Reader): readonly Frame[] {
  const deeds = columnsOf(reader, DEED, PLOVER_TYPES);
  const statuses = columnsOf(reader, STATUS, EVENT_STATUSES);
  const source = reader.roles.indexOf('source');
  const target = reader.roles.indexOf('target');
  return reader.read(tokens).flatMap((predicate): readonly Frame[] => {
    const told = deedsOf(predicate, deeds);
    if (told.length === 0) return [];
    return [
      {
        token: predicate.token,
        deeds: told,
        status: highest(predicate, statuses) as EventStatus,
        source: headsOf(tokens, grammar, predicate.arguments[source] ?? []),
        target: headsOf(tokens, grammar, predicate.arguments[target] ?? []),
      },
    ];
  });
}

interface Columns<T> {
  readonly from: number;
  readonly values: readonly T[];
}

const columnsOf = <T extends string>(reader: Reader, name: string, known: readonly T[]): Columns<T> => {
  const head = reader.heads.find((one) => one.name === name);
  if (!head) throw new Error(`the reader has no head '${name}'`);
  return { from: head.from, values: head.values.filter((value): value is T => (known as readonly string[]).includes(value)) };
};

const deedsOf = ({ fired, shares }: Predicate, { from, values }: Columns<PloverType>): readonly Deed[] =>
  fired
    .filter((column) => column >= from && column < from + values.length)
    .map((column) => ({ plover: at(values, column - from), score: at(shares, column) }))
    .sort((a, b) => b.score - a.score);

const highest = <T>({ shares }: Predicate, { from, values }: Columns<T>): T => {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (at(shares, from + i) > at(shares, from + best)) best = i;
  return at(values, best);
};

/** The heads of the phrases that stretches of words are, with what 'and' joins to them within the stretch. */
const headsOf = (tokens: Tokens, grammar: Grammar, stretches: readonly Argument[]): readonly number[] => {
  const heads = new Set<number>();
  for (const { from, to } of stretches) {
    for (let word = from; word < to; word++) {
      const head = tokens.tree?.heads[word] ?? -1;
      if (head >= from && head < to) continue;
      heads.add(word);
      for (const other of grammar.conjuncts(word)) if (other >= from && other < to) heads.add(other);
    }
  }
  return [...heads];
};
