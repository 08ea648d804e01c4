/**
 * The text of the report on a page, without what stands around it: ways to other pages, captions, credits, sign-up boxes,
 * advertisements. Parts that say by element, class or id what they are go first (data/ingest/page-parts.csv,
 * page-names.csv), then Readability chooses, then paragraphs go that are lines of a page (page-lines.csv).
 */
import { Readability } from '@mozilla/readability';
import { ingestTable } from '../tables.js';
import { type Block, blocksOf } from './blocks.js';
import type { PageDocument, PageElement } from './dom.js';

/** A part that holds more of the page's paragraphs than this is its text, whatever its name says. */
const TEXT_SHARE = 0.4;
/** A text of fewer characters is doubted: the whole page is looked at, too. */
const SHORT = 250;
/** Paragraphs of more words are of the report, whatever they begin with. */
const LONGEST_LINE = 45;
/** A paragraph that is a link for the most part, and of some words, points to another page. */
const LINK_SHARE = 0.85;
const LINK_WORDS = 4;

/**
 * The paragraphs of the report on a page. The page is changed by it.
 *
 * @param title the title of the page, which is left out where the text begins with it
 */
export function mainText(document: PageDocument, title: string | undefined): string[] {
  dropParts(document);
  const all = document.body ? paragraphsOf(document.body, title) : [];
  const chosen = readable(document);
  const found = chosen ? paragraphsOf(chosen, title) : [];
  return lengthOf(found) < SHORT && lengthOf(all) > 2 * lengthOf(found) ? all : found;
}

const lengthOf = (paragraphs: readonly string[]): number => paragraphs.reduce((sum, { length }) => sum + length, 0);

const readable = (document: PageDocument): PageElement | undefined => {
  // Readability takes the tree apart and asks for a browser's document: linkedom's is enough of one.
  const reader = new Readability(document as never, {
    charThreshold: SHORT,
    serializer: (element: unknown) => element as PageElement,
  });
  try {
    return reader.parse()?.content ?? undefined;
  } catch (error) {
    // It climbs past the root of some trees ('<meta property=' that never ends): then all paragraphs are the text.
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
};

const paragraphsOf = (element: PageElement, title: string | undefined): string[] => {
  const blocks = blocksOf(element).filter((block) => !isLine(block));
  const first = blocks.findIndex(({ text }) => title === undefined || !isSame(text, title));
  return first === -1 ? [] : blocks.slice(first).map(({ text }) => text);
};

const isSame = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Takes out of a page what says of itself that it is no part of the text. */
function dropParts(document: PageDocument): void {
  const whole = paragraphLength(document);
  const drop = (element: PageElement): void => {
    if (isFrame(element) || element.parentNode === null) return;
    if (whole > 0 && paragraphLength(element) > TEXT_SHARE * whole) return;
    element.remove();
  };
  for (const selector of PARTS()) for (const element of [...document.querySelectorAll(selector)]) drop(element);
  const names = NAMES();
  for (const element of [...document.querySelectorAll('[class],[id]')]) {
    const own = `${element.getAttribute('class') ?? ''} ${element.id}`;
    if (names.test(wordsOf(own))) drop(element);
  }
}

const isFrame = ({ nodeName }: PageElement): boolean => /^(html|body|main|article)$/i.test(nodeName);

/** Characters of the paragraphs of an element that are long enough to be of a text. */
const paragraphLength = (element: PageElement): number => {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) {
    const own = paragraph.textContent?.trim().length ?? 0;
    if (own > 60) length += own;
  }
  return length;
};

/** The words that classes and ids are made of, each between blanks: ' article related links '. */
const wordsOf = (names: string): string =>
  ` ${names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const PARTS = once(() => ingestTable('page-parts').map(({ selector = '' }) => selector));
const NAMES = once(
  () =>
    new RegExp(
      ` (?:${ingestTable('page-names')
        .map(({ name = '' }) => name)
        .join('|')}) `,
    ),
);
const LINES = once(
  () =>
    new RegExp(
      `^(?:${ingestTable('page-lines')
        .map(({ pattern = '' }) => pattern)
        .join('|')})$`,
      'is',
    ),
);

/** Whether a paragraph is a line of the page and not of the text. */
const isLine = ({ text, linked, element }: Block): boolean => {
  const words = text.split(/\s+/).length;
  if (linked >= LINK_SHARE && words >= LINK_WORDS && !/^H\d$/.test(element)) return true;
  return words <= LONGEST_LINE && LINES().test(text);
};
