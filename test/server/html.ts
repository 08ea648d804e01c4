/** A page as a browser takes it: parsed by the rules of HTML, and looked over for what the layout does not have. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** All that the pages are made of. */
const ELEMENTS = new Set('html head meta title link body main a p h1 div'.split(' '));
const ATTRIBUTES = new Set('lang charset name content rel href class id'.split(' '));

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** The text of an element and all in it. */
const textOf = (node: Node): string =>
  node.nodeName === '#text' && 'value' in node ? node.value : childrenOf(node).map(textOf).join('');

export class Page {
  private readonly document: Node;

  constructor(html: string) {
    this.document = parse(html);
  }

  private *walk(node: Node = this.document): Generator<Node> {
    yield node;
    for (const child of childrenOf(node)) yield* this.walk(child);
  }

  /** The elements of a name, with a class where one is given, in their order. */
  all(name: string, className?: string): readonly Element[] {
    return [...this.walk()]
      .filter(isElement)
      .filter((one) => one.tagName === name)
      .filter((one) => className === undefined || (attribute(one, 'class') ?? '').split(' ').includes(className));
  }

  /** Their texts. */
  texts(name: string, className?: string): readonly string[] {
    return this.all(name, className).map(textOf);
  }

  get title(): string {
    return this.texts('title').join('\n');
  }

  get links(): readonly string[] {
    return this.all('a').map((one) => attribute(one, 'href') ?? '');
  }

  /** The link of this text. */
  link(text: string): string | undefined {
    const found = this.all('a').find((one) => textOf(one) === text);
    return found && attribute(found, 'href');
  }

  /** What the layout does not have: elements, attributes, comments, addresses that are not of the web. */
  faults(): readonly string[] {
    const faults: string[] = [];
    for (const node of this.walk()) {
      if (node.nodeName === '#comment') faults.push('a comment');
      if (!isElement(node)) continue;
      if (!ELEMENTS.has(node.tagName)) faults.push(`<${node.tagName}>`);
      for (const { name, value } of node.attrs) {
        if (!ATTRIBUTES.has(name)) faults.push(`<${node.tagName} ${name}>`);
        if (['href', 'src', 'action'].includes(name) && !isHarmless(value)) faults.push(`${name}=${value}`);
      }
    }
    for (const name of ['html', 'head', 'body', 'title', 'main', 'h1'])
      if (this.all(name).length !== 1) faults.push(`${this.all(name).length} of <${name}>`);
    return faults;
  }
}

/** An address of the web in full, or one of ours that begins with a single slash. */
const isHarmless = (href: string): boolean =>
  /^https?:\/\/[^/]/i.test(href)
    ? ['http:', 'https:'].includes(new URL(href, 'http://localhost/').protocol)
    : /^\/(?![/\\])/.test(href) && new URL(href, 'http://localhost/').host === 'localhost';
