/**
 * What each page asks the server for, as web/ asks it: `test/scripts/serving.test.ts` holds this list to the views that the pages name.
 * Files to take home and what reads a text or writes are left out.
 */

/** What there is in a record to look at, of which those who turn pages choose. */
export interface Choices {
  readonly pairs: readonly (readonly [string, string])[];
  readonly parties: readonly string[];
  readonly people: readonly string[];
  readonly meetings: readonly string[];
  readonly events: readonly string[];
  readonly documents: readonly string[];
  /** Of texts. */
  readonly words: readonly string[];
  readonly rules: readonly string[];
  readonly watches: readonly string[];
  /** Days of the record. */
  readonly days: readonly string[];
}

type Params = Readonly<Record<string, string | number | readonly string[]>>;

const address = (view: string, params: Params = {}, suffix = ''): string => {
  const search = new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  );
  return `/api/${view}${suffix}?${search}`;
};

/** Calls by what they are, the same for all who turn to this page; `pick` chooses what is looked at. */
export type PageCalls = (choices: Choices, pick: <T>(list: readonly T[]) => T) => Readonly<Record<string, string>>;

const SESSION = { session: '/api/session' };
const STATEMENTS = { kind: 'statement', order: 'newest', limit: 40, precision: 'balanced' };
const said = (party: string): string =>
  address('lines', {
    kind: 'statement',
    attribution: 'named',
    party,
    order: 'newest',
    limit: 8,
    'min-confidence': 0.6,
  });
/** Commitments of a pair that are not done with, and its latest meetings and channels. */
const OPEN = { state: ['agreed', 'promised', 'repeated', 'overdue'], limit: 8 };
const LEDGER = { part: 'ledger', limit: 50 };
const BEHIND = { kind: ['event', 'meeting', 'incident'], order: 'newest', limit: 8 };

/** By the name of the page. */
export const PAGES: Readonly<Record<string, PageCalls>> = {
  home: () => ({
    ...SESSION,
    home: address('home'),
    'statements on it': address('lines', {
      kind: 'statement',
      attribution: 'named',
      precision: 'strict',
      order: 'newest',
      limit: 6,
    }),
  }),
  relations: () => ({ pairs: address('pairs', { limit: 40, weeks: 'yes' }) }),
  'pairs of a party': ({ parties }, pick) => ({
    pairs: address('pairs', { party: pick(parties), limit: 40, weeks: 'yes' }),
  }),
  pair: ({ pairs, days }, pick) => {
    const party = pick(pairs);
    const day = pick(days);
    return {
      standing: address('standing', { party }),
      'relations (meetings, map, ledger, channels)': address('relations', { party, ...OPEN }),
      'lines behind the index': address('lines', { party, ...BEHIND }),
      'lines behind a stretch of it': address('lines', { party, ...BEHIND, since: day.slice(0, 7), until: day }),
      'statements of one': said(party[0]),
      'statements of the other': said(party[1]),
    };
  },
  'pair, filtered': ({ pairs, days }, pick) => {
    const filter = { party: pick(pairs), since: pick(days).slice(0, 4), precision: 'strict' };
    return {
      standing: address('standing', filter),
      relations: address('relations', { ...filter, ...OPEN }),
    };
  },
  timeline: () => ({ 'timeline of all': address('timeline', { order: 'newest', limit: 1000 }) }),
  'timeline of a pair': ({ pairs, days }, pick) => {
    const params = { party: pick(pairs), order: 'newest', limit: 1000 };
    return {
      'its newest thousand': address('timeline', params),
      'another thousand': address('timeline', { ...params, after: `${pick(days)}~` }),
    };
  },
  entry: ({ meetings, events, pairs }, pick) => ({
    'a meeting': address('entry', { id: pick(meetings) }),
    'an event': address('entry', { id: pick(events) }),
    'the ledger of its two parties': address('relations', { party: pick(pairs), part: 'ledger', of: pick(events) }),
  }),
  'texts side by side': ({ documents }, pick) => ({
    compare: address('compare', { a: pick(documents), b: pick(documents) }),
  }),
  document: ({ documents }, pick) => ({ document: address('document', { id: pick(documents) }) }),
  search: ({ words, parties }, pick) => {
    const q = `${pick(words)} ${pick(words)}`;
    const party = pick(parties);
    return {
      'documents with two words': address('search', { q, limit: 20 }),
      'entries with two words': address('lines', { text: q, limit: 15 }),
      'documents with a common word': address('search', { q: 'said', limit: 20 }),
      'documents with a word, of a party': address('search', { q: pick(words), party, limit: 20 }),
      'entries with a word, of a party': address('lines', { text: pick(words), party, limit: 15 }),
    };
  },
  statements: ({ people, words, parties }, pick) => ({
    'statements of all': address('lines', STATEMENTS),
    'statements of a person': address('lines', { ...STATEMENTS, person: pick(people) }),
    'statements of a party with a word': address('lines', { ...STATEMENTS, party: pick(parties), text: pick(words) }),
    'statements on a topic': address('lines', { ...STATEMENTS, topic: 'sanctions' }),
    'statements without a name': address('lines', { ...STATEMENTS, attribution: 'anonymous' }),
  }),
  people: ({ people }, pick) => ({
    people: address('people', { kind: 'person', limit: 200 }),
    'people by a part of their name': address('people', { q: pick(people).slice(0, 4), kind: 'person', limit: 200 }),
  }),
  person: ({ people }, pick) => ({ person: address('person', { name: pick(people), limit: 100 }) }),
  commitments: ({ pairs, parties }, pick) => ({
    'the ledger of all': address('relations', LEDGER),
    'the ledger of a party': address('relations', { ...LEDGER, party: pick(parties) }),
    'the ledger of a pair': address('relations', { ...LEDGER, party: pick(pairs) }),
  }),
  sources: () => ({ sources: address('sources') }),
  review: ({ events, pairs }, pick) => ({
    ...SESSION,
    'least sure': address('review', { limit: 50 }),
    'least sure of a pair': address('review', { party: pick(pairs), limit: 50 }),
    'an entry that is judged': address('entry', { id: pick(events) }),
  }),
  'second look': () => ({ 'second look': address('review', { second: 'A reader', limit: 50 }) }),
  agreement: () => ({ reviewers: address('reviewers') }),
  'what was said': () => ({ corrections: address('corrections') }),
  watches: ({ watches }, pick) => ({
    ...SESSION,
    watches: address('watches'),
    'news of one': address('news', { watch: pick(watches), limit: 5 }),
  }),
  'watch, new': ({ pairs }, pick) => ({
    'in it now': address('lines', { party: pick(pairs), kind: 'meeting', limit: 5 }),
  }),
  rules: () => ({ rules: address('rules', { limit: 50 }) }),
  rule: ({ rules }, pick) => ({ fired: address('fired', { rule: pick(rules), limit: 50 }) }),
  feeds: ({ pairs }, pick) => ({
    'feed of a pair': address(
      'lines',
      { party: pick(pairs), kind: ['meeting', 'event', 'commitment', 'channel', 'incident'] },
      '.atom',
    ),
    'feed of statements': address('lines', { ...STATEMENTS, limit: 50 }, '.atom'),
  }),
};
