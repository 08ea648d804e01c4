/**
 * When an item was: of the times that the text tells around its word, the day and month of publication, and no time at all, what is
 * likelier than not, by marks of how each stands to the word (`data/en/days.csv`, learned by `scripts/train-days.ts`).
 */
import type { DateValue } from '../model/reading.js';
import { distanceOf, toldAround } from './around.js';
import { sharesOf, type Weights } from './choice.js';
import type { Context } from './context.js';
import { textKindOf } from './issuer.js';
import { at, lowerAt, sentenceAt, uposOf } from './text/tokens.js';
import { day, dayOfIso, isoValue } from './time/calendar.js';
import type { DateMention } from './time/dates.js';
import { closed, dateNear, type ItemDate } from './time/near.js';

/** What is dated: an item of a layer, by its word. */
export interface Dated {
  readonly layer: 'events' | 'meetings' | 'channels' | 'incidents';
  readonly token: number;
  /** Of a channel its state. */
  readonly status: string;
}

/** A time that may be the item's; without a date, that the text does not tell it. */
export interface PossibleDay {
  readonly date?: ItemDate;
  readonly marks: readonly string[];
}

/** From which share on a time is told. */
const LEAST = 0.5;
/** Sentences before that of an item whose times may be its own. */
const BEFORE = 3;
/** Sentences from which on a text is an article, whose news is of its day or month. */
const ARTICLE = 6;
/** Clauses that are looked up from a word. */
const LEVELS = 8;
/** Parts of speech that tell how a time stands to what is before it. */
const LINKING: ReadonlySet<string> = new Set(['ADP', 'SCONJ', 'DET']);
const WEEK = 7;

/** @returns when the item was; undefined where the text may not tell it */
export const dateOf = (context: Context, dated: Dated): ItemDate | undefined =>
  likeliest(context.resources.dayOdds, possibleDays(context, dated));

/** The most exact of the times that are likelier than not: days within a month speak for the month, too. */
export const likeliest = (weights: Weights, possible: readonly PossibleDay[]): ItemDate | undefined => {
  const shares = sharesOf(weights, possible);
  let best: ItemDate | undefined;
  let [length, most] = [Number.POSITIVE_INFINITY, 0];
  for (const { date } of possible) {
    if (!date) continue;
    const share = possible.reduce(
      (sum, one, i) => sum + (one.date && isWithin(one.date.value, date.value) ? at(shares, i) : 0),
      0,
    );
    const [first, last] = endsOf(date.value);
    const days = last - first;
    if (share < LEAST || days > length || (days === length && share <= most)) continue;
    [best, length, most] = [date, days, share];
  }
  return best;
};

/** The day on which a time begins, or ends where only that is known. */
export const startOf = (value: DateMention['value']): string =>
  typeof value === 'string' ? value : (value?.start ?? value?.end ?? '');

/** First and last day of a time, in days since 1970. */
const endsOf = (value: DateValue): readonly [first: number, last: number] => {
  const [start, end] = typeof value === 'string' ? [value, value] : [value.start, value.end];
  const ofYear = end.length === 'YYYY'.length ? `${end}-12` : end;
  const [year, month] = [Number(ofYear.slice(0, 4)), Number(ofYear.slice(5, 7))];
  const last = ofYear.length === 'YYYY-MM'.length ? Date.UTC(year, month, 0) : Date.parse(ofYear);
  return [Date.parse(start) / DAY, last / DAY];
};
const DAY = 86_400_000;

export const isWithin = (one: DateValue, other: DateValue): boolean => {
  const [[a, b], [c, d]] = [endsOf(one), endsOf(other)];
  return a >= c && b <= d;
};

/** What is still to come. */
const AHEAD: ReadonlySet<string> = new Set(['planned', 'proposed']);

interface Told {
  readonly mention: DateMention;
  readonly to: number;
  readonly value: DateValue;
  /** Read as of another year or week than the words around it say, or as what 'two years after' it was. */
  readonly isTurned?: boolean;
  readonly isBehind?: boolean;
}

/** Each time that may be the item's, with its marks. */
export function possibleDays(context: Context, dated: Dated): readonly PossibleDay[] {
  const { tokens, grammar, dates } = context;
  const { token, status, layer } = dated;
  const sentence = sentenceAt(tokens, token);
  const verb = grammar.isPredicate(token) ? token : grammar.clauseOf(token);
  const form = verb < 0 ? 'no verb' : `${grammar.tense(verb)} ${grammar.aspect(verb)}`;
  const word = verb === token ? 'verb' : 'noun';
  const isAhead = layer === 'meetings' && AHEAD.has(status);
  const told = timesAround(context, token, isAhead);
  const own = told.filter(({ mention }) => sentenceAt(tokens, mention.from) === sentence);
  const text = textKindOf(context);
  const stand = besideOf(context, token, verb, word, own);
  const found: PossibleDay[] = told.map(({ mention, value, to, isTurned, isBehind }) => {
    const away = sentenceAt(tokens, mention.from) - sentence;
    const age = ageOf(startOf(value), dates.reference);
    const before = LINKING.has(uposOf(tokens, mention.from - 1)) ? lowerAt(tokens, mention.from - 1) : '';
    const behind = to < tokens.size ? uposOf(tokens, to) : 'PUNCT';
    const isLatest = !told.some(
      (one) => one.mention.from > mention.from && sentenceAt(tokens, one.mention.from) <= sentence,
    );
    const latest = isLatest ? 'latest' : 'another since';
    const there = [`age ${age}`, mention.background ? 'background' : 'news', text, word, form, layer, status].concat(
      [own.length > 0 ? 'dated' : 'undated', `before ${behind}`, ...(before ? [`behind ${before}`] : [])],
      away < 0 ? [latest] : [],
    );
    const marks = [
      'time',
      `at ${away}`,
      `why ${mention.why}${isBehind ? ' behind' : ''}`,
      `precision ${mention.precision}`,
      `kind ${mention.kind}`,
      typeof value === 'string' ? 'point' : 'stretch',
      `age ${age}`,
      `age ${age}, ${status}`,
      `age ${age}, ${form}`,
      ...(before ? [`behind ${before}`] : []),
      ...there.map((mark) => `at ${away}, ${mark}`),
      ...(isTurned ? ['turned', `turned, ${status}`, `turned, ${form}`, `turned, age ${age}`] : []),
      ...(away < 0 ? [latest, `${latest}, ${mention.precision}`, `${latest}, age ${age}`] : []),
      ...(away === 0 ? stand(mention, to, before) : []),
    ];
    return { date: { from: mention.from, to, value, why: mention.why }, marks };
  });
  const last = told.at(-1);
  const around = [
    text,
    `${word} ${form}`,
    `mood ${verb < 0 ? 'none' : grammar.modality(verb)}`,
    layer,
    status,
    own.length > 0 ? 'dated' : 'undated',
    `${text}, ${status}`,
    `${layer}, ${status}`,
    `${text}, ${layer}`,
    `${text}, ${form}`,
    `${form}, ${status}`,
    `sentence ${DEPTHS.find((depth) => sentence <= depth) ?? 'later'}`,
    grammar.isQuoted(token) ? 'quoted' : 'told',
    `last ${last ? ageOf(startOf(last.value), dates.reference) : 'none'}`,
  ];
  const without = (name: string): readonly string[] => [name, ...around.map((mark) => `${name}, ${mark}`)];
  found.push({ marks: without('none') });
  // A line or two may be of any day.
  const isLine = (text === 'news' || text === 'short') && tokens.sentences.length <= ARTICLE;
  if (dates.reference === undefined || isLine) return found;
  const published = (name: 'day' | 'month', value: string): PossibleDay => ({
    date: { from: token, to: token, value, why: `dates/published-${name}` },
    marks: without(name),
  });
  const month = dates.reference.slice(0, 'YYYY-MM'.length);
  return [...found, published('day', dates.reference), published('month', month)];
}
const DEPTHS = [0, 1, 2, 9];

/** The times told in the sentences around; one without a year, or by its weekday, as it was read and turned. */
function timesAround({ tokens, dates, grammar }: Context, token: number, isAhead: boolean): readonly Told[] {
  const { mentions, reference } = dates;
  const found: Told[] = [];
  for (const mention of toldAround(tokens, mentions, token, BEFORE)) {
    // 'the 1951 treaty': the year of another noun.
    const isOfNoun =
      mention.precision === 'year' &&
      mention.of >= mention.to &&
      mention.of !== token &&
      !grammar.isPredicate(mention.of) &&
      uposOf(tokens, mention.from - 1) !== 'ADP';
    if (mention.dateline || mention.ranks || isOfNoun) continue;
    const value = mention.value === null ? undefined : closed(mention.value, reference);
    const behind = mention.behind && closed(mention.behind, reference);
    if (behind) found.push({ mention, to: mention.to, value: behind, isBehind: true });
    if (value === undefined) continue;
    const turned = turnedOf(mention, value, reference);
    // What is to come 'in November' is in the next one.
    const isNext = isAhead && turned !== undefined && isOfLast(mention, value, reference);
    found.push({ mention, to: mention.to, value: isNext ? turned : value });
    if (turned && !isNext) found.push({ mention, to: mention.to, value: turned, isTurned: true });
  }
  return found;
}

const turnedOf = ({ why }: DateMention, value: DateValue, reference: string | undefined): string | undefined => {
  if (reference === undefined || typeof value !== 'string') return undefined;
  const isAhead = value > reference.slice(0, value.length);
  if (why === 'dates/without-year') return `${Number(value.slice(0, 4)) + (isAhead ? -1 : 1)}${value.slice(4)}`;
  const number = why === 'dates/relative-weekday' ? dayOfIso(value) : undefined;
  const turned = number === undefined ? undefined : isoValue(day(number + (isAhead ? -WEEK : WEEK)));
  return typeof turned === 'string' ? turned : undefined;
};

/** Whether a time without its year was read as of long ago. */
const isOfLast = ({ why }: DateMention, value: DateValue, reference: string | undefined): boolean =>
  why === 'dates/without-year' && reference !== undefined && endsOf(value)[1] < Date.parse(reference) / DAY - LONG_AGO;
/** Days after which nobody tells of a meeting to come that was missed. */
const LONG_AGO = 60;

/** Gives the marks of how a time of the same sentence stands to the word. */
function besideOf(context: Context, token: number, verb: number, word: string, own: readonly Told[]) {
  const { tokens, grammar, dates, resources } = context;
  const near = dateNear(dates, tokens, token);
  const above = new Set<number>();
  for (let i = verb; i >= 0 && above.size < LEVELS && !above.has(i); ) {
    above.add(i);
    const head = tokens.tree.heads[i] ?? -1;
    i = head < 0 ? -1 : grammar.clauseOf(head);
  }
  const ranks = [...new Set(own.map(({ mention }) => mention.from))].sort(
    (a, b) => Math.abs(a - token) - Math.abs(b - token),
  );
  return ({ from, of }: DateMention, to: number, before: string): readonly string[] => {
    const { side, gap, verbs } = distanceOf(tokens, token, from, to);
    const whose = of === token ? 'own' : of < 0 ? 'none' : of === verb ? 'clause' : above.has(of) ? 'above' : 'other';
    const isSaying = of >= 0 && (resources.grammar.verbs.get(at(tokens.lemmas, of))?.has('saying') ?? false);
    const way = grammar.way(token, grammar.headOf(from, to));
    return [
      `way ${way}`,
      `way ${way}, ${word}`,
      `gap ${gap} ${side}`,
      `gap ${gap} ${side}, ${word}`,
      `of ${whose}`,
      `of ${whose}, ${isSaying ? 'saying' : 'no saying'}`,
      `of ${whose}, ${word}`,
      ...(before ? [`of ${whose}, behind ${before}`] : []),
      `verbs ${verbs} ${side}`,
      `verbs ${verbs}, of ${whose}`,
      `rank ${Math.min(ranks.indexOf(from), 2)} of ${Math.min(ranks.length, 3)}`,
      ...(near?.from === from ? ['near', `near, ${word}`] : []),
    ];
  };
}

const ageOf = (start: string, reference: string | undefined): string => {
  if (start === '' || !reference) return 'unknown';
  const grain = start.length === reference.length ? 'day' : start.length === 'YYYY-MM'.length ? 'month' : 'year';
  const now = reference.slice(0, start.length);
  if (grain !== 'day') return `${start === now ? 'this' : start < now ? 'past' : 'later'} ${grain}`;
  const days = (Date.parse(start) - Date.parse(reference)) / DAY;
  return AGES.find(([least]) => days >= least)?.[1] ?? 'long ago';
};
const AGES: readonly (readonly [least: number, how: string])[] = [
  [35, 'far ahead'],
  [1, 'ahead'],
  [0, 'today'],
  [-8, 'these days'],
  [-60, 'these weeks'],
  [-400, 'these months'],
];
