/** Answers that are kept while the record is as it was: the second who asks does not wait for what the first did. */
import type { Answering, Given } from './answering.js';

/** Characters of all that is kept; what was asked for longest ago goes first. */
const MOST = 50_000_000;

/** @param edition gives what is another after each change of the store */
export function keptAnswers(answer: Answering, edition: () => Promise<string>, most = MOST): Answering {
  const kept = new Map<string, { readonly given: Promise<Given>; size: number }>();
  let of = '';
  let sum = 0;
  const drop = (key: string): void => {
    sum -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return async (question) => {
    const now = await edition();
    if (now !== of) {
      kept.clear();
      sum = 0;
      of = now;
    }
    const key = JSON.stringify(question);
    const known = kept.get(key);
    if (known) {
      // The last asked for stands last.
      kept.delete(key);
      kept.set(key, known);
      return known.given;
    }
    const one = { given: answer(question), size: 0 };
    kept.set(key, one);
    try {
      const given = await one.given;
      if (kept.get(key) === one) {
        one.size = key.length + ('text' in given ? given.text.length : 0);
        sum += one.size;
        for (const [oldest] of kept) {
          if (sum <= most) break;
          drop(oldest);
        }
      }
      return given;
    } catch (error) {
      // What went wrong may go well the next time.
      if (kept.get(key) === one) drop(key);
      throw error;
    }
  };
}
