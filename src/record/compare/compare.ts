/** Two accounts of one thing, point by point: what both say, what one alone says, and where they contradict. Pure. */
import type { Topic } from '../../model/generated/lists.js';
import type { Span } from '../../model/span.js';
import type { Context } from '../../reading/context.js';
import { type Point, pointsOf } from './account.js';
import { align, type Row } from './align.js';
import { conflictOf } from './conflict.js';
import { type Stress, stressOf } from './stress.js';
import type { CompareWords } from './words.js';

type PointRelation = 'both' | 'only-a' | 'only-b' | 'conflict';

/** One row of a comparison. Spans count in the texts of the two documents; silence is an empty list. */
export interface ComparedPoint {
  /** '' where the words name none. */
  readonly topic: Topic | '';
  readonly relation: PointRelation;
  readonly a: readonly Span[];
  readonly b: readonly Span[];
  /** What contradicts what. */
  readonly note?: string;
}

export interface Compared {
  /** In the order of A's text, then what B alone says in the order of B's. */
  readonly points: readonly ComparedPoint[];
  /** Share of each text by topic, the most stressed first. */
  readonly stress: readonly Stress[];
}

/** @param a, b the layers of the two texts, with their own words (`contextOf` with trees that stay as they are) */
export function compareAccounts(a: Context, b: Context, words: CompareWords): Compared {
  const [own, other] = [pointsOf(a, words), pointsOf(b, words)];
  const rows = align(own.filter(isMatter), other.filter(isMatter), words);
  return {
    points: rows.sort(inOrder).map((row) => comparedPoint(row, words)),
    stress: stressOf(own, other),
  };
}

const isMatter = ({ isIdle }: Point): boolean => !isIdle;

const inOrder = (x: Row, y: Row): number => {
  const [one, other] = [x.a[0], y.a[0]];
  if (one && other) return one.span[0] - other.span[0];
  if (one || other) return one ? -1 : 1;
  return (x.b[0]?.span[0] ?? 0) - (y.b[0]?.span[0] ?? 0);
};

const comparedPoint = (row: Row, words: CompareWords): ComparedPoint => {
  const note = conflictOf(row, words);
  const relation =
    row.b.length === 0 ? 'only-a' : row.a.length === 0 ? 'only-b' : note === undefined ? 'both' : 'conflict';
  return {
    topic: topicOf(row),
    relation,
    a: row.a.map(({ span }) => span),
    b: row.b.map(({ span }) => span),
    ...(note === undefined ? {} : { note }),
  };
};

/** The topic that most points of the row name; of equals one that both sides name, then the first. */
const topicOf = ({ a, b }: Row): Topic | '' => {
  const counts = new Map<Topic, number>();
  const named = (points: readonly Point[]): Set<Topic> => new Set(points.flatMap(({ topics }) => topics));
  for (const topics of [named(a), named(b)])
    for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  let best: Topic | '' = '';
  for (const [topic, count] of counts) if (best === '' || count > (counts.get(best) ?? 0)) best = topic;
  return best;
};
