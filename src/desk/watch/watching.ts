/**
 * Watching: each entry of a saved view is told once when it is new, and once more whenever it has changed, never twice as
 * it is. What was told is kept in the store: another run, and another process beside, know of it.
 *
 * An entry is told within the transaction that notes it where telling is at once (a line, a file), so that what could not
 * be written was not told. A call of an address takes long: it is noted as under way first, and as told when it was
 * answered; one that failed, or whose process ended meanwhile, is tried again.
 */
import { createHash } from 'node:crypto';
import { type ExportRow, exportRow } from '../../export/rows.js';
import type { Entry, ToldEntry } from '../../model/record.js';
import type { Told, Watch } from '../../model/watch.js';
import type { Store, StoreReader } from '../../store/store.js';
import type { Questions } from '../ask/questions.js';
import type { FilterWords } from '../filter-words.js';
import { RELEASE } from '../place.js';

/** Entries that are looked at together. */
const PAGE = 200;

/** Entries and changes, the latest, that are looked at for what the pages show: to hash all of a great record takes minutes. */
const LOOKED = 400;

/** Milliseconds after which a call whose process ended is somebody else's to make; longer than any call lasts. */
const LEASE = 60_000;

/** What is told: an entry, and whether the view had it before. */
export interface News {
  readonly watch: string;
  readonly is: 'new' | 'changed';
  readonly entry: Entry;
  /** As exports have it. */
  readonly row: ExportRow;
  /** The same for the same entry in the same state: by it a receiver knows what it got already. */
  readonly id: string;
}

/** Ways of telling. Each throws where it could not be told. */
export interface Ways {
  readonly line: (news: News) => void;
  /** All that the file is to hold: the latest of the view. */
  readonly atom: (watch: Watch, entries: readonly Entry[]) => void;
  readonly webhook: (watch: Watch, news: News) => Promise<void>;
}

export interface Round {
  readonly told: number;
  /** Calls that failed; they are made again in the next round. */
  readonly failed: number;
  /** Why the last of them failed. */
  readonly reason?: string;
}

/** What a view would tell now. */
export interface Untold {
  readonly entries: readonly { readonly is: News['is']; readonly told: ToldEntry }[];
  /** Of those looked at, those that are shown or not. */
  readonly count: number;
}

/** A view whose filter names nobody any more, or never did. */
export class WatchError extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
    this.name = 'WatchError';
  }
}

export class Watching {
  /** @param now the moment */
  constructor(
    private readonly store: Store,
    private readonly questions: Questions,
    private readonly now: () => Date = () => new Date(),
  ) {}

  all(): Promise<readonly Watch[]> {
    return this.store.watches();
  }

  /**
   * Saves a view.
   *
   * @param fromStart whether what is in it already is told, too
   * @returns false where there is one of this name
   * @throws WatchError where the filter cannot be asked for
   */
  async save(watch: Watch, fromStart: boolean): Promise<boolean> {
    const known: Told[] = [];
    const change = await this.store.lastChange();
    for await (const entries of this.pages(watch)) known.push(...entries.map(settled));
    return this.store.transaction(async (writer) => {
      if (!(await writer.putWatch(watch))) return false;
      if (!fromStart) {
        await writer.putTold(watch.name, known);
        await writer.putSeen(watch.name, change);
      }
      return true;
    });
  }

  /** @returns false where there is none of this name */
  remove(name: string): Promise<boolean> {
    return this.store.transaction((writer) => writer.removeWatch(name));
  }

  /**
   * Looks once at what is new or changed in a view, and tells it, the oldest day first.
   *
   * @throws WatchError where the filter cannot be asked for; what `line` and `atom` throw
   */
  async look(watch: Watch, ways: Ways): Promise<Round> {
    // Who looks at the pages is told there.
    if (watch.way === 'page') return { told: 0, failed: 0 };
    let [told, failed] = [0, 0];
    let reason: string | undefined;
    const latest: Entry[] = [];
    for await (const entries of this.pages(watch)) {
      latest.push(...entries.map(({ entry }) => entry));
      for (const { told: entry } of await this.untold(watch, entries)) {
        if (watch.way !== 'webhook') {
          if (await this.tellAtOnce(watch, entry, ways)) told++;
          continue;
        }
        // An address that does not answer is left alone for the rest of the round.
        if (failed > 0) {
          failed++;
          continue;
        }
        const outcome = await this.call(watch, entry, ways);
        if (outcome === 'told') told++;
        else if (outcome !== 'another') {
          failed++;
          reason = outcome.reason;
        }
      }
    }
    // The file is what the view holds, so that writing it again after a kill changes nothing.
    if (watch.way === 'atom') ways.atom(watch, latest.slice(-FEED).reverse());
    return { told, failed, ...(reason === undefined ? {} : { reason }) };
  }

  /**
   * What is new or changed in a view and was not told yet. Nothing is noted.
   *
   * @param most entries that are given, those of the latest days, the latest first
   * @returns undefined where there is no view of this name
   * @throws WatchError where the filter cannot be asked for
   */
  async news(name: string, most: number): Promise<Untold | undefined> {
    const watch = (await this.all()).find((one) => one.name === name);
    if (!watch) return undefined;
    const seen = await this.store.seen(name);
    // What was there when it was seen is news only where something became of it since.
    const ids = seen === 0 ? undefined : await this.questions.changedSince(seen, LOOKED);
    let count = 0;
    let looked = 0;
    const latest: Untold['entries'][number][] = [];
    for await (const entries of this.pages(watch, 'newest', ids)) {
      const untold = await this.untold(watch, entries);
      count += untold.length;
      latest.push(...untold.slice(0, most - latest.length));
      looked += entries.length;
      if (looked >= LOOKED) break;
    }
    return { entries: latest, count };
  }

  /**
   * Notes all that is in a view as told, as it is now.
   *
   * @returns false where there is none of this name, or it tells in another way than on the pages
   * @throws WatchError where the filter cannot be asked for
   */
  async seen(name: string): Promise<boolean> {
    const watch = (await this.all()).find((one) => one.name === name);
    if (watch?.way !== 'page') return false;
    const change = await this.store.lastChange();
    for await (const entries of this.pages(watch)) {
      const marks = (await this.untold(watch, entries)).map(({ told }) => settled(told));
      await this.store.transaction((writer) => writer.putTold(name, marks));
    }
    await this.store.transaction((writer) => writer.putSeen(name, change));
    return true;
  }

  private async *pages(
    { kinds, filter, name }: Watch,
    order: 'oldest' | 'newest' = 'oldest',
    ids?: readonly string[],
  ): AsyncGenerator<readonly ToldEntry[]> {
    const parsed = await this.questions.filter(filter as FilterWords);
    if ('problems' in parsed) {
      const [problem] = parsed.problems;
      throw new WatchError(`${name}: ${problem?.input}: ${problem?.what}`, problem?.advice ?? 'save the view anew');
    }
    let after: { readonly after?: { readonly day: string; readonly id: string } } = {};
    for (;;) {
      const only = { kinds, limit: PAGE, order, ...(ids ? { ids } : {}) };
      const page = await this.questions.entries({ ...parsed.filter, ...only, ...after });
      yield await this.questions.told(page.lines);
      if (!page.next) return;
      after = { after: page.next };
    }
  }

  private async untold(watch: Watch, entries: readonly ToldEntry[]): Promise<Untold['entries']> {
    const all = await this.store.told(
      watch.name,
      entries.flatMap(({ entry }) => entry.items),
    );
    const marks = new Map(all.map((one) => [one.entry, one.told]));
    return entries.flatMap((one) => {
      const before = one.entry.items.flatMap((item) => marks.get(item) || []);
      return before.includes(markOf(one)) ? [] : [{ is: before.length === 0 ? 'new' : 'changed', told: one }];
    });
  }

  private tellAtOnce(watch: Watch, one: ToldEntry, ways: Ways): Promise<boolean> {
    const { entry } = one;
    return this.store.transaction(async (writer) => {
      const before = await toldOf(writer, watch, entry);
      const mark = markOf(one);
      // Another process may have told it since it was looked at.
      if (before.told === mark) return false;
      await writer.putTold(watch.name, [{ entry: entry.id, told: mark, telling: '', until: '' }]);
      if (watch.way === 'line') ways.line(newsOf(watch, one, before));
      return true;
    });
  }

  private async call(
    watch: Watch,
    one: ToldEntry,
    ways: Ways,
  ): Promise<'told' | 'another' | { readonly reason: string }> {
    const { entry } = one;
    const mark = markOf(one);
    const claim = await this.store.transaction(async (writer) => {
      const before = await toldOf(writer, watch, entry);
      const underWay = before.telling === mark && this.now().toISOString() < before.until;
      if (before.told === mark || underWay) return undefined;
      const until = new Date(this.now().getTime() + LEASE).toISOString();
      await writer.putTold(watch.name, [{ entry: entry.id, told: before.told, telling: mark, until }]);
      return { before };
    });
    if (!claim) return 'another';
    const settle = (told: string): Promise<void> =>
      this.store.transaction((writer) =>
        writer.putTold(watch.name, [{ entry: entry.id, told, telling: '', until: '' }]),
      );
    try {
      await ways.webhook(watch, newsOf(watch, one, claim.before));
    } catch (error) {
      await settle(claim.before.told);
      return { reason: error instanceof Error ? error.message : String(error) };
    }
    await settle(mark);
    return 'told';
  }
}

/**
 * What was told of an entry. It may have been called by another of its items then: each is an address of it, so that what was
 * told under any of them was told of it.
 */
const toldOf = async (reader: Pick<StoreReader, 'told'>, watch: Watch, entry: Entry): Promise<Told> => {
  const rows = await reader.told(watch.name, entry.items);
  const own = rows.find((row) => row.entry === entry.id);
  const told = own && own.told !== '' ? own.told : (rows.find((row) => row.told !== '')?.told ?? '');
  return { entry: entry.id, told, telling: own?.telling ?? '', until: own?.until ?? '' };
};

/** An entry told as it is. */
const settled = (one: ToldEntry): Told => ({ entry: one.entry.id, told: markOf(one), telling: '', until: '' });

/** Entries of a feed. */
const FEED = 200;

/** What is told of an entry, as one short text: another where anything that a reader sees is another. */
const markOf = (one: ToldEntry): string => {
  // The release stands in every row, and a new one is no news.
  const { release: _, ...row } = exportRow(one, RELEASE);
  return createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 32);
};

const newsOf = (watch: Watch, one: ToldEntry, before: Told): News => ({
  watch: watch.name,
  is: before.told === '' ? 'new' : 'changed',
  entry: one.entry,
  row: exportRow(one, RELEASE),
  id: `${watch.name}:${one.entry.id}:${markOf(one)}`,
});
