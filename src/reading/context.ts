/**
 * What the later stages share: the layers that came before them, and small questions about sentences that all of them
 * ask. Once trees are there, `text/grammar.ts` answers these.
 */
import { createHash } from 'node:crypto';
import type { Document } from '../model/document.js';
import type { Topic } from '../model/generated/lists.js';
import type { Party } from '../model/generated/parties.js';
import type { Actor } from '../model/reading.js';
import type { Span } from '../model/span.js';
import type { ActorLayer, Mention } from './actors/find.js';
import type { RepairLayer } from './repair/repair.js';
import type { Resources } from './resources.js';
import type { PhraseRules } from './rules.js';
import type { Grammar } from './text/grammar.js';
import type { Numbered } from './text/phrases.js';
import type { Quotes } from './text/quotes.js';
import { at, firstFrom, sentenceEnd, sentenceStart, type Tokens } from './text/tokens.js';
import type { DateLayer } from './time/dates.js';
import type { PlaceMention } from './time/places.js';

export interface Context {
  readonly document: Document;
  readonly resources: Resources;
  readonly tokens: Tokens;
  readonly numbered: Numbered;
  readonly quotes: Quotes;
  readonly grammar: Grammar;
  readonly repairs: RepairLayer;
  readonly actors: ActorLayer;
  readonly dates: DateLayer;
  /** In the order of the text; none overlap. */
  readonly places: readonly PlaceMention[];
}

/** The mentions that stand whole within the tokens `from` to `to`. */
export const mentionsIn = ({ actors }: Context, from: number, to: number): readonly Mention[] => {
  const { mentions } = actors;
  const first = firstFrom(mentions, from);
  let end = first;
  while (end < mentions.length && at(mentions, end).to <= to) end++;
  return mentions.slice(first, end);
};

/** A phrase of a table of rules, found in the text. */
export interface Hit<T> {
  readonly from: number;
  readonly to: number;
  readonly rule: T;
}

/** The phrases of a table in the order of the text, longest first at each place, each with every row whose phrase it is. */
export function* hitsOf<T>(
  { tokens, numbered }: Context,
  { phrases }: PhraseRules<T>,
): Generator<{ readonly from: number; readonly to: number; readonly rules: readonly T[] }> {
  for (let i = 0; i < tokens.size; ) {
    const found = phrases.longest(i, sentenceEnd(tokens, at(tokens.sentenceOf, i)), numbered.lowers, numbered.lemmas);
    if (found) yield { from: i, to: found.end, rules: found.values };
    i = found ? found.end : i + 1;
  }
}

/** Words that may stand between two names of one group: 'Biden and Xi', 'Japan, France and Italy'. */
const JOINS = new Set([
  'and',
  ',',
  '&',
  'president',
  'presidents',
  'the',
  'secretary',
  'minister',
  'foreign',
  'chinese',
  'u.s.',
]);
const LONGEST_JOIN = 3;

/** The nearest mention before a token of its sentence, with those it is coordinated with; in the order of the text. */
const _groupBefore = (context: Context, token: number, reach = 12): readonly Mention[] => {
  const start = sentenceStart(context.tokens, at(context.tokens.sentenceOf, token));
  const before = mentionsIn(context, start, token);
  const nearest = before.at(-1);
  if (!nearest || token - nearest.to > reach) return [];
  let first = before.length - 1;
  while (first > 0 && joined(context.tokens, at(before, first - 1), at(before, first))) first--;
  return before.slice(first);
};

/** The nearest mention after a token within its sentence, with those it is coordinated with. */
const _groupAfter = (context: Context, token: number, reach = 6): readonly Mention[] => {
  if (token >= context.tokens.size) return [];
  // A phrase that ends its sentence has nothing behind it.
  const sentence = at(context.tokens.sentenceOf, Math.max(0, token - 1));
  const after = mentionsIn(context, token, sentenceEnd(context.tokens, sentence));
  const [nearest] = after;
  if (!nearest || nearest.from - token > reach) return [];
  let last = 0;
  while (last + 1 < after.length && joined(context.tokens, at(after, last), at(after, last + 1))) last++;
  return after.slice(0, last + 1);
};

const joined = (tokens: Tokens, a: Mention, b: Mention): boolean => {
  if (b.from - a.to > LONGEST_JOIN || b.from === a.to) return b.from === a.to;
  for (let i = a.to; i < b.from; i++) if (!JOINS.has(at(tokens.forms, i).toLowerCase())) return false;
  return true;
};

export const actorOf = ({ actors }: Context, mention: Omit<Mention, 'form'>): Actor => {
  const actor = actors.byId.get(mention.actor);
  if (!actor) throw new Error(`a mention of '${mention.actor}', which no actor of the reading is`);
  return actor;
};

/** The parties for which actors act, each once, sorted. */
const _partiesOf = (actors: readonly Actor[]): Party[] =>
  [...new Set(actors.map((actor) => actor.party || (actor.kind === 'group' ? actor.country : '')))]
    .filter((party) => party !== '')
    .sort();

/** Topics whose terms stand within the tokens, each once, in the order of the text. */
export const topicsIn = ({ numbered, resources }: Context, from: number, to: number): Topic[] => {
  const topics = new Set<Topic>();
  for (let i = from; i < to; i++) {
    const found = resources.topics.longest(i, to, numbered.lowers, numbered.lemmas);
    if (found) for (const topic of found.values) topics.add(topic);
  }
  return [...topics];
};

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
