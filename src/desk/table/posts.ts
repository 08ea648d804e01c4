/**
 * The rows of offices made one: several rows of one person in one post are united, and in a post that one person at a
 * time holds, a beginning ends what went before. So an end that no source tells is bounded by what is known of others.
 */

import type { RoleRow } from '../../reading/actors/roles.js';
import {
  dayCount,
  firstOf,
  type Interval,
  LONGEST,
  LONGEST_SINGLE,
  lastOf,
  type OfficeSpan,
} from '../../reading/actors/spans.js';
import type { OfficeRow } from './rows.js';

/** One office of one person, of one or several rows. */
export interface UnitedOffice extends OfficeSpan {
  readonly person: string;
  readonly role: string;
  readonly organization: string;
  readonly party: OfficeRow['party'];
  readonly sector: string;
  readonly rows: readonly OfficeRow[];
}

/** The row of a role; 'ambassador to *' is of every role that begins so. */
export type RoleBook = (role: string) => RoleRow | undefined;

export function roleBook(rows: readonly RoleRow[]): RoleBook {
  const exact = new Map(rows.map((row) => [row.role, row]));
  const open = rows.filter((row) => row.role.endsWith('*')).map((row) => [row.role.slice(0, -1), row] as const);
  return (role) => exact.get(role) ?? open.find(([beginning]) => role.startsWith(beginning))?.[1];
}

/** What one person at a time holds, by role and by the state or organization. */
export const postOf = (office: OfficeRow | UnitedOffice, roles: RoleBook): string => {
  const of = roles(office.role)?.of;
  // 'president' of a bank or a federation is one of many without a party of their own.
  const own = office.party !== '' && office.party !== 'IGO';
  if ((of === 'party' && own) || of === 'nothing') return `${office.role}|${office.party}`;
  return `${office.role}|${office.party}|${office.organization}`;
};

/** Days between two rows of one person in one post that are still one term: handwritten months differ. */
const TOUCHING = 92;
/** Days by which a yearly source may still name the predecessor. */
const LAG = 550;

export function uniteOffices(rows: readonly OfficeRow[], roles: RoleBook): UnitedOffice[] {
  const byPost = new Map<string, OfficeRow[]>();
  for (const row of rows) {
    const post = postOf(row, roles);
    const list = byPost.get(post);
    if (list) list.push(row);
    else byPost.set(post, [row]);
  }
  const united: UnitedOffice[] = [];
  for (const list of byPost.values()) {
    const terms = termsOf(list);
    united.push(...(roles(list[0]?.role ?? '')?.single ? bounded(terms) : terms.map(unbounded)));
  }
  return united;
}

interface Term {
  from: number;
  to: number;
  attested: Interval[];
  readonly rows: OfficeRow[];
}

const beginOf = ({ from, to, attested }: { from: number; to: number; attested: readonly Interval[] }): number =>
  from !== 0 ? from : attested.length > 0 ? Math.min(...attested.map((seen) => seen.from)) : to;
/** The last day of which anything is known. */
const endOf = ({ from, to, attested }: { from: number; to: number; attested: readonly Interval[] }): number =>
  to !== 0 ? lastOf(to) : Math.max(from, ...attested.map((seen) => lastOf(seen.to)));

/** The terms of all persons in one post: rows of one person that touch, with nobody between them, are one. */
const termsOf = (rows: readonly OfficeRow[]): Term[] => {
  const starts = rows.filter((row) => row.from !== 0);
  const byPerson = new Map<string, OfficeRow[]>();
  for (const row of rows) byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), row]);
  const terms: Term[] = [];
  for (const [person, own] of byPerson) {
    const others = starts.filter((row) => row.person !== person);
    const between = (a: number, b: number): boolean =>
      others.some((row) => row.from > a && row.from <= b && dayCount(row.from) - dayCount(a) > 1);
    const mine: Term[] = [];
    // What has dates of its own comes first: sightings then find the term that they belong to.
    const order = [...own].sort((a, b) => rankOf(a) - rankOf(b) || beginOf(a) - beginOf(b) || endOf(a) - endOf(b));
    for (const row of order) {
      const term = mine.find((one) => belongs(one, row, between));
      if (!term) mine.push({ from: row.from, to: row.to, attested: [...row.attested], rows: [row] });
      else join(term, row);
    }
    terms.push(...mine);
  }
  return terms;
};

const rankOf = (row: OfficeRow): number =>
  row.from !== 0 && row.to !== 0 ? 0 : row.from !== 0 || row.to !== 0 ? 1 : 2;

const belongs = (term: Term, row: OfficeRow, between: (a: number, b: number) => boolean): boolean => {
  const [begin, end] = [beginOf(term), endOf(term)];
  const [rowBegin, rowEnd] = [beginOf(row), endOf(row)];
  const slack = row.from !== 0 ? TOUCHING : LAG;
  if (term.to !== 0 && dayCount(rowBegin) - dayCount(lastOf(term.to)) > slack) return false;
  if (term.from !== 0 && dayCount(firstOf(term.from)) - dayCount(lastOf(rowEnd)) > slack) return false;
  // The later of the two begins when the earlier is over: one term only if nobody came between.
  if (rowBegin > end && between(end - 100, rowBegin - 1)) return false;
  if (begin > rowEnd && between(rowEnd - 100, begin - 1)) return false;
  if (rowBegin > end && term.to === 0)
    return !between(end, rowBegin) && dayCount(rowBegin) - dayCount(end) < LONGEST * 365;
  if (begin > rowEnd && row.to === 0)
    return !between(rowEnd, begin) && dayCount(begin) - dayCount(rowEnd) < LONGEST * 365;
  return true;
};

const join = (term: Term, row: OfficeRow): void => {
  term.rows.push(row);
  term.from = term.from !== 0 && row.from !== 0 ? earlier(term.from, row.from) : term.from || row.from;
  // A row without an end says nothing against one that has it.
  term.to = term.to !== 0 && row.to !== 0 ? later(term.to, row.to) : term.to || row.to;
  for (const seen of row.attested) term.attested.push(seen);
};

/** Whether a coarse date may mean the other. */
const holds = (coarse: number, date: number): boolean =>
  lastOf(coarse) >= lastOf(date) && firstOf(coarse) <= firstOf(date);

/** Of two ends the later; where one may mean the other, the exact one. */
const later = (a: number, b: number): number => (holds(a, b) ? b : holds(b, a) ? a : Math.max(a, b));

/** Of two beginnings the earlier; where one may mean the other, the exact one. */
const earlier = (a: number, b: number): number => (holds(a, b) ? b : holds(b, a) ? a : Math.min(a, b));

/** Sightings as few intervals, none of which reaches out of dates that are known. */
const tidy = (term: Term): Interval[] => {
  const sorted = term.attested
    .map((seen) => ({
      from: term.from !== 0 && seen.from < term.from ? term.from : seen.from,
      to: term.to !== 0 && lastOf(seen.to) > lastOf(term.to) ? term.to : seen.to,
    }))
    .filter((seen) => firstOf(seen.from) <= lastOf(seen.to))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: Interval[] = [];
  for (const seen of sorted) {
    const last = merged.at(-1);
    if (last && dayCount(seen.from) - dayCount(lastOf(last.to)) <= 400)
      merged[merged.length - 1] = { from: last.from, to: lastOf(seen.to) > lastOf(last.to) ? seen.to : last.to };
    else merged.push(seen);
  }
  return merged;
};

const horizon = (term: Term, attested: readonly Interval[], years: number): number =>
  term.to !== 0 ? lastOf(term.to) : endOf({ ...term, attested }) + years * 10000;

const unbounded = (term: Term): UnitedOffice => {
  const attested = tidy(term);
  return office(term, attested, 0, horizon(term, attested, LONGEST));
};

/** In a post of one holder: the end of each is bounded by the next that began, the beginning by the one before. */
const bounded = (terms: readonly Term[]): UnitedOffice[] => {
  const order = [...terms].sort((a, b) => firstOf(beginOf(a)) - firstOf(beginOf(b)) || endOf(a) - endOf(b));
  return order.map((term, i) => {
    const attested = tidy(term);
    const person = term.rows[0]?.person;
    const begin = beginOf(term);
    let until = horizon(term, attested, LONGEST_SINGLE);
    let since = 0;
    for (const next of order.slice(i + 1)) {
      if (next.rows[0]?.person === person) continue;
      const start = beginOf(next);
      if (firstOf(start) <= firstOf(begin)) continue;
      const seen = endOf({ ...term, attested });
      if (dayCount(seen) - dayCount(start) > (term.to !== 0 ? 31 : LAG)) continue;
      // A first sighting only says that the successor had begun by the end of it.
      const last = next.from !== 0 ? dayBefore(firstOf(start)) : lastOf(start);
      if (last < until) until = last;
      break;
    }
    for (const before of order.slice(0, i).reverse()) {
      if (before.rows[0]?.person === person) continue;
      const end = before.to !== 0 ? before.to : 0;
      if (end !== 0 && lastOf(end) >= firstOf(begin) && (term.from === 0 || isCoarse(term.from))) {
        if (firstOf(end) <= lastOf(begin)) since = end;
      } else if (term.from === 0 && end !== 0) since = end;
      break;
    }
    return office(term, attested, since, until);
  });
};

const isCoarse = (date: number): boolean => date % 100 === 0;

/** The day before a full date; the 31st stands for the last day of any month, since dates are only compared. */
const dayBefore = (day: number): number => {
  if (day % 100 > 1) return day - 1;
  const month = Math.floor(day / 100) % 100;
  return month > 1 ? day - (day % 100) - 100 + 31 : day - (day % 10000) - 10000 + 1231;
};

const office = (term: Term, attested: readonly Interval[], since: number, until: number): UnitedOffice => {
  const [first] = term.rows;
  if (!first) throw new Error('a term has a row');
  return {
    person: first.person,
    role: first.role,
    organization: term.rows.find((row) => row.organization !== '')?.organization ?? '',
    party: first.party,
    sector: first.sector ?? '',
    from: term.from,
    to: term.to,
    since,
    until,
    attested,
    rows: term.rows,
  };
};
