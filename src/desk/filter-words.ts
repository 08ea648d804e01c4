/**
 * What lists, timelines, searches and exports can be filtered by, in words: the options of a command line and the
 * parameters of an address have these names. `filter.ts` checks them.
 */

/** One thing that a list can be filtered by, as command lines, addresses and their help name it. */
interface FilterOption {
  /** `min-confidence`: behind two hyphens on the command line, as a parameter of an address. */
  readonly name: keyof FilterWords;
  /** What stands for its value in the help. */
  readonly value: string;
  /** May be given several times. */
  readonly many: boolean;
  readonly says: string;
}

/** What is asked for in words. Of a name that is given several times all values; of parties and people all must be there. */
export interface FilterWords {
  readonly since?: string;
  readonly until?: string;
  readonly party?: readonly string[];
  readonly person?: readonly string[];
  readonly topic?: readonly string[];
  readonly status?: readonly string[];
  readonly 'min-confidence'?: string;
  readonly 'published-since'?: string;
  readonly precision?: string;
}

export const FILTER_OPTIONS: readonly FilterOption[] = [
  {
    name: 'since',
    value: 'date',
    many: false,
    says: 'first day, as coarse as wanted; of documents, of their publication',
  },
  { name: 'until', value: 'date', many: false, says: 'last day, as coarse as wanted' },
  { name: 'party', value: 'party', many: true, says: 'with this side: a code or any name of it; twice for a pair' },
  { name: 'person', value: 'person', many: true, says: 'with this person; twice for two' },
  { name: 'topic', value: 'topic', many: true, says: 'about one of these topics, or contexts of events' },
  { name: 'status', value: 'status', many: true, says: 'of one of these: happened, planned, agreed ...' },
  { name: 'min-confidence', value: 'number', many: false, says: 'at least as sure as this, 0 to 1' },
  { name: 'published-since', value: 'date', many: false, says: 'with a report published on this day or later' },
  { name: 'precision', value: 'level', many: false, says: 'strict (few are wrong), balanced, broad (few are missed)' },
];

/** The words of a filter among the parameters of an address; others are left alone, and so are empty ones. */
export function filterWordsOf(parameters: URLSearchParams): FilterWords {
  const words: Record<string, string | readonly string[]> = {};
  for (const { name, many } of FILTER_OPTIONS) {
    const values = parameters.getAll(name).filter((value) => value.trim() !== '');
    const [first] = values;
    if (first !== undefined) words[name] = many ? values : first;
  }
  return words;
}
