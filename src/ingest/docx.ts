/** Word documents (DOCX): the paragraphs of the body as they read with all changes taken; exports of archives, too. */
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { splitBulk } from './bulk/bulk.js';
import { collect, megabytes } from './bytes.js';
import { isoDate } from './dates.js';
import type { Reader } from './reader.js';
import { InputError } from './text.js';

const BODY = 'word/document.xml';
const FACTS = 'docProps/core.xml';
/** Bytes of the document beside those of its text: styles, pictures, the words of the format. */
const PACKED = 10;

export const readDocx: Reader = async function* (source, { limit }) {
  const bytes = await collect(source.bytes, limit * PACKED);
  const files = unzipped(bytes, limit * PACKED);
  const body = files[BODY];
  if (!body) throw new InputError('no Word document: there is no text in the package', 'save it again as .docx');
  const lines = paragraphsOf(strFromU8(body));
  const exported = splitBulk(lines);
  if (exported) return yield* exported;
  const text = lines.join('\n\n');
  if (text === '') throw new InputError('a Word document without text', 'give the text of the article');
  const facts = factsOf(files[FACTS] ? strFromU8(files[FACTS]) : '');
  const title = facts.get('dc:title');
  const published = isoDate(facts.get('dcterms:created')?.slice(0, 10) ?? '');
  yield {
    input: {
      text,
      ...(title && !text.startsWith(title) ? { title } : {}),
      ...(published ? { published } : {}),
    },
    extractor: 'docx',
  };
};

/** The two parts that are wanted, unpacked; neither may be longer than it should. */
const unzipped = (bytes: Uint8Array, limit: number): Readonly<Record<string, Uint8Array>> => {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isWanted = name === BODY || name === FACTS;
        if (isWanted && originalSize > limit)
          throw new InputError(`packed, and unpacked longer than ${megabytes(limit)}`, 'raise the limit with --limit');
        return isWanted;
      },
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('a damaged Word document: its package cannot be opened', 'save it again');
  }
};

/** Parts of a document that are not read: notes of fields, text that was deleted, other forms of what stands there. */
const UNREAD = new Set(['w:del', 'w:movefrom', 'w:instrtext', 'mc:fallback', 'w:deltext', 'wp:docpr']);

const paragraphsOf = (xml: string): string[] => {
  const paragraphs: string[] = [];
  let text = '';
  let unread = 0;
  let isText = false;
  let cells = 0;
  const end = (): void => {
    const clean = text.replace(/ {2,}/g, ' ').trim();
    if (clean !== '')
      paragraphs.push(
        ...clean
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      );
    text = '';
  };
  const parser = new Parser(
    {
      onopentag: (tag) => {
        const name = tag.toLowerCase();
        if (UNREAD.has(name)) unread++;
        else if (name === 'w:t') isText = true;
        else if (name === 'w:tab') text += '\t';
        else if (name === 'w:br' || name === 'w:cr') text += '\n';
        else if (name === 'w:nobreakhyphen') text += '-';
        else if (name === 'w:tc') {
          cells++;
          if (text.trim() !== '') text += '\t';
        } else if (name === 'w:tr') end();
      },
      ontext: (piece) => {
        if (isText && unread === 0) text += piece;
      },
      onclosetag: (tag) => {
        const name = tag.toLowerCase();
        if (UNREAD.has(name)) unread--;
        else if (name === 'w:t') isText = false;
        else if (name === 'w:tc') cells--;
        else if (name === 'w:tr') end();
        else if (name === 'w:p') {
          if (cells > 0) text += ' ';
          else end();
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  end();
  return paragraphs;
};

/** The facts of a document by the names of their elements. */
const factsOf = (xml: string): ReadonlyMap<string, string> => {
  const facts = new Map<string, string>();
  let open = '';
  const parser = new Parser(
    {
      onopentag: (name) => {
        open = name;
      },
      ontext: (text) => {
        if (open !== '') facts.set(open, `${facts.get(open) ?? ''}${text}`.trim());
      },
      onclosetag: () => {
        open = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return facts;
};
