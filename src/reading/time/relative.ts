/** Times told from today or by their place: 'last week', 'this coming Friday', 'next spring', 'earlier this month'. */
import { explicitDate, namesThing } from './explicit.js';
import type { Scan } from './scan.js';
import type { Match, Which } from './shapes.js';
import type { Unit } from './words.js';

const WHICH: readonly Which[] = ['last', 'this', 'next'];
/** Units within a day. */
export const OF_DAY: ReadonlySet<Unit> = new Set(['second', 'minute', 'hour']);

/** 'today', 'yesterday evening', 'the day before yesterday', 'tomorrow'. */
export function dayWord(scan: Scan, i: number): Match | undefined {
  const by = scan.word(i).day;
  if (by !== undefined && isPaper(scan, i)) return undefined;
  if (by !== undefined) return { to: afterPart(scan, i + 1), shape: { is: 'offset', unit: 'day', by } };
  if (scan.word(i).article !== 0 || scan.lower(i + 1) !== 'day') return undefined;
  const side = scan.lower(i + 2);
  const from = scan.word(i + 3).day;
  if (side === 'before' && from === -1) return { to: i + 4, shape: { is: 'offset', unit: 'day', by: -2 } };
  return side === 'after' && from === 1 ? { to: i + 4, shape: { is: 'offset', unit: 'day', by: 2 } } : undefined;
}

/** 'USA Today': a capital within a sentence, behind a name. */
const isPaper = (scan: Scan, i: number): boolean =>
  scan.capital(i) && scan.same(i, i - 1) && scan.capital(i - 1) && scan.upos(i - 1) === 'PROPN' && !scan.knows(i - 1);

const afterPart = (scan: Scan, i: number): number =>
  scan.word(i).part !== undefined && scan.same(i - 1, i) ? i + 1 : i;

/** 'Tuesday', 'Tuesday evening', 'Friday, 10 April 1998'. */
export function weekdayAt(scan: Scan, i: number, which?: Which): Match | undefined {
  const { weekday } = scan.word(i);
  if (weekday === undefined || !scan.capital(i)) return undefined;
  const to = afterPart(scan, i + 1);
  const full = explicitDate(scan, scan.lower(to) === ',' ? to + 1 : to, false);
  const isDay = full?.shape.is === 'date' && full.shape.day !== undefined;
  if (full?.shape.is === 'date' && isDay && scan.same(i, full.to - 1))
    return { to: full.to, shape: { ...full.shape, weekday } };
  if (!which && namesThing(scan, i, to) && scan.word(i - 1).at === undefined && !isBeforeDoer(scan, i, to))
    return undefined;
  // 'Monday of last week', 'Tuesday this week'.
  const week = scan.lower(to) === 'of' ? to + 1 : to;
  const weekBy = scan.turnOf(week, 'week');
  if (weekBy !== undefined) return { to: week + 2, shape: { is: 'weekday', weekday, weekBy } };
  return { to, shape: { is: 'weekday', weekday, which } };
}

/** 'on Thursday Blinken told', 'earlier Sunday police fired': who does something behind a day, which an article would make a name. */
const isBeforeDoer = (scan: Scan, i: number, to: number): boolean => {
  const head = scan.relation(to).startsWith('nsubj') ? to : scan.head(to);
  const isOfName = scan.word(i - 1).article !== undefined || (scan.same(i, i - 2) && scan.capital(i - 1));
  return !isOfName && head >= i && scan.relation(head).startsWith('nsubj');
};

/** A festival of the table, with its year: 'New Year's Day 2024'. */
export function holidayAt(scan: Scan, i: number, which?: Which): Match | undefined {
  const list = scan.times.holidays.get(scan.lower(i));
  if (!list) return undefined;
  const code = scan.lower(i).charCodeAt(0);
  if (!scan.capital(i) && !(code >= 48 && code <= 57)) return undefined;
  for (const { rest, rule } of list) {
    if (!rest.every((word, k) => scan.lower(i + 1 + k) === word && scan.same(i, i + 1 + k))) continue;
    const to = i + 1 + rest.length;
    if (namesThing(scan, i, to) || (scan.capital(to) && scan.upos(to) === 'NOUN' && scan.head(to - 1) === to))
      return undefined;
    const at = scan.lower(to) === ',' ? to + 1 : to;
    const year = scan.year(at);
    return { to: year === undefined ? to : at + 1, shape: { is: 'holiday', rule, year, which } };
  }
  return undefined;
}

/** 'spring 2024', 'the spring of 1991', 'the winter of 2013-14', 'in the fall'. */
export function seasonAt(scan: Scan, i: number, which: Which | undefined, sure: boolean): Match | undefined {
  const { season } = scan.word(i);
  if (season === undefined || scan.upos(i) === 'VERB') return undefined;
  const at = scan.lower(i + 1) === 'of' || scan.lower(i + 1) === ',' ? i + 2 : i + 1;
  const year = scan.same(i, at) ? scan.year(at) : undefined;
  const shape = { is: 'season', month: season, year, which } as const;
  if (year !== undefined) return { to: secondYear(scan, at + 1), shape };
  if (which || sure) return { to: i + 1, shape };
  const told = scan.word(i - 1).article === 0 && scan.word(i - 2).at !== undefined;
  return told && !scan.capital(i) && scan.upos(i) === 'NOUN' && scan.upos(i + 1) !== 'NOUN'
    ? { to: i + 1, shape }
    : undefined;
}

/** '-14' behind '2013'. */
const secondYear = (scan: Scan, i: number): number =>
  scan.hyphen(i) && scan.digits(i + 1) !== undefined && scan.same(i, i + 1) ? i + 2 : i;

/** 'last week', 'this month', 'next Monday', 'this coming Friday', 'last December', 'next spring', 'last night'. */
export function relativeAt(scan: Scan, i: number): Match | undefined {
  const article = scan.word(i).article === 0;
  const at = article ? i + 1 : i;
  const { relative } = scan.word(at);
  if (relative === undefined || !scan.same(i, at + 1)) return undefined;
  const lower = scan.lower(at);
  if (article || lower === 'same' || lower === 'following') {
    const anchored = byArticle(scan, at);
    if (anchored) return anchored;
    if (lower !== 'coming' && lower !== 'past' && lower !== 'last' && lower !== 'next') return undefined;
  }
  if (lower === 'previous') return undefined;
  const second = scan.lower(at + 1);
  const coming = lower === 'coming' || (lower === 'this' && (second === 'coming' || second === 'past'));
  const past = second === 'past' || lower === 'past';
  const which = coming ? (past ? 'last' : 'coming') : past ? 'last' : WHICH[relative + 1];
  const head = lower === 'this' && coming ? at + 2 : at + 1;
  if (which === undefined || lower === 'recent' || lower === 'current') return undefined;
  return named(scan, head, which) ?? unitOf(scan, head, which) ?? stretch(scan, head, which);
}

/** 'that same day', 'that week': of the date told before. */
export function thatAt(scan: Scan, i: number): Match | undefined {
  if (scan.lower(i) !== 'that' || scan.upos(i) === 'SCONJ') return undefined;
  const at = scan.lower(i + 1) === 'same' ? i + 2 : i + 1;
  const { unit } = scan.word(at);
  if (unit === undefined || scan.lower(at) !== unit || OF_DAY.has(unit)) return undefined;
  return { to: at + 1, shape: { is: 'anchored', unit, by: 0, orToday: false } };
}

/** 'the previous day', 'the following week', 'the same month', 'the next day'. */
const byArticle = (scan: Scan, at: number): Match | undefined => {
  const lower = scan.lower(at);
  const { relative: by } = scan.word(at);
  const { unit } = scan.word(at + 1);
  const sign = lower === 'following' ? 1 : lower === 'previous' || lower === 'preceding' ? -1 : undefined;
  const inner = sign && named(scan, at + 1, sign === 1 ? 'coming' : 'last');
  if (sign && inner) return { to: inner.to, shape: { is: 'following', of: inner.shape, sign } };
  if (by === undefined || unit === undefined || OF_DAY.has(unit) || scan.lower(at + 1).endsWith('s')) return undefined;
  if (!sign && lower !== 'same' && !(lower === 'next' && unit === 'day')) return undefined;
  return { to: at + 2, shape: { is: 'anchored', unit, by, orToday: sign === -1 && unit !== 'day' } };
};

const named = (scan: Scan, i: number, which: Which): Match | undefined => {
  const word = scan.word(i);
  if (word.weekday !== undefined) return weekdayAt(scan, i, which);
  if (word.month !== undefined && scan.capital(i)) {
    const full = explicitDate(scan, i, true);
    if (full?.shape.is !== 'date' || namesThing(scan, i, full.to)) return undefined;
    return { to: full.to, shape: { ...full.shape, which } };
  }
  if (word.season !== undefined) return seasonAt(scan, i, which, true);
  return holidayAt(scan, i, which);
};

const unitOf = (scan: Scan, i: number, which: Which): Match | undefined => {
  const word = scan.word(i);
  if (word.part !== undefined) {
    if (which === 'this') return { to: i + 1, shape: { is: 'offset', unit: 'day', by: 0 } };
    return which === 'last' && scan.lower(i) === 'night'
      ? { to: i + 1, shape: { is: 'offset', unit: 'day', by: -1 } }
      : undefined;
  }
  const { unit } = word;
  if (unit === undefined || scan.lower(i).endsWith('s')) return undefined;
  if (unit === 'weekend') return { to: i + 1, shape: { is: 'weekend', which } };
  if (unit === 'day' || unit === 'quarter' || OF_DAY.has(unit)) return undefined;
  const by = which === 'coming' ? 1 : WHICH.indexOf(which) - 1;
  return { to: i + 1, shape: { is: 'offset', unit, by } };
};

/** 'the past two years', 'the next six months'. */
const stretch = (scan: Scan, i: number, which: Which): Match | undefined => {
  const number = scan.digits(i) ?? scan.word(i).number;
  const { unit } = scan.word(i + 1);
  if (number === undefined || unit === undefined || which === 'this') return undefined;
  if (unit === 'second' || unit === 'minute') return undefined;
  return { to: i + 2, shape: { is: 'stretch', number, unit, sign: which === 'last' ? -1 : 1 } };
};

/** 'the year', 'the month' after 'the end of': that of the publication. */
const theUnit = (scan: Scan, i: number, units: readonly Unit[]): Match | undefined => {
  const { unit } = scan.word(i + 1);
  if (scan.word(i).article !== 0 || unit === undefined || !units.includes(unit) || scan.lower(i + 1).endsWith('s'))
    return undefined;
  return { to: i + 2, shape: { is: 'offset', unit, by: 0 } };
};

const EDGED: readonly Unit[] = ['day', 'week', 'month', 'year', 'decade', 'century'];

/** 'early March', 'earlier this month', 'late next month', 'the end of 2025', 'earlier in the day'. */
export function edgeAt(scan: Scan, i: number, point: (at: number) => Match | undefined): Match | undefined {
  const at = scan.word(i).article === 0 ? i + 1 : i;
  const lower = scan.lower(at);
  const { edge } = scan.word(at);
  if (edge === undefined || !scan.same(i, at + 1)) return undefined;
  const next = scan.lower(at + 1);
  if (next === 'of' && scan.upos(at) !== 'ADV') {
    const inner = theUnit(scan, at + 2, EDGED) ?? point(at + 2);
    return inner ? withEdge(inner, edge, true) : undefined;
  }
  if (['earlier', 'later', 'early', 'late'].includes(lower) && (next === 'in' || next === 'on')) {
    const inner = theUnit(scan, at + 2, EDGED) ?? (next === 'on' ? undefined : point(at + 2));
    return inner ? withEdge(inner, edge) : undefined;
  }
  if (['end', 'start', 'beginning', 'close', 'turn'].includes(lower)) return undefined;
  const bare = scan.hyphen(at + 1) && lower === 'mid' ? at + 2 : at + 1;
  const inner = point(bare);
  if (!inner || scan.word(bare).article !== undefined) return undefined;
  return withEdge(inner, edge);
}

const withEdge = (inner: Match, edge: number, exact = false): Match => ({
  to: inner.to,
  shape: { is: 'edge', edge, exact, of: inner.shape },
});
