/** Dates by the calendar: '18 June 2023', 'June 18-19', '2023-06-18', '05/06/2023', 'in June', 'the 18th', 'in 2019', 'the 1990s'. */
import { isDayOfCalendar } from './calendar.js';
import { numberIn, type Scan } from './scan.js';
import type { Fields, Match, Shape } from './shapes.js';

/**
 * A date at token `i`.
 *
 * @param sure the words before tell that a time follows ('early', 'the end of', 'from ... to'): a bare month or year is one
 */
export function explicitDate(scan: Scan, i: number, sure: boolean): Match | undefined {
  const lower = scan.lower(i);
  const code = lower.charCodeAt(0);
  const word = scan.word(i);
  if (word.month !== undefined && scan.capital(i)) return monthFirst(scan, i, word.month, sure);
  if (word.decade !== undefined) return undefined;
  if (word.article === 0) return withArticle(scan, i, sure);
  if (code >= 48 && code <= 57) return digitsFirst(scan, i, lower, sure);
  if (code === 39 || code === 0x2018) return decadeIn(lower, i);
  if (lower.startsWith('mid-')) return middle(scan, i, lower);
  return undefined;
}

const date = (to: number, fields: Omit<Fields, 'is'>): Match | undefined => {
  const { year, month, day } = fields;
  // Without its year a day is tried in a leap year.
  if (day !== undefined && month !== undefined && !isDayOfCalendar(year ?? 2000, month, day)) return undefined;
  return { to, shape: { is: 'date', ...fields } };
};

/** 'June 18, 2023', 'June 18-21', 'June 18 and 19', 'June 2023', 'June'. */
const monthFirst = (scan: Scan, i: number, month: number, sure: boolean): Match | undefined => {
  const day = scan.dayOfMonth(i + 1);
  if (day !== undefined && scan.same(i, i + 1)) {
    const tail = dayRange(scan, i + 2);
    return dayOf(scan, i, tail?.to ?? i + 2, { month, day }, tail?.day);
  }
  const told = yearBehind(scan, i + 1);
  if (told) return date(told.to, { month, ...told.fields });
  return (sure && !namesThing(scan, i, i + 1)) || isBareMonth(scan, i) ? date(i + 1, { month }) : undefined;
};

/** A day of a month, or the stretch to another, with the year behind it; none within a name. */
const dayOf = (
  scan: Scan,
  from: number,
  end: number,
  fields: Pick<Fields, 'month' | 'day'>,
  last: number | undefined,
): Match | undefined => {
  const told = yearBehind(scan, end);
  const to = told?.to ?? end;
  if (namesThing(scan, from, to)) return undefined;
  const first = date(to, { ...fields, ...told?.fields });
  if (last === undefined || !first) return first;
  const second = date(to, { ...fields, ...told?.fields, day: last });
  return second && { to, shape: { is: 'range', first: first.shape, last: second.shape } };
};

/** 'and 19', '-21', 'to 19' behind a day whose month is told already. */
const dayRange = (scan: Scan, i: number): { readonly to: number; readonly day: number } | undefined => {
  if (scan.word(i).join === undefined && !scan.hyphen(i)) return undefined;
  const day = scan.dayOfMonth(i + 1);
  if (day === undefined || !scan.same(i, i + 1)) return undefined;
  const next = i + 2;
  if (['NOUN', 'PROPN', 'ADJ', 'NUM'].includes(scan.upos(next)) && scan.head(i + 1) === next) return undefined;
  return { to: next, day };
};

/** ', 2023', 'of 2023', 'last year', 'of this year'. */
const yearBehind = (
  scan: Scan,
  i: number,
): { readonly to: number; readonly fields: Pick<Fields, 'year' | 'yearBy'> } | undefined => {
  const at = scan.lower(i) === ',' || scan.lower(i) === 'of' ? i + 1 : i;
  if (i === 0 || !scan.same(i - 1, at)) return undefined;
  const year = scan.year(at);
  if (year !== undefined) return { to: at + 1, fields: { year } };
  const yearBy = scan.lower(i) === ',' ? undefined : scan.turnOf(at, 'year');
  return yearBy === undefined ? undefined : { to: at + 2, fields: { yearBy } };
};

/** Words that are written with a capital, too, and are seldom months: 'May said', 'March on'. */
const isBareMonth = (scan: Scan, i: number): boolean => {
  // 'in June', 'since May'; 'told April' is a person.
  const isBehind = i > 0 && scan.same(i, i - 1) && scan.word(i - 1).at !== undefined;
  // 'in March Chinese airlines'.
  if (namesThing(scan, i, i + 1) && !(isBehind && scan.upos(i + 1) === 'ADJ')) return false;
  if (isBehind) return true;
  // 'March and May' behind 'between' has been read by then.
  const next = scan.lower(i + 1);
  if ((next === 'is' || next === 'was') && ['when', 'the'].includes(scan.lower(i + 2))) return true;
  return modifiesNoun(scan, i);
};

/** 'the May summit', 'calls off May accord', "May's session". */
const modifiesNoun = (scan: Scan, i: number): boolean => {
  const next = i + 1;
  if (!scan.same(i, next)) return false;
  const possessive = scan.lower(next) === "'s" || scan.lower(next) === "'";
  const noun = possessive ? next + 1 : next;
  if (scan.capital(noun) || !['NOUN', 'ADJ'].includes(scan.upos(noun))) return false;
  if (i > 0 && scan.same(i, i - 1) && scan.capital(i - 1) && scan.upos(i - 1) === 'PROPN') return false;
  const relation = scan.relation(i);
  return relation === '' || relation.startsWith('compound') || relation.startsWith('nmod') || relation === 'amod';
};

/**
 * A name that holds a date: 'Good Friday Agreement', 'April 6 Movement', 'Sunday Times', 'Theresa May', 'August von
 * Kleist'. A capital word that the date modifies stands right behind it, or one that belongs to it right before.
 */
export const namesThing = (scan: Scan, from: number, to: number): boolean => {
  if (scan.same(from, to) && scan.capital(to)) {
    for (let k = from; k < to; k++) {
      const head = scan.head(k);
      const within = head === to || (head > to && head <= to + 2 && scan.head(to) === head);
      if (within) return true;
      if (scan.head(to) === k && scan.relation(to) === 'flat') return true;
    }
  }
  const previous = from - 1;
  if (previous < 0 || !scan.same(from, previous) || to - from > 1) return false;
  if (!scan.capital(previous) || scan.upos(previous) !== 'PROPN' || scan.knows(previous)) return false;
  const relation = scan.relation(from);
  const isFlat = relation === 'flat' && scan.head(from) === previous;
  // 'Theresa May wrote': a name of two words that does something.
  const isMonth = scan.word(from).month !== undefined;
  const isSubject = relation.startsWith('nsubj') || scan.relation(previous).startsWith('nsubj') || relation === 'aux';
  return isFlat || (isMonth && isSubject && scan.head(previous) >= from);
};

/** 'the 2nd of April', 'the 18th', 'the 1990s', 'the eighties', 'the 19th century', 'the mid-1970s', 'the 2018 sanctions'. */
const withArticle = (scan: Scan, i: number, sure: boolean): Match | undefined => {
  const next = i + 1;
  if (!scan.same(i, next)) return undefined;
  const lower = scan.lower(next);
  const day = scan.ordinal(next);
  if (day !== undefined || scan.word(next).ordinal !== undefined) {
    const nth = day ?? scan.word(next).ordinal ?? 0;
    if (scan.word(next + 1).unit === 'century') return { to: next + 2, shape: { is: 'century', nth } };
    const ofMonth = dayFirst(scan, next, nth);
    if (ofMonth) return ofMonth;
    return day !== undefined && day >= 1 && day <= 31 && isBareDay(scan, i, next, sure)
      ? date(next + 1, { day })
      : undefined;
  }
  return decadeAt(scan, next) ?? (lower.startsWith('mid-') ? middle(scan, next, lower) : undefined);
};

const decadeAt = (scan: Scan, i: number): Match | undefined => {
  const named = scan.word(i).decade;
  return named === undefined ? decadeIn(scan.lower(i), i) : { to: i + 1, shape: { is: 'decade', year: named } };
};

/** '1990s', "1990's", "'60s". */
const decadeIn = (lower: string, i: number): Match | undefined => {
  const short = numberIn(/^['\u2018](\d0)s$/, lower);
  const year = short === undefined ? numberIn(/^([1-9]\d\d0)'?s$/, lower) : 1900 + short;
  return year === undefined ? undefined : { to: i + 1, shape: { is: 'decade', year } };
};

/** 'on the 26th': behind a preposition of time, with no noun of which it counts the place. */
const isBareDay = (scan: Scan, article: number, i: number, sure: boolean): boolean => {
  const before = article - 1;
  const isTold = sure || (before >= 0 && scan.same(article, before) && scan.word(before).at !== undefined);
  if (!isTold || scan.lower(before) === 'of') return false;
  const next = i + 1;
  if (scan.hyphen(next)) return false;
  return !(scan.same(i, next) && ['NOUN', 'PROPN', 'ADJ', 'NUM'].includes(scan.upos(next)) && scan.head(i) > i);
};

/** 'mid-March', 'mid-2013', 'mid-1970s'. */
const middle = (scan: Scan, i: number, lower: string): Match | undefined => {
  const rest = lower.slice(4);
  const month = scan.times.words.get(rest)?.month;
  if (month !== undefined) {
    const told = yearBehind(scan, i + 1);
    return date(told?.to ?? i + 1, { month, ...told?.fields });
  }
  const year = numberIn(/^(\d{4})$/, rest);
  return year === undefined ? decadeIn(rest, i) : date(i + 1, { year });
};

const digitsFirst = (scan: Scan, i: number, lower: string, sure: boolean): Match | undefined =>
  numeric(lower, i) ?? dayFirst(scan, i, scan.dayOfMonth(i)) ?? decadeIn(lower, i) ?? bareYear(scan, i, sure);

/** '18 June', '18th of June, 2023', '18-21 June', '8 and 9 May 2018'. */
const dayFirst = (scan: Scan, i: number, day: number | undefined): Match | undefined => {
  if (day === undefined) return undefined;
  let next = i + 1;
  let last: number | undefined;
  if (scan.word(next).join !== undefined || scan.hyphen(next)) {
    last = scan.dayOfMonth(next + 1);
    if (last === undefined) return undefined;
    next += 2;
  }
  if (scan.lower(next) === 'of') next++;
  const month = scan.word(next).month;
  if (month === undefined || !scan.capital(next) || !scan.same(i, next)) return undefined;
  return dayOf(scan, i, next + 1, { month, day }, last);
};

/** '2023-06-18', '2023/06/18', '18/06/2023', '18.06.2023'. */
const numeric = (lower: string, i: number): Match | undefined => {
  const found = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/.exec(lower);
  if (!found || lower.length < 8) return undefined;
  const [a = 0, , b = 0, c = 0] = found.slice(1).map(Number);
  if (found[1]?.length === 4) return date(i + 1, { year: a, month: b, day: c });
  return found[4]?.length === 4 && (isDayOfCalendar(c, a, b) || isDayOfCalendar(c, b, a))
    ? { to: i + 1, shape: { is: 'numeric', a, b, year: c } }
    : undefined;
};

/** 'in 2019', '2014-2018', 'the 2018 sanctions'. */
const bareYear = (scan: Scan, i: number, sure: boolean): Match | undefined => {
  const year = scan.year(i);
  if (year === undefined) return undefined;
  const before = i - 1;
  const told = before >= 0 && scan.same(i, before);
  const shape: Shape = { is: 'date', year };
  const match = { to: i + 1, shape };
  const counted = countsThings(scan, i);
  if (sure) return counted ? undefined : match;
  if (told && scan.word(before).at !== undefined) return counted ? undefined : match;
  if (told && isRangeOfYears(scan, i, year)) return match;
  if (told && scan.lower(before) === '(' && scan.lower(i + 1) === ')') return match;
  return modifiesAsYear(scan, i, told) ? match : undefined;
};

const isRangeOfYears = (scan: Scan, i: number, year: number): boolean => {
  const last = scan.hyphen(i + 1) && scan.same(i, i + 2) ? scan.year(i + 2) : undefined;
  return last !== undefined && last > year && year >= 1900;
};

/** '2014 shells' are counted: a plural without an article or owner before the number. */
const countsThings = (scan: Scan, i: number): boolean => {
  const head = scan.head(i);
  if (!(head > i && head <= i + 3 && scan.relation(i).startsWith('nummod'))) return false;
  const plural = scan.tokens.xpos[head] === 'NNS';
  return plural && !scan.capital(i + 1) && scan.upos(i + 1) !== 'DET';
};

/** 'the 2018 sanctions', 'Iran's 2015 deal', 'a 1994 accord', 'after 2015 nuclear deal'. */
const modifiesAsYear = (scan: Scan, i: number, told: boolean): boolean => {
  const year = scan.year(i) ?? 0;
  const head = scan.head(i);
  if (year < 1900 || !(head > i && head <= i + 4) || !['NOUN', 'PROPN'].includes(scan.upos(head))) return false;
  if (scan.tokens.xpos[head] !== 'NNS' && scan.tokens.xpos[head] !== 'NNPS') return true;
  const before = i - 1;
  return told && (scan.upos(before) === 'DET' || scan.tokens.xpos[before] === 'POS' || scan.upos(before) === 'PRON');
};
