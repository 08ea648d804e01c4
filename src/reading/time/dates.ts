/**
 * The temporal expressions of a text as spans with values, and which predicate each belongs to. What a value is, and what
 * is no date, test/cases/time/README.md says.
 */
import {
  at,
  lowerAt,
  sentenceAt,
  sentenceEndAt,
  someToken,
  type Tokens,
  type Upos,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { day, firstDay, isoValue, lastDay, type Mark, type Precision, type TimeValue, type When } from './calendar.js';
import { Clauses } from './clause.js';
import { type Dateline, dayOfPublication, findDateline } from './dateline.js';
import { findExpressions } from './grammar.js';
import type { PlaceMention } from './places.js';
import { type Frame, resolve, type Side } from './resolve.js';
import { Scan } from './scan.js';
import type { Expression, Shape } from './shapes.js';
import { whyOf } from './why.js';
import type { Times } from './words.js';

export interface DateMention {
  readonly from: number;
  readonly to: number;
  /** ISO 8601, as coarse as known; both sides of a stretch, a null side is open; null where it cannot be counted. */
  readonly value: TimeValue | null;
  readonly precision: Precision;
  /** A time, or one that is open on one side ('since May'). */
  readonly kind: 'point' | 'bound';
  /** The predicate, or the noun, whose time it tells; -1 where the time itself is spoken of. */
  readonly of: number;
  /** The time of the clause behind 'two years after', where that of the clause before is known. */
  readonly behind?: TimeValue;
  /** Told to explain, and over before the news of the text began. */
  readonly background: boolean;
  /** Part of the dateline. */
  readonly dateline?: true;
  /** Since when something has its rank: 'the first visit since 2018' was not then. */
  readonly ranks?: true;
  /** Id of the rule. */
  readonly why: string;
}

/** Words that a time behind a noun can hang on. */
const NOMINAL: ReadonlySet<Upos> = new Set<Upos>(['NOUN', 'PROPN', 'ADJ', 'NUM', 'PRON']);

/** The times of a text. */
export interface DateLayer {
  readonly mentions: readonly DateMention[];
  readonly clauses: Clauses;
  /** The day that relative words are counted from, `YYYY-MM-DD`: of publication, else of the dateline. */
  readonly reference: string | undefined;
}

interface Told {
  /** ISO 8601, a day or a moment. */
  readonly published?: string | undefined;
  /** Of the text, so that its dateline is known. */
  readonly places?: readonly PlaceMention[];
  /** City of the dateline where the text has none. */
  readonly dateline?: string | undefined;
}

export function findDates(tokens: Tokens, told: Told, times: Times): DateLayer {
  const clauses = new Clauses(tokens, times.ahead);
  const dateline = findDateline(tokens, told.places ?? []);
  const city = told.dateline ?? dateline?.city;
  const expressions = findExpressions(new Scan(tokens, times));
  const today =
    dayOfPublication(told.published, city, times) ?? (dateline ? dayOfDateline(expressions, dateline) : undefined);
  const reader = new Reader(tokens, clauses, times, today, dateline);
  return {
    mentions: reader.read(expressions),
    clauses,
    reference: today === undefined ? undefined : String(isoValue(day(today))),
  };
}

/** Units by which the day of publication stands in for a day that is not told. */
const COARSE: ReadonlySet<string> = new Set(['month', 'year', 'decade', 'century']);

const mark = (day: number): Mark => ({ grain: 'day', at: day });

/** Where nothing is known beside the words. */
const NOWHERE: Frame = { today: undefined, side: 'past', anchor: undefined, year: undefined };

/** The full date before the dash. */
const dayOfDateline = (expressions: readonly Expression[], { from, to }: Dateline): number | undefined => {
  for (const one of expressions) {
    if (one.from >= to) return undefined;
    if (one.from < from || one.to > to) continue;
    const { start, precision } = resolve(one.shape, NOWHERE);
    if (start && precision === 'day') return firstDay(start);
  }
  return undefined;
};

/** An expression on its way to a mention. */
interface Draft {
  readonly expression: Expression;
  readonly of: number;
  readonly when: When;
  /** `when`, open on one side behind 'since' and the like. */
  readonly bounded: When;
  readonly value: TimeValue | null;
  readonly behind?: TimeValue | undefined;
  readonly why: string;
}

class Reader {
  constructor(
    private readonly tokens: Tokens,
    private readonly clauses: Clauses,
    private readonly times: Times,
    private readonly today: number | undefined,
    private readonly dateline: Dateline | undefined,
  ) {}

  read(expressions: readonly Expression[]): DateMention[] {
    const years = fullYears(this.tokens, expressions);
    const drafts: Draft[] = [];
    let anchor: When | undefined;
    /** The last time that its own sentence tells before an expression. */
    let last: When | undefined;
    let told = -1;
    let paragraph = 0;
    let anchored = 0;
    for (let k = 0; k < expressions.length; k++) {
      const expression = at(expressions, k);
      while (at(this.tokens.paragraphs, paragraph + 1) <= expression.from) paragraph++;
      // What is counted from a date told before: in the same paragraph.
      if (paragraph !== anchored) anchor = undefined;
      const sentence = sentenceAt(this.tokens, expression.from);
      if (sentence !== told) last = undefined;
      [anchored, told] = [paragraph, sentence];
      const made = this.draft(expression, years.get(sentence), this.anchorOf(expressions, k, anchor));
      if (!made) continue;
      const draft = made.value === null ? { ...made, behind: this.behind(expression, last) } : made;
      drafts.push(draft);
      if (draft.when.start) last = draft.when;
      if (draft.when.start && draft.when.end && !this.inDateline(expression)) anchor = draft.when;
    }
    const latest = this.latest(drafts);
    return drafts.map((draft) => this.mention(draft, latest));
  }

  /** 'the day after' and 'the first anniversary' are counted from a date named behind them, if there is one. */
  private anchorOf(expressions: readonly Expression[], k: number, before: When | undefined): When | undefined {
    const { shape, from, to } = at(expressions, k);
    if (shape.is !== 'event') return before;
    const next = expressions[k + 1];
    const open = this.endsClause(to, to + 1);
    if (
      next &&
      sentenceAt(this.tokens, next.from) === sentenceAt(this.tokens, from) &&
      !this.endsClause(to, next.from)
    ) {
      return resolve(next.shape, this.frame('past', undefined, before));
    }
    return open ? before : undefined;
  }

  /** 'landed on Monday, two years after it had fallen': what is told behind lies as far from what is told before. */
  private behind({ shape }: Expression, told: When | undefined): TimeValue | undefined {
    if (shape.is !== 'event') return undefined;
    const { number, unit, sign } = shape;
    const { today } = this;
    const now = today === undefined || !COARSE.has(unit) ? undefined : day(today);
    const back: Shape = { is: 'count', number, unit, sign: sign === 1 ? -1 : 1, from: 'anchor' };
    return isoValue(resolve(back, this.frame('past', undefined, told ?? now))) ?? undefined;
  }

  /** A verb or a mark stands among some tokens: 'the day after, both spoke'. */
  private endsClause(from: number, to: number): boolean {
    return someToken(from, to, (i) => i >= this.tokens.size || ENDS.has(uposOf(this.tokens, i)));
  }

  private frame(side: Side, year: number | undefined, anchor: When | undefined): Frame {
    return { today: this.today, side, anchor, year };
  }

  /** @returns none for 'in ten days' that says how long: the clause does not lie ahead, or a rank is told by it */
  private draft(expression: Expression, year: number | undefined, anchor: When | undefined): Draft | undefined {
    const { from, to, shape } = expression;
    const of = this.inDateline(expression) ? -1 : this.clauses.timedBy(from, to);
    const bound = this.boundBefore(expression);
    const direction = this.clauses.direction(of === -1 ? from : of);
    if (shape.is === 'count' && shape.from === 'verb' && (direction !== 'future' || this.ranks(expression)))
      return undefined;
    const frame = this.frame(this.sideOf(from, of, bound), year, anchor);
    const when = resolve(shape, frame);
    const bounded = this.bounded(when, shape, bound);
    return { expression, of, why: whyOf(shape, frame), when, bounded, value: isoValue(bounded) };
  }

  private sideOf(from: number, of: number, bound: string | undefined): Side {
    if (this.dateline && from < this.dateline.to) return 'past';
    const word = lowerAt(this.tokens, Math.max(0, from - 1));
    if (word === 'since') return 'past';
    const told = this.clauses.direction(of === -1 ? from : of);
    const headline = this.isHeadline(from);
    const present = headline && this.clauses.isPresent(this.clauses.clauseOf(of === -1 ? from : of));
    if (told === 'unknown' || present) {
      if (bound === 'to') return 'future';
      return headline ? 'nearest' : 'past';
    }
    return told;
  }

  /** A sentence without a mark at its end. */
  private isHeadline(token: number): boolean {
    const last = sentenceEndAt(this.tokens, token) - 1;
    return uposOf(this.tokens, last) !== 'PUNCT';
  }

  private inDateline({ from, to }: Expression): boolean {
    const { dateline } = this;
    return dateline !== undefined && from >= dateline.from && to <= dateline.to;
  }

  /** The preposition before an expression that opens or closes it, where the expression modifies no noun behind it. */
  private boundBefore({ from, to, shape }: Expression): 'from' | 'to' | 'within' | 'in' | undefined {
    if (from === 0 || shape.is === 'range') return undefined;
    const lower = lowerAt(this.tokens, from - 1);
    const { bound } = this.times.words.get(lower) ?? {};
    if (lower === 'than' && from > 2 && lowerAt(this.tokens, from - 2) === 'later') return 'to';
    if (bound === undefined || sentenceAt(this.tokens, from) !== sentenceAt(this.tokens, from - 1)) return undefined;
    if (this.ownsNext(to)) return undefined;
    if (lower !== 'from') return bound;
    // 'pictures from Monday' are of that day.
    const on = lowerAt(this.tokens, to);
    if (on === 'on' || on === 'onward' || on === 'onwards') return bound;
    return this.clauses.hangsOnVerb(from, to) ? bound : undefined;
  }

  /** "Thursday's strike", 'May accord': the preposition before is the noun's. */
  private ownsNext(to: number): boolean {
    if (to >= this.tokens.size || sentenceAt(this.tokens, to) !== sentenceAt(this.tokens, to - 1)) return false;
    if (lowerAt(this.tokens, to) === "'s" || lowerAt(this.tokens, to) === "'") return true;
    const { tree } = this.tokens;
    return at(tree.heads, to - 1) >= to && /^(?:compound|nummod|amod|nmod:poss)/.test(at(tree.relations, to - 1));
  }

  /** 'the longest in 25 years', 'the first visit by a pope in 30 years': a rank is told among what was before, even of what is to come. */
  private ranks({ from, to }: Expression): boolean {
    const { tree } = this.tokens;
    const top = this.clauses.topOf(from, to);
    if (top === -1) return false;
    // The noun that it hangs on by the tree, or that stands before its preposition: 'talk for the first time in a year'.
    for (const noun of [at(tree.heads, top), from - 2])
      for (let i = noun; i >= 0 && this.isNominal(i); i = at(tree.heads, i))
        for (let k = i; k >= 0 && (k === i || this.isWithin(k, i)); k--)
          if (xposAt(this.tokens, k) === 'JJS' || this.times.words.get(lowerAt(this.tokens, k))?.ordinal) return true;
    return false;
  }

  /** Whether a word before a noun belongs to it, as the hyphens of 'face-to-face' do. */
  private isWithin(token: number, noun: number): boolean {
    const head = at(this.tokens.tree.heads, token);
    return head <= noun && (head > token || uposOf(this.tokens, token) === 'PUNCT');
  }

  /** Also the verb of 'the first secretary to visit Beijing'. */
  private isNominal(token: number): boolean {
    return NOMINAL.has(uposOf(this.tokens, token)) || at(this.tokens.tree.relations, token).startsWith('acl');
  }

  private bounded(when: When, shape: Shape, bound: string | undefined): When {
    if (!when.start || !when.end || shape.is === 'stretch') return when;
    const edge = shape.is === 'edge' && shape.exact ? shape.edge : 0;
    if (bound === 'from') {
      const start = edge > 0 ? mark(lastDay(when.end)) : when.start;
      return { start, end: null, precision: 'interval' };
    }
    if (bound === 'to' || (bound === 'within' && shape.is === 'count')) {
      const end = edge < 0 ? mark(firstDay(when.start)) : when.end;
      return { start: null, end, precision: 'interval' };
    }
    return when;
  }

  /** Last day of the latest time that is no background by itself: the news of the text. */
  private latest(drafts: readonly Draft[]): number {
    const ends = drafts.map(({ when }) => (when.end ? lastDay(when.end) : Number.NEGATIVE_INFINITY));
    return this.today ?? ends.reduce((last, end) => Math.max(last, end), Number.NEGATIVE_INFINITY);
  }

  private mention(draft: Draft, latest: number): DateMention {
    const { expression, of, when, bounded, value, behind, why } = draft;
    const isBound = bounded !== when;
    const ranks = isBound && lowerAt(this.tokens, expression.from - 1) === 'since' && this.ranks(expression);
    return {
      from: expression.from,
      to: expression.to,
      value,
      precision: value === null ? 'unknown' : bounded.precision,
      kind: isBound ? 'bound' : 'point',
      of,
      ...(behind === undefined ? {} : { behind }),
      background: this.isBackground(draft, latest),
      ...(this.inDateline(expression) ? { dateline: true as const } : {}),
      ...(ranks ? { ranks } : {}),
      why,
    };
  }

  /** Long over, or told in a pluperfect or of a noun some days before: to explain. What lies ahead is news. */
  private isBackground({ expression, of, when }: Draft, latest: number): boolean {
    if (this.inDateline(expression)) return false;
    const side = this.clauses.direction(of === -1 ? expression.from : of);
    const clause = of === -1 ? -1 : this.clauses.clauseOf(of);
    const explains = clause !== -1 && (this.clauses.isPluperfect(clause) || this.clauses.describes(clause));
    if (!when.end) return explains && side === 'past';
    const age = latest - (when.start ? firstDay(when.start) : lastDay(when.end));
    if (age <= 0) return false;
    if (age > OLD && latest - lastDay(when.end) > RECENT) return true;
    return explains && latest - lastDay(when.end) > 1;
  }
}

/** Days after which a time is past news, and within which it is news. */
const OLD = 31;
const RECENT = 9;
/** What a noun phrase does not go on over. */
const ENDS: ReadonlySet<Upos> = new Set(['PUNCT', 'VERB', 'AUX']);

/** The year of a full date of each sentence that has one. */
const fullYears = (tokens: Tokens, expressions: readonly Expression[]): ReadonlyMap<number, number> => {
  const years = new Map<number, number>();
  for (const { from, shape } of expressions)
    if (shape.is === 'date' && shape.year !== undefined && shape.day !== undefined)
      years.set(sentenceAt(tokens, from), shape.year);
  return years;
};
