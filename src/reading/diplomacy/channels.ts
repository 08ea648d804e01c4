/**
 * What a text says of lines of contact as such: the nouns of `data/en/channels.csv`, what becomes of them, and who uses
 * them.
 */
import type { MeetingLevel } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Channel } from '../../model/reading.js';
import { type Context, type ItemIds, mentionsIn } from '../context.js';
import type { Sides } from '../events/sides.js';
import { hundredths } from '../odds.js';
import {
  at,
  firstFrom,
  formAt,
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
import type { ItemDate } from '../time/near.js';
import { type Change, changeOf, isEarlierOne } from './channel-states.js';
import { clauseSpan } from './evidence.js';
import { levelOf } from './levels.js';
import { type Line, linesIn } from './lines.js';
import { isTold } from './own.js';
import { siteAt } from './places.js';
import { isUnreal } from './unreal.js';
import { whenOf } from './when.js';

/** @param sides who is meant by words */
export function findChannels(context: Context, sides: Sides, ids: ItemIds): Channel[] {
  const { tokens } = context;
  const channels: Channel[] = [];
  const seen = new Set<string>();
  for (const hit of withPronouns(context, linesIn(context))) {
    if (isForPublic(context, hit) || isOfName(context, hit)) continue;
    const change = changeOf(context, hit);
    if (!change || isUnreal(context, hit.head)) continue;
    const parties = partiesOf(context, sides, hit, change);
    if (parties.length < 2) continue;
    const kind = kindOf(context, sides, hit, change);
    const sentence = sentenceAt(tokens, hit.head);
    // A line that the next sentence speaks of again is the same.
    const [own, before] = [sentence, sentence - 1].map((one) => JSON.stringify([parties, kind, change.state, one]));
    const key = JSON.stringify([parties, sentence, change.token]);
    if (seen.has(key) || (before !== undefined && seen.has(before))) continue;
    seen.add(key);
    if (own !== undefined) seen.add(own);
    const first = Math.min(hit.from, change.token, change.over);
    const evidence = clauseSpan(context, first, Math.max(hit.to, change.token + 1), []);
    const when = whenOf(context, change.token, change.state === 'reopening' || change.state === 'prospective');
    const told = { source: doersOf(context, change), target: [hit.head] };
    const isOwn = [change.token, change.over].some((token) => when && isTold(context, { ...told, token }, when.from));
    const date = isOwn ? when : announcedOn(context, sides, change.token, parties);
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

/** 'has broken off the talks, its ministry said on Wednesday': that a side says so is the change. */
const announcedOn = (
  context: Context,
  sides: Sides,
  token: number,
  parties: readonly Party[],
): ItemDate | undefined => {
  const { grammar, tokens, resources, dates } = context;
  const isNew =
    grammar.aspect(token) === 'progressive' ||
    (grammar.aspect(token) === 'perfect' && grammar.tense(token) === 'present');
  if (!grammar.isPredicate(token) || !isNew) return undefined;
  for (const verb of grammar.predicates(sentenceAt(tokens, token))) {
    if (verb === token || !resources.grammar.verbs.get(at(tokens.lemmas, verb))?.has('saying')) continue;
    const sayers = sides.antecedents.partiesOf(sides.all(grammar.agent(verb)));
    const isOwn = parties.some((party) => sayers.has(party));
    const next = firstFrom(dates.mentions, verb);
    const mention = dates.mentions.slice(next, next + 2).find((one) => one.of === verb && one.kind === 'point');
    if (isOwn && mention && typeof mention.value === 'string')
      return { from: mention.from, to: mention.to, value: mention.value, why: mention.why };
  }
  return undefined;
};

/** Words behind a line in which those for whom it is are named: 'a hotline for stranded travellers'. */
const PUBLIC = 5;

/** 'the National Dialogue Congress': part of a name of something else. */
const isOfName = ({ tokens }: Context, { from, to }: Line): boolean =>
  to < tokens.size &&
  /^\p{Lu}\p{Ll}/u.test(formAt(tokens, from)) &&
  /^\p{Lu}\p{Ll}/u.test(formAt(tokens, to)) &&
  xposAt(tokens, to) === 'NNP' &&
  sentenceAt(tokens, to) === sentenceAt(tokens, from) &&
  from > sentenceStartAt(tokens, from);

const isForPublic = ({ tokens, resources }: Context, { from, to }: Line): boolean => {
  for (let i = Math.max(0, from - 2); i < from; i++) if (resources.dealings.public.has(lemmaAt(tokens, i))) return true;
  if (to >= tokens.size || lowerAt(tokens, to) !== 'for') return false;
  for (let i = to + 1; i < Math.min(tokens.size, to + PUBLIC); i++)
    if (resources.dealings.public.has(lemmaAt(tokens, i))) return true;
  return false;
};

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
  // 'relations with our allies' are with no party that is named, whoever else the sentence names.
  if (own.size === 0 && grammar.nounWith(hit.head).length > 0) return [];
  const named = mentionsIn(context, compoundStart(context, hit.from), hit.to);
  for (const party of sides.antecedents.partiesOf(named.map(({ actor }) => actor))) own.add(party);
  add([hit.from - 1, hit.from - 2].filter((i) => i >= 0 && xposAt(tokens, i) === 'PRP$'));
  const seat = hit.rule.kind && SEATED.has(hit.rule.kind) ? seatOf(context, hit) : undefined;
  if (seat) own.add(seat);
  add([
    ...doersOf(context, change),
    ...(grammar.isPredicate(change.token) ? grammar.oblique(change.token, 'with') : []),
  ]);
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

/** The words for who opens, keeps or closes a line. */
const doersOf = ({ grammar }: Context, { token }: Change): readonly number[] =>
  grammar.isPredicate(token) ? grammar.agent(token) : [];

/** Levels of people that are kinds of lines. */
const LEVELS: Readonly<Partial<Record<MeetingLevel, Channel['kind']>>> = {
  leader: 'leader',
  minister: 'senior',
  senior: 'senior',
  working: 'working',
  legislative: 'legislative',
  military: 'military',
};

/**
 * The kind of the row; where it leaves it open, what the words of its name say ('trade talks'), then those for its users
 * ('between their teams'), then those for who deals with it: 'the presidents agreed to stay in contact'.
 */
const kindOf = (context: Context, sides: Sides, { rule, from, to, head }: Line, change: Change): Channel['kind'] => {
  if (rule.kind) return rule.kind;
  const { grammar, resources, tokens } = context;
  const kindIn = (first: number, last: number): Channel['kind'] | undefined => {
    for (let i = last - 1; i >= first; i--) {
      const kind = i === head ? undefined : resources.channelUsers.get(lowerAt(tokens, i));
      if (kind) return kind;
    }
    return undefined;
  };
  const over = grammar.isPredicate(change.over) ? grammar.agent(change.over) : [];
  const named = kindIn(compoundStart(context, from), to);
  if (named) return named;
  const verb = grammar.clauseOf(head);
  const dealing = verb === -1 ? [] : [...grammar.oblique(verb, 'to'), ...grammar.oblique(verb, 'with')];
  for (const words of [usersOf(context, head), dealing, doersOf(context, change), over]) {
    const [told] = words.flatMap((word) => kindIn(grammar.phrase(word).from, grammar.phrase(word).to) ?? []);
    const people = sides.all(words).filter((id) => sides.actor(id)?.kind === 'person');
    const kind =
      told ??
      LEVELS[
        levelOf(
          context,
          people.map((actor) => ({ actor, isPerson: true, from, to: from })),
        )
      ];
    if (kind) return kind;
  }
  return resources.channelUsers.get(lowerAt(tokens, head)) ?? 'senior';
};
