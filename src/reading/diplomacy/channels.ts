/**
 * What a text says of lines of contact as such: the nouns of `data/en/channels.csv`, what becomes of them, and who uses
 * them.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Channel } from '../../model/reading.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import { around, type Context, type ItemIds, mentionsIn } from '../context.js';
import { dateOf } from '../dating.js';
import { hundredths } from '../odds.js';
import { lemmaAt, lowerAt, sentenceAt, sentenceStartAt, someToken, tokenFrom, xposAt } from '../text/tokens.js';
import { type Change, changeOf } from './channel-states.js';
import { clauseSpan } from './evidence.js';
import { levelOf } from './levels.js';
import { type Line, linesIn } from './lines.js';
import { isUnreal } from './unreal.js';

export function findChannels(context: MeantContext, ids: ItemIds): Channel[] {
  const { tokens } = context;
  const channels: Channel[] = [];
  const seen = new Set<string>();
  for (const hit of linesIn(context)) {
    if (isForPublic(context, hit)) continue;
    const change = changeOf(context, hit);
    if (!change || isUnreal(context, hit.head)) continue;
    const parties = partiesOf(context, hit, change);
    if (parties.length < 2) continue;
    const kind = kindOf(context, hit, change);
    const sentence = sentenceAt(tokens, hit.head);
    // A line that the next sentence speaks of again is the same.
    const [own, before] = [sentence, sentence - 1].map((one) => JSON.stringify([parties, kind, change.state, one]));
    const key = JSON.stringify([parties, sentence, change.token]);
    if (seen.has(key) || (before !== undefined && seen.has(before))) continue;
    seen.add(key);
    if (own !== undefined) seen.add(own);
    const first = Math.min(hit.from, change.token, change.over);
    const evidence = clauseSpan(context, first, Math.max(hit.to, change.token + 1));
    const date = dateOf(context, { layer: 'channels', token: change.over, status: change.state });
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

/** Words behind a line in which those for whom it is are named: 'a hotline for stranded travellers'. */
const PUBLIC = 5;

const isForPublic = ({ tokens, resources }: Context, { from, to }: Line): boolean => {
  const isPublic = (token: number): boolean => resources.dealings.public.has(lemmaAt(tokens, token));
  if (someToken(from - 2, from, isPublic)) return true;
  return lowerAt(tokens, to) === 'for' && someToken(to + 1, to + PUBLIC, isPublic);
};

/** Prepositions behind a line that name who uses it. */
const BETWEEN = new Set(['between', 'with', 'to', 'of', 'among']);

/** The words that name who uses a line, by its noun. */
const usersOf = ({ grammar }: Context, head: number): readonly number[] => [
  ...grammar.nounAgent(head),
  ...grammar.nounWith(head),
  ...grammar.nounObliques(head).flatMap(({ preposition, words }) => (BETWEEN.has(preposition) ? words : [])),
];

/** The sides of a line: those that its noun and its verb name, else the two of its sentence. */
const partiesOf = (context: MeantContext, hit: Line, change: Change): Party[] => {
  const { grammar, meant, tokens } = context;
  const words = [
    ...usersOf(context, hit.head),
    ...[hit.from - 1, hit.from - 2].filter((i) => i >= 0 && xposAt(tokens, i) === 'PRP$'),
    ...doersOf(context, change.token),
    ...(grammar.isPredicate(change.token) ? grammar.oblique(change.token, 'with') : []),
  ];
  const actorsIn = (from: number, to: number): readonly string[] =>
    mentionsIn(context, from, to).map(({ actor }) => actor);
  const named = actorsIn(compoundStart(context, hit.from), hit.to);
  const own = meant.partiesOf([...meant.ofAll(words), ...named]);
  if (own.size >= 2) return [...own].sort();
  const { from, to } = around(tokens, hit);
  const all = meant.partiesOf(actorsIn(from, to));
  return [...(all.size === 2 ? new Set([...own, ...all]) : own)].sort();
};

/** Words before a noun that belong to its name: 'the U.S.-Japan economic committee'. */
const COMPOUND = 8;
const compoundStart = ({ tokens }: Context, from: number): number => {
  let start = from;
  const first = Math.max(sentenceStartAt(tokens, from), from - COMPOUND);
  while (start > first && /^(?:NNP|NNPS|JJ|HYPH|NN|POS)$/.test(xposAt(tokens, start - 1))) start--;
  return start;
};

/** The words for who opens, keeps or closes a line. */
const doersOf = ({ grammar }: Context, token: number): readonly number[] =>
  token !== -1 && grammar.isPredicate(token) ? grammar.agent(token) : [];

/**
 * The kind of the row; where it leaves it open, what the words of its name say ('trade talks'), then those for its users
 * ('between their teams'), then those for who deals with it: 'the presidents agreed to stay in contact'.
 */
const kindOf = (context: MeantContext, { rule, from, to, head }: Line, change: Change): Channel['kind'] => {
  if (rule.kind) return rule.kind;
  const { grammar, meant, resources, tokens } = context;
  const kindIn = (first: number, last: number): Channel['kind'] | undefined => {
    for (let i = last - 1; i >= first; i--) {
      const kind = i === head ? undefined : resources.channelUsers.get(lowerAt(tokens, i));
      if (kind) return kind;
    }
    return undefined;
  };
  const named = kindIn(compoundStart(context, from), to);
  if (named) return named;
  const verb = grammar.clauseOf(head);
  const dealing = verb === -1 ? [] : [...BETWEEN].flatMap((preposition) => grammar.oblique(verb, preposition));
  const doing = [change.token, change.over].map((token) => doersOf(context, token));
  for (const words of [usersOf(context, head), dealing, ...doing]) {
    const [told] = words.flatMap((word) => kindIn(grammar.phrase(word).from, grammar.phrase(word).to) ?? []);
    if (told) return told;
    const people = meant.ofAll(words).filter((id) => meant.actor(id)?.kind === 'person');
    const level = levelOf(
      context,
      people.map((actor) => ({ actor, isPerson: true, from, to: from })),
    );
    if (level !== 'other') return level === 'minister' ? 'senior' : level;
  }
  return resources.channelUsers.get(lowerAt(tokens, head)) ?? 'senior';
};
