/**
 * Whether a deed happened, or a meeting: what the net thinks of its word, and tense, modality, negation, the words that govern it
 * (`data/en/status.csv`) and the times beside it, weighed as `data/en/status-odds.csv` says (learned by `scripts/train-status.ts`).
 */
import { EVENT_STATUSES, type EventStatus } from '../../model/generated/lists.js';
import type { PloverType } from '../../model/generated/plover.js';
import { scoresOf } from '../choice.js';
import { around, type Context } from '../context.js';
import { startOf } from '../dating.js';
import type { Frame } from '../frames/frame.js';
import { textKindOf } from '../issuer.js';
import type { StatusRule } from '../resources.js';
import {
  at,
  firstFrom,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceStart,
  uposOf,
  xposAt,
} from '../text/tokens.js';

export interface Standing {
  readonly status: EventStatus;
  /** The rows and forms that say so. */
  readonly why: readonly string[];
}

/** What is asked of: a word of the text, with what the net says of it where it was asked. */
export interface Asked {
  readonly token: number;
  readonly what: PloverType | 'meeting';
  readonly frame: Frame | undefined;
}

/** Heads that are looked up from a word. */
const HIGHEST = 4;
/** Words before it that are looked at for what leads it in. */
const LEAD = 3;
const LEADING: ReadonlySet<string> = new Set(['to', 'without', 'of', 'for', 'by', 'if', 'from', 'against']);
const DETERMINERS: ReadonlySet<string> = new Set(['no', 'neither', 'any']);
/** Shares of the net, in steps. */
const STEPS = [0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95];
const AHEAD: ReadonlySet<string> = new Set(['will', 'shall', 'be to', 'be going to', 'would']);

/** @returns the likeliest status, with what of the table and the grammar says the same */
export function standingOf(context: Context, asked: Asked): Standing {
  const over = above(context, asked.token);
  const told = byForm(context, asked, over);
  if (told) return { status: told, why: whyOf(context, asked, over, told) };
  const scores = scoresOf(context.resources.statusOdds, EVENT_STATUSES.length, statusMarks(context, asked));
  const status = at(EVENT_STATUSES, scores.indexOf(Math.max(...scores)));
  return { status, why: whyOf(context, asked, over, status) };
}

/** Forms that say it whatever the word is, and of which texts have too few: 'Did they meet?', 'will not condemn', 'not ruled out'. */
const byForm = (context: Context, { token, what }: Asked, [over]: readonly Above[]): EventStatus | undefined => {
  const { tokens, grammar } = context;
  if (over?.row?.governs.includes(over.how) && grammar.isPredicate(over.head) && grammar.isNegated(over.head)) {
    if (over.row.status === 'planned') return 'denied';
    if (over.row.status === 'refused') return 'hypothetical';
  }
  if (!grammar.isPredicate(token)) return openBy(context, token);
  const first = xposAt(tokens, sentenceStart(tokens, sentenceAt(tokens, token)));
  if (grammar.isQuestion(token) && !first.startsWith('W')) return 'hypothetical';
  const isRefused = grammar.isNegated(token) && /^(?:will|shall)$/.test(grammar.modality(token));
  return isRefused && what !== 'REJECT' ? 'refused' : undefined;
};

/** 'the possibility of talks', which nobody has held. */
const openBy = (context: Context, noun: number): EventStatus | undefined => {
  const row =
    context.grammar.preposition(noun) === 'of' ? rowOf(context, context.tokens.tree.heads[noun] ?? -1) : undefined;
  return row?.governs.includes('of') ? row.status : undefined;
};

/** What bears on the status of a deed or a meeting. */
export function statusMarks(context: Context, { token, what, frame }: Asked): readonly string[] {
  const { tokens, grammar } = context;
  const net = (frame?.statuses ?? []).map((share, i) => ({ status: at(EVENT_STATUSES, i), share }));
  const [first, second] = net.sort((a, b) => b.share - a.share);
  const top = first?.status ?? 'none';
  const relation = tokens.tree.relations[token] ?? 'none';
  const sentence = sentenceAt(tokens, token);
  const when = `when ${whenOf(context, token)}`;
  // A sentence alone is of any text, and no heading.
  const kind = textKindOf(context);
  const of = kind === 'short' ? [when, what] : [when, what, `text ${kind}`];
  const marks = [
    'status',
    `net ${top}`,
    ...(first ? [`net ${top} ${stepOf(first.share)}`] : []),
    ...(second ? [`second ${second.status} ${stepOf(second.share)}`] : []),
    ...net.filter(({ share }) => share >= at(STEPS, 0)).map((one) => `has ${one.status} ${stepOf(one.share)}`),
    `tag ${xposAt(tokens, token)}`,
    `relation ${relation}`,
    `relation ${relation}, ${xposAt(tokens, token)}`,
    `quoted ${grammar.isQuoted(token)}`,
    ...of,
    ...of.map((mark) => `${mark}, net ${top}`),
    ...(sentence === 0 && kind !== 'short' ? [`heading, ${xposAt(tokens, token)}, ${endsIn(context, sentence)}`] : []),
    ...ofNoun(context, token).map((mark) => (mark.startsWith('noun') ? `${mark}, net ${top}` : mark)),
  ];
  for (let i = Math.max(0, token - LEAD); i < token; i++)
    if (LEADING.has(lowerAt(tokens, i))) marks.push(`behind ${lowerAt(tokens, i)}, ${xposAt(tokens, token)}`);
  const verb = verbOf(context, token);
  if (verb >= 0) {
    const form = `form ${grammar.tense(verb)} ${grammar.aspect(verb)}`;
    const modality = `modality ${grammar.modality(verb)}`;
    const negated = `negated ${grammar.isNegated(verb)}`;
    const governor = grammar.governor(verb);
    marks.push(form, modality, negated, `${form}, ${modality}`, `${modality}, ${negated}`, grammar.voice(verb));
    marks.push(`${form}, net ${top}`, `${modality}, net ${top}`, `${negated}, net ${top}`);
    // 'will not' is a refusal in itself, and to refuse has happened.
    marks.push(`${what}, ${negated}`, `${what}, ${modality}, ${negated}`);
    if (grammar.isConditional(verb)) marks.push('conditional');
    if (grammar.conditions(verb).length > 0) marks.push(`on a condition, ${modality}`);
    if (grammar.isQuestion(verb)) marks.push('question');
    if (grammar.isImperative(verb)) marks.push('imperative');
    marks.push(governor < 0 ? 'main' : `under ${grammar.tense(governor)} ${grammar.modality(governor)}, ${form}`);
  }
  for (const { row, how, step, head } of above(context, token)) {
    const link = `${how} ${step === 1 ? 'at once' : 'higher'}`;
    if (row) {
      const fits = row.governs.some((one) => one === how) ? 'as it governs' : 'otherwise';
      marks.push(`under ${row.status}`, `under ${row.status}, ${link}`, `under ${row.status}, ${how} ${fits}`);
      marks.push(`under ${row.status}, net ${top}`, `under ${row.status}, ${step === 1 ? relation : 'higher'}`);
    }
    if (!grammar.isPredicate(head)) continue;
    const negated = grammar.isNegated(head) ? 'not ' : '';
    marks.push(`under ${negated}${grammar.modality(head)}, ${link}`, `under ${grammar.tense(head)}, ${link}`);
    if (row && negated)
      marks.push(`under not ${row.status}, ${how}`, `under not ${row.status}, ${grammar.voice(head)}`);
    if (grammar.isConditional(head)) marks.push(`under a condition, ${link}`);
  }
  return [...new Set(marks)];
}

const stepOf = (share: number): string => `${STEPS.findLast((step) => share >= step) ?? 0}`;

const verbOf = ({ grammar }: Context, token: number): number =>
  grammar.isPredicate(token) ? token : grammar.clauseOf(token);

const endsIn = ({ tokens }: Context, sentence: number): string =>
  uposOf(tokens, sentenceEnd(tokens, sentence) - 1) === 'PUNCT' ? 'a stop' : 'no stop';

/** 'planned talks', 'no talks', 'any talks', and under which preposition. */
const ofNoun = (context: Context, token: number): readonly string[] => {
  const { tokens, grammar } = context;
  if (grammar.isPredicate(token)) return [];
  const found = ['noun', ...[grammar.preposition(token)].filter(Boolean).map((one) => `preposition ${one}`)];
  for (let i = grammar.name(token).from; i < token; i++)
    if (DETERMINERS.has(lowerAt(tokens, i))) found.push(`determiner ${lowerAt(tokens, i)}`);
  return [...found, ...attributes(context, token).map(({ status }) => `attribute ${status}`)];
};

/** The rows of the words before a noun that say what it is: 'planned talks'. */
const attributes = (context: Context, token: number): readonly StatusRule[] => {
  const found: StatusRule[] = [];
  if (context.grammar.isPredicate(token)) return found;
  for (let i = context.grammar.name(token).from; i < token; i++) {
    const row = rowOf(context, i);
    if (row?.governs.includes('attribute')) found.push(row);
  }
  return found;
};

/** The row of a word, with the one behind it where that is its particle. */
const rowOf = ({ tokens, resources }: Context, word: number): StatusRule | undefined => {
  if (word < 0) return undefined;
  const next = word + 1 < tokens.size ? `${lemmaAt(tokens, word)} ${lowerAt(tokens, word + 1)}` : '';
  const { statuses } = resources;
  return statuses.get(next) ?? statuses.get(lemmaAt(tokens, word)) ?? statuses.get(lowerAt(tokens, word));
};

interface Above {
  readonly head: number;
  readonly step: number;
  /** How what is below hangs on it: as its infinitive, its clause, or a noun. */
  readonly how: 'infinitive' | 'clause' | 'object';
  readonly row: StatusRule | undefined;
}

/**
 * The words above one in its tree, the nearest first, with the row of each; where a verb has none, of the noun that it carries: 'voiced
 * openness to talks'.
 */
function above(context: Context, token: number): readonly Above[] {
  const { tokens, grammar } = context;
  const found: Above[] = [];
  let below = token;
  for (let step = 1; step <= HIGHEST; step++) {
    const head = tokens.tree.heads[below] ?? -1;
    if (head < 0) break;
    const how = !grammar.isPredicate(below) ? 'object' : grammar.tense(below) === 'none' ? 'infinitive' : 'clause';
    const carried = grammar.isPredicate(head)
      ? grammar.patient(head).find((noun) => noun > head && noun < below)
      : undefined;
    const row = rowOf(context, head) ?? (carried === undefined ? undefined : rowOf(context, carried));
    found.push({ head, step, how, row });
    below = head;
  }
  return found;
}

/** Whether the nearest time of the sentence lies ahead of its text. */
function whenOf({ tokens, dates }: Context, token: number): string {
  const { mentions, reference } = dates;
  const next = firstFrom(mentions, token);
  const within = around(tokens, { from: token, to: token });
  const [near] = mentions
    .slice(Math.max(0, next - 2), next + 2)
    .filter(({ from }) => from >= within.from && from < within.to)
    .sort((a, b) => Math.abs(a.from - token) - Math.abs(b.from - token));
  const value = startOf(near?.value ?? null);
  if (value === '' || reference === undefined) return 'unknown';
  const now = reference.slice(0, value.length);
  return value === now ? 'now' : value > now ? 'ahead' : 'past';
}

function whyOf(context: Context, { token }: Asked, over: readonly Above[], status: EventStatus): readonly string[] {
  const { grammar } = context;
  const rows = [...attributes(context, token), ...over.map(({ row }) => row)];
  const row = rows.find((one) => one?.status === status);
  const verb = verbOf(context, token);
  const modality = verb < 0 ? 'none' : grammar.modality(verb);
  const isNegated = verb >= 0 && grammar.isNegated(verb);
  if (verb >= 0 && status === 'planned' && AHEAD.has(modality)) return ['status/future'];
  if (isNegated && status === 'refused') return ['status/will-not'];
  if (isNegated && status === 'denied') return ['status/negation'];
  if (row) return [row.id];
  if (status === 'happened') return [];
  if (status !== 'hypothetical' || verb < 0) return [LIKELIEST];
  if (grammar.isConditional(verb)) return ['status/conditional'];
  if (grammar.isQuestion(verb) || grammar.isImperative(verb)) return ['status/question'];
  return [modality === 'none' ? LIKELIEST : 'status/possible'];
}
const LIKELIEST = 'status/likeliest';
