/** Pages as trees: linkedom, loaded with the first page. What is asked of a tree, and no more, as types. */
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { InputError } from '../text.js';

/** Levels of elements within each other; pages have a few dozen, and what walks a tree takes its square in time. */
const DEEPEST = 1000;

export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly parentNode: PageNode | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly id: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
}

/**
 * The tree of a page, or of a piece of one.
 *
 * @throws InputError where its elements stand too deep within each other
 */
export function parsePage(html: string): PageDocument {
  expectShallow(html);
  const page = /<html\b/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(page).document as unknown as PageDocument;
}

const expectShallow = (html: string): void => {
  let depth = 0;
  const parser = new Parser({
    onopentagname: () => {
      depth++;
      if (depth > DEEPEST) throw new InputError('a web page that is nested too deep', 'give its text');
    },
    onclosetag: () => {
      depth--;
    },
  });
  parser.end(html);
};
