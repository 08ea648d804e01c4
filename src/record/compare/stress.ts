/** What each side stressed: the share of its text that speaks of a topic. Pure. */
import { TOPICS, type Topic } from '../../model/generated/lists.js';
import type { Point } from './account.js';

/** Shares of the two texts, 0 to 1; a stretch that names several topics counts for each in equal parts. */
export interface Stress {
  /** '' for what names no topic. */
  readonly topic: Topic | '';
  readonly a: number;
  readonly b: number;
}

/** The most stressed first, counted over both; '' last. Idle words count for no topic. */
export function stressOf(a: readonly Point[], b: readonly Point[]): Stress[] {
  const [own, other] = [sharesOf(a), sharesOf(b)];
  const topics: (Topic | '')[] = [...TOPICS, ''];
  return topics
    .map((topic) => ({ topic, a: own.get(topic) ?? 0, b: other.get(topic) ?? 0 }))
    .filter((one) => one.a + one.b > 0)
    .sort(
      (x, y) =>
        Number(x.topic === '') - Number(y.topic === '') || y.a + y.b - (x.a + x.b) || (x.topic < y.topic ? -1 : 1),
    );
}

const sharesOf = (points: readonly Point[]): Map<Topic | '', number> => {
  const shares = new Map<Topic | '', number>();
  const length = points.reduce((sum, { span }) => sum + span[1] - span[0], 0);
  if (length === 0) return shares;
  for (const { span, topics, isIdle } of points) {
    const named: readonly (Topic | '')[] = topics.length === 0 || isIdle ? [''] : topics;
    for (const topic of named)
      shares.set(topic, (shares.get(topic) ?? 0) + (span[1] - span[0]) / length / named.length);
  }
  return shares;
};
