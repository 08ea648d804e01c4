/**
 * What a side undertakes, offers, discusses or refuses to do, by the rows of `data/en/commitments.csv`: verbs and nouns of
 * undertaking with what they govern, and verbs of dealings that lie ahead of the text ('will provide').
 */
import type { Topic } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Commitment } from '../../model/reading.js';
import { type Context, type ItemIds, topicsIn } from '../context.js';
import type { CommitmentRule } from '../resources.js';
import {
  at,
  FINITE,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  spanOf,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { bindingsOf, receiversOf } from './bound.js';
import { dueOf } from './due.js';
import { followingOf, type Undertaken } from './following.js';
import { type Framed, framed } from './frames.js';
import type { Side } from './naming.js';
import type { Dealings } from './refer.js';
import { namedAround } from './scene.js';
import { inDeal, type Undertaking, undertakingOf } from './undertakings.js';
import { isUnreal } from './unreal.js';

export function findCommitments(context: Dealings, ids: ItemIds): Commitment[] {
  const commitments: Commitment[] = [];
  const { grammar, tokens } = context;
  /** Words that an undertaking already speaks of: 'promised to send' is one, not two. */
  const taken = new Set<number>();
  let dealt = -2;
  let last: Undertaken | undefined;
  for (const hit of framed(context, context.resources.commitments)) {
    if (taken.has(hit.head) || isOfName(context, hit)) continue;
    const following = followingOf(context, hit, last);
    const found = following ?? undertakingOf(context, hit);
    if (!found || found.words.some((word) => taken.has(word)) || isUnreal(context, hit.head)) continue;
    taken.add(hit.head);
    for (const word of found.words) taken.add(word);
    const sentence = sentenceAt(tokens, hit.head);
    const isAct = !hit.rule.takes.includes('complement') && found.status === 'promised';
    const isBound =
      isAct && (inDeal(context, hit.head) || (sentence - dealt <= 1 && grammar.modality(hit.head) !== 'none'));
    const made = build(context, hit, isBound ? { ...found, status: 'agreed' } : found, ids, following && last?.by);
    const [first] = made;
    if (first) last = { sentence, by: first.by };
    if (made.some((one) => one.status === 'agreed')) dealt = sentence;
    commitments.push(...made);
  }
  return commitments;
}

/** 'the Global Methane Pledge': a name. */
const isOfName = ({ tokens }: Context, { head, rule }: Framed<CommitmentRule>): boolean =>
  rule.word === 'noun' &&
  head > 0 &&
  xposAt(tokens, head) === 'NNP' &&
  /^\p{Lu}\p{Ll}/u.test(formAt(tokens, head)) &&
  /^\p{Lu}/u.test(formAt(tokens, head - 1)) &&
  sentenceAt(tokens, head - 1) === sentenceAt(tokens, head);

const build = (
  context: Dealings,
  hit: Framed<CommitmentRule>,
  found: Undertaking,
  ids: ItemIds,
  known?: readonly Party[],
): readonly Commitment[] => {
  const { tokens } = context;
  const bound = known ? [] : bindingsOf(context, hit, found.words);
  const by = known ?? [...new Set(bound.map((side) => side.party))].sort();
  const end = actionEnd(context, found.from);
  if (by.length === 0 || end <= found.from || isDomestic(context, hit.head, end)) return [];
  if (isSpeech(context, found.from) || (!known && isAtHome(context, hit.head, bound))) return [];
  const starts = [found.from, ...furtherActs(context, found, end)];
  return starts.map((start, k) => {
    const next = starts[k + 1];
    const to = next === undefined ? end : withoutJoin(tokens, start, next);
    const from = k === 0 ? Math.min(hit.head, start) : start;
    const evidence = spanOf(tokens, from, to);
    const named = topicsIn(context, start, to);
    const topics = named.length > 0 ? named : topicsIn(context, ...aroundOf(tokens, start));
    const due = dueOf(context, from, Math.min(sentenceEndAt(tokens, from), to + DUE));
    return {
      id: ids('commitment', evidence, by),
      by,
      to: found.status === 'agreed' && by.length > 1 ? [] : receiversOf(context, hit, found.words, by, start, to),
      action: actionOf(context, start, to),
      status: found.status,
      topics,
      ...(due ? { due: due.value } : {}),
      evidence: [evidence],
      confidence: 0.5,
      why: [hit.rule.id, ...(topics.length > 0 ? ['topics/term'] : []), ...(due ? [due.why] : [])],
    };
  });
};

/** Words before 'one' in which the thing is named that it stands for. */
const NAMED = 40;

/** The words of an action; 'one' is what was named before: 'offered to host one' after 'a second conference'. */
const actionOf = (context: Context, from: number, to: number): string => {
  const { tokens } = context;
  const words = (start: number, end: number): string =>
    end > start ? tokens.text.slice(at(tokens.starts, start), at(tokens.ends, end - 1)).replace(/\s+/g, ' ') : '';
  for (let i = from + 1; i < to; i++) {
    if (!isOne(context, i)) continue;
    const named = thingBefore(context, from);
    if (named) return [words(from, i), words(...named), words(i + 1, to)].filter(Boolean).join(' ');
  }
  return words(from, to);
};

/** 'One' that stands for a thing: no noun, 'of' or number goes with it. */
const isOne = ({ tokens }: Context, i: number): boolean => {
  if (formAt(tokens, i) !== 'one' || uposOf(tokens, i - 1) === 'DET' || uposOf(tokens, i - 1) === 'ADJ') return false;
  const next = i + 1 < tokens.size ? uposOf(tokens, i + 1) : 'PUNCT';
  return next === 'PUNCT' || next === 'ADP' || next === 'CCONJ' || next === 'ADV';
};

/** The last thing named with 'a' before a word. */
const thingBefore = ({ tokens }: Context, from: number): readonly [number, number] | undefined => {
  for (let i = from - 1; i > Math.max(0, from - NAMED); i--) {
    const form = lowerAt(tokens, i);
    if (form !== 'a' && form !== 'an') continue;
    let end = i + 1;
    while (end < from && /^(?:JJ|NN|HYPH|VBN)/.test(xposAt(tokens, end))) end++;
    if (end > i + 1 && uposOf(tokens, end - 1) === 'NOUN') return [i, end];
  }
  return undefined;
};

/** The sentence of an action, as far as it can be about it. */
const aroundOf = (tokens: Context['tokens'], start: number): readonly [number, number] => {
  const sentence = sentenceAt(tokens, start);
  return [
    Math.max(sentenceStart(tokens, sentence), start - AFFAIRS),
    Math.min(sentenceEnd(tokens, sentence), start + AFFAIRS),
  ];
};

/** Words of the shortest action that has an object of its own. */
const SHORTEST = 4;

/** 'to open an office and send envoys', 'raising flights and easing visas': each verb of its own is one. */
const furtherActs = ({ tokens, grammar }: Context, { from, status }: Undertaking, end: number): readonly number[] => {
  const tag = xposAt(tokens, from);
  const isList = tag === 'VBG' && status === 'discussed';
  if (tag !== 'VB' && !isList) return [];
  const joined = new Set(grammar.conjuncts(from));
  const found: number[] = [];
  for (let i = from + SHORTEST; i < end; i++)
    if (xposAt(tokens, i) === tag && isJoined(tokens, i) && (isList || joined.has(i))) found.push(i);
  return found;
};

/** Right behind an 'and' or 'and to': a verb with a subject of its own is another's undertaking. */
const isJoined = (tokens: Context['tokens'], i: number): boolean =>
  uposOf(tokens, i - 1) === 'CCONJ' || (uposOf(tokens, i - 1) === 'PART' && uposOf(tokens, i - 2) === 'CCONJ');

/** The end of an action before the 'and' or 'and to' of the next. */
const withoutJoin = (tokens: Context['tokens'], from: number, next: number): number => {
  let to = next;
  while (
    to > from + 1 &&
    (uposOf(tokens, to - 1) === 'CCONJ' || uposOf(tokens, to - 1) === 'PART' || formAt(tokens, to - 1) === ',')
  )
    to--;
  return to;
};

/** People to whom a government owes what it promises at home. */
const isDomestic = ({ tokens, resources }: Context, head: number, to: number): boolean => {
  for (let i = head + 1; i < Math.min(to, head + 5); i++)
    if (resources.dealings.home.has(at(tokens.lemmas, i))) return true;
  return false;
};

/** Words to either side of an undertaking in which home affairs are told. */
const AFFAIRS = 30;

/** What one who governs nobody, or a government in matters of its own country, promises without naming another party. */
const isAtHome = (context: Dealings, head: number, bound: readonly Side[]): boolean => {
  const { tokens, resources, actors } = context;
  const parties = new Set(bound.map((side) => side.party));
  if (parties.size > 1 || namedAround(context, head).some((one) => !parties.has(one.party))) return false;
  const isPrivate = bound.every((side) => side.isPerson && !isOfficial(actors.byId.get(side.actor)?.sector ?? ''));
  if (isPrivate || isPersonal(context, head, bound)) return true;
  const sentence = sentenceAt(tokens, head);
  const end = Math.min(sentenceEnd(tokens, sentence), head + AFFAIRS);
  for (let i = Math.max(sentenceStart(tokens, sentence), head - AFFAIRS); i < end; i++)
    if (resources.dealings.affairs.has(lemmaAt(tokens, i))) return true;
  return false;
};
/** Topics that a politician speaks of at home. */
const HOME: ReadonlySet<Topic> = new Set<Topic>(['domestic-politics', 'education', 'crime', 'press-freedom']);

/** What a person promises where no sentence beside names another party, and nothing that states deal about. */
const isPersonal = (context: Context, head: number, bound: readonly Side[]): boolean => {
  const { tokens, actors } = context;
  const isOfPersons = bound.every((side) => {
    const kind = actors.byId.get(side.actor)?.kind;
    return kind === 'person' || kind === 'group' || kind === 'office';
  });
  if (!isOfPersons) return false;
  const sentence = sentenceAt(tokens, head);
  const parties = new Set(bound.map((side) => side.party));
  for (const one of [sentence - 1, sentence + 1])
    if (one >= 0 && one + 1 < tokens.sentences.length)
      if (namedAround(context, sentenceStart(tokens, one), -1).some((side) => !parties.has(side.party))) return false;
  return topicsIn(context, ...aroundOf(tokens, head)).every((topic) => HOME.has(topic));
};

/** 'declined to comment', 'determine who could take part': words, no dealing. */
const isSpeech = ({ tokens, resources }: Context, from: number): boolean => {
  if (/^W/.test(xposAt(tokens, from))) return true;
  for (let i = from; i < Math.min(tokens.size, from + 3); i++)
    if (uposOf(tokens, i) === 'VERB') return resources.dealings.utterances.has(at(tokens.lemmas, i));
  return false;
};

const isOfficial = (sector: string): boolean => /GOV|MIL|IGO|REB|PRE|SPY/.test(sector);

/** Longest action that is given in words, and words behind it in which its last day is told. */
const LONGEST_ACTION = 44;
const DUE = 8;
const STOPS = new Set(['.', ';', ':', '—', '–', '(']);
const QUOTES = new Set(['"', '“', '”', "''", '``']);

/** To the end of the clause: a stop, a comma that joins no list, the subject of another undertaking. */
const actionEnd = ({ tokens }: Context, from: number): number => {
  if (from >= tokens.size) return from;
  const end = Math.min(sentenceEndAt(tokens, from), from + LONGEST_ACTION);
  let to = from;
  for (; to < end; to++) {
    const form = formAt(tokens, to);
    if (STOPS.has(form) || (QUOTES.has(form) && !isShort(tokens, to, end))) break;
    if (form === ',' && !joinsList(tokens, to, end)) break;
    if (uposOf(tokens, to) === 'CCONJ' && startsClause(tokens, to, end)) break;
  }
  return to;
};

/** Words behind an 'and' in which the subject of another undertaking has its verb: 'and Israeli troops will'. */
const SUBJECT = 5;
const startsClause = ({ xpos }: Context['tokens'], and: number, end: number): boolean => {
  for (let i = and + 1; i < Math.min(end, and + SUBJECT); i++) {
    const tag = at(xpos, i);
    if (tag === 'MD' || tag === 'VBD' || tag === 'VBZ') return true;
    if (!/^(?:DT|JJ|NN|NNS|NNP|NNPS|PRP|POS|PRP\$)$/.test(tag)) return false;
  }
  return false;
};

/** Words between quotation marks that only stress them: 'working-level'. */
const QUOTED = 6;
const isShort = (tokens: Context['tokens'], i: number, end: number): boolean => {
  for (let k = i + 1; k < Math.min(end, i + QUOTED); k++) if (QUOTES.has(formAt(tokens, k))) return true;
  for (let k = i - 1; k > Math.max(0, i - QUOTED); k--) if (QUOTES.has(formAt(tokens, k))) return true;
  return false;
};

/** Words of a list in which an 'and' must follow a comma, and behind that the verb of another clause must not. */
const LIST = 12;
const ANOTHER = 8;

const joinsList = (tokens: Context['tokens'], comma: number, end: number): boolean => {
  const { xpos, size } = tokens;
  const last = Math.min(size, end, comma + LIST);
  for (let i = comma + 1; i < last; i++) {
    const form = lowerAt(tokens, i);
    if (form === 'and' || form === 'or' || form === 'including') {
      for (let k = i + 1; k < Math.min(size, i + ANOTHER); k++) if (FINITE.has(at(xpos, k))) return false;
      return true;
    }
    if ((FINITE.has(at(xpos, i)) || /^(?:WDT|WP|IN)$/.test(at(xpos, i))) && form !== 'of' && form !== 'in')
      return false;
  }
  return false;
};
