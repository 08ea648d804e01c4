/**
 * Which format some bytes are in. What the bytes themselves say goes before what the server says, and that before the
 * name: web pages are called `article.txt`, and feeds are sent as `text/html`.
 */
import { HEAD, isGzip } from './bytes.js';
import type { Reader } from './reader.js';

export interface Format {
  readonly id: string;
  /** What it is called in a message: 'a web page'. */
  readonly called: string;
  /** Ends of names, without the dot. */
  readonly endings: readonly string[];
  /** Content types, without parameters. */
  readonly types: readonly string[];
  /** Whether bytes that begin so are of this format, whatever else is said of them. */
  readonly begins?: (head: string) => boolean;
  /** Whether they seem to be, where neither type nor name tell. */
  readonly seems?: (head: string) => boolean;
  /** True where one source holds many documents: what a caller says of one document says nothing of these. */
  readonly holdsMany: boolean;
  /** True where its reader unpacks gzip itself, because the format says how. */
  readonly takesPacked?: true;
  readonly load: () => Promise<Reader>;
}

/** Behind white space, comments and declarations of XML. */
const LEAD = '^\\ufeff?(?:\\s|<\\?[^>]*\\?>|<!--[\\s\\S]*?-->|<!DOCTYPE\\s+(?!html)[^>\\[]*>)*';
const opens = (pattern: string): ((head: string) => boolean) => {
  const sign = new RegExp(LEAD + pattern, 'i');
  return (head) => sign.test(head);
};

const FORMATS: readonly Format[] = [
  {
    id: 'warc',
    called: 'a web archive (WARC)',
    endings: ['warc', 'wet'],
    types: ['application/warc'],
    begins: (head) => /^WARC\/\d/.test(head),
    holdsMany: true,
    takesPacked: true,
    load: async () => (await import('./warc.js')).readWarc,
  },
  {
    id: 'pdf',
    called: 'a PDF',
    endings: ['pdf'],
    types: ['application/pdf', 'application/x-pdf'],
    begins: (head) => head.slice(0, 1024).includes('%PDF-'),
    holdsMany: false,
    load: async () => (await import('./pdf.js')).readPdf,
  },
  {
    id: 'docx',
    called: 'a Word document',
    endings: ['docx'],
    types: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    begins: (head) => head.startsWith('PK\u0003\u0004') && /word\/|\[Content_Types\]/.test(head),
    holdsMany: false,
    load: async () => (await import('./docx.js')).readDocx,
  },
  {
    id: 'parquet',
    called: 'a Parquet file',
    endings: ['parquet'],
    types: ['application/vnd.apache.parquet'],
    begins: (head) => head.startsWith('PAR1'),
    holdsMany: true,
    load: async () => (await import('./parquet.js')).readParquet,
  },
  {
    id: 'rtf',
    called: 'RTF',
    endings: ['rtf'],
    types: ['application/rtf', 'text/rtf'],
    begins: (head) => head.startsWith('{\\rtf'),
    holdsMany: false,
    load: async () => (await import('./rtf.js')).readRtf,
  },
  {
    id: 'feed',
    called: 'a feed',
    endings: ['rss', 'atom', 'rdf'],
    types: ['application/rss+xml', 'application/atom+xml', 'application/rdf+xml', 'application/feed+json'],
    begins: opens('<(?:rss|feed|rdf:RDF)\\b'),
    holdsMany: true,
    load: async () => (await import('./feed.js')).readFeed,
  },
  {
    id: 'petrarch',
    called: "sentences in PETRARCH's XML",
    endings: [],
    types: [],
    begins: opens('<(?:Sentences|Articles)\\b'),
    holdsMany: true,
    load: async () => (await import('./petrarch.js')).readPetrarchXml,
  },
  {
    id: 'opml',
    called: 'a list of feeds (OPML)',
    endings: ['opml'],
    types: ['text/x-opml'],
    begins: opens('<opml\\b'),
    holdsMany: true,
    load: async () => (await import('./refused.js')).refuseFeedList,
  },
  {
    id: 'html',
    called: 'a web page',
    endings: ['html', 'htm', 'xhtml', 'shtml', 'mht'],
    types: ['text/html', 'application/xhtml+xml'],
    begins: opens('<(?:!doctype\\s+html|html|head|body)\\b'),
    seems: (head) => /<(?:p|div|article|span|h1|meta|title)\b[^>]*>/i.test(head) && /<\/\w+>/.test(head),
    holdsMany: false,
    load: async () => (await import('./html/page.js')).readHtml,
  },
  {
    id: 'ndjson',
    called: 'documents as JSON, one a line',
    endings: ['jsonl', 'ndjson'],
    types: ['application/x-ndjson', 'application/jsonl'],
    seems: (head) => /^\s*\{/.test(head) && (/\n\{/.test(head) || isJson(head.split('\n', 1)[0] ?? '')),
    holdsMany: true,
    load: async () => (await import('./json.js')).readJsonLines,
  },
  {
    id: 'json',
    called: 'documents as JSON',
    endings: ['json'],
    types: ['application/json'],
    seems: (head) => /^\s*(?:\{\s*"|\[\s*\{)/.test(head),
    holdsMany: true,
    load: async () => (await import('./json.js')).readJson,
  },
  {
    id: 'conllu',
    called: 'CoNLL-U',
    endings: ['conllu'],
    types: [],
    seems: (head) => /^(?:#[^\n]*\n)*1(?:-\d+)?\t(?:[^\t\n]*\t){8}[^\t\n]*$/m.test(head) && /^(?:#|1\t|1-)/.test(head),
    holdsMany: true,
    load: async () => (await import('./conllu.js')).readConllu,
  },
  {
    id: 'eml',
    called: 'an e-mail',
    endings: ['eml'],
    types: ['message/rfc822'],
    seems: (head) =>
      /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}/.test(head) && /^(?:message-id|mime-version|received):/im.test(head),
    holdsMany: false,
    load: async () => (await import('./eml.js')).readEml,
  },
  {
    id: 'csv',
    called: 'a table (CSV)',
    endings: ['csv', 'tsv', 'tab'],
    types: ['text/csv', 'text/tab-separated-values'],
    holdsMany: true,
    load: async () => (await import('./csv.js')).readCsv,
  },
  {
    id: 'markdown',
    called: 'Markdown',
    endings: ['md', 'markdown'],
    types: ['text/markdown'],
    holdsMany: false,
    load: async () => (await import('./markdown.js')).readMarkdown,
  },
  {
    id: 'xml',
    called: 'XML of a kind that is not known',
    endings: ['xml'],
    types: ['text/xml', 'application/xml'],
    begins: (head) => /^\ufeff?\s*<\?xml\b/.test(head),
    holdsMany: false,
    load: async () => (await import('./refused.js')).refuseXml,
  },
];

const TEXT: Format = {
  id: 'text',
  called: 'a text',
  endings: ['txt', 'text'],
  types: ['text/plain'],
  holdsMany: false,
  load: async () => (await import('./plain.js')).readPlain,
};

/**
 * The format of some bytes.
 *
 * @param head their beginning, as many as HEAD; what is packed, unpacked
 * @param name a path or an address, for its ending
 * @param type the content type that came with them
 * @param otherwise id of the format where nothing tells one; a plain text unless told
 */
export function recognise(head: Uint8Array, name: string, type = '', otherwise = TEXT.id): Format {
  const text = beginning(head);
  const told = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const ending = endingOf(name);
  return (
    FORMATS.find(({ begins }) => begins?.(text)) ??
    (told === TEXT.types[0] ? undefined : FORMATS.find(({ types }) => types.includes(told))) ??
    FORMATS.find(({ endings }) => endings.includes(ending)) ??
    FORMATS.find(({ seems }) => seems?.(text)) ??
    formatNamed(otherwise) ??
    TEXT
  );
}

/** The format of an id. */
export const formatNamed = (id: string | undefined): Format | undefined => FORMATS.find((one) => one.id === id);

/** The ending of a name in small letters, without that of its packing: `warc` of `a.warc.gz`. */
const endingOf = (name: string): string => {
  const path = /^https?:/i.test(name) ? (name.split(/[?#]/, 1)[0] ?? '') : name;
  return /\.([a-z0-9]+)$/i.exec(path.replace(/\.(?:gz|gzip)$/i, ''))?.[1]?.toLowerCase() ?? '';
};

/** Endings of the files that are taken out of a folder; others are named to be read. */
export const isReadable = (name: string): boolean =>
  endingOf(name) !== 'xml' && [...FORMATS, TEXT].some(({ endings }) => endings.includes(endingOf(name)));

/** The first bytes as text, each byte a character, or the characters of UTF-16. */
const beginning = (head: Uint8Array): string => {
  if (isGzip(head)) return '';
  const [first, second] = head;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'latin1';
  const text = new TextDecoder(encoding).decode(head.subarray(0, HEAD));
  return text.replace(/^(?:\u00ef\u00bb\u00bf)/, '');
};

const isJson = (line: string): boolean => {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
};
