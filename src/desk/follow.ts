/**
 * Following feeds: what is new in them is fetched, read and added. A feed is asked only whether it has changed (the store
 * keeps what its server said), a page that is in the record is fetched again only where its feed says that it was updated.
 */
import { collect } from '../ingest/bytes.js';
import { decodePage } from '../ingest/charset.js';
import { toDocument } from '../ingest/document.js';
import { documentsIn, type Ingested } from '../ingest/documents-in.js';
import { type FeedEntry, parseFeedText } from '../ingest/feed.js';
import type { FollowedFeed } from '../ingest/feed-list.js';
import { StatusError, type Validators } from '../ingest/fetch/fetch.js';
import { type Fetcher, momentNow } from '../ingest/fetch/fetcher.js';
import { isProblem } from '../ingest/reader.js';
import { DEFAULT_LIMIT, InputError } from '../ingest/text.js';
import type { AddCounts, Desk } from './desk.js';

export interface FollowOptions {
  readonly fetcher: Fetcher;
  /** Pages of one feed that are fetched in one run, the newest first. */
  readonly pages: number;
  /** Bytes of one document. */
  readonly limit?: number;
  /** Told of each feed or page that cannot be read. */
  readonly tell: (input: string, what: string, advice: string, isMinor: boolean) => void;
  /** Called after each feed; no further feed is begun once it returns false. */
  readonly progress?: (counts: FollowCounts) => boolean;
}

export interface FollowCounts extends AddCounts {
  readonly feeds: number;
  /** Feeds that have not changed since they were asked last. */
  readonly unchanged: number;
  readonly failed: number;
}

/** Feeds that are asked at once; of one host never more than one. */
const AT_ONCE = 8;
/** Text of an entry that can stand for its page, in characters: more than a summary. */
const FULL_TEXT = 800;
/** Seconds for which a host is left alone that says it is asked too often, and not for how long. */
const REST = 60;

/** What the store keeps of a feed. */
interface FeedState extends Validators {
  /** Moment at which it was asked last. */
  readonly asked: string;
}

/** Asks the feeds and adds what is new. */
export async function follow(
  desk: Desk,
  feeds: readonly FollowedFeed[],
  options: FollowOptions,
): Promise<FollowCounts> {
  let counts: FollowCounts = { feeds: 0, unchanged: 0, failed: 0, added: 0, changed: 0, known: 0 };
  let isStopped = false;
  let failed = 0;
  const tell: FollowOptions['tell'] = (input, what, advice, isMinor) => {
    if (!isMinor) failed++;
    options.tell(input, what, advice, isMinor);
  };
  // Documents are added by one after the other: only fetching goes on side by side.
  for await (const { feed, found } of inParallel(
    feeds,
    AT_ONCE,
    () => isStopped,
    (feed) => askFeed(desk, feed, { ...options, tell }),
  )) {
    if (found) {
      await desk.add(found.documents, (one) => {
        counts = sum(counts, one);
        return true;
      });
      // Only now: what was not added is offered again.
      await desk.putNote(noteOf(feed.url), JSON.stringify(found.state));
      for (const [address, url] of found.moved) await desk.putNote(movedNote(address), url);
    }
    counts = {
      ...counts,
      feeds: counts.feeds + 1,
      unchanged: counts.unchanged + (found?.isUnchanged ? 1 : 0),
      failed,
    };
    if (options.progress?.(counts) === false) isStopped = true;
  }
  return counts;
}

const noteOf = (url: string): string => `feed ${url}`;
const movedNote = (url: string): string => `moved ${url}`;

const sum = (counts: FollowCounts, { added, changed, known }: AddCounts): FollowCounts => ({
  ...counts,
  added: counts.added + added,
  changed: counts.changed + changed,
  known: counts.known + known,
});

interface FeedFound {
  readonly documents: readonly Ingested[];
  readonly state: FeedState;
  readonly isUnchanged: boolean;
  /** Addresses of entries whose pages stand at others. */
  readonly moved: readonly (readonly [address: string, url: string])[];
}

/** What is new in a feed; undefined where it cannot be asked. */
const askFeed = async (
  desk: Desk,
  feed: FollowedFeed,
  options: FollowOptions,
): Promise<{ readonly feed: FollowedFeed; readonly found: FeedFound | undefined }> => {
  try {
    return { feed, found: await newIn(desk, feed, options) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (error instanceof StatusError && (error.status === 429 || error.status === 503))
      options.fetcher.rest(feed.url, error.retryAfter ?? REST);
    options.tell(feed.url, error.message, error.advice, false);
    return { feed, found: undefined };
  }
};

const newIn = async (desk: Desk, feed: FollowedFeed, options: FollowOptions): Promise<FeedFound> => {
  const limit = options.limit ?? DEFAULT_LIMIT;
  const known = stateOf(await desk.note(noteOf(feed.url)));
  const asked = momentNow();
  const { text, url, validators } = await options.fetcher.fetch(
    feed.url,
    async (page) => ({
      text: page.isUnchanged ? undefined : decodePage(await collect(page.body, limit), page.type),
      url: page.url,
      validators: page.validators,
    }),
    known,
  );
  if (text === undefined)
    return { documents: [], moved: [], isUnchanged: true, state: { ...known, ...validators, asked } };
  const { entries, title } = await parseFeedText(text, url);
  const publisher = feed.publisher ?? title;
  const documents: Ingested[] = [];
  const moved: (readonly [string, string])[] = [];
  const wanted: FeedEntry[] = [];
  for (const entry of entries) {
    if (wanted.length === options.pages) break;
    if (entry.url ? await isNew(desk, entry) : entry.text !== '') wanted.push(entry);
  }
  let isWhole = true;
  for (const entry of wanted) {
    const page = entry.url
      ? await pageOf(entry, publisher, limit, options)
      : { documents: [ofEntry(entry, publisher)], isOver: true };
    documents.push(...page.documents);
    if (!page.isOver) isWhole = false;
    const at = page.documents[0]?.document.url;
    if (entry.url && at && at !== entry.url) moved.push([entry.url, at]);
  }
  // A feed of which something is left is asked for as a whole again.
  const isDone = isWhole && wanted.length < options.pages;
  return { documents, moved, isUnchanged: false, state: { ...(isDone ? validators : {}), asked } };
};

const stateOf = (note: string | undefined): Validators => {
  if (note === undefined) return {};
  const { etag, modified } = JSON.parse(note) as FeedState;
  return { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
};

/** Whether the page of an entry is not in the record, or was updated since it was fetched. */
const isNew = async (desk: Desk, { url = '', updated }: FeedEntry): Promise<boolean> => {
  const at = (await desk.note(movedNote(url))) ?? url;
  const known = await desk.retrieved(`url:${at}`);
  if (known === undefined) return true;
  return updated !== undefined && known !== '' && Date.parse(updated) > Date.parse(known);
};

/** The page of an entry; where it cannot be had and the feed holds its text, that. */
const pageOf = async (
  entry: FeedEntry,
  publisher: string | undefined,
  limit: number,
  { fetcher, tell }: FollowOptions,
): Promise<{ readonly documents: Ingested[]; readonly isOver: boolean }> => {
  const url = entry.url ?? '';
  const fallback = {
    ...(entry.title ? { title: entry.title } : {}),
    ...(entry.published ? { published: entry.published } : {}),
    ...(publisher ? { publisher } : {}),
  };
  const documents: Ingested[] = [];
  const problems: { readonly error: string; readonly advice: string; readonly isMinor?: boolean }[] = [];
  let isOver = true;
  try {
    for await (const found of documentsIn(await fetcher.source(url), { limit, fallback })) {
      if (isProblem(found)) problems.push(found);
      else documents.push(found);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push({ error: error.message, advice: error.advice });
    if (error instanceof StatusError && (error.status === 429 || error.status >= 500)) {
      isOver = false;
      fetcher.rest(url, error.retryAfter ?? REST);
    }
  }
  if (documents.length > 0 || entry.text.length < FULL_TEXT) {
    for (const { error, advice, isMinor } of problems)
      tell(url, error, advice, isMinor === true || documents.length > 0);
    return { documents, isOver };
  }
  for (const { error } of problems) tell(url, error, 'the text in the feed is read in its place', true);
  return { documents: [ofEntry(entry, publisher)], isOver };
};

/** An entry as a document by the text that its feed holds. */
const ofEntry = ({ title, url, published, text }: FeedEntry, publisher: string | undefined): Ingested => ({
  document: toDocument({
    text,
    ...(title ? { title } : {}),
    ...(url ? { url } : {}),
    ...(published ? { published } : {}),
    ...(publisher ? { publisher } : {}),
    retrieved: momentNow(),
  }),
  extractor: 'feed',
});

/** The results of some work on all items, as they come; so many at once. */
async function* inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  isStopped: () => boolean,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running = new Map<number, Promise<readonly [number, R]>>();
  let next = 0;
  while (next < items.length || running.size > 0) {
    while (running.size < atOnce && next < items.length && !isStopped()) {
      const at = next++;
      running.set(
        at,
        work(items[at] as T).then((result) => [at, result] as const),
      );
    }
    if (running.size === 0) return;
    const [at, result] = await Promise.race(running.values());
    running.delete(at);
    yield result;
  }
}
