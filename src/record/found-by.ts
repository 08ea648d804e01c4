/**
 * What an entry is found by beside its kind, its day and its parties: what lists are filtered by. Pure; the store keeps it
 * in columns of its own, so that no list reads what it does not show.
 */
import { TOPIC_PARENT } from '../model/generated/lists.js';
import type { Entry, NamedActor } from '../model/record.js';
import { fold } from './words.js';

export interface FoundBy {
  /** The status, or the state of a channel; '' where the kind has none. */
  readonly status: string;
  readonly confidence: number;
  /** Day of the last report, `YYYY-MM-DD`; '' where none is known. */
  readonly published: string;
  /** Topics with their parents, and the contexts of events; each once. */
  readonly topics: readonly string[];
  /** Everybody who takes part, each id once. */
  readonly actors: readonly FoundActor[];
  /** True where a person said something that shaped it. */
  readonly looked: boolean;
  /** Offset of the first words in the text of the first item. */
  readonly start: number;
}

interface FoundActor {
  readonly actor: string;
  /** The name without case and punctuation. */
  readonly name: string;
}

const known = new WeakMap<Entry, FoundBy>();

/** Made once for each entry, of which several tables keep a part. */
export const foundBy = (entry: Entry): FoundBy => {
  const found = known.get(entry) ?? findBy(entry);
  known.set(entry, found);
  return found;
};

const findBy = (entry: Entry): FoundBy => ({
  status: statusOf(entry),
  confidence: entry.value.confidence,
  published:
    entry.reports
      .map(({ published }) => published?.slice(0, 10) ?? '')
      .sort()
      .at(-1) ?? '',
  topics: topicsOf(entry),
  actors: [...new Map(actorsOf(entry).map(({ actor, name }) => [actor, { actor, name: fold(name) }])).values()],
  looked: lookedAt(entry).length > 0,
  start: evidenceOf(entry)[0]?.[0] ?? 0,
});

/** The corrections by which persons said something of it. */
export const lookedAt = ({ why, givenBy }: Pick<Entry, 'why' | 'givenBy'>): string[] =>
  [why, ...Object.values(givenBy)].flat().filter((id) => id.startsWith('correction-'));

/** The status of an entry, or the state of a channel; '' where its kind has none. */
export const statusOf = ({ value }: Pick<Entry, 'value'>): string =>
  'status' in value ? value.status : 'state' in value ? value.state : '';

const topicsOf = ({ value }: Entry): string[] => {
  if ('contexts' in value) return [...new Set(value.contexts)];
  if (!('topics' in value)) return [];
  return [...new Set(value.topics.flatMap((topic) => [topic, TOPIC_PARENT[topic]]))].filter(Boolean);
};

/** Everybody who takes part, in the order of the entry. */
export const actorsOf = (entry: Entry): readonly NamedActor[] => {
  switch (entry.kind) {
    case 'meeting':
      return entry.value.participants;
    case 'event':
      return [...entry.value.source, ...entry.value.target];
    case 'statement':
      return entry.value.speaker ? [entry.value.speaker] : [];
    default:
      return [];
  }
};

/** The spans of the first item's words: of a statement what was said, else the evidence. */
export const evidenceOf = ({ value }: Entry): readonly (readonly [start: number, end: number])[] =>
  'content' in value ? value.content : value.evidence;
