/** The paragraphs of an element of a page: its text as a person sees it. */

import type { PageNode } from './dom.js';

export interface Block {
  readonly text: string;
  /** Name of the innermost element that is a block, in capitals: `P`, `LI`, `H2`, `TR`. */
  readonly element: string;
  /** Share of its characters that stand within links. */
  readonly linked: number;
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY THEAD TFOOT TR UL'.split(
    ' ',
  ),
);
const NO_TEXT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'TITLE', 'SVG', 'IFRAME', 'OBJECT']);
const CELLS = new Set(['TD', 'TH']);

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/** The blocks below an element, in the order of the page; those without text are left out. */
export function blocksOf(root: PageNode): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let linked = 0;
  let element = root.nodeName.toUpperCase();
  const end = (next: string): void => {
    const clean = cleaned(text);
    if (clean !== '')
      blocks.push({ text: clean, element, linked: Math.min(1, linked / Math.max(1, clean.replace(/\s/g, '').length)) });
    text = '';
    linked = 0;
    element = next;
  };
  const walk = (node: PageNode, isLink: boolean, within: string): void => {
    if (node.nodeType === TEXT_NODE) {
      const value = (node.nodeValue ?? '').replace(/[\s\u00a0]+/g, ' ');
      text += value;
      if (isLink) linked += value.replace(/\s/g, '').length;
      return;
    }
    if (node.nodeType !== ELEMENT_NODE && node !== root) return;
    const name = node.nodeName.toUpperCase();
    if (NO_TEXT.has(name)) return;
    if (name === 'BR') {
      text += '\n';
      return;
    }
    const isBlock = BLOCKS.has(name);
    if (isBlock) end(name);
    else if (CELLS.has(name) && text.trim() !== '') text += '\t';
    for (const child of node.childNodes) walk(child, isLink || name === 'A', isBlock ? name : within);
    if (isBlock) end(within);
  };
  walk(root, false, element);
  end('');
  return blocks;
}

/** Blanks in one, marks without a shape away, two line breaks in a row as the end of a paragraph. */
const cleaned = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/ *\t[ \t]*/g, '\t')
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim();
