/**
 * What a text says of lines of contact as such: the nouns of `data/en/channels.csv`, with a word of
 * `data/en/channel-states.csv` that opens, keeps, suspends or closes them.
 */
import type { ChannelState } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Channel } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import type { ChannelRule, ChannelStateRule } from '../resources.js';
import { at, sentenceEnd, sentenceStart, spanOf, uposOf } from '../text/tokens.js';
import { dateNear } from '../time/near.js';
import { castOf, type Framed, framed } from './frames.js';
import { levelOf } from './levels.js';
import type { Dealings } from './refer.js';
import { partiesAround } from './scene.js';

export function findChannels(context: Dealings, ids: ItemIds): Channel[] {
  const channels: Channel[] = [];
  const seen = new Set<string>();
  for (const hit of framed(context, context.resources.channels)) {
    const change = changeOf(context, hit);
    if (!change) continue;
    const parties = partiesOf(context, hit, change);
    if (parties.length < 2) continue;
    const kind = kindOf(context, hit);
    const key = JSON.stringify([parties, at(context.tokens.sentenceOf, hit.head), change.token]);
    if (seen.has(key)) continue;
    seen.add(key);
    const evidence = spanOf(context.tokens, Math.min(hit.from, change.token), Math.max(hit.to, change.token + 1));
    const date = dateNear(context.dates, context.tokens, change.token);
    channels.push({
      id: ids('channel', evidence, parties),
      parties,
      kind,
      state: change.state,
      ...(date ? { date: date.value } : {}),
      evidence: [evidence],
      confidence: 0.5,
      why: [hit.rule.id, change.rule.id, ...(date ? [date.why] : [])],
    });
  }
  return channels;
}

interface Change {
  readonly token: number;
  readonly rule: ChannelStateRule;
  readonly state: ChannelState;
}

/** How far from a channel the word stands that says what becomes of it. */
const REACH = 9;

/** The word that acts on the channel: its own verb, a noun over it, or the nearest such word in the sentence. */
const changeOf = (context: Dealings, hit: Framed<ChannelRule>): Change | undefined => {
  const { grammar, tokens } = context;
  const { head } = hit;
  const verb = grammar.clauseOf(head);
  const candidates: number[] = [];
  if (verb !== -1) candidates.push(verb, ...(grammar.governor(verb) === -1 ? [] : [grammar.governor(verb)]));
  const sentence = at(tokens.sentenceOf, head);
  const start = Math.max(sentenceStart(tokens, sentence), hit.from - REACH);
  const end = Math.min(sentenceEnd(tokens, sentence), hit.to + REACH);
  for (let step = 1; step <= REACH; step++) {
    if (hit.from - step >= start) candidates.push(hit.from - step);
    if (hit.to - 1 + step < end) candidates.push(hit.to - 1 + step);
  }
  for (const token of candidates) {
    const rule = ruleAt(context, token, hit);
    if (!rule) continue;
    const state = stateOf(context, token, rule);
    return state && { token, rule, state };
  }
  return undefined;
};

const ruleAt = (
  { resources, tokens, grammar }: Context,
  token: number,
  hit: Framed<ChannelRule>,
): ChannelStateRule | undefined => {
  const lemma = at(tokens.lemmas, token).toLowerCase();
  const particle = grammar.particle(token);
  const rule =
    (particle === '' ? undefined : resources.channelStates.get(`${lemma} ${particle}`)) ??
    resources.channelStates.get(lemma);
  const upos = uposOf(tokens, token);
  if (!rule || (upos === 'NOUN' && !/(?:ion|ing)$/.test(lemma))) return undefined;
  const noun = at(tokens.lemmas, hit.head).toLowerCase();
  return rule.of.length === 0 || rule.of.some((one) => one.endsWith(noun)) ? rule : undefined;
};

/** Governors that make a change one that both want, or one side. */
const AGREED = new Set(['agree', 'accord', 'sign', 'agreement', 'arrangement']);
const WANTED = new Set([
  'propose',
  'suggest',
  'want',
  'consider',
  'seek',
  'offer',
  'ask',
  'hope',
  'study',
  'discuss',
  'urge',
  'press',
  'call',
  'try',
  'like',
  'invite',
  'idea',
  'request',
  'push',
]);
const DENIED = new Set(['deny']);

const stateOf = (context: Dealings, token: number, rule: ChannelStateRule): ChannelState | undefined => {
  const { grammar, tokens } = context;
  const predicate = grammar.isPredicate(token) ? token : grammar.clauseOf(token);
  if (predicate === -1) return rule.state;
  if (grammar.isConditional(predicate) || grammar.isQuestion(predicate)) return undefined;
  const negated = grammar.isNegated(predicate);
  if (negated) return rule.state === 'open' ? 'suspended' : undefined;
  if (rule.state !== 'open') {
    const above = grammar.governor(predicate);
    if (above !== -1 && DENIED.has(at(tokens.lemmas, above))) return undefined;
    const mere = grammar.modality(predicate);
    return mere === 'could' || mere === 'might' || mere === 'may' ? undefined : rule.state;
  }
  let below = predicate;
  for (let step = 0; step < 4 && below !== -1; step++) {
    const lemma = at(tokens.lemmas, below);
    if (below !== token) {
      if (AGREED.has(lemma)) return 'agreed';
      if (WANTED.has(lemma)) return 'prospective';
      if (lemma === 'refuse' || lemma === 'decline' || lemma === 'reject') return 'suspended';
    }
    const modality = grammar.modality(below);
    if (modality === 'will' || modality === 'be to' || modality === 'shall') return rule.ahead;
    if (modality === 'would' || modality === 'could' || modality === 'should') return 'prospective';
    const next = grammar.governor(below);
    below = next === below ? -1 : next;
  }
  return before(context, token) ?? (isOpenEnded(context, token) ? rule.ahead : rule.state);
};

/** A gerund, an infinitive or a noun says what is striven for, a progressive what is under way: neither is done. */
const isOpenEnded = ({ grammar, tokens }: Context, token: number): boolean =>
  uposOf(tokens, token) === 'NOUN' ||
  (grammar.isPredicate(token) &&
    (grammar.aspect(token) === 'progressive' ||
      (grammar.tense(token) === 'none' && grammar.aspect(token) === 'none' && grammar.voice(token) === 'active')));

/** 'agreed to', 'in talks to' right before the word, where the tree has missed it. */
const before = ({ tokens }: Context, token: number): ChannelState | undefined => {
  const start = Math.max(sentenceStart(tokens, at(tokens.sentenceOf, token)), token - 4);
  for (let i = token - 1; i >= start; i--) {
    const lemma = at(tokens.lemmas, i).toLowerCase();
    if (AGREED.has(lemma)) return 'agreed';
    if (WANTED.has(lemma)) return 'prospective';
  }
  return undefined;
};

/** The sides of a line: those that its noun and its verb name, else those of the sentence. */
const partiesOf = (context: Dealings, hit: Framed<ChannelRule>, change: Change): Party[] => {
  const between = castOf(context, hit.head, true, ['between', 'with', 'subject', 'to', 'of']).sides;
  const doers = context.grammar.isPredicate(change.token) ? context.grammar.agent(change.token) : [];
  const own = new Set<Party>(between.map((side) => side.party));
  if (doers.length > 0)
    for (const side of castOf(context, change.token, false, ['subject', 'with']).sides) own.add(side.party);
  for (const party of partiesAround(context, hit.head, 2)) {
    if (own.size >= 2) break;
    own.add(party);
  }
  return [...own].sort();
};

const MILITARY =
  /^(?:military|militaries|defence|defense|pentagon|army|armies|admiral|general|theatre|commanders?|forces)$/i;
const INTELLIGENCE = /^(?:intelligence|cia|svr|mossad|spy)$/i;
const LEADERS = /^(?:leaders?|presidents?|presidential|kremlin|president's)$/i;

/** The kind of the row; where it leaves it open, that of the people who use the line. */
const kindOf = (context: Dealings, { rule, head }: Framed<ChannelRule>): Channel['kind'] => {
  const { tokens } = context;
  const sentence = at(tokens.sentenceOf, head);
  let found: Channel['kind'] | undefined;
  for (
    let i = Math.max(sentenceStart(tokens, sentence), head - 20);
    i < Math.min(sentenceEnd(tokens, sentence), head + 20);
    i++
  ) {
    const form = at(tokens.forms, i);
    if (MILITARY.test(form)) found ??= 'military';
    if (INTELLIGENCE.test(form)) found ??= 'intelligence';
    if (LEADERS.test(form)) found ??= 'leader';
    if (/^(?:parliaments?|bundestag|congress)$/i.test(form)) found ??= 'legislative';
    if (/^(?:trade|economic)$/i.test(form)) found ??= 'economic';
  }
  if (rule.kind) return rule.kind;
  if (found) return found;
  const level = levelOf(context, castOf(context, head, true, ['between', 'with', 'of']).sides);
  return level === 'leader' || level === 'military' || level === 'legislative'
    ? level
    : level === 'working'
      ? 'working'
      : 'senior';
};
