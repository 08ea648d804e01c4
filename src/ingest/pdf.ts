/** PDF by pdf.js: paragraphs put together from lines, without the running heads and numbers of the pages. */
import { collect } from './bytes.js';
import { isoDate } from './dates.js';
import { type PdfLine, paragraphsOf } from './pdf-lines.js';
import type { Reader } from './reader.js';
import { InputError } from './text.js';

export const readPdf: Reader = async function* (source, { limit }) {
  const bytes = await collect(source.bytes, limit * PACKED);
  const pdf = await opened(() => openPdf(new Uint8Array(bytes)));
  try {
    const pages: PdfLine[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await opened(() => pdf.getPage(number));
      const { items } = await opened(() => page.getTextContent());
      pages.push(linesOf(items));
      page.cleanup();
    }
    const text = paragraphsOf(pages).join('\n\n');
    if (text.trim() === '')
      throw new InputError('a PDF without text: its pages are pictures', 'have its letters recognised first (OCR)');
    const { info } = await opened(() => pdf.getMetadata());
    const title = titleOf(info.Title, text);
    const published = dayOf(info.CreationDate);
    yield {
      input: { text, ...(title ? { title } : {}), ...(published ? { published } : {}) },
      raw: { type: 'application/pdf', bytes },
      extractor: 'pdf.js',
    };
  } finally {
    await pdf.destroy();
  }
};

/** What is asked of pdf.js, whose types stand in a package that is not installed. */
interface Pdf {
  readonly numPages: number;
  getPage(number: number): Promise<{
    getTextContent(): Promise<{ readonly items: readonly Item[] }>;
    cleanup(): void;
  }>;
  getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
  destroy(): Promise<void>;
}

const openPdf = async (bytes: Uint8Array): Promise<Pdf> => {
  const { getDocumentProxy } = await import('unpdf');
  // Scripts within a file are never run, and fonts are not drawn.
  return (await getDocumentProxy(bytes, {
    isEvalSupported: false,
    verbosity: 0,
    disableFontFace: true,
  })) as unknown as Pdf;
};

/** Bytes of a PDF beside those of its text: fonts and pictures. */
const PACKED = 10;

interface Item {
  readonly str?: string;
  readonly hasEOL?: boolean;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

const opened = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') throw new InputError('a PDF with a password', 'save it without one');
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : String(error);
    throw new InputError(`a damaged PDF: ${reason}`, 'fetch or save it again');
  }
};

/** The lines of a page, from the pieces that stand at one height. */
const linesOf = (items: readonly Item[]): PdfLine[] => {
  const lines: PdfLine[] = [];
  let text = '';
  let [x, y, end, size] = [0, Number.NaN, 0, 0];
  const close = (): void => {
    if (text.trim() !== '') lines.push({ text: text.replace(/\s+/g, ' ').trim(), x, y, end, size });
    text = '';
    y = Number.NaN;
  };
  for (const { str = '', hasEOL, transform = [], width = 0, height = 0 } of items) {
    const [, , , , left = 0, base = 0] = transform;
    if (str !== '') {
      if (!Number.isNaN(y) && Math.abs(base - y) > 0.5 * Math.max(size, height)) close();
      if (text === '') [x, y, size] = [left, base, height];
      else if (left - end > 0.2 * Math.max(1, size) && !text.endsWith(' ')) text += ' ';
      text += str;
      if (str.trim() !== '') end = left + width;
    }
    if (hasEOL) close();
  }
  close();
  return lines;
};

/** The title of the file, where it is one and no name of a file. */
const titleOf = (title: unknown, text: string): string | undefined => {
  if (typeof title !== 'string') return undefined;
  const clean = title.replace(/\s+/g, ' ').trim();
  const isFile =
    /\.(?:docx?|pdf|indd|qxd|rtf|odt)$/i.test(clean) || /^(?:microsoft word|untitled|document\d*)\b/i.test(clean);
  if (clean.length < 8 || isFile) return undefined;
  return text.startsWith(clean) ? undefined : clean;
};

/** *D:20230618120000Z* as a day. */
const dayOf = (date: unknown): string | undefined => {
  const digits = typeof date === 'string' ? /^(?:D:)?(\d{8})/.exec(date)?.[1] : undefined;
  return digits && isoDate(digits);
};
