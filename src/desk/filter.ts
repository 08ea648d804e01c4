/**
 * Filters of lists, timelines, searches and exports: words as they come from a command line or an address, checked and
 * resolved into what the store is asked for. The same names, rules and complaints everywhere.
 */
import { distance } from 'fastest-levenshtein';
import { isDay, isPartialDate } from '../model/day.js';
import {
  CHANNEL_STATES,
  COMMITMENT_STATUSES,
  EVENT_STATUSES,
  MEETING_STATUSES,
  TOPIC_PARENT,
  TOPICS,
} from '../model/generated/lists.js';
import { PLOVER_CONTEXTS } from '../model/generated/plover.js';
import type { EntryConditions } from '../store/store.js';
import type { FilterWords } from './filter-words.js';
import { isCode, type Meant, type Names, type Unmeant } from './names.js';
import { isPrecision, leastOf, PRECISION_NAMES } from './precision.js';

/** What is asked for, checked. */
export interface Filter extends EntryConditions {
  readonly since?: string;
  readonly until?: string;
}

/** One thing that cannot be asked for: which words, what is wrong with them, what to do. */
interface FilterProblem {
  /** The name of the filter, '' for the sides of a timeline. */
  readonly name: keyof FilterWords | '';
  readonly input: string;
  readonly what: string;
  readonly advice: string;
}

export type ParsedFilter =
  | { readonly filter: Filter; readonly notes: readonly string[] }
  | { readonly problems: readonly FilterProblem[] };

/** Statuses of all kinds, states of channels among them. */
const STATUSES: readonly string[] = [
  ...new Set([...MEETING_STATUSES, ...EVENT_STATUSES, ...COMMITMENT_STATUSES, ...CHANNEL_STATES]),
];

/** Topics, their parents, contexts of events. */
const SUBJECTS: readonly string[] = [
  ...new Set([...TOPICS, ...Object.values(TOPIC_PARENT).filter(Boolean), ...PLOVER_CONTEXTS]),
].sort();

/** How many are offered for a word of a closed list that is none. */
const NEAREST = 3;

/**
 * @param words as they came
 * @param sides of a timeline: parties, people or bodies, all of which must be there
 * @returns the filter with notes for people on how a name was taken; or everything that is wrong, and no filter
 */
export async function parseFilter(
  words: FilterWords,
  names: Names,
  sides: readonly string[] = [],
): Promise<ParsedFilter> {
  const problems: FilterProblem[] = [];
  const wrong = (name: FilterProblem['name'], input: string, what: string, advice: string): void => {
    problems.push({ name, input, what, advice });
  };

  for (const name of ['since', 'until'] as const) {
    const value = words[name];
    if (value !== undefined && !isPartialDate(value))
      wrong(name, value, 'no date', 'write a date as 2023, 2023-06 or 2023-06-18');
  }
  const { since, until } = words;
  if (since !== undefined && until !== undefined && problems.length === 0 && since > `${until}~`)
    wrong('since', since, `later than the last day, ${until}`, 'give the earlier day first');
  const published = words['published-since'];
  if (published !== undefined && !(published.length === 10 && isDay(published)) && !isPartialDate(published))
    wrong('published-since', published, 'no date', 'write a date as 2023, 2023-06 or 2023-06-18');

  const subjects = oneOf(words.topic, SUBJECTS, (input, advice) => wrong('topic', input, 'no such topic', advice));
  const statuses = oneOf(words.status, STATUSES, (input, advice) => wrong('status', input, 'no such status', advice));

  const least = words['min-confidence'];
  const confidence = least === undefined ? 0 : Number(least);
  if (least !== undefined && !(least.trim() !== '' && confidence >= 0 && confidence <= 1))
    wrong('min-confidence', least, 'no confidence', 'write a number from 0 to 1, for instance 0.7');
  const precision = words.precision ?? 'broad';
  if (!isPrecision(precision))
    wrong('precision', precision, 'no such level', `there are ${PRECISION_NAMES.join(', ')}`);

  const meant = await sidesOf(words, names, sides, wrong);
  if (problems.length > 0 || !isPrecision(precision)) return { problems };

  const confidences = leastOf(precision, confidence);
  return {
    filter: {
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(meant.parties.length > 0 ? { parties: meant.parties } : {}),
      ...(meant.actors.length > 0 ? { actors: meant.actors } : {}),
      ...(subjects.length > 0 ? { topics: subjects } : {}),
      ...(statuses.length > 0 ? { statuses } : {}),
      ...(Object.keys(confidences).length > 0 ? { confidence: confidences } : {}),
      ...(published === undefined ? {} : { publishedSince: published }),
    },
    notes: meant.notes,
  };
}

/** What is sought by a name. */
const soughtBy = (name: FilterProblem['name']): string =>
  name === 'party' || name === 'person' ? name : 'party or person';

type Wrong = (name: FilterProblem['name'], input: string, what: string, advice: string) => void;

const sidesOf = async (
  words: FilterWords,
  names: Names,
  sides: readonly string[],
  wrong: Wrong,
): Promise<{ parties: NonNullable<Filter['parties']>; actors: NonNullable<Filter['actors']>; notes: string[] }> => {
  const found: Extract<Meant, { is: 'party' | 'actor' }>[] = [];
  const notes: string[] = [];
  const take = (name: FilterProblem['name'], input: string, meant: Meant | Unmeant): void => {
    if (meant.is === 'nobody') {
      const what = isCode(input.trim()) && name !== 'person' ? 'no party has this code' : `no such ${soughtBy(name)}`;
      wrong(name, input, what, nearestOf(meant.nearest, name));
      return;
    }
    found.push(meant);
    if (meant.is === 'actor' && meant.others.length > 0)
      notes.push(`${input}: taken for ${meant.name}; the record has ${andOf(meant.others)}, too`);
  };
  for (const input of sides) take('', input, await names.of(input));
  for (const input of words.party ?? []) {
    const meant = await names.of(input, 'parties');
    if (meant.is === 'actor' && meant.person)
      wrong('party', input, `no party but a person, ${meant.name}`, 'ask for people with person');
    else take('party', input, meant);
  }
  for (const input of words.person ?? []) {
    const meant = await names.person(input);
    if (meant.is === 'party')
      wrong('person', input, `no person but a party, ${meant.name}`, 'ask for parties with party');
    else take('person', input, meant);
  }
  return {
    parties: [...new Set(found.flatMap((one) => (one.is === 'party' ? [one.party] : [])))],
    actors: found.flatMap((one) => (one.is === 'actor' ? [one.actors] : [])),
    notes,
  };
};

const nearestOf = (nearest: readonly string[], name: FilterProblem['name']): string => {
  if (nearest.length > 0) return `did you mean ${orOf(nearest)}?`;
  return name === 'person'
    ? "give a name as 'chancery who' knows it, or as a document has it"
    : "give a code (CHN) or a name as 'chancery who' knows it (China, PRC, Beijing)";
};

const andOf = (list: readonly string[]): string => listOf(list, 'and');
const orOf = (list: readonly string[]): string => listOf(list, 'or');
const listOf = (list: readonly string[], word: string): string =>
  list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} ${word} ${list.at(-1) ?? ''}`;

/** Each given value that stands in a closed list, in whatever case, with blanks for its hyphens. */
const oneOf = (
  given: readonly string[] | undefined,
  all: readonly string[],
  wrong: (input: string, advice: string) => void,
): readonly string[] => {
  const key = (value: string): string =>
    value
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-');
  return [
    ...new Set(
      (given ?? []).flatMap((value) => {
        const found = all.find((one) => key(one) === key(value));
        if (found !== undefined) return [found];
        const nearest = [...all]
          .sort((a, b) => distance(key(value), key(a)) - distance(key(value), key(b)) || (a < b ? -1 : 1))
          .slice(0, NEAREST);
        wrong(value, `did you mean ${orOf(nearest)}? docs/codebook.md has them all`);
        return [];
      }),
    ),
  ];
};
