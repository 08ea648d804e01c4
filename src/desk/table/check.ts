/**
 * What is wrong between the rows of the actor tables: people and organizations that are not there, two holders of one
 * post at a time, dates that cannot be, names that nothing tells apart, ids that are gone. Each with file and line.
 */
import type { Party } from '../../model/generated/parties.js';
import { dateText, dayCount, firstOf, lastOf } from '../../reading/actors/spans.js';
import { postOf, roleBook } from './posts.js';
import type { ActorRow, ActorRows, OfficeRow } from './rows.js';

export interface Problem {
  /** File and line. */
  readonly where: string;
  readonly message: string;
}

/** What is known beyond the rows: for a user's own entries the table of the release. */
export interface Beyond {
  readonly isKnown: (id: string) => boolean;
  /** Ids that were given out once and must not vanish. */
  readonly minted: Iterable<string>;
}

const NOTHING: Beyond = { isKnown: () => false, minted: [] };

/** Days by which two holders may overlap: sources date the handover by appointment, oath or arrival. */
const HANDOVER = 45;
const LONGEST_TERM_YEARS = 80;

/** First and last day of states that were: no office of theirs lies outside. */
const FORMER: Readonly<Partial<Record<Party, readonly [from: number, to: number]>>> = {
  SUN: [19221230, 19911231],
  YUG: [19181201, 20030204],
  SCG: [20030204, 20060605],
  CSK: [19181028, 19921231],
  DDR: [19491007, 19901003],
  ZAR: [19711027, 19970517],
  YMD: [19671130, 19900522],
  VDR: [19450902, 19760702],
};

export function checkActors(rows: ActorRows, beyond: Beyond = NOTHING): Problem[] {
  const excepted = new Set(rows.exceptions.map((row) => `${row.check}|${[row.first, row.second].sort().join('|')}`));
  const allowed = (check: string, a: string, b = ''): boolean => excepted.has(`${check}|${[a, b].sort().join('|')}`);
  return [
    ...checkReferences(rows, beyond),
    ...checkDates(rows.offices, allowed),
    ...checkHolders(rows, allowed),
    ...checkNames(rows, allowed),
    ...checkMinted(rows, beyond),
  ];
}

type Allowed = (check: string, a: string, b?: string) => boolean;

const checkReferences = (rows: ActorRows, { isKnown }: Beyond): Problem[] => {
  const people = new Set(rows.people.map((row) => row.id));
  const all = new Set([
    ...people,
    ...rows.organizations.map((row) => row.id),
    ...rows.states.map((row) => `state:${row.code}`),
  ]);
  const merged = new Set(rows.merged.map((row) => row.id));
  const problems: Problem[] = [];
  for (const { where, person, organization } of rows.offices) {
    if (!people.has(person) && !merged.has(person) && !isKnown(person))
      problems.push({ where, message: `'${person}' is not in data/actors/people.csv` });
    if (organization !== '' && !all.has(organization) && !isKnown(organization))
      problems.push({ where, message: `'${organization}' is not in data/actors/organizations.csv` });
  }
  for (const { where, id, into } of rows.merged) {
    if (all.has(id)) problems.push({ where, message: `'${id}' is merged and stands in its table all the same` });
    if (!all.has(into)) problems.push({ where, message: `'${into}' is in no table` });
  }
  return problems;
};

const checkDates = (offices: readonly OfficeRow[], allowed: Allowed): Problem[] => {
  const problems: Problem[] = [];
  for (const { where, person, party, from, to, attested } of offices) {
    const dates = [from, to, ...attested.flatMap((seen) => [seen.from, seen.to])].filter((date) => date !== 0);
    if (dates.length === 0) problems.push({ where, message: 'an office without a date' });
    for (const date of dates) {
      if (!exists(date)) problems.push({ where, message: `there is no day ${dateText(date)}` });
      if (date < 17000000 || date > 21000000)
        problems.push({ where, message: `${dateText(date)} is no date of an office` });
    }
    if (from !== 0 && to !== 0 && dayCount(to) - dayCount(from) > LONGEST_TERM_YEARS * 365.25)
      problems.push({
        where,
        message: `from ${dateText(from)} to ${dateText(to)} is longer than ${LONGEST_TERM_YEARS} years`,
      });
    for (const seen of attested) {
      if (from !== 0 && lastOf(seen.to) < firstOf(from))
        problems.push({ where, message: `seen in office in ${dateText(seen.to)}, before it began` });
      if (to !== 0 && firstOf(seen.from) > lastOf(to))
        problems.push({ where, message: `seen in office in ${dateText(seen.from)}, after it ended` });
    }
    const [first, last] = (party !== '' && FORMER[party]) || [0, 0];
    if (
      last !== 0 &&
      (Math.max(...dates.map(lastOf)) < first || Math.min(...dates.map(firstOf)) > last) &&
      !allowed('former', person)
    )
      problems.push({ where, message: `an office of ${party} outside of its time` });
  }
  return problems;
};

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const exists = (date: number): boolean => {
  const [year, month, day] = [Math.floor(date / 10000), Math.floor(date / 100) % 100, date % 100];
  if (day === 0) return true;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && !leap ? 28 : (MONTH_DAYS[month - 1] ?? 0));
};

/** Two people in one post of one holder whose dates, first and last known, overlap. */
const checkHolders = (rows: ActorRows, allowed: Allowed): Problem[] => {
  const roles = roleBook(rows.roles);
  const posts = new Map<string, OfficeRow[]>();
  for (const row of rows.offices) {
    if (!roles(row.role)?.single || row.from === 0 || row.to === 0) continue;
    const post = postOf(row, roles);
    const list = posts.get(post);
    if (list) list.push(row);
    else posts.set(post, [row]);
  }
  const problems: Problem[] = [];
  for (const [post, list] of posts) {
    list.sort((a, b) => a.from - b.from || a.to - b.to);
    let longest = list[0];
    for (const row of list.slice(1)) {
      if (longest && longest.person !== row.person) {
        const overlap = dayCount(Math.min(lastOf(longest.to), lastOf(row.to))) - dayCount(lastOf(row.from));
        if (overlap > HANDOVER + slack(longest.to, row.from) && !allowed('holders', longest.person, row.person))
          problems.push({
            where: row.where,
            message: `${post.replace(/\|/g, ', ')}: ${row.person} from ${dateText(row.from)}, but ${longest.person} to ${dateText(longest.to)} (${longest.where})`,
          });
      }
      if (!longest || lastOf(row.to) > lastOf(longest.to)) longest = row;
    }
  }
  return problems;
};

/** Days by which coarse dates may be off. */
const slack = (...dates: readonly number[]): number =>
  dates.reduce((sum, date) => sum + (date % 10000 === 0 ? 365 : date % 100 === 0 ? 31 : 0), 0);

/** People who bear one name and of whom nothing says who is meant: neither country, nor time, nor sector. */
const checkNames = (rows: ActorRows, allowed: Allowed): Problem[] => {
  const years = new Map<string, readonly [from: number, to: number]>();
  for (const row of rows.offices) {
    const dates = [row.from, row.to, ...row.attested.flatMap((seen) => [seen.from, seen.to])].filter(Boolean);
    const [from, to] = years.get(row.person) ?? [Number.POSITIVE_INFINITY, 0];
    years.set(row.person, [Math.min(from, ...dates), Math.max(to, ...dates)]);
  }
  const bearers = new Map<string, ActorRow[]>();
  for (const row of rows.people)
    for (const name of new Set([row.name, ...row.aliases])) {
      const list = bearers.get(name);
      if (list) list.push(row);
      else bearers.set(name, [row]);
    }
  const problems: Problem[] = [];
  for (const [name, list] of bearers)
    for (const [i, a] of list.entries())
      for (const b of list.slice(i + 1)) {
        const [x, y] = [years.get(a.id), years.get(b.id)];
        const apart = x && y && (x[1] < y[0] || y[1] < x[0]);
        if (a.country !== b.country || apart || a.sector !== b.sector || allowed('names', a.id, b.id)) continue;
        problems.push({
          where: b.where,
          message: `'${name}' is ${b.id} and ${a.id} (${a.where}): same country, sector and time`,
        });
      }
  return problems;
};

const checkMinted = (rows: ActorRows, { minted }: Beyond): Problem[] => {
  const kept = new Set([
    ...rows.states.map((row) => `state:${row.code}`),
    ...[...rows.organizations, ...rows.people, ...rows.merged].map((row) => row.id),
  ]);
  return [...minted]
    .filter((id) => !kept.has(id))
    .map((id) => ({
      where: 'data/actors/people.csv',
      message: `the id '${id}' was given out and is gone: keep it, or say in data/actors/merged.csv what took its place`,
    }));
};
