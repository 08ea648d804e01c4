/**
 * Who said what: source, cue and content as spans. First version, without trees: a verb of saying of `data/en/cues.csv`,
 * its subject beside it, and what stands before a comma or behind the verb.
 */
import type { Attribution, StatementKind } from '../../model/generated/lists.js';
import type { Actor, Statement } from '../../model/reading.js';
import { actorOf, type Context, type ItemIds, mentionsIn, topicsIn } from '../context.js';
import type { CueRule } from '../resources.js';
import {
  at,
  firstFrom,
  sentenceCount,
  sentenceEnd,
  sentenceStart,
  spanOf,
  type Tokens,
  uposOf,
} from '../text/tokens.js';
import { dateNear, type ItemDate } from '../time/near.js';

/** A stretch of tokens. */
interface Range {
  readonly from: number;
  readonly to: number;
}

interface Cue extends Range {
  readonly id: string;
  readonly act: CueRule['act'];
}

interface Proposal {
  readonly cue: Cue;
  readonly source: Range;
  readonly content: Range;
  readonly rule: string;
}

export function findStatements(context: Context, ids: ItemIds): Statement[] {
  const statements: Statement[] = [];
  // Who spoke last in the paragraph: 'he' is that person.
  let last: { readonly actor: Actor; readonly paragraph: number } | undefined;
  let paragraph = 0;
  for (let sentence = 0; sentence < sentenceCount(context.tokens); sentence++) {
    const start = sentenceStart(context.tokens, sentence);
    while (at(context.tokens.paragraphs, paragraph + 1) <= start) paragraph++;
    for (const proposal of inSentence(context, sentence)) {
      const named = speakerIn(context, proposal.source);
      const same = last?.paragraph === paragraph ? last.actor : undefined;
      const again = !named && isPronoun(context.tokens, proposal.source) ? same : undefined;
      statements.push(statement(context, proposal, named ?? again, again ? ['statements/pronoun'] : [], ids));
      if (named?.kind === 'person') last = { actor: named, paragraph };
    }
  }
  return statements;
}

const isPronoun = (tokens: Tokens, { from, to }: Range): boolean =>
  to - from === 1 && ['he', 'she'].includes(at(tokens.forms, from).toLowerCase());

const inSentence = (context: Context, sentence: number): Proposal[] => {
  const start = sentenceStart(context.tokens, sentence);
  const end = sentenceEnd(context.tokens, sentence);
  const proposals: Proposal[] = [];
  for (let i = start; i < end; ) {
    const accordingTo = sourcePhrase(context, i, start, end);
    if (accordingTo) {
      proposals.push(accordingTo);
      i = accordingTo.source.to;
      continue;
    }
    const cue = cueAt(context, i, end);
    if (!cue) {
      i++;
      continue;
    }
    const found = postposed(context, cue, start, end) ?? preposed(context, cue, start, end);
    if (found) proposals.push(found);
    i = Math.max(cue.to, found && found.content.from > cue.from ? Math.min(found.content.from, end) : cue.to);
  }
  return proposals;
};

const cueAt = (
  { tokens, numbered, quotes, resources }: Context,
  i: number,
  end: number,
): (Cue & CueRule) | undefined => {
  const found = resources.cues.phrases.longest(i, end, numbered.lowers, numbered.lemmas);
  const [rule] = found?.values ?? [];
  const tag = uposOf(tokens, i);
  // 'on condition of anonymity to describe the talks' says why, not what.
  if (i > 0 && at(tokens.forms, i - 1).toLowerCase() === 'to') return undefined;
  // Words within a quotation are the speaker's own; nested speech needs trees.
  if (!found || !rule || (tag !== 'VERB' && tag !== 'AUX') || at(quotes.of, i) !== -1) return undefined;
  return { from: i, to: found.end, ...rule };
};

/** '..., according to X': the source follows, the rest of the sentence is the content. */
const sourcePhrase = (context: Context, i: number, start: number, end: number): Proposal | undefined => {
  const { tokens, numbered, resources } = context;
  const found = resources.sources.phrases.longest(i, end, numbered.lowers);
  const [rule] = found?.values ?? [];
  if (!found || !rule) return undefined;
  const to = nounPhraseEnd(tokens, found.end, end);
  const content = i > start ? trimmed(tokens, start, i) : trimmed(tokens, to, end);
  if (to === found.end || !content) return undefined;
  const cue: Cue = { from: i, to: found.end, id: rule.id, act: 'said' };
  return { cue, source: { from: found.end, to }, content, rule: rule.id };
};

/** '“...,” said X', '..., X said': what was said stands before. */
const postposed = (context: Context, cue: Cue & CueRule, start: number, end: number): Proposal | undefined => {
  const { tokens, quotes } = context;
  if (cue.content === 'infinitive') return undefined;
  const inverted = subjectAfter(context, cue, end);
  const direct = subjectBefore(context, cue, start);
  const source = direct ?? inverted;
  if (!source) return undefined;
  const edge = Math.min(source.from, cue.from);
  const comma = edge - 1;
  if (comma <= start) return undefined;
  const closesQuote = at(quotes.of, comma) !== -1 && at(quotes.of, edge) === -1;
  if (!closesQuote && at(tokens.forms, comma) !== ',') return undefined;
  // 'After the talks, Blinken said that ...': the words before are no content where a clause follows.
  if (!closesQuote && direct && cue.to < end && !isClosing(tokens, cue.to)) return undefined;
  const quote = closesQuote ? quotes.list[at(quotes.of, comma)] : undefined;
  const from = quote && quote.from < start ? quote.from : start;
  const content = trimmed(tokens, from, edge);
  return content && { cue, source, content, rule: 'statements/postposed' };
};

/** 'X said that ...': what was said stands behind, to the end of the sentence. */
const preposed = (context: Context, cue: Cue & CueRule, start: number, end: number): Proposal | undefined => {
  const { tokens } = context;
  const source = subjectBefore(context, cue, start);
  if (!source) return undefined;
  let from = cue.to;
  if (cue.content === 'clause' && from < end && at(tokens.forms, from).toLowerCase() === 'that') from++;
  // The particle belongs to what is promised: 'to hold talks'.
  if (cue.content === 'infinitive') from = cue.to - 1;
  const content = trimmed(tokens, from, end);
  return content && { cue, source, content, rule: 'statements/preposed' };
};

/** Longest subject that is looked for, in words. */
const SUBJECT = 14;
const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'ADJ', 'NUM', 'DET']);

/** The noun phrase that ends right before a cue: its head may be followed by an apposition between commas. */
const subjectBefore = ({ tokens }: Context, cue: Range, start: number): Range | undefined => {
  let to = cue.from;
  while (to > start && ['ADV', 'AUX', 'PART'].includes(uposOf(tokens, to - 1))) to--;
  let from = to;
  const floor = Math.max(start, to - SUBJECT);
  while (from > floor) {
    const tag = uposOf(tokens, from - 1);
    const form = at(tokens.forms, from - 1);
    const possessive = form === '’s' || form === "'s" || form === "'" || form === '’';
    if (!NOMINAL.has(tag) && !possessive && !(form.toLowerCase() === 'of' && from - 1 > floor)) break;
    from--;
  }
  while (from < to && at(tokens.forms, from).toLowerCase() === 'of') from++;
  const last = to > from ? uposOf(tokens, to - 1) : 'X';
  return to > from && (last === 'NOUN' || last === 'PROPN' || last === 'PRON') ? { from, to } : undefined;
};

/** 'said X': the noun phrase right behind a cue, where a content stands before it. */
const subjectAfter = ({ tokens }: Context, cue: Range, end: number): Range | undefined => {
  const to = nounPhraseEnd(tokens, cue.to, end);
  return to > cue.to ? { from: cue.to, to } : undefined;
};

const nounPhraseEnd = (tokens: Tokens, from: number, end: number): number => {
  let to = from;
  while (to < end && to - from < SUBJECT) {
    const form = at(tokens.forms, to);
    const possessive = form === '’s' || form === "'s";
    if (!NOMINAL.has(uposOf(tokens, to)) && !possessive) break;
    to++;
  }
  return to;
};

const isClosing = (tokens: Tokens, token: number): boolean => {
  const form = at(tokens.forms, token);
  return form === '.' || form === ',' || form === ';';
};

/** The range without punctuation at its edges, quotation marks apart. */
const trimmed = (tokens: Tokens, from: number, to: number): Range | undefined => {
  let a = from;
  let b = to;
  while (a < b && isTrimmed(at(tokens.forms, a))) a++;
  while (b > a && isTrimmed(at(tokens.forms, b - 1))) b--;
  return b > a ? { from: a, to: b } : undefined;
};
const isTrimmed = (form: string): boolean => /^[.,;:—–-]+$/.test(form);

const statement = (
  context: Context,
  { cue, source, content, rule }: Proposal,
  speaker: Actor | undefined,
  resolved: readonly string[],
  ids: ItemIds,
): Statement => {
  const { tokens } = context;
  const contentSpan = spanOf(tokens, content.from, content.to);
  const party = speaker?.party ?? '';
  const topics = topicsIn(context, content.from, content.to);
  const date = dateOfCue(context, cue, content);
  return {
    id: ids('statement', contentSpan, party === '' ? [] : [party]),
    act: cue.act,
    speaker: speaker?.id ?? null,
    speakerText: speaker?.name ?? restoredText(context, source),
    party,
    attribution: attributionOf(speaker),
    kind: kindOf(context, content),
    content: [contentSpan],
    source: [spanOf(tokens, source.from, source.to)],
    cue: [spanOf(tokens, cue.from, cue.to)],
    ...(date ? { date: date.value } : {}),
    topics,
    confidence: speaker ? 0.7 : 0.5,
    why: [
      cue.id,
      ...(rule === cue.id ? [] : [rule]),
      ...resolved,
      ...(date ? [date.why] : []),
      ...(topics.length > 0 ? ['topics/term'] : []),
    ],
  };
};

/** A date that stands between the words and the cue, outside the content. */
const dateOfCue = (context: Context, cue: Range, content: Range): ItemDate | undefined => {
  const date = dateNear(context.dates, context.tokens, cue.from);
  return date && (date.to <= content.from || date.from >= content.to) ? date : undefined;
};

/** The last actor named in the source: 'Chinese Foreign Ministry spokesperson Mao Ning' is Mao Ning. */
const speakerIn = (context: Context, source: Range): Actor | undefined => {
  const mention = mentionsIn(context, source.from, source.to).at(-1);
  if (!mention) return undefined;
  const actor = actorOf(context, mention);
  // 'State Department officials' are not the State Department.
  return mention.to === source.to || actor.kind === 'person' ? actor : undefined;
};

const attributionOf = (speaker: Actor | undefined): Attribution => {
  if (!speaker || speaker.kind === 'group' || speaker.kind === 'office') return 'anonymous';
  return speaker.kind === 'person' ? 'named' : 'institution';
};

const kindOf = ({ quotes }: Context, content: Range): StatementKind => {
  let quoted = 0;
  for (let i = content.from; i < content.to; i++) if (at(quotes.of, i) !== -1) quoted++;
  if (quoted === 0) return 'indirect';
  return quoted === content.to - content.from ? 'direct' : 'mixed';
};

/** The words of a range, with what the repairs restored in place of what stands there. */
const restoredText = ({ tokens, repairs }: Context, range: Range): string => {
  const parts: string[] = [];
  let i = range.from;
  const words = (to: number): void => {
    if (to > i) parts.push(tokens.text.slice(at(tokens.starts, i), at(tokens.ends, to - 1)));
  };
  for (let k = firstFrom(repairs.repairs, range.from); k < repairs.repairs.length; k++) {
    const repair = at(repairs.repairs, k);
    if (repair.to > range.to) break;
    words(repair.from);
    parts.push(repair.restored);
    i = repair.to;
  }
  words(range.to);
  return parts
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/^(the|a|an) /i, '');
};
