/** RSS, Atom, RDF and JSON feeds: each entry with text of its own is a document. */

import { collect } from './bytes.js';
import { decodePage } from './charset.js';
import { isoDate } from './dates.js';
import { textOfHtml } from './html/page.js';
import type { Reader } from './reader.js';
import { InputError } from './text.js';

/** An entry of a feed, whatever its format. */
export interface FeedEntry {
  readonly title?: string;
  readonly url?: string;
  readonly published?: string;
  readonly updated?: string;
  /** The text that the feed itself holds, perhaps only a summary. */
  readonly text: string;
}

export interface Feed {
  readonly title?: string;
  readonly entries: readonly FeedEntry[];
}

export const readFeed: Reader = async function* (source, { limit }) {
  const feed = await parseFeedText(decodePage(await collect(source.bytes, limit), source.type), source.url);
  for (const [index, entry] of feed.entries.entries()) {
    const where = `entry ${index + 1}${entry.title ? `, ‘${entry.title.slice(0, 60)}’` : ''}`;
    if (entry.text.trim() === '') {
      yield {
        where,
        error: 'there is no text in it',
        advice: entry.url ? `read its page: ${entry.url}` : 'leave it out',
      };
      continue;
    }
    const { title, url, published, text } = entry;
    yield {
      input: {
        text,
        ...(title ? { title } : {}),
        ...(url ? { url } : {}),
        ...(published ? { published } : {}),
        ...(feed.title ? { publisher: feed.title } : {}),
      },
      extractor: 'feed',
    };
  }
};

/**
 * @param address where the feed was fetched: addresses within it may be relative
 * @throws InputError where it is no feed
 */
export async function parseFeedText(text: string, address: string | undefined): Promise<Feed> {
  const { parseFeed } = await import('feedsmith');
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch {
    throw new InputError('no feed: neither RSS nor Atom', 'check the address; a page with news is not its feed');
  }
  const entries = entriesOf(parsed).map((raw) => entryOf(raw, address));
  const title = plainText(titleOf(parsed));
  return { ...(title ? { title } : {}), entries };
}

type Parsed = Awaited<ReturnType<typeof import('feedsmith')['parseFeed']>>;

interface RawEntry {
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly published?: unknown;
  readonly updated?: unknown;
  readonly contents: readonly (string | undefined)[];
}

const titleOf = ({ format, feed }: Parsed): string => {
  if (format === 'atom') return feed.title?.value ?? '';
  return feed.title ?? '';
};

const entriesOf = ({ format, feed }: Parsed): RawEntry[] => {
  switch (format) {
    case 'rss':
      return (feed.items ?? []).map((item) => ({
        title: item.title,
        url: item.link ?? (item.guid?.isPermaLink === false ? undefined : asAddress(item.guid?.value)),
        published: item.pubDate ?? item.dc?.dates?.[0],
        updated: item.atom?.updated,
        contents: [item.content?.encoded, item.description],
      }));
    case 'atom':
      return (feed.entries ?? []).map((entry) => ({
        title: entry.title?.value,
        url: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])?.href,
        published: entry.published ?? entry.updated,
        updated: entry.updated,
        contents: [entry.content?.value, entry.summary?.value],
      }));
    case 'rdf':
      return (feed.items ?? []).map((item) => ({
        title: item.title,
        url: item.link,
        published: item.dc?.dates?.[0],
        contents: [item.content?.encoded, item.description],
      }));
    case 'json':
      return (feed.items ?? []).map((item) => ({
        title: item.title,
        url: item.url ?? item.external_url,
        published: item.date_published,
        updated: item.date_modified,
        contents: [item.content_html, item.content_text, item.summary],
      }));
  }
};

const asAddress = (value: string | undefined): string | undefined =>
  value && /^https?:\/\//i.test(value) ? value : undefined;

const entryOf = ({ title, url, published, updated, contents }: RawEntry, address: string | undefined): FeedEntry => {
  const texts = contents.map((one) => (one ? textOfHtml(one) : ''));
  const text = texts.reduce((best, one) => (one.length > best.length ? one : best), '');
  const plainTitle = plainText(title ?? '');
  const full = url && URL.canParse(url, address) ? new URL(url, address).href : undefined;
  // A date is typed as whatever a caller's own parser would make of it; ours are the words of the feed.
  const days = { published: isoDate(String(published ?? '')), updated: isoDate(String(updated ?? '')) };
  return {
    text,
    ...(plainTitle ? { title: plainTitle } : {}),
    ...(full ? { url: full } : {}),
    ...(days.published ? { published: days.published } : {}),
    ...(days.updated ? { updated: days.updated } : {}),
  };
};

/** A title, of which some feeds mark words as HTML. */
const plainText = (title: string): string =>
  (/[<&]/.test(title) ? textOfHtml(title) : title).replace(/\s+/g, ' ').trim();
