/** Lists of feeds: OPML, one address a line, and the table of official feeds that comes along. */
import { ingestTable } from './tables.js';
import { InputError } from './text.js';

/** A feed that is followed, with what is known of it before it is fetched. */
export interface FollowedFeed {
  readonly url: string;
  /** Publisher of its pages, where the pages do not say it. */
  readonly publisher?: string;
}

/**
 * The feeds of a list.
 *
 * @param text OPML, or addresses one a line; lines that begin with # are passed over
 * @throws InputError where it is neither, or names no feed
 */
export async function parseFeedList(text: string): Promise<FollowedFeed[]> {
  const feeds = /<opml\b/i.test(text) ? await ofOpml(text) : ofLines(text);
  if (feeds.length === 0) throw new InputError('there is no feed in it', 'give OPML, or addresses one a line');
  const seen = new Set<string>();
  return feeds.filter(({ url }) => !seen.has(url) && seen.add(url));
}

interface Outline {
  readonly xmlUrl?: string;
  readonly title?: string;
  readonly text?: string;
  readonly outlines?: readonly Outline[];
}

const ofOpml = async (text: string): Promise<FollowedFeed[]> => {
  const { parseOpml } = await import('feedsmith');
  let outlines: readonly Outline[];
  try {
    outlines = (parseOpml(text) as { readonly body?: { readonly outlines?: readonly Outline[] } }).body?.outlines ?? [];
  } catch {
    throw new InputError('no OPML: it cannot be parsed', 'export it again from the reader of feeds');
  }
  return outlines.flatMap(feedsOf);
};

const feedsOf = ({ xmlUrl, title, text, outlines = [] }: Outline): FollowedFeed[] => {
  const publisher = title ?? text;
  const own = xmlUrl ? [{ url: xmlUrl.trim(), ...(publisher ? { publisher } : {}) }] : [];
  return [...own, ...outlines.flatMap(feedsOf)];
};

const ofLines = (text: string): FollowedFeed[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      if (!/^https?:\/\/\S+$/i.test(line))
        throw new InputError(`‘${line.slice(0, 60)}’ is no address of a feed`, 'give OPML, or addresses one a line');
      return { url: line };
    });

/** Which of the official feeds are wanted; empty is all. */
export interface OfficialFilter {
  /** Codes of languages: `en`. */
  readonly languages?: readonly string[];
  /** Codes of parties: `USA`. */
  readonly parties?: readonly string[];
}

/**
 * The official feeds of states and organizations of states (data/ingest/official-feeds.csv).
 *
 * @throws InputError where none fits
 */
export function officialFeeds({ languages = [], parties = [] }: OfficialFilter = {}): FollowedFeed[] {
  const rows = ingestTable('official-feeds').filter(
    ({ language = '', party = '' }) =>
      (languages.length === 0 || languages.includes(language)) &&
      (parties.length === 0 || parties.some((one) => one.toUpperCase() === party)),
  );
  if (rows.length === 0) {
    const known = [...new Set(ingestTable('official-feeds').map(({ party = '' }) => party))].sort();
    throw new InputError(
      'no official feed of these parties and languages',
      `parties in the table: ${known.join(', ')}`,
    );
  }
  return rows.map(({ address = '', publisher = '' }) => ({ url: address, publisher }));
}
