/**
 * What a page says of itself: title, day, publisher, address, from JSON-LD, Open Graph and the other marks that pages bear
 * for machines, else from what a person sees. What is nowhere told is left out.
 */
import { isBareDate, isoDate, isPlausible } from '../dates.js';
import type { PageDocument, PageElement } from './dom.js';

export interface PageFacts {
  readonly title?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly url?: string;
  /** The text that the page gives to machines, where it gives one. */
  readonly told?: string;
}

/**
 * @param address where the page was fetched, where it was
 */
export function pageFacts(document: PageDocument, address: string | undefined): PageFacts {
  const articles = linkedData(document);
  const ofArticle = (...names: readonly string[]): string | undefined =>
    first(articles.flatMap((one) => names.map((name) => textOf(one[name]))));
  const url = address ?? addressOf(document);
  const publisher =
    ofArticle('publisher') ??
    meta(
      document,
      'og:site_name',
      'publisher',
      'article:publisher_name',
      'dc.publisher',
      'dcterms.publisher',
      'application-name',
    );
  const title = titleOf(document, ofArticle('headline', 'name'), publisher);
  const published = publishedOf(document, ofArticle('datePublished', 'dateCreated', 'uploadDate'), url);
  const told = ofArticle('articleBody');
  return {
    ...(title ? { title } : {}),
    ...(published ? { published } : {}),
    ...(publisher ? { publisher } : {}),
    ...(url ? { url } : {}),
    ...(told ? { told } : {}),
  };
}

const first = (values: readonly (string | undefined)[]): string | undefined => values.find(Boolean);

type Linked = Readonly<Record<string, unknown>>;

const ARTICLE = /Article|BlogPosting|Report|WebPage|PressRelease|SpeechSynthesis|CreativeWork/;

/** The articles of the page's JSON-LD, those that are articles in the narrow sense first. */
const linkedData = (document: PageDocument): Linked[] => {
  const found: Linked[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      gather(JSON.parse(script.textContent ?? ''), found, 0);
    } catch {
      // What is no JSON tells nothing, and the page has other marks.
    }
  }
  const rank = (one: Linked): number => (/Article|BlogPosting|Report/.test(String(one['@type'])) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
};

const gather = (value: unknown, found: Linked[], depth: number): void => {
  if (depth > 4 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) gather(one, found, depth + 1);
    return;
  }
  const linked = value as Linked;
  if (ARTICLE.test(String(linked['@type']))) found.push(linked);
  for (const name of ['@graph', 'mainEntity', 'mainEntityOfPage']) gather(linked[name], found, depth + 1);
};

/** A value as text: itself, or the name of the thing that it is. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return plain(value) || undefined;
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value === 'object' && value !== null && 'name' in value) return textOf(value.name);
  return undefined;
};

/** Entities of HTML that stand in text for machines, too. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };
const plain = (text: string): string =>
  text
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (all, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? all;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim();

/** The content of the first mark of these names that has one. */
const meta = (document: PageDocument, ...names: readonly string[]): string | undefined => {
  const all = metas(document);
  return first(names.map((name) => all.get(name)));
};

const metas = (document: PageDocument): ReadonlyMap<string, string> => {
  const known = KNOWN.get(document);
  if (known) return known;
  const all = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.replace(/\s+/g, ' ').trim();
    for (const mark of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(mark)?.toLowerCase();
      if (name && content && !all.has(name)) all.set(name, content);
    }
  }
  KNOWN.set(document, all);
  return all;
};
const KNOWN = new WeakMap<PageDocument, ReadonlyMap<string, string>>();

const shown = (element: PageElement | null): string | undefined =>
  element?.textContent?.replace(/\s+/g, ' ').trim() || undefined;

const titleOf = (
  document: PageDocument,
  told: string | undefined,
  publisher: string | undefined,
): string | undefined => {
  const heads = [...document.querySelectorAll('h1')].map(shown).filter((text) => text !== undefined);
  const marked = meta(document, 'og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'citation_title', 'title');
  const named = shown(document.querySelector('title'));
  const machine = told ?? marked ?? named;
  // The headline that is seen is the one that was written, where the page's own title begins with it.
  const seen = heads.find((head) => machine !== undefined && head.length > 8 && begins(machine, head));
  if (seen) return seen;
  const [only] = heads;
  if (told === undefined && marked === undefined && heads.length === 1 && only && only.length > 15) return only;
  return (machine && withoutSite(machine, publisher)) ?? shown(document.querySelector('h1,h2'));
};

const begins = (long: string, short: string): boolean => folded(long).startsWith(folded(short));
const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** A title without the name of the site behind it: *Talks resume | The Example Paper*. */
const withoutSite = (title: string, publisher: string | undefined): string => {
  const match = /^(.{15,}?)\s+[|–—·»•-]\s+([^|–—·»•]{2,50})$/.exec(title);
  if (!match) return title;
  const [, head = title, site = ''] = match;
  const isSite =
    (publisher !== undefined && (begins(site, publisher) || begins(publisher, site))) ||
    /[|·»•]\s+[^|·»•]+$/.test(title);
  return isSite ? head : title;
};

const publishedOf = (document: PageDocument, told: string | undefined, url: string | undefined): string | undefined => {
  const candidates = [
    told,
    meta(
      document,
      'article:published_time',
      'og:article:published_time',
      'datepublished',
      'parsely-pub-date',
      'sailthru.date',
      'dc.date.issued',
      'dcterms.issued',
      'dc.date',
      'dcterms.date',
      'dcterms.created',
      'citation_publication_date',
      'citation_date',
      'pubdate',
      'publish-date',
      'publish_date',
      'publication_date',
      'date',
    ),
    timeWithin(document),
    seenDate(document),
    dateOfAddress(url),
  ];
  const dates = candidates.flatMap((text) => (text ? (isoDate(text) ?? []) : []));
  // A date that cannot be is told only where there is no other.
  return dates.find((date) => isPlausible(date)) ?? dates[0];
};

/** The first time of the page that is no time of another report. */
const timeWithin = (document: PageDocument): string | undefined => {
  for (const selector of [
    'article time[datetime]',
    'main time[datetime]',
    '[itemprop=datePublished]',
    'time[datetime]',
  ]) {
    for (const element of document.querySelectorAll(selector)) {
      if (isElsewhere(element)) continue;
      const value = element.getAttribute('datetime') ?? element.getAttribute('content') ?? shown(element);
      if (value && isoDate(value)) return value;
    }
  }
  return undefined;
};

/** Whether an element stands beside the report: in a list of other reports, at the side or at the foot. */
const isElsewhere = (element: PageElement): boolean => {
  for (let node = element.parentNode; node !== null; node = node.parentNode)
    if (/^(aside|nav|footer|li)$/i.test(node.nodeName)) return true;
  return false;
};

/** A short line that is or names a date: *Published June 18, 2023*. */
const seenDate = (document: PageDocument): string | undefined => {
  for (const element of document.querySelectorAll(
    'time,[class*=date],[class*=Date],[class*=time],[class*=publish],[class*=posted],[id*=date],[class*=byline],[class*=meta]',
  )) {
    const text = shown(element);
    if (text && text.length < 120 && !isElsewhere(element) && isoDate(text)) return text;
  }
  for (const element of document.querySelectorAll('p,span,td')) {
    const text = shown(element);
    const isDate = text && (isBareDate(text) || /^(?:published|posted|updated|date|released?)\b/i.test(text));
    if (isDate && text.length < 80 && !isElsewhere(element) && isoDate(text)) return text;
  }
  return undefined;
};

/** The day in an address: /2023/06/18/. */
const dateOfAddress = (url: string | undefined): string | undefined =>
  url && /[/_-](\d{4}[/_-]\d{1,2}[/_-]\d{1,2})(?=[/_.-]|$)/.exec(url)?.[1]?.replaceAll(/[/_]/g, '-');

/** What the page says its address is, where it says it in full. */
const addressOf = (document: PageDocument): string | undefined => {
  const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href');
  return [canonical, meta(document, 'og:url')].find((value) => value && /^https?:\/\//i.test(value)) ?? undefined;
};
