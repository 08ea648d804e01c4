/** What takes long to answer: texts are read, or much of the record is looked at. Nothing here changes it. */
import { toDocument } from '../../ingest/document.js';
import type { Document, DocumentInput } from '../../model/document.js';
import type { Party } from '../../model/generated/parties.js';
import type { Reading } from '../../model/reading.js';
import type { ItemKind } from '../../model/record.js';
import type { Watch } from '../../model/watch.js';
import type { Context } from '../../reading/context.js';
import { read } from '../../reading/read.js';
import type { Resources } from '../../reading/resources.js';
import type { CompareWords } from '../../record/compare/words.js';
import { lookedAt } from '../../record/found-by.js';
import type { LedgerWords } from '../../record/ledger/words.js';
import {
  accountContext,
  compareContexts,
  compareDocuments,
  loadCompareWords,
  type ShownComparison,
} from '../compare.js';
import type { Desk } from '../desk.js';
import type { Filter } from '../filter.js';
import { loadLedgerWords, type PersonVisits, personVisits } from '../over-time.js';
import { type Line, lineOf } from './lines.js';
import type { PairStudy, StudyAsked } from './pair-study.js';
import { type WhyNot, whyNot } from './why-not.js';

/** What a saved view would tell now, the latest first. */
interface WatchNews {
  readonly count: number;
  readonly news: readonly { readonly is: 'new' | 'changed'; readonly line: Line }[];
}

/** Where a rule fired. */
interface Fired {
  readonly count: number;
  /** The newest. */
  readonly lines: readonly Line[];
}

/** Visits of which only the latest are given, with how many there are. */
interface CountedVisits extends PersonVisits {
  readonly counts: { readonly stops: number; readonly met: number };
}

export interface Studies {
  /** Reads a text, and keeps nothing. */
  readonly read: (input: DocumentInput) => Promise<{ readonly text: string; readonly reading: Reading }>;
  /** Why a rule does not fire on a text, which is kept nowhere; undefined where there is no such rule. */
  readonly whyNot: (input: DocumentInput, rule: string) => Promise<WhyNot | undefined>;
  /** Two documents side by side; undefined where one is not there. */
  readonly compare: (a: string, b: string) => Promise<ShownComparison | undefined>;
  /** Without parties, of the whole record. */
  readonly pair: (asked: StudyAsked) => Promise<PairStudy>;
  /** What is least sure and was looked at by nobody, the least sure first; with a name, by others than this person. */
  readonly unsure: (
    kinds: readonly ItemKind[],
    filter: Filter,
    most: number,
    second?: string,
  ) => Promise<readonly Line[]>;
  /** Where some ids of a person were and whom they met, the latest of each; `home` is their own state. */
  readonly visits: (ids: readonly string[], home: Party | '', most: number, until?: string) => Promise<CountedVisits>;
  readonly fired: (rule: string, most: number) => Promise<Fired>;
  /** What is new in a saved view, which tells in this way; undefined where there is none of this name. */
  readonly news: (watch: string, most: number, way: Watch['way']) => Promise<WatchNews | undefined>;
}
/** Studies here, over a desk. */
export function studiesOf(desk: Desk, resources: () => Resources): Studies & { readonly warm: () => void } {
  let compareWords: CompareWords | undefined;
  const comparing = (): CompareWords => {
    compareWords ??= loadCompareWords();
    return compareWords;
  };
  let ledgerWords: LedgerWords | undefined;
  const ledger = (): LedgerWords => {
    ledgerWords ??= loadLedgerWords(comparing());
    return ledgerWords;
  };
  // Accounts of one meeting are compared each with each.
  const accounts = new Map<string, Context>();
  const account = (document: Document): Context => {
    const key = JSON.stringify(document);
    const context = accounts.get(key) ?? accountContext(document, resources());
    accounts.delete(key);
    accounts.set(key, context);
    const [oldest] = accounts.keys();
    if (accounts.size > ACCOUNTS && oldest !== undefined) accounts.delete(oldest);
    return context;
  };
  const warm = (): void => {
    ledger();
    for (let i = 0; i < 3; i++) compareDocuments({ text: WARM }, { text: WARM }, resources(), comparing());
  };
  return {
    warm,
    read: async (input) => {
      const document = toDocument(input);
      return { text: document.text, reading: read(document, resources()) };
    },
    whyNot: async (input, rule) => whyNot(toDocument(input), rule, resources()),
    compare: async (a, b) => {
      const [one, other] = [await desk.document(a), await desk.document(b)];
      return one && other ? compareContexts(account(one.document), account(other.document), comparing()) : undefined;
    },
    pair: desk.pairStudies(ledger),
    unsure: (...given) => unsureOf(desk, ...given),
    visits: async (ids, home, most, until) => {
      const looked = Math.max(MEETINGS, 2 * most);
      const { stops, met, together, from } = await personVisits(desk, ids, home, until ? { until } : {}, looked);
      return {
        from,
        stops: stops.slice(-most),
        met: met.slice(0, most),
        together: together.slice(0, most),
        counts: { stops: stops.length, met: met.length },
      };
    },
    news: async (watch, most) => {
      const untold = await desk.watching.news(watch, most);
      return (
        untold && { count: untold.count, news: untold.entries.map(({ is, told }) => ({ is, line: lineOf(told) })) }
      );
    },
    fired: async (rule, most) => {
      const page = await desk.ask.entries({ rule, order: 'newest', limit: most });
      return { count: await desk.countEntries({ rule }), lines: await desk.ask.lines(await desk.ask.told(page.lines)) };
    },
  };
}

const unsureOf = async (
  desk: Desk,
  kinds: readonly ItemKind[],
  filter: Filter,
  most: number,
  second?: string,
): Promise<readonly Line[]> => {
  const asked = { ...filter, kinds, looked: second !== undefined };
  // What people looked at is little.
  const found = await desk.unsure(asked, second === undefined ? most : MOST_LOOKED);
  const authors =
    second === undefined
      ? new Map<string, string>()
      : new Map((await desk.corrections()).map(({ correction: { id, author } }) => [id, author]));
  const wanted = found.filter((entry) => lookedAt(entry).every((id) => authors.get(id) !== second));
  return (await desk.withWords(wanted.slice(0, most))).map((one) => lineOf(one));
};

/** Accounts that are kept as they were read; each takes some hundred times its text. */
const ACCOUNTS = 20;

/** What a thread reads first. */
const WARM =
  'BEIJING, June 18 - U.S. Secretary of State Antony Blinken met Chinese Foreign Minister Qin Gang. Both sides agreed to resume talks, a spokesman said.';

/** Meetings that are looked at for where somebody was, at least. */
const MEETINGS = 200;

/** Entries that people said something of, at most, from which a second look is chosen. */
const MOST_LOOKED = 20_000;
