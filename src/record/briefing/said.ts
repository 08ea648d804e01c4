/** Who said what of which topic, of both sides the last. Pure. */
import { TOPIC_PARENT, type Topic } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Entry } from '../../model/record.js';
import type { LedgerWords } from '../ledger/words.js';
import type { SaidThere } from './input.js';
import { nameOf, topicName } from './names.js';

export const isCourtesy = (words: string, { courtesies }: LedgerWords): boolean =>
  courtesies.some((phrase) => words.toLowerCase().includes(phrase));

export const speakerText = ({ value }: Entry<'statement'>): string => {
  const { speaker, speakerText: text, party } = value;
  const name = speaker?.name ?? text;
  const more = speaker?.role ?? (party === '' ? '' : nameOf(party));
  return more && more !== name ? `${name} (${more})` : name;
};

/**
 * The last words of each side about a topic, under all that they are about, the latest first: what a side said before of the
 * same is overtaken.
 */
export const saidByTopic = (
  statements: readonly SaidThere[],
  parties: readonly Party[],
): { readonly topic: string; readonly said: SaidThere }[] => {
  const last = [...statements].sort((x, y) => (x.day < y.day ? 1 : x.day > y.day ? -1 : 0));
  const spokenOf = new Set<string>();
  const used = new Set<string>();
  const shown = last.flatMap((said) => {
    const { party } = said.entry.value;
    const topics = mattersOf(said);
    // One word may bring in a further matter ('corridors'); a region is named.
    const foremost = topics.filter((topic, i) => i === 0 || isRegion(topic)).slice(0, MOST_TOPICS);
    const isNew = foremost.some((topic) => !spokenOf.has(`${party} ${topic}`));
    if (!isNew || party === '' || !parties.includes(party) || isTold(said.words, used)) return [];
    used.add(said.words);
    for (const topic of topics) spokenOf.add(`${party} ${topic}`);
    return [{ topic: foremost.map(topicName).join(', '), said }];
  });
  // The words of both sides on one topic stand together.
  const order = [...new Set(shown.map(({ topic }) => topic))];
  return order.flatMap((topic) => shown.filter((one) => one.topic === topic));
};

/**
 * What words are about, the foremost first: a region that they name is a matter of theirs; that relations are named says little beside
 * other matters, and that an organization is, nothing.
 */
const mattersOf = ({ entry }: SaidThere): readonly Topic[] => {
  const { topics } = entry.value;
  const matters = topics.filter((topic) => !BODIES.has(topic));
  const own = matters.filter((topic) => !GENERAL.has(topic));
  return (own.length > 0 ? own : matters).toSorted((x, y) => Number(isRegion(y)) - Number(isRegion(x)));
};
const isRegion = (topic: Topic): boolean => TOPIC_PARENT[topic] === 'regions';
const GENERAL: ReadonlySet<Topic> = new Set(['bilateral-relations', 'channels']);
const BODIES: ReadonlySet<Topic> = new Set(['international-organizations', 'united-nations', 'domestic-politics']);
/** That are named above the words. */
const MOST_TOPICS = 2;

/** What stands in longer words that are shown already says nothing new. */
const isTold = (words: string, used: ReadonlySet<string>): boolean =>
  [...used].some((other) => other.includes(words) || words.includes(other));
