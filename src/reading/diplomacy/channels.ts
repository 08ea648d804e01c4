/**
 * What a text says of lines of contact as such: the nouns of `data/en/channels.csv`, what becomes of them, and who uses
 * them.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Channel } from '../../model/reading.js';
import { type Context, type ItemIds, mentionsIn } from '../context.js';
import type { Sides } from '../events/sides.js';
import { hundredths } from '../odds.js';
import {
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  sentenceStartAt,
  tokenFrom,
  xposAt,
} from '../text/tokens.js';
import { type Change, changeOf, isEarlierOne } from './channel-states.js';
import { clauseSpan } from './evidence.js';
import { levelOf } from './levels.js';
import { type Line, linesIn } from './lines.js';
import { siteAt } from './places.js';
import { isUnreal } from './unreal.js';
import { whenOf } from './when.js';

/** @param sides who is meant by words */
export function findChannels(context: Context, sides: Sides, ids: ItemIds): Channel[] {
  const { tokens } = context;
  const channels: Channel[] = [];
  const seen = new Set<string>();
  for (const hit of withPronouns(context, linesIn(context))) {
    const change = changeOf(context, hit);
    if (!change || isUnreal(context, hit.head)) continue;
    const parties = partiesOf(context, sides, hit, change);
    if (parties.length < 2) continue;
    const kind = kindOf(context, hit);
    const sentence = sentenceAt(tokens, hit.head);
    // A line that the next sentence speaks of again is the same.
    const [own, before] = [sentence, sentence - 1].map((one) => JSON.stringify([parties, kind, change.state, one]));
    const key = JSON.stringify([parties, sentence, change.token]);
    if (seen.has(key) || (before !== undefined && seen.has(before))) continue;
    seen.add(key);
    if (own !== undefined) seen.add(own);
    const first = Math.min(hit.from, change.token, change.over);
    const evidence = clauseSpan(context, first, Math.max(hit.to, change.token + 1), []);
    const date = whenOf(context, change.token, change.state === 'reopening' || change.state === 'prospective');
    channels.push({
      id: ids('channel', evidence, parties),
      parties,
      kind,
      state: change.state,
      ...(date ? { date: date.value } : {}),
      evidence: [evidence],
      confidence: hundredths(
        context.frames.support('channel', tokenFrom(tokens, evidence[0]), tokenFrom(tokens, evidence[1])),
      ),
      why: [hit.rule.id, ...change.why, ...(date ? [date.why] : [])],
    });
  }
  return channels;
}

/** Words behind a line in which it may be spoken of again: 'a new hotline, the old one having failed'. */
const AGAIN = 24;

function* withPronouns({ tokens }: Context, hits: Iterable<Line>): Generator<Line> {
  for (const hit of hits) {
    yield hit;
    const end = Math.min(sentenceEndAt(tokens, hit.head), hit.to + AGAIN);
    for (let i = hit.to + 2; i < end; i++) {
      if (isEarlierOne(tokens.forms, i))
        yield { ...hit, from: i - 1, to: i + 1, head: i, noun: lemmaAt(tokens, hit.head) };
    }
  }
}

/** Kinds of lines that stand in the country with which they are. */
const SEATED: ReadonlySet<Channel['kind']> = new Set<Channel['kind']>(['diplomatic', 'consular']);

/** Prepositions behind a line that name who uses it. */
const BETWEEN = new Set(['between', 'with', 'to', 'of', 'among']);

/** The words that name who uses a line, by its noun. */
const usersOf = ({ grammar }: Context, head: number): readonly number[] => [
  ...grammar.nounAgent(head),
  ...grammar.nounWith(head),
  ...grammar.nounObliques(head).flatMap(({ preposition, words }) => (BETWEEN.has(preposition) ? words : [])),
];

/** The sides of a line: those that its noun and its verb name, else the two of its sentence. */
const partiesOf = (context: Context, sides: Sides, hit: Line, change: Change): Party[] => {
  const { grammar, tokens } = context;
  const own = new Set<string>();
  const add = (words: readonly number[]): void => {
    for (const party of sides.antecedents.partiesOf(sides.all(words))) own.add(party);
  };
  add(usersOf(context, hit.head));
  const named = mentionsIn(context, compoundStart(context, hit.from), hit.to);
  for (const party of sides.antecedents.partiesOf(named.map(({ actor }) => actor))) own.add(party);
  add([hit.from - 1, hit.from - 2].filter((i) => i >= 0 && xposAt(tokens, i) === 'PRP$'));
  const seat = hit.rule.kind && SEATED.has(hit.rule.kind) ? seatOf(context, hit) : undefined;
  if (seat) own.add(seat);
  if (grammar.isPredicate(change.token))
    add([...grammar.agent(change.token), ...grammar.oblique(change.token, 'with')]);
  if (own.size < 2) {
    const sentence = sentenceAt(tokens, hit.head);
    const all = mentionsIn(context, sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence));
    const parties = sides.antecedents.partiesOf(all.map(({ actor }) => actor));
    if (parties.size === 2) for (const party of parties) own.add(party);
  }
  return [...own].sort() as Party[];
};

/** Words before a noun that belong to its name: 'the U.S.-Japan economic committee'. */
const COMPOUND = 8;
const compoundStart = ({ tokens }: Context, from: number): number => {
  let start = from;
  const first = Math.max(sentenceStartAt(tokens, from), from - COMPOUND);
  while (start > first && /^(?:NNP|NNPS|JJ|HYPH|NN|POS)$/.test(xposAt(tokens, start - 1))) start--;
  return start;
};

/** The state in which an embassy stands: 'its embassy in Kabul'. */
const seatOf = (context: Context, { to, head }: Line): Party | undefined => {
  const { tokens } = context;
  const end = sentenceEndAt(tokens, head);
  return to + 1 < end && lowerAt(tokens, to) === 'in' ? siteAt(context, to + 1, end)?.place?.country : undefined;
};

/** Words to either side of a line in which those who use it are named. */
const USERS = 20;

/** The kind of the row; where it leaves it open, that of the people who use the line. */
const kindOf = (context: Context, { rule, head }: Line): Channel['kind'] => {
  if (rule.kind) return rule.kind;
  const { tokens, resources } = context;
  const sentence = sentenceAt(tokens, head);
  const [start, end] = [sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)];
  for (let step = 0; step < USERS; step++)
    for (const i of step === 0 ? [head] : [head - step, head + step]) {
      const kind = i >= start && i < end ? resources.channelUsers.get(lowerAt(tokens, i)) : undefined;
      if (kind) return kind;
    }
  const level = levelOf(
    context,
    mentionsIn(context, start, end).map((mention) => ({ ...mention, isPerson: true })),
  );
  return level === 'leader' || level === 'military' || level === 'legislative' || level === 'working'
    ? level
    : 'senior';
};
