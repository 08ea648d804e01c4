/** A page of the web as a document: its text by Readability, its facts by what it says of itself. */

import { beginsBulk, splitBulk } from '../bulk/bulk.js';
import { collect, HEAD, peek } from '../bytes.js';
import { decodePage, expectText } from '../charset.js';
import type { Draft, Reader } from '../reader.js';
import { InputError } from '../text.js';
import { blocksOf } from './blocks.js';
import { parsePage } from './dom.js';
import { mainText } from './main-text.js';
import { pageFacts } from './metadata.js';

/** What made the text, with its version; stored with it. */
export const EXTRACTOR = 'readability 0.6.0';

/** An export of an archive holds hundreds of documents: it may be so many times as long as one. */
const BULK = 20;

export interface PageOrigin {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
}

export const readHtml: Reader = async function* (source, { limit }) {
  const { head, bytes } = await peek(source.bytes, HEAD);
  const isBulk = beginsBulk(decodePage(head, source.type));
  const page = await collect(bytes, isBulk ? limit * BULK : limit);
  const html = decodePage(page, source.type);
  const exported = isBulk ? splitBulk(linesOf(html)) : undefined;
  if (exported) yield* exported;
  else yield pageDraft(page, { url: source.url, type: source.type }, html);
};

/** The lines of an export: its paragraphs and the rows of its tables. */
const linesOf = (html: string): string[] => blocksOf(parsePage(html)).flatMap(({ text }) => text.split('\n'));

/**
 * A page as a document.
 *
 * @param html the page, decoded, where it is so already
 * @throws InputError where it holds no text
 */
export function pageDraft(bytes: Uint8Array, { url, type }: PageOrigin, html = decodePage(bytes, type)): Draft {
  expectText(html);
  const page = parsePage(html);
  const { told, ...facts } = pageFacts(page, url);
  const found = mainText(page, facts.title).join('\n\n');
  // Some pages are filled in by scripts, and give their text to machines alone.
  const text = told !== undefined && told.length > 2 * found.length ? told : found;
  if (text.trim() === '')
    throw new InputError('a web page without a text in it', 'save it once it has loaded, or give its text');
  return { input: { text, ...facts }, raw: { type: 'text/html', bytes }, extractor: EXTRACTOR };
}

/** The text of a piece of HTML that is all text: the body of a feed's entry, of an e-mail. */
export const textOfHtml = (html: string): string =>
  blocksOf(parsePage(html))
    .map(({ text }) => text)
    .join('\n\n');
