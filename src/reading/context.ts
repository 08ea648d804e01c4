/**
 * What the later stages share: the layers that came before them, and small questions about sentences that all of them
 * ask; who asks for who is meant takes the `MeantContext` of `actors/meant/`. Once trees are there, `text/grammar.ts` answers these.
 */
import { createHash } from 'node:crypto';
import type { Document } from '../model/document.js';
import type { DocumentKind, Topic } from '../model/generated/lists.js';
import type { Party } from '../model/generated/parties.js';
import type { Actor } from '../model/reading.js';
import type { Span } from '../model/span.js';
import type { ActorLayer, Mention } from './actors/find.js';
import type { Frames } from './frames/frame.js';
import { oftenestFirst } from './lists.js';
import type { RepairLayer } from './repair/repair.js';
import type { Resources } from './resources.js';
import type { TokenRange } from './text/grammar/ranges.js';
import type { Grammar } from './text/grammar.js';
import type { Numbered } from './text/phrases.js';
import type { Quotes } from './text/quotes.js';
import { at, firstFrom, sentenceEndAt, sentenceStartAt, type Tokens } from './text/tokens.js';
import type { DateLayer } from './time/dates.js';
import type { PlaceMention } from './time/places.js';

export interface Context {
  readonly document: Document;
  /** What came with it, else what its first words tell. */
  readonly kind: DocumentKind | undefined;
  /** Who issued it; '' where nobody did who speaks for a party. */
  readonly issuer: Party | '';
  readonly resources: Resources;
  readonly tokens: Tokens;
  readonly numbered: Numbered;
  readonly quotes: Quotes;
  readonly grammar: Grammar;
  readonly repairs: RepairLayer;
  readonly actors: ActorLayer;
  readonly dates: DateLayer;
  /** What the net reads. */
  readonly frames: Frames;
  /** In the order of the text; none overlap. */
  readonly places: readonly PlaceMention[];
}

/** The words of a sentence around some of its words: so many before these and behind them, or all. */
export const around = (
  tokens: Tokens,
  { from, to }: TokenRange,
  before = tokens.size,
  behind = before,
): TokenRange => ({
  from: Math.max(sentenceStartAt(tokens, from), from - before),
  to: Math.min(sentenceEndAt(tokens, from), to + behind),
});

/** The mentions that stand whole within the tokens `from` to `to`. */
export const mentionsIn = ({ actors }: Context, from: number, to: number): readonly Mention[] => {
  const { mentions } = actors;
  const first = firstFrom(mentions, from);
  let end = first;
  while (end < mentions.length && at(mentions, end).to <= to) end++;
  return mentions.slice(first, end);
};

/** Of the last few mentions that begin at or before a token the last that fits. */
export const mentionBefore = (
  { actors: { mentions } }: Pick<Context, 'actors'>,
  token: number,
  fits: (mention: Mention) => boolean = () => true,
  most = 1,
): Mention | undefined => {
  const end = firstFrom(mentions, token + 1);
  for (let k = end - 1; k >= Math.max(0, end - most); k--) if (fits(at(mentions, k))) return at(mentions, k);
  return undefined;
};

/** The mention of which a word is part. */
export const mentionAt = (context: Pick<Context, 'actors'>, token: number): Mention | undefined =>
  mentionBefore(context, token, ({ to }) => token < to);

/** The first mention that begins at or behind a token. */
export const mentionFrom = ({ actors: { mentions } }: Pick<Context, 'actors'>, token: number): Mention | undefined =>
  mentions[firstFrom(mentions, token)];

export const actorOf = ({ actors }: Context, mention: Omit<Mention, 'form'>): Actor => {
  const actor = actors.byId.get(mention.actor);
  if (!actor) throw new Error(`a mention of '${mention.actor}', which no actor of the reading is`);
  return actor;
};

/** A term of the table of topics, tokens `from` to `to` (exclusive). */
export interface TopicTerm extends TokenRange {
  readonly topics: readonly Topic[];
}

/** The terms of topics within the tokens, in the order of the text; Mickey Levy's name is none. */
export function* topicTerms(context: Context, from: number, to: number): Generator<TopicTerm> {
  const { numbered, resources, actors } = context;
  const people = mentionsIn(context, from, to).filter(({ actor }) => actors.byId.get(actor)?.kind === 'person');
  for (let i = from; i < to; i++) {
    const found = resources.topics.longest(i, to, numbered.lowers, numbered.lemmas);
    if (found && !people.some((one) => i >= one.from && i < one.to))
      yield { from: i, to: found.end, topics: found.values };
  }
}

/** Topics whose terms stand within the tokens, each once, that with the most terms first. */
export const topicsIn = (context: Context, from: number, to: number): Topic[] =>
  oftenestFirst([...topicTerms(context, from, to)].flatMap(({ topics }) => topics));

/** Gives ids to items: a hash of document, kind, first evidence, parties, and the number among equals. */
export const itemIds = (document: Document): ((kind: string, evidence: Span, parties: readonly string[]) => string) => {
  const seen = new Map<string, number>();
  return (kind, evidence, parties) => {
    const key = JSON.stringify([document.id, kind, evidence, parties]);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    const hash = createHash('sha256').update(`${key}#${ordinal}`).digest('hex').slice(0, 16);
    return `${kind}-${hash}`;
  };
};
export type ItemIds = ReturnType<typeof itemIds>;
