/** Who said what of which topic, of both sides the last. Pure. */
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

/** Of each topic the last words of each side that are about it, the topics spoken of last first. */
export const saidByTopic = (
  statements: readonly SaidThere[],
  parties: readonly Party[],
): { readonly topic: string; readonly said: SaidThere }[] => {
  const last = [...statements].sort((x, y) => (x.day < y.day ? 1 : x.day > y.day ? -1 : 0));
  const byTopic = new Map<string, Map<string, SaidThere>>();
  const used = new Set<string>();
  for (const said of last) {
    const { party, topics } = said.entry.value;
    const [topic] = topics;
    if (topic === undefined || party === '' || !parties.includes(party) || isTold(said.words, used)) continue;
    const sides = byTopic.get(topic) ?? new Map<string, SaidThere>();
    if (sides.has(party)) continue;
    used.add(said.words);
    byTopic.set(topic, sides.set(party, said));
  }
  return [...byTopic].flatMap(([topic, sides]) =>
    [...sides.values()].map((said) => ({ topic: topicName(topic), said })),
  );
};

/** What stands in longer words that are shown already says nothing new. */
const isTold = (words: string, used: ReadonlySet<string>): boolean =>
  [...used].some((other) => other.includes(words) || words.includes(other));
