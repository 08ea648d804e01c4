/** Studies whose answers are kept while the record is as it was: the second who asks does not wait for what the first did. */
import type { Studies } from './studies.js';

/** Answers kept at once; the one asked for longest ago goes. */
const MOST = 200;

/**
 * @param edition gives what is another after each change of the record
 * @returns the same studies; what is read and kept nowhere is read anew each time
 */
export function keptStudies(studies: Studies, edition: () => Promise<string>): Studies {
  const kept = new Map<string, Promise<unknown>>();
  let of = '';
  const asked = async <T>(name: string, given: readonly unknown[], answer: () => Promise<T>): Promise<T> => {
    const now = await edition();
    if (now !== of) {
      kept.clear();
      of = now;
    }
    const key = JSON.stringify([name, ...given]);
    const known = kept.get(key) ?? answer();
    // The last asked for stands last.
    kept.delete(key);
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    return known as Promise<T>;
  };
  return {
    read: studies.read,
    whyNot: studies.whyNot,
    compare: (...given) => asked('compare', given, () => studies.compare(...given)),
    pair: (...given) => asked('pair', given, () => studies.pair(...given)),
    unsure: (...given) => asked('unsure', given, () => studies.unsure(...given)),
    visits: (...given) => asked('visits', given, () => studies.visits(...given)),
    actors: () => asked('actors', [], () => studies.actors()),
    sources: () => asked('sources', [], () => studies.sources()),
    // What the command line tells of a view changes nothing of the record.
    news: (name, most, way) =>
      way === 'page' ? asked('news', [name, most], () => studies.news(name, most, way)) : studies.news(name, most, way),
    fired: (...given) => asked('fired', given, () => studies.fired(...given)),
  };
}
