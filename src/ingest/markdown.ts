/** Markdown: its words without its marks; the first heading is the title, facts stand in the front matter (YAML). */
import { marked, type Token, type Tokens } from 'marked';
import { parse as parseYaml } from 'yaml';
import { collect } from './bytes.js';
import { isoDate } from './dates.js';
import { textOfHtml } from './html/page.js';
import type { Reader } from './reader.js';
import { decodeText, InputError } from './text.js';

export const readMarkdown: Reader = async function* (source, { limit }) {
  const text = decodeText(await collect(source.bytes, limit), limit).replace(/\r\n/g, '\n');
  const front = /^---\n([\s\S]*?\n)(?:---|\.\.\.)(?:\n|$)/.exec(text);
  const facts = front ? factsOf(front[1] ?? '') : new Map<string, string>();
  const tokens = marked.lexer(front ? text.slice(front[0].length) : text);
  const heading = tokens.findIndex(({ type }) => type !== 'space');
  const first = tokens[heading];
  const isTitled = first?.type === 'heading' && (first as Tokens.Heading).depth === 1;
  const title = facts.get('title') ?? (isTitled ? inline((first as Tokens.Heading).tokens) : undefined);
  const body = (isTitled ? tokens.slice(heading + 1) : tokens).flatMap(blocks);
  if (body.length === 0) throw new InputError('Markdown without text', 'give the text of the article');
  const fact = (...names: readonly string[]): string | undefined => names.map((name) => facts.get(name)).find(Boolean);
  const [day, publisher, url] = [fact('published', 'date'), fact('publisher', 'source'), fact('url', 'link')];
  const published = day ? isoDate(day) : undefined;
  yield {
    input: {
      text: body.join('\n\n'),
      ...(title ? { title } : {}),
      ...(published ? { published } : {}),
      ...(publisher ? { publisher } : {}),
      ...(url ? { url } : {}),
    },
    extractor: 'marked',
  };
};

const factsOf = (yaml: string): Map<string, string> => {
  let value: unknown;
  try {
    value = parseYaml(yaml, { prettyErrors: false });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    throw new InputError(`its front matter is no YAML: ${reason.slice(0, 120)}`, 'mend it, or take it out');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([name, one]) =>
      typeof one === 'string' || typeof one === 'number' ? [[name.toLowerCase(), String(one)] as const] : [],
    ),
  );
};

/** The paragraphs of a token: lists an item each, tables a row each; code and rules are no text. */
const blocks = (token: Token): string[] => {
  switch (token.type) {
    case 'paragraph':
    case 'heading':
    case 'text':
      return [inline((token as Tokens.Paragraph).tokens ?? [], (token as Tokens.Text).text)].filter(Boolean);
    case 'blockquote':
      return (token as Tokens.Blockquote).tokens.flatMap(blocks);
    case 'list':
      return (token as Tokens.List).items.flatMap(({ tokens }) => tokens.flatMap(blocks));
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return [header, ...rows].map((row) => row.map((cell) => inline(cell.tokens)).join('\t'));
    }
    case 'html':
      return [textOfHtml((token as Tokens.HTML).text)].filter(Boolean);
    default:
      return [];
  }
};

const inline = (tokens: readonly Token[], otherwise = ''): string => {
  if (tokens.length === 0) return unescaped(otherwise);
  return tokens
    .map((token): string => {
      if (token.type === 'br') return '\n';
      if (token.type === 'image' || token.type === 'html' || token.type === 'checkbox') return '';
      if ('tokens' in token && token.tokens) return inline(token.tokens);
      return 'text' in token ? unescaped(String(token.text)) : '';
    })
    .join('')
    .replace(/ *\n */g, ' ')
    .trim();
};

/** Entities, which Markdown leaves to HTML. */
const unescaped = (text: string): string =>
  /&[#\w]+;/.test(text) ? text.replace(/&[#\w]+;/g, (one) => textOfHtml(`<p>${one}</p>`) || ' ') : text;
